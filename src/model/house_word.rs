//! A word that a house doesn't use, or explains.

use super::Otherwise;
use crate::diagnostic::Span;

/// What a house does about a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HouseUse {
    /// It says this instead.
    Say(String),
    /// It explains the word so, where it is used first.
    Explain(String),
}

/// A word of one language, for the pages of an audience.
#[derive(Debug, Clone)]
pub struct HouseWord {
    /// The word, or several.
    pub word: String,
    /// What the house does about it.
    pub wanted: HouseUse,
    /// What follows where it isn't done.
    pub otherwise: Otherwise,
    /// Where it is written.
    pub span: Span,
}

/// A word of a page that the house doesn't use so.
#[derive(Debug, Clone)]
pub struct UsedWord {
    /// The word as the page prints it.
    pub printed: String,
    /// The index of its entry among the words for the audience and language.
    pub entry: usize,
    /// The tag of the page's language.
    pub language: crate::language::Language,
    /// The fact that prints it.
    pub fact: Option<usize>,
    /// Where it stands in a text of a brief or a template, where that is known; else the brief.
    pub span: Span,
}
