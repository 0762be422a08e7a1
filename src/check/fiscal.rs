//! Whose fiscal years: the owners of a dossier, and which of them a date is in.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use toml::de::DeValue;

use super::messages::fiscal as says;
use super::messages::syntax::Lost;
use super::messages::toml::NameOf;
use super::toml::{Item, TomlTable};
use crate::format;
use crate::value::{FiscalCalendar, NamedBy, YearEnd, choice};

/// The owner that every dossier knows.
const BUILT_IN: &str = "japan";

choice! {
    /// After which calendar year a fiscal year is named.
    Name {
        /// The one in which it starts.
        Start = "start",
        /// The one in which it ends.
        End = "end",
    }
}

/// The owners of fiscal years that a dossier knows.
#[derive(Debug, Clone)]
pub struct Owners {
    by_name: BTreeMap<String, FiscalCalendar>,
    /// Whether the dossier declares one, so that a year of nobody's is a mistake.
    declared: bool,
    /// False where one couldn't be read, so that none is reported as unknown.
    complete: bool,
}

impl Owners {
    /// Those of a dossier that declares none.
    pub fn built_in() -> Self {
        let by_name = BTreeMap::from([(BUILT_IN.to_owned(), FiscalCalendar::JAPAN)]);
        Self { by_name, declared: false, complete: true }
    }

    /// Reads `[fiscal.NAME]`.
    pub fn read(item: Option<Item<'_>>) -> Self {
        let mut owners = Self::built_in();
        let Some(item) = item else { return owners };
        owners.declared = true;
        let Some(table) = item.table() else { return Self { complete: false, ..owners } };
        for (span, entry) in table.entries() {
            entry.file.check_name(&span, entry.key, NameOf::FiscalOwner);
            if entry.key == BUILT_IN {
                entry.report(says::built_in_owner(span, BUILT_IN));
                continue;
            }
            match entry.table().and_then(|table| calendar(&table, &span)) {
                Some(calendar) => drop(owners.by_name.insert(entry.key.to_owned(), calendar)),
                None => {
                    entry.file.lose(span, Lost::Owner);
                    owners.complete = false;
                }
            }
        }
        owners
    }

    /// The calendar that a `fiscal` names.
    fn named(&self, item: Item<'_>) -> Option<FiscalCalendar> {
        let name = item.text()?;
        let found = self.by_name.get(name).copied();
        if found.is_none() && self.complete {
            item.report(says::unknown_owner(item.span(), name, self.by_name.keys().map(String::as_str)));
        }
        found
    }

    /// The years of a table by its `fiscal`, else those around it.
    pub fn years(&self, item: Option<Item<'_>>, around: Years) -> Years {
        let Some(item) = item else { return around };
        match self.named(item) {
            Some(calendar) => Years { owner: Some(calendar), ..around },
            None => Years { unread: true, ..around },
        }
    }

    /// The years where nothing names an owner.
    pub fn nobodys(&self) -> Years {
        Years { owner: None, declared: self.declared, unread: false }
    }
}

/// Whose fiscal years the dates in some place are.
#[derive(Debug, Clone, Copy)]
pub struct Years {
    /// The calendar of the owner that is named there.
    pub owner: Option<FiscalCalendar>,
    /// Whether the dossier declares owners, so that each fiscal year needs one.
    pub declared: bool,
    /// Whether an owner is named that couldn't be read, which is reported already.
    pub unread: bool,
}

impl Years {
    /// Of dates that can't be those of anybody's fiscal year, such as the dossier's day.
    pub const NONE: Self = Self { owner: None, declared: false, unread: false };
}

/// Reads the keys of an owner.
fn calendar(table: &TomlTable<'_>, span: &crate::diagnostic::Span) -> Option<FiscalCalendar> {
    table.check_keys(&format::FISCAL, span);
    let named_by = table.get("named-by").and_then(Item::choice::<Name>);
    let year_end = match (table.get("starts"), table.get("ends")) {
        (Some(starts), None) => first_day(starts),
        (None, Some(ends)) => last_weekday(ends),
        (starts, _) => {
            table.file.report(says::one_of_starts_and_ends(span.clone(), starts.is_some()));
            None
        }
    };
    let named_by = match named_by? {
        Name::Start => NamedBy::Start,
        Name::End => NamedBy::End,
    };
    Some(FiscalCalendar { year_end: year_end?, named_by })
}

/// A month as `"04"` or `4`, or a day as `"04-06"`.
fn first_day(item: Item<'_>) -> Option<YearEnd> {
    let text = match item.value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::String(text) => text.trim(),
        _ => "",
    };
    let number = |text: &str| -> Option<u32> {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    // A day that every year has.
    let exists = |month, day| NaiveDate::from_ymd_opt(2001, month, day).is_some();
    let found = match text.split_once('-') {
        None => number(text).filter(|&month| exists(month, 1)).map(YearEnd::Starts),
        Some((month, day)) => {
            number(month).zip(number(day)).filter(|&(month, day)| exists(month, day)).map(|(month, day)| {
                match day {
                    1 => YearEnd::Starts(month),
                    _ => YearEnd::StartsOn(month, day),
                }
            })
        }
    };
    if found.is_none() {
        item.report(says::not_a_first_day(item.span()));
    }
    found
}

/// `last Saturday of September`.
fn last_weekday(item: Item<'_>) -> Option<YearEnd> {
    let text = item.text()?;
    let read = || {
        let rest = text.trim().strip_prefix("last ")?;
        let (weekday, month) = rest.split_once(" of ")?;
        let weekday: Weekday = weekday.trim().parse().ok()?;
        let month: chrono::Month = month.trim().parse().ok()?;
        Some(YearEnd::LastWeekday(weekday, month.number_from_month()))
    };
    let found = read();
    if found.is_none() {
        item.report(says::not_a_year_end(item.span(), text));
    }
    found
}
