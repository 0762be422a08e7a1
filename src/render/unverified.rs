//! How many figures of a page could not be compared with an archived source. Only the tables decide it: what is on a machine
//! never changes an output.

use std::collections::BTreeSet;

use super::state::RenderState;
use crate::model::{Brief, Dossier, Fact};

/// The line for a page whose dossier asks for it; none where every figure has a pinned archived source. It counts the facts of
/// the sections and those that the brief's own texts have printed so far.
pub(super) fn line(brief: &Brief, state: &RenderState) -> Option<String> {
    let dossier = &state.dossier;
    if !dossier.tell_unverified {
        return None;
    }
    let sections = brief.sections.iter().flat_map(|section| &section.facts).copied();
    let mut facts: BTreeSet<usize> =
        sections.filter(|fact| !state.selection.omitted.contains(fact)).collect();
    state.with_issued(|issued| facts.extend(issued.iter().filter_map(|one| one.fact)));
    let (mut figures, mut open) = (0, 0);
    for fact in facts.into_iter().filter_map(|fact| dossier.facts.get(fact)) {
        for (figure, _) in fact.figures() {
            figures += 1;
            open += usize::from(!can_be_compared(figure, fact, dossier));
        }
    }
    (open > 0).then(|| (state.language.words().page.unverified)(open, figures))
}

/// Whether a source that is pinned prints the figure, and nobody says that the archived source can't show it.
fn can_be_compared(figure: &str, fact: &Fact, dossier: &Dossier) -> bool {
    // Of a derived fact, each figure that it comes from.
    if let Some(derivation) = &fact.derivation {
        return derivation.leaves_of(figure).all(|leaf| {
            dossier.fact(&leaf.fact).is_some_and(|fact| is_compared(&leaf.figure, fact, dossier))
        });
    }
    is_compared(figure, fact, dossier)
}

/// The same of a figure that no formula gives.
fn is_compared(figure: &str, fact: &Fact, dossier: &Dossier) -> bool {
    fact.evidence.iter().any(|evidence| {
        evidence.as_printed.contains_key(figure)
            && !evidence.unverifiable.contains_key(figure)
            && dossier.sources[evidence.source].can_be_compared()
    })
}
