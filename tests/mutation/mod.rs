//! Mutation score: sound dossiers are changed so that the page is wrong, and each change must be told for what it is.

#[allow(dead_code, reason = "the changes are applied by what is written after the list")]
mod list;

use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_subject_has_three_changes_and_every_change_a_name_of_its_own() {
    let changes = list::changes();
    let names: BTreeSet<&str> = changes.iter().map(|change| change.name.as_str()).collect();
    assert_eq!(names.len(), changes.len());
    let mut subjects: BTreeMap<String, usize> = BTreeMap::new();
    for change in &changes {
        *subjects.entry(list::label(change.subject)).or_default() += 1;
    }
    let few: Vec<_> = subjects.iter().filter(|(_, count)| **count < 3).collect();
    assert!(few.is_empty(), "{few:?}");
}
