//! What `list`, `show` and `explain` say when they find nothing, and how a line of `list` reads.

use crate::diagnostic::Code;
use crate::diagnostic::wording::{count, did_you_mean, list, unknown_name};
use crate::error::Error;
use crate::model::{Fact, Stage};

/// `what` is a fact, status, source or topic.
pub fn unknown<'a>(what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    Error::usage(format!("there is no {what} `{name}`"), unknown_name(name, known, what))
}

/// There are too many codes to list them in a hint.
pub fn unknown_code(name: &str) -> Error {
    let near = did_you_mean(name, Code::ALL.iter().map(|code| code.name()));
    let hint = near.unwrap_or_else(|| "`factbrief explain` lists all codes".to_owned());
    Error::usage(format!("there is no code `{name}`"), hint)
}

/// `names` are those that tell the facts apart, each with its dossier.
pub fn fact_in_several(id: &str, names: impl IntoIterator<Item = String>) -> Error {
    Error::usage(format!("several dossiers have a fact `{id}`"), format!("write {}", list(names)))
}

/// `briefs` are those that print the fact.
pub fn line(fact: &Fact, value: Option<&str>, briefs: &[&str], width: usize) -> String {
    let state = match fact.stage {
        Stage::Done => fact.status.name().to_owned(),
        stage => format!("{}, {}", fact.status.name(), stage.name()),
    };
    let briefs = if briefs.is_empty() { "unused".to_owned() } else { briefs.join(", ") };
    format!("{:width$}  {}  ({state}; {briefs})", fact.id, value.unwrap_or("–"))
}

pub fn summary(facts: usize) -> String {
    count(facts, "fact", "facts")
}
