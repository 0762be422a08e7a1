//! Gives the picture of a page its drawing. The Markdown names it; the file was read elsewhere.

use std::ops::Range;
use std::sync::Arc;

use super::art::Art;
use super::captioned_picture::CaptionedPicture;
use super::document::{Block, Document};
use super::fault::{Fault, Unprintable};

impl Document {
    /// The pictures of the page, in order; a brief has one at most.
    pub fn pictures(&self) -> impl Iterator<Item = &CaptionedPicture> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        })
    }

    /// Gives the picture of the page its drawing.
    ///
    /// # Errors
    /// When the page has another picture, which nobody gave.
    pub fn place_picture(&mut self, art: Option<&Arc<Art>>) -> Result<(), Vec<Fault>> {
        let mut left = art;
        let mut faults = Vec::new();
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            let Block::Picture(picture) = block else { continue };
            match left.take() {
                Some(art) => picture.art = Some(Arc::clone(art)),
                None => faults.push(typed(picture.address.clone())),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// A picture that the program didn't write.
fn typed(range: Range<usize>) -> Fault {
    Fault::Unsupported { what: Unprintable::Image, range }
}
