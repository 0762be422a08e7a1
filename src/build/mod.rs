//! Builds: reads a project, runs the pipeline over each brief, and writes what came out.

mod built;
mod drafts;
mod embed;
mod equipment;
mod facts_file;
mod fault;
mod figures;
mod fingerprint;
mod fit;
mod fonts;
mod key;
mod lock;
mod options;
mod outcome;
mod past;
mod produce;
mod project;
mod reason;
mod record;
mod status;
mod themes;
mod write;

pub use built::{Built, BuiltPage, build};
pub use equipment::{Equipment, equip};
pub use facts_file::{EvidenceView, FactView, FactsFile, ReferenceView, ValueView};
pub use fingerprint::Fingerprints;
pub use options::{Format, Options, Select, Wish};
pub use outcome::{Conceded, DossierOutcome, Literal, Output};
pub use past::{Past, Standing};
pub use produce::{Tick, Tools, produce, renew};
pub use project::{Project, build_all, load};
pub use reason::Reason;
pub use record::record;
pub use status::{DossierStatus, OutputStatus, State, status};
pub use themes::Themes;
pub use write::replace;
