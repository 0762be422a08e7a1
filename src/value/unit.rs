//! What a number counts or measures, with its forms in both languages.

use std::sync::Arc;

use super::unit_kind::UnitKind;
use super::{Number, Size};

/// A unit with its forms in both languages.
///
/// A unit is named by its id; two units with the same id are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What a fact table calls it, such as `JPY`, `GBP/MWh` or `cases/100000 people`.
    pub id: String,
    /// The sort of what is above the line.
    pub kind: UnitKind,
    /// What the English prints before the figure: a sign of money (`US$`), or its code with a blank (`CHF `).
    pub sign: String,
    /// What both languages print before the figure, with a blank where it ends in a letter: `pH `.
    pub prefix: String,
    /// A symbol that tables print in place of the English name; empty where there is none.
    pub symbol: String,
    /// The English name after the figure 1 (`GPU`).
    pub singular: String,
    /// The English name after any other figure (`GPUs`).
    pub plural: String,
    /// The Japanese counter (基, ドル, 年間).
    pub counter: String,
    /// The Japanese counter before 以上, 超, 未満 and 近く: 5年間, but 5年以上.
    pub bounded_counter: String,
    /// What is below the line.
    pub(super) below: Vec<Below>,
    pub(super) size: Size,
}

/// One part of a rate's unit below the line: MWh, 100,000 people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// How many of it one figure is for.
    pub each: Number,
    /// What it is.
    pub unit: Arc<Unit>,
}

/// What a unit prints.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PrintedForms<'a> {
    pub sign: &'a str,
    pub prefix: &'a str,
    pub symbol: &'a str,
    /// The English singular and plural.
    pub english: [&'a str; 2],
    /// The Japanese counter, and the one before 以上.
    pub japanese: [&'a str; 2],
}

impl Unit {
    /// A unit without anything below the line.
    pub(super) fn new((id, kind): (&str, UnitKind), size: Size, printed: PrintedForms<'_>) -> Self {
        let PrintedForms { sign, prefix, symbol, english, japanese } = printed;
        Self {
            id: id.to_owned(),
            kind,
            sign: sign.to_owned(),
            prefix: prefix.to_owned(),
            symbol: symbol.to_owned(),
            singular: english[0].to_owned(),
            plural: english[1].to_owned(),
            counter: japanese[0].to_owned(),
            bounded_counter: japanese[1].to_owned(),
            below: Vec::new(),
            size,
        }
    }

    /// The unit over others: GBP over MWh. The id is that of the whole.
    pub(super) fn over(&self, id: String, below: Vec<Below>) -> Option<Self> {
        let mut size = self.size.clone();
        for part in &below {
            let inner = part.unit.size.over.iter().enumerate().map(|(at, measure)| {
                let factor = if at == 0 { measure.factor.times(part.each)? } else { measure.factor };
                Some(super::Measure { factor, ..measure.clone() })
            });
            size.under.extend(inner.collect::<Option<Vec<_>>>()?);
        }
        Some(Self { id, size, below, ..self.clone() })
    }

    /// What it measures: figures in units of one size are compared with each other.
    pub fn size(&self) -> &Size {
        &self.size
    }

    /// What is below the line; empty but for rates.
    pub fn below(&self) -> &[Below] {
        &self.below
    }

    /// Whether the figure is a sum for each year.
    pub fn is_per_year(&self) -> bool {
        self.kind == UnitKind::Money && matches!(&self.below[..], [part] if part.unit.id == "year")
    }

    /// Whether it is so much of one money for another.
    pub fn is_exchange_rate(&self) -> bool {
        self.kind == UnitKind::Money && matches!(&self.below[..], [part] if part.unit.kind == UnitKind::Money)
    }
}
