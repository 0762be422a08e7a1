//! The record of who holds which copy: one file of JSON lines in the user's own data folder. Records are only added, so that
//! nobody gets a copy twice and everybody who holds a wrong one can be informed.

mod append;
mod copy;
mod delivery;
mod forget;
mod history;
mod message_id;
mod messages;
mod place;
mod random;
mod reading;
mod record;
mod secret;

pub use append::Appender;
pub use copy::Copy;
pub use delivery::{Delivery, State};
pub use forget::{Forgotten, forget};
pub use history::{History, Unfinished};
pub use message_id::{content_key, key_of, local_part, numbered};
pub use random::{hex, random};
pub use reading::read;
pub use record::{Entry, Recipient, RecipientRole, Shelf};
pub use secret::{Secret, SecretFound};
