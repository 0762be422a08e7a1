//! Reads a key that holds a single day.

use chrono::NaiveDate;

use super::fiscal::Years;
use super::messages::history::no_day;
use super::toml::Item;
use crate::value::Date;

/// The day of a key; a month or a year is refused.
pub fn day(item: Item<'_>) -> Option<NaiveDate> {
    match super::values::date(item, Years::NONE)? {
        Date::Day(day) => Some(day),
        other => {
            item.report(no_day(item.span(), item.key, &other));
            None
        }
    }
}
