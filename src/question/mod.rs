//! Answers questions about a dossier: which facts there are, and everything about one of them.

mod due;
mod history_view;
mod listing;
mod messages;
mod schema;
mod view;

pub use due::{DueFact, Reminder, due};
pub use history_view::{CorrectionView, HistoryView, SupersededView};
pub use listing::{Filter, find_fact, uses};
pub use schema::schema;
pub use view::{
    ClaimView, DistinctView, EvidenceView, FactView, JudgedView, ReferenceView, ReviewView, ValueView,
    WaiverView, fact_view, waiver_view,
};
