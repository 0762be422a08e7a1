//! What sources rest on: no ring among them, and no fact supported twice by one origin.

use std::collections::BTreeSet;

use super::messages::sources as says;
use super::messages::sources::Shared;
use crate::diagnostic::Diagnostic;
use crate::model::{Evidence, Fact, Source};

/// Reports sources that rest on themselves, directly or through others, each ring with all its members.
pub fn rings(sources: &[Source]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut done = vec![false; sources.len()];
    // The position of each source on the path that is followed.
    let mut place: Vec<Option<usize>> = vec![None; sources.len()];
    for start in 0..sources.len() {
        // A list and not a recursion, because nobody limits how long a chain may be.
        let mut way: Vec<(usize, usize)> = Vec::new();
        if !done[start] {
            place[start] = Some(0);
            way.push((start, 0));
        }
        while let Some((source, next)) = way.last_mut() {
            let current = *source;
            let Some(&rested_on) = sources[current].rests_on.get(*next) else {
                (done[current], place[current]) = (true, None);
                way.pop();
                continue;
            };
            *next += 1;
            if let Some(first) = place[rested_on] {
                let members: Vec<usize> = way[first..].iter().map(|(source, _)| *source).collect();
                found.push(ring(&members, sources));
            } else if !done[rested_on] {
                place[rested_on] = Some(way.len());
                way.push((rested_on, 0));
            }
        }
    }
    found
}

fn ring(members: &[usize], sources: &[Source]) -> Diagnostic {
    // The first in the file begins, so that the message doesn't depend on where the search began.
    let first = members.iter().enumerate().min_by_key(|(_, source)| **source).map_or(0, |(place, _)| place);
    let names: Vec<&str> =
        members[first..].iter().chain(&members[..first]).map(|&source| sources[source].id.as_str()).collect();
    let span = sources[members[first]].span.clone();
    says::ring(span, &names)
}

/// Warns of evidence of one fact whose sources rest on one origin, so that they prove no more than one of them would.
pub fn shared(facts: &[Fact], sources: &[Source]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // The sources of a derived fact are those of its figures, and prove nothing together.
    let own = |fact: &&Fact| fact.evidence.len() > 1 && fact.derivation.is_none();
    for fact in facts.iter().filter(own) {
        let origins: Vec<BTreeSet<usize>> =
            fact.evidence.iter().map(|evidence| origins(evidence, sources)).collect();
        for (later, evidence) in fact.evidence.iter().enumerate() {
            let earlier = (0..later).filter(|&earlier| fact.evidence[earlier].source != evidence.source);
            let mut earlier = earlier.filter(|&earlier| !origins[earlier].is_disjoint(&origins[later]));
            let Some(earlier) = earlier.next() else { continue };
            let (one, other) = (fact.evidence[earlier].source, evidence.source);
            let name = |source: usize| sources[source].id.as_str();
            let shared = if origins[earlier].contains(&other) {
                Shared::OneOnOther(name(one), name(other))
            } else if origins[later].contains(&one) {
                Shared::OneOnOther(name(other), name(one))
            } else {
                let common = origins[earlier].intersection(&origins[later]).map(|&source| name(source));
                Shared::BothOn([name(one), name(other)], common.collect())
            };
            let place = fact.evidence[earlier].span.clone();
            found.push(says::shared_origin(evidence.span.clone(), &fact.id, &shared, place));
        }
    }
    found
}

/// The source of a piece of evidence and everything it rests on. Where the evidence names the original, that alone counts.
fn origins(evidence: &Evidence, sources: &[Source]) -> BTreeSet<usize> {
    let mut origins = BTreeSet::from([evidence.source]);
    let mut open = match evidence.original {
        Some(original) => vec![original],
        None => sources[evidence.source].rests_on.clone(),
    };
    while let Some(source) = open.pop() {
        if origins.insert(source) {
            open.extend(&sources[source].rests_on);
        }
    }
    origins
}
