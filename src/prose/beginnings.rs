//! What an entry of the word lists may begin with, so that it is looked for only there.

use super::pattern::PatternPiece;
use super::shape::WordShape;

/// The words of the classes.
pub trait ClassBeginnings {
    /// The first two characters of each word of a class; nothing where there is no such class.
    fn beginnings(&self, class: &str) -> Option<Vec<(char, Option<char>)>>;
}

/// What pieces may begin with: a character, and the next one where it is known. None where it can be anything.
pub fn begins(atoms: &[&PatternPiece], classes: &impl ClassBeginnings) -> Option<Vec<(char, Option<char>)>> {
    let (first, rest) = atoms.split_first()?;
    // What comes after one character, known or not.
    let then = |first: char| -> Vec<(char, Option<char>)> {
        match firsts(rest, classes) {
            Some(nexts) => nexts.into_iter().map(|next| (first, Some(next))).collect(),
            None => vec![(first, None)],
        }
    };
    let mut all = match first {
        PatternPiece::Text(text) => {
            let mut characters = text.chars();
            let first = characters.next()?;
            characters.next().map_or_else(|| then(first), |second| vec![(first, Some(second))])
        }
        PatternPiece::Class(name) => {
            let words = classes.beginnings(name)?.into_iter();
            let whole = |(first, second): (char, Option<char>)| match second {
                Some(_) => vec![(first, second)],
                None => then(first),
            };
            words.flat_map(whole).collect()
        }
        PatternPiece::Choice(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                all.extend(begins(&branch.iter().chain(rest.iter().copied()).collect::<Vec<_>>(), classes)?);
            }
            all
        }
        _ => firsts(atoms, classes)?.into_iter().map(|first| (first, None)).collect(),
    };
    all.sort_unstable();
    all.dedup();
    Some(all)
}

/// The first characters of what pieces may begin with; none where it can be anything.
pub fn firsts(atoms: &[&PatternPiece], classes: &impl ClassBeginnings) -> Option<Vec<char>> {
    let (first, rest) = atoms.split_first()?;
    let ranged = |ranges: &[(char, char)]| ranges.iter().flat_map(|(first, last)| *first..=*last).collect();
    let mut all: Vec<char> = match first {
        PatternPiece::Text(text) => text.chars().take(1).collect(),
        PatternPiece::Digits(..) => ranged(&[('0', '9')]),
        PatternPiece::OneOf(ranges) => ranged(ranges),
        PatternPiece::Letters => ranged(&[('a', 'z')]),
        PatternPiece::Class(name) => classes.beginnings(name)?.into_iter().map(|(first, _)| first).collect(),
        PatternPiece::Shape(WordShape::NotAfterKanji | WordShape::AfterKanji) => firsts(rest, classes)?,
        PatternPiece::Shape(shape) => shape.begins()?.chars().collect(),
        PatternPiece::Choice(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                all.extend(firsts(&branch.iter().chain(rest.iter().copied()).collect::<Vec<_>>(), classes)?);
            }
            all
        }
        PatternPiece::Many(inner) => {
            let mut all = firsts(&inner.iter().collect::<Vec<_>>(), classes)?;
            all.extend(firsts(rest, classes)?);
            all
        }
        PatternPiece::Ahead(_) => return None,
    };
    all.sort_unstable();
    all.dedup();
    Some(all)
}
