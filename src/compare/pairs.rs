//! Which states are compared with which.

use std::collections::BTreeSet;
use std::path::Path;

use super::messages;
use super::past::last_build;
use super::snapshot::Snapshot;
use crate::error::Result;

/// Each state with that of its dossier's last build in `out`, by name.
///
/// # Errors
/// When the disk fails, or none was ever built.
pub fn with_last_build(new: Vec<Snapshot>, out: &Path) -> Result<Vec<(Snapshot, Snapshot)>> {
    let mut pairs = Vec::new();
    let mut never = Vec::new();
    for new in new {
        match last_build(&out.join(&new.dossier))? {
            Some(old) => pairs.push((old, new)),
            None => never.push(new),
        }
    }
    if pairs.is_empty() {
        return Err(messages::never_built(never.iter().map(|new| &new.dossier), out));
    }
    pairs.extend(never.into_iter().map(|new| (Snapshot::none(&new.dossier), new)));
    pairs.sort_by(|(_, one), (_, two)| one.dossier.cmp(&two.dossier));
    Ok(pairs)
}

/// The state of the same dossier as an old one, which was read from `file`.
///
/// # Errors
/// When there is none.
pub fn with_one(new: Vec<Snapshot>, old: Snapshot, file: &str) -> Result<(Snapshot, Snapshot)> {
    let names: Vec<String> = new.iter().map(|new| new.dossier.clone()).collect();
    match new.into_iter().find(|new| new.dossier == old.dossier) {
        Some(new) => Ok((old, new)),
        None => Err(messages::other_dossier(file, &old.dossier, &names)),
    }
}

/// Pairs by the dossier's name; a dossier that only one side has is compared with nothing.
pub fn by_name(old: Vec<Snapshot>, new: Vec<Snapshot>) -> Vec<(Snapshot, Snapshot)> {
    let names: BTreeSet<String> = old.iter().chain(&new).map(|one| one.dossier.clone()).collect();
    let named = |all: &[Snapshot], name: &str| {
        all.iter().find(|one| one.dossier == name).cloned().unwrap_or_else(|| Snapshot::none(name))
    };
    names.iter().map(|name| (named(&old, name), named(&new, name))).collect()
}
