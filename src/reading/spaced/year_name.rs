//! Names of years, and the date of a part of one: 2024/25, fiscal 2026.

use super::date_parts;
use super::named_date::{NamedDate, hyphen};
use super::reading_place::ReadingPlace;
use super::relative_year::year_of_text;
use super::token::Gap;
use crate::reading::meaning::{Meaning, Unread};
use crate::value::{Date, Dated, FiscalPart, Half, Quarter};

/// The name of a year.
#[derive(Debug, Clone, Copy)]
pub struct YearName {
    /// The year, of 2024/25 the first.
    pub year: i32,
    /// Whether it names two years.
    pub double: bool,
    /// Whether it is said to be fiscal.
    pub fiscal: bool,
    /// Whether it is said to be of the calendar.
    pub calendar: bool,
}

/// The name of a year at a place, with what says whose it is before or after it.
pub fn year_name(place: &ReadingPlace<'_>, at: usize) -> Option<(YearName, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let near = |at: usize| tokens.gap(at) < Gap::Break;
    let (next, mut fiscal, mut calendar) =
        match (lexicon.fiscal.after(tokens, at), lexicon.calendar.after(tokens, at)) {
            (Some((next, ())), _) if near(next) => (next, true, false),
            (_, Some((next, ()))) if near(next) => (next, false, true),
            _ => (at, false, false),
        };
    let next = if (fiscal || calendar) && tokens.sign(next) == Some('-') { next + 1 } else { next };
    // The 2025-2026 financial year.
    if !fiscal
        && let Some((year, end)) = double(place, next, true)
        && let Some((after, ())) = lexicon.fiscal.after(tokens, hyphen(place, end))
        && tokens.gap(end) <= Gap::Line
    {
        return Some((YearName { year, double: true, fiscal: true, calendar }, after));
    }
    if let Some((year, end)) = double(place, next, fiscal) {
        return Some((YearName { year, double: true, fiscal, calendar }, end));
    }
    let (year, end) = if fiscal || calendar {
        date_parts::short_year(place, next)?
    } else {
        date_parts::year(place, next)?
    };
    let mut end = end;
    if !(fiscal || calendar) && tokens.gap(end) <= Gap::Line {
        let after = hyphen(place, end);
        if let Some((after, ())) = lexicon.fiscal.after(tokens, after) {
            (fiscal, end) = (true, after);
        } else if let Some((after, ())) = lexicon.calendar.after(tokens, after) {
            (calendar, end) = (true, after);
        }
    }
    Some((YearName { year, double: false, fiscal, calendar }, end))
}

/// 2024/25: the first of the two years.
pub fn double(place: &ReadingPlace<'_>, at: usize, fiscal: bool) -> Option<(i32, usize)> {
    let tokens = place.tokens;
    let short = fiscal
        && tokens.digits(at).is_some_and(|digits| digits.len() == 2)
        && tokens.digits(at + 2).is_some_and(|digits| digits.len() == 2);
    let first: i32 = tokens.digits(at).filter(|digits| digits.len() == 4 || short)?.parse().ok()?;
    let first = if short { first + 2000 } else { first };
    let joined = matches!(tokens.sign(at + 1), Some('/' | '-' | '–'))
        && tokens.gap(at + 1) == Gap::None
        && tokens.gap(at + 2) == Gap::None;
    let second = tokens.digits(at + 2).filter(|digits| joined && matches!(digits.len(), 2 | 4))?;
    let last: i32 = second.parse().ok()?;
    let follows = if second.len() == 2 { (first + 1) % 100 == last } else { first + 1 == last };
    let slash = tokens.sign(at + 1) == Some('/');
    let ends = tokens.gap(at + 3) != Gap::None
        || !matches!(tokens.sign(at + 3), Some('/' | '-' | '–'))
        || tokens.digits(at + 4).is_none_or(|third| slash && third.len() == 4);
    // 1991-1992 is a period; 2024-25 may be one, and is left to it where it isn't said to be fiscal.
    (follows && (1800..=2200).contains(&first) && ends && (slash || fiscal || second.len() == 2))
        .then_some((first, at + 3))
}

/// The year after a part of one, with what links them. `glue` is how near a year of two digits has to stand.
pub fn year_for(place: &ReadingPlace<'_>, at: usize, glue: Gap) -> Option<(YearName, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(at) == Gap::Break {
        return None;
    }
    let mut next = at;
    // Quarter 1 (Jan to Mar) 2025.
    if tokens.sign(next) == Some('(') {
        let close = (next..next + 8).find(|&at| tokens.sign(at) == Some(')'))?;
        if !(next + 1..close).any(|at| date_parts::month(place, at).is_some()) {
            return None;
        }
        next = close + 1;
    }
    if let Some((after, ())) =
        lexicon.date_links.after(tokens, next).filter(|(after, ())| tokens.gap(*after) < Gap::Break)
    {
        next = after;
    } else if matches!(tokens.sign(next), Some('/' | '-')) && tokens.gap(next) == Gap::None {
        next += 1;
    }
    if let Some((year, end)) = double(place, next, true).filter(|_| tokens.gap(next) < Gap::Break) {
        return Some((YearName { year, double: true, fiscal: false, calendar: false }, end));
    }
    // The fourth quarter of last year: of the calendar's, where the source has no years of its own.
    if place.setting.fiscal.is_none()
        && let Some((years, end)) =
            year_of_text(place, next).filter(|_| next > at && tokens.gap(next) <= Gap::Line)
        && let Some(year) = years.first().and_then(|parts| parts.year)
    {
        return Some((YearName { year, double: false, fiscal: false, calendar: true }, end));
    }
    if let Some(found) = year_name(place, next).filter(|_| tokens.gap(next) < Gap::Break) {
        return Some(found);
    }
    let apostrophe = matches!(tokens.sign(next), Some('\'' | '’'));
    let near = tokens.gap(next) <= glue.min(Gap::None) || apostrophe;
    let (year, end) = date_parts::short_year(place, next).filter(|_| near)?;
    Some((YearName { year, double: false, fiscal: false, calendar: false }, end))
}

/// The date of a part of a year by its name.
pub fn built(place: &ReadingPlace<'_>, name: YearName, part: FiscalPart, end: usize) -> NamedDate {
    let date = |date: Date| Meaning::Date(Dated::from(date));
    let mut found = NamedDate { end, ..NamedDate::default() };
    if let Some(owner) = place.setting.fiscal.as_ref().filter(|_| !name.calendar) {
        let year = match (name.double, owner.named_by) {
            (true, crate::value::NamedBy::End) => name.year + 1,
            _ => name.year,
        };
        if let Some((first, last)) = owner.part(year, part) {
            found.meanings.push(date(Date::Fiscal { year, part, first, last }));
        }
        if name.double && !name.fiscal && part == FiscalPart::Whole {
            found.meanings.push(date(Date::SeasonYear(name.year)));
        }
        return found;
    }
    if name.double {
        match part {
            FiscalPart::Whole => found.meanings.push(date(Date::SeasonYear(name.year))),
            _ => found.unread = Some(Unread::NeedsFiscal),
        }
        return found;
    }
    let whole = match part {
        FiscalPart::Whole if name.fiscal => Some(Date::FiscalYear(name.year)),
        FiscalPart::Whole => Some(Date::Year(name.year)),
        _ if name.fiscal => None,
        FiscalPart::Quarter(number) => quarter(name.year, number),
        FiscalPart::Half(number) => half(name.year, number),
        FiscalPart::NineMonths => Some(Date::NineMonths(name.year)),
    };
    match whole {
        Some(whole) => found.meanings.push(date(whole)),
        None => found.unread = Some(Unread::NeedsFiscal),
    }
    found
}

/// A quarter of the calendar, by its number.
pub fn quarter(year: i32, number: u32) -> Option<Date> {
    let quarter = Quarter::ALL.into_iter().find(|quarter| quarter.number() == number)?;
    Some(Date::Quarter { year, quarter })
}

fn half(year: i32, number: u32) -> Option<Date> {
    let half = Half::ALL.into_iter().find(|half| half.number() == number)?;
    Some(Date::Half { year, half })
}
