//! Periods: from one date to another.

use chrono::Datelike;

use super::connector::{Between, connector};
use super::date_parts::Parts;
use super::date_piece::{DatePiece, of_parts};
use super::found::{FoundFigure, Sort};
use super::one_date::piece;
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind};
use super::{change, date_parts};
use crate::reading::meaning::{Meaning, Unread};
use crate::reading::undated::{self, Undated};
use crate::value::Date;

/// 3–5 June 2025: two days of one month.
pub fn days(place: &ReadingPlace<'_>, at: usize) -> Option<DatePiece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some(found) = in_digits(place, at) {
        return Some(found);
    }
    let digits = tokens.digits(at).filter(|digits| digits.len() <= 2)?;
    let day: u32 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    let next = match lexicon.ordinal_ends.after(tokens, at + 1) {
        Some((end, ())) if tokens.gap(at + 1) == Gap::None => end,
        _ => at + 1,
    };
    // 5 and 6 June are two days in a row.
    let and = lexicon.between_and.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line);
    let follows =
        and.is_some_and(|(end, ())| tokens.digits(end).and_then(|last| last.parse().ok()) == Some(day + 1));
    let next = match and {
        Some((end, ())) if follows => end,
        _ => connector(place, next, Between::No)?,
    };
    let (parts, end) = date_parts::parts(place, next)?;
    let (&[last], true) = (
        parts.as_slice(),
        parts.iter().all(|parts| parts.day.is_some_and(|last| day < last) && parts.month.is_some()),
    ) else {
        return None;
    };
    let first = Parts { day: Some(day), ..last };
    between(place, (at, end), vec![first], vec![last])
}

/// 01.01.–30.09.2025, 1.1. bis 30.9.2025, 01/01 au 30/09/2025: a day and month in digits with the year of the day behind it.
fn in_digits(place: &ReadingPlace<'_>, at: usize) -> Option<DatePiece> {
    let tokens = place.tokens;
    let glued = |at: usize| tokens.gap(at) == Gap::None;
    let number =
        |at: usize| -> Option<u32> { tokens.digits(at).filter(|digits| digits.len() <= 2)?.parse().ok() };
    let (day, month) = (number(at)?, number(at + 2)?);
    let sign =
        tokens.sign(at + 1).filter(|sign| matches!(sign, '.' | '/') && glued(at + 1) && glued(at + 2))?;
    let stop = sign == '.' && tokens.sign(at + 3) == Some('.') && glued(at + 3);
    if sign == '.' && !stop || place.lexicon.tables.language == "en" {
        return None;
    }
    let end = at + 3 + usize::from(stop);
    // 01.01.–30.09.2025 has no blank around its dash.
    let next = connector(place, end, Between::No)?;
    let same = tokens.sign(next + 1) == Some(sign) && tokens.sign(next + 3) == Some(sign);
    let (parts, end) = date_parts::parts(place, next).filter(|_| same)?;
    let [last] = parts.as_slice() else { return None };
    let first = Parts { year: None, month: Some(month), day: Some(day) };
    last.day.filter(|_| last.year.is_some())?;
    between(place, (at, end), vec![first], vec![*last])
}

/// A period that begins with a date.
pub fn period(place: &ReadingPlace<'_>, at: usize, first: &DatePiece, floor: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if first.meanings.iter().any(|meaning| matches!(meaning, Meaning::Period(..))) && first.parts.len() == 2 {
        return Some(FoundFigure::new(at, first.end, first.meanings.clone(), Sort::Date))
            .map(|found| opened(place, found, floor));
    }
    let start = lexicon.articles_of_days.before(tokens, at, floor).map_or(at, |(start, ())| start);
    let opens = lexicon.between.before(tokens, start, floor);
    let mode = if opens.is_some() { Between::Yes } else { Between::No };
    // 2030 and 2031.
    if mode == Between::No
        && first.bare_year
        && let Some((next, ())) =
            lexicon.between_and.after(tokens, first.end).filter(|(next, ())| tokens.gap(*next) <= Gap::Line)
        && let (Some((last, end)), Some(year)) =
            (date_parts::year(place, next), first.parts.first().and_then(|parts| parts.year))
        && last == year + 1
    {
        let meanings = vec![Meaning::Period(Date::Year(year), Date::Year(last))];
        return Some(FoundFigure::new(at, end, meanings, Sort::Date));
    }
    let next = match connector(place, first.end, mode) {
        Some(next) => next,
        None => days_and(place, first, mode)?,
    };
    let next = lexicon.articles_of_days.after(tokens, next).map_or(next, |(end, ())| end);
    // 2026-30.
    if first.bare_year
        && next == first.end + 1
        && let Some(year) = first.parts.first().and_then(|parts| parts.year)
        && let Some(digits) =
            tokens.digits(next).filter(|digits| digits.len() == 2 && tokens.gap(next) == Gap::None)
        && let Ok(last) = digits.parse::<i32>()
        && last > year % 100
        && (tokens.gap(next + 1) != Gap::None
            || matches!(tokens.get(next + 1).map(|token| token.kind), Some(Kind::Sign(_))))
    {
        let meanings = vec![Meaning::Period(Date::Year(year), Date::Year(year - year % 100 + last))];
        return Some(opened(place, FoundFigure::new(at, next + 1, meanings, Sort::Date), floor));
    }
    let second = if let Some(last) =
        first.parts.first().filter(|parts| parts.day.is_some() && parts.year.is_none())
        && date_parts::parts(place, next).is_none()
        && let Some(day) = tokens
            .digits(next)
            .filter(|digits| digits.len() <= 2)
            .and_then(|digits| digits.parse::<u32>().ok())
    {
        // June 3–5, 2025.
        let after = next + 1;
        let comma = after + usize::from(tokens.sign(after) == Some(','));
        let (year, end) =
            date_parts::year(place, comma).map_or((None, after), |(year, end)| (Some(year), end));
        let parts = vec![Parts { year, month: last.month, day: Some(day) }];
        let made = of_parts(place, &parts, end, Parts::date)?;
        DatePiece { parts, ..made }
    } else {
        piece(place, next)?
    };
    let gone = change::is_change(place, start, second.end, &lexicon.date_changes);
    if gone && mode == Between::No {
        return None;
    }
    if first.parts.is_empty() || second.parts.is_empty() {
        let dates = |piece: &DatePiece| -> Vec<Date> {
            piece
                .meanings
                .iter()
                .filter_map(|meaning| match meaning {
                    Meaning::Date(dated) => Some(dated.date),
                    _ => None,
                })
                .collect()
        };
        let mut meanings = Vec::new();
        for from in dates(first) {
            meanings.extend(
                dates(&second)
                    .into_iter()
                    .filter(|to| from.can_begin(to))
                    .map(|to| Meaning::Period(from, to)),
            );
        }
        if meanings.is_empty() {
            return None;
        }
        return Some(opened(place, FoundFigure::new(at, second.end, meanings, Sort::Date), floor));
    }
    let made = between(place, (at, second.end), first.parts.clone(), second.parts.clone())?;
    let found = FoundFigure {
        start: at,
        end: made.end,
        meanings: made.meanings,
        unread: made.unread,
        sort: Sort::Date,
    };
    Some(opened(place, found, floor))
}

/// June 5 *and* 6, 2025: the place after what joins two days that follow each other.
fn days_and(place: &ReadingPlace<'_>, first: &DatePiece, mode: Between) -> Option<usize> {
    let tokens = place.tokens;
    let (next, ()) = place.lexicon.between_and.after(tokens, first.end).filter(|_| mode == Between::No)?;
    let day = first.parts.first().filter(|parts| parts.year.is_none())?.day?;
    let second: u32 = tokens.digits(next).filter(|digits| digits.len() <= 2)?.parse().ok()?;
    (second == day + 1 && tokens.gap(next) <= Gap::Line).then_some(next)
}

/// A period with the word that opens it.
pub fn opened(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let start =
        lexicon.articles_of_days.before(tokens, found.start, floor).map_or(found.start, |(start, ())| start);
    for words in [&lexicon.between, &lexicon.range_from] {
        if let Some((start, ())) = words.before(tokens, start, floor) {
            found.start = start;
            return found;
        }
    }
    found
}

/// The period of two dates, each with the year or month of the other where it has none.
pub fn between(
    place: &ReadingPlace<'_>,
    (at, end): (usize, usize),
    first: Vec<Parts>,
    second: Vec<Parts>,
) -> Option<DatePiece> {
    let mut meanings = Vec::new();
    let mut unread = None;
    for from in &first {
        for to in &second {
            let year = from.year.or(to.year);
            let from = Parts { year, month: from.month.or_else(|| from.day.and(to.month)), ..*from };
            let to = Parts { year: to.year.or(year), ..*to };
            if year.is_none() {
                let Some(issued) = place.setting.issued else {
                    unread = Some(Unread::NeedsIssued);
                    continue;
                };
                let with = |parts: Parts, year: i32| Parts { year: Some(year), ..parts }.date();
                let period = |last: Date| {
                    let from = with(from, last.first_day().year())?;
                    from.can_begin(&last).then_some(Meaning::Period(from, last))
                };
                if from.day.is_some() || to.day.is_some() {
                    meanings.extend(to.dated(issued).into_iter().filter_map(period));
                    continue;
                }
                let undated = Undated {
                    text: place.tokens.text,
                    place: place.tokens.start(at)..place.tokens.end(end),
                    language: place.lexicon.tables.language,
                    issued,
                    reports: false,
                };
                let days = |year: i32| Some((with(from, year)?.first_day(), with(to, year)?.last_day()));
                match undated::years(&undated, days) {
                    Ok(years) => {
                        let last = years.into_iter().filter_map(|year| with(to, year));
                        meanings.extend(last.filter_map(period));
                    }
                    Err(part) => unread = Some(Unread::Unknown(part)),
                }
                continue;
            }
            if let (Some(from), Some(to)) = (from.date(), to.date())
                && from.can_begin(&to)
                && from != to
            {
                meanings.push(Meaning::Period(from, to));
            }
        }
    }
    if meanings.is_empty() && unread.is_none() {
        return None;
    }
    Some(DatePiece {
        end,
        meanings,
        parts: vec![first.first().copied()?, second.first().copied()?],
        unread,
        bare_year: false,
    })
}
