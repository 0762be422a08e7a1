//! From `{ about = "1兆", unit = "JPY" }` to a value.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::context::Context;
use super::literal::literal;
use super::messages::toml::{not_a_number, value_without_braces};
use super::messages::values as says;
use super::texts::{Need, spanned, texts};
use super::toml::{Item, TomlTable};
use crate::format::VALUE;
use crate::value::{Bound, Date, Number, Period, PrintedDate, Quantity, Sense, Value, read_date};
use crate::reading::words_hold;

const BOUNDS: [&str; 7] = ["exact", "about", "at-least", "more-than", "at-most", "less-than", "nearly"];

/// Reads a value; everything wrong with it is reported.
pub fn value(item: Item<'_>, context: &Context) -> Option<Value> {
    let DeValue::Table(_) = item.value.get_ref() else {
        let found = item.value.get_ref();
        item.report(value_without_braces(item.span(), item.key, found, &as_table(found)));
        return None;
    };
    let table = item.table()?;
    table.check_known(&VALUE);
    let forms = [
        ("date", table.get("date").is_some()),
        ("from` and `to", table.get("from").is_some() || table.get("to").is_some()),
        ("text", table.get("text").is_some()),
        ("number", has_number(&table)),
    ];
    let given: Vec<&str> = forms.iter().filter(|(_, given)| *given).map(|(name, _)| *name).collect();
    if given.len() != 1 {
        item.report(says::not_one_kind(item.span(), &given));
        return None;
    }
    if given[0] != "number" {
        if let Some(unit) = table.get("unit") {
            let kind = if given[0] == "date" || given[0] == "text" { given[0] } else { "period" };
            unit.report(says::idle_unit(unit.span(), kind));
            return None;
        }
        if let Some(words) = table.get("words") {
            words.report(says::words_without_figure(words.span()));
        }
    }
    match given[0] {
        "date" => Some(date(table.get("date")?)?.into()),
        "text" => Some(Value::Text(texts(table.get("text")?, context)?)),
        "number" => quantity(&table, item, context),
        _ => period(&table, item),
    }
}

/// A value that was written without its braces, as it would be written with them.
fn as_table(value: &DeValue<'_>) -> String {
    let number = |number: &str| format!("exact = {number}, unit = \"…\"");
    match value {
        DeValue::Integer(_) | DeValue::Float(_) => number(&literal(value)),
        DeValue::Datetime(_) => format!("date = {}", literal(value)),
        DeValue::String(text) if Number::parse(text).is_ok() => number(&format!("\"{text}\"")),
        DeValue::String(text) => match read_date(text) {
            Ok(PrintedDate::Whole(date)) => format!("date = {}", date.in_toml()),
            _ => "exact = \"…\", unit = \"…\"".to_owned(),
        },
        _ => "exact = …, unit = \"…\"".to_owned(),
    }
}

/// The names that a fact has in templates already, so that no companion may take them.
const ATTRIBUTES: [&str; 15] = [
    "id",
    "topic",
    "subject",
    "status",
    "stage",
    "priority",
    "must",
    "is_contested",
    "is_lapsed",
    "has_value",
    "has_short",
    "amount",
    "short",
    "as_of",
    "source",
];

/// Reads the companions.
pub fn companions(item: Item<'_>, context: &Context) -> BTreeMap<String, Value> {
    let Some(table) = item.table() else { return BTreeMap::new() };
    let mut values = BTreeMap::new();
    for (span, entry) in table.entries() {
        if ATTRIBUTES.contains(&entry.key) {
            item.report(says::taken_companion(span, entry.key));
            continue;
        }
        if !is_companion_name(entry.key) {
            item.report(says::bad_companion(span, entry.key));
            continue;
        }
        if let Some(value) = value(entry, context) {
            values.insert(entry.key.to_owned(), value);
        }
    }
    values
}

/// Whether a companion may have this name, so that templates can ask for it.
pub fn is_companion_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && name != "value"
}

/// Reads a date of any precision.
pub fn date(item: Item<'_>) -> Option<Date> {
    let text = match item.value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(datetime) if datetime.time.is_none() => datetime.to_string(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        other => {
            item.report(says::not_a_date(item.span(), item.key, &literal(other)));
            return None;
        }
    };
    match Date::parse(&text) {
        Ok(date) => Some(date),
        Err(error) => {
            let meant = match read_date(&text) {
                Ok(PrintedDate::Whole(date)) => Some(date),
                _ => None,
            };
            item.report(says::bad_date(item.span(), error, meant.as_ref()));
            None
        }
    }
}

fn has_number(table: &TomlTable<'_>) -> bool {
    BOUNDS.iter().chain(&["min", "max"]).any(|key| table.get(key).is_some())
}

fn period(table: &TomlTable<'_>, item: Item<'_>) -> Option<Value> {
    let (Some(from), Some(to)) = (table.get("from"), table.get("to")) else {
        item.report(says::half_a_period(item.span()));
        return None;
    };
    let (from, to) = (date(from), date(to));
    let (from, to) = (from?, to?);
    if !from.can_begin(&to) {
        item.report(says::period_ends_first(item.span(), &from, &to));
        return None;
    }
    Some(Value::Period(Period { from, to }))
}

fn quantity(table: &TomlTable<'_>, item: Item<'_>, context: &Context) -> Option<Value> {
    let unit = match table.get("unit") {
        None => {
            item.report(says::no_unit(item.span()));
            None
        }
        Some(item) => item.text().and_then(|name| {
            let unit = context.units.get(name);
            if unit.is_none() && context.units_complete {
                item.report(says::unknown_unit(item.span(), name, &context.units));
            }
            unit
        }),
    };
    // They may be given in one language only; the other prints the figure.
    let words = table.get("words").map(|item| spanned(item, context, Need::Some));
    let about_flag = table.get("about").filter(|item| item.value.get_ref().is_bool());
    let about = about_flag.and_then(Item::boolean).unwrap_or(false);
    let bounds: Vec<Item<'_>> = BOUNDS
        .iter()
        .filter_map(|key| table.get(key))
        .filter(|item| !(item.key == "about" && item.value.get_ref().is_bool()))
        .collect();
    let (min, max) = (table.get("min"), table.get("max"));
    let given = bounds.len() + usize::from(min.is_some() || max.is_some());
    if given != 1 {
        item.report(if given == 0 {
            says::about_without_figure(item.span())
        } else {
            let names =
                bounds.iter().map(|item| item.key).chain(min.map(|_| "min")).chain(max.map(|_| "max"));
            says::several_bounds(item.span(), names)
        });
        return None;
    }
    let (bound, about) = match (bounds.first(), min, max) {
        (Some(item), _, _) => {
            let number = number(*item)?;
            let bound = match item.key {
                "at-least" => Bound::AtLeast(number),
                "more-than" => Bound::MoreThan(number),
                "at-most" => Bound::AtMost(number),
                "less-than" => Bound::LessThan(number),
                "nearly" => Bound::Nearly(number),
                _ => Bound::Exact(number),
            };
            (bound, about || item.key == "about")
        }
        (None, Some(low), Some(high)) => {
            let (min, max) = (number(low), number(high));
            let (min, max) = (min?, max?);
            if min >= max {
                let (min, max) = (literal(low.value.get_ref()), literal(high.value.get_ref()));
                item.report(says::min_above_max(low.span(), &min, &max, high.span()));
                return None;
            }
            (Bound::Range { min, max }, about)
        }
        _ => {
            item.report(says::half_a_range(item.span()));
            return None;
        }
    };
    let words = match words {
        Some(words) => words?,
        None => BTreeMap::new(),
    };
    let figure = Quantity { bound, about, sense: Sense::Amount, unit: unit?, words: BTreeMap::new() };
    for (&language, (text, span)) in &words {
        if let Err(why) = words_hold(text, &figure, &context.own_words(language)) {
            item.report(says::words_differ(span.clone(), &why));
        }
    }
    let words = words.into_iter().map(|(language, (text, _))| (language, text)).collect();
    Some(Value::Quantity(Quantity { words, ..figure }))
}

fn number(item: Item<'_>) -> Option<Number> {
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
