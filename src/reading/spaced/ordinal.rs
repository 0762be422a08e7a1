//! Ranks and multiples in words: third, 3rd, every fifth, twice, fourfold.

use rust_decimal::Decimal;

use super::found::{FoundFigure, Sort, exact};
use super::nameless_unit::{share_unit, times_unit};
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind};
use crate::reading::meaning::{Meaning, Unread};
use crate::value::Number;

/// Twice, doubled, fourfold.
pub fn multiple(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let word = tokens.word(at)?;
    if let Some((end, (above, below))) = lexicon.multiples.after(tokens, at) {
        let value = Number::fraction(Decimal::from(above), below)?;
        return Some(FoundFigure::new(at, end, vec![exact(value, times_unit())], Sort::United));
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
    Some(FoundFigure::new(at, at + 1, vec![exact(Number::from(value), times_unit())], Sort::United))
}

/// The rank or share that an ordinal is: third, 3rd, every fifth.
pub fn ordinal(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some((next, ())) = lexicon.every.after(tokens, at) {
        let (end, nth) = lexicon.ordinals.after(tokens, next)?;
        let value = Number::fraction(Decimal::ONE, nth)?;
        let value = if value.decimal().scale() < 12 { Number::from(value.decimal()) } else { value };
        return Some(FoundFigure::new(at, end, vec![exact(value, share_unit())], Sort::United));
    }
    // A second later is a moment; the second of May is a day.
    let moment = lexicon.articles.before(tokens, at, 0).is_some()
        && tokens.word(at) == Some("second")
        && super::moment::moment(place, at + 1) != super::moment::RateOrMoment::No;
    let day = |end: usize| {
        let next = lexicon.date_links.after(tokens, end).map_or(end, |(end, ())| end);
        tokens.gap(next) <= Gap::Line && super::date_parts::month(place, next).is_some()
    };
    if let Some((end, nth)) = lexicon.ordinals.after(tokens, at).or_else(|| in_one_word(place, at)) {
        if moment || day(end) {
            return None;
        }
        return Some(ranked(place, FoundFigure::new(at, end, vec![Meaning::Rank(nth)], Sort::Other)));
    }
    if let Some(found) = signed(place, at) {
        return Some(found);
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
    let rank = || ranked(place, FoundFigure::new(at, end, vec![Meaning::Rank(nth)], Sort::Other));
    (whole && shown).then(rank)
}

/// Drittgrößte: an ordinal and a superlative in one word.
fn in_one_word(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, u32)> {
    let lexicon = place.lexicon;
    let word = place.tokens.word(at).filter(|_| lexicon.tables.language == "de")?;
    lexicon.tables.superlatives.iter().find_map(|superlative| {
        let stem = word.strip_suffix(superlative).filter(|stem| !stem.is_empty())?;
        Some((at + 1, lexicon.ordinals.word(&[stem, "e"].concat())?))
    })
}

/// A rank with what goes on with it: ranked third, third-largest, third place. Third to last is none.
fn ranked(place: &ReadingPlace<'_>, mut found: FoundFigure) -> FoundFigure {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some((end, ())) =
        lexicon.rank_ends.after(tokens, found.end).filter(|_| tokens.gap(found.end) <= Gap::Line)
    {
        found.unread = Some(Unread::Unknown(tokens.start(found.end)..tokens.end(end)));
        found.end = end;
        return found;
    }
    let hyphen = tokens.sign(found.end) == Some('-') && tokens.gap(found.end) == Gap::None;
    let next = found.end + usize::from(hyphen);
    let near = tokens.gap(next) <= if hyphen { Gap::None } else { Gap::Line };
    let goes_on =
        lexicon.superlatives.after(tokens, next).or_else(|| lexicon.rank_places.after(tokens, next));
    if let Some((end, ())) = goes_on.filter(|_| near) {
        found.end = end;
    }
    if tokens.gap(found.start) <= Gap::Line
        && let Some((start, ())) = lexicon.ranked.before(tokens, found.start, 0)
    {
        found.start = start;
    }
    found
}

/// No. 3, #3: a rank by itself and where a word shows it; a reactor or a page has its number, too.
fn signed(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let nth: u32 =
        tokens.digits(at).filter(|digits| digits.len() <= 3)?.parse().ok().filter(|nth| *nth > 0)?;
    let (start, ()) = lexicon.rank_signs.before(tokens, at, 0).filter(|_| tokens.gap(at) <= Gap::Blank)?;
    let end = at + 1;
    let before = lexicon.ranked.before(tokens, start, 0).filter(|_| tokens.gap(start) <= Gap::Line);
    let after = lexicon.rank_places.after(tokens, end).filter(|_| tokens.gap(end) <= Gap::Line);
    let alone = start == 0 && end == tokens.len();
    let shown = alone || before.is_some() || after.is_some();
    let start = before.map_or(start, |(start, ())| start);
    let end = after.map_or(end, |(end, ())| end);
    shown.then(|| FoundFigure::new(start, end, vec![Meaning::Rank(nth)], Sort::Other))
}
