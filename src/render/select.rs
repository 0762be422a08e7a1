//! What a brief shows when not everything fits: what gives way, in a fixed order.
//!
//! Leading and type size give way first, which the page decides. Then short forms replace statements, then facts are left
//! out: the lowest priority first, and of equals the one that is later in the brief. Nothing that is `must` gives way. The
//! facts are decided once for all languages and formats of a brief.

use std::collections::BTreeSet;

use crate::model::{Brief, Dossier, Fact, Layout};
use crate::value::Showing;

/// One step down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concession {
    /// The fact is shown in its short form.
    Short(usize),
    /// The fact is left out.
    Omit(usize),
}

/// What gives way in a brief.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Facts in their short form.
    pub short: BTreeSet<usize>,
    /// Facts left out.
    pub omitted: BTreeSet<usize>,
    /// Whether the page says how many points were left out. It is set even where none was, to see whether the line fits.
    pub tell: bool,
}

/// Every concession that a brief can make, the first one first.
pub fn concessions(dossier: &Dossier, brief: &Brief) -> Vec<Concession> {
    let mut facts: Vec<(usize, Layout)> = brief
        .sections
        .iter()
        .flat_map(|section| section.facts.iter().map(|&fact| (fact, section.layout)))
        // A chart with an item missing would be another chart, and a cell without its fact would say that nothing is stated.
        .filter(|&(fact, layout)| {
            !dossier.facts[fact].must && !layout.is_chart() && layout != Layout::Comparison
        })
        .collect();
    // Of equals the later one gives way first, so the order of the brief is reversed before the stable sort.
    facts.reverse();
    facts.sort_by_key(|&(fact, _)| dossier.facts[fact].priority);
    // A table shows short forms already.
    let short = facts.iter().filter(|(fact, layout)| {
        *layout != Layout::Table && gives_short(&dossier.facts[*fact], dossier, brief.showing())
    });
    let short = short.map(|&(fact, _)| Concession::Short(fact));
    short.chain(facts.iter().map(|&(fact, _)| Concession::Omit(fact))).collect()
}

/// Whether a fact has a short form to show. That of a lapsed plan doesn't say that it has lapsed.
fn gives_short(fact: &Fact, dossier: &Dossier, showing: Showing) -> bool {
    fact.short.is_some() && !fact.has_lapsed(dossier.date, showing)
}

/// What is shown after some concessions, on a page that doesn't say how many points were left out.
pub fn select(concessions: &[Concession]) -> Selection {
    let mut selection = Selection::default();
    for concession in concessions {
        match *concession {
            Concession::Short(fact) => {
                selection.short.insert(fact);
            }
            Concession::Omit(fact) => {
                selection.short.remove(&fact);
                selection.omitted.insert(fact);
            }
        }
    }
    selection
}
