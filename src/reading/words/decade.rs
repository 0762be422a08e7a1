//! Decades: the 1990s.

use super::date;
use super::span::Named;
use super::token::Gap;
use super::unit::Place;
use crate::reading::meaning::Meaning;
use crate::value::{Date, Dated};

/// The 1990s.
pub fn decade(place: &Place<'_>, at: usize) -> Option<Named> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let before = lexicon.decade_before.after(tokens, at).filter(|(next, ())| tokens.gap(*next) == Gap::Blank);
    let digits = before.map_or(at, |(next, ())| next);
    let year: i32 = match tokens.digits(digits).filter(|digits| digits.ends_with('0')) {
        Some(year) if year.len() == 4 => year.parse().ok()?,
        // Les années 90.
        Some(year) if year.len() == 2 && before.is_some() => {
            1900 + year.parse::<i32>().ok().filter(|year| *year >= 10)?
        }
        _ => return None,
    };
    let ends = lexicon.decade_ends.after(tokens, digits + 1).filter(|_| tokens.gap(digits + 1) == Gap::None);
    let end = match (before, ends) {
        // Les années 2020 et 2021 are two years.
        (Some(_), None) if !goes_on_as_year(place, digits + 1) => digits + 1,
        (_, Some((end, ()))) => end,
        _ => return None,
    };
    // 1990er-Jahre.
    let hyphen = usize::from(tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None);
    let end = lexicon
        .decade_after
        .after(tokens, end + hyphen)
        .filter(|_| hyphen == 1 || tokens.gap(end) == Gap::Blank)
        .map_or(end, |(end, ())| end);
    // The 1900s may be a century, too, which no fact holds.
    let meanings = vec![Meaning::Date(Dated::from(Date::Decade(year)))];
    Some(Named { meanings, end, unread: None })
}

/// Whether another year follows, parted from the one before by a word or a dash.
pub fn goes_on_as_year(place: &Place<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    let dash = matches!(tokens.sign(at), Some('-' | '–' | '/' | ',')).then_some(at + 1);
    let lexicon = place.lexicon;
    let words = [&lexicon.range_to, &lexicon.between_and, &lexicon.alternatives];
    let word = words.into_iter().find_map(|words| words.after(tokens, at)).map(|(end, ())| end);
    dash.or(word).is_some_and(|next| date::year(place, next).is_some())
}
