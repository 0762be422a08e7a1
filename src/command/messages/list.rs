//! How a line of `list` reads, and what `explain` says of a code that isn't there.

use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::wording::{count, did_you_mean};
use crate::error::Error;
use crate::model::{Fact, Stage};
use crate::question::{ContestedView, DerivedView, LosingView, WithdrawnView};
use crate::recall::Holding;

/// The files of the last build that are affected.
pub enum Affected {
    /// These.
    Files(Vec<String>),
    /// Nothing was built into this folder.
    NotBuilt(String),
    /// This manifest can't be used, and why.
    Unusable(String, String),
}

/// What is to be done if a source is withdrawn.
pub fn withdrawn(view: &WithdrawnView<'_>, outputs: &Affected, holders: &[&Holding<'_>]) -> Vec<String> {
    let mut lines = vec![format!("if `{}` is withdrawn ({}):", view.source, view.dossier)];
    let mut row = |name: &str, items: Vec<String>| {
        for (place, item) in items.iter().enumerate() {
            lines.push(format!("  {:<26} {item}", if place == 0 { name } else { "" }));
        }
    };
    let none = |items: Vec<String>| if items.is_empty() { vec!["none".to_owned()] } else { items };
    let ids = |ids: &[&str]| none(ids.iter().map(|id| (*id).to_owned()).collect());
    row("rest on it alone", ids(&view.alone));
    let kept = view.kept.iter().map(|one| format!("{} (still: {})", one.fact, one.sources.join(", ")));
    row("have other evidence", none(kept.collect()));
    row("lose figures", view.losing.iter().map(losing).collect());
    row("computed from these", view.derived.iter().map(derived).collect());
    row("contested", view.contested.iter().map(contested).collect());
    row("sources that rest on it", view.resting_on_it.iter().map(|id| (*id).to_owned()).collect());
    row("pictures from it", view.pictures.iter().map(|brief| format!("that of {brief}")).collect());
    row("briefs", ids(&view.briefs));
    row(
        "outputs",
        match outputs {
            Affected::Files(files) => none(files.clone()),
            Affected::NotBuilt(folder) => vec![format!("not known: `{folder}` holds no build")],
            Affected::Unusable(file, why) => vec![format!("not known: `{file}` can't be used: {why}")],
        },
    );
    let each = holders.iter().map(|holding| {
        let copy = holding.copy;
        format!("{}: {} of {}", holding.recipient.address, copy.full_name(), copy.date)
    });
    let readers: BTreeSet<&str> = holders.iter().map(|holding| holding.recipient.address.as_str()).collect();
    row("copies", none(each.collect()));
    if !readers.is_empty() {
        let readers = count(readers.len(), "reader has", "readers have");
        row(
            "",
            vec![format!(
                "{readers} them; correct the dossier, and `factbrief recall --draft` writes to them"
            )],
        );
    }
    lines
}

fn losing(one: &LosingView<'_>) -> String {
    let keeps = match one.keeps.as_slice() {
        [] => String::new(),
        keeps => format!("; keeps {}", keeps.join(", ")),
    };
    format!("{} (loses {}{keeps}; still: {})", one.fact, one.loses.join(", "), one.sources.join(", "))
}

fn derived(one: &DerivedView<'_>) -> String {
    let from = one.from.join(", ");
    match (one.loses.as_slice(), one.falls) {
        (_, true) => format!("{} (falls with {from})", one.fact),
        ([], false) => format!("{} (stays, from {from})", one.fact),
        (loses, false) => format!("{} (loses {}, from {from})", one.fact, loses.join(", ")),
    }
}

fn contested(one: &ContestedView<'_>) -> String {
    let left = if one.left.is_empty() {
        "nothing is left".to_owned()
    } else {
        format!("left: {}", one.left.join("; "))
    };
    let lost = match (one.lost.as_slice(), one.preferred_is_lost) {
        ([], _) => "every version keeps evidence".to_owned(),
        (lost, false) => format!("lost: {}", lost.join("; ")),
        (lost, true) => format!("lost: {}, the preferred one among them", lost.join("; ")),
    };
    format!("{} ({lost}; {left})", one.fact)
}

pub fn withdrawn_json(view: &WithdrawnView<'_>, outputs: &Affected, holders: &[&Holding<'_>]) -> Value {
    let mut answer = json!(view);
    answer["outputs"] = match outputs {
        Affected::Files(files) => json!(files),
        Affected::NotBuilt(_) | Affected::Unusable(..) => Value::Null,
    };
    let holder = |holding: &&Holding<'_>| {
        let copy = holding.copy;
        json!({
            "address": holding.recipient.address, "certain": holding.is_certain(), "brief": copy.brief,
            "language": copy.language, "date": copy.date, "message": holding.delivery.id,
        })
    };
    answer["copies"] = holders.iter().map(holder).collect();
    answer
}

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
    let state = if fact.derivation.is_some() { format!("{state}, derived") } else { state };
    let briefs = if briefs.is_empty() { "unused".to_owned() } else { briefs.join(", ") };
    format!("{:width$}  {}  ({state}; {briefs})", fact.id, value.unwrap_or("–"))
}

pub fn summary(facts: usize) -> String {
    count(facts, "fact", "facts")
}
