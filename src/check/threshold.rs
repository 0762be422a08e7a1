//! Reads `recall-above`.

use toml::de::DeValue;

use super::literal::literal;
use super::messages::facts as says;
use super::messages::toml::not_a_threshold;
use super::toml::Item;
use crate::model::Threshold;
use crate::value::{Number, Value};

/// Reads a threshold; only a fact with a figure may have one.
pub fn threshold(item: Item<'_>, value: Option<&Value>) -> Option<Threshold> {
    let threshold = parse(item)?;
    if !matches!(value, Some(Value::Quantity(_))) {
        item.report(says::threshold_without_figure(item.span()));
        return None;
    }
    Some(threshold)
}

/// The same of a fact that has a figure.
pub fn parse(item: Item<'_>) -> Option<Threshold> {
    let written = match item.value.get_ref() {
        DeValue::String(_) => item.text()?.to_owned(),
        number @ (DeValue::Integer(_) | DeValue::Float(_)) => literal(number),
        other => {
            item.report(not_a_threshold(item.span(), item.key, other));
            return None;
        }
    };
    let share = written.trim().strip_suffix(['%', '％']);
    let number = match Number::parse(share.unwrap_or(&written)) {
        Ok(number) => number,
        Err(why) => {
            item.report(says::bad_threshold(item.span(), &written, why));
            return None;
        }
    };
    if number < Number::from(0) {
        item.report(says::negative_threshold(item.span(), &written));
        return None;
    }
    Some(if share.is_some() { Threshold::Percent(number) } else { Threshold::Amount(number) })
}
