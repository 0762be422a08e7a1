//! Facts whose place another one has taken: each names one that is there, none of them is in a ring, and none is on a page of that day or
//! later.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::messages::briefs::unknown_fact;
use super::messages::history as says;
use super::messages::history::Instead;
use super::rivals::named_facts;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Dossier, Fact};

/// What is wrong with the `superseded-by` of the facts of a dossier, and which derived facts are computed from a figure that has ended on
/// the day of the page. `missing` tells of an id that a fact couldn't be read for it.
pub fn judge(
    facts: &[Fact],
    ids: &BTreeMap<String, usize>,
    day: Option<NaiveDate>,
    missing: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for fact in facts {
        let Some(superseded) = &fact.history.superseded_by else { continue };
        if superseded.fact == fact.id {
            found.push(says::by_itself(superseded.span.clone(), &fact.id));
        } else if !ids.contains_key(&superseded.fact) && !missing(&superseded.fact) {
            let known = ids.keys().map(String::as_str).filter(|id| *id != fact.id);
            found.push(unknown_fact(superseded.span.clone(), &superseded.fact, known));
        } else if let Some(ring) = ring(fact, facts, ids) {
            found.push(says::ring(superseded.span.clone(), &ring));
        }
    }
    found.extend(day.into_iter().flat_map(|day| inputs(facts, ids, day)));
    found
}

/// The fact that another one names as what took its place.
fn next<'a>(fact: &Fact, facts: &'a [Fact], ids: &BTreeMap<String, usize>) -> Option<&'a Fact> {
    ids.get(&fact.history.superseded_by.as_ref()?.fact).map(|&index| &facts[index])
}

/// The ring that a fact is in, told once, at the one of its facts that comes first by its id.
fn ring<'a>(fact: &'a Fact, facts: &'a [Fact], ids: &BTreeMap<String, usize>) -> Option<Vec<&'a str>> {
    let mut ring = vec![fact.id.as_str()];
    let mut at = next(fact, facts, ids)?;
    while at.id != fact.id {
        if ring.contains(&at.id.as_str()) {
            return None;
        }
        ring.push(&at.id);
        at = next(at, facts, ids)?;
    }
    (ring.len() > 1 && ring.iter().min() == ring.first()).then_some(ring)
}

/// The last fact that took the place of this one by a day, and its successors' in turn.
pub fn successor<'a>(
    fact: &Fact,
    facts: &'a [Fact],
    ids: &BTreeMap<String, usize>,
    day: NaiveDate,
) -> Option<&'a Fact> {
    let mut seen = BTreeSet::from([fact.id.as_str()]);
    let mut at = next(fact, facts, ids)?;
    while at.history.is_superseded(day) && seen.insert(&at.id) {
        at = next(at, facts, ids)?;
    }
    Some(at)
}

/// Derived facts that are computed from a figure whose place another one has taken.
fn inputs(facts: &[Fact], ids: &BTreeMap<String, usize>, day: NaiveDate) -> Vec<Diagnostic> {
    let fact = |id: &str| ids.get(id).map(|&index| &facts[index]);
    let mut found = Vec::new();
    for derived in facts.iter().filter(|fact| !fact.history.is_superseded(day)) {
        let ended = derived.ended_inputs(fact, day).into_iter();
        found.extend(ended.map(|(input, superseded)| says::superseded_input(derived, &input.id, superseded)));
    }
    found
}

/// Refuses a fact of a section whose place another one has taken by the day of the page; returns whether it did. `listed` are the ids in
/// the brief.
pub fn refuse(
    fact: &Fact,
    place: Span,
    audience: Option<&str>,
    (facts, ids): (&[Fact], &BTreeMap<String, usize>),
    day: NaiveDate,
    listed: &BTreeSet<&str>,
) -> Option<Diagnostic> {
    let superseded = fact.history.superseded_by.as_ref().filter(|superseded| superseded.on <= day)?;
    let instead = match successor(fact, facts, ids, day) {
        Some(other) if listed.contains(other.id.as_str()) => Instead::Printed(&other.id),
        Some(other) if audience.is_none_or(|audience| other.is_for(audience)) => Instead::Fact(&other.id),
        _ => Instead::Nothing,
    };
    Some(says::superseded_fact(place, fact, superseded, instead))
}

/// Warns of facts that the pages print and whose place another one has taken by a day, though not by the dossier's date, and of those that are
/// computed from such a fact. It isn't a part of `check`, since no build may depend on that day.
pub fn superseded_since(dossier: &Dossier, on: NaiveDate) -> Vec<Diagnostic> {
    let on_pages: BTreeSet<usize> =
        dossier.briefs.iter().flat_map(|brief| named_facts(brief, &dossier.fact_index)).collect();
    let tell = |&index: &usize| {
        let fact = &dossier.facts[index];
        if let Some(superseded) = fact.history.superseded_by.as_ref().filter(|one| one.on <= on) {
            let since = superseded.on > dossier.date;
            return Vec::from_iter(since.then(|| says::superseded_since(fact, superseded, dossier.date)));
        }
        let ended = dossier.ended_inputs(fact, on).into_iter();
        let ended = ended.filter(|(_, superseded)| superseded.on > dossier.date);
        let told = ended.map(|(input, superseded)| {
            says::input_superseded_since(fact, &input.id, superseded, dossier.date)
        });
        told.collect()
    };
    on_pages.iter().flat_map(tell).collect()
}
