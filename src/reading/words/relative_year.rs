//! Years that are told by that of the text behind a date or part of a year: 12 January last year, the end of last year.

use chrono::Datelike;

use super::date::Parts;
use super::tables::{Relative, Span};
use super::token::Gap;
use super::unit::Place;

/// The place after such a year, behind a date or part of a year: last year, of last year, des Vorjahres.
pub fn relative_year(place: &Place<'_>, at: usize) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(at) > Gap::Line {
        return None;
    }
    let next = lexicon.date_links.after(tokens, at).map_or(at, |(end, ())| end);
    let year = lexicon.surroundings.years_beside.after(tokens, next);
    year.map(|(end, ())| end).filter(|_| tokens.gap(next) <= Gap::Line)
}

/// Last year and the like as a year, where the text has a day.
pub fn year_of_text(place: &Place<'_>, at: usize) -> Option<(Vec<Parts>, usize)> {
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
    (span == Span::Year && !fiscal).then(|| (vec![Parts { year: Some(year), month: None, day: None }], end))
}

/// 12 January last year: a day or month with such a year.
pub fn in_relative_year(place: &Place<'_>, parts: Vec<Parts>, end: usize) -> (Vec<Parts>, usize) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let open = parts.iter().all(|parts| parts.year.is_none() && parts.month.is_some());
    if !open || tokens.gap(end) > Gap::Line {
        return (parts, end);
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
