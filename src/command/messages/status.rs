//! What `status` says.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;

use crate::build::{Judged, OutputState, OutputStatus, Reason, Substitution};
use crate::diagnostic::wording::{count, list, list_of_words};
use crate::disk::shown;

pub fn unusable_manifest(file: &str, why: impl Display) -> String {
    format!("`{file}` can't be used: {why}")
}

/// An output on a line of its own, followed by what there is to say about it.
pub fn line(output: &OutputStatus) -> String {
    let Judged { state, alteration, reasons } = &output.judged;
    let mut said: Vec<String> = alteration.iter().map(Substitution::to_string).collect();
    said.extend(reasons.iter().map(Reason::to_string));
    if !output.lapsed.is_empty() {
        said.push(format!("the date of {} has passed since", list(&output.lapsed)));
    }
    if !output.overdue.is_empty() {
        let facts: Vec<String> = output.overdue.iter().map(ToString::to_string).collect();
        let facts = list_of_words(&facts.iter().map(String::as_str).collect::<Vec<_>>());
        said.push(format!("{facts} should have been looked at again"));
    }
    if !output.aged.is_empty() {
        said.push(format!("{} should be newer for its readers", list(&output.aged)));
    }
    let (own, computed): (Vec<_>, Vec<_>) = output.superseded.iter().partition(|one| one.itself);
    if !own.is_empty() {
        let own: Vec<&str> = own.iter().map(|one| one.id.as_str()).collect();
        said.push(format!("the place of {} has been taken by other facts", list(own)));
    }
    for one in computed {
        let (id, from) = (&one.id, list(&one.from));
        said.push(format!("`{id}` is computed from {from}, whose place has been taken by other facts"));
    }
    let said = if said.is_empty() { String::new() } else { format!(": {}", said.join("; ")) };
    format!("{:9} {}{said}", state.name(), shown(&output.path))
}

/// An annex that isn't that of a page which is made now.
pub fn annex(path: &Path, state: OutputState) -> String {
    let why = match state {
        OutputState::LeftOver => "the annex of a page that is no longer made; delete it",
        _ => "the annex of another state of its page; `factbrief build --annex` makes it anew",
    };
    format!("{:9} {}: {why}", state.name(), shown(path))
}

/// `12 current, 2 stale`.
pub fn summary<'a>(outputs: impl IntoIterator<Item = &'a OutputStatus>) -> String {
    let mut numbers: BTreeMap<OutputState, usize> = BTreeMap::new();
    for output in outputs {
        *numbers.entry(output.judged.state).or_default() += 1;
    }
    if numbers.is_empty() {
        return count(0, "output", "outputs");
    }
    numbers.iter().map(|(state, number)| format!("{number} {}", state.name())).collect::<Vec<_>>().join(", ")
}
