//! The word lists of both languages, made ready for searching: the one reader of the author's prose asks them alone.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::beginnings::{begins, firsts};
use super::by_first_two::{Begun, ByFirstTwo};
use super::class_words::{CasedWord, ClassWords, begun};
use super::lexicon_rows::{RowSection, written_sections};
use super::pattern::{Pattern, PatternPiece, digits_at};
use super::searched::{Case, Classes, Searched};
use super::signs::{is_letter, is_numeral_sign};

/// The lists that the lexicon is made of, each with its file name.
pub const LISTS: [(&str, &str); 5] = [
    ("en-words.txt", include_str!("../../assets/prose/en-words.txt")),
    ("ja-words.txt", include_str!("../../assets/prose/ja-words.txt")),
    ("ja-names.txt", include_str!("../../assets/prose/ja-names.txt")),
    ("names.txt", include_str!("../../assets/prose/names.txt")),
    ("plain-places.txt", include_str!("../../assets/prose/plain-places.txt")),
];

/// The lists, read once.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::of(include_str!("../../assets/prose/made/lexicon.txt")));
    &LEXICON
}

/// Words and patterns by what they say.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Figures, where nothing harmless holds them.
    pub figures: Index,
    /// Figures whatever holds them.
    pub always: Index,
    /// What holds no figure.
    pub harmless: Index,
    classes: ClassWords,
}

impl Lexicon {
    /// Makes lists ready, as [`written_lists`](super::lexicon_rows::written_lists) wrote them out.
    pub fn of(written: &'static str) -> Self {
        let mut lexicon = Self::default();
        let mut builders: [IndexBuilder; 3] = Default::default();
        // Classes come before the patterns that name them.
        for (section, rows) in written_sections(written) {
            match section {
                RowSection::Class(class) => {
                    let words = rows.filter_map(|(case, word)| begun(Cow::Borrowed(word), case));
                    lexicon.classes.add(class, words.collect());
                }
                RowSection::Literals(list) => {
                    let words = rows.filter_map(|(case, word)| begun(Cow::Borrowed(word), case));
                    builders[list as usize].literals.extend(words);
                }
                RowSection::Patterns(list) => {
                    for pattern in rows.filter_map(|(_, entry)| Pattern::parse(entry).ok()) {
                        builders[list as usize].add(pattern, &lexicon.classes);
                    }
                }
            }
        }
        [lexicon.figures, lexicon.always, lexicon.harmless] = builders.map(IndexBuilder::built);
        lexicon
    }

    /// The ends of all matches of an index at a place, whole words only.
    pub fn ends(&self, index: &Index, text: &Searched<'_>, at: usize) -> Vec<usize> {
        index.ends(text, at, &self.classes)
    }

    /// The longest match of an index at a place.
    pub fn longest(&self, index: &Index, text: &Searched<'_>, at: usize) -> Option<usize> {
        self.ends(index, text, at).into_iter().max()
    }

    /// The length of the longest word of a class that a text has at a place, whole words only.
    pub fn longest_of(&self, class: &str, text: &Searched<'_>, at: usize) -> Option<usize> {
        let mut ends = Vec::new();
        self.classes.ends(class, text, at, &mut ends);
        ends.retain(|end| ends_word(text, at..*end));
        ends.into_iter().max().map(|end| end - at)
    }

    /// The words of a class.
    pub fn words(&self, class: &str) -> impl Iterator<Item = &str> {
        self.classes.words(class).map(|(word, _)| word.as_ref())
    }

    /// Whether a word is one of a class, in capitals or not.
    pub fn is_in(&self, class: &str, word: &str) -> bool {
        self.classes.words(class).any(|(one, _)| one.eq_ignore_ascii_case(word))
    }
}

/// Entries by what they begin with.
#[derive(Debug, Default)]
pub struct Index {
    /// Texts without choices.
    literals: ByFirstTwo<CasedWord>,
    /// Places of all others.
    patterns: ByFirstTwo<usize>,
    /// Places of those that begin with a run of digits, as if it were the one digit 0.
    after_digits: ByFirstTwo<usize>,
    all: Vec<Pattern>,
}

/// A run of digits, in [`Index::after_digits`].
const RUN: char = '0';

/// An index that is being made.
#[derive(Debug, Default)]
struct IndexBuilder {
    literals: Vec<Begun<CasedWord>>,
    patterns: Vec<Begun<usize>>,
    after_digits: Vec<Begun<usize>>,
    all: Vec<Pattern>,
}

impl IndexBuilder {
    /// Adds an entry. One that could begin with anything is left out: `written_lists` reports it, and a test holds the lists to that.
    fn add(&mut self, pattern: Pattern, classes: &ClassWords) {
        let place = self.all.len();
        let atoms = pattern.pieces();
        if let Some((PatternPiece::Digits(..), rest)) = atoms.split_first() {
            match firsts(rest, classes) {
                Some(nexts) => {
                    self.after_digits.extend(nexts.into_iter().map(|next| (RUN, Some(next), place)));
                }
                None => self.after_digits.push((RUN, None, place)),
            }
        } else {
            let begins = begins(&atoms, classes).into_iter().flatten();
            self.patterns.extend(begins.map(|(first, second)| (first, second, place)));
        }
        self.all.push(pattern);
    }

    fn built(self) -> Index {
        Index {
            literals: ByFirstTwo::of(self.literals),
            patterns: ByFirstTwo::of(self.patterns),
            after_digits: ByFirstTwo::of(self.after_digits),
            all: self.all,
        }
    }
}

impl Index {
    /// The ends of all matches that begin at a place, whole words only.
    fn ends(&self, text: &Searched<'_>, at: usize, classes: &ClassWords) -> Vec<usize> {
        let mut characters = text.from(at, Case::Either).chars();
        let Some(first) = characters.next() else { return Vec::new() };
        let second = characters.next();
        let mut literals = self.literals.get(first, second).peekable();
        let mut patterns = self.patterns.get(first, second).peekable();
        let known = literals.peek().is_some() || patterns.peek().is_some();
        if !known && !first.is_ascii_digit() || !begins_word(text, at, first) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (literal, case) in literals {
            if text.from(at, *case).starts_with(literal.as_ref()) {
                found.push(at + literal.len());
            }
        }
        // Most words begin like one of a class and are none of it, and several patterns begin with each class.
        let mut missing: Vec<&str> = Vec::new();
        for pattern in patterns.map(|place| &self.all[*place]) {
            if let Some(PatternPiece::Class(class)) = pattern.atoms.first() {
                if missing.contains(&class.as_str()) {
                    continue;
                }
                if !classes.has_at(class, text, at) {
                    missing.push(class);
                    continue;
                }
            }
            found.extend(pattern.ends(text, at, classes));
        }
        let digits = if first.is_ascii_digit() { digits_at(text, at).len() } else { 0 };
        if digits > 0 {
            for place in self.after_digits.get(RUN, text.after(at + digits)) {
                found.extend(self.all[*place].ends(text, at, classes));
            }
        }
        found.retain(|end| *end > at && ends_word(text, at..*end));
        found
    }
}

/// Whether a word may begin at a place: not inside another one, nor inside a larger number.
fn begins_word(text: &Searched<'_>, at: usize, first: char) -> bool {
    let Some(before) = text.before(at) else { return true };
    if first.is_ascii_digit() {
        let inside = |c: char| is_letter(c) || is_numeral_sign(c) || "$¢£¥€₩₹%".contains(c);
        let separated = matches!(before, '.' | ',' | '-' | '/' | ':')
            && text.raw[..at - before.len_utf8()].ends_with(|c: char| c.is_ascii_digit());
        return !inside(before) && !separated;
    }
    if is_letter(first) {
        return !is_letter(before);
    }
    if is_numeral_sign(first) {
        return !(before == '第' || is_numeral_sign(before) || before.is_numeric());
    }
    true
}

/// Whether a match ends where a word ends, and isn't the head of a larger number.
fn ends_word(text: &Searched<'_>, part: Range<usize>) -> bool {
    let Some(last) = text.before(part.end) else { return true };
    let Some(after) = text.after(part.end) else { return true };
    let beyond = text.raw[part.end + after.len_utf8()..].chars().next();
    let digit_beyond = beyond.is_some_and(|c| c.is_ascii_digit());
    if is_letter(last) && (is_letter(after) || after == '-' && digit_beyond) {
        return false;
    }
    if last.is_ascii_digit() {
        return !(matches!(after, '.' | ',' | ':' | '/') && digit_beyond || "%°‰".contains(after));
    }
    !(is_numeral_sign(last) && is_numeral_sign(after))
}
