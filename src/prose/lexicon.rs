//! The word lists of both languages, made ready for searching: the one reader of the author's prose asks them alone.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::beginnings::{ClassBeginnings, begins, firsts};
use super::by_first::ByFirst;
use super::pattern::{Pattern, PatternPiece, digits_at};
use super::searched::{Case, Classes, Searched};
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

/// The words of the classes, by the name of their class and their first character as a small letter.
#[derive(Debug, Default)]
struct ClassWords(FxHashMap<String, ByFirst<Vec<CasedWord>>>);

impl ClassWords {
    fn words(&self, class: &str) -> impl Iterator<Item = &CasedWord> {
        self.0.get(class).into_iter().flat_map(ByFirst::all).flatten()
    }
}

impl ClassBeginnings for ClassWords {
    fn beginnings(&self, class: &str) -> Option<Vec<(char, Option<char>)>> {
        self.0.contains_key(class).then(|| {
            let words = self.words(class).filter_map(|(word, _)| {
                let mut characters = word.chars();
                Some((characters.next()?, characters.next()))
            });
            words.collect()
        })
    }
}

impl Classes for ClassWords {
    fn ends(&self, class: &str, text: &Searched<'_>, at: usize, found: &mut Vec<usize>) {
        let Some(first) = text.from(at, Case::Either).chars().next() else { return };
        for (word, case) in self.0.get(class).and_then(|words| words.get(first)).into_iter().flatten() {
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
                let Some(first) = word.chars().next() else { continue };
                let words = lexicon.classes.0.entry(class.clone()).or_default();
                words.entry(first).push((word.clone(), entry.pattern.case));
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
        self.classes.words(class).any(|(one, _)| one.eq_ignore_ascii_case(word))
    }
}

/// Entries by what they begin with.
#[derive(Debug, Default)]
pub struct Index {
    beginnings: ByFirst<Beginning>,
    /// Those that begin with a run of digits, by what may follow it.
    after_digits: Seconds,
    all: Vec<Pattern>,
}

/// Entries that begin with one character.
#[derive(Debug, Default)]
struct Beginning {
    /// Texts without choices, by their second character.
    literals: ByFirst<Vec<CasedWord>>,
    /// Those of one character.
    alone: Vec<CasedWord>,
    /// All others, by what may follow.
    patterns: Seconds,
}

/// Places of entries, by the character that comes next.
#[derive(Debug, Default)]
struct Seconds {
    by_next: ByFirst<Vec<usize>>,
    /// Those that go on with anything, or not at all.
    any: Vec<usize>,
}

impl Seconds {
    fn add(&mut self, next: Option<char>, place: usize) {
        let places = match next {
            Some(next) => self.by_next.entry(next),
            None => &mut self.any,
        };
        if places.last() != Some(&place) {
            places.push(place);
        }
    }

    fn of(&self, next: Option<char>) -> impl Iterator<Item = usize> {
        let further = next.and_then(|next| self.by_next.get(next));
        further.into_iter().flatten().chain(&self.any).copied()
    }
}

impl Index {
    /// Adds an entry; false where nobody can say what it begins with.
    fn add(&mut self, pattern: Pattern, classes: &ClassWords) -> bool {
        if let Some(literals) = pattern.literals() {
            for literal in literals {
                let mut characters = literal.chars();
                let Some(first) = characters.next() else { return false };
                let second = characters.next();
                let beginning = self.beginnings.entry(first);
                let words = match second {
                    Some(second) => beginning.literals.entry(second),
                    None => &mut beginning.alone,
                };
                words.push((literal, pattern.case));
            }
            return true;
        }
        let place = self.all.len();
        let atoms: Vec<&PatternPiece> = pattern.atoms.iter().collect();
        if let Some((PatternPiece::Digits(..), rest)) = atoms.split_first() {
            match firsts(rest, classes) {
                Some(nexts) => nexts.into_iter().for_each(|next| self.after_digits.add(Some(next), place)),
                None => self.after_digits.add(None, place),
            }
        } else {
            let Some(begins) = begins(&atoms, classes) else { return false };
            for (first, second) in begins {
                self.beginnings.entry(first).patterns.add(second, place);
            }
        }
        self.all.push(pattern);
        true
    }

    /// The ends of all matches that begin at a place, whole words only.
    fn ends(&self, text: &Searched<'_>, at: usize, classes: &ClassWords) -> Vec<usize> {
        let mut characters = text.from(at, Case::Either).chars();
        let Some(first) = characters.next() else { return Vec::new() };
        let beginning = self.beginnings.get(first);
        let digit = first.is_ascii_digit();
        if beginning.is_none() && !digit || !begins_word(text, at, first) {
            return Vec::new();
        }
        let second = characters.next();
        let mut found = Vec::new();
        if let Some(beginning) = beginning {
            let longer = second.and_then(|second| beginning.literals.get(second));
            for (literal, case) in longer.into_iter().flatten().chain(&beginning.alone) {
                if text.from(at, *case).starts_with(literal.as_str()) {
                    found.push(at + literal.len());
                }
            }
            for place in beginning.patterns.of(second) {
                found.extend(self.all[place].ends(text, at, classes));
            }
        }
        let digits = digits_at(text, at).len();
        if digits > 0 {
            for place in self.after_digits.of(text.after(at + digits)) {
                found.extend(self.all[place].ends(text, at, classes));
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
