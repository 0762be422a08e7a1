//! Which facts differ from what a copy says. `compare` finds what changed in a fact; this file says what the change
//! means for a copy in somebody's hands.

use super::deviation::Deviation;
use super::remembered::remembered;
use super::threshold::is_within;
use crate::compare::{Change, FactState, Kind, Said, changes};
use crate::language::Language;
use crate::ledger::{Copy, FactCopy};
use crate::manifest::statement;
use crate::model::{Dossier, Fact};

/// A fact that differs from what a copy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outdated {
    /// The fact's id.
    pub id: String,
    /// Its index in the dossier, where it still is.
    pub fact: Option<usize>,
    /// The sentence in the copy.
    pub statement: String,
    /// How it differs; never empty.
    pub deviations: Vec<Deviation>,
}

impl Outdated {
    /// Whether the holder of the copy should be informed.
    pub fn matters(&self) -> bool {
        self.deviations.iter().any(Deviation::matters)
    }
}

/// The facts that differ from what a copy says, in the copy's order.
pub fn outdated(copy: &Copy, dossier: &Dossier) -> Vec<Outdated> {
    let found = copy.facts.iter().filter_map(|old| {
        let fact = dossier.fact_index.get(&old.id).copied();
        let deviations = match fact {
            None => vec![Deviation::Withdrawn],
            Some(fact) => deviations(copy, old, dossier, &dossier.facts[fact]),
        };
        let outdated = Outdated { id: old.id.clone(), fact, statement: old.statement.clone(), deviations };
        (!outdated.deviations.is_empty()).then_some(outdated)
    });
    found.collect()
}

fn deviations(copy: &Copy, old: &FactCopy, dossier: &Dossier, fact: &Fact) -> Vec<Deviation> {
    let (before, now) = (remembered(copy, old), FactState::of_dossier(dossier, fact));
    // Where the dossier no longer has the copy's language, there are no words to compare, and the present words are
    // printed in another language.
    let spoken = Language::from_tag(&copy.language).filter(|language| now.languages.contains_key(language));
    let language = spoken.or(dossier.languages.first().copied());
    let mut found = Vec::new();
    if !fact.is_for(&copy.audience) {
        found.push(Deviation::NotForAudience);
    }
    let mut reworded = false;
    for Change { kind, property, old: was, new: is, differences } in changes(&before, &now, false) {
        match (kind, property.as_str()) {
            (Kind::Value, _) => {
                let printed =
                    language.and_then(|language| now.languages.get(&language)?.figures.get(&property));
                let forms = before.forms.get(&property).zip(now.forms.get(&property));
                let threshold = fact.recall_above.filter(|_| property == "value");
                let within = threshold
                    .zip(forms)
                    .is_some_and(|(threshold, (old, new))| is_within(threshold, old, new));
                found.push(Deviation::Figure {
                    old: old.values.get(&property).map(|figure| figure.text.clone()).unwrap_or_default(),
                    new: printed.cloned().unwrap_or_default(),
                    name: property,
                    differences,
                    within,
                });
            }
            (Kind::Status, "lapsed") if now.lapsed => found.push(Deviation::Lapsed),
            // When the date has been put off, the words for a plan return.
            (Kind::Wording, _) | (Kind::Status, "lapsed") => reworded = true,
            (Kind::Date, "as-of") => {
                let (old, new) = (before.as_of.clone(), now.as_of.clone());
                found.push(Deviation::AsOf { old, new });
            }
            (Kind::Status | Kind::Date, _) => {
                found.push(Deviation::Standing { what: property, old: plain(was), new: plain(is) });
            }
            // The ledger doesn't record the evidence of a fact.
            (Kind::Source, _) => {}
        }
    }
    if reworded {
        found.push(Deviation::Wording {
            old: old.statement.clone(),
            new: language.map(|language| statement(dossier, fact, language)).unwrap_or_default(),
            within: fact.recall_above.is_some() || before.lapsed != now.lapsed,
        });
    }
    found
}

fn plain(said: Option<Said>) -> Option<String> {
    match said {
        Some(Said::Plain(text)) => Some(text),
        _ => None,
    }
}
