//! The messages of `verify`, and the names of outcomes in its JSON.

use std::collections::BTreeMap;

use crate::diagnostic::wording::count;
use crate::verify::{ArchivedState, Outcome};

/// The archived sources that are as they were pinned, of which there may be many.
pub fn unchanged(number: usize) -> String {
    match number {
        1 => "1 archived source is the one that was pinned".to_owned(),
        _ => format!("{number} archived sources are those that were pinned"),
    }
}

/// A source whose archived file isn't known to be the one that was pinned; none where it is.
pub fn copy(source: &str, state: &ArchivedState) -> Option<String> {
    let state = match state {
        ArchivedState::Same => return None,
        ArchivedState::Changed => "the archived source isn't the one that was pinned",
        ArchivedState::Unpinned(_) => "the archived source isn't pinned yet; `--pin` pins it",
        ArchivedState::Missing => "its file isn't in the archive",
        ArchivedState::Unreadable => "the archived source can't be read",
        ArchivedState::None => "no `file` is named for it",
    };
    Some(format!("{source}: {state}"))
}

/// The order in which the summary counts outcomes: the name of each, and its words in the summary.
const OUTCOMES: [(&str, &str); 10] = [
    ("value present", "value present"),
    ("term present", "term present"),
    ("unverifiable", "unverifiable"),
    ("value differs", "value differs"),
    ("not read", "not read"),
    ("read by eye", "read by eye"),
    ("no-reader", "in a language that isn't read"),
    ("not found", "not found"),
    ("ambiguous", "ambiguous"),
    ("no copy", "not archived"),
];

/// `dossier: 12 printed forms · 10 value present, 2 not archived`.
pub fn summary(dossier: &str, outcomes: &[&Outcome]) -> String {
    let number = |name: &str| outcomes.iter().filter(|one| one.name() == name).count();
    let parts =
        OUTCOMES.into_iter().map(|(name, words)| (number(name), words)).filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, words)| format!("{number} {words}")).collect();
    let forms = count(outcomes.len(), "printed form", "printed forms");
    format!("{dossier}: {forms} · {}", parts.join(", "))
}

/// Facts that no source prints.
pub fn derived(number: usize) -> String {
    match number {
        1 => "1 derived fact has no printed form of its own; those of its figures count".to_owned(),
        _ => {
            format!("{number} derived facts have no printed forms of their own; those of their figures count")
        }
    }
}

/// `nouns` say what printed forms count; no unit knows them. Each has a fact that it is taken for.
pub fn on_the_authors_word(nouns: &BTreeMap<String, String>) -> String {
    let each: Vec<String> = nouns.iter().map(|(noun, fact)| format!("`{noun}` (`{fact}`)")).collect();
    let kinds = count(nouns.len(), "noun that no unit knows is", "nouns that no unit knows are");
    format!("{kinds} taken on the author's word: {}", each.join(", "))
}

pub fn pinned(sources: usize, file: &str) -> String {
    format!("{} pinned in `{file}`", count(sources, "archived source", "archived sources"))
}
