//! Makes: from a project to its outputs in memory. Nothing is written here, and nothing that an earlier build left is
//! looked at.

mod charts;
mod drafts;
mod embed;
mod equipment;
mod facts_file;
mod fault;
mod fit;
mod fonts;
mod listener;
mod options;
mod outcome;
mod produce;
mod project;
mod themes;

pub use drafts::{Drafted, Drafts};
pub use equipment::{Equipment, equip};
pub use facts_file::{EvidenceView, FactView, FactsFile, ReferenceView, ValueView};
pub use listener::Listener;
pub use options::{Format, Options, Select, Wish};
pub use outcome::{Conceded, DossierOutcome, Literal, Output, OwnWords, Passed};
pub use produce::{Tools, produce, renew, unchanged};
pub use project::{Project, build_all, load};
pub use themes::Themes;
