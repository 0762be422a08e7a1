//! What a figure rests on: the pieces of evidence that print it, and how many origins they have. Pages, rules and answers all ask here,
//! so that none of them says something else.

use std::collections::{BTreeMap, BTreeSet};

use super::{Dossier, Evidence, Fact, Nature, Source};

/// The evidence for a figure of a fact, in groups of which each must stand: one of a figure that sources print, one for each figure that a derived
/// one comes from, and of a contested one that for the preferred version, or where none is preferred one for each version.
pub fn supports<'a>(dossier: &'a Dossier, fact: &'a Fact, figure: &str) -> Vec<Vec<&'a Evidence>> {
    if let Some(derivation) = &fact.derivation {
        let leaves = derivation.leaves_of(figure);
        let own = leaves.filter_map(|leaf| Some(printed(dossier.fact(&leaf.fact)?, &leaf.figure)));
        return own.flatten().collect();
    }
    printed(fact, figure)
}

/// The same of a figure that no formula gives.
fn printed<'a>(fact: &'a Fact, figure: &str) -> Vec<Vec<&'a Evidence>> {
    match fact.contested().filter(|_| figure == "value") {
        None => vec![printing(fact, figure, None)],
        Some(contested) => match contested.preferred {
            Some(preferred) => vec![printing(fact, figure, Some(preferred))],
            None => {
                let versions = 0..contested.versions.len();
                versions.map(|version| printing(fact, figure, Some(version))).collect()
            }
        },
    }
}

/// The evidence of a fact that prints a figure of its own, for one version of a contested value only what supports this version. Where no
/// piece names the figure, all of them are for the fact as a whole.
pub fn printing<'a>(fact: &'a Fact, figure: &str, version: Option<usize>) -> Vec<&'a Evidence> {
    let all = || fact.evidence.iter().filter(move |one| version.is_none() || one.version == version);
    let own: Vec<&Evidence> = all().filter(|one| one.as_printed.contains_key(figure)).collect();
    if own.is_empty() { all().collect() } else { own }
}

/// How many independent origins pieces of evidence have together: how many of them there are at most of which no two go back to anything
/// in common.
pub fn independent_origins(evidence: &[&Evidence], sources: &[Source]) -> usize {
    let origins: BTreeSet<BTreeSet<usize>> = evidence.iter().map(|one| one.origins(sources)).collect();
    most_apart(&origins.into_iter().collect::<Vec<_>>())
}

/// Whether machines wrote all the sources of pieces of evidence.
pub fn written_by_machines(evidence: &[&Evidence], sources: &[Source]) -> bool {
    !evidence.is_empty() && evidence.iter().all(|one| sources[one.source].nature == Some(Nature::AiGenerated))
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
