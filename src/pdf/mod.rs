//! From a composed page to the bytes of a tagged PDF 1.7 (ISO 32000-1), always the same for the same page.
//!
//! The files are built to PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), or without an attachment to PDF/A-2a
//! (ISO 19005-2), and they say so; no validator has certified it.
//!
//! printpdf writes the content and embeds the fonts. Structure, links, outline, metadata and identifiers, which it can't
//! write, are added to its document with lopdf. Nothing here uses a clock, the environment or random numbers.

mod annotation;
mod attachment;
mod canon;
mod character_map;
mod content;
mod date;
mod deflate;
mod digest;
mod document;
mod drawn;
mod file_bytes;
mod file_comparison;
mod guard;
mod image;
mod itself;
mod jpeg_image;
mod lean_font;
mod lexer;
mod messages;
mod metadata;
mod numbering;
mod open;
mod overlap;
mod packed;
mod profile;
mod read;
mod refused;
mod seal;
mod states;
mod structure;
mod subset;
mod text;
mod uri;
mod write_error;
mod xmp;

use crate::page::{Fonts, Page};

pub use attachment::Attachment;
pub use file_comparison::{Departure, DeparturePart, FileComparison, compare_files};
pub use metadata::Metadata;
pub use read::{About, Contents, read_attachment, read_content_hash, read_contents};
pub use refused::{FactsFault, PdfError};
pub use seal::Sealed;
pub use text::PageText;
pub use write_error::WriteError;

/// For tests only, in addition to what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::character_map::character_map;
    pub use super::file_bytes::file_bytes_with;
    pub use super::itself::check_number;
    pub use super::lean_font::{Instructions, lean};
    pub use super::lexer::{PdfToken, tokens};
    pub use super::overlap::stand_apart;
}

/// Writes a page as a PDF file.
///
/// # Errors
///
/// [`WriteError`] when a library refuses its input; for pages from [`crate::page::compose`] that is a bug.
pub fn write(page: &Page, fonts: &Fonts, metadata: &Metadata) -> Result<Vec<u8>, WriteError> {
    write_subset(page, &subset(page, fonts)?, metadata)
}

/// The parts of the fonts that a page needs.
pub struct FontSubsets(subset::Subsets);

/// The first half of [`write()`]: reduces the fonts to the glyphs of a page.
///
/// # Errors
///
/// [`WriteError`] when a font can't be reduced.
pub fn subset(page: &Page, fonts: &Fonts) -> Result<FontSubsets, WriteError> {
    subset::subsets(page, fonts).map(FontSubsets)
}

/// The second half of [`write()`]: writes the file with fonts that are already reduced.
///
/// # Errors
///
/// As [`write()`].
pub fn write_subset(page: &Page, fonts: &FontSubsets, metadata: &Metadata) -> Result<Vec<u8>, WriteError> {
    let printed = content::print(page, &fonts.0)?;
    document::finish(printed, page, metadata)
}
