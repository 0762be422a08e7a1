//! Answers questions about a dossier: which facts there are, and everything about one of them.

mod listing;
mod schema;
mod view;

pub use listing::{Filter, uses};
pub use schema::schema;
pub use view::{EvidenceView, FactView, ReferenceView, ValueView, fact_view};
