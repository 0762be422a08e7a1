//! Reads the date that begins at a place, in whichever way it is printed.

use chrono::Datelike;

use super::date_parts::Parts;
use super::date_piece::{DatePiece, of_parts};
use super::found::date as dated;
use super::reading_place::ReadingPlace;
use super::relative::relative;
use super::relative_year::{in_relative_year, year_of_text};
use super::run_of_months::run_of_months;
use super::token::Gap;
use super::week::week;
use super::{date_parts, span};
use crate::reading::meaning::{Meaning, Unread};
use crate::value::{Date, Dated};

/// One date.
pub fn piece(place: &ReadingPlace<'_>, at: usize) -> Option<DatePiece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some(found) = week(place, at) {
        return Some(found);
    }
    if let Some(found) = span::named(place, at).or_else(|| run_of_months(place, at)) {
        return Some(DatePiece {
            end: found.end,
            meanings: found.meanings,
            parts: Vec::new(),
            unread: found.unread,
            bare_year: false,
        });
    }
    if let Some(found) = relative(place, at) {
        return Some(found);
    }
    let near = |next: usize| tokens.gap(next) < Gap::Break;
    if let Some((next, part)) = lexicon.parts.after(tokens, at).filter(|(next, _)| near(*next)) {
        let next = next + usize::from(tokens.sign(next) == Some('-') && tokens.gap(next) == Gap::None);
        let next = lexicon.in_part.after(tokens, next).map_or(next, |(end, ())| end);
        if let Some((parts, end)) = date_parts::parts(place, next).or_else(|| year_of_text(place, next)) {
            return of_parts(place, &parts, end, |parts| date_parts::part(parts, part));
        }
    }
    if let Some((next, ())) = lexicon.ends.after(tokens, at).filter(|(next, ())| near(*next)) {
        let next = next + usize::from(tokens.sign(next) == Some('-') && tokens.gap(next) == Gap::None);
        if let Some((parts, end)) = date_parts::parts(place, next).or_else(|| year_of_text(place, next)) {
            return of_parts(place, &parts, end, date_parts::end_of);
        }
        // The end of the third quarter of 2025.
        let next = lexicon.articles_of_days.after(tokens, next).map_or(next, |(end, ())| end);
        if let Some(found) = span::named(place, next) {
            let last = |meaning: &Meaning| match meaning {
                Meaning::Date(Dated {
                    date: Date::SeasonYear(_) | Date::FiscalYear(_) | Date::Decade(_),
                    ..
                }) => None,
                Meaning::Date(of) => {
                    let last = of.date.last_day();
                    let whole = last.succ_opt().is_some_and(|next| next.day() == 1);
                    let parts = Parts { year: Some(last.year()), month: Some(last.month()), day: None };
                    if whole { date_parts::end_of(parts) } else { Some(Date::Day(last)) }
                }
                _ => None,
            };
            let meanings: Vec<Meaning> = found.meanings.iter().filter_map(last).map(dated).collect();
            let unread = found
                .unread
                .or_else(|| meanings.is_empty().then(|| Unread::Unknown(tokens.start(at)..tokens.end(next))));
            return Some(DatePiece { end: found.end, meanings, parts: Vec::new(), unread, bare_year: false });
        }
    }
    if let Some((next, season)) = lexicon.seasons.after(tokens, at).filter(|(next, _)| near(*next)) {
        let next = lexicon.date_links.after(tokens, next).map_or(next, |(end, ())| end);
        if let Some((year, end)) = date_parts::year(place, next) {
            let meanings = date_parts::season(year, season).map(dated).into_iter().collect();
            return Some(DatePiece { end, meanings, parts: Vec::new(), unread: None, bare_year: false });
        }
    }
    let (parts, end) = date_parts::parts(place, at)?;
    let (parts, end) = in_relative_year(place, parts, end);
    let bare_year = parts.iter().all(|parts| parts.month.is_none());
    let found = of_parts(place, &parts, end, Parts::date)?;
    Some(DatePiece { parts, bare_year, ..found })
}
