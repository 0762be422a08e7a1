//! From the amount of a formula to the quantity that is printed: its unit, its bound, and its digits. What is printed stays true:
//! a rounded figure is a rough one, and a bound is rounded outwards.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::dimension::{Dimension, Pure, factor, pure_of};
use super::formula_fault::FormulaFault;
use super::fraction::{Fraction, Towards};
use super::interval::{End, Interval};
use super::known_amount::KnownAmount;
use super::messages::measured_in;
use super::when::When;
use crate::model::{Formula, Scaling, Term};
use crate::value::{Bound, Number, Quantity, Sense, Texts, Unit, UnitKind, Units};

/// The fewest digits to which anything is rounded unasked.
const FEWEST_DIGITS: u32 = 2;
/// The denominators of shares that are said as fractions.
const MOST_PARTS: u32 = 10;

/// How the author wants the result.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// In this unit.
    pub unit: Option<Arc<Unit>>,
    /// As a change.
    pub change: bool,
    /// With so many significant digits.
    pub digits: Option<u32>,
}

/// The quantity that is printed. `used` are the units of the formula's figures.
///
/// # Errors
/// When the result says nothing, or has no unit or another than was asked for.
pub fn result(
    amount: &KnownAmount,
    formula: &Formula,
    wanted: &Asked,
    (used, units): (&[Arc<Unit>], &Units),
) -> Result<Quantity, FormulaFault> {
    if amount.range.is_unbounded() {
        return Err(FormulaFault::Unbounded);
    }
    let unit = match &wanted.unit {
        Some(unit) => Arc::clone(unit),
        None => own_unit(amount, used, units)?,
    };
    let scale = scale_into(amount, &unit)?;
    let change = wanted.change || amount.change;
    check_hundreds(formula, &unit)?;
    let apart = amount.between_shares && (change || matches!(amount.when, When::Between(..)));
    if apart && unit.kind == UnitKind::Share {
        return Err(FormulaFault::PointsMeant { unit: unit.id.clone() });
    }
    let range = amount.range.times(&Interval::point(scale));
    let whole =
        Interval { low: Some(End::closed(Fraction::zero())), high: Some(End::closed(Fraction::whole(1))) };
    if unit.id == "share" && !change && !within(&range, &whole) {
        return Err(FormulaFault::ShareOutside);
    }
    let digits = wanted
        .digits
        .or_else(|| (amount.about || amount.divided).then(|| amount.digits.unwrap_or(0).max(FEWEST_DIGITS)));
    let printed = Printed {
        digits,
        fallback: amount.digits.unwrap_or(0).max(FEWEST_DIGITS),
        share: unit.id == "share",
    };
    if let Some(fault) = amount.no_growth.clone().filter(|_| change) {
        return Err(fault);
    }
    let (bound, rounded) = if change { printed.bound_of_change(&range)? } else { printed.bound(&range)? };
    let sense = if change { Sense::Change } else { Sense::Amount };
    Ok(Quantity { bound, about: amount.about || rounded, sense, unit, words: Texts::new() })
}

/// Whether all ends of an interval are within another.
fn within(range: &Interval, whole: &Interval) -> bool {
    [&range.low, &range.high].into_iter().flatten().all(|end| whole.holds(&end.at))
}

/// The unit in which a result is printed where nobody asks for another.
fn own_unit(amount: &KnownAmount, used: &[Arc<Unit>], units: &Units) -> Result<Arc<Unit>, FormulaFault> {
    if let Some(unit) = &amount.unit {
        return Ok(Arc::clone(unit));
    }
    if amount.dimension.is_none() {
        return Err(FormulaFault::NeedsUnit);
    }
    let found = candidates(used, units)
        .find(|unit| Dimension::of(unit.size()) == amount.dimension && pure_of(unit.size()) == amount.pure);
    found.ok_or_else(|| FormulaFault::NoUnit { found: format!("`{}`", amount.dimension) })
}

/// Units that can be made of those of the figures: each, what is above and below its line, and each of these over another.
fn candidates<'a>(used: &'a [Arc<Unit>], units: &'a Units) -> impl Iterator<Item = Arc<Unit>> + 'a {
    let mut simple: Vec<Arc<Unit>> = used.to_vec();
    for unit in used {
        let over = unit.id.split('/').next().and_then(|id| units.get(id));
        let parts = over.into_iter().chain(unit.below().iter().map(|part| Arc::clone(&part.unit)));
        for part in parts {
            if !simple.contains(&part) {
                simple.push(part);
            }
        }
    }
    let pairs: Vec<String> = simple
        .iter()
        .flat_map(|one| simple.iter().map(move |other| format!("{}/{}", one.id, other.id)))
        .collect();
    simple.into_iter().chain(pairs.into_iter().filter_map(|id| units.get(&id)))
}

/// By what an amount in its bases is multiplied to be in a unit.
fn scale_into(amount: &KnownAmount, unit: &Unit) -> Result<Fraction, FormulaFault> {
    let other = || FormulaFault::OtherUnit { asked: unit.id.clone(), found: measured_in(amount) };
    let scale = factor(unit.size()).inverse().ok_or_else(other)?;
    let asked = Dimension::of(unit.size());
    // A share minus a share is a number of percentage points.
    let points = Dimension::default() != asked
        && unit.kind == UnitKind::Points
        && unit.size().over.iter().all(|one| one.base == "points");
    if points && amount.between_shares && amount.pure == Some(Pure::Share) {
        return Ok(&scale * &Fraction::whole(100));
    }
    if asked != amount.dimension {
        return Err(other());
    }
    let fits = match (amount.pure, pure_of(unit.size())) {
        (Some(Pure::Ratio | Pure::Constant), Some(_)) => true,
        // A share may be said as a multiple or a number by nobody but its author.
        (Some(one), Some(other)) => one == other,
        (None, None) => true,
        _ => false,
    };
    if fits { Ok(scale) } else { Err(other()) }
}

/// Reports numbers that make hundredths of what the unit makes hundredths of.
fn check_hundreds(formula: &Formula, unit: &Unit) -> Result<(), FormulaFault> {
    if unit.kind != UnitKind::Share || unit.id == "share" {
        return Ok(());
    }
    let Some(times) = factor(unit.size()).inverse() else { return Ok(()) };
    let mut fault = None;
    formula.visit(&mut |part| match &part.term {
        Term::Product { rest, first } => {
            let factors = rest.iter().filter(|(scaling, _)| *scaling == Scaling::Times);
            for factor in factors.map(|(_, factor)| factor).chain([&**first]) {
                if let Term::Number(number) = &factor.term
                    && Fraction::from(*number) == times
                {
                    fault = Some(number.to_string());
                }
            }
        }
        Term::Sum { rest, first } => {
            for term in rest.iter().map(|(_, term)| term).chain([&**first]) {
                if let Term::Number(number) = &term.term
                    && *number != Decimal::ONE
                {
                    fault = Some(number.to_string());
                }
            }
        }
        Term::Number(_) | Term::Figure(_) => {}
    });
    match fault {
        Some(number) => Err(FormulaFault::HundredTwice { number, unit: unit.id.clone() }),
        None => Ok(()),
    }
}

/// How numbers are rounded.
struct Printed {
    /// To so many digits; in full where nothing is said.
    digits: Option<u32>,
    /// The digits of what no decimal is in full.
    fallback: u32,
    /// Whether it is a share, which may be said as a fraction.
    share: bool,
}

impl Printed {
    /// The bound of a range, and whether a number that is exact was rounded.
    fn bound(&self, range: &Interval) -> Result<(Bound, bool), FormulaFault> {
        if let Some(point) = range.as_point() {
            let (number, same) = self.number(point, Towards::Nearest)?;
            return Ok((Bound::Exact(number), !same));
        }
        let low = |end: &End| self.number(&end.at, Towards::Below);
        let high = |end: &End| self.number(&end.at, Towards::Above);
        let bound = match (&range.low, &range.high) {
            (Some(least), None) if least.closed => Bound::AtLeast(low(least)?.0),
            (Some(least), None) => Bound::MoreThan(low(least)?.0),
            (None, Some(most)) if most.closed => Bound::AtMost(high(most)?.0),
            (None, Some(most)) => Bound::LessThan(high(most)?.0),
            (Some(least), Some(most)) => {
                let ((min, _), (max, _)) = (low(least)?, high(most)?);
                let width = max.minus(min);
                let is_band = least.closed && !most.closed && !min.is_negative();
                match is_band && width.is_some_and(|width| min.steps().contains(&width)) {
                    true => Bound::Band { from: min, below: max },
                    // What lies between two open ends lies between the same numbers with both of them within.
                    false => Bound::Range { min, max },
                }
            }
            (None, None) => return Err(FormulaFault::Unbounded),
        };
        Ok((bound, false))
    }

    /// The same of a change, whose bound is said of its size: what is below −5% fell by more than that.
    fn bound_of_change(&self, range: &Interval) -> Result<(Bound, bool), FormulaFault> {
        let zero = Fraction::zero();
        let is_zero = |end: &End| end.closed && end.at == zero;
        let bound = match (&range.low, &range.high) {
            (Some(least), None) if least.at < zero => return Err(FormulaFault::EitherWay),
            (None, Some(most)) if most.at >= zero => return Err(FormulaFault::EitherWay),
            (None, Some(most)) => {
                let (size, _) = self.number(&most.at, Towards::Above)?;
                if most.closed { Bound::AtLeast(size) } else { Bound::MoreThan(size) }
            }
            (Some(least), Some(most)) if is_zero(least) && most.at > zero => {
                let (size, _) = self.number(&most.at, Towards::Above)?;
                if most.closed { Bound::AtMost(size) } else { Bound::LessThan(size) }
            }
            (Some(least), Some(most)) if is_zero(most) && least.at < zero => {
                let (size, _) = self.number(&least.at, Towards::Below)?;
                if least.closed { Bound::AtMost(size) } else { Bound::LessThan(size) }
            }
            _ => return self.bound(range),
        };
        Ok((bound, false))
    }

    /// A number as it is printed, and whether that is the very number.
    fn number(&self, number: &Fraction, to: Towards) -> Result<(Number, bool), FormulaFault> {
        if self.share
            && let Some((above, below)) = number.parts().filter(|(_, below)| (2..=MOST_PARTS).contains(below))
        {
            return Ok((Number::fraction(above, below).ok_or(FormulaFault::TooLong)?, true));
        }
        if self.digits.is_none()
            && let Some(exact) = number.decimal()
        {
            return Ok((Number::from(exact), true));
        }
        let digits = self.digits.unwrap_or(self.fallback);
        // What is too long to be a decimal is rounded further, which stays true.
        let mut lengths = (1..=digits).rev();
        let rounded = lengths.find_map(|digits| number.rounded(digits, to)).ok_or(FormulaFault::TooLong)?;
        if Fraction::from(rounded) == *number {
            return Ok((Number::from(rounded), true));
        }
        // Its zeros are typed, so that they are printed: 2.0 of two digits.
        Ok((Number::parse(&rounded.to_string()).map_err(|_| FormulaFault::TooLong)?, false))
    }
}
