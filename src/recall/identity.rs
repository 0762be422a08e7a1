//! Whether copies are of the same dossier. A dossier's `id` stays the same when its folder or title changes; a dossier
//! without an id is identified by the name of its folder.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::{Copy, History};
use crate::model::Dossier;

/// Whether two copies are of the same dossier, as far as can be known.
pub fn is_same_dossier(a: &Copy, b: &Copy) -> bool {
    match (&a.dossier_id, &b.dossier_id) {
        (Some(a), Some(b)) => a == b,
        _ => a.dossier == b.dossier,
    }
}

/// Whether a copy is of this dossier, as far as can be known.
pub fn is_of(copy: &Copy, dossier: &Dossier) -> bool {
    match (&copy.dossier_id, &dossier.id) {
        (Some(a), Some((b, _))) => a == b,
        _ => copy.dossier == dossier.name,
    }
}

/// What identifies a dossier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identity<'h> {
    /// Its id.
    Id(&'h str),
    /// The name of its folder.
    Name(&'h str),
}

/// The dossiers that a ledger knows.
#[derive(Debug, Default)]
pub struct Identities<'h> {
    /// The ids recorded with each name; none for a copy without an id.
    of_name: BTreeMap<&'h str, BTreeSet<Option<&'h str>>>,
    /// The names recorded with each id.
    of_id: BTreeMap<&'h str, BTreeSet<&'h str>>,
}

/// Why it isn't sure which copies are of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The dossier has no id, and copies of its name have one.
    NoId {
        /// Those ids.
        ids: Vec<String>,
    },
    /// Some copies of its name have no id, and others have the id of another dossier.
    Unnamed,
    /// Copies with its id have another name: the folder was renamed, or copied.
    OtherName {
        /// Those names.
        names: Vec<String>,
    },
}

impl<'h> Identities<'h> {
    /// Of all copies in a ledger.
    pub fn new(history: &'h History) -> Self {
        let mut known = Self::default();
        for copy in history.deliveries.iter().flat_map(|delivery| &delivery.copies) {
            let id = copy.dossier_id.as_deref();
            known.of_name.entry(&copy.dossier).or_default().insert(id);
            if let Some(id) = id {
                known.of_id.entry(id).or_default().insert(&copy.dossier);
            }
        }
        known
    }

    /// What identifies the dossier of a copy. A copy without an id belongs with the others of its name, where all of
    /// these are of one dossier. Where they are of several, its dossier can't be known, and no later copy counts as
    /// having replaced it.
    pub fn of(&self, copy: &'h Copy) -> Identity<'h> {
        let alone = || {
            let mut ids = self.of_name.get(copy.dossier.as_str())?.iter().flatten();
            ids.next().filter(|_| ids.next().is_none()).copied()
        };
        let id = copy.dossier_id.as_deref().or_else(alone);
        id.map_or(Identity::Name(&copy.dossier), Identity::Id)
    }

    /// Why it isn't sure which copies are of a dossier.
    pub fn doubts(&self, dossier: &Dossier) -> Vec<Doubt> {
        let of_name = self.of_name.get(dossier.name.as_str());
        let ids = || of_name.into_iter().flatten().flatten().copied();
        let Some((id, _)) = &dossier.id else {
            let ids: Vec<String> = ids().map(str::to_owned).collect();
            return if ids.is_empty() { Vec::new() } else { vec![Doubt::NoId { ids }] };
        };
        let mut doubts = Vec::new();
        if of_name.is_some_and(|known| known.contains(&None)) && ids().any(|other| other != id.as_str()) {
            doubts.push(Doubt::Unnamed);
        }
        let names = self.of_id.get(id.as_str()).into_iter().flatten();
        let names: Vec<String> =
            names.filter(|name| **name != dossier.name).map(|name| (*name).to_owned()).collect();
        if !names.is_empty() {
            doubts.push(Doubt::OtherName { names });
        }
        doubts
    }
}
