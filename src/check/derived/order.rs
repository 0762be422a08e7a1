//! In which order derived facts are computed, and the figures of each: each after those that it names. Those that name each other in a
//! ring are none.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::DerivedDraft;

/// The order, and the rings: each as the indices of its facts, in the order in which they name each other.
pub struct Order {
    pub order: Vec<usize>,
    pub rings: Vec<Vec<usize>>,
}

/// Orders drafts by what they name. One of which a figure is computed from another one of its own needs no other fact for that.
pub fn order(drafts: &[DerivedDraft]) -> Order {
    let index: BTreeMap<&str, usize> =
        drafts.iter().enumerate().map(|(index, draft)| (draft.id.as_str(), index)).collect();
    let needs = drafts.iter().enumerate().map(|(own, draft)| {
        let named = draft.facts().filter_map(|id| index.get(id).copied());
        named.filter(|&other| other != own).collect()
    });
    ordered(&needs.collect::<Vec<_>>())
}

/// Orders the figures of a draft by what they name of each other: the value is the first, then come the companions.
pub fn order_of_figures(draft: &DerivedDraft) -> Order {
    let index: BTreeMap<&str, usize> =
        draft.figures().enumerate().map(|(index, figure)| (figure.name.as_str(), index)).collect();
    let needs = draft.figures().map(|figure| {
        let named = figure.formula.figures().into_iter().filter(|(name, _)| name.fact == draft.id);
        named.filter_map(|(name, _)| index.get(name.figure.as_str()).copied()).collect()
    });
    let mut needs: Vec<BTreeSet<usize>> = needs.collect();
    // Of which period the others are must be known before one of them is computed with.
    if let Some(&period) = index.get("period").filter(|&&period| needs[period].is_empty()) {
        for needs in needs.iter_mut().filter(|needs| !needs.is_empty()) {
            needs.insert(period);
        }
    }
    ordered(&needs)
}

/// Orders so many things by what each needs.
fn ordered(needs: &[BTreeSet<usize>]) -> Order {
    let mut needed_by = vec![Vec::new(); needs.len()];
    for (one, needs) in needs.iter().enumerate() {
        needs.iter().for_each(|&need| needed_by[need].push(one));
    }
    let mut open: Vec<usize> = needs.iter().map(BTreeSet::len).collect();
    let mut order: Vec<usize> = (0..needs.len()).filter(|&draft| open[draft] == 0).collect();
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
    for start in 0..needs.len() {
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
