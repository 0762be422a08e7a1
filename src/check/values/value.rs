//! Tells what kind of value a table is, and reads it.

use toml::de::DeValue;

use super::{moments, pairs, quantities};
use crate::check::context::Context;
use crate::check::fiscal::Years;
use crate::check::messages::derived::formula_in_value;
use crate::check::messages::toml::value_without_braces;
use crate::check::messages::values as says;
use crate::check::messages::values::ValueKind;
use crate::check::texts::texts;
use crate::check::toml::{Item, TomlTable};
use crate::format::{COMPUTED, VALUE};
use crate::value::{PairBound, Value};

/// The kinds that a table says it is.
fn kinds_in(table: &TomlTable<'_>) -> Vec<ValueKind> {
    let named = [
        (ValueKind::Of, "of"),
        (ValueKind::Ratio, "ratio"),
        (ValueKind::Score, "score"),
        (ValueKind::Rank, "rank"),
        (ValueKind::Time, "time"),
        (ValueKind::Text, "text"),
    ];
    let mut kinds: Vec<ValueKind> = moments::bound(table).into_iter().map(ValueKind::Date).collect();
    if table.get("to").is_some() {
        kinds.push(ValueKind::Period);
    }
    kinds.extend(named.into_iter().filter(|(_, key)| table.get(key).is_some()).map(|(kind, _)| kind));
    // A bound as a flag stands beside a pair; alone it lacks its number.
    let lone_bound = kinds.is_empty() && bounds_in(table).next().is_some();
    if quantities::is_in(table) || lone_bound {
        kinds.push(ValueKind::Number);
    }
    kinds
}

/// The bounds that a pair may have, where a table has them.
fn bounds_in<'a>(table: &TomlTable<'a>) -> impl Iterator<Item = Item<'a>> {
    PairBound::KEYS.into_iter().filter_map(|(key, _)| table.get(key))
}

/// The bound of a pair that was written with a number of its own: `{ ratio = [3, 1], more-than = 3 }`.
fn bound_with_number<'a>(table: &TomlTable<'a>, kinds: &[ValueKind]) -> Option<Item<'a>> {
    let [ValueKind::Of | ValueKind::Ratio, ValueKind::Number] = kinds else { return None };
    bounds_in(table).chain(table.get("about")).find(|item| !item.value.get_ref().is_bool())
}

/// Reads a value; everything wrong with it is reported. `years` are those of the fact.
pub fn value(item: Item<'_>, years: Years, context: &Context) -> Option<Value> {
    let DeValue::Table(_) = item.value.get_ref() else {
        let found = item.value.get_ref();
        item.report(value_without_braces(item.span(), item.key, found, &says::as_table(found)));
        return None;
    };
    let table = item.table()?;
    if let Some(formula) = table.get(COMPUTED.keys[0].name) {
        item.report(formula_in_value(formula.span(), item.key));
        return None;
    }
    table.check_known(&VALUE);
    let kinds = kinds_in(&table);
    if let Some(bound) = bound_with_number(&table, &kinds) {
        bound.report(says::bound_with_number(bound.span(), bound.key));
        return None;
    }
    let [kind] = kinds[..] else {
        let lone_about = kinds.is_empty() && table.get("about").is_some();
        let given: Vec<&str> = kinds.iter().map(|kind| kind.key()).collect();
        item.report(match lone_about {
            true => says::about_without_figure(item.span()),
            false => says::not_one_kind(item.span(), &given),
        });
        return None;
    };
    report_idle(&table, kind)?;
    match kind {
        ValueKind::Number => quantities::quantity(&table, item, context),
        ValueKind::Of => pairs::of(&table, item, context),
        ValueKind::Ratio => pairs::ratio(&table, table.get("ratio")?),
        ValueKind::Score => pairs::score(table.get("score")?),
        ValueKind::Rank => pairs::rank(table.get("rank")?),
        ValueKind::Time => moments::time(&table),
        ValueKind::Date(bound) => moments::dated(&table, bound, years, context),
        ValueKind::Period => moments::period(&table, item, years, context),
        ValueKind::Text => Some(Value::Text(texts(table.get("text")?, context)?)),
    }
}

/// Reports keys that say nothing of a value of this kind; nothing where it may have been meant as another.
fn report_idle(table: &TomlTable<'_>, kind: ValueKind) -> Option<()> {
    if let Some(unit) = table.get("unit").filter(|_| !matches!(kind, ValueKind::Number | ValueKind::Of)) {
        unit.report(says::idle_unit(unit.span(), kind.name()));
        return None;
    }
    if let Some(words) = table.get("words").filter(|_| kind != ValueKind::Number) {
        words.report(says::words_without_figure(words.span()));
    }
    if let Some(zone) = table.get("zone").filter(|_| kind != ValueKind::Time) {
        zone.report(says::idle_zone(zone.span()));
    }
    if let Some(fiscal) =
        table.get("fiscal").filter(|_| !matches!(kind, ValueKind::Date(_) | ValueKind::Period))
    {
        fiscal.report(crate::check::messages::fiscal::idle_fiscal(fiscal.span()));
    }
    let paired = matches!(kind, ValueKind::Of | ValueKind::Ratio);
    let bounded = paired || matches!(kind, ValueKind::Number | ValueKind::Date(_) | ValueKind::Period);
    if let Some(about) = table.get("about").filter(|_| !bounded) {
        about.report(says::idle_about(about.span(), kind.name()));
    }
    for bound in bounds_in(table).filter(|_| !paired && kind != ValueKind::Number) {
        bound.report(says::idle_bound(bound.span(), bound.key, kind));
    }
    Some(())
}
