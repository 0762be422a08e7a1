//! What is said of a figure across a bracket or a quotation mark: about “500 companies”, 500 companies [or more], was (0.3%), 48.7 (±2).

use std::ops::Range;

use super::found::{FoundFigure, Sort};
use super::reading_place::ReadingPlace;
use super::tables::Says;
use super::token::Gap;

/// Signs that open and close what they hold.
const PAIRS: [(char, char); 10] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('"', '"'),
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('»', '«'),
    ('‘', '’'),
    ('\'', '\''),
];

/// The part before or after a figure that bounds it, or may, although a bracket or a quotation mark stands between.
pub fn enclosed(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    if !matches!(found.sort, Sort::Bare | Sort::United | Sort::Date | Sort::Year) {
        return None;
    }
    before(place, found).or_else(|| behind(place, found)).or_else(|| in_brackets(place, found))
}

/// About “500 companies”, was (0.3%): words that go on with the figure that a sign opens.
fn before(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let open = found.start.checked_sub(1).filter(|&open| open > 0 && tokens.gap(found.start) == Gap::None)?;
    let sign = tokens.sign(open)?;
    let (_, close) = PAIRS.iter().find(|(opens, _)| *opens == sign)?;
    let near = tokens.gap(open) == Gap::Blank || tokens.gap(open) == Gap::Line;
    let part = |start: usize| Some(tokens.start(start)..tokens.end(found.start));
    if !near {
        return None;
    }
    if let Some((start, says)) = lexicon.before.before(tokens, open, 0)
        && is_limit(says)
    {
        return part(start);
    }
    // An accountant's bracket in a sentence, where the figure is what a verb says.
    let verbs = [&lexicon.surroundings.limit_links, &lexicon.auxiliaries, &lexicon.of];
    let verb = verbs.into_iter().find_map(|table| table.before(tokens, open, 0));
    if sign == '('
        && tokens.sign(found.end) == Some(*close)
        && matches!(found.sort, Sort::Bare | Sort::United)
    {
        return verb.and_then(|(start, ())| part(start));
    }
    None
}

/// “500 companies” or more: words behind the sign that closes.
fn behind(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let close = tokens.sign(found.end).filter(|_| tokens.gap(found.end) == Gap::None)?;
    let opens = found.start.checked_sub(1).and_then(|open| tokens.sign(open))?;
    PAIRS.iter().find(|pair| **pair == (opens, close))?;
    let (end, says) =
        lexicon.after.after(tokens, found.end + 1).filter(|_| tokens.gap(found.end + 1) <= Gap::Line)?;
    let number = tokens.digits(end).is_some() || lexicon.comparers.is_at(tokens, end);
    (is_limit(says) && !number).then(|| tokens.start(found.end)..tokens.end(end))
}

/// 500 companies (+), 48.7 (±2), 500 companies [at most]: a bracket behind the figure that holds a sign, a margin or a bound alone.
fn in_brackets(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let open = found.end;
    let sign = tokens.sign(open).filter(|_| tokens.gap(open) <= Gap::Blank)?;
    let (_, close) = PAIRS[..3].iter().find(|(opens, _)| *opens == sign)?;
    let margin = lexicon.plus_minus.after(tokens, open + 1).map(|(end, ())| end);
    if let Some(end) =
        margin.filter(|&end| tokens.digits(end).is_some_and(|digits| digits.bytes().any(|c| c != b'0')))
    {
        return Some(tokens.start(open)..tokens.end(end + 1));
    }
    let closes = |end: usize| tokens.sign(end) == Some(*close);
    let signs = (open + 1..open + 3)
        .take_while(|&at| {
            matches!(
                tokens.sign(at),
                Some('+' | '−' | '-' | '–' | '±' | '>' | '<' | '≥' | '≤' | '~' | '≈' | '=')
            )
        })
        .count();
    if signs > 0 && closes(open + 1 + signs) {
        return Some(tokens.start(open)..tokens.end(open + 2 + signs));
    }
    let (end, says) = lexicon
        .after
        .after(tokens, open + 1)
        .or_else(|| lexicon.before.after(tokens, open + 1))
        .filter(|(end, _)| closes(*end))?;
    is_limit(says).then(|| tokens.start(open)..tokens.end(end + 1))
}

/// Whether a word says where a figure ends, or how near it is.
fn is_limit(says: Says) -> bool {
    !matches!(says, Says::Exactly | Says::Nothing | Says::Up | Says::Down | Says::Plus)
}
