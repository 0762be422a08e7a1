//! Chooses the facts that a question is about, and finds the briefs that print each.

use crate::model::{Dossier, Fact};

/// Which facts to list; every condition given must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The topic.
    pub topic: Option<String>,
    /// The status.
    pub status: Option<String>,
    /// The id of a source in its evidence, read or cited by another.
    pub source: Option<String>,
    /// Only facts in no brief.
    pub unused: bool,
}

impl Filter {
    /// Whether a fact meets every condition.
    pub fn admits(&self, dossier: &Dossier, index: usize) -> bool {
        let fact = &dossier.facts[index];
        self.topic.as_deref().is_none_or(|topic| fact.topic.as_deref() == Some(topic))
            && self.status.as_deref().is_none_or(|status| fact.status.name() == status)
            && self.source.as_deref().is_none_or(|source| rests_on(dossier, fact, source))
            && (!self.unused || uses(dossier, index).is_empty())
    }
}

fn rests_on(dossier: &Dossier, fact: &Fact, id: &str) -> bool {
    let indices = fact.evidence.iter().flat_map(|evidence| [Some(evidence.source), evidence.original]);
    indices.flatten().any(|index| dossier.sources[index].id == id)
}

/// The briefs that name a fact in a section, or by `fact('id')` or `cite('id')` in a title, heading or text.
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
            named(&brief.title)
                || named(&brief.bottom_line)
                || brief.sections.iter().any(|section| {
                    section.facts.contains(&index)
                        || named(&section.heading)
                        || section.text.as_ref().is_some_and(named)
                })
        })
        .map(|brief| brief.name.as_str())
        .collect()
}
