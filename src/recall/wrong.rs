//! The copies that hold something which is no longer right, and whose correction each wants.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::holding::Holding;
use super::identity::is_of;
use super::outdated::{Outdated, outdated};
use crate::model::Dossier;

/// A copy with what is no longer right in it.
#[derive(Debug)]
pub struct Wrong<'h> {
    /// Who has it.
    pub holding: Holding<'h>,
    /// Its facts that aren't as the dossier says now.
    pub facts: Vec<Outdated>,
    /// What the dossier that it is held against is called now.
    pub dossier: &'h str,
}

impl Wrong<'_> {
    /// Whether its reader should know.
    pub fn matters(&self) -> bool {
        self.facts.iter().any(Outdated::matters)
    }
}

/// Holds copies on a day against the dossiers that they are of: those with something no longer right in them, first those that matter,
/// and those whose dossier isn't there.
pub fn judge<'h>(
    held: &[Holding<'h>],
    dossiers: impl Iterator<Item = &'h Dossier> + Clone,
    on: NaiveDate,
) -> (Vec<Wrong<'h>>, Vec<Holding<'h>>) {
    let (mut wrong, mut unjudged) = (Vec::new(), Vec::new());
    for &holding in held {
        match dossiers.clone().find(|dossier| is_of(holding.copy, dossier)) {
            None => unjudged.push(holding),
            Some(dossier) => {
                let facts = outdated(holding.copy, dossier, on);
                if !facts.is_empty() {
                    wrong.push(Wrong { holding, facts, dossier: &dossier.name });
                }
            }
        }
    }
    wrong.sort_by_key(|one| !one.matters());
    (wrong, unjudged)
}

/// The copies that want a correction: one list for each reader, dossier and language, never empty.
pub fn to_correct<'w, 'h>(wrong: &'w [Wrong<'h>]) -> Vec<Vec<&'w Wrong<'h>>> {
    let mut wanted: BTreeMap<(String, &str, &str), Vec<&Wrong<'h>>> = BTreeMap::new();
    for one in wrong.iter().filter(|one| one.matters()) {
        let Holding { recipient, copy, .. } = one.holding;
        let key = (recipient.address.to_ascii_lowercase(), one.dossier, copy.language.as_str());
        wanted.entry(key).or_default().push(one);
    }
    wanted.into_values().collect()
}
