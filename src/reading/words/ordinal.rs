//! Ranks and multiples in words: third, 3rd, every fifth, twice, fourfold.

use rust_decimal::Decimal;

use super::found::{Found, Sort, exact};
use super::quantity::{share_unit, times_unit};
use super::token::{Gap, Kind};
use super::unit::Place;
use crate::reading::meaning::Meaning;
use crate::value::Number;

/// Twice, doubled, fourfold.
pub fn multiple(place: &Place<'_>, at: usize) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let word = tokens.word(at)?;
    if let Some((end, (above, below))) = lexicon.multiples.after(tokens, at) {
        let value = Number::fraction(Decimal::from(above), below)?;
        return Some(Found::new(at, end, vec![exact(value, times_unit())], Sort::United));
    }
    let stem = lexicon
        .tables
        .fold
        .iter()
        .find_map(|fold| word.strip_suffix(fold).filter(|stem| !stem.is_empty()))?;
    // Once is no multiple: nicht einmal.
    let value = lexicon
        .numbers
        .word(stem)
        .filter(|_| lexicon.articles.word(stem).is_none())
        .or_else(|| lexicon.hundreds.word(stem))
        .or_else(|| super::number_words::hundredfold(lexicon, stem))?;
    Some(Found::new(at, at + 1, vec![exact(Number::from(value), times_unit())], Sort::United))
}

/// The rank or share that an ordinal is: third, 3rd, every fifth.
pub fn ordinal(place: &Place<'_>, at: usize) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some((next, ())) = lexicon.every.after(tokens, at) {
        let (end, nth) = lexicon.ordinals.after(tokens, next)?;
        let value = Number::fraction(Decimal::ONE, nth)?;
        let value = if value.decimal().scale() < 12 { Number::from(value.decimal()) } else { value };
        return Some(Found::new(at, end, vec![exact(value, share_unit())], Sort::United));
    }
    if let Some((end, nth)) = lexicon.ordinals.after(tokens, at) {
        return Some(Found::new(at, end, vec![Meaning::Rank(nth)], Sort::Other));
    }
    let nth: u32 = tokens.digits(at)?.parse().ok()?;
    let (end, ()) = lexicon.ordinal_ends.after(tokens, at + 1).filter(|_| tokens.gap(at + 1) == Gap::None)?;
    let whole = tokens.gap(end) != Gap::None
        || !matches!(tokens.get(end).map(|token| token.kind), Some(Kind::Word | Kind::Digits));
    // Der 3. Platz, but not fiel auf 48.
    let stop = tokens.sign(at + 1) == Some('.') && end == at + 2;
    let shown = !stop
        || tokens.gap(end) == Gap::Break && tokens.gap(at) == Gap::Break
        || tokens.gap(end) == Gap::Blank
            && tokens.word(end).is_some()
            && lexicon.definite.before(tokens, at, 0).is_some();
    (whole && shown).then(|| Found::new(at, end, vec![Meaning::Rank(nth)], Sort::Other))
}
