//! A text as a person reads it, with the way back to its source.
//!
//! Compatibility forms are their plain characters (％, ㎡, full-width digits), characters that nobody sees are gone, and a word
//! that was hyphenated at the end of a line is whole. What a person tells apart stays apart: raised digits (10³ isn't 103,
//! and a raised 1 after a figure is a footnote), circled digits, fractions of one character (1½), cells and lines.

use std::cell::OnceCell;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::seen::{Gaps, characters, is_blank, is_kept, is_letter_spaced, is_mark, is_wide};
use crate::value::ends_line;

/// What stands between two cells of a table or two paragraphs: a tab, three blanks and more, two between digits, or an empty line.
pub const CELL: char = '\t';
/// The end of a line.
pub const LINE: char = '\n';

/// A text as it is shown.
#[derive(Debug, Clone, Default)]
pub struct ShownText {
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

impl ShownText {
    /// The text as it is shown: blanks are one blank, [`CELL`] or [`LINE`].
    pub fn of(source: &str) -> Self {
        let mut shown = Self::default();
        let mut characters = characters(source).peekable();
        while let Some((first, mut from)) = characters.next() {
            if is_blank(first) {
                let (mut blanks, mut line, mut cell) = (1, ends_line(first), first == CELL);
                let mut ends = usize::from(first == LINE);
                while let Some((next, place)) = characters.next_if(|(next, _)| is_blank(*next)) {
                    from.end = place.end;
                    blanks += 1;
                    line |= ends_line(next);
                    cell |= next == CELL;
                    ends += usize::from(next == LINE);
                }
                // Another paragraph is no part of the text before it.
                cell |= ends > 1;
                let goes_on = characters.peek().is_some_and(|(next, _)| next.is_lowercase());
                if line && goes_on && shown.ends_in_hyphen() {
                    shown.pop();
                    continue;
                }
                // One blank may group the digits of a number; two are the space between two columns.
                let digit = |c: &char| c.is_numeric();
                let columns = blanks == 2
                    && !line
                    && shown.text.chars().next_back().is_some_and(|last| digit(&last))
                    && characters.peek().is_some_and(|(next, _)| digit(next));
                let blank = match (line && ends < 2, cell || blanks > 2 || columns) {
                    (true, _) => LINE,
                    (false, true) => CELL,
                    (false, false) => ' ',
                };
                shown.push(blank, &from);
                continue;
            }
            if first.is_ascii() && characters.peek().is_none_or(|(next, _)| !is_combining_mark(*next)) {
                shown.push(first, &from);
                continue;
            }
            // 31.4 ˚C: the ring that accents are made of, which its compatibility form parts into two.
            if first == '˚' {
                shown.push('°', &from);
                continue;
            }
            // 1.5◦C, as mathematical typesetting has it; elsewhere it is a bullet.
            if first == '◦' && characters.peek().is_some_and(|(next, _)| matches!(next, 'C' | 'F')) {
                shown.push('°', &from);
                continue;
            }
            if is_kept(first) {
                shown.push(if first == 'º' { '°' } else { first }, &from);
                continue;
            }
            let mut cluster = first.to_string();
            while let Some((mark, place)) = characters.next_if(|(next, _)| is_mark(*next)) {
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
        let run =
            |byte: usize| self.runs.get(self.runs.partition_point(|run| run.at <= byte).checked_sub(1)?);
        let (Some(first), Some(last)) = (run(part.start), part.end.checked_sub(1).and_then(run)) else {
            return 0..0;
        };
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
            let inside = next
                .checked_sub(1)
                .and_then(|before| self.runs.get(before))
                .filter(|run| at < run.source.end);
            match inside {
                Some(run) if run.same == Sameness::Bytes => run.at + (at - run.source.start),
                _ => self.runs.get(next).map_or(self.text.len(), |run| run.at),
            }
        };
        place(source.start)..place(source.end)
    }

    /// Where another text stands in this one. Places don't overlap.
    ///
    /// Blanks may differ only where they part nothing: beside a character of a script without them, beside a sign, at the end of
    /// a line of running text, and in letter-spaced text. Two cells, two lines that are nothing but numbers, and two words
    /// are never one.
    pub fn find<'a>(&'a self, form: &'a Self) -> impl Iterator<Item = Range<usize>> + 'a {
        let (own, needle) = (self.squeezed(), form.squeezed());
        let found = own.text.match_indices(needle.text.as_str()).filter(|_| !needle.text.is_empty());
        found.filter_map(|(at, found)| {
            let last = own.in_text(at + found.len() - found.chars().next_back().map_or(0, char::len_utf8));
            let place = own.in_text(at)..last + self.text[last..].chars().next().map_or(0, char::len_utf8);
            self.has_blanks_of(&place, form).then_some(place)
        })
    }

    /// How often another text would stand in this one if cells, lines or words were one.
    pub fn joined(&self, form: &Self) -> usize {
        let (own, needle) = (self.squeezed(), form.squeezed());
        if needle.text.is_empty() {
            return 0;
        }
        own.text.matches(needle.text.as_str()).count().saturating_sub(self.find(form).count())
    }

    /// Whether the blanks at a place are those of another text, but for those that part nothing.
    fn has_blanks_of(&self, place: &Range<usize>, form: &Self) -> bool {
        let (here, there) = (self.text[place.clone()].trim(), form.text.trim());
        if here == there {
            return true;
        }
        let spaced = is_letter_spaced(here) || self.stands_spaced(place);
        let (mut here, mut there) = (Gaps::of(here), Gaps::of(there));
        let mut before: Option<char> = None;
        while let (Some((gap, next)), Some((form_gap, _))) = (here.next(), there.next()) {
            let Some(last) = before.replace(next) else { continue };
            let parts = |c: char| c.is_alphanumeric() && !is_wide(c);
            let same = match (gap, form_gap) {
                (None, None) => true,
                // A cell's edge parts whatever it stands between.
                (Some(CELL), None) => false,
                (Some(_), Some(_)) => true,
                _ if !parts(last) || !parts(next) => true,
                (Some(LINE), None) => {
                    last.is_ascii_digit() != next.is_ascii_digit()
                        || last.is_ascii_digit() && self.is_running_text(place)
                }
                (Some(_), None) => spaced || last.is_ascii_digit() != next.is_ascii_digit(),
                (None, Some(_)) => last.is_ascii_digit() != next.is_ascii_digit(),
            };
            if !same {
                return false;
            }
        }
        true
    }

    /// Whether the characters around a place stand by themselves, too, so that those of a figure in it do: 率 は 5 7 . 7 ％ で. Behind it the
    /// text goes on, or it ends in a sign: digits at the end of a row are its cells.
    fn stands_spaced(&self, place: &Range<usize>) -> bool {
        let line = |c: char| matches!(c, LINE | CELL);
        let start = self.text[..place.start].rfind(line).map_or(0, |at| at + 1);
        let end = self.text[place.end..].find(line).map_or(self.text.len(), |at| place.end + at);
        let single = |part: &&str| part.chars().count() == 1;
        let wide = |part: &&str| part.chars().all(|c| is_wide(c) && c.is_alphabetic());
        let before: Vec<&str> = self.text[start..place.start]
            .split(' ')
            .rev()
            .filter(|part| !part.is_empty())
            .take_while(single)
            .collect();
        let after: Vec<&str> =
            self.text[place.end..end].split(' ').filter(|part| !part.is_empty()).take_while(single).collect();
        let here = &self.text[place.clone()];
        let apart = here
            .split(char::is_whitespace)
            .filter(|part| !part.is_empty())
            .all(|part| part.chars().count() == 1);
        let closed = here.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace())
            || after.first().is_some_and(wide);
        apart && closed && before.iter().chain(&after).filter(|part| wide(part)).count() >= 3
    }

    /// Whether each line of the cell that a place is in has more than a number.
    fn is_running_text(&self, place: &Range<usize>) -> bool {
        let edge = |c: char| matches!(c, LINE | CELL);
        let start = self.text[..place.start].rfind(edge).map_or(0, |at| at + 1);
        let end = self.text[place.end..].find(edge).map_or(self.text.len(), |at| place.end + at);
        self.text[start..end].split(LINE).all(|line| line.chars().any(char::is_alphabetic))
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
                }
                // km2 and km² are one, and so are the waves of a range.
                let plain = match character {
                    '〜' | '∼' | '〰' => '~',
                    '²' if squeezed.text.ends_with('m') => '2',
                    '³' if squeezed.text.ends_with('m') => '3',
                    other => other,
                };
                skipped = plain != character;
                squeezed.text.push(plain);
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
