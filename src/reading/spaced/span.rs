//! Parts of years: quarters, halves, fiscal years, spans that end on a day.

use super::date_parts;
use super::decade::decade;
use super::ended::ended;
use super::number;
use super::relative_year::year_of_text;
use super::tables::{CalendarSpan, Relative};
use super::token::Gap;
use super::unit::ReadingPlace;
use crate::reading::meaning::{Meaning, Unread};
use crate::reading::undated::{self, Undated};
use crate::value::{Date, Dated, FiscalPart, Half, Quarter};

/// What a named part of a year can be.
#[derive(Debug, Clone, Default)]
pub struct NamedDate {
    /// What it can mean.
    pub meanings: Vec<Meaning>,
    /// The place after it.
    pub end: usize,
    /// Why it can't be read.
    pub unread: Option<Unread>,
}

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

/// A named part of a year that begins at a place.
pub fn named(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    ended(place, at)
        .or_else(|| of_fiscal(place, at))
        .or_else(|| lettered(place, at))
        .or_else(|| counted(place, at))
        .or_else(|| decade(place, at))
        .or_else(|| whole(place, at))
}

/// Q4 2025, 3Q25, 9M 2025, H1 FY26, 2025 Q4, FY26-Q3.
fn lettered(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    let tokens = place.tokens;
    if let Some((part, next)) = letter_part(place, at) {
        let (part, next) = through(place, part, next);
        if let Some((name, end)) = year_for(place, next, Gap::None) {
            return Some(built(place, name, part, end));
        }
        return undated(place, part, next, at);
    }
    // The year before the part.
    let (name, next) = year_name(place, at)?;
    let skip = usize::from(matches!(tokens.sign(next), Some('-' | '/' | ',' | '–' | ':')));
    // 2025 – Q3 2026 is a period.
    let dash = matches!(tokens.sign(next), Some('-' | '–')) && tokens.gap(next) != Gap::None;
    if dash || tokens.gap(next) > Gap::Blank || tokens.gap(next + skip) > Gap::Blank {
        return None;
    }
    let (part, end) = letter_part(place, next + skip)?;
    Some(built(place, name, part, end))
}

/// Q4 or 4Q: the part, and the place after it.
fn letter_part(place: &ReadingPlace<'_>, at: usize) -> Option<(FiscalPart, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let part = |span: CalendarSpan, number: u32| match (span, number) {
        (CalendarSpan::Quarter, 1..=4) => Some(FiscalPart::Quarter(number)),
        (CalendarSpan::Half, 1..=2) => Some(FiscalPart::Half(number)),
        (CalendarSpan::Month, 9) => Some(FiscalPart::NineMonths),
        (CalendarSpan::Month, 6) => Some(FiscalPart::Half(1)),
        (CalendarSpan::Month, 3) => Some(FiscalPart::Quarter(1)),
        (CalendarSpan::Month, 12) => Some(FiscalPart::Whole),
        _ => None,
    };
    let number =
        |at: usize| -> Option<u32> { tokens.digits(at).filter(|digits| digits.len() <= 2)?.parse().ok() };
    let letter = |at: usize| {
        let (end, span) = lexicon.span_letters.after(tokens, at)?;
        (end == at + 1 && tokens.form(at).chars().all(char::is_uppercase)).then_some(span)
    };
    if let (Some(span), Some(nth)) = (letter(at), number(at + 1))
        && tokens.gap(at + 1) == Gap::None
        && span != CalendarSpan::Month
    {
        return Some((part(span, nth)?, at + 2));
    }
    if let (Some(nth), Some(span)) = (number(at), letter(at + 1))
        && tokens.gap(at + 1) == Gap::None
    {
        return Some((part(span, nth)?, at + 2));
    }
    // Quarter 1.
    let (next, span) = lexicon.spans.after(tokens, at)?;
    let nth = number(next).filter(|_| {
        matches!(span, CalendarSpan::Quarter | CalendarSpan::Half) && tokens.gap(next) == Gap::Blank
    })?;
    Some((part(span, nth)?, next + 1))
}

/// Q1-Q3 is nine months.
fn through(place: &ReadingPlace<'_>, part: FiscalPart, at: usize) -> (FiscalPart, usize) {
    let tokens = place.tokens;
    if part == FiscalPart::Quarter(1)
        && matches!(tokens.sign(at), Some('-' | '–'))
        && let Some((FiscalPart::Quarter(last), end)) = letter_part(place, at + 1)
    {
        match last {
            2 => return (FiscalPart::Half(1), end),
            3 => return (FiscalPart::NineMonths, end),
            4 => return (FiscalPart::Whole, end),
            _ => {}
        }
    }
    (part, at)
}

/// A part of a year without its year: the latest that had begun when the text was written.
fn undated(place: &ReadingPlace<'_>, part: FiscalPart, end: usize, at: usize) -> Option<NamedDate> {
    let tokens = place.tokens;
    let short = tokens.gap(at + 1) == Gap::None && end == at + 2;
    if !short {
        return None;
    }
    Some(latest(place, part, at, end).unwrap_or_else(|| {
        let unread = Unread::Name(tokens.start(at)..tokens.end(end));
        NamedDate { meanings: Vec::new(), end, unread: Some(unread) }
    }))
}

/// A part of a year without its year, in a text whose day is known.
fn latest(place: &ReadingPlace<'_>, part: FiscalPart, at: usize, end: usize) -> Option<NamedDate> {
    let (tokens, language) = (place.tokens, place.lexicon.tables.language);
    let of =
        |year: i32| built(place, YearName { year, double: false, fiscal: false, calendar: false }, part, end);
    let span = tokens.start(at)..tokens.end(end);
    let issued = place.setting.issued?;
    let undated = Undated { text: tokens.text, place: span, language, issued, reports: true };
    let days = |year: i32| match of(year).meanings.first()? {
        Meaning::Date(dated) => Some((dated.date.first_day(), dated.date.last_day())),
        _ => None,
    };
    let years = undated::years(&undated, days).ok()?;
    let meanings: Vec<Meaning> = years.into_iter().flat_map(|year| of(year).meanings).collect();
    (!meanings.is_empty()).then_some(NamedDate { meanings, end, unread: None })
}

/// The second half of 2026, first nine months of fiscal 2025, fourth-quarter 2025.
///
/// The last quarter of a year is its fourth.
fn counted(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some(found) = first_months(place, at) {
        return Some(found);
    }
    let (next, nth) =
        match lexicon.ordinals.after(tokens, at).or_else(|| last(place, at)).or_else(|| roman(place, at)) {
            Some((next, nth)) => (next, nth),
            None => {
                let digits: u32 = tokens.digits(at).filter(|digits| digits.len() == 1)?.parse().ok()?;
                let (next, ()) =
                    lexicon.ordinal_ends.after(tokens, at + 1).filter(|_| tokens.gap(at + 1) == Gap::None)?;
                (next, digits)
            }
        };
    let next = hyphen(place, next);
    let (part, next) = match lexicon.spans.after(tokens, next).filter(|_| tokens.gap(next) < Gap::Break) {
        Some((end, CalendarSpan::Quarter)) if (1..=4).contains(&nth) => (FiscalPart::Quarter(nth), end),
        Some((end, CalendarSpan::Half)) if (1..=2).contains(&nth) => (FiscalPart::Half(nth), end),
        _ if nth == 1 => {
            let count = number::numeral(lexicon, tokens, next).filter(|found| found.scale.is_none())?;
            let (end, _) = lexicon
                .spans
                .after(tokens, hyphen(place, count.end))
                .filter(|(_, span)| *span == CalendarSpan::Month)?;
            let part = [(3, FiscalPart::Quarter(1)), (6, FiscalPart::Half(1)), (9, FiscalPart::NineMonths)]
                .into_iter()
                .find(|(months, _)| count.value == (*months).into())?
                .1;
            (part, end)
        }
        _ => return None,
    };
    match year_for(place, next, Gap::Blank) {
        Some((name, end)) => Some(built(place, name, part, end)),
        // The second quarter of nobody's year is no rank.
        None => Some(latest(place, part, at, next).unwrap_or(NamedDate {
            meanings: Vec::new(),
            end: next,
            unread: Some(Unread::NeedsIssued),
        })),
    }
}

/// Fiscal third quarter 2026, fiscal Q3 2026: a part of a fiscal year whose word stands before it.
fn of_fiscal(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, ()) = lexicon.fiscal.after(tokens, at).filter(|(next, ())| tokens.gap(*next) == Gap::Blank)?;
    let found = counted(place, next).or_else(|| lettered(place, next))?;
    // The year is in the name that was read: without its owner nobody knows its months.
    let named = tokens.digits(found.end - 1).is_some();
    if !named || tokens.digits(next).is_some_and(|digits| digits.len() == 4) {
        return None;
    }
    if place.setting.fiscal.is_none() {
        return Some(NamedDate { meanings: Vec::new(), unread: Some(Unread::NeedsFiscal), ..found });
    }
    Some(found)
}

/// II trimestre: a Roman number of a part of the year.
fn roman(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, u32)> {
    let nth = match place.tokens.form(at) {
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        _ => return None,
    };
    // III. Quartal.
    let next = place.lexicon.ordinal_ends.after(place.tokens, at + 1).map_or(at + 1, |(end, ())| end);
    let part = matches!(
        place.lexicon.spans.after(place.tokens, next),
        Some((_, CalendarSpan::Quarter | CalendarSpan::Half))
    );
    (part && place.lexicon.tables.language != "en").then_some((next, nth))
}

/// Les neuf premiers mois de 2025.
fn first_months(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let count = number::numeral(lexicon, tokens, at).filter(|found| found.scale.is_none())?;
    let (next, _) = lexicon
        .ordinals
        .after(tokens, count.end)
        .filter(|(_, nth)| *nth == 1 && tokens.gap(count.end) <= Gap::Line)?;
    let (next, _) = lexicon.spans.after(tokens, next).filter(|(_, span)| *span == CalendarSpan::Month)?;
    let parts = [(3, FiscalPart::Quarter(1)), (6, FiscalPart::Half(1)), (9, FiscalPart::NineMonths)];
    let (_, part) = parts.into_iter().find(|(months, _)| count.value == (*months).into())?;
    let (name, end) = year_for(place, next, Gap::Blank)?;
    Some(built(place, name, part, end))
}

pub fn hyphen(place: &ReadingPlace<'_>, at: usize) -> usize {
    at + usize::from(place.tokens.sign(at) == Some('-') && place.tokens.gap(at) == Gap::None)
}

/// Fiscal 2025, FY26, 2024/25, the 2025 financial year.
fn whole(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    let (name, end) = year_name(place, at)?;
    let mut found =
        (name.fiscal || name.double || name.calendar).then(|| built(place, name, FiscalPart::Whole, end))?;
    // 2028-29 may be a period of two years.
    let dash = name.double && !name.fiscal && !matches!(place.tokens.sign(end - 2), Some('/'));
    if dash {
        found.meanings.push(Meaning::Period(Date::Year(name.year), Date::Year(name.year + 1)));
    }
    Some(found)
}

/// The last quarter or half of a named year, as its number.
fn last(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, u32)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, _) = lexicon.relatives.after(tokens, at).filter(|(_, way)| *way == Relative::Last)?;
    let (end, span) = lexicon.spans.after(tokens, next)?;
    let (year, ()) = lexicon.date_links.after(tokens, end)?;
    date_parts::year(place, year)?;
    match span {
        CalendarSpan::Quarter => Some((next, 4)),
        CalendarSpan::Half => Some((next, 2)),
        _ => None,
    }
}

/// The name of a year at a place, with what says whose it is before or after it.
fn year_name(place: &ReadingPlace<'_>, at: usize) -> Option<(YearName, usize)> {
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
fn double(place: &ReadingPlace<'_>, at: usize, fiscal: bool) -> Option<(i32, usize)> {
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
