//! In which order derived facts are computed: each after those that it names. Those that name each other in a ring are none.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::DerivedDraft;

/// The order, and the rings: each as the indices of its facts, in the order in which they name each other.
pub struct Order {
    pub order: Vec<usize>,
    pub rings: Vec<Vec<usize>>,
}

/// Orders drafts by what they name.
pub fn order(drafts: &[DerivedDraft]) -> Order {
    let index: BTreeMap<&str, usize> =
        drafts.iter().enumerate().map(|(index, draft)| (draft.id.as_str(), index)).collect();
    let needs: Vec<BTreeSet<usize>> =
        drafts.iter().map(|draft| draft.facts().filter_map(|id| index.get(id).copied()).collect()).collect();
    let mut needed_by = vec![Vec::new(); drafts.len()];
    for (draft, needs) in needs.iter().enumerate() {
        needs.iter().for_each(|&need| needed_by[need].push(draft));
    }
    let mut open: Vec<usize> = needs.iter().map(BTreeSet::len).collect();
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&draft| open[draft] == 0).collect();
    let mut at = 0;
    while let Some(&done) = order.get(at) {
        at += 1;
        for &draft in &needed_by[done] {
            open[draft] -= 1;
            if open[draft] == 0 {
                order.push(draft);
            }
        }
    }
    let mut rings = Vec::new();
    let mut seen: BTreeSet<usize> = order.iter().copied().collect();
    for start in 0..drafts.len() {
        // Whoever goes from one that isn't done to one that isn't comes round to one where he was.
        let mut path: Vec<usize> = Vec::new();
        let mut next = Some(start);
        while let Some(draft) = next.filter(|draft| !seen.contains(draft)) {
            if let Some(first) = path.iter().position(|&one| one == draft) {
                rings.push(path.split_off(first));
                break;
            }
            path.push(draft);
            next = needs[draft].iter().copied().find(|&need| open[need] > 0);
        }
        seen.extend(path);
        seen.extend(rings.last().into_iter().flatten());
    }
    Order { order, rings }
}

impl DerivedDraft {
    /// The ids of the facts that it is computed from, those of its companions among them.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        let figures = self.formula.figures().into_iter().map(|(name, _)| name.fact.as_str());
        figures.chain(self.companions.iter().map(|(_, name, _)| name.fact.as_str()))
    }
}
