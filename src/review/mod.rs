//! Notes in the tables who has reviewed what, with the hash of it.

mod messages;
mod note;
mod target;

pub use note::{Reviewer, note};
pub use target::{ReviewTarget, targets};
