//! Why facts differ between two states, as the histories of the facts tell. It is added to a comparison for colleagues, and only where the
//! new state is a folder that is here.

use super::comparison::{Comparison, FactChange, Fate};
use super::snapshot::Snapshot;
use crate::account::{EarlierState, FactRecord, causes, input_causes, succession};
use crate::language::Language;
use crate::model::Dossier;

/// Adds to each fact that differs what its history says of that, and the facts that are gone from the pages because others took their place.
pub fn explain(comparison: &mut Comparison, old: &Snapshot, dossier: &Dossier) {
    for change in &mut comparison.facts {
        let Some(fact) = dossier.fact(&change.id) else { continue };
        let then = old.facts.get(&change.id);
        change.causes = then.map(|then| causes(then, fact, &change.changes)).unwrap_or_default();
        let earlier = EarlierState { day: None, record: &|id| old.facts.get(id).cloned() };
        change.causes.extend(input_causes(fact, dossier, &change.changes, &earlier));
        change.causes.extend(succession(fact, dossier.date));
    }
    for fact in &dossier.facts {
        let listed = comparison.facts.iter().any(|change| change.id == fact.id);
        let Some(cause) = succession(fact, dossier.date).filter(|_| !listed && old.prints(&fact.id)) else {
            continue;
        };
        comparison.facts.push(FactChange {
            id: fact.id.clone(),
            fate: Fate::Unprinted,
            statement: statements(&FactRecord::whole(dossier, fact, None)),
            changes: Vec::new(),
            printed_in: old.printing(&fact.id),
            causes: vec![cause],
        });
    }
    comparison.facts.sort_by(|one, other| one.id.cmp(&other.id));
}

fn statements(fact: &FactRecord) -> std::collections::BTreeMap<Language, String> {
    let known = |(tag, text): (&String, &String)| Some((Language::from_tag(tag)?, text.clone()));
    fact.statement.iter().filter_map(known).collect()
}
