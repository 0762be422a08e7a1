//! The keys of every TOML file, written down once: the check for unknown keys and the JSON Schemas both read them.

mod key;
mod mail;
mod tables;

pub use key::{Format, Key, Kind};
pub use mail::*;
pub use tables::*;
