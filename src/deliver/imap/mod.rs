//! Puts drafts into the drafts folder of the user's mailbox over IMAP (RFC 9051, or RFC 3501 where the
//! server is older).

mod answer;
mod command;
mod folder;
mod login;
mod put;
mod session;

pub use put::{Draft, Placed, put};
