//! From `{ about = "1兆", unit = "JPY" }` to a value.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::context::Context;
use super::texts::{Need, spanned, texts};
use super::toml::{Item, Table, literal};
use crate::diagnostic::wording::{did_you_mean, list};
use crate::diagnostic::{Code, Diagnostic};
use crate::format::VALUE;
use crate::value::{Bound, Date, Number, Period, PrintedDate, Quantity, Units, Value, read_date, words_hold};

const BOUNDS: [&str; 7] = ["exact", "about", "at-least", "more-than", "at-most", "less-than", "nearly"];

/// Reads a value; everything wrong with it is reported.
pub fn value(item: Item<'_>, context: &Context) -> Option<Value> {
    let DeValue::Table(_) = item.value.get_ref() else {
        let hint = format!("write `{} = {{ {} }}`", item.key, as_table(item.value.get_ref()));
        item.wrong_type("a table with a bound form and a unit", Some(hint));
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
        let message = if given.is_empty() {
            "the value has no figure, date, period or text".to_owned()
        } else {
            format!("the value is several things at once: {}", list(given))
        };
        item.report(
            Code::BadValue,
            message,
            Some(
                "give one of `exact` or another bound with `unit`, `date`, `from` and `to`, or `text`".into(),
            ),
        );
        return None;
    }
    if given[0] != "number" {
        if let Some(unit) = table.get("unit") {
            unit.report(
                Code::MissingUnit,
                format!(
                    "a {} takes no unit",
                    if given[0] == "date" || given[0] == "text" { given[0] } else { "period" }
                ),
                Some("leave `unit` out".into()),
            );
            return None;
        }
        if let Some(words) = table.get("words") {
            words.report(
                Code::BadValue,
                "`words` stand beside a figure only",
                Some("write a text value instead: `{ text.en = \"…\" }`".into()),
            );
        }
    }
    match given[0] {
        "date" => Some(Value::Date(date(table.get("date")?)?)),
        "text" => Some(Value::Text(texts(table.get("text")?, context)?)),
        "number" => quantity(&table, item, context),
        _ => period(&table, item),
    }
}

/// How a value that was written without its braces stands in them.
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

/// What a fact has in templates besides its companions.
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
            item.file.report(
                Diagnostic::at(
                    Code::BadName,
                    span,
                    format!(
                        "`{}` can't be the name of a companion: templates know it as something else",
                        entry.key
                    ),
                )
                .hint(format!("choose another name, such as `{}_figure`", entry.key)),
            );
            continue;
        }
        if !is_companion_name(entry.key) {
            item.file.report(
                Diagnostic::at(Code::BadName, span, format!("`{}` can't be the name of a companion", entry.key))
                    .hint("use lower-case letters, digits and `_`, beginning with a letter, and not `value`; a hyphen would be a subtraction"),
            );
            continue;
        }
        if let Some(value) = value(entry, context) {
            values.insert(entry.key.to_owned(), value);
        }
    }
    values
}

/// Whether a name can be a companion's, so that templates can ask for it.
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
            let found = literal(other);
            item.report(
                Code::BadDate,
                format!("`{}` takes a date, not `{found}`", item.key),
                Some(DATE_HINT.into()),
            );
            return None;
        }
    };
    match Date::parse(&text) {
        Ok(date) => Some(date),
        Err(error) => {
            let hint = match read_date(&text) {
                Ok(PrintedDate::Whole(date)) => format!("write it as {}", date.in_toml()),
                _ => DATE_HINT.to_owned(),
            };
            item.report(Code::BadDate, error.to_string(), Some(hint));
            None
        }
    }
}

const DATE_HINT: &str =
    "a date is 2025-12-21, \"2025-12\", \"2025-Q4\", \"spring 2026\", 2026, \"early 2025\" or \"FY2026\"";

fn has_number(table: &Table<'_>) -> bool {
    BOUNDS.iter().chain(&["min", "max"]).any(|key| table.get(key).is_some())
}

fn period(table: &Table<'_>, item: Item<'_>) -> Option<Value> {
    let (Some(from), Some(to)) = (table.get("from"), table.get("to")) else {
        let hint = "add the other end, or write `{ date = … }` for a date alone";
        item.report(Code::BadValue, "a period has both `from` and `to`", Some(hint.into()));
        return None;
    };
    let (from, to) = (date(from), date(to));
    let (from, to) = (from?, to?);
    if !from.can_begin(&to) {
        item.report(
            Code::MinAboveMax,
            format!("the period ends (`{to}`) before it begins (`{from}`)"),
            Some("swap `from` and `to`".into()),
        );
        return None;
    }
    Some(Value::Period(Period { from, to }))
}

fn quantity(table: &Table<'_>, item: Item<'_>, context: &Context) -> Option<Value> {
    let unit = match table.get("unit") {
        None => {
            item.report(
                Code::MissingUnit,
                "the number has no unit",
                Some("add `unit`, such as \"JPY\", \"USD\", \"people\" or \"%\"".into()),
            );
            None
        }
        Some(item) => item.text().and_then(|name| {
            let unit = context.units.get(name);
            if unit.is_none() && context.units_complete {
                item.report(
                    Code::UnknownUnit,
                    format!("there is no unit `{name}`"),
                    Some(unknown_unit(name, &context.units)),
                );
            }
            unit
        }),
    };
    // They may be given in one language only: where the other writes the figure.
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
        let message = if given == 0 {
            "`about = true` stands beside a figure, and there is none".to_owned()
        } else {
            let names =
                bounds.iter().map(|item| item.key).chain(min.map(|_| "min")).chain(max.map(|_| "max"));
            format!("the value has several bound forms: {}", list(names))
        };
        item.report(Code::BadValue, message, Some("give one of `exact`, `about`, `at-least`, `more-than`, `at-most`, `less-than`, `nearly`, or `min` and `max`".into()));
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
                let (low_text, high_text) = (literal(low.value.get_ref()), literal(high.value.get_ref()));
                let message = format!("`min` (`{low_text}`) is not below `max` (`{high_text}`)");
                item.file.report(
                    Diagnostic::at(Code::MinAboveMax, low.span(), message)
                        .also(high.span(), "the upper end")
                        .hint("swap them, or write `exact` when they are equal"),
                );
                return None;
            }
            (Bound::Range { min, max }, about)
        }
        _ => {
            item.report(
                Code::BadValue,
                "a range has both `min` and `max`",
                Some("write `at-least` or `at-most` for an open end".into()),
            );
            return None;
        }
    };
    let words = match words {
        Some(words) => words?,
        None => BTreeMap::new(),
    };
    let figure = Quantity { bound, about, unit: unit?, words: BTreeMap::new() };
    for (text, span) in words.values() {
        let Err(why) = words_hold(text, &figure, &context.units) else { continue };
        let (code, hint) = match why.is_unread() {
            true => (Code::UnreadForm, "compare them by eye, or write an amount that can be read"),
            false => {
                (Code::ValueDiffers, "correct the words or the value: the page prints the words in its place")
            }
        };
        item.file.report(Diagnostic::at(code, span.clone(), format!("`words`: {why}")).hint(hint));
    }
    let words = words.into_iter().map(|(language, (text, _))| (language, text)).collect();
    Some(Value::Quantity(Quantity { words, ..figure }))
}

/// What helps where a unit isn't known. A symbol is another unit than one that looks like it: km² is no km.
fn unknown_unit(name: &str, units: &Units) -> String {
    if let Some(id) = units.nearest(name) {
        return format!(
            "write `{id}`, which is printed so; a dossier adds its own as `[unit.NAME]` in dossier.toml"
        );
    }
    let has_sign = name.contains(|c: char| !c.is_alphabetic() && c != '-' && c != '_' && !c.is_whitespace());
    let is_symbol = has_sign || name.chars().count() <= 3;
    let near = did_you_mean(name, units.ids()).filter(|_| !has_sign);
    if let Some(near) = near.as_ref().filter(|_| !is_symbol) {
        return format!("{near}; a dossier adds its own as `[unit.NAME]` in dossier.toml");
    }
    let near = near.map(|near| format!("{near}, if that is meant; else ")).unwrap_or_default();
    let id = name.split_whitespace().collect::<Vec<_>>().join("-");
    if let Err(error) = units.clone().add(&id, [name, name], name) {
        return error.hint().unwrap_or_else(|| "take one from docs/file-format.md".to_owned());
    }
    let bare = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let key = if bare { id.clone() } else { format!("\"{id}\"") };
    let forms = match is_symbol && !name.contains(|c: char| c.is_alphabetic() && c as u32 > 0x2fff) {
        true => format!("`en = [\"{name}\", \"{name}\"]` and `ja = \"{name}\"`"),
        false => "`en`, the singular and the plural, and `ja`, the counter".to_owned(),
    };
    let renamed = if id == name { String::new() } else { format!(", and write `unit = \"{id}\"` here") };
    format!("{near}add it to dossier.toml: `[unit.{key}]` with {forms}{renamed}")
}

fn number(item: Item<'_>) -> Option<Number> {
    let text = match item.value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        _ => {
            item.wrong_type("a number", Some("write 5000, 33.3, \"1兆3000億\" or \"6.34 billion\"".into()));
            return None;
        }
    };
    match Number::parse(&text) {
        Ok(number) => Some(number),
        Err(error) => {
            item.report(Code::BadNumber, error.to_string(), error.hint());
            None
        }
    }
}
