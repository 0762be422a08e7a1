//! How a line of `list` reads, and what `explain` says of a code that isn't there.

use chrono::NaiveDate;

use crate::diagnostic::Code;
use crate::diagnostic::wording::{count, did_you_mean};
use crate::error::Error;
use crate::model::{Fact, Stage};

/// There are too many codes to list them in a hint.
pub fn unknown_code(name: &str) -> Error {
    let near = did_you_mean(name, Code::ALL.iter().map(|code| code.name()));
    let hint = near.unwrap_or_else(|| "`factbrief explain` lists all codes".to_owned());
    Error::usage(format!("there is no code `{name}`"), hint)
}

/// `day` is that of the dossier, and `briefs` are those that print the fact.
pub fn line(fact: &Fact, day: NaiveDate, value: Option<&str>, briefs: &[&str], width: usize) -> String {
    let state = match fact.stage {
        Stage::Done => fact.status.name().to_owned(),
        stage => format!("{}, {}", fact.status.name(), stage.name()),
    };
    let state = match fact.history.superseded_by.as_ref().filter(|one| one.on <= day) {
        Some(superseded) => format!("{state}, superseded by {}", superseded.fact),
        None => state,
    };
    let briefs = if briefs.is_empty() { "unused".to_owned() } else { briefs.join(", ") };
    format!("{:width$}  {}  ({state}; {briefs})", fact.id, value.unwrap_or("–"))
}

pub fn summary(facts: usize) -> String {
    count(facts, "fact", "facts")
}
