//! A text as a person reads it, with the way back to its source.
//!
//! Compatibility forms are their plain characters (％, ㎡, full-width digits), characters that nobody sees are gone, and a word
//! that was hyphenated at the end of a line is whole. What a person tells apart stays apart: raised digits (10³ isn't 103,
//! and a raised 1 after a figure is a footnote), circled digits, fractions of one character (1½), cells and lines.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::value::{ends_line, unseen};

/// What stands between two cells of a table: a tab, or three blanks and more.
pub const CELL: char = '\t';
/// The end of a line.
pub const LINE: char = '\n';

/// A text as it is shown.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    text: String,
    /// The parts of the text, in order.
    runs: Vec<Run>,
    squeezed: OnceCell<Squeezed>,
}

/// A part of a shown text: bytes as they are in the source, or characters in place of others.
#[derive(Debug, Clone)]
struct Run {
    /// Where it begins in the text.
    at: usize,
    /// What it comes from: as many bytes as it has, or all that one character stands for.
    source: Range<usize>,
    /// Whether its bytes are those of the source.
    same: Sameness,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sameness {
    Bytes,
    Character,
}

/// A text without its blanks.
#[derive(Debug, Clone, Default)]
struct Squeezed {
    text: String,
    /// Where blanks were left out: a place here, and the one in the text that it comes from.
    shifts: Vec<(usize, usize)>,
}

impl Shown {
    /// The text as it is shown: blanks are one blank, [`CELL`] or [`LINE`].
    pub fn of(source: &str) -> Self {
        let mut shown = Self::default();
        let places = source.char_indices().map(|(at, c)| (c, at..at + c.len_utf8()));
        let mut characters = places.filter(|(c, _)| unseen(*c).is_none()).peekable();
        while let Some((first, mut from)) = characters.next() {
            if is_blank(first) {
                let (mut blanks, mut line, mut cell) = (1, ends_line(first), first == CELL);
                while let Some((next, place)) = characters.next_if(|(next, _)| is_blank(*next)) {
                    from.end = place.end;
                    blanks += 1;
                    line |= ends_line(next);
                    cell |= next == CELL;
                }
                let goes_on = characters.peek().is_some_and(|(next, _)| next.is_lowercase());
                if line && goes_on && shown.ends_in_hyphen() {
                    shown.pop();
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
            if first.is_ascii() && characters.peek().is_none_or(|(next, _)| next.is_ascii()) {
                shown.push(first, &from);
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
        let run = |byte: usize| self.runs.get(self.runs.partition_point(|run| run.at <= byte).checked_sub(1)?);
        let (Some(first), Some(last)) = (run(part.start), part.end.checked_sub(1).and_then(run)) else { return 0..0 };
        let start = match first.same {
            Sameness::Bytes => first.source.start + (part.start - first.at),
            Sameness::Character => first.source.start,
        };
        let end = match last.same {
            Sameness::Bytes => last.source.start + (part.end - last.at),
            Sameness::Character => last.source.end,
        };
        start..end
    }

    /// The part of the text that comes from a part of the source.
    pub fn part(&self, source: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let next = self.runs.partition_point(|run| run.source.start < at);
            let inside = next.checked_sub(1).and_then(|before| self.runs.get(before)).filter(|run| at < run.source.end);
            match inside {
                Some(run) if run.same == Sameness::Bytes => run.at + (at - run.source.start),
                _ => self.runs.get(next).map_or(self.text.len(), |run| run.at),
            }
        };
        place(source.start)..place(source.end)
    }

    /// Where another text stands in this one, blanks and ends of lines in either left aside. Places don't overlap.
    pub fn find<'a>(&'a self, form: &'a Self) -> impl Iterator<Item = Range<usize>> + 'a {
        let (own, needle) = (self.squeezed(), form.squeezed());
        let empty = needle.text.is_empty();
        own.text.match_indices(needle.text.as_str()).filter(move |_| !empty).map(|(at, found)| {
            let last = found.chars().next_back().map_or(0, char::len_utf8);
            own.in_text(at)..own.in_text(at + found.len() - last) + last
        })
    }

    fn squeezed(&self) -> &Squeezed {
        self.squeezed.get_or_init(|| {
            let mut squeezed = Squeezed::default();
            let mut skipped = true;
            for (at, character) in self.text.char_indices() {
                if character.is_whitespace() {
                    skipped = true;
                    continue;
                }
                if skipped {
                    squeezed.shifts.push((squeezed.text.len(), at));
                    skipped = false;
                }
                squeezed.text.push(character);
            }
            squeezed
        })
    }

    fn push(&mut self, character: char, from: &Range<usize>) {
        let at = self.text.len();
        self.text.push(character);
        let same = if character.len_utf8() == from.len() { Sameness::Bytes } else { Sameness::Character };
        if let Some(last) = self.runs.last_mut()
            && (last.same, same) == (Sameness::Bytes, Sameness::Bytes)
            && last.source.end == from.start
        {
            last.source.end = from.end;
            return;
        }
        self.runs.push(Run { at, source: from.clone(), same });
    }

    /// Takes the last character away.
    fn pop(&mut self) {
        let Some(character) = self.text.pop() else { return };
        let Some(last) = self.runs.last_mut() else { return };
        if last.at == self.text.len() {
            self.runs.pop();
        } else {
            last.source.end -= character.len_utf8();
        }
    }

    fn ends_in_hyphen(&self) -> bool {
        let mut back = self.text.chars().rev();
        matches!(back.next(), Some('-' | '\u{2010}')) && back.next().is_some_and(char::is_alphabetic)
    }
}

impl Squeezed {
    /// The place in the text of one here.
    fn in_text(&self, at: usize) -> usize {
        let after = self.shifts.partition_point(|(place, _)| *place <= at);
        let (place, text) = self.shifts.get(after.wrapping_sub(1)).copied().unwrap_or_default();
        text + (at - place)
    }
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || ends_line(character)
}

/// Whether a character is told apart from its compatibility form: raised, circled and bracketed digits, fractions.
fn is_kept(character: char) -> bool {
    matches!(character,
        '²' | '³' | '¹' | 'º' | '¼'..='¾' | '\u{2070}'..='\u{207f}' | '\u{2150}'..='\u{215f}' | '\u{2189}'
        | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3251}'..='\u{325f}' | '\u{32b1}'..='\u{32bf}')
}
