//! What an amount measures: bases with powers, so that yen over shares is no yen. Shares, multiples and plain numbers measure
//! nothing; which of them a number is, is its [`Pure`].

use std::collections::BTreeMap;
use std::fmt;

use super::fraction::Fraction;
use crate::value::{Measure, Size, UnitKind};

/// Bases with their powers; empty for what has no unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dimension(BTreeMap<String, i32>);

/// What a number without a dimension is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pure {
    /// A number that the formula gives.
    Constant,
    /// One figure over another that is like it.
    Ratio,
    /// A part of a whole, in hundredths or not.
    Share,
    /// So many times.
    Multiple,
    /// An index, a score, a magnitude.
    Number,
}

impl Dimension {
    /// Of a unit.
    pub fn of(size: &Size) -> Self {
        let mut found = Self::default();
        for (measures, sign) in [(&size.over, 1), (&size.under, -1)] {
            for measure in measures.iter().filter(|measure| pure(measure).is_none()) {
                found.add(measure.base.as_ref(), sign);
            }
        }
        found
    }

    /// Of a product.
    #[must_use]
    pub fn times(&self, other: &Self, power: i32) -> Self {
        let mut product = self.clone();
        for (base, own) in &other.0 {
            product.add(base, own * power);
        }
        product
    }

    /// Whether it measures nothing.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, base: &str, power: i32) {
        let own = self.0.entry(base.to_owned()).or_insert(0);
        *own += power;
        if *own == 0 {
            self.0.remove(base);
        }
    }
}

/// `JPY/shares`.
impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut over = self.0.iter().filter(|(_, power)| **power > 0);
        match over.next() {
            Some((base, power)) => write_power(f, base, *power)?,
            None => f.write_str("1")?,
        }
        for (base, power) in over {
            f.write_str("·")?;
            write_power(f, base, *power)?;
        }
        for (base, power) in self.0.iter().filter(|(_, power)| **power < 0) {
            f.write_str("/")?;
            write_power(f, base, -power)?;
        }
        Ok(())
    }
}

fn write_power(f: &mut fmt::Formatter<'_>, base: &str, power: i32) -> fmt::Result {
    if power == 1 { f.write_str(base) } else { write!(f, "{base}^{power}") }
}

/// How many of its bases one of a unit is: 1,000,000 of MW, 1/100 of %.
pub fn factor(size: &Size) -> Fraction {
    let product = |measures: &[Measure]| {
        let factors = measures.iter().map(|measure| Fraction::from(measure.factor));
        factors.fold(Fraction::whole(1), |product, factor| &product * &factor)
    };
    // No unit has a factor of zero.
    let under = product(&size.under).inverse().unwrap_or_else(|| Fraction::whole(1));
    &product(&size.over) * &under
}

/// What a unit without a dimension is; `None` of one that has a dimension.
pub fn pure_of(size: &Size) -> Option<Pure> {
    match (&size.over[..], &size.under[..]) {
        ([], []) => Some(Pure::Number),
        ([one], []) => pure(one),
        _ => None,
    }
}

fn pure(measure: &Measure) -> Option<Pure> {
    match measure.kind {
        UnitKind::Share => Some(Pure::Share),
        UnitKind::Multiple => Some(Pure::Multiple),
        UnitKind::Number => Some(Pure::Number),
        UnitKind::Money | UnitKind::Measure | UnitKind::Duration | UnitKind::Count | UnitKind::Points => None,
    }
}
