//! Words that a text may begin with: tables with what each says, and lists.

use std::sync::OnceLock;

/// The longest word of a table that a text begins with.
pub fn begins<T: Copy>(text: &str, words: &[(&'static str, T)]) -> Option<(usize, T)> {
    // Most words differ in their first character, which is cheaper to compare.
    let first = text.chars().next()?;
    let fits = words.iter().filter(|(word, _)| word.starts_with(first) && text.starts_with(word));
    fits.max_by_key(|(word, _)| word.len()).map(|&(word, says)| (word.len(), says))
}

/// Two tables as one of `N` rows.
pub const fn joined<const N: usize, T: Copy>(one: &[T], other: &[T]) -> [T; N] {
    let (mut all, mut at) = ([one[0]; N], 0);
    while at < N {
        all[at] = if at < one.len() { one[at] } else { other[at - one.len()] };
        at += 1;
    }
    all
}

/// The longest word of a list that a text begins with.
pub fn begins_with(text: &str, words: &[&str]) -> Option<usize> {
    let first = text.chars().next()?;
    let fits = words.iter().filter(|word| word.starts_with(first) && text.starts_with(**word));
    fits.map(|word| word.len()).max()
}

/// Which characters words begin with, by the last eight bits of their codes: most lookups end here.
#[derive(Debug, Clone, Copy)]
struct Firsts([u64; 4]);

impl Firsts {
    const NONE: Self = Self([0; 4]);

    /// These and the first character of a word.
    const fn and(mut self, word: &str) -> Self {
        let bytes = word.as_bytes();
        let bits = match bytes {
            [] => return self,
            [one, ..] if *one < 0x80 => *one,
            [_, last, ..] if bytes[0] < 0xe0 => (bytes[0] << 6) | (*last & 0x3f),
            [_, middle, last, ..] if bytes[0] < 0xf0 => (*middle << 6) | (*last & 0x3f),
            [_, _, middle, last, ..] => (*middle << 6) | (*last & 0x3f),
            _ => return self,
        };
        self.0[(bits >> 6) as usize] |= 1 << (bits & 0x3f);
        self
    }

    /// Whether a word may begin a text.
    fn may_begin(self, text: &str) -> bool {
        // The last eight bits are meant.
        let Some(bits) = text.chars().next().map(|first| u32::from(first) & 0xff) else { return false };
        self.0.get((bits >> 6) as usize).is_some_and(|part| part & (1 << (bits & 0x3f)) != 0)
    }
}

/// Words with what each says.
#[derive(Debug)]
pub struct WordTable<T: 'static> {
    words: &'static [(&'static str, T)],
    firsts: Firsts,
}

impl<T: Copy> WordTable<T> {
    /// The table of some words.
    pub const fn of(words: &'static [(&'static str, T)]) -> Self {
        let (mut firsts, mut at) = (Firsts::NONE, 0);
        while at < words.len() {
            firsts = firsts.and(words[at].0);
            at += 1;
        }
        Self { words, firsts }
    }

    /// The longest word that a text begins with: its length, and what it says.
    pub fn begins(&self, text: &str) -> Option<(usize, T)> {
        if self.firsts.may_begin(text) { begins(text, self.words) } else { None }
    }

    /// The words.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().map(|(word, _)| *word)
    }
}

/// Words that say nothing but that they are there.
#[derive(Debug)]
pub struct WordSet {
    words: &'static [&'static str],
    firsts: Firsts,
}

impl WordSet {
    /// The set of some words.
    pub const fn of(words: &'static [&'static str]) -> Self {
        let (mut firsts, mut at) = (Firsts::NONE, 0);
        while at < words.len() {
            firsts = firsts.and(words[at]);
            at += 1;
        }
        Self { words, firsts }
    }

    /// The length of the longest word that a text begins with.
    pub fn begins(&self, text: &str) -> Option<usize> {
        if self.firsts.may_begin(text) { begins_with(text, self.words) } else { None }
    }

    /// The words.
    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

/// A list of words in a text: parted by blanks, with comments from # to the end of a line.
#[derive(Debug)]
pub struct WordList {
    source: &'static str,
    sorted: OnceLock<Vec<&'static str>>,
}

impl WordList {
    /// The list of a text.
    pub const fn of(source: &'static str) -> Self {
        Self { source, sorted: OnceLock::new() }
    }

    /// Whether a text begins with one of the words.
    pub fn begin(&self, text: &str) -> bool {
        let words = self.sorted.get_or_init(|| {
            let lines = self.source.lines().map(|line| line.split('#').next().unwrap_or_default());
            let mut words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
            words.sort_unstable();
            words
        });
        // Words that the text begins with sort before it, each after those of the same first character that are shorter.
        let Some(first) = text.chars().next() else { return false };
        let upto = words.partition_point(|word| *word <= text);
        words[..upto]
            .iter()
            .rev()
            .take_while(|word| word.starts_with(first))
            .any(|word| text.starts_with(word))
    }
}
