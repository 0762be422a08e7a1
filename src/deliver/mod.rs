//! Hands mails to the user's server over SMTP (RFC 5321), each written down before it is handed over.

mod plan;
mod secret;
mod send;
mod server;
mod session;
mod wire;

pub use plan::{Course, Plan, Receipt, Wish, course, plan};
pub use secret::read_secret;
pub use send::{Fate, Pace, Parcel, send};
pub use server::{Login, Server, server};
