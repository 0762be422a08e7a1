//! What a figure rests on: the pieces of evidence that print it, and how many origins they have.

use std::collections::BTreeSet;

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

/// The same of a figure that no formula gives. Where no piece names the figure, all of them are for the fact as a whole.
fn printed<'a>(fact: &'a Fact, figure: &str) -> Vec<Vec<&'a Evidence>> {
    let of = |version: Option<usize>| {
        let all = || fact.evidence.iter().filter(move |one| version.is_none() || one.version == version);
        let own: Vec<&Evidence> = all().filter(|one| one.as_printed.contains_key(figure)).collect();
        if own.is_empty() { all().collect() } else { own }
    };
    match fact.contested().filter(|_| figure == "value") {
        None => vec![of(None)],
        Some(contested) => match contested.preferred {
            Some(preferred) => vec![of(Some(preferred))],
            None => (0..contested.versions.len()).map(|version| of(Some(version))).collect(),
        },
    }
}

/// How many independent origins pieces of evidence have together: two whose sources share one count once.
pub fn independent_origins(evidence: &[&Evidence], sources: &[Source]) -> usize {
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for one in evidence {
        let mut own = one.origins(sources);
        // What shares anything with it becomes one with it.
        groups.retain(|group| {
            let apart = group.is_disjoint(&own);
            if !apart {
                own.extend(group);
            }
            apart
        });
        groups.push(own);
    }
    groups.len()
}

/// Whether machines wrote all the sources of pieces of evidence.
pub fn written_by_machines(evidence: &[&Evidence], sources: &[Source]) -> bool {
    !evidence.is_empty() && evidence.iter().all(|one| sources[one.source].nature == Some(Nature::AiGenerated))
}
