//! The pieces of a text: runs of digits, words and single signs, with what parts each from the one before.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;

use super::names::UnitNameMemo;
use super::numeral::Numeral;
use crate::reading::shown::{CELL, LINE};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A run of the digits 0 to 9.
    Digits,
    /// A run of letters.
    Word,
    /// Raised digits: a footnote mark or a power.
    Raised,
    /// A fraction of one character: ½.
    Fraction,
    /// Any other single character.
    Sign(char),
}

/// What parts a piece from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// A blank.
    Blank,
    /// The end of a line of running text.
    Line,
    /// The border of a cell, the end of a line that is nothing but a number, or the beginning of the text.
    Break,
}

/// A piece of a text.
#[derive(Debug, Clone)]
pub struct TextToken<'t> {
    /// What it is.
    pub kind: Kind,
    /// Its characters; of a word in lower case.
    pub low: Cow<'t, str>,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// What stands before it.
    pub gap: Gap,
}

/// A text in pieces.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// The text.
    pub text: &'t str,
    list: Vec<TextToken<'t>>,
    /// Numbers that stand alone at the beginning of a line, as those of footnotes do.
    notes: HashSet<&'t str>,
    /// The names of units in it, as far as they were asked for.
    pub names: UnitNameMemo,
    /// The number that was asked for last, with its place: date, share and quantity ask for the same one.
    numeral: Cell<Option<(usize, Option<Numeral>)>>,
}

impl<'t> Tokens<'t> {
    /// Takes a text apart.
    pub fn of(text: &'t str) -> Self {
        let mut list: Vec<TextToken<'t>> = Vec::new();
        let mut gap = Gap::Break;
        // Whether a line has a letter; a line without one is nothing but numbers.
        // But a comma at its end shows that the text goes on.
        let mut lettered =
            text.split(LINE).map(|line| line.ends_with(',') || line.contains(char::is_alphabetic));
        let mut here = lettered.next().unwrap_or(true);
        let mut characters = text.char_indices().peekable();
        while let Some((start, first)) = characters.next() {
            match first {
                ' ' => {
                    gap = gap.max(Gap::Blank);
                    continue;
                }
                LINE => {
                    let next = lettered.next().unwrap_or(true);
                    gap = gap.max(if here && next { Gap::Line } else { Gap::Break });
                    here = next;
                    continue;
                }
                CELL => {
                    gap = Gap::Break;
                    continue;
                }
                _ => {}
            }
            let kind = kind_of(first);
            let mut end = start + first.len_utf8();
            if !matches!(kind, Kind::Sign(_) | Kind::Fraction) {
                while let Some((at, next)) = characters
                    .next_if(|(_, next)| kind_of(*next) == kind || kind == Kind::Word && is_mark(*next))
                {
                    end = at + next.len_utf8();
                }
            }
            let form = &text[start..end];
            let low = if kind == Kind::Word && form.chars().any(char::is_uppercase) {
                Cow::Owned(form.to_lowercase())
            } else {
                Cow::Borrowed(form)
            };
            list.push(TextToken { kind, low, span: start..end, gap });
            gap = Gap::None;
        }
        let notes = list
            .windows(2)
            .filter_map(|pair| match pair {
                [first, next]
                    if first.kind == Kind::Digits && first.gap >= Gap::Line && next.gap == Gap::Blank =>
                {
                    Some(&text[first.span.clone()])
                }
                _ => None,
            })
            .collect();
        Self { text, list, notes, names: UnitNameMemo::default(), numeral: Cell::new(None) }
    }

    /// The number at a place, which is looked for only if it isn't the one that was asked for last.
    pub fn numeral(&self, at: usize, look: impl FnOnce() -> Option<Numeral>) -> Option<Numeral> {
        match self.numeral.get() {
            Some((place, found)) if place == at => found,
            _ => {
                let found = look();
                self.numeral.set(Some((at, found)));
                found
            }
        }
    }

    /// Whether a line of the text begins with this number alone, as footnotes do.
    pub fn begins_a_note(&self, mark: &str) -> bool {
        self.notes.contains(mark)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// A piece by its place; nothing beyond the ends.
    pub fn get(&self, at: usize) -> Option<&TextToken<'t>> {
        self.list.get(at)
    }

    /// The piece before a place.
    pub fn before(&self, at: usize) -> Option<&TextToken<'t>> {
        self.list.get(at.checked_sub(1)?)
    }

    /// What stands before a place: a break at either end of the text.
    pub fn gap(&self, at: usize) -> Gap {
        self.list.get(at).map_or(Gap::Break, |token| token.gap)
    }

    /// A word in lower case, or nothing where no word is.
    pub fn word(&self, at: usize) -> Option<&str> {
        self.list.get(at).filter(|token| token.kind == Kind::Word).map(|token| token.low.as_ref())
    }

    /// The digits at a place.
    pub fn digits(&self, at: usize) -> Option<&str> {
        self.list.get(at).filter(|token| token.kind == Kind::Digits).map(|token| token.low.as_ref())
    }

    /// The sign at a place.
    pub fn sign(&self, at: usize) -> Option<char> {
        match self.list.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// A piece as it is written.
    pub fn form(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |token| &self.text[token.span.clone()])
    }

    /// The first byte of a piece, or the end of the text.
    pub fn start(&self, at: usize) -> usize {
        self.list.get(at).map_or(self.text.len(), |token| token.span.start)
    }

    /// The byte after the piece before a place, or 0.
    pub fn end(&self, at: usize) -> usize {
        self.before(at).map_or(0, |token| token.span.end)
    }

    /// The place of the first piece that begins at a byte or after it.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.span.start < byte)
    }

    /// Whether a piece is a word that begins with an upper-case letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.word(at).is_some() && self.form(at).starts_with(char::is_uppercase)
    }
}

fn kind_of(character: char) -> Kind {
    match character {
        '0'..='9' => Kind::Digits,
        '²' | '³' | '¹' | '\u{2070}'..='\u{2079}' => Kind::Raised,
        '¼'..='¾' | '\u{2150}'..='\u{215e}' | '\u{2189}' => Kind::Fraction,
        // A letter of its own: degrees are no word.
        'º' | 'ª' => Kind::Sign(character),
        _ if character.is_alphabetic() => Kind::Word,
        _ => Kind::Sign(character),
    }
}

fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}
