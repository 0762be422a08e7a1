//! Reads the parts of a figure: a number, a list of numbers, a unit.

use std::sync::Arc;

use toml::de::DeValue;

use crate::check::context::Context;
use crate::check::literal::literal;
use crate::check::messages::toml::not_a_number;
use crate::check::messages::values as says;
use crate::check::toml::{Item, TomlTable};
use crate::value::{Number, Unit};

/// The unit that a table names.
pub(super) fn unit(table: &TomlTable<'_>, item: Item<'_>, context: &Context) -> Option<Arc<Unit>> {
    let Some(item) = table.get("unit") else {
        item.report(says::no_unit(item.span()));
        return None;
    };
    let name = item.text()?;
    let unit = context.units.get(name);
    if unit.is_none() && context.units_complete {
        item.report(says::unknown_unit(item.span(), name, &context.units));
    }
    unit
}

/// Reads a list of so many numbers.
pub(super) fn numbers(item: Item<'_>, many: std::ops::RangeInclusive<usize>) -> Option<Vec<Number>> {
    let DeValue::Array(array) = item.value.get_ref() else {
        item.report(says::not_numbers(item.span(), item.key, &literal(item.value.get_ref()), &many));
        return None;
    };
    if !many.contains(&array.len()) {
        item.report(says::not_numbers(item.span(), item.key, &literal(item.value.get_ref()), &many));
        return None;
    }
    let read: Vec<_> = array.iter().map(|value| number(Item { value, ..item })).collect();
    read.into_iter().collect()
}

/// Reads a number.
pub(super) fn number(item: Item<'_>) -> Option<Number> {
    let text = match item.value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        _ => {
            item.report(not_a_number(item.span(), item.key, item.value.get_ref()));
            return None;
        }
    };
    match Number::parse(&text) {
        Ok(number) => Some(number),
        Err(error) => {
            item.report(says::bad_number(item.span(), &error));
            None
        }
    }
}
