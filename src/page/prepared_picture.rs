//! The picture of a page, its caption shaped.

use std::sync::Arc;

use super::art::Art;
use super::captioned_picture::CaptionedPicture;
use super::inline::Inline;
use super::look::TextPurpose;
use super::material::Material;

/// A picture whose caption is shaped.
pub(super) struct PreparedPicture {
    pub art: Option<Arc<Art>>,
    pub alt: String,
    pub caption: Material,
}

impl PreparedPicture {
    /// Shapes the caption of a picture.
    pub(super) fn new(
        picture: &CaptionedPicture,
        shape: &mut impl FnMut(&Inline, TextPurpose) -> Material,
    ) -> Self {
        let caption = shape(&picture.caption, TextPurpose::Prose);
        Self { art: picture.art.clone(), alt: picture.alt.clone(), caption }
    }
}
