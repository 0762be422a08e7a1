//! Compares two states of a dossier: the facts, the outputs, and the words of each brief. A state is the folder as it is, a
//! revision in git, the last build, or a foreign PDF.

mod causes;
mod changes;
mod comparison;
mod currency;
mod foreign_pdf;
mod made;
mod messages;
mod otherwise;
mod pairs;
mod past;
mod pdf_state;
mod redlined_brief;
mod report;
mod reproduced;
mod snapshot;
mod view;
mod where_made;
mod wording;

pub use causes::explain;
pub use changes::{ShortForms, changes};
pub use comparison::{BriefChange, Comparison, FactChange, Fate, compare};
pub use currency::{Currency, Likeness, Pages, currency};
pub use foreign_pdf::{ForeignPdf, read_foreign_pdf};
pub use made::{Made, at_revision, now};
pub use messages::{Alteration, ForeignPdfError, cause};
pub use pairs::{by_name, with_last_build, with_one};
pub use past::{MAX_FOREIGN_PDF_BYTES, build_of, foreign_pdf_bytes, last_build};
pub use pdf_state::{PdfState, state_of_pdf};
pub use redlined_brief::{RedlinedBrief, redlined_briefs, write_redline};
pub use report::{Sides, summary, to_html, to_markdown, to_text};
pub use reproduced::{PageSources, Reproduced, Reproduction, reproduce};
pub use snapshot::{BriefState, Snapshot};
pub use view::{
    DiffView, DifferenceView, FactChangeView, cause_view, difference_view, fact_change_view, view,
};
pub use where_made::Origin;
pub use wording::{Figures, Wording};
