//! A value as a machine compares it, with the names of docs/facts-schema.md.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::value::{Bound, Date, DateError, Number, Period, Value};

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
        /// The unit's id.
        unit: String,
    },
    /// A date.
    Date(Date),
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
                unit: quantity.unit.id.clone(),
            },
            Value::Date(date) => Self::Date(*date),
            Value::Period(period) => Self::Period(*period),
            Value::Text(_) => Self::Text,
        }
    }

    /// Its numbers and dates as files hold them.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::Quantity { bound, .. } => bound.numbers().map(|number| number.to_string()).collect(),
            Self::Date(date) => vec![date.to_string()],
            Self::Period(period) => vec![period.from.to_string(), period.to.to_string()],
            Self::Text => Vec::new(),
        }
    }
}

/// The form in files. Numbers are decimal strings, so that no digit is lost; dates are those of the fact table.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
enum Written {
    Quantity {
        bound: Side,
        about: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<String>,
        unit: String,
    },
    Date {
        date: String,
    },
    Period {
        from: String,
        to: String,
    },
    Text,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Side {
    Exact,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    Range,
}

impl From<Form> for Written {
    fn from(form: Form) -> Self {
        match form {
            Form::Quantity { bound, about, unit } => {
                let side = match bound {
                    Bound::Exact(_) => Side::Exact,
                    Bound::AtLeast(_) => Side::AtLeast,
                    Bound::MoreThan(_) => Side::MoreThan,
                    Bound::AtMost(_) => Side::AtMost,
                    Bound::LessThan(_) => Side::LessThan,
                    Bound::Nearly(_) => Side::Nearly,
                    Bound::Range { .. } => Side::Range,
                };
                let (number, min, max) = match bound {
                    Bound::Range { min, max } => (None, Some(min.to_string()), Some(max.to_string())),
                    single => (single.numbers().next().map(|number| number.to_string()), None, None),
                };
                Self::Quantity { bound: side, about, number, min, max, unit }
            }
            Form::Date(date) => Self::Date { date: date.to_string() },
            Form::Period(period) => Self::Period { from: period.from.to_string(), to: period.to.to_string() },
            Form::Text => Self::Text,
        }
    }
}

impl TryFrom<Written> for Form {
    type Error = FormError;

    fn try_from(written: Written) -> Result<Self, FormError> {
        Ok(match written {
            Written::Quantity { bound, about, number, min, max, unit } => {
                Self::Quantity { bound: bounded(bound, number, min, max)?, about, unit }
            }
            Written::Date { date } => Self::Date(Date::parse(&date)?),
            Written::Period { from, to } => {
                Self::Period(Period { from: Date::parse(&from)?, to: Date::parse(&to)? })
            }
            Written::Text => Self::Text,
        })
    }
}

fn bounded(
    side: Side,
    number: Option<String>,
    min: Option<String>,
    max: Option<String>,
) -> Result<Bound, FormError> {
    let bound = match (side, number, min, max) {
        (Side::Range, None, Some(min), Some(max)) => {
            let (min, max) = (decimal(min)?, decimal(max)?);
            return if min <= max {
                Ok(Bound::Range { min, max })
            } else {
                Err(FormError::Turned { min, max })
            };
        }
        (Side::Range, ..) => return Err(FormError::Ends),
        (_, Some(number), None, None) => decimal(number)?,
        _ => return Err(FormError::OneNumber),
    };
    Ok(match side {
        Side::Exact | Side::Range => Bound::Exact(bound),
        Side::AtLeast => Bound::AtLeast(bound),
        Side::MoreThan => Bound::MoreThan(bound),
        Side::AtMost => Bound::AtMost(bound),
        Side::LessThan => Bound::LessThan(bound),
        Side::Nearly => Bound::Nearly(bound),
    })
}

/// Digits with a decimal point, as files hold them; the other spellings of a fact table aren't used there.
fn decimal(text: String) -> Result<Number, FormError> {
    Decimal::from_str_exact(&text).map(Number::from).map_err(|_| FormError::Number { text })
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
    /// Any other quantity needs one.
    OneNumber,
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
