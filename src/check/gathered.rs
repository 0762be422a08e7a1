//! The facts of all tables together: no id twice, and the derived ones computed, each in its place.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::derived::{DerivedDraft, FactsSoFar, settle};
use super::facts::FactFile;
use super::messages::facts::id_used_twice;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Custody, Distinct, Fact};

/// The facts of a dossier.
pub struct Gathered {
    /// In the order of the files.
    pub facts: Vec<Fact>,
    /// The place of each in it.
    pub index: BTreeMap<String, usize>,
    /// Ids of facts that couldn't be read or computed.
    pub spoiled: BTreeSet<String>,
    /// False when a fact table wasn't TOML.
    pub complete: bool,
    /// The audiences named in `only-for`.
    pub audiences: Vec<(String, Span)>,
    /// What facts declare to be distinct from, by the id of each.
    pub distinct: BTreeMap<String, Vec<Distinct>>,
    /// Who answers for the facts and what they are excused from, by the id of each.
    pub custodies: BTreeMap<String, Custody>,
    pub found: Vec<Diagnostic>,
}

/// Gathers the facts of all tables. `complete` says whether every file could be read.
pub fn gather(tables: Vec<FactFile>, complete: bool, context: &Context) -> Gathered {
    let (facts, index, spoiled) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
    let mut all = Gathered {
        facts,
        index,
        spoiled,
        complete,
        audiences: Vec::new(),
        distinct: BTreeMap::new(),
        custodies: BTreeMap::new(),
        found: Vec::new(),
    };
    let mut drafts: Vec<(usize, DerivedDraft)> = Vec::new();
    let mut derived: BTreeMap<String, Span> = BTreeMap::new();
    for table in tables {
        all.found.extend(table.found);
        all.audiences.extend(table.audiences);
        all.spoiled.extend(table.spoiled);
        all.complete &= table.complete;
        all.distinct.extend(table.distinct);
        all.custodies.extend(table.custodies);
        let before = all.facts.len();
        for fact in table.facts {
            match derived.get(&fact.id).or_else(|| all.place(&fact.id)) {
                Some(first) => all.found.push(id_used_twice(fact.span, &fact.id, first.clone())),
                None => {
                    all.index.insert(fact.id.clone(), all.facts.len());
                    all.facts.push(fact);
                }
            }
        }
        for (place, draft) in table.drafts {
            match derived.get(&draft.id).or_else(|| all.place(&draft.id)) {
                Some(first) => all.found.push(id_used_twice(draft.span, &draft.id, first.clone())),
                None => {
                    derived.insert(draft.id.clone(), draft.span.clone());
                    drafts.push((before + place, draft));
                }
            }
        }
    }
    if drafts.is_empty() { all } else { all.computed(drafts, context) }
}

impl Gathered {
    fn place(&self, id: &str) -> Option<&Span> {
        self.index.get(id).map(|&index| &self.facts[index].span)
    }

    /// The same with derived facts, each before the fact at its place.
    fn computed(mut self, drafts: Vec<(usize, DerivedDraft)>, context: &Context) -> Self {
        let (places, drafts): (Vec<(usize, String)>, Vec<DerivedDraft>) =
            drafts.into_iter().map(|(place, draft)| ((place, draft.id.clone()), draft)).unzip();
        let Self { facts, index, spoiled, complete, .. } = &self;
        let known = FactsSoFar { facts, index, spoiled, complete: *complete, context };
        let (mut derived, diagnostics) = settle(drafts, &known);
        self.found.extend(diagnostics);
        let mut places = places.into_iter().peekable();
        let authored = std::mem::take(&mut self.facts);
        for (place, fact) in authored.into_iter().map(Some).chain([None]).enumerate() {
            while let Some((_, id)) = places.next_if(|(before, _)| *before <= place) {
                match derived.remove(&id) {
                    Some(fact) => self.facts.push(fact),
                    None => drop(self.spoiled.insert(id)),
                }
            }
            self.facts.extend(fact);
        }
        self.index = self.facts.iter().enumerate().map(|(index, fact)| (fact.id.clone(), index)).collect();
        self
    }
}
