//! Phrases of a table, found at a place of a text.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::token::{Gap, Kind, Tokens};

/// A word of a phrase, borrowed from the table it is written in.
type Word = Cow<'static, str>;

/// A table of phrases that can be looked up from either end. The longest phrase wins.
#[derive(Debug)]
pub struct Phrases<T> {
    list: Vec<(Vec<Word>, T)>,
    by_first: FxHashMap<Word, Vec<usize>>,
    by_last: FxHashMap<Word, Vec<usize>>,
}

impl<T: Copy> Phrases<T> {
    /// Takes a table.
    pub fn new(table: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let pieces = |phrase: &'static str| -> Vec<Word> {
            let tokens = Tokens::of(phrase);
            (0..tokens.len()).filter_map(|at| tokens.get(at)).map(|token| token.low.clone()).collect()
        };
        let mut list: Vec<(Vec<Word>, T)> = table
            .into_iter()
            .map(|(phrase, value)| (pieces(phrase), value))
            .filter(|(words, _)| !words.is_empty())
            .collect();
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        let mut by_first: FxHashMap<Word, Vec<usize>> = FxHashMap::default();
        let mut by_last: FxHashMap<Word, Vec<usize>> = FxHashMap::default();
        for (at, (words, _)) in list.iter().enumerate() {
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                by_first.entry(first.clone()).or_default().push(at);
                by_last.entry(last.clone()).or_default().push(at);
            }
        }
        Self { list, by_first, by_last }
    }

    /// A table of words without values.
    pub fn of_words(words: &'static [&'static str]) -> Phrases<()> {
        Phrases::new(words.iter().map(|word| (*word, ())))
    }

    /// The phrase that begins at a place: the place after it, and its value.
    pub fn after(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, T)> {
        let candidates = self.by_first.get(tokens.get(at)?.low.as_ref())?;
        candidates.iter().find_map(|&index| {
            let (words, value) = self.list.get(index)?;
            fits(words, tokens, at).then_some((at + words.len(), *value))
        })
    }

    /// The phrase that ends before a place, and doesn't begin before another one: its place, and its value.
    pub fn before(&self, tokens: &Tokens<'_>, end: usize, floor: usize) -> Option<(usize, T)> {
        let candidates = self.by_last.get(tokens.before(end)?.low.as_ref())?;
        candidates.iter().find_map(|&index| {
            let (words, value) = self.list.get(index)?;
            let start = end.checked_sub(words.len()).filter(|&start| start >= floor)?;
            fits(words, tokens, start).then_some((start, *value))
        })
    }

    /// The value of a single word.
    pub fn word(&self, word: &str) -> Option<T> {
        let candidates = self.by_first.get(word)?;
        candidates.iter().find_map(|&index| {
            self.list.get(index).filter(|(words, _)| words.len() == 1).map(|(_, value)| *value)
        })
    }

    /// Whether a phrase begins at a place.
    pub fn is_at(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        self.after(tokens, at).is_some()
    }
}

/// Whether the words stand at a place, in one run of text, as words of their own.
fn fits(words: &[Word], tokens: &Tokens<'_>, at: usize) -> bool {
    words.iter().enumerate().all(|(nth, word)| {
        tokens.get(at + nth).is_some_and(|token| token.low == *word && (nth == 0 || token.gap < Gap::Break))
    }) && {
        // 5bn2 holds no bn, and xmin no min.
        let whole = |before: usize, after: usize| {
            let lettered = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
            !(lettered(before) && lettered(after) && tokens.gap(after) == Gap::None)
        };
        at == 0 || whole(at - 1, at)
    }
}
