//! Which copies in other people's hands are now wrong: it compares the facts of a copy with the dossier as it is.

mod deviation;
mod holding;
mod identity;
mod outdated;
mod remembered;
mod tolerance;
mod wrong;

pub use deviation::Deviation;
pub use holding::{Holding, OpenDrafts, held_by, holdings, is_same_page};
pub use identity::{Doubt, Identities, Identity, is_of, is_same_dossier};
pub use outdated::{Outdated, outdated};
pub use wrong::{Wrong, judge, to_correct};
