//! Why a printed figure or date cannot be read.

use super::NumberError;

/// Why a printed figure or date cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing but white space.
    Empty,
    /// No numeral where the figure should begin.
    NoNumeral {
        /// The text as printed.
        text: String,
    },
    /// The numeral is wrong in itself.
    Number(NumberError),
    /// The figure has no unit.
    UnitMissing {
        /// The text as printed.
        text: String,
        /// The id of the unit expected.
        expected: String,
    },
    /// The figure has another unit.
    UnitMismatch {
        /// The text as printed.
        text: String,
        /// The id of the unit expected.
        expected: String,
        /// The id of the unit found, or the text in its place.
        found: String,
    },
    /// A sum that should be one for each year says nothing of years, or the other way about.
    PerYear {
        /// The text as printed.
        text: String,
        /// The id of the unit expected.
        expected: String,
    },
    /// Something beside the figure that isn't part of it.
    Unexpected {
        /// The text as printed.
        text: String,
        /// The part that doesn't belong to the figure.
        rest: String,
    },
    /// Two qualifiers that exclude each other, such as 最大 and 以上.
    Qualifiers {
        /// The text as printed.
        text: String,
    },
    /// A range whose ends are in the wrong order, or whose first end is ambiguous (1億5000〜6000万).
    Range {
        /// The text as printed.
        text: String,
    },
    /// Not a date or period in a form that is read.
    Date {
        /// The text as printed.
        text: String,
    },
    /// A month or day that no calendar has.
    ImpossibleDate {
        /// The text as printed.
        text: String,
    },
}

impl From<NumberError> for ReadError {
    fn from(error: NumberError) -> Self {
        Self::Number(error)
    }
}
