//! Spans that end on a day: the year ended March 31, 2026; three months to May 2026.

use chrono::{Datelike, Days, NaiveDate};

use super::date_parts::Parts;
use super::named_date::{NamedDate, hyphen};
use super::reading_place::ReadingPlace;
use super::tables::CalendarSpan;
use super::token::Gap;
use super::{date_parts, number};
use crate::reading::meaning::{Meaning, Unread};
use crate::value::{Date, Dated, Length};

/// The year ended March 31, 2026; three months to May 2026; 52 weeks ended September 27, 2025.
pub fn ended(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (count, next) = match number::numeral(lexicon, tokens, at) {
        // Half-year to June.
        _ if lexicon.spans.is_at(tokens, at) => (1, at),
        Some(found) if found.scale.is_none() => {
            let value = found.value.decimal();
            (u32::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0)?, found.end)
        }
        Some(_) => return None,
        None => (1, at),
    };
    let (next, span) = lexicon
        .spans
        .after(tokens, hyphen(place, next))
        .filter(|_| tokens.gap(next) < Gap::Break || next == at)?;
    let next = lexicon.periods.after(tokens, next).map_or(next, |(end, ())| end);
    let (next, ()) = lexicon.span_ends.after(tokens, next).filter(|_| tokens.gap(next) < Gap::Break)?;
    let next = lexicon.articles_of_days.after(tokens, next).map_or(next, |(end, ())| end);
    let end_of = lexicon.ends.after(tokens, next);
    let (parts, end) = date_parts::parts(place, end_of.map_or(next, |(end, ())| end))?;
    let lasts: Vec<Date> = parts
        .iter()
        .filter(|parts| parts.month.is_some())
        .flat_map(|parts| match (parts.date(), place.setting.issued) {
            (Some(date), _) => vec![date],
            (None, Some(issued)) => Parts { ..*parts }.dated(issued),
            (None, None) => Vec::new(),
        })
        .collect();
    if parts.iter().all(|parts| parts.month.is_none()) {
        return None;
    }
    let mut found = NamedDate { end, ..NamedDate::default() };
    if lasts.is_empty() {
        found.unread = Some(Unread::NeedsIssued);
        return Some(found);
    }
    found.meanings = lasts.iter().flat_map(|last| until(count, span, last)).collect();
    (!found.meanings.is_empty()).then_some(found)
}

/// So many months, weeks or days up to a date, which is the last of them.
pub fn until(count: u32, span: CalendarSpan, date: &Date) -> Vec<Meaning> {
    let last = date.last_day();
    let months = match span {
        CalendarSpan::Month => Some(count),
        CalendarSpan::Quarter => Some(3 * count),
        CalendarSpan::Half => Some(6 * count),
        CalendarSpan::Year => Some(12 * count),
        CalendarSpan::Decade => Some(120 * count),
        CalendarSpan::Day | CalendarSpan::Week => None,
    };
    let length = match (months, span, count) {
        (Some(3), ..) | (None, CalendarSpan::Week, 13) => Some(Length::Quarter),
        (Some(6), ..) | (None, CalendarSpan::Week, 26) => Some(Length::Half),
        (Some(9), ..) | (None, CalendarSpan::Week, 39) => Some(Length::NineMonths),
        (Some(12), ..) | (None, CalendarSpan::Week, 52 | 53) => Some(Length::Year),
        _ => None,
    };
    let mut found: Vec<Meaning> =
        length.map(|length| Meaning::Date(Dated::from(Date::Span { length, last }))).into_iter().collect();
    let first = match (months, span) {
        (Some(months), _) => {
            last.succ_opt().and_then(|next| next.checked_sub_months(chrono::Months::new(months)))
        }
        (None, CalendarSpan::Week) => {
            last.succ_opt().and_then(|next| next.checked_sub_days(Days::new(7 * u64::from(count))))
        }
        (None, _) => last.succ_opt().and_then(|next| next.checked_sub_days(Days::new(u64::from(count)))),
    };
    if let Some(first) = first.filter(|_| length.is_none() || months.is_none()) {
        found.push(match date {
            Date::Month { .. } if months.is_some() => match Date::month(first.year(), first.month()) {
                Some(from) => Meaning::Period(from, *date),
                None => return found,
            },
            _ => Meaning::Period(Date::Day(first), Date::Day(last)),
        });
    }
    found
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}
