//! Hands mails to the user's server over SMTP (RFC 5321), each written down before it is handed over.

mod secret;
mod send;
mod server;
mod session;

pub use secret::read_secret;
pub use send::{Fate, Pace, Parcel, Plan, plan, send};
pub use server::{Login, Server, server};
