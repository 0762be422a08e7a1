//! From `{ about = "1兆", unit = "JPY" }` to a value.

mod companions;
mod date;
mod number;
mod pair;

use toml::de::DeValue;

use super::context::Context;
use super::fiscal::Years;
use super::literal::literal;
use super::messages::toml::value_without_braces;
use super::messages::values as says;
use super::texts::texts;
use super::toml::{Item, TomlTable};
use crate::format::VALUE;
use crate::value::{DateBound, Number, PrintedDate, Value, read_date};

pub use companions::{companions, is_companion_name};
pub use date::date;

/// What a table can be a value of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Of,
    Ratio,
    Score,
    Rank,
    Time,
    Date(DateBound),
    Period,
    Text,
}

impl Kind {
    /// The keys by which a table is of this kind, for messages.
    fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Of => "of",
            Self::Ratio => "ratio",
            Self::Score => "score",
            Self::Rank => "rank",
            Self::Time => "time",
            Self::Date(bound) => bound.key(),
            Self::Period => "from` and `to",
            Self::Text => "text",
        }
    }

    /// What it is called.
    fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Of => "part of a whole",
            Self::Ratio => "ratio",
            Self::Score => "score",
            Self::Rank => "rank",
            Self::Time => "time",
            Self::Date(_) => "date",
            Self::Period => "period",
            Self::Text => "text",
        }
    }

    /// The kinds that a table says it is.
    fn all_in(table: &TomlTable<'_>) -> Vec<Self> {
        let named = [
            (Self::Of, "of"),
            (Self::Ratio, "ratio"),
            (Self::Score, "score"),
            (Self::Rank, "rank"),
            (Self::Time, "time"),
            (Self::Text, "text"),
        ];
        let mut kinds: Vec<Self> = date::bound(table).into_iter().map(Self::Date).collect();
        if table.get("to").is_some() {
            kinds.push(Self::Period);
        }
        kinds.extend(named.into_iter().filter(|(_, key)| table.get(key).is_some()).map(|(kind, _)| kind));
        if number::is_in(table) {
            kinds.push(Self::Number);
        }
        kinds
    }
}

/// Reads a value; everything wrong with it is reported. `years` are those of the fact.
pub fn value(item: Item<'_>, years: Years, context: &Context) -> Option<Value> {
    let DeValue::Table(_) = item.value.get_ref() else {
        let found = item.value.get_ref();
        item.report(value_without_braces(item.span(), item.key, found, &as_table(found)));
        return None;
    };
    let table = item.table()?;
    table.check_known(&VALUE);
    let kinds = Kind::all_in(&table);
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
        Kind::Number => number::quantity(&table, item, context),
        Kind::Of => pair::of(&table, item, context),
        Kind::Ratio => pair::ratio(table.get("ratio")?),
        Kind::Score => pair::score(table.get("score")?),
        Kind::Rank => pair::rank(table.get("rank")?),
        Kind::Time => date::time(&table),
        Kind::Date(bound) => date::dated(&table, bound, years, context),
        Kind::Period => date::period(&table, item, years, context),
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
        fiscal.report(super::messages::fiscal::idle_fiscal(fiscal.span()));
    }
    let bounded = matches!(kind, Kind::Number | Kind::Date(_) | Kind::Period);
    if let Some(about) = table.get("about").filter(|_| !bounded) {
        about.report(says::idle_about(about.span(), kind.name()));
    }
    Some(())
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
