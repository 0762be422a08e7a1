//! Where the text of a page prints what its facts are said to print.

use std::collections::BTreeMap;
use std::ops::Range;

/// A place on a page that prints a piece of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence<'a> {
    /// The bytes of the page's text.
    pub range: Range<usize>,
    /// The ids of the facts of which exactly these words are printed: one, but where several print the same.
    pub facts: Vec<&'a str>,
}

/// A text without blanks, since a page breaks its lines anywhere, and where each of its bytes is in the text.
pub struct BareText {
    /// The text.
    pub text: String,
    places: Vec<usize>,
}

impl BareText {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let mut bare = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        for (at, character) in text.char_indices().filter(|(_, character)| !character.is_whitespace()) {
            bare.text.push(character);
            bare.places.extend(at..at + character.len_utf8());
        }
        bare.places.push(text.len());
        bare
    }

    /// The bytes of the whole text that a place of the bare one stands for.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        let end = range.end.checked_sub(1).and_then(|last| self.places.get(last)).map_or(0, |last| last + 1);
        self.places.get(range.start).copied().unwrap_or(end)..end
    }
}

/// Every place of the facts on a page, in order. `pieces` has what is printed of each fact. A piece within a longer one is a part
/// of that: the figure in another fact's sentence is that fact's.
pub fn occurrences<'a>(text: &str, pieces: &'a [(String, Vec<String>)]) -> Vec<Occurrence<'a>> {
    let bare = BareText::of(text);
    let mut printers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (id, texts) in pieces {
        for piece in texts {
            let piece: String = piece.chars().filter(|character| !character.is_whitespace()).collect();
            let printers = printers.entry(piece).or_default();
            if !printers.contains(&id.as_str()) {
                printers.push(id);
            }
        }
    }
    printers.remove("");
    let mut found: Vec<(Range<usize>, &Vec<&str>)> = Vec::new();
    for (piece, facts) in &printers {
        found.extend(bare.text.match_indices(piece.as_str()).map(|(at, _)| (at..at + piece.len(), facts)));
    }
    found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<Occurrence<'a>> = Vec::new();
    let mut reached = 0;
    for (range, facts) in found {
        if range.end > reached {
            reached = range.end;
            kept.push(Occurrence { range: bare.place(&range), facts: facts.clone() });
        }
    }
    kept
}
