//! Words that a text may begin with: tables with what each says, and lists.

use std::sync::OnceLock;

/// The longest word of a table that a text begins with.
pub fn begins<T: Copy>(text: &str, words: &[(&'static str, T)]) -> Option<(usize, T)> {
    // Most words differ in their first character, which is cheaper to compare.
    let first = text.chars().next()?;
    let fits = words.iter().filter(|(word, _)| word.starts_with(first) && text.starts_with(word));
    fits.max_by_key(|(word, _)| word.len()).map(|&(word, says)| (word.len(), says))
}

/// The longest word of a list that a text begins with.
pub fn begins_with(text: &str, words: &[&str]) -> Option<usize> {
    let first = text.chars().next()?;
    let fits = words.iter().filter(|word| word.starts_with(first) && text.starts_with(**word));
    fits.map(|word| word.len()).max()
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
