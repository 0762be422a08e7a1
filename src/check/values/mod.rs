//! From `{ about = "1兆", unit = "JPY" }` to a value.

mod companions;
mod figures;
mod moments;
mod pairs;
mod quantities;
mod value;

pub use companions::{check_companion_name, companions, is_companion_name};
pub use moments::date;
pub use value::value;
