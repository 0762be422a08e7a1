//! Years that are told by that of the text behind a date or part of a year: 12 January last year, the end of last year.

use chrono::Datelike;

use super::date_parts::Parts;
use super::reading_place::ReadingPlace;
use super::tables::{CalendarSpan, Relative};
use super::token::Gap;

/// The place after such a year, behind a date or part of a year: last year, of last year, des Vorjahres.
pub fn relative_year(place: &ReadingPlace<'_>, at: usize) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(at) > Gap::Line {
        return None;
    }
    let next = lexicon.date_links.after(tokens, at).map_or(at, |(end, ())| end);
    let year = lexicon.surroundings.years_beside.after(tokens, next);
    year.map(|(end, ())| end).filter(|_| tokens.gap(next) <= Gap::Line)
}

/// Last year and the like as a year, where the text has a day.
pub fn year_of_text(place: &ReadingPlace<'_>, at: usize) -> Option<(Vec<Parts>, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let issued = place.setting.issued?.year();
    let before = || {
        let (next, way) = lexicon.relatives.after(tokens, at)?;
        let (end, span) = lexicon.spans.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
        Some((end, way, span))
    };
    let behind = || {
        let (next, span) = lexicon.spans.after(tokens, at)?;
        let (end, way) = lexicon.relatives.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
        Some((end, way, span))
    };
    let (end, way, span) = before().or_else(behind)?;
    let fiscal = (at..end).any(|at| lexicon.fiscal.is_at(tokens, at)) && !lexicon.spans.is_at(tokens, at);
    let year = match way {
        Relative::Last => issued - 1,
        Relative::This => issued,
        Relative::Next => issued + 1,
    };
    (span == CalendarSpan::Year && !fiscal)
        .then(|| (vec![Parts { year: Some(year), month: None, day: None }], end))
}

/// Le 12 novembre dernier, el 3 de marzo próximo: the last or next such day from the day of the text.
fn beside_day(place: &ReadingPlace<'_>, parts: &[Parts], end: usize) -> Option<(Vec<Parts>, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (after, way) = lexicon.relatives.after(tokens, end).filter(|_| lexicon.tables.language != "en")?;
    // 12 de março do próximo ano has its noun behind it.
    let noun = lexicon.spans.is_at(tokens, after) && tokens.gap(after) <= Gap::Line;
    let issued = place.setting.issued.filter(|_| !noun && way != Relative::This)?;
    let of = |parts: &Parts| {
        parts.day?;
        let on = |year: i32| Parts { year: Some(year), ..*parts }.date().map(|date| (year, date.first_day()));
        let mut years = [issued.year() - 1, issued.year(), issued.year() + 1].into_iter().filter_map(on);
        let (year, _) = match way {
            Relative::Next => years.find(|(_, day)| *day > issued)?,
            _ => years.rfind(|(_, day)| *day < issued)?,
        };
        Some(Parts { year: Some(year), ..*parts })
    };
    let parts: Option<Vec<Parts>> = parts.iter().map(of).collect();
    Some((parts?, after))
}

/// 12 January last year: a day or month with such a year.
pub fn in_relative_year(place: &ReadingPlace<'_>, parts: Vec<Parts>, end: usize) -> (Vec<Parts>, usize) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let open = parts.iter().all(|parts| parts.year.is_none() && parts.month.is_some());
    if !open || tokens.gap(end) > Gap::Line {
        return (parts, end);
    }
    if let Some(found) = beside_day(place, &parts, end) {
        return found;
    }
    let next = lexicon.date_links.after(tokens, end).map_or(end, |(end, ())| end);
    match year_of_text(place, next).filter(|_| tokens.gap(next) <= Gap::Line) {
        Some((years, end)) => {
            let year = years.first().and_then(|year| year.year);
            (parts.into_iter().map(|parts| Parts { year, ..parts }).collect(), end)
        }
        None => (parts, end),
    }
}
