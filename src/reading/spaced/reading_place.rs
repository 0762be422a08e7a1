//! What every part of the reader looks at: a text in pieces, its language, and whose it is.

use super::lexicon::WordLexicon;
use super::token::Tokens;
use crate::reading::setting::SourceSetting;

/// What every part of the reader looks at.
#[derive(Debug, Clone, Copy)]
pub struct ReadingPlace<'a> {
    /// The words of the language.
    pub lexicon: &'a WordLexicon,
    /// The text in pieces.
    pub tokens: &'a Tokens<'a>,
    /// Units, dates and owners.
    pub setting: &'a SourceSetting<'a>,
}
