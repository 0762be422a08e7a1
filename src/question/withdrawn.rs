//! What rests on a source: what is to be done when it is withdrawn, or turns out to be wrong. It is asked of each figure: a fact may keep
//! evidence, and lose the only piece that prints its value.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::listing::uses;
use crate::language::Language;
use crate::model::{Brief, Dossier, Evidence, Fact, printing};
use crate::value::{Rendering, Value, format};

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
    /// Facts with other evidence, which prints all that the withdrawn one does.
    pub kept: Vec<KeptView<'a>>,
    /// Facts with other evidence, which doesn't print some of their figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub losing: Vec<LosingView<'a>>,
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

/// A fact that keeps evidence, though none for some of its figures.
#[derive(Debug, Serialize)]
pub struct LosingView<'a> {
    /// Its id.
    pub fact: &'a str,
    /// The figures that nothing else prints: `value`, or companions by their names.
    pub loses: Vec<&'a str>,
    /// The figures that something else prints.
    pub keeps: Vec<&'a str>,
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
    /// Whether its value falls with one of them: the figure that it is computed from there has no other evidence.
    pub falls: bool,
    /// The figures that fall, where others stay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub loses: Vec<&'a str>,
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
        let kept = self.kept.iter().map(|one| one.fact).chain(self.losing.iter().map(|one| one.fact));
        let derived = self.derived.iter().map(|one| one.fact);
        let contested = self.contested.iter().map(|one| one.fact);
        self.alone.iter().copied().chain(kept).chain(derived).chain(contested).collect()
    }
}

/// What rests on a source, by its id; none where the dossier doesn't have it.
pub fn withdrawn<'a>(dossier: &'a Dossier, id: &str) -> Option<WithdrawnView<'a>> {
    let source = dossier.sources.iter().position(|source| source.id == id)?;
    let mut rests = Rests { dossier, source, known: BTreeMap::new() };
    let mut view = WithdrawnView {
        dossier: &dossier.name,
        source: &dossier.sources[source].id,
        resting_on_it: resting(dossier, source),
        alone: Vec::new(),
        kept: Vec::new(),
        losing: Vec::new(),
        derived: Vec::new(),
        contested: Vec::new(),
        pictures: pictures(dossier, source),
        briefs: Vec::new(),
    };
    for fact in &dossier.facts {
        if !fact.evidence.iter().any(|one| rests.goes_back(one)) {
            continue;
        }
        if fact.derivation.is_some() {
            view.derived.push(rests.derived(fact));
            continue;
        }
        view.contested.extend(rests.contested(fact));
        let losing = rests.losing(fact);
        if fact.contested().is_some() {
            view.losing.extend(Some(losing).filter(|one| !one.loses.is_empty()));
        } else if losing.sources.is_empty() {
            view.alone.push(&fact.id);
        } else if losing.loses.is_empty() {
            view.kept.push(KeptView { fact: &fact.id, sources: losing.sources });
        } else {
            view.losing.push(losing);
        }
    }
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

/// What becomes of the figures of facts without a source.
struct Rests<'a> {
    dossier: &'a Dossier,
    source: usize,
    /// Whether a figure falls, by its fact and name.
    known: BTreeMap<(&'a str, &'a str), bool>,
}

impl<'a> Rests<'a> {
    fn goes_back(&self, evidence: &Evidence) -> bool {
        evidence.origins(&self.dossier.sources).contains(&self.source)
    }

    /// Whether a figure loses all that prints it, or one does that it is computed from. Formulas have no rings: `check` refuses them.
    fn falls(&mut self, fact: &'a Fact, figure: &'a str) -> bool {
        let key = (fact.id.as_str(), figure);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let falls = match &fact.derivation {
            Some(_) => {
                let dossier = self.dossier;
                let named = fact.figures_named(figure).into_iter();
                let named = named.filter_map(|name| Some((dossier.fact(&name.fact)?, name.figure.as_str())));
                named.into_iter().any(|(fact, figure)| self.falls(fact, figure))
            }
            None => printing(fact, figure, None).into_iter().all(|one| self.goes_back(one)),
        };
        self.known.insert(key, falls);
        falls
    }

    /// The figures of a fact that fall, and the others; the versions of a contested value are told apart.
    fn divided(&mut self, fact: &'a Fact) -> (Vec<&'a str>, Vec<&'a str>) {
        let names = fact.figures().map(|(name, _)| name);
        let names = names.filter(|name| *name != "value" || fact.contested().is_none());
        names.partition(|name| self.falls(fact, name))
    }

    fn losing(&mut self, fact: &'a Fact) -> LosingView<'a> {
        let (loses, keeps) = self.divided(fact);
        let stays = fact.evidence.iter().filter(|one| !self.goes_back(one));
        let mut sources: Vec<&str> = stays.map(|one| self.dossier.sources[one.source].id.as_str()).collect();
        sources.dedup();
        LosingView { fact: &fact.id, loses, keeps, sources }
    }

    fn derived(&mut self, fact: &'a Fact) -> DerivedView<'a> {
        let dossier = self.dossier;
        let inputs = fact.derivation.iter().flat_map(|derivation| &derivation.inputs);
        let inputs = inputs.filter_map(|name| dossier.fact(&name.fact));
        let mut from: Vec<&str> = Vec::new();
        for input in inputs.filter(|input| input.evidence.iter().any(|one| self.goes_back(one))) {
            if !from.contains(&input.id.as_str()) {
                from.push(&input.id);
            }
        }
        let (loses, keeps) = self.divided(fact);
        let falls = loses.contains(&"value");
        DerivedView { fact: &fact.id, from, falls, loses: if keeps.is_empty() { Vec::new() } else { loses } }
    }

    fn contested(&self, fact: &'a Fact) -> Option<ContestedView<'a>> {
        let values = fact.contested()?;
        let language = self.dossier.languages.first().copied().unwrap_or(Language::En);
        let style = self.dossier.style(language);
        let falls = |version: usize| {
            printing(fact, "value", Some(version)).into_iter().all(|one| self.goes_back(one))
        };
        let (lost, left): (Vec<_>, Vec<_>) =
            values.versions.iter().enumerate().partition(|(version, _)| falls(*version));
        let print = |versions: Vec<(usize, &Value)>| {
            versions.into_iter().map(|(_, value)| format(value, style, Rendering::Running)).collect()
        };
        let preferred_is_lost = values.preferred.is_some_and(falls);
        Some(ContestedView { fact: &fact.id, lost: print(lost), left: print(left), preferred_is_lost })
    }
}
