//! Compares one printed form with the archived source and with the typed value.

use chrono::{Datelike, NaiveDate};

use crate::model::Lines;
use crate::value::{
    Date, Disagreement, PrintedDate, Units, Value, compare, figure_extent, holds_yearly, read_date,
    read_period,
};

use super::archived::Text;
use super::beside::said_beside;
use super::finding::Outcome;
use super::messages;

/// How many places of a printed form within its lines are looked at. Where it is there more often, nobody can say which one is
/// meant.
const MAX_PLACES: usize = 1000;

/// Looks for a printed form in an archived source. `value` is the typed figure, none for a term; `issued` is the source's
/// date, to which 昨年 and a date without a year refer; `units` are those of the dossier.
pub fn judge(
    text: &Text,
    lines: Option<Lines>,
    printed: &str,
    value: Option<&Value>,
    issued: Option<&Date>,
    units: &Units,
) -> Outcome {
    let elsewhere = || text.at(None).map_or(0, |whole| whole.find_up_to(printed, 0).1);
    let Some(passage) = text.at(lines) else { return Outcome::NotFound { elsewhere: elsewhere() } };
    let (places, times) = passage.find_up_to(printed, MAX_PLACES);
    if places.is_empty() {
        return Outcome::NotFound { elsewhere: if lines.is_some() { elsewhere() } else { 0 } };
    }
    if times > MAX_PLACES || lines.is_none() && times > 1 {
        return Outcome::Ambiguous { times, in_lines: lines.is_some() };
    }
    let Some(value) = value else { return Outcome::TermFound };
    let differs = |why: &Disagreement| Outcome::ValueDiffers { why: why.to_string(), hint: why.hint() };
    match compare(printed, value, issued, units) {
        Ok(()) => {}
        Err(why) if why.is_unread() => {
            return Outcome::Unread { why: why.to_string(), source_goes_on: false };
        }
        Err(why) => return differs(&why),
    }
    if matches!(value, Value::Text(_)) {
        return Outcome::TermFound;
    }
    // A printed form that is part of a larger figure has lost its qualifier, or some of its digits.
    let (mut larger, mut unclear) = (None, None);
    for place in places {
        let extent = figure_extent(&passage.text, place.clone());
        let whole = passage.text[extent.clone()].trim();
        // Extraction from PDF can leave a letter before a date; before a figure it would be a name, H100.
        let dated = matches!(value, Value::Date(_) | Value::Period(_));
        let bare = whole.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let stray = dated
            && bare.starts_with(|c: char| c.is_ascii_digit())
            && same(bare, &passage.text[place.clone()]);
        let part = &passage.text[place.clone()];
        let agrees = if stray || same(whole, part) { Ok(()) } else { compare(whole, value, issued, units) };
        let only_yearly = holds_yearly(whole, value) && !holds_yearly(part, value);
        match (agrees, value) {
            (Ok(()), _) if only_yearly => larger = Some((whole.to_owned(), false)),
            (Ok(()), Value::Quantity(typed)) => match said_beside(&passage, &extent, typed) {
                None => return Outcome::ValueFound,
                Some(why) => unclear = Some(why),
            },
            (Ok(()), _) => return Outcome::ValueFound,
            // What was cut out of a word or a number means something else.
            (Err(why), _) => {
                larger = Some((whole.to_owned(), why.is_unread() && !is_cut(&passage.text, &place)));
            }
        }
    }
    if let Some(why) = unclear {
        return Outcome::Unread { why, source_goes_on: true };
    }
    let (whole, unread) = larger.unwrap_or_default();
    if unread {
        return Outcome::Unread { why: messages::part_of_unread(printed, &whole), source_goes_on: true };
    }
    Outcome::ValueDiffers { why: messages::part_of(printed, &whole), hint: Some(remedy(&whole, value)) }
}

/// What helps where the source prints more than the form: the whole figure, and how that is typed.
fn remedy(whole: &str, value: &Value) -> String {
    let typed = |date: Option<Date>| match date {
        Some(date) => messages::type_date(whole, &date),
        None => messages::type_text(whole),
    };
    match value {
        Value::Date(dated) => match read_date(whole) {
            Ok(PrintedDate::Whole(found)) => typed(Some(found)),
            Ok(PrintedDate::Yearless { month, day }) => {
                let (year, month) = (dated.date.first_day().year(), month.number_from_month());
                typed(match day {
                    Some(day) => NaiveDate::from_ymd_opt(year, month, day).map(Date::Day),
                    None => Date::month(year, month),
                })
            }
            Err(_) => messages::type_text(whole),
        },
        Value::Period(_) => match read_period(whole) {
            Ok(period) => messages::type_period(whole, &period),
            Err(_) => messages::type_text(whole),
        },
        Value::Quantity(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_) => {
            messages::type_value_so(whole)
        }
    }
}

/// Whether a letter or digit touches the place from outside, so that it is a piece of a word or number.
fn is_cut(text: &str, place: &std::ops::Range<usize>) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || crate::value::is_kanji_numeral(c);
    let inside = &text[place.clone()];
    let touches =
        |outer: Option<char>, inner: Option<char>| outer.is_some_and(joins) && inner.is_some_and(joins);
    touches(text[..place.start].chars().next_back(), inside.chars().next())
        || touches(text[place.end..].chars().next(), inside.chars().next_back())
}

fn same(a: &str, b: &str) -> bool {
    a.chars().filter(|c| !c.is_whitespace()).eq(b.chars().filter(|c| !c.is_whitespace()))
}
