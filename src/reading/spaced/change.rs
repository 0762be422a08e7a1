//! Whether `from … to` tells a change from one value to another, and not a range.

use super::phrases::Phrases;
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind};

/// How far back a verb of change is looked for, in pieces of text.
const REACH: usize = 24;
/// How far after the second value a noun of change is looked for.
const AFTER: usize = 4;

/// Whether a word of change stands in the sentence of `from … to`.
///
/// `end` is the place after the second value: `from 4 to 5, an increase of 25%` tells it afterwards.
pub fn is_change(place: &ReadingPlace<'_>, start: usize, end: usize, words: &Phrases<()>) -> bool {
    let tokens = place.tokens;
    let Some((from, ())) = place.lexicon.range_from.before(tokens, start, 0) else { return false };
    // Prices range from 4 to 5.
    if (1..=2)
        .any(|back| from.checked_sub(back).is_some_and(|at| place.lexicon.range_verbs.is_at(tokens, at)))
    {
        return false;
    }
    for at in end..end + AFTER {
        if tokens.gap(at) == Gap::Break || ends_sentence(place, at) {
            break;
        }
        if place.lexicon.articles.is_at(tokens, at) && words.is_at(tokens, at + 1) {
            return true;
        }
    }
    let mut at = start;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1) else { return false };
        if tokens.gap(at) == Gap::Break || ends_sentence(place, before) {
            return false;
        }
        at = before;
        if words.is_at(tokens, at) {
            return true;
        }
    }
    false
}

/// Whether a word of change stands in the sentence before a place.
pub fn tells(place: &ReadingPlace<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1) else { return false };
        if place.tokens.gap(at) == Gap::Break || ends_sentence(place, before) {
            return false;
        }
        at = before;
        if place.lexicon.changes.is_at(place.tokens, at) {
            return true;
        }
    }
    false
}

/// Whether a verb of change stands right before a figure: subió 18 puntos hasta 95 puntos tells by how much and to what.
pub fn is_step(place: &ReadingPlace<'_>, start: usize, words: &Phrases<()>) -> bool {
    let tokens = place.tokens;
    place.lexicon.tables.language != "en"
        && (1..=2).any(|back| {
            start.checked_sub(back).is_some_and(|at| {
                words.is_at(tokens, at)
                    && (back == 1 || place.lexicon.articles.is_at(tokens, start - 1))
                    && tokens.gap(at + 1) < Gap::Break
            })
        })
}

/// How far before a verb a word stands that makes a forecast of it.
const FORECAST: usize = 3;

/// Whether a change that has been is told right before a figure: increased $1.2 billion to $9.8 billion, was cut by €40m to €310m.
pub fn was_step(place: &ReadingPlace<'_>, start: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some((verb, ())) = lexicon.surroundings.steps.before(tokens, start, 0) else { return false };
    let forecast = (1..=FORECAST).any(|back| {
        verb.checked_sub(back).is_some_and(|at| lexicon.surroundings.forecasts.is_at(tokens, at))
    });
    !forecast && tokens.gap(start) <= Gap::Line
}

/// Whether a sentence ends with a piece.
pub fn ends_sentence(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Sign('.' | '!' | '?' | ';')) => {
            // By 3 to 1. 12 members were absent; but am 3. 12. is a date.
            let numbers = tokens.digits(at + 1).is_some()
                && at.checked_sub(1).is_some_and(|before| tokens.digits(before).is_some())
                && !place.lexicon.ordinal_ends.is_at(tokens, at);
            tokens.gap(at + 1) != Gap::None
                && (tokens.is_capital(at + 1)
                    || tokens.get(at + 1).is_none()
                    || tokens.sign(at) != Some('.')
                    || numbers)
        }
        _ => false,
    }
}
