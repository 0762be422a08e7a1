//! A number with its scale, and how it is written.

use rust_decimal::Decimal;

use crate::value::Number;

/// A number with its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// The number, with its scale multiplied out.
    pub value: Number,
    /// The place after its last piece.
    pub end: usize,
    /// How it is written.
    pub form: NumeralForm,
    /// By what it is multiplied, where a scale stands after it.
    pub scale: Option<Number>,
    /// Whether it stands for an open number of it.
    pub open: Openness,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralForm {
    /// Digits without a point or groups.
    Plain,
    /// Digits with a point or in groups.
    Set,
    /// Words.
    Words,
    /// A part: a third, ½, 1/2.
    Part,
    /// A part of a scale or unit that still stands before it: half a (million).
    PartOf,
    /// Digits with the point of another language: 12.5 in German. With a unit they are a number.
    Foreign,
    /// Digits that no number is written with.
    Malformed,
}

/// Whether a number is open or rough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// It is that number.
    No,
    /// Several times it: dozens.
    Several,
    /// About it: une vingtaine.
    Rough,
}

impl Numeral {
    pub fn new(value: Number, end: usize, form: NumeralForm) -> Self {
        Self { value, end, form, scale: None, open: Openness::No }
    }

    /// The number times a scale; malformed where that has too many digits.
    pub fn scaled(mut self, scale: i64, end: usize) -> Self {
        let factor = Number::from(scale);
        match self.value.times(factor) {
            Some(value) => self.value = value,
            None => self.form = NumeralForm::Malformed,
        }
        self.scale = Some(self.scale.and_then(|before| before.times(factor)).unwrap_or(factor));
        self.end = end;
        if matches!(self.form, NumeralForm::Part | NumeralForm::PartOf) {
            self.form = NumeralForm::Words;
        }
        self
    }

    /// The number and a part: 2 ½.
    pub fn plus(mut self, above: u32, below: u32, end: usize) -> Self {
        let whole = self.value.decimal() * Decimal::from(below) + Decimal::from(above);
        if let Some(sum) = Number::fraction(whole, below) {
            self.value = simple(sum);
        }
        self.end = end;
        self.form = if self.form == NumeralForm::Words { NumeralForm::Words } else { NumeralForm::Set };
        self
    }
}

/// A fraction as a decimal where it is one.
pub fn simple(number: Number) -> Number {
    number.times(Number::from(1)).map_or(number, |same| match same.as_fraction() {
        Some((above, below)) if [2, 4, 5, 8, 10, 16, 20, 25, 100, 1000].contains(&below) => {
            Number::from((above / Decimal::from(below)).normalize())
        }
        _ => same,
    })
}

/// Whether a plain number may be a year.
pub fn is_year(number: Number) -> bool {
    number >= Number::from(1500) && number <= Number::from(2200)
}
