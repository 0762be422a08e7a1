//! Builds: what of the outputs on the disk is current, why the rest isn't, and the writing of it.

mod abandoned;
mod all;
mod alteration;
mod built;
mod digest;
mod fingerprint;
mod inputs;
mod past;
mod plan;
mod publish;
mod reason;
mod record;
mod renew;
mod settled;
mod stale;
mod state;
mod status;
mod wish;

pub use abandoned::abandoned;
pub use all::build_all;
pub use alteration::{Alteration, alteration};
pub use built::{Built, BuiltPage, build};
pub use fingerprint::Fingerprints;
pub use inputs::PROGRAM;
pub use past::{OnDisk, Past};
pub use publish::{Publication, is_published, publish};
pub use reason::Reason;
pub use record::record;
pub use renew::{Renewed, renew};
pub use settled::Shelf;
pub use stale::stale;
pub use state::{Judged, State};
pub use status::{DossierStatus, OutputStatus, status};
pub use wish::Wish;
