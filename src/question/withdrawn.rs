//! What rests on a source: what is to be done when it is withdrawn, or turns out to be wrong.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::listing::uses;
use crate::model::{Brief, Dossier, Fact};
use crate::value::{Rendering, format};

/// What rests on a source of a dossier.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WithdrawnView<'a> {
    /// The dossier.
    pub dossier: &'a str,
    /// The source.
    pub source: &'a str,
    /// Other sources that take their statements from it.
    pub resting_on_it: Vec<&'a str>,
    /// Facts without any evidence that doesn't go back to it.
    pub alone: Vec<&'a str>,
    /// Facts with other evidence.
    pub kept: Vec<KeptView<'a>>,
    /// Facts that are computed from any of these.
    pub derived: Vec<DerivedView<'a>>,
    /// Contested facts with a version that loses evidence.
    pub contested: Vec<ContestedView<'a>>,
    /// The briefs whose picture is from it, or from a source that goes back to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<&'a str>,
    /// The briefs that name any of all these facts, or have such a picture.
    pub briefs: Vec<&'a str>,
}

/// A fact that keeps evidence.
#[derive(Debug, Serialize)]
pub struct KeptView<'a> {
    /// Its id.
    pub fact: &'a str,
    /// The sources that stay.
    pub sources: Vec<&'a str>,
}

/// A derived fact whose figures are affected.
#[derive(Debug, Serialize)]
pub struct DerivedView<'a> {
    /// Its id.
    pub fact: &'a str,
    /// The facts among its figures that rest on the source.
    pub from: Vec<&'a str>,
    /// Whether it falls with one of them: that has no other evidence.
    pub falls: bool,
}

/// A contested fact of which a version is affected.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ContestedView<'a> {
    /// Its id.
    pub fact: &'a str,
    /// The versions that lose all their evidence, as printed.
    pub lost: Vec<String>,
    /// The versions that stay.
    pub left: Vec<String>,
    /// Whether the preferred version is among those that are lost.
    pub preferred_is_lost: bool,
}

impl WithdrawnView<'_> {
    /// The ids of all facts that are affected, in order.
    pub fn facts(&self) -> BTreeSet<&str> {
        let kept = self.kept.iter().map(|one| one.fact);
        let derived = self.derived.iter().map(|one| one.fact);
        let contested = self.contested.iter().map(|one| one.fact);
        self.alone.iter().copied().chain(kept).chain(derived).chain(contested).collect()
    }
}

/// What rests on a source, by its id; none where the dossier doesn't have it.
pub fn withdrawn<'a>(dossier: &'a Dossier, id: &str) -> Option<WithdrawnView<'a>> {
    let source = dossier.sources.iter().position(|source| source.id == id)?;
    let sources = &dossier.sources;
    let mut states = States { dossier, source, known: BTreeMap::new() };
    let (mut alone, mut kept, mut derived, mut contested) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for fact in &dossier.facts {
        let state = states.of(fact);
        if state == State::Untouched {
            continue;
        }
        if let Some(derivation) = &fact.derivation {
            let inputs = derivation.inputs.iter().filter_map(|name| dossier.fact(&name.fact));
            let mut from: Vec<&str> = Vec::new();
            for input in inputs.filter(|input| states.of(input) != State::Untouched) {
                if !from.contains(&input.id.as_str()) {
                    from.push(&input.id);
                }
            }
            derived.push(DerivedView { fact: &fact.id, from, falls: state == State::Falls });
        } else if let Some(values) = fact.contested() {
            let style =
                dossier.style(dossier.languages.first().copied().unwrap_or(crate::language::Language::En));
            let falls = |version: usize| {
                let own = fact.evidence.iter().filter(|one| one.version == Some(version));
                own.into_iter().all(|one| one.origins(sources).contains(&source))
            };
            let (lost, left): (Vec<_>, Vec<_>) =
                values.versions.iter().enumerate().partition(|(version, _)| falls(*version));
            let print = |versions: Vec<(usize, &crate::value::Value)>| {
                versions.into_iter().map(|(_, value)| format(value, style, Rendering::Running)).collect()
            };
            let preferred_is_lost = values.preferred.is_some_and(falls);
            contested.push(ContestedView {
                fact: &fact.id,
                lost: print(lost),
                left: print(left),
                preferred_is_lost,
            });
        } else if state == State::Falls {
            alone.push(fact.id.as_str());
        } else {
            let stays = fact.evidence.iter().filter(|one| !one.origins(sources).contains(&source));
            let mut names: Vec<&str> = stays.map(|one| sources[one.source].id.as_str()).collect();
            names.dedup();
            kept.push(KeptView { fact: &fact.id, sources: names });
        }
    }
    let resting_on_it = resting(dossier, source);
    let view = WithdrawnView {
        dossier: &dossier.name,
        source: &sources[source].id,
        resting_on_it,
        alone,
        kept,
        derived,
        contested,
        pictures: pictures(dossier, source),
        briefs: Vec::new(),
    };
    let affected = view.facts();
    let indices = affected.iter().filter_map(|id| dossier.fact_index.get(*id));
    let mut named: BTreeSet<&str> = indices.flat_map(|&index| uses(dossier, index)).collect();
    named.extend(&view.pictures);
    Some(WithdrawnView { briefs: named.into_iter().collect(), ..view })
}

/// The briefs whose picture goes back to a source.
fn pictures(dossier: &Dossier, source: usize) -> Vec<&str> {
    let rests = |brief: &&Brief| dossier.has_picture_from(brief, source);
    dossier.briefs.iter().filter(rests).map(|brief| brief.name.as_str()).collect()
}

/// The sources that rest on one, directly or through others.
fn resting(dossier: &Dossier, source: usize) -> Vec<&str> {
    let mut found = BTreeSet::from([source]);
    loop {
        let before = found.len();
        let rests = |one: &crate::model::Source| one.rests_on.iter().any(|on| found.contains(on));
        let more: Vec<usize> = dossier
            .sources
            .iter()
            .enumerate()
            .filter(|(_, one)| rests(one))
            .map(|(index, _)| index)
            .collect();
        found.extend(more);
        if found.len() == before {
            break;
        }
    }
    found.into_iter().filter(|&one| one != source).map(|one| dossier.sources[one].id.as_str()).collect()
}

/// What becomes of a fact without the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It doesn't rest on it.
    Untouched,
    /// It has other evidence.
    Stays,
    /// It has none.
    Falls,
}

struct States<'a> {
    dossier: &'a Dossier,
    source: usize,
    known: BTreeMap<&'a str, State>,
}

impl<'a> States<'a> {
    /// Formulas have no rings: `check` refuses them.
    fn of(&mut self, fact: &'a Fact) -> State {
        if let Some(known) = self.known.get(fact.id.as_str()) {
            return *known;
        }
        let state = match &fact.derivation {
            Some(derivation) => {
                let dossier = self.dossier;
                let inputs = derivation.inputs.iter().filter_map(|name| dossier.fact(&name.fact));
                let states: Vec<State> = inputs.map(|input| self.of(input)).collect();
                worst(&states)
            }
            None => {
                let gone =
                    |one: &crate::model::Evidence| one.origins(&self.dossier.sources).contains(&self.source);
                let rests: Vec<bool> = fact.evidence.iter().map(gone).collect();
                match (rests.iter().any(|one| *one), rests.iter().all(|one| *one)) {
                    (false, _) => State::Untouched,
                    (true, false) => State::Stays,
                    (true, true) => State::Falls,
                }
            }
        };
        self.known.insert(&fact.id, state);
        state
    }
}

fn worst(states: &[State]) -> State {
    if states.contains(&State::Falls) {
        State::Falls
    } else if states.contains(&State::Stays) {
        State::Stays
    } else {
        State::Untouched
    }
}
