//! Builds: reads a project, runs the pipeline over each brief, and writes what came out.

mod embed;
mod facts_file;
mod fault;
mod figures;
mod fit;
mod options;
mod outcome;
mod produce;
mod project;
mod themes;
mod write;

pub use facts_file::{EvidenceView, FactView, FactsFile, ReferenceView, ValueView};
pub use options::{Format, Options, Select};
pub use outcome::{Conceded, DossierOutcome, Literal, Output};
pub use produce::{Tools, produce};
pub use project::{Project, load};
pub use themes::Themes;
pub use write::{Written, replace, write_outputs};
