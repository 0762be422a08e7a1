//! Tells what kind of value a table is, and reads it.

use toml::de::DeValue;

use super::{moments, pairs, quantities};
use crate::check::context::Context;
use crate::check::fiscal::Years;
use crate::check::messages::toml::value_without_braces;
use crate::check::messages::values as says;
use crate::check::messages::values::Kind;
use crate::check::texts::texts;
use crate::check::toml::{Item, TomlTable};
use crate::format::VALUE;
use crate::value::Value;

/// The kinds that a table says it is.
fn kinds_in(table: &TomlTable<'_>) -> Vec<Kind> {
    let named = [
        (Kind::Of, "of"),
        (Kind::Ratio, "ratio"),
        (Kind::Score, "score"),
        (Kind::Rank, "rank"),
        (Kind::Time, "time"),
        (Kind::Text, "text"),
    ];
    let mut kinds: Vec<Kind> = moments::bound(table).into_iter().map(Kind::Date).collect();
    if table.get("to").is_some() {
        kinds.push(Kind::Period);
    }
    kinds.extend(named.into_iter().filter(|(_, key)| table.get(key).is_some()).map(|(kind, _)| kind));
    if quantities::is_in(table) {
        kinds.push(Kind::Number);
    }
    kinds
}

/// Reads a value; everything wrong with it is reported. `years` are those of the fact.
pub fn value(item: Item<'_>, years: Years, context: &Context) -> Option<Value> {
    let DeValue::Table(_) = item.value.get_ref() else {
        let found = item.value.get_ref();
        item.report(value_without_braces(item.span(), item.key, found, &says::as_table(found)));
        return None;
    };
    let table = item.table()?;
    table.check_known(&VALUE);
    let kinds = kinds_in(&table);
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
        Kind::Number => quantities::quantity(&table, item, context),
        Kind::Of => pairs::of(&table, item, context),
        Kind::Ratio => pairs::ratio(table.get("ratio")?),
        Kind::Score => pairs::score(table.get("score")?),
        Kind::Rank => pairs::rank(table.get("rank")?),
        Kind::Time => moments::time(&table),
        Kind::Date(bound) => moments::dated(&table, bound, years, context),
        Kind::Period => moments::period(&table, item, years, context),
        Kind::Text => Some(Value::Text(texts(table.get("text")?, context)?)),
    }
}

/// Reports keys that say nothing of a value of this kind; nothing where it may have been meant as another.
fn report_idle(table: &TomlTable<'_>, kind: Kind) -> Option<()> {
    if let Some(unit) = table.get("unit").filter(|_| !matches!(kind, Kind::Number | Kind::Of)) {
        unit.report(says::idle_unit(unit.span(), kind.name()));
        return None;
    }
    if let Some(words) = table.get("words").filter(|_| kind != Kind::Number) {
        words.report(says::words_without_figure(words.span()));
    }
    if let Some(zone) = table.get("zone").filter(|_| kind != Kind::Time) {
        zone.report(says::idle_zone(zone.span()));
    }
    if let Some(fiscal) = table.get("fiscal").filter(|_| !matches!(kind, Kind::Date(_) | Kind::Period)) {
        fiscal.report(crate::check::messages::fiscal::idle_fiscal(fiscal.span()));
    }
    let bounded = matches!(kind, Kind::Number | Kind::Date(_) | Kind::Period);
    if let Some(about) = table.get("about").filter(|_| !bounded) {
        about.report(says::idle_about(about.span(), kind.name()));
    }
    Some(())
}
