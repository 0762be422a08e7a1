//! The classes of words that entries of the word lists name.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::beginnings::ClassBeginnings;
use super::by_first_two::{Begun, ByFirstTwo};
use super::searched::{Case, Classes, Searched};

/// A word, and whether capitals count in it.
pub type CasedWord = (Cow<'static, str>, Case);

/// The words of the classes, by the name of their class.
#[derive(Debug, Default)]
pub struct ClassWords(FxHashMap<String, ByFirstTwo<CasedWord>>);

impl ClassWords {
    /// Classes of words: the name of the class, whether capitals count, and the word.
    pub fn of<'a>(words: impl Iterator<Item = (&'a str, Case, &'a str)>) -> Self {
        let mut classes: FxHashMap<String, Vec<Begun<CasedWord>>> = FxHashMap::default();
        for (class, case, word) in words {
            if let Some(begun) = begun(Cow::Owned(word.to_owned()), case) {
                classes.entry(class.to_owned()).or_default().push(begun);
            }
        }
        Self(classes.into_iter().map(|(class, words)| (class, ByFirstTwo::of(words))).collect())
    }

    /// Adds a class.
    pub fn add(&mut self, class: String, words: Vec<Begun<CasedWord>>) {
        self.0.insert(class, ByFirstTwo::of(words));
    }

    /// Whether a text has a word of a class at a place, which may go on as a longer one.
    pub fn has_at(&self, class: &str, text: &Searched<'_>, at: usize) -> bool {
        let mut characters = text.from(at, Case::Either).chars();
        let (Some(first), Some(words)) = (characters.next(), self.0.get(class)) else { return false };
        let mut words = words.get(first, characters.next());
        words.any(|(word, case)| text.from(at, *case).starts_with(word.as_ref()))
    }

    /// The words of a class.
    pub fn words(&self, class: &str) -> impl Iterator<Item = &CasedWord> {
        self.0.get(class).into_iter().flat_map(ByFirstTwo::all)
    }
}

/// A word by what it begins with; nothing where it is empty.
pub fn begun(word: Cow<'static, str>, case: Case) -> Option<Begun<CasedWord>> {
    let mut characters = word.chars();
    let (first, second) = (characters.next()?, characters.next());
    Some((first, second, (word, case)))
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
        let mut characters = text.from(at, Case::Either).chars();
        let Some(first) = characters.next() else { return };
        let Some(words) = self.0.get(class) else { return };
        for (word, case) in words.get(first, characters.next()) {
            if text.from(at, *case).starts_with(word.as_ref()) {
                found.push(at + word.len());
            }
        }
    }
}
