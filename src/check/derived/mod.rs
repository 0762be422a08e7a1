//! Facts that are computed from others: read in two steps, since their figures may be in any file.

mod draft;
mod figure_draft;
mod figures;
mod order;
mod settle;
mod times;

pub use draft::{DerivedDraft, is_derived, read, report_idle};
pub use figures::FactsSoFar;
pub use settle::settle;
