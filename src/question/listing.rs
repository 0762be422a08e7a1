//! Chooses the facts that a question is about, and finds the briefs that print each.

use std::collections::BTreeSet;

use super::messages;
use crate::error::Result;
use crate::model::{Dossier, Fact, Status};
use crate::value::Choice;

/// Which facts to list; every condition given must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The topic.
    pub topic: Option<String>,
    /// The status.
    pub status: Option<String>,
    /// The id of a source to which its evidence goes back: cited, or what a cited one rests on.
    pub source: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Only facts in no brief.
    pub unused: bool,
}

impl Filter {
    /// The facts that meet every condition, each as its dossier and its index there, in the order of the dossiers.
    ///
    /// # Errors
    /// When a condition names what no dossier has: it can match nothing, which is a mistake and not an empty answer.
    pub fn choose<'d>(&self, dossiers: &[&'d Dossier]) -> Result<Vec<(&'d Dossier, usize)>> {
        self.refuse_unknown(dossiers)?;
        let all =
            dossiers.iter().flat_map(|dossier| (0..dossier.facts.len()).map(move |index| (*dossier, index)));
        Ok(all.filter(|(dossier, index)| self.admits(dossier, *index)).collect())
    }

    fn refuse_unknown(&self, dossiers: &[&Dossier]) -> Result<()> {
        if let Some(status) = &self.status
            && !Status::NAMES.contains(&status.as_str())
        {
            return Err(messages::unknown("status", status, Status::NAMES.iter().copied()));
        }
        if let Some(source) = &self.source {
            let sources = dossiers.iter().flat_map(|dossier| &dossier.sources);
            let known: Vec<&str> = sources.map(|source| source.id.as_str()).collect();
            if !known.contains(&source.as_str()) {
                return Err(messages::unknown("source", source, known));
            }
        }
        if let Some(name) = &self.owner {
            let all =
                dossiers.iter().flat_map(|dossier| dossier.facts.iter().map(|fact| owner(dossier, fact)));
            let known: BTreeSet<&str> = all.flatten().collect();
            if !known.contains(name.as_str()) {
                return Err(messages::unknown("owner", name, known));
            }
        }
        if let Some(topic) = &self.topic {
            let facts = dossiers.iter().flat_map(|dossier| &dossier.facts);
            let known: BTreeSet<&str> = facts.filter_map(|fact| fact.topic.as_deref()).collect();
            if !known.contains(topic.as_str()) {
                return Err(messages::unknown("topic", topic, known));
            }
        }
        Ok(())
    }

    /// Whether a fact meets every condition.
    fn admits(&self, dossier: &Dossier, index: usize) -> bool {
        let fact = &dossier.facts[index];
        self.topic.as_deref().is_none_or(|topic| fact.topic.as_deref() == Some(topic))
            && self.status.as_deref().is_none_or(|status| fact.status.name() == status)
            && self.source.as_deref().is_none_or(|source| rests_on(dossier, fact, source))
            && self.owner.as_deref().is_none_or(|name| owner(dossier, fact) == Some(name))
            && (!self.unused || uses(dossier, index).is_empty())
    }
}

/// Who answers for a fact: its own owner, else that of the dossier.
pub fn owner<'d>(dossier: &'d Dossier, fact: &'d Fact) -> Option<&'d str> {
    fact.custody.owner.as_deref().or(dossier.owner.as_deref())
}

/// Whether any of its evidence goes back to a source: cites it, or a document that rests on it.
fn rests_on(dossier: &Dossier, fact: &Fact, id: &str) -> bool {
    let deprecated = fact.deprecated.iter().flat_map(|one| &one.evidence);
    let sources = &dossier.sources;
    let mut origins = fact.evidence.iter().chain(deprecated).flat_map(|evidence| evidence.origins(sources));
    origins.any(|index| sources[index].id == id)
}

/// The fact of an id, written as `plan-total` or `dossier/plan-total`: its dossier and its index there.
///
/// # Errors
/// When there is none, or several dossiers have one.
pub fn find_fact<'d>(typed: &str, dossiers: &[&'d Dossier]) -> Result<(&'d Dossier, usize)> {
    let (within, id) = match typed.split_once('/') {
        Some((dossier, id)) => (Some(dossier), id),
        None => (None, typed),
    };
    let here = dossiers.iter().filter(|dossier| within.is_none_or(|name| dossier.name == name));
    let found: Vec<(&Dossier, usize)> =
        here.filter_map(|&dossier| Some((dossier, *dossier.fact_index.get(id)?))).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let known = dossiers.iter().flat_map(|dossier| dossier.fact_index.keys());
            Err(messages::unknown("fact", id, known.map(String::as_str)))
        }
        several => {
            let names = several.iter().map(|(dossier, _)| format!("{}/{id}", dossier.name));
            Err(messages::fact_in_several(id, names))
        }
    }
}

/// The briefs that name a fact, or another one that is computed from it.
pub fn uses_with_computed(dossier: &Dossier, index: usize) -> Vec<&str> {
    let computed = dossier.descendants(&dossier.facts[index]);
    let computed = computed.filter_map(|fact| dossier.fact_index.get(&fact.id));
    let named: BTreeSet<&str> =
        uses(dossier, index).into_iter().chain(computed.flat_map(|&other| uses(dossier, other))).collect();
    let briefs = dossier.briefs.iter().map(|brief| brief.name.as_str());
    briefs.filter(|brief| named.contains(brief)).collect()
}

/// The briefs that name a fact in a section, or by `fact('id')` or `cite('id')` in a title, heading, text or caption.
pub fn uses(dossier: &Dossier, index: usize) -> Vec<&str> {
    let id = &dossier.facts[index].id;
    let calls = ["fact", "cite"].map(|name| [format!("{name}('{id}'"), format!("{name}(\"{id}\"")]).concat();
    let named = |texts: &std::collections::BTreeMap<_, (String, _)>| {
        texts.values().any(|(text, _)| calls.iter().any(|call| text.contains(call)))
    };
    dossier
        .briefs
        .iter()
        .filter(|brief| {
            brief.sections.iter().any(|section| section.facts.contains(&index))
                || brief.texts().any(|(_, texts)| named(texts))
        })
        .map(|brief| brief.name.as_str())
        .collect()
}
