//! A value as a machine compares it, in the words of docs/facts-schema.md; numbers are decimal strings, so that no
//! digit is lost.

use serde::{Deserialize, Serialize};

use crate::value::{Bound, Number, Quantity, Value};

/// A value without its print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Form {
    /// A number with a bound and a unit.
    Quantity {
        /// The side on which the number is bounded.
        bound: BoundForm,
        /// Whether it is rough.
        about: bool,
        /// The number, where it is no range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        /// The lower end of a range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<String>,
        /// The upper end of a range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<String>,
        /// The unit's id.
        unit: String,
    },
    /// A date in the form of the fact table.
    Date {
        /// Such as 2025-12-21, spring 2026 or FY2026.
        date: String,
    },
    /// A span between two dates, both included.
    Period {
        /// Its first date.
        from: String,
        /// Its last date.
        to: String,
    },
    /// A text.
    Text,
}

/// What a figure says of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoundForm {
    /// Just this number.
    Exact,
    /// This number or more.
    AtLeast,
    /// More than this number.
    MoreThan,
    /// This number or less.
    AtMost,
    /// Less than this number.
    LessThan,
    /// A little less than this number.
    Nearly,
    /// From one number to another, both included.
    Range,
}

/// The form of a value.
pub fn form(value: &Value) -> Form {
    match value {
        Value::Quantity(quantity) => quantity_form(quantity),
        Value::Date(date) => Form::Date { date: date.to_string() },
        Value::Period(period) => Form::Period { from: period.from.to_string(), to: period.to.to_string() },
        Value::Text(_) => Form::Text,
    }
}

fn quantity_form(quantity: &Quantity) -> Form {
    let (bound, number) = match &quantity.bound {
        Bound::Exact(number) => (BoundForm::Exact, Some(number)),
        Bound::AtLeast(number) => (BoundForm::AtLeast, Some(number)),
        Bound::MoreThan(number) => (BoundForm::MoreThan, Some(number)),
        Bound::AtMost(number) => (BoundForm::AtMost, Some(number)),
        Bound::LessThan(number) => (BoundForm::LessThan, Some(number)),
        Bound::Nearly(number) => (BoundForm::Nearly, Some(number)),
        Bound::Range { .. } => (BoundForm::Range, None),
    };
    let (min, max) = match &quantity.bound {
        Bound::Range { min, max } => (Some(min), Some(max)),
        _ => (None, None),
    };
    let decimal = |number: Option<&Number>| number.map(|number| number.decimal().normalize().to_string());
    Form::Quantity {
        bound,
        about: quantity.about,
        number: decimal(number),
        min: decimal(min),
        max: decimal(max),
        unit: quantity.unit.id.clone(),
    }
}
