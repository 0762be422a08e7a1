//! The keys of every TOML file, written down once: the check for unknown keys and the JSON Schemas both read them.

mod fact_tables;
mod keeping_tables;
mod key;
mod personal;
mod picture_table;
mod section_tables;
mod tables;

pub use fact_tables::{CLAIM, COMPUTED, CORRECTION, DEFAULTS, DISTINCT, EVIDENCE, FACT, SUPERSEDED, VALUE};
pub use keeping_tables::{
    ASKED, CONFIDENCE, HOUSE_WORD, LIKELIHOOD, NATURES, ORIGINS, PLAN_AGE, POLICY, REVIEWED, WAIVER, WORDS,
};
pub use key::{Format, Key, KeyKind};
pub use personal::{MAILBOX, OUTGOING, RECIPIENT, RECIPIENTS};
pub use picture_table::PICTURE;
pub use section_tables::{COLUMN, OF_WHICH, ROW, SECTION};
pub use tables::{
    ALL, AUDIENCE, BRIEF, DOSSIER, EXTRACTED, FISCAL, FRESHNESS, MARKING, NUMBERS, SOURCE, UNIT, key,
};
