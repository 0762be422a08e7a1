//! Why a fact says something else than it did, as its own history tells: a correction, or another fact that took its place.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::change::Change;
use super::fact_record::FactRecord;
use super::form::Form;
use super::property::Property;
use crate::language::Language;
use crate::model::{Correction, Dossier, Fact, FigureName, Piece, STATEMENT, Statement, Was};
use crate::value::Value;

/// Why something changed. It is for colleagues: nothing that goes out holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The day.
    pub on: NaiveDate,
    /// What was corrected: `value`, a companion or `statement`; nothing where another fact took its place.
    pub figure: Option<String>,
    /// The fact of which that was corrected, or whose place was taken, where the one that changed is computed from it.
    pub of: Option<String>,
    /// The fact that took its place.
    pub by: Option<String>,
    /// Why, in the author's words.
    pub why: String,
    /// Desks, roles or editions that were told.
    pub told: Vec<String>,
}

/// The corrections that explain how a fact changed: of each figure those from the one on that replaced what the earlier state says.
pub fn causes(old: &FactRecord, fact: &Fact, changes: &[Change]) -> Vec<Cause> {
    let mut found = Vec::new();
    for change in changes {
        let figure = match &change.property {
            Property::Figure(name) => name.as_str(),
            Property::Statement => STATEMENT,
            _ => continue,
        };
        let mut corrections = fact.history.corrected.iter().filter(|one| one.figure == figure).peekable();
        while corrections.next_if(|one| !said(&one.was, figure, old)).is_some() {}
        found.extend(corrections.map(cause));
    }
    found
}

/// An earlier state, as far as it tells what a correction replaced.
pub struct EarlierState<'a> {
    /// Its day.
    pub day: Option<NaiveDate>,
    /// What it says of a fact.
    pub record: &'a dyn Fn(&str) -> Option<FactRecord>,
}

/// The corrections of figures from which a fact is computed that explain how it changed, and the facts whose place these took. Where the earlier state holds such a figure, that tells
/// which corrections came later; else their days do, and one of that very day is left out, since nobody knows which was first.
pub fn input_causes(
    fact: &Fact,
    dossier: &Dossier,
    changes: &[Change],
    earlier: &EarlierState<'_>,
) -> Vec<Cause> {
    let changed = changes.iter().filter_map(|change| match &change.property {
        Property::Figure(name) => Some(name.as_str()),
        _ => None,
    });
    let leaves: BTreeSet<&FigureName> = match &fact.derivation {
        Some(derivation) => changed.flat_map(|figure| derivation.leaves_of(figure)).collect(),
        None => BTreeSet::new(),
    };
    let mut found = Vec::new();
    for leaf in leaves {
        let Some(input) = dossier.fact(&leaf.fact) else { continue };
        let then = (earlier.record)(&leaf.fact).filter(|then| then.values.contains_key(&leaf.figure));
        let own = input.history.corrected.iter().filter(|one| one.figure == leaf.figure);
        let later: Vec<&Correction> = match &then {
            Some(then) => own.skip_while(|one| !said(&one.was, &leaf.figure, then)).collect(),
            None => own.filter(|one| earlier.day.is_some_and(|day| one.on > day)).collect(),
        };
        found.extend(later.into_iter().map(|one| Cause { of: Some(leaf.fact.clone()), ..cause(one) }));
        for (old, succeeded) in
            dossier.facts.iter().filter_map(|old| Some((old, succession(old, dossier.date)?)))
        {
            let is_new = match earlier.day {
                Some(day) => succeeded.on > day,
                None => (earlier.record)(&old.id).is_some() && (earlier.record)(&leaf.fact).is_none(),
            };
            let cause = Cause { of: Some(old.id.clone()), ..succeeded };
            if is_new && cause.by.as_deref() == Some(&leaf.fact) && !found.contains(&cause) {
                found.push(cause);
            }
        }
    }
    found
}

/// That another fact took the place of this one by a day.
pub fn succession(fact: &Fact, day: NaiveDate) -> Option<Cause> {
    let superseded = fact.history.superseded_by.as_ref().filter(|one| one.on <= day)?;
    Some(Cause {
        on: superseded.on,
        figure: None,
        of: None,
        by: Some(superseded.fact.clone()),
        why: superseded.why.clone(),
        told: Vec::new(),
    })
}

fn cause(correction: &Correction) -> Cause {
    Cause {
        on: correction.on,
        figure: Some(correction.figure.clone()),
        of: None,
        by: None,
        why: correction.why.clone(),
        told: correction.told.clone(),
    }
}

/// Whether an earlier state said what a correction replaced.
fn said(was: &Was, figure: &str, old: &FactRecord) -> bool {
    match was {
        Was::Figure(was) => old.values.get(figure).is_some_and(|then| {
            then.form == Form::of(was)
                && match was {
                    Value::Text(texts) => texts.iter().all(|(language, text)| {
                        then.text.get(language.tag()).is_none_or(|then| then == text)
                    }),
                    _ => true,
                }
        }),
        Was::Words(words) => words.iter().any(|(language, words)| is_statement(old, *language, words)),
    }
}

/// Whether the statement of an earlier state has these words around its figures.
fn is_statement(old: &FactRecord, language: Language, words: &Statement) -> bool {
    let tag = language.tag();
    let mut text = String::new();
    for piece in &words.pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Placeholder { name, .. } => {
                match old.values.get(name).and_then(|value| value.text.get(tag)) {
                    Some(printed) => text.push_str(printed),
                    None => return false,
                }
            }
        }
    }
    // A figure at the start of a sentence has a capital.
    old.statement.get(tag).is_some_and(|then| then.to_lowercase() == text.to_lowercase())
}
