//! The record of who holds what: one file of JSON lines in the user's own data folder, only ever added to, so that
//! nobody gets a copy twice and everybody who holds a wrong one can be told.

mod append;
mod copy;
mod forget;
mod history;
mod record;

pub use append::Appender;
pub use copy::{Copy, FactCopy, Figure};
pub use forget::{Forgotten, forget};
pub use history::{Delivery, History, State, message_key, read};
pub use record::{Entry, Recipient, Role};
