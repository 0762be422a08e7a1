//! Stops before a figure that don't end a sentence: 40...50 days, durchschn. 40 Schiffe.

use super::found::{FoundFigure, Sort};
use super::reading_place::ReadingPlace;
use super::token::Gap;

/// Whether the dots before a figure stand between two numbers.
pub fn after_ellipsis(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    let mut first = at;
    while first > 0 && tokens.gap(first) == Gap::None && matches!(tokens.sign(first - 1), Some('.' | '…')) {
        first -= 1;
    }
    let dots = first < at || tokens.sign(at) == Some('…');
    dots && tokens.gap(first) == Gap::None && first > 0 && tokens.digits(first - 1).is_some()
}

/// How many letters an abbreviation before a figure has at most.
const ABBREVIATION: usize = 5;

/// Whether a stop before a figure is that of an abbreviation: in a language whose nouns are all capital, after a short small word.
pub fn abbreviates(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some(word) = at.checked_sub(1).and_then(|before| tokens.word(before)) else { return false };
    let known = lexicon.harmless_after.word(word).is_some()
        || lexicon.harmless_before.word(word).is_some()
        || lexicon.changed.word(word).is_some()
        || lexicon.adverb_rates.word(word).is_some();
    // 5 kg. 40 Schiffe kamen.
    let unit = at >= 2 && tokens.digits(at - 2).is_some();
    !lexicon.surroundings.words.nouns_capital.is_empty()
        && matches!(found.sort, Sort::Bare | Sort::United)
        && tokens.gap(at) == Gap::None
        && tokens.form(at - 1) == word
        && word.chars().count() <= ABBREVIATION
        && !known
        && !unit
}
