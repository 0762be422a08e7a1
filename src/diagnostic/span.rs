//! A place in a text file, which carries the text, so that a diagnostic can print itself.

use std::ops::Range;
use std::sync::Arc;

/// A file's text and the path by which the user knows it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The path as shown: as the user gave it, with forward slashes.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// A byte range in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub source: Arc<SourceText>,
    /// Byte offsets into its text.
    pub range: Range<usize>,
}

impl Span {
    /// A place in a file.
    pub fn new(source: &Arc<SourceText>, range: Range<usize>) -> Self {
        Self { source: Arc::clone(source), range }
    }

    /// The text at the place.
    pub fn text(&self) -> &str {
        self.source.text.get(self.range.clone()).unwrap_or_default()
    }

    /// The line, counted from 1.
    pub fn line(&self) -> usize {
        let before = self.source.text.get(..self.range.start).unwrap_or(&self.source.text);
        before.bytes().filter(|&byte| byte == b'\n').count() + 1
    }

    /// The column in characters, counted from 1.
    pub fn column(&self) -> usize {
        let before = self.source.text.get(..self.range.start).unwrap_or(&self.source.text);
        before.rsplit('\n').next().unwrap_or_default().chars().count() + 1
    }

    /// The place of `part` (byte offsets in the decoded `value`) inside this span of a TOML string.
    ///
    /// Where the string holds escapes the offsets don't agree, and the whole string is the answer.
    pub fn inside(&self, value: &str, part: Range<usize>) -> Self {
        match self.text().find(value) {
            Some(offset) if !value.is_empty() => {
                let start = self.range.start + offset;
                Self { source: Arc::clone(&self.source), range: start + part.start..start + part.end }
            }
            _ => self.clone(),
        }
    }
}
