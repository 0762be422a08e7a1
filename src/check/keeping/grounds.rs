//! What a fact rests on, as a page shows it: the evidence of its figures, each by itself.

use std::collections::BTreeMap;

use crate::model::{Dossier, Evidence, Fact, printing};
use crate::value::{Showing, Value};

/// A part of what a fact rests on, which must meet a rule by itself.
pub struct Ground<'a> {
    /// The fact whose evidence it is: the fact itself, or one that it is computed from.
    pub fact: &'a Fact,
    /// The version that the evidence is for, of a contested value.
    pub version: Option<&'a Value>,
    /// The figures that this evidence prints, where there is more for the fact that doesn't print them; else none are named.
    pub figures: Vec<&'a str>,
    pub evidence: Vec<&'a Evidence>,
}

/// What a fact rests on: for each of its figures the evidence that prints it, of a derived one for each figure at the beginning of it; of a
/// contested value for each version that the page shows. A fact without figures rests on all of its evidence.
pub fn grounds<'a>(dossier: &'a Dossier, fact: &'a Fact, showing: Showing) -> Vec<Ground<'a>> {
    let Some(derivation) = &fact.derivation else {
        return of_figures(fact, fact.figures().map(|(name, _)| name), showing);
    };
    let mut figures: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
    for leaf in derivation.all_leaves() {
        figures.entry(&leaf.fact).or_default().push(&leaf.figure);
    }
    let leaves = figures.into_iter().filter_map(|(id, figures)| Some((dossier.fact(id)?, figures)));
    leaves.flat_map(|(leaf, figures)| of_figures(leaf, figures.into_iter(), showing)).collect()
}

/// The same of some figures of a fact that no formula gives; those with the same evidence are one ground.
fn of_figures<'a>(
    fact: &'a Fact,
    figures: impl Iterator<Item = &'a str>,
    showing: Showing,
) -> Vec<Ground<'a>> {
    let mut found: Vec<Ground<'a>> = Vec::new();
    let mut add = |figure: Option<&'a str>, version: Option<usize>| {
        let evidence = match figure {
            Some(figure) => printing(fact, figure, version),
            None => fact.evidence.iter().collect(),
        };
        let of_version = |one: &&Evidence| version.is_none() || one.version == version;
        let is_all = evidence.len() == fact.evidence.iter().filter(of_version).count();
        let own = version.and_then(|version| fact.contested()?.versions.get(version));
        let named = figure.filter(|_| !is_all);
        match found.iter_mut().find(|other| other.version == own && is_same(&other.evidence, &evidence)) {
            Some(other) => other.figures.extend(named),
            None => {
                let figures = named.into_iter().collect();
                found.push(Ground { fact, version: own, figures, evidence });
            }
        }
    };
    let mut any = false;
    for figure in figures {
        any = true;
        match fact.contested().filter(|_| figure == "value") {
            None => add(Some(figure), None),
            Some(contested) => {
                let shown = contested.preferred.filter(|_| showing == Showing::Preferred);
                let versions = 0..contested.versions.len();
                let versions = versions.filter(|version| shown.is_none_or(|shown| shown == *version));
                versions.for_each(|version| add(Some(figure), Some(version)));
            }
        }
    }
    if !any {
        add(None, None);
    }
    found
}

/// Whether these are the same pieces.
fn is_same(one: &[&Evidence], other: &[&Evidence]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| std::ptr::eq(*one, *other))
}
