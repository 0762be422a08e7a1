//! Compares the dossier with its archived sources: their hashes, and every printed form at its lines.
//!
//! It says that a value is present where the evidence says so, never that a claim is supported.

mod archive;
mod archived;
mod finding;
mod findings;
mod headings;
mod judge;
mod judged_form;
mod memory;
mod messages;
mod pages;
mod pin;
mod search;
mod unverified;

pub use archive::{Archive, NamedArchives};
pub use archived::{ArchiveFolder, Archived, MAX_ARCHIVED_BYTES};
pub use finding::{Finding, Outcome};
pub use findings::{Absence, ArchivedState, Report, verify};
pub use judge::judge;
pub use judged_form::JudgedForm;
pub use memory::Memory;
pub use pin::pin;
pub use unverified::{MissingSource, Unverified, verify_project};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::archived::Text;
    pub use super::pages::TextPages;
}
