//! A number with its sign, currency, scale and unit: what ranges, margins and ratios are made of.

use std::ops::Range;

use super::numeral::{Numeral, NumeralForm, is_year};
use crate::reading::meaning::{SaidSign, SaidUnit};
use crate::value::{Number, UnitName};

/// A number with all that touches it.
#[derive(Debug, Clone)]
pub struct FigureOperand {
    /// The place of its first piece.
    pub start: usize,
    /// The place after its last.
    pub end: usize,
    /// Its number as it is written, with the sign.
    pub numeral: Numeral,
    /// What its sign says.
    pub sign: SaidSign,
    /// The unit that stands before it.
    pub before: Option<UnitName>,
    /// Its units with a factor for the number each: a letter may be a scale or a unit. Never empty; a bare unit where it has none.
    pub units: Vec<(Number, SaidUnit)>,
    /// What of it isn't known.
    pub unknown: Option<Range<usize>>,
    /// Whether it is in accountants' brackets.
    pub bracketed: bool,
    /// Whether brackets around it may say nothing.
    pub either: bool,
}

impl FigureOperand {
    /// Whether it has no unit, in front or behind.
    pub fn is_bare(&self) -> bool {
        self.units.iter().all(|(_, unit)| unit.is_bare())
    }

    /// Whether its number is a whole one.
    pub fn is_whole(&self) -> bool {
        self.numeral.value.as_fraction().is_none() && self.numeral.value.decimal().is_integer()
    }

    /// Whether it is a whole number without unit, scale and sign.
    pub fn is_count(&self) -> bool {
        self.is_bare() && self.numeral.scale.is_none() && self.is_whole() && self.sign == SaidSign::None
    }

    /// Its number under one of its units.
    pub fn number(&self, factor: Number) -> Option<Number> {
        self.numeral.value.times(factor)
    }
}

/// Whether a number may be a year: for others of this room.
pub fn looks_like_year(one: &FigureOperand) -> bool {
    one.is_bare() && one.numeral.form == NumeralForm::Plain && is_year(one.numeral.value)
}
