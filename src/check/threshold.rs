//! Reads `recall-above`.

use toml::de::DeValue;

use super::toml::{Item, literal};
use crate::diagnostic::Code;
use crate::model::Threshold;
use crate::value::{Number, Value};

/// Reads a threshold, which only a fact with a figure has.
pub fn threshold(item: Item<'_>, value: Option<&Value>) -> Option<Threshold> {
    let hint = || Some("write a share, `\"5%\"`, or an amount in the fact's unit, `\"100億\"`".to_owned());
    let written = match item.value.get_ref() {
        DeValue::String(_) => item.text()?.to_owned(),
        number @ (DeValue::Integer(_) | DeValue::Float(_)) => literal(number),
        _ => {
            item.wrong_type("a share or an amount", hint());
            return None;
        }
    };
    let share = written.trim().strip_suffix(['%', '％']);
    let number = match Number::parse(share.unwrap_or(&written)) {
        Ok(number) => number,
        Err(error) => {
            item.report(Code::BadNumber, format!("`{written}` is no share and no amount: {error}"), hint());
            return None;
        }
    };
    if number < Number::from(0) {
        item.report(Code::OutOfRange, format!("`{written}` is below nothing"), hint());
        return None;
    }
    if !matches!(value, Some(Value::Quantity(_))) {
        let hint = "leave it out; every change of such a fact matters".to_owned();
        item.report(Code::BadValue, "a fact without a figure has no `recall-above`", Some(hint));
        return None;
    }
    Some(if share.is_some() { Threshold::Percent(number) } else { Threshold::Amount(number) })
}
