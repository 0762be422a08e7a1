//! The characters of a text that a person sees, and what they part.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::markup::{self, Markup};
use crate::value::{ends_line, unseen};

/// The characters of a text that are seen, each with the gap before it.
pub struct Gaps<'a>(std::str::Chars<'a>);

impl<'a> Gaps<'a> {
    /// The characters of a text.
    pub fn of(text: &'a str) -> Self {
        Self(text.chars())
    }
}

impl Iterator for Gaps<'_> {
    type Item = (Option<char>, char);

    fn next(&mut self) -> Option<Self::Item> {
        let mut gap = None;
        loop {
            let character = self.0.next()?;
            if !character.is_whitespace() {
                return Some((gap, character));
            }
            gap = Some(character);
        }
    }
}

/// Whether every character of a text stands by itself, a letter among them: １ ２ ３ 億 円. A row of digits is one of figures.
pub fn is_letter_spaced(text: &str) -> bool {
    let mut parts = text.split(char::is_whitespace).filter(|part| !part.is_empty());
    let letters = parts.clone().any(|part| part.chars().all(char::is_alphabetic));
    letters && parts.clone().count() > 2 && parts.all(|part| part.chars().count() == 1)
}

/// A character of a script that sets no blanks between words.
pub fn is_wide(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The characters of a text that are seen, each with what it comes from, without markup.
pub fn characters(source: &str) -> impl Iterator<Item = (char, Range<usize>)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = source.get(at..)?;
            let first = rest.chars().next()?;
            let len = match markup::at_start(rest) {
                Some(Markup::Hidden(len)) => len,
                Some(Markup::Stands(character, len)) => {
                    at += len;
                    return Some((character, at - len..at));
                }
                None => {
                    at += first.len_utf8();
                    if unseen(first).is_some() {
                        // A blank of no width may part two words: more\u{200b}than isn't one.
                        let place = at - first.len_utf8()..at;
                        if first == '\u{200b}' && parts_letters(source, &place) {
                            return Some((' ', place));
                        }
                        continue;
                    }
                    return Some((first, at - first.len_utf8()..at));
                }
            };
            at += len.max(first.len_utf8());
        }
    })
}

/// Whether letters of a script with blanks stand on both sides of a place.
pub fn parts_letters(source: &str, place: &Range<usize>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_wide(c));
    letter(source[..place.start].chars().next_back()) && letter(source[place.end..].chars().next())
}

pub fn is_blank(character: char) -> bool {
    character.is_whitespace() || ends_line(character)
}

/// Whether a character belongs to the one before it: a combining mark, or the half-width voicing marks of ﾄﾞﾙ and ﾎﾟｲﾝﾄ.
pub fn is_mark(character: char) -> bool {
    is_combining_mark(character) || matches!(character, '\u{ff9e}' | '\u{ff9f}')
}

/// Whether a character is told apart from its compatibility form: raised, circled and bracketed digits, fractions.
pub fn is_kept(character: char) -> bool {
    matches!(character,
        '²' | '³' | '¹' | 'º' | '¼'..='¾' | '\u{2070}'..='\u{207f}' | '\u{2150}'..='\u{215f}' | '\u{2189}'
        | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3251}'..='\u{325f}' | '\u{32b1}'..='\u{32bf}')
}
