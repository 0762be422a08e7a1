//! The picture of a brief, as its author describes it. What the file shows nobody reads but the page's readers.

use std::fmt;
use std::sync::Arc;

use super::{Fact, Locator, PlacedTexts};
use crate::diagnostic::Span;

/// A picture.
#[derive(Debug, Clone)]
pub struct BriefPicture {
    /// The name of its file in the dossier's folder, and where the brief names it.
    pub file: (String, Span),
    /// What it shows, for those who don't see it.
    pub alt: PlacedTexts,
    /// What is printed below it.
    pub caption: PlacedTexts,
    /// The index of the source that it is from, and where the brief names it.
    pub source: (usize, Span),
    /// Where in the source it is; none where that isn't said.
    pub locator: Option<Locator>,
    /// Its file; none as long as nobody has read it.
    pub content: Option<PictureFile>,
}

/// The bytes of a picture's file.
#[derive(Clone)]
pub struct PictureFile {
    /// All of them.
    pub bytes: Arc<[u8]>,
    /// Their BLAKE3 hash in hexadecimal.
    pub hash: String,
}

impl PictureFile {
    /// A file of these bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { hash: blake3::hash(&bytes).to_hex().to_string(), bytes: bytes.into() }
    }
}

/// A picture has too many bytes to be shown.
impl fmt::Debug for PictureFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PictureFile({})", self.hash)
    }
}

/// The audiences of a source that only readers of certain audiences may know of: every fact that cites it is only for these.
/// None where a fact that cites it is for everybody, or no fact does.
pub fn known_only_to(source: usize, facts: &[Fact]) -> Option<Vec<&str>> {
    let cites =
        |fact: &&Fact| fact.evidence.iter().any(|one| one.source == source || one.original == Some(source));
    let mut known: Vec<&str> = Vec::new();
    for fact in facts.iter().filter(cites) {
        for audience in fact.only_for.as_ref()? {
            if !known.contains(&audience.as_str()) {
                known.push(audience);
            }
        }
    }
    (!known.is_empty()).then_some(known)
}
