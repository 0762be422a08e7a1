//! The final Markdown of a brief, and where its facts, charts and footnote marks are.

use std::ops::Range;

use super::reference::Reference;
use crate::language::Language;

/// The final Markdown of a brief in one language.
#[derive(Debug)]
pub struct Cited {
    /// The language.
    pub language: Language,
    /// The Markdown.
    pub markdown: String,
    /// Which bytes of it belong to which fact, in order.
    pub facts: Vec<CitedPiece>,
    /// The references, the first one numbered 1.
    pub references: Vec<Reference>,
    /// The facts of each chart, in the order of the page.
    pub charts: Vec<Vec<usize>>,
    /// The bytes of each footnote mark, in order, without those of the list of references.
    pub marks: Vec<Range<usize>>,
}

/// A piece of the Markdown that belongs to a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedPiece {
    /// Byte range in the Markdown.
    pub range: Range<usize>,
    /// The fact's index.
    pub fact: usize,
}
