//! Puts drafts into the drafts folder of the user's mailbox over IMAP (RFC 9051, and RFC 3501 where a server knows no newer).

mod answer;
mod folder;
mod login;
mod put;
mod session;

pub use put::{Draft, Placed, put};
