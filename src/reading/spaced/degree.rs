//! Degrees behind a figure that its qualifiers don't list: behind a comma, or in words of a form that only degrees have.

use super::reading_place::ReadingPlace;
use super::tables::Says;
use super::token::Gap;

/// 40 ships, give or take: a qualifier behind a comma or a dash, at the end of its clause.
pub fn after_comma(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, Says)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let next = past_comma(place, at).filter(|next| *next > at)?;
    let (end, says) = lexicon.after.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    let degree = !matches!(says, Says::Up | Says::Down | Says::Minus | Says::Plus | Says::Nothing);
    (degree && closes(place, end)).then_some((end, says))
}

/// At the very outside, or deeper: the place after words of degree that no list has.
pub fn unlisted(place: &ReadingPlace<'_>, at: usize) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some(end) = bracketed(place, at) {
        return Some(end);
    }
    let next = past_comma(place, at)?;
    if tokens.gap(next) > Gap::Line {
        return None;
    }
    let ends = |at: usize, ends: &str| {
        let word = tokens.word(at).filter(|_| tokens.gap(at) <= Gap::Line)?;
        ends.split(' ').any(|end| word.ends_with(end)).then_some(at + 1)
    };
    let words = &lexicon.surroundings;
    let open = words.degrees.after(tokens, next).and_then(|(at, forms)| ends(at, forms));
    open.or_else(|| {
        let end = words.closing_degrees.after(tokens, next).and_then(|(at, forms)| ends(at, forms))?;
        closes(place, end).then_some(end)
    })
}

/// 40 tons (short): a small word alone in brackets that isn't known to say nothing.
fn bracketed(place: &ReadingPlace<'_>, at: usize) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let opens = tokens.sign(at) == Some('(') && tokens.gap(at) == Gap::Blank;
    let word = tokens.word(at + 1).filter(|word| opens && tokens.form(at + 1) == *word)?;
    let stop = usize::from(tokens.sign(at + 2) == Some('.'));
    let known = lexicon.harmless_after.word(word).is_some()
        || lexicon.harmless_before.word(word).is_some()
        || lexicon.harmless_between.word(word).is_some()
        || lexicon.head_empty.word(word).is_some()
        || lexicon.pure.word(word).is_some()
        || super::unit_name::name_at(place, at + 1).is_some()
        || lexicon.tables.participle_ends.iter().any(|end| word.ends_with(end))
        || lexicon.tables.between_ends.iter().any(|end| word.ends_with(end));
    (!known && tokens.sign(at + 2 + stop) == Some(')')).then_some(at + 3 + stop)
}

/// The place after a comma or a dash, or the place itself.
fn past_comma(place: &ReadingPlace<'_>, at: usize) -> Option<usize> {
    let tokens = place.tokens;
    match tokens.sign(at) {
        Some(',') if tokens.gap(at) == Gap::None => Some(at + 1),
        Some('–' | '—') if tokens.gap(at) <= Gap::Blank => Some(at + 1),
        Some(_) => None,
        None => Some(at),
    }
}

/// Whether a clause ends before a place.
fn closes(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    tokens.gap(at) == Gap::Break || tokens.word(at).is_none() && tokens.digits(at).is_none()
}
