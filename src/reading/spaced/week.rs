//! Weeks: week 10 of 2024, KW 10/2024, 2024-W10, the week of 4 March 2024.

use chrono::{Datelike, NaiveDate, Weekday};

use super::connector::{Between, connector};
use super::date_parts;
use super::date_piece::{DatePiece, of_parts};
use super::found::date as dated;
use super::reading_place::ReadingPlace;
use super::token::Gap;
use crate::reading::meaning::{Meaning, Unread};
use crate::value::{Date, Dated};

/// The week that begins at a place.
pub fn week(place: &ReadingPlace<'_>, at: usize) -> Option<DatePiece> {
    if let Some(found) = from_to(place, at) {
        return Some(found);
    }
    let (monday, end) = match numbered(place, at) {
        Some(found) => found,
        None => return by_a_day(place, at).or_else(|| of_a_month(place, at)),
    };
    let mut found = piece(end, vec![dated(Date::Week(monday))]);
    // Weeks 8 to week 10 of 2024: the end of a span is no week alone.
    if place.tokens.digits(at).is_none() && follows_a_span(place, at) {
        found.unread = Some(Unread::Unknown(place.tokens.start(at)..place.tokens.end(end)));
    }
    Some(found)
}

fn piece(end: usize, meanings: Vec<Meaning>) -> DatePiece {
    DatePiece { end, meanings, parts: Vec::new(), unread: None, bare_year: false }
}

/// Weeks 10 to 12 of 2025, KW 10–12 2025: from one week of a year to another.
fn from_to(place: &ReadingPlace<'_>, at: usize) -> Option<DatePiece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (first, next) = named(place, at)?;
    let next = connector(place, next, Between::No)?;
    let (last, next) = named(place, next).or_else(|| Some((number(place, next)?, next + 1)))?;
    let link = lexicon.date_links.after(tokens, next).or_else(|| lexicon.date_in.after(tokens, next));
    let slash = usize::from(tokens.sign(next) == Some('/') && tokens.gap(next) == Gap::None);
    let next = link.map_or(next + slash, |(end, ())| end);
    let (year, end) = date_parts::year(place, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    let [first, last] = [monday(year, first)?, monday(year, last)?];
    let weeks = Meaning::Period(Date::Week(first), Date::Week(last));
    (first < last).then(|| piece(end, vec![weeks]))
}

/// A week by its number in a year as ISO 8601 counts them: its Monday, and the place after it.
fn numbered(place: &ReadingPlace<'_>, at: usize) -> Option<(NaiveDate, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (nth, next) = if let Some((year, next)) = date_parts::year(place, at) {
        // 2024-W10, 2024 KW 10, 2024W10.
        let next = next + usize::from(matches!(tokens.sign(next), Some('-' | ',' | '/')));
        let (nth, end) = named(place, next).filter(|_| tokens.gap(next) <= Gap::Blank)?;
        let followed = tokens.gap(end) == Gap::None
            && (tokens.word(end).is_some()
                || matches!(tokens.sign(end), Some('-' | '–' | '/')) && tokens.digits(end + 1).is_some());
        return (!followed).then(|| Some((monday(year, nth)?, end))).flatten();
    } else if let Some(found) = named(place, at) {
        found
    } else {
        // 10. KW 2024.
        let nth = number(place, at)?;
        let dot = tokens.sign(at + 1) == Some('.') && tokens.gap(at + 1) == Gap::None;
        let (next, ()) =
            lexicon.weeks.after(tokens, at + 2).filter(|_| dot && tokens.gap(at + 2) <= Gap::Line)?;
        (nth, next)
    };
    let next = match tokens.sign(next) {
        Some('/' | '-' | '.') if tokens.gap(next) == Gap::None => next + 1,
        Some('(') => {
            let (year, end) = date_parts::year(place, next + 1)?;
            return (tokens.sign(end) == Some(')')).then(|| Some((monday(year, nth)?, end + 1))).flatten();
        }
        _ => match lexicon.date_links.after(tokens, next).or_else(|| lexicon.date_in.after(tokens, next)) {
            Some((end, ())) => end,
            None => next,
        },
    };
    let (year, end) = date_parts::year(place, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    // Week 10 of 2024/25 is counted from the summer.
    let double = tokens.gap(end) == Gap::None
        && matches!(tokens.sign(end), Some('/' | '-' | '–'))
        && tokens.gap(end + 1) == Gap::None
        && tokens.digits(end + 1).is_some();
    (!double).then(|| Some((monday(year, nth)?, end))).flatten()
}

/// Week 10, W10: its number, and the place after it.
fn named(place: &ReadingPlace<'_>, at: usize) -> Option<(u32, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    // Every week 10 of 2024 places are drawn.
    let before = |words: Option<(usize, ())>| words.is_some();
    if before(lexicon.every.before(tokens, at, 0)) || lexicon.relatives.before(tokens, at, 0).is_some() {
        return None;
    }
    if tokens.form(at) == "W" && tokens.gap(at + 1) == Gap::None {
        return Some((number(place, at + 1)?, at + 2));
    }
    let (next, ()) = lexicon.weeks.after(tokens, at)?;
    Some((number(place, next).filter(|_| tokens.gap(next) <= Gap::Line)?, next + 1))
}

fn number(place: &ReadingPlace<'_>, at: usize) -> Option<u32> {
    place.tokens.digits(at).filter(|digits| digits.len() <= 2)?.parse().ok()
}

fn monday(year: i32, nth: u32) -> Option<NaiveDate> {
    NaiveDate::from_isoywd_opt(year, nth, Weekday::Mon)
}

/// Whether what stands before a week makes it the end of a span.
fn follows_a_span(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    let joined = (1..=2).any(|back| {
        at.checked_sub(back).is_some_and(|joint| {
            connector(place, joint, Between::No) == Some(at)
                && joint > 0
                && tokens.digits(joint - 1).is_some()
        })
    });
    joined && at.checked_sub(2).and_then(|last| number(place, last)).is_some()
}

/// A week by its first day, which is a Monday; by another it may be the seven days from it, or the week that it lies in.
fn by_a_day(place: &ReadingPlace<'_>, at: usize) -> Option<DatePiece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, ()) = lexicon.weeks_of.after(tokens, at)?;
    let next = lexicon.articles_of_days.after(tokens, next).map_or(next, |(end, ())| end);
    let (parts, end) = date_parts::parts(place, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    if parts.iter().any(|parts| parts.day.is_none()) || connector(place, end, Between::No).is_some() {
        return None;
    }
    let found = of_parts(place, &parts, end, date_parts::Parts::date)?;
    let mondays: Vec<Meaning> = found.meanings.iter().filter_map(begun).collect();
    let unread = found
        .unread
        .or_else(|| mondays.is_empty().then(|| Unread::Unknown(tokens.start(at)..tokens.end(end))));
    Some(DatePiece { unread, ..piece(end, mondays) })
}

/// The week that begins with a day.
fn begun(day: &Meaning) -> Option<Meaning> {
    match day {
        Meaning::Date(Dated { date: Date::Day(day), .. }) if day.weekday() == Weekday::Mon => {
            Some(dated(Date::Week(*day)))
        }
        _ => None,
    }
}

/// The second week of March 2024: a week that nobody can tell the days of, but no month and no year.
fn of_a_month(place: &ReadingPlace<'_>, at: usize) -> Option<DatePiece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let in_digits = || {
        let (end, ()) = number(place, at).and_then(|_| lexicon.ordinal_ends.after(tokens, at + 1))?;
        Some(end)
    };
    let nth = lexicon.ordinals.after(tokens, at).map(|(end, _)| end).or_else(in_digits)?;
    let (next, ()) = lexicon.weeks.after(tokens, nth)?;
    let (next, ()) = lexicon.date_links.after(tokens, next)?;
    let next = lexicon.articles_of_days.after(tokens, next).map_or(next, |(end, ())| end);
    let (parts, end) = date_parts::parts(place, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    let unread = Some(Unread::Unknown(tokens.start(at)..tokens.end(end)));
    parts.iter().all(|parts| parts.day.is_none()).then(|| DatePiece { unread, ..piece(end, Vec::new()) })
}
