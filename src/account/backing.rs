//! Which pieces of evidence a figure rests on, as a written state says it: by their places in the state's own list.

use std::collections::BTreeMap;

use crate::model::{Dossier, Evidence, Fact, supports};

/// For each figure, groups of pieces of evidence of which each must stand, counted from 1: one group of a figure that sources print,
/// and one for each figure that a derived one comes from.
pub type Backing = BTreeMap<String, Vec<Vec<usize>>>;

/// What the figures of a fact rest on, in a state that keeps some of its evidence.
pub fn backing(dossier: &Dossier, fact: &Fact, is_kept: impl Fn(&Evidence) -> bool) -> Backing {
    let kept: Vec<&Evidence> = fact.evidence.iter().filter(|one| is_kept(one)).collect();
    // A derived fact has the places of its figures without what they print.
    let place = |one: &Evidence| {
        let same = |other: &&Evidence| {
            (other.source, other.original, &other.locator) == (one.source, one.original, &one.locator)
                && (one.version == other.version)
        };
        kept.iter().position(same).map(|place| place + 1)
    };
    let groups = |figure: &str| {
        let groups = supports(dossier, fact, figure).into_iter();
        groups.map(|group| group.into_iter().filter_map(place).collect()).collect()
    };
    fact.figures().map(|(figure, _)| (figure.to_owned(), groups(figure))).collect()
}
