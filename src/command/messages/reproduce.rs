//! What `reproduce` says.

use crate::build::Reason;
use crate::compare::{Comparison, Origin, Reproduced, Reproduction, summary};
use crate::diagnostic::wording::list;

/// The program that answers.
const PROGRAM: &str = concat!("factbrief ", env!("CARGO_PKG_VERSION"));

/// The name of an outcome in JSON.
pub fn name(standing: &Reproduction) -> &'static str {
    match standing {
        Reproduction::Same => "same",
        Reproduction::SavedAnew { .. } => "saved-anew",
        Reproduction::OtherVersion => "other-version",
        Reproduction::Differs { .. } => "differs",
        Reproduction::Mistakes(_) => "mistakes",
        Reproduction::NoBrief => "no-brief",
        Reproduction::Edition { .. } => "edition",
        Reproduction::Unknown => "unknown",
    }
}

/// What became of a file. `copies` are the sources whose archived copy is another one now.
pub fn lines(file: &str, program: &str, found: &Reproduced, copies: &[String]) -> Vec<String> {
    let from = found.origin.as_ref().map(origin).unwrap_or_default();
    let mut lines = match &found.standing {
        Reproduction::Same => vec![format!("{file}: made again from {from}, byte for byte")],
        Reproduction::SavedAnew { by } => {
            let by = by.as_deref().unwrap_or("another program");
            vec![format!(
                "{file}: made again from {from}; all that it shows is that page's, but {by} has saved it anew"
            )]
        }
        Reproduction::OtherVersion => {
            let made = match &found.origin {
                Some(_) => format!(", from {from}"),
                None => String::new(),
            };
            vec![
                format!(
                    "{file}: made by {program}{made}; this is {PROGRAM}, which makes other bytes of the same facts"
                ),
                format!("  ask {program} to reproduce it; `inspect --against` compares the facts in it"),
            ]
        }
        Reproduction::Differs { inputs, departures, facts } => {
            let mut lines = vec![format!("{file}: {from} makes another page")];
            lines.extend(inputs.iter().map(|input| format!("  another input: {}", reason(input))));
            if inputs.is_empty() {
                lines.push(
                    "  no manifest that is here holds this file, so what it was made from isn't known"
                        .to_owned(),
                );
            }
            lines.extend(departures.iter().map(|departure| format!("  {departure}")));
            lines.extend(facts.iter().flat_map(|facts| differing(facts)));
            lines
        }
        Reproduction::Mistakes(_) => {
            vec![format!(
                "{file}: {from} has mistakes, which are shown above, so no page can be made from it"
            )]
        }
        Reproduction::NoBrief => vec![format!("{file}: {from} has no such brief in that language")],
        Reproduction::Edition { path, very_file, facts } => {
            let which = match very_file {
                true => "holds the hash of this very file",
                false => "has a page of its brief, language and day",
            };
            let mut lines = vec![format!(
                "{file}: no revision that is here holds it, so it can't be made again; the edition `{path}` {which}"
            )];
            lines.push(match facts {
                None => "  the file carries no facts, so nothing of it is compared".to_owned(),
                Some(facts) if facts.facts.is_empty() => {
                    "  its figures, facts and citations are those of the edition; its drawing isn't compared"
                        .to_owned()
                }
                Some(facts) => format!("  its facts aren't those of the edition: {}", summary(facts)),
            });
            lines.extend(facts.iter().flat_map(|facts| differing(facts)));
            lines
        }
        Reproduction::Unknown => vec![
            format!("{file}: no manifest, revision or edition that is here knows it"),
            "  name the revision with `--rev`, and the folder of outputs with `--out`".to_owned(),
        ],
    };
    if !copies.is_empty() {
        lines.push(format!(
            "  another input: the archived copy of {} isn't the one that was pinned then; no page depends on its bytes",
            list(copies)
        ));
    }
    lines
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Commit(revision) => format!("the revision {revision}"),
        Origin::Folder => "the folder as it is".to_owned(),
    }
}

/// An input by its name.
fn reason(reason: &Reason) -> String {
    reason.to_string()
}

fn differing(facts: &Comparison) -> Vec<String> {
    facts.facts.iter().map(|fact| format!("  fact {}: {}", fact.id, fact.fate.name())).collect()
}

pub fn written(path: &str) -> String {
    format!("the page that was made is in `{path}`")
}
