//! Which copies in other people's hands are now wrong: a copy's facts against the dossier as it is.

mod compare;
mod holding;

pub use compare::{Difference, FactChange, compare};
pub use holding::{Holding, held_by, holdings, is_same_page};
