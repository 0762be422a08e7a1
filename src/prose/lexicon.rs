//! The word lists of both languages, made ready for searching: the one reader of the author's prose asks them alone.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::pattern::{Pattern, PatternPiece};
use super::searched::{Case, Classes, Searched};
use super::shape::WordShape;
use super::signs::{is_letter, is_numeral_sign};
use super::word_list::{BadEntry, ListSection, read};

/// The lists, each with its file name.
pub const LISTS: [(&str, &str); 5] = [
    ("en-words.txt", include_str!("../../assets/prose/en-words.txt")),
    ("ja-words.txt", include_str!("../../assets/prose/ja-words.txt")),
    ("ja-names.txt", include_str!("../../assets/prose/ja-names.txt")),
    ("names.txt", include_str!("../../assets/prose/names.txt")),
    ("plain-places.txt", include_str!("../../assets/prose/plain-places.txt")),
];

/// The lists, read once.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(&LISTS).0);
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

/// A word, and whether capitals count in it.
type CasedWord = (String, Case);

/// The first two characters of a word, as small letters.
type Beginning = (char, Option<char>);

/// The words of the classes, by the name of their class.
#[derive(Debug, Default)]
struct ClassWords(HashMap<String, Vec<CasedWord>>);

impl Classes for ClassWords {
    fn ends(&self, class: &str, text: &Searched<'_>, at: usize, found: &mut Vec<usize>) {
        for (word, case) in self.0.get(class).into_iter().flatten() {
            if text.from(at, *case).starts_with(word.as_str()) {
                found.push(at + word.len());
            }
        }
    }
}

impl Lexicon {
    /// Makes lists ready; what of them can't be read is given with the name of its list.
    pub fn of(lists: &[(&'static str, &str)]) -> (Self, Vec<(&'static str, BadEntry)>) {
        let mut lexicon = Self::default();
        let mut bad = Vec::new();
        let mut entries = Vec::new();
        for (name, list) in lists {
            let (read, refused) = read(list);
            bad.extend(refused.into_iter().map(|entry| (*name, entry)));
            entries.extend(read);
        }
        for entry in &entries {
            if let (ListSection::Class(class), Some(PatternPiece::Text(word))) =
                (&entry.section, entry.pattern.atoms.first())
            {
                let words = lexicon.classes.0.entry(class.clone()).or_default();
                words.push((word.clone(), entry.pattern.case));
            }
        }
        for entry in entries {
            let index = match entry.section {
                ListSection::Figures => &mut lexicon.figures,
                ListSection::Always => &mut lexicon.always,
                ListSection::Harmless => &mut lexicon.harmless,
                ListSection::Class(_) => continue,
            };
            if !index.add(entry.pattern, &lexicon.classes) {
                bad.push(("", BadEntry { line: 0, text: entry.text }));
            }
        }
        (lexicon, bad)
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

    /// Whether a word is one of a class, in capitals or not.
    pub fn is_in(&self, class: &str, word: &str) -> bool {
        self.classes.0.get(class).into_iter().flatten().any(|(one, _)| one.eq_ignore_ascii_case(word))
    }
}

/// Entries by what they begin with.
#[derive(Debug, Default)]
pub struct Index {
    /// Texts without choices, by their first two characters.
    literals: HashMap<Beginning, Vec<CasedWord>>,
    /// All others, by their first character.
    patterns: HashMap<char, Vec<usize>>,
    all: Vec<Pattern>,
}

impl Index {
    /// Adds an entry; false where nobody can say what it begins with.
    fn add(&mut self, pattern: Pattern, classes: &ClassWords) -> bool {
        if let Some(literals) = pattern.literals() {
            for literal in literals {
                let mut characters = literal.chars();
                let Some(first) = characters.next() else { return false };
                let first = first.to_ascii_lowercase();
                let second = characters.next().map(|c| c.to_ascii_lowercase());
                self.literals.entry((first, second)).or_default().push((literal, pattern.case));
            }
            return true;
        }
        let Some(firsts) = firsts(&pattern.atoms, classes) else { return false };
        let place = self.all.len();
        self.all.push(pattern);
        for first in firsts {
            let places = self.patterns.entry(first.to_ascii_lowercase()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        true
    }

    /// The ends of all matches that begin at a place, whole words only.
    fn ends(&self, text: &Searched<'_>, at: usize, classes: &ClassWords) -> Vec<usize> {
        let mut characters = text.from(at, Case::Either).chars();
        let Some(first) = characters.next() else { return Vec::new() };
        if !begins_word(text, at, first) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for second in [characters.next(), None] {
            for (literal, case) in self.literals.get(&(first, second)).into_iter().flatten() {
                if text.from(at, *case).starts_with(literal.as_str()) {
                    found.push(at + literal.len());
                }
            }
        }
        for place in self.patterns.get(&first).into_iter().flatten() {
            found.extend(self.all[*place].ends(text, at, classes));
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

/// What pieces may begin with; none where it can be anything.
fn firsts(atoms: &[PatternPiece], classes: &ClassWords) -> Option<Vec<char>> {
    let (first, rest) = atoms.split_first()?;
    let ranged = |ranges: &[(char, char)]| ranges.iter().flat_map(|(first, last)| *first..=*last).collect();
    match first {
        PatternPiece::Text(text) => text.chars().next().map(|c| vec![c]),
        PatternPiece::Digits(..) => Some(ranged(&[('0', '9')])),
        PatternPiece::OneOf(ranges) => Some(ranged(ranges)),
        PatternPiece::Letters => Some(ranged(&[('a', 'z')])),
        PatternPiece::Class(name) => {
            Some(classes.0.get(name)?.iter().filter_map(|(word, _)| word.chars().next()).collect())
        }
        PatternPiece::Shape(WordShape::NotAfterKanji | WordShape::AfterKanji) => firsts(rest, classes),
        PatternPiece::Shape(shape) => Some(shape.begins()?.chars().collect()),
        PatternPiece::Choice(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                match branch.is_empty() {
                    true => all.extend(firsts(rest, classes)?),
                    false => {
                        let whole: Vec<PatternPiece> = branch.iter().chain(rest).cloned().collect();
                        all.extend(firsts(&whole, classes)?);
                    }
                }
            }
            Some(all)
        }
        PatternPiece::Many(inner) => {
            let mut all = firsts(inner, classes)?;
            all.extend(firsts(rest, classes)?);
            Some(all)
        }
        PatternPiece::Ahead(_) => None,
    }
}
