//! A value as a machine compares it, with the names of docs/facts-schema.md.

use serde::{Deserialize, Serialize};

use super::written_form::Written;
use crate::value::{Bound, DateError, Dated, Number, Pair, Period, Sense, TimeOfDay, Value};

/// A value without its printed form. Files hold it as text; one whose numbers or dates can't be read is refused on reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub enum Form {
    /// A number with a bound and a unit.
    Quantity {
        /// The number and the side on which it is bounded.
        bound: Bound,
        /// Whether it is rough.
        about: bool,
        /// Whether it is an amount or a change.
        sense: Sense,
        /// The unit's id.
        unit: String,
    },
    /// So many of so many.
    Of {
        /// The part.
        part: Number,
        /// The whole.
        whole: Number,
        /// The unit's id.
        unit: String,
    },
    /// A ratio.
    Ratio([Number; 2]),
    /// A score or a vote: two numbers or three.
    Score(Vec<Number>),
    /// A rank.
    Rank(u32),
    /// A time of day.
    Time(TimeOfDay),
    /// A date with its bound.
    Date(Dated),
    /// A span between two dates, both included.
    Period(Period),
    /// A text.
    Text,
}

impl Form {
    /// Of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Quantity(quantity) => Self::Quantity {
                bound: quantity.bound,
                about: quantity.about,
                sense: quantity.sense,
                unit: quantity.unit.id.clone(),
            },
            Value::Pair(Pair::Of { part, whole, unit }) => {
                Self::Of { part: *part, whole: *whole, unit: unit.id.clone() }
            }
            Value::Pair(Pair::Ratio(numbers)) => Self::Ratio(*numbers),
            Value::Pair(Pair::Score(numbers)) => Self::Score(numbers.clone()),
            Value::Rank(rank) => Self::Rank(*rank),
            Value::Time(time) => Self::Time(time.clone()),
            Value::Date(dated) => Self::Date(*dated),
            Value::Period(period) => Self::Period(*period),
            Value::Text(_) => Self::Text,
        }
    }

    /// Its numbers and dates as files hold them.
    pub fn texts(&self) -> Vec<String> {
        let all = |numbers: &[Number]| numbers.iter().map(Number::to_string).collect();
        match self {
            Self::Quantity { bound, .. } => bound.numbers().map(|number| number.to_string()).collect(),
            Self::Of { part, whole, .. } => all(&[*part, *whole]),
            Self::Ratio(numbers) => all(numbers),
            Self::Score(numbers) => all(numbers),
            Self::Rank(rank) => vec![rank.to_string()],
            Self::Time(time) => vec![time.to_string()],
            Self::Date(dated) => vec![dated.date.to_string()],
            Self::Period(period) => vec![period.from.to_string(), period.to.to_string()],
            Self::Text => Vec::new(),
        }
    }
}

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
        /// The bound.
        bound: &'static str,
        /// What it needs.
        needed: &'static str,
    },
    /// A pair of another number of numbers.
    Count {
        /// Its kind.
        kind: &'static str,
    },
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

impl From<DateError> for FormError {
    fn from(error: DateError) -> Self {
        Self::Date(error)
    }
}

impl std::error::Error for FormError {}
