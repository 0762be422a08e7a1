//! Reads `with`: further figures of a fact by their names.

use super::value::value;
use crate::check::context::Context;
use crate::check::fiscal::Years;
use crate::check::messages::derived::formula_in_value;
use crate::check::messages::values as says;
use crate::check::toml::Item;
use crate::diagnostic::Span;
use crate::model::{Few, Formula};
use crate::value::Value;

/// The names that a fact has in templates already, so that no companion may take them.
const ATTRIBUTES: [&str; 20] = [
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
    "in_row",
    "amount",
    "short",
    "as_of",
    "source",
    "formula",
    "is_derived",
    "likelihood",
    "confidence",
];

/// Reads the companions.
pub fn companions(item: Item<'_>, years: Years, context: &Context) -> Few<String, Value> {
    let Some(table) = item.table() else { return Few::new() };
    let mut values = Few::with_capacity(item.value.get_ref().as_table().map_or(0, |written| written.len()));
    for (span, entry) in table.entries() {
        if !check_companion_name(item, span, entry.key) {
            continue;
        }
        if is_formula(entry) {
            entry.report(formula_in_value(entry.span(), entry.key));
        } else if let Some(value) = value(entry, years, context) {
            values.insert(entry.key.to_owned(), value);
        }
    }
    values
}

/// Whether a text is a formula, and not a figure without its braces.
fn is_formula(entry: Item<'_>) -> bool {
    let text = entry.value.get_ref().as_str();
    let computes = |text: &str| {
        let named = |formula: &Formula| formula.as_figure().is_none_or(|name| name.figure != "value");
        Formula::parse(text).is_ok_and(|formula| named(&formula))
    };
    text.is_some_and(computes)
}

/// Reports a name that no companion may have; returns whether it may.
pub fn check_companion_name(item: Item<'_>, span: Span, name: &str) -> bool {
    if ATTRIBUTES.contains(&name) {
        item.report(says::taken_companion(span, name));
        return false;
    }
    if !is_companion_name(name) {
        item.report(says::bad_companion(span, name));
        return false;
    }
    true
}

/// Whether a companion may have this name, so that templates can ask for it.
pub fn is_companion_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && name != "value"
}
