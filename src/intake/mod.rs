//! Takes a file into the archive: its text is extracted, both are stored and pinned, and the source's entry is written.

mod entry;
mod extract;
mod html;
mod layout;
mod messages;
mod pdf;
mod refused;
mod script;
mod store;
mod table;
mod tree;
mod word_spacing;

pub use extract::{Extract, FileKind, extract};
pub use html::PageHead;
pub use refused::Unextracted;
pub use store::{Intake, Stored, add};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::extract::HTML_LIBRARY;
    pub use super::layout::{DrawnText, text as page_text};
    pub use super::pdf::LIBRARY as PDF_LIBRARY;
}
