//! Holds the dossier against the archived copies of its sources: hashes, and every printed form at its lines.
//!
//! It says that a value is present where the evidence says so, never that a claim is supported.

mod archived;
mod beside;
mod judge;
mod memory;
mod pin;
mod report;

pub use archived::{ArchiveFolder, MAX_ARCHIVED_BYTES};
pub use judge::{Outcome, judge};
pub use memory::Memory;
pub use pin::pin;
pub use report::{Absence, ArchivedState, Finding, Report, verify};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::archived::{Passage, Text};
}
