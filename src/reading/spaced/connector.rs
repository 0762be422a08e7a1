//! What parts the ends of a period.

use super::reading_place::ReadingPlace;
use super::token::Gap;

/// Whether `between` stands before a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    Yes,
    No,
}

/// The place after what parts the ends of a period.
pub fn connector(place: &ReadingPlace<'_>, at: usize, between: Between) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(at) > Gap::Line {
        return None;
    }
    if matches!(tokens.sign(at), Some('-' | '–' | '—' | '−'))
        && tokens.gap(at) == tokens.gap(at + 1).min(Gap::Blank)
    {
        return Some(at + 1);
    }
    let words = if between == Between::Yes { &lexicon.between_and } else { &lexicon.range_to };
    let (end, ()) = words.after(tokens, at)?;
    (tokens.gap(end) <= Gap::Line).then_some(end)
}
