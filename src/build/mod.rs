//! Builds: reads a project, runs the pipeline over each brief, and writes what came out.

mod abandoned;
mod alteration;
pub(crate) mod built;
pub(crate) mod fingerprint;
pub(crate) mod key;
pub(crate) mod past;
mod publish;
mod reason;
mod record;
pub(crate) mod settled;
mod status;

pub use abandoned::abandoned;
pub use alteration::{Alteration, alteration};
pub use built::{Built, BuiltPage, build};
pub use fingerprint::Fingerprints;
pub use key::PROGRAM;
pub use past::{Past, Standing};
pub use publish::{Publication, is_published, publish};
pub use reason::Reason;
pub use record::record;
pub use settled::Shelf;
pub use status::{DossierStatus, OutputStatus, State, status};
