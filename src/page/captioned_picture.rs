//! The picture of a page with its words, as the Markdown has it.

use std::ops::Range;
use std::sync::Arc;

use super::art::Art;
use super::inline::Inline;

/// A picture as the Markdown has it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaptionedPicture {
    /// What it shows, in words.
    pub alt: String,
    /// What is printed below it.
    pub caption: Inline,
    /// Its drawing, once it is known.
    pub art: Option<Arc<Art>>,
    /// The bytes of its address in the Markdown.
    pub address: Range<usize>,
}
