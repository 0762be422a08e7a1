//! Hands mails to the user's server over SMTP (RFC 5321), and drafts to their mailbox over IMAP. Each is recorded before it
//! is handed over.

mod base64;
mod draft_file;
mod failure;
mod imap;
mod messages;
mod news;
mod plan;
mod secret;
mod send;
mod server;
mod session;
mod wire;

pub use draft_file::{DraftFate, write_draft};
pub use imap::{Draft, Placed, put};
pub use messages::outlook;
pub use news::{News, only_news};
pub use plan::{Course, Plan, Receipt, Wish, course, plan};
pub use secret::read_secret;
pub use send::{DeliveryFate, Pace, Parcel, send};
pub use server::{Login, Server, mailbox, server};
