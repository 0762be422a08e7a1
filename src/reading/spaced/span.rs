//! Parts of years: quarters, halves, fiscal years, spans that end on a day.

use super::decade::decade;
use super::ended::ended;
use super::named_date::{NamedDate, hyphen};
use super::reading_place::ReadingPlace;
use super::tables::{CalendarSpan, Relative};
use super::token::Gap;
use super::year_name::{YearName, built, year_for, year_name};
use super::{date_parts, number};
use crate::reading::meaning::{Meaning, Unread};
use crate::reading::undated::{self, Undated};
use crate::value::{Date, FiscalPart};

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

/// Fiscal 2025, FY26, 2024/25, the 2025 financial year.
pub fn whole(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
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
pub fn last(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, u32)> {
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
