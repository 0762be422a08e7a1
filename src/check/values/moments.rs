//! Reads dates with their bounds, periods and times of day.

use toml::de::DeValue;

use crate::check::context::Context;
use crate::check::fiscal::Years;
use crate::check::literal::literal;
use crate::check::messages::{fiscal, values as says};
use crate::check::toml::{Item, TomlTable};
use crate::value::{Date, DateBound, Dated, Period, PrintedDate, TimeOfDay, Value, read_date};

/// Reads a date of any precision.
pub fn date(item: Item<'_>, years: Years) -> Option<Date> {
    let text = match item.value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(datetime) if datetime.time.is_none() => datetime.to_string(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        other => {
            item.report(says::not_a_date(item.span(), item.key, &literal(other)));
            return None;
        }
    };
    match Date::parse_of(&text, years.owner) {
        // An owner that can't be read is reported already.
        Ok(Date::FiscalYear(_)) | Err(crate::value::DateError::NeedsOwner { .. }) if years.unread => None,
        Ok(year @ Date::FiscalYear(_)) if years.declared => {
            item.report(fiscal::nobodys_year(item.span(), &year.to_string()));
            None
        }
        Ok(date) => Some(date),
        Err(error) => {
            let meant = match read_date(&text) {
                Ok(PrintedDate::Whole(date)) => Some(date),
                _ => None,
            };
            item.report(says::bad_date(item.span(), &error, meant.as_ref()));
            None
        }
    }
}

/// The key of a date with a bound that the table has; `from` only where it has no `to`.
pub(super) fn bound(table: &TomlTable<'_>) -> Vec<DateBound> {
    let has = |bound: &DateBound| table.get(bound.key()).is_some();
    let period = table.get("to").is_some();
    DateBound::ALL.into_iter().filter(has).filter(|bound| !(period && *bound == DateBound::From)).collect()
}

/// Reads a date with its bound.
pub(super) fn dated(
    table: &TomlTable<'_>,
    bound: DateBound,
    around: Years,
    context: &Context,
) -> Option<Value> {
    let item = table.get(bound.key())?;
    let fiscal_item = table.get("fiscal");
    let date = date(item, context.owners.years(fiscal_item, around))?;
    if let Some(idle) = fiscal_item.filter(|_| !is_fiscal(&date)) {
        idle.report(fiscal::idle_fiscal(idle.span()));
    }
    let about = match table.get("about") {
        Some(about) => about.boolean()?,
        None => false,
    };
    Some(Value::Date(Dated { date, bound, about }))
}

/// Whether a date is one of somebody's fiscal years, or a part of one.
fn is_fiscal(date: &Date) -> bool {
    matches!(date, Date::FiscalYear(_) | Date::Fiscal { .. })
}

/// Reads a period from one date to another.
pub(super) fn period(
    table: &TomlTable<'_>,
    item: Item<'_>,
    around: Years,
    context: &Context,
) -> Option<Value> {
    let (Some(from), Some(to)) = (table.get("from"), table.get("to")) else {
        item.report(says::half_a_period(item.span()));
        return None;
    };
    if let Some(about) = table.get("about") {
        about.report(says::rough_period(about.span()));
    }
    let fiscal_item = table.get("fiscal");
    let years = context.owners.years(fiscal_item, around);
    let (from, to) = (date(from, years), date(to, years));
    let (from, to) = (from?, to?);
    if let Some(idle) = fiscal_item.filter(|_| !is_fiscal(&from) && !is_fiscal(&to)) {
        idle.report(fiscal::idle_fiscal(idle.span()));
    }
    if !from.can_begin(&to) {
        item.report(says::period_ends_first(item.span(), &from, &to));
        return None;
    }
    Some(Value::Period(Period { from, to }))
}

/// Reads a time of day with its zone.
pub(super) fn time(table: &TomlTable<'_>) -> Option<Value> {
    let item = table.get("time")?;
    let zone = match table.get("zone") {
        Some(zone) => {
            let text = zone.text()?;
            let sound = text.len() <= 10
                && text.starts_with(|c: char| c.is_ascii_alphabetic())
                && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-−:".contains(c));
            if !sound {
                zone.report(says::not_a_zone(zone.span(), text));
                return None;
            }
            Some(text.to_owned())
        }
        None => None,
    };
    let text = match item.value.get_ref() {
        DeValue::String(text) => text.trim().to_owned(),
        // A time of TOML has seconds.
        DeValue::Datetime(found) if found.date.is_none() => {
            let text = found.to_string();
            text.strip_suffix(":00").unwrap_or(&text).to_owned()
        }
        other => literal(other),
    };
    match TimeOfDay::parse(&text) {
        Some(time) => Some(Value::Time(TimeOfDay { zone, ..time })),
        None => {
            item.report(says::not_a_time(item.span(), &text));
            None
        }
    }
}
