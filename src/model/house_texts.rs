//! What a house prints on its pages besides what they are about: the lines at the head, and what it disclaims at the foot.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::language::Language;

/// A text with its place, so that a mistake in it can be shown. Those of a brief may use `fact()`.
pub type PlacedText = (String, Span);

/// A text in every language of the dossier, each with its place.
pub type PlacedTexts = BTreeMap<Language, PlacedText>;

/// The texts of a house, as a dossier or one of its audiences gives them.
#[derive(Debug, Clone, Default)]
pub struct HouseTexts {
    /// The lines at the head of the page; a line break parts two of them.
    pub letterhead: Option<PlacedTexts>,
    /// What is printed in small type at the foot.
    pub disclaimer: Option<PlacedTexts>,
}
