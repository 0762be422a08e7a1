//! What a fact rests on, as a page shows it: the evidence of its figures, each by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Dossier, Evidence, Fact, Reuse, Source};
use crate::value::{Showing, Value};

/// A part of what a fact rests on, which must meet a rule by itself.
pub struct Ground<'a> {
    /// The fact whose evidence it is: the fact itself, or one that it is computed from.
    pub fact: &'a Fact,
    /// The version that the evidence is for, of a contested value.
    pub version: Option<&'a Value>,
    pub evidence: Vec<&'a Evidence>,
}

/// What a fact rests on: its evidence; of a derived fact that of each figure which no formula gives; of a contested fact that of
/// each version which the page shows.
pub fn grounds<'a>(dossier: &'a Dossier, fact: &'a Fact, showing: Showing) -> Vec<Ground<'a>> {
    if let Some(derivation) = &fact.derivation {
        let ids: BTreeSet<&str> =
            derivation.all_leaves().into_iter().map(|leaf| leaf.fact.as_str()).collect();
        let leaves = ids.into_iter().filter_map(|id| dossier.fact(id));
        return leaves.map(|leaf| whole(leaf)).collect();
    }
    let Some(contested) = fact.contested() else { return vec![whole(fact)] };
    let shown = contested.preferred.filter(|_| showing == Showing::Preferred);
    let versions = contested.versions.iter().enumerate();
    let versions = versions.filter(|(version, _)| shown.is_none_or(|shown| shown == *version));
    versions
        .map(|(version, value)| {
            let own = |evidence: &&Evidence| evidence.version == Some(version);
            Ground { fact, version: Some(value), evidence: fact.evidence.iter().filter(own).collect() }
        })
        .collect()
}

fn whole(fact: &Fact) -> Ground<'_> {
    Ground { fact, version: None, evidence: fact.evidence.iter().collect() }
}

/// How many pieces of evidence there are at most of which no two go back to anything in common.
pub fn independent(evidence: &[&Evidence], sources: &[Source]) -> usize {
    let origins: BTreeSet<BTreeSet<usize>> = evidence.iter().map(|one| one.origins(sources)).collect();
    most_apart(&origins.into_iter().collect::<Vec<_>>())
}

/// How many of these there are at most of which no two have anything in common.
pub fn most_apart(origins: &[BTreeSet<usize>]) -> usize {
    let meets = |one: usize, other: usize| one != other && !origins[one].is_disjoint(&origins[other]);
    let meeting = (0..origins.len())
        .map(|one| (one, (0..origins.len()).filter(|&other| meets(one, other)).collect()))
        .collect();
    most(&meeting)
}

/// The most of these of which no two meet. One that meets at most one other may always be taken; of the rest, the one that meets
/// the most is either taken or not.
fn most(meeting: &BTreeMap<usize, BTreeSet<usize>>) -> usize {
    let without = |gone: &BTreeSet<usize>| -> BTreeMap<usize, BTreeSet<usize>> {
        let left = meeting.iter().filter(|(one, _)| !gone.contains(one));
        left.map(|(one, others)| (*one, others.difference(gone).copied().collect())).collect()
    };
    let taken = |one: usize, others: &BTreeSet<usize>| {
        let mut gone = others.clone();
        gone.insert(one);
        1 + most(&without(&gone))
    };
    if let Some((&one, others)) = meeting.iter().find(|(_, others)| others.len() < 2) {
        return taken(one, others);
    }
    let Some((&one, others)) = meeting.iter().max_by_key(|(_, others)| others.len()) else { return 0 };
    taken(one, others).max(most(&without(&BTreeSet::from([one]))))
}

/// The texts of a fact that a page prints although every source which prints them allows figures only, each with the first such source.
pub fn quoted_beyond<'a>(
    dossier: &'a Dossier,
    fact: &'a Fact,
    showing: Showing,
) -> Vec<(&'a str, &'a Source)> {
    let mut found = Vec::new();
    for ground in grounds(dossier, fact, showing) {
        for (name, value) in ground.fact.figures() {
            let value = if name == "value" { ground.version.unwrap_or(value) } else { value };
            // A derived fact prints no text of its figures.
            if !matches!(value, Value::Text(_)) || ground.fact.id != fact.id {
                continue;
            }
            let quoting = ground.evidence.iter().filter(|one| one.as_printed.contains_key(name));
            let sources: Vec<&Source> = quoting.map(|one| &dossier.sources[one.source]).collect();
            if let Some(&first) = sources.first()
                && sources.iter().all(|source| source.reuse == Some(Reuse::Figures))
                && !found.iter().any(|(other, _)| *other == name)
            {
                found.push((name, first));
            }
        }
    }
    found
}
