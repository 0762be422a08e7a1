//! Decades: the 1990s.

use super::date_parts;
use super::named_date::NamedDate;
use super::reading_place::ReadingPlace;
use super::token::Gap;
use crate::reading::meaning::Meaning;
use crate::value::{Date, Dated};

/// The 1990s.
pub fn decade(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let before = lexicon.decade_before.after(tokens, at).filter(|(next, ())| tokens.gap(*next) == Gap::Blank);
    let digits = before.map_or(at, |(next, ())| next);
    if let Some(found) = in_words(place, at, digits) {
        return Some(found);
    }
    let year: i32 = match tokens.digits(digits).filter(|digits| digits.ends_with('0')) {
        Some(year) if year.len() == 4 => year.parse().ok()?,
        // Les années 90.
        Some(year) if year.len() == 2 && (before.is_some() || short(place, at)) => {
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
    Some(NamedDate { meanings, end, unread: None })
}

/// Achtziger Jahre, années quatre-vingt, the nineties: of the twentieth century, as the words alone mean it.
fn in_words(place: &ReadingPlace<'_>, at: usize, next: usize) -> Option<NamedDate> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (end, year) = lexicon.surroundings.decade_words.after(tokens, next)?;
    let hyphen = usize::from(tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None);
    let after = lexicon.decade_after.after(tokens, end + hyphen).map(|(end, ())| end);
    let noun = next > at
        || after.is_some()
        || tokens.word(end - 1).is_some_and(|word| word.ends_with("jahre") || word.ends_with("jahren"));
    // The English word has no noun, and its article.
    let article =
        lexicon.tables.language == "en" && lexicon.articles_of_days.before(tokens, next, 0).is_some();
    let year = i32::try_from(year).ok().filter(|_| noun || article)?;
    let meanings = vec![Meaning::Date(Dated::from(Date::Decade(year)))];
    Some(NamedDate { meanings, end: after.unwrap_or(end), unread: None })
}

/// 80er Jahre, the ’90s: two digits that nothing but a decade is printed with.
fn short(place: &ReadingPlace<'_>, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some((end, ())) =
        lexicon.decade_ends.after(tokens, at + 1).filter(|_| tokens.gap(at + 1) == Gap::None)
    else {
        return false;
    };
    let hyphen = usize::from(tokens.sign(end) == Some('-') && tokens.gap(end) == Gap::None);
    lexicon.decade_after.is_at(tokens, end + hyphen)
}

/// Whether another year follows, parted from the one before by a word or a dash.
pub fn goes_on_as_year(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    let dash = matches!(tokens.sign(at), Some('-' | '–' | '/' | ',')).then_some(at + 1);
    let lexicon = place.lexicon;
    let words = [&lexicon.range_to, &lexicon.between_and, &lexicon.alternatives];
    let word = words.into_iter().find_map(|words| words.after(tokens, at)).map(|(end, ())| end);
    dash.or(word).is_some_and(|next| date_parts::year(place, next).is_some())
}
