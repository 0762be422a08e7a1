//! A text as a person reads it, with the way back to its source.
//!
//! Compatibility forms are their plain characters (％, ㎡, full-width digits), characters that nobody sees are gone, and a word
//! that was hyphenated at the end of a line is whole. What a person tells apart stays apart: raised digits (10³ isn't 103,
//! and a raised 1 after a figure is a footnote), circled digits, fractions of one character (1½), cells and lines.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::value::{ends_line, unseen};

/// A text as it is shown.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    text: String,
    /// For each character its place in the text and what it comes from, in order.
    places: Vec<(usize, Range<usize>)>,
}

/// What stands between two cells of a table: a tab, or three blanks and more.
pub const CELL: char = '\t';
/// The end of a line.
pub const LINE: char = '\n';

impl Shown {
    /// The text as it is shown: blanks are one blank, [`CELL`] or [`LINE`].
    pub fn of(source: &str) -> Self {
        let mut shown = Self::default();
        let mut characters = source
            .char_indices()
            .map(|(at, c)| (c, at..at + c.len_utf8()))
            .filter(|(c, _)| *c == '\u{ad}' || unseen(*c).is_none())
            .filter(|(c, _)| *c != '\u{ad}')
            .peekable();
        while let Some((first, mut from)) = characters.next() {
            if first.is_whitespace() || ends_line(first) {
                let (mut blanks, mut line, mut cell) = (1, ends_line(first), first == '\t');
                while let Some((next, place)) = characters.next_if(|(next, _)| next.is_whitespace() || ends_line(*next)) {
                    from.end = place.end;
                    blanks += 1;
                    line |= ends_line(next);
                    cell |= next == '\t';
                }
                let next_letter = characters.peek().is_some_and(|(next, _)| next.is_lowercase());
                if line && next_letter && shown.ends_in_hyphen() {
                    shown.places.pop();
                    shown.text.pop();
                    continue;
                }
                let blank = match (line, cell || blanks > 2) {
                    (true, _) => LINE,
                    (false, true) => CELL,
                    (false, false) => ' ',
                };
                shown.push(blank, &from);
                continue;
            }
            if is_kept(first) {
                shown.push(if first == 'º' { '°' } else { first }, &from);
                continue;
            }
            let mut cluster = first.to_string();
            while let Some((mark, place)) = characters.next_if(|(next, _)| is_combining_mark(*next)) {
                cluster.push(mark);
                from.end = place.end;
            }
            for character in cluster.nfkc() {
                let character = if matches!(character, '\u{2010}' | '\u{2011}') { '-' } else { character };
                shown.push(if character.is_whitespace() { ' ' } else { character }, &from);
            }
        }
        shown
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a part of the text comes from.
    pub fn source(&self, part: &Range<usize>) -> Range<usize> {
        let holder = |byte: usize| {
            let next = self.places.partition_point(|(at, _)| *at <= byte);
            self.places.get(next.checked_sub(1)?)
        };
        match (holder(part.start), part.end.checked_sub(1).and_then(holder)) {
            (Some((_, first)), Some((_, last))) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The part of the text that comes from a part of the source.
    pub fn part(&self, source: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let next = self.places.partition_point(|(_, from)| from.start < at);
            self.places.get(next).map_or(self.text.len(), |(at, _)| *at)
        };
        place(source.start)..place(source.end)
    }

    /// Where another text stands in this one, blanks and ends of lines in either left aside. Places don't overlap.
    pub fn find(&self, form: &Self) -> Vec<Range<usize>> {
        let bare = |text: &str| -> Vec<(usize, char)> {
            text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect()
        };
        let (hay, needle) = (bare(&self.text), bare(&form.text));
        let mut found = Vec::new();
        let mut at = 0;
        while !needle.is_empty() && at + needle.len() <= hay.len() {
            let same = needle.iter().zip(&hay[at..]).all(|((_, one), (_, other))| one == other);
            if !same {
                at += 1;
                continue;
            }
            let (last, character) = hay[at + needle.len() - 1];
            found.push(hay[at].0..last + character.len_utf8());
            at += needle.len();
        }
        found
    }

    fn push(&mut self, character: char, from: &Range<usize>) {
        self.places.push((self.text.len(), from.clone()));
        self.text.push(character);
    }

    fn ends_in_hyphen(&self) -> bool {
        let mut back = self.text.chars().rev();
        matches!(back.next(), Some('-' | '\u{2010}')) && back.next().is_some_and(char::is_alphabetic)
    }
}

/// Whether a character is told apart from its compatibility form: raised, circled and bracketed digits, fractions.
fn is_kept(character: char) -> bool {
    matches!(character,
        '²' | '³' | '¹' | 'º' | '¼'..='¾' | '\u{2070}'..='\u{207f}' | '\u{2150}'..='\u{215f}' | '\u{2189}'
        | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3251}'..='\u{325f}' | '\u{32b1}'..='\u{32bf}')
}
