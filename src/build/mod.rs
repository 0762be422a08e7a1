//! Builds: finds which outputs on the disk are current, says why the others aren't, and writes those.

mod abandoned;
mod all;
mod alteration;
mod build_options;
mod built;
mod cache;
mod digest;
mod fingerprint;
mod folder_plan;
mod inputs;
mod messages;
mod output_state;
mod past;
mod publish;
mod reason;
mod record;
mod renew;
mod settled;
mod stale;
mod status;

pub use abandoned::abandoned;
pub use all::build_all;
pub use alteration::{Substitution, alteration};
pub use build_options::BuildOptions;
pub use built::{Built, BuiltPage, build};
pub use cache::Cache;
pub use fingerprint::Fingerprints;
pub use inputs::PROGRAM;
pub use output_state::{Judged, OutputState};
pub use past::{OnDisk, Past};
pub use publish::{Publication, is_published, publish};
pub use reason::Reason;
pub use record::record;
pub use renew::{Renewed, renew};
pub use stale::stale;
pub use status::{DossierStatus, OutputStatus, status};
