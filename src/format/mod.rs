//! The keys of every TOML file, written down once: the check for unknown keys and the JSON Schemas both read them.

mod key;
mod personal;
mod tables;

pub use key::{Format, Key, KeyKind};
pub use personal::{MAILBOX, OUTGOING, RECIPIENT, RECIPIENTS};
pub use tables::{
    ALL, AUDIENCE, BRIEF, DEFAULTS, DOSSIER, EVIDENCE, EXTRACTED, FACT, FISCAL, NUMBERS, SECTION, SOURCE,
    UNIT, VALUE, key,
};
