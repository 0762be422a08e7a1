//! Why a printed figure or date cannot be read.

use std::fmt;

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
    /// Something beside the figure that is no part of it.
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

impl ReadError {
    /// What would help.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Number(error) => error.hint(),
            Self::NoNumeral { .. } | Self::Unexpected { .. } => {
                Some("give the figure alone, with its unit and its qualifier, as `約1兆円` or `about ¥1 trillion`".to_owned())
            }
            Self::UnitMissing { .. } => Some("include the unit in the printed form".to_owned()),
            Self::UnitMismatch { .. } | Self::PerYear { .. } => {
                Some("compare the printed unit with the `unit` of the value".to_owned())
            }
            Self::Date { .. } => Some(
                "give the date alone, as `2025年12月21日`, `12月21日`, `2026年春`, `2026年度` or `21 December 2025`"
                    .to_owned(),
            ),
            Self::Empty | Self::Qualifiers { .. } | Self::Range { .. } | Self::ImpossibleDate { .. } => None,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the printed form is empty"),
            Self::NoNumeral { text } => write!(f, "`{text}` holds no figure that can be read"),
            Self::Number(error) => error.fmt(f),
            Self::UnitMissing { text, expected } => {
                write!(f, "`{text}` has no unit where `{expected}` is expected")
            }
            Self::UnitMismatch { text, expected, found } => {
                write!(f, "`{text}` is in `{found}` where `{expected}` is expected")
            }
            Self::PerYear { text, expected } if expected.ends_with("/year") => {
                write!(f, "`{text}` is not a sum for each year where `{expected}` is expected")
            }
            Self::PerYear { text, expected } => {
                write!(f, "`{text}` is a sum for each year where `{expected}` is expected")
            }
            Self::Unexpected { text, rest } => {
                write!(f, "`{rest}` in `{text}` is not part of the figure")
            }
            Self::Qualifiers { text } => write!(f, "the qualifiers of `{text}` exclude each other"),
            Self::Range { text } => write!(f, "the range `{text}` has no clear lower and upper end"),
            Self::Date { text } => write!(f, "`{text}` is not a date that can be read"),
            Self::ImpossibleDate { text } => write!(f, "there is no such date as `{text}`"),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<NumberError> for ReadError {
    fn from(error: NumberError) -> Self {
        Self::Number(error)
    }
}
