//! Holds the dossier against the archived copies of its sources: hashes, and every printed form at its lines.
//!
//! It says that a value is present where the evidence says so, never that a claim is supported.

mod archived;
mod beside;
mod findings;
mod judge;
mod memory;
mod pin;

pub use archived::{ArchiveFolder, MAX_ARCHIVED_BYTES};
pub use findings::{Absence, ArchivedState, Finding, Report, verify};
pub use judge::{Outcome, judge};
pub use memory::Memory;
pub use pin::pin;

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::archived::{Passage, Text};
}
