//! Which states are compared with which.

use std::collections::BTreeSet;
use std::path::Path;

use super::past::last_build;
use super::snapshot::Snapshot;
use crate::diagnostic::wording::{list, unknown_name};
use crate::disk::shown;
use crate::error::{Error, Result};

/// Each state with that of the last build of its dossier in `out`, by name.
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
        let names = list(never.iter().map(|new| &new.dossier));
        return Err(Error::usage(
            format!("there is no build of {names} in `{}`", shown(out)),
            "build first, or name a revision: `--against HEAD`",
        ));
    }
    pairs.extend(never.into_iter().map(|new| (Snapshot::none(&new.dossier), new)));
    pairs.sort_by(|(_, one), (_, two)| one.dossier.cmp(&two.dossier));
    Ok(pairs)
}

/// The one state of many that is of the same dossier as an old one, which `file` tells of.
///
/// # Errors
/// When there is none.
pub fn with_one(new: Vec<Snapshot>, old: Snapshot, file: &str) -> Result<(Snapshot, Snapshot)> {
    let names: Vec<String> = new.iter().map(|new| new.dossier.clone()).collect();
    match new.into_iter().find(|new| new.dossier == old.dossier) {
        Some(new) => Ok((old, new)),
        None => Err(Error::usage(
            format!("`{file}` is of the dossier `{}`, which isn't here", old.dossier),
            unknown_name(&old.dossier, names.iter().map(String::as_str), "dossier"),
        )),
    }
}

/// Pairs of one name; a dossier without its like is compared with nothing.
pub fn by_name(old: Vec<Snapshot>, new: Vec<Snapshot>) -> Vec<(Snapshot, Snapshot)> {
    let names: BTreeSet<String> = old.iter().chain(&new).map(|one| one.dossier.clone()).collect();
    let named = |all: &[Snapshot], name: &str| {
        all.iter().find(|one| one.dossier == name).cloned().unwrap_or_else(|| Snapshot::none(name))
    };
    names.iter().map(|name| (named(&old, name), named(&new, name))).collect()
}
