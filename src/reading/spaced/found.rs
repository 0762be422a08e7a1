//! A figure that is being read.

use crate::reading::meaning::{Meaning, SaidAmount, SaidSign, SaidUnit, Unread};
use crate::value::{Bound, Date, Dated, Number};

/// A figure with the places of its first piece and after its last.
#[derive(Debug, Clone)]
pub struct FoundFigure {
    /// The place of its first piece.
    pub start: usize,
    /// The place after its last piece.
    pub end: usize,
    /// What it can mean.
    pub meanings: Vec<Meaning>,
    /// Why it can't be read.
    pub unread: Option<Unread>,
    /// What it is, for what may stand beside it.
    pub sort: Sort,
}

/// What may stand beside a figure depends on what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A number without a unit: what follows may be one.
    Bare,
    /// A number with a unit.
    United,
    /// A date.
    Date,
    /// A year of four digits that nothing beside it shows to be one.
    Year,
    /// A time of day.
    Time,
    /// Anything else.
    Other,
}

impl FoundFigure {
    /// A figure that can be read.
    pub fn new(start: usize, end: usize, meanings: Vec<Meaning>, sort: Sort) -> Self {
        Self { start, end, meanings, unread: None, sort }
    }

    /// A figure that can't be.
    pub fn unread(start: usize, end: usize, why: Unread, sort: Sort) -> Self {
        Self { start, end, meanings: Vec::new(), unread: Some(why), sort }
    }
}

/// An exact amount.
pub fn exact(number: Number, unit: SaidUnit) -> Meaning {
    amount(Bound::Exact(number), unit)
}

/// An amount with its bound.
pub fn amount(bound: Bound, unit: SaidUnit) -> Meaning {
    Meaning::Amount(SaidAmount { bound, about: false, sign: SaidSign::None, unit })
}

/// A date.
pub fn date(date: Date) -> Meaning {
    Meaning::Date(Dated::from(date))
}
