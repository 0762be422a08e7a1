//! What `verify` says. The names of outcomes are those in its JSON.

use crate::diagnostic::wording::count;
use crate::verify::{ArchivedState, Outcome};

pub fn copy(source: &str, state: &ArchivedState) -> String {
    let state = match state {
        ArchivedState::Same => "the copy is the one that was pinned",
        ArchivedState::Changed => "the copy is not the one that was pinned",
        ArchivedState::Unpinned(_) => "the copy is not pinned yet; `--pin` does it",
        ArchivedState::Missing => "there is no copy",
        ArchivedState::Unreadable => "the copy can't be read",
        ArchivedState::None => "no copy is registered",
    };
    format!("{source}: {state}")
}

/// The order in which the summary counts outcomes.
const OUTCOMES: [&str; 8] = [
    "value present",
    "term present",
    "unverifiable",
    "value differs",
    "not read",
    "not found",
    "ambiguous",
    "no copy",
];

/// The name of an outcome. It says whether a value is present in a copy, and nothing of the claim.
pub fn outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::ValueFound => "value present",
        Outcome::TermFound => "term present",
        Outcome::ValueDiffers { .. } => "value differs",
        Outcome::Unread { .. } => "not read",
        Outcome::NotFound { .. } | Outcome::NothingPrinted => "not found",
        Outcome::Ambiguous { .. } => "ambiguous",
        Outcome::NoCopy => "no copy",
        Outcome::Unverifiable { .. } => "unverifiable",
    }
}

/// `dossier: 12 printed forms · 10 value present, 2 no copy`.
pub fn summary(dossier: &str, outcomes: &[&Outcome]) -> String {
    let number = |name: &str| outcomes.iter().filter(|one| outcome(one) == name).count();
    let parts = OUTCOMES.into_iter().map(|name| (number(name), name)).filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, name)| format!("{number} {name}")).collect();
    let forms = count(outcomes.len(), "printed form", "printed forms");
    format!("{dossier}: {forms} · {}", parts.join(", "))
}

pub fn pinned(copies: usize, file: &str) -> String {
    format!("{} pinned in `{file}`", count(copies, "copy", "copies"))
}
