//! Answers questions about a dossier: which facts there are, and everything about one of them.

mod coverage;
mod due;
mod figure_places;
mod history_view;
mod keeping_view;
mod listing;
mod messages;
mod occurrences;
mod places;
mod proof;
mod schema;
mod value_view;
mod view;
mod withdrawn;

pub use coverage::Coverage;
pub use due::{DueEntry, DueSubject, Reminder, due};
pub use figure_places::{FigureFound, FigurePlace, RecognisedBy, find_figure};
pub use history_view::{CorrectionView, HistoryView, SupersededView};
pub use keeping_view::{JudgedView, ReviewView, WaiverView, waiver_view};
pub use listing::{Filter, find_fact, uses};
pub use occurrences::{Occurrence, occurrences};
pub use places::{FileState, OutputView, Traced, trace};
pub use proof::{ProofView, Proofs};
pub use schema::schema;
pub use value_view::ValueView;
pub use view::{
    ClaimView, ComputationView, DerivationView, DistinctView, EvidenceView, FactView, InputView,
    ReferenceView, fact_view, traced_view,
};
pub use withdrawn::{ContestedView, DerivedView, KeptView, LosingView, WithdrawnView, withdrawn};
