//! Why a value of a file can't be read.

use crate::value::{DateError, Number};

/// Why a value of a file can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormError {
    /// Something that isn't a decimal number.
    Number {
        /// As written.
        text: String,
    },
    /// A date that can't be read.
    Date(DateError),
    /// A range needs two numbers.
    Ends,
    /// A quantity with one number needs that and nothing else.
    OneNumber,
    /// A bound of several numbers lacks one of them, or has one too many.
    Numbers {
        /// Which bound.
        bound: Needed,
    },
    /// A pair of another number of numbers.
    Count {
        /// Its kind.
        kind: &'static str,
    },
    /// A contested figure with fewer than two versions, or one that prefers a version which it doesn't have.
    Versions,
    /// A time that no clock shows.
    Time {
        /// As written.
        text: String,
    },
    /// A range whose lower end is above its upper.
    Turned {
        /// The lower end.
        min: Number,
        /// The upper end.
        max: Number,
    },
}

/// A bound of several numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// A band.
    Band,
    /// A margin.
    Margin,
    /// An interval.
    Interval,
}

impl From<DateError> for FormError {
    fn from(error: DateError) -> Self {
        Self::Date(error)
    }
}

impl std::error::Error for FormError {}
