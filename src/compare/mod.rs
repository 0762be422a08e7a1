//! Compares two states of a dossier: the facts, the outputs, and the words of each brief. The states are what
//! stands in the folder, a revision in git, the last build, and the copies that are out in the world.

mod change;
mod comparison;
mod currency;
mod difference;
mod evidence;
mod made;
mod otherwise;
mod pairs;
mod past;
mod pdf_copy;
mod report;
mod snapshot;
mod state;
mod view;
mod wording;

pub use change::{Change, Kind, Said, changes};
pub use comparison::{BriefChange, Comparison, FactChange, Fate, compare};
pub use currency::{Currency, Pages, Standing, currency};
pub use difference::{Difference, Of, differences};
pub use evidence::{EvidenceState, Original};
pub use made::{Made, at_revision, now};
pub use pairs::{by_name, with_last_build, with_one};
pub use past::{MAX_COPY_BYTES, build_of, copy_bytes, last_build};
pub use pdf_copy::{Alteration, PdfCopy, read_copy};
pub use report::{Sides, summary, to_html, to_markdown, to_text};
pub use snapshot::{BriefState, Snapshot};
pub use state::{FactState, FactTexts};
pub use view::{DiffView, DifferenceView, difference_view, fact_view, view};
pub use wording::{Figures, Wording};
