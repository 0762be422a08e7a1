//! Compares two states of a dossier: the facts, the outputs, and the words of each brief. The states are what
//! stands in the folder, a revision in git, the last build, and the copies that are out in the world.

mod changes;
mod comparison;
mod currency;
mod made;
mod otherwise;
mod pairs;
mod past;
mod pdf_copy;
mod report;
mod snapshot;
mod view;
mod wording;

pub use changes::changes;
pub use comparison::{BriefChange, Comparison, FactChange, Fate, compare};
pub use currency::{Currency, Likeness, Pages, currency};
pub use made::{Made, at_revision, now};
pub use pairs::{by_name, with_last_build, with_one};
pub use past::{MAX_COPY_BYTES, build_of, copy_bytes, last_build};
pub use pdf_copy::{Alteration, PdfCopy, read_copy};
pub use report::{Sides, summary, to_html, to_markdown, to_text};
pub use snapshot::{BriefState, Snapshot};
pub use view::{DiffView, DifferenceView, FactChangeView, difference_view, fact_change_view, view};
pub use wording::{Figures, Wording};
