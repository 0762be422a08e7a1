//! What differs between two states of a dossier: facts, and the outputs that print them.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{ShortForms, changes};
use super::snapshot::{BriefState, Snapshot};
use crate::account::{Cause, Change, FactRecord};
use crate::language::Language;

/// What became of a fact or an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is in both and differs.
    Changed,
    /// A fact that the dossier still has, but the page no longer prints.
    Unprinted,
}

impl Fate {
    /// As printed and as written in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Unprinted => "unprinted",
        }
    }
}

/// A fact that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// Its id.
    pub id: String,
    /// What became of it.
    pub fate: Fate,
    /// The sentence in each language: the new one, or the old one of a removed fact.
    pub statement: BTreeMap<Language, String>,
    /// What changed in it.
    pub changes: Vec<Change>,
    /// The briefs that print it in one state or the other, as `investor.en`.
    pub printed_in: Vec<String>,
    /// Why, as its history tells; for colleagues.
    pub causes: Vec<Cause>,
}

/// A brief in one language that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefChange {
    /// The brief.
    pub brief: String,
    /// The language.
    pub language: Language,
    /// What became of it.
    pub fate: Fate,
    /// The files that differ.
    pub outputs: Vec<String>,
    /// The ids of the facts in it that differ; none where the difference is in the author's own words, the template or the
    /// theme.
    pub facts: Vec<String>,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The dossier.
    pub dossier: String,
    /// The facts that differ, by id.
    pub facts: Vec<FactChange>,
    /// The briefs that differ, by name and language.
    pub briefs: Vec<BriefChange>,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.briefs.is_empty()
    }

    /// How many facts met a fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.facts.iter().filter(|fact| fact.fate == fate).count()
    }
}

/// Compares two states. Where one of them holds only printed facts, only facts that one of them prints are compared.
pub fn compare(old: &Snapshot, new: &Snapshot) -> Comparison {
    let whole = old.whole && new.whole;
    let short_forms = if whole { ShortForms::Known } else { ShortForms::Unknown };
    let (before, after) = (Printed::of(old), Printed::of(new));
    let ids: BTreeSet<&str> = match whole {
        true => old.facts.keys().chain(new.facts.keys()).map(String::as_str).collect(),
        false => before.briefs.keys().chain(after.briefs.keys()).copied().collect(),
    };
    let mut facts = Vec::new();
    for id in ids {
        let (one, two) = (old.facts.get(id), new.facts.get(id));
        // A fact that the old state doesn't print counts as added, even if its dossier had it.
        let one = one.filter(|_| whole || before.prints(id));
        let (fate, found) = match (one, two) {
            (None, None) => continue,
            (None, Some(_)) => (Fate::Added, Vec::new()),
            (Some(_), None) => (Fate::Removed, Vec::new()),
            (Some(one), Some(two)) => {
                let found = changes(one, two, short_forms);
                match found.is_empty() {
                    false => (Fate::Changed, found),
                    true if !whole && !after.prints(id) => (Fate::Unprinted, found),
                    true => continue,
                }
            }
        };
        facts.push(FactChange {
            id: id.to_owned(),
            fate,
            statement: two.or(one).map(statements).unwrap_or_default(),
            changes: found,
            printed_in: before.names(id).union(&after.names(id)).map(|name| (*name).to_owned()).collect(),
            causes: Vec::new(),
        });
    }
    let briefs = briefs(old, new, &facts);
    Comparison { dossier: new.dossier.clone(), facts, briefs }
}

/// Which briefs print each fact.
struct Printed<'a> {
    briefs: BTreeMap<&'a str, Vec<String>>,
}

impl<'a> Printed<'a> {
    fn of(snapshot: &'a Snapshot) -> Self {
        let mut briefs: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for ((brief, language), state) in &snapshot.briefs {
            for id in &state.facts {
                briefs.entry(id).or_default().push(format!("{brief}.{language}"));
            }
        }
        Self { briefs }
    }

    fn prints(&self, id: &str) -> bool {
        self.briefs.contains_key(id)
    }

    fn names(&self, id: &str) -> BTreeSet<&str> {
        self.briefs.get(id).into_iter().flatten().map(String::as_str).collect()
    }
}

fn statements(fact: &FactRecord) -> BTreeMap<Language, String> {
    let known = |(tag, text): (&String, &String)| Some((Language::from_tag(tag)?, text.clone()));
    fact.statement.iter().filter_map(known).collect()
}

fn briefs(old: &Snapshot, new: &Snapshot, facts: &[FactChange]) -> Vec<BriefChange> {
    let changed: BTreeSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    let keys: BTreeSet<&(String, Language)> = old.briefs.keys().chain(new.briefs.keys()).collect();
    let mut found = Vec::new();
    for key in keys {
        let (brief, language) = key;
        let (one, two) = (old.briefs.get(key), new.briefs.get(key));
        let states = || [one, two].into_iter().flatten();
        let mut ids: Vec<String> = Vec::new();
        for id in states().flat_map(|state| &state.facts) {
            if changed.contains(id.as_str()) && !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        let (fate, outputs) = match (one, two) {
            (None, None) => continue,
            (None, Some(state)) => (Fate::Added, state.files.keys().cloned().collect()),
            (Some(state), None) => (Fate::Removed, state.files.keys().cloned().collect()),
            (Some(one), Some(two)) => (Fate::Changed, differing(one, two)),
        };
        // Of a foreign PDF only the facts are known.
        let unknown = states().any(|state| state.files.is_empty());
        let lists_differ = one.map(|state| &state.facts) != two.map(|state| &state.facts);
        let outputs = match unknown {
            true if !ids.is_empty() || lists_differ => vec![format!("{brief}.{language}.pdf")],
            true => Vec::new(),
            false => outputs,
        };
        if outputs.is_empty() {
            continue;
        }
        found.push(BriefChange { brief: brief.clone(), language: *language, fate, outputs, facts: ids });
    }
    found
}

/// The files whose bytes differ, or that only one state has.
fn differing(one: &BriefState, two: &BriefState) -> Vec<String> {
    let names: BTreeSet<&String> = one.files.keys().chain(two.files.keys()).collect();
    names.into_iter().filter(|name| one.files.get(*name) != two.files.get(*name)).cloned().collect()
}
