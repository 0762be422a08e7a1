//! Compares two states of a dossier: the facts, the outputs, and the words of each brief. The states are what
//! stands in the folder, a revision in git, the last build, and the copies that are out in the world.

mod change;
mod comparison;
mod difference;
mod evidence;
mod git;
mod made;
mod snapshot;
mod state;
mod wording;

pub use change::{Change, Kind, Said};
pub use comparison::{BriefChange, Comparison, FactChange, Fate, compare};
pub use difference::{Difference, Of, differences};
pub use evidence::{EvidenceState, Original};
pub use made::{Made, at_revision, now};
pub use snapshot::{BriefState, Snapshot};
pub use state::{FactState, FactTexts};
pub use wording::{Figures, Wording};
