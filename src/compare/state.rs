//! What is known of a fact in one state of a dossier.

use std::collections::BTreeMap;

use super::evidence::EvidenceState;
use super::wording::{Figures, Wording};
use crate::language::Language;
use crate::make::{FactView, FactsFile};
use crate::manifest::{FactEntry, Form, ValueEntry, describe_fact};
use crate::model::{Dossier, Fact, Piece, Statement};

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactState {
    /// Its figures, dates and periods as a machine compares them, by name.
    pub forms: BTreeMap<String, Form>,
    /// What it says in each language that is known.
    pub languages: BTreeMap<Language, FactTexts>,
    /// Why it is believed, where that is known; the ledger doesn't remember it.
    pub evidence: Option<Vec<EvidenceState>>,
    /// Who vouches.
    pub status: String,
    /// How far it has come.
    pub stage: String,
    /// When the statement held.
    pub as_of: String,
    /// When it falls due.
    pub due: Option<String>,
    /// Whether that date had passed on the date of the brief.
    pub lapsed: bool,
}

/// A fact in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactTexts {
    /// The sentence: the lapsed form where the date has passed and there is one.
    pub statement: Wording,
    /// The short form; a copy doesn't hold it.
    pub short: Option<Wording>,
    /// The figures as printed in running text.
    pub figures: Figures,
}

impl FactState {
    /// A fact of a dossier in all its languages.
    pub fn of_dossier(dossier: &Dossier, fact: &Fact) -> Self {
        let FactEntry { statement, values, status, stage, as_of, due, lapsed, .. } =
            describe_fact(dossier, fact);
        let (forms, figures) = split(values);
        let texts = fact.lapsed.as_ref().filter(|_| lapsed).unwrap_or(&fact.statement);
        let languages = dossier.languages.iter().map(|language| {
            let figures = figures.get(language.tag()).cloned().unwrap_or_default();
            let pieces = texts.get(language).map_or(&[][..], |statement| &statement.pieces);
            let text = statement.get(language.tag()).cloned().unwrap_or_default();
            let short = fact.short.as_ref().and_then(|texts| texts.get(language));
            let texts = FactTexts {
                statement: Wording::of_pieces(text, pieces),
                short: short.map(|short| Wording::of_pieces(composed(short, &figures), &short.pieces)),
                figures,
            };
            (*language, texts)
        });
        Self {
            forms,
            languages: languages.collect(),
            evidence: Some(fact.evidence.iter().map(|one| EvidenceState::of_dossier(dossier, one)).collect()),
            status,
            stage,
            as_of,
            due,
            lapsed,
        }
    }

    /// A fact as the last build printed it.
    pub(super) fn of_build(entry: &FactEntry) -> Self {
        let (forms, figures) = split(entry.values.clone());
        let languages = entry.statement.iter().filter_map(|(tag, statement)| {
            let figures = figures.get(tag.as_str()).cloned().unwrap_or_default();
            let texts = FactTexts { statement: Wording::of_text(statement), short: None, figures };
            Some((Language::from_tag(tag)?, texts))
        });
        Self {
            forms,
            languages: languages.collect(),
            evidence: Some(entry.evidence.iter().map(EvidenceState::of_build).collect()),
            status: entry.status.clone(),
            stage: entry.stage.clone(),
            as_of: entry.as_of.clone(),
            due: entry.due.clone(),
            lapsed: entry.lapsed,
        }
    }

    /// A fact of a copy, in the copy's language.
    pub(super) fn of_copy(file: &FactsFile, view: &FactView, language: Language) -> Self {
        let figures = view.values.iter().map(|(name, value)| (name.clone(), value.text.clone()));
        let forms = view.values.iter().map(|(name, value)| (name.clone(), value.form.clone()));
        let texts = FactTexts {
            statement: Wording::of_text(&view.statement),
            short: None,
            figures: figures.collect(),
        };
        Self {
            forms: forms.collect(),
            languages: BTreeMap::from([(language, texts)]),
            evidence: Some(
                view.evidence.iter().map(|one| EvidenceState::of_copy(file, one, language)).collect(),
            ),
            status: view.status.clone(),
            stage: view.stage.clone(),
            as_of: view.as_of.clone(),
            due: view.due.clone(),
            lapsed: view.lapsed,
        }
    }
}

/// The forms by the names of the figures, and the figures as printed by language.
fn split(values: BTreeMap<String, ValueEntry>) -> (BTreeMap<String, Form>, BTreeMap<String, Figures>) {
    let (mut forms, mut figures) = (BTreeMap::new(), BTreeMap::<String, Figures>::new());
    for (name, value) in values {
        for (tag, text) in value.text {
            figures.entry(tag).or_default().insert(name.clone(), text);
        }
        forms.insert(name, value.form);
    }
    (forms, figures)
}

/// A short form with its figures in running text; how it is printed doesn't matter for what it says.
fn composed(statement: &Statement, figures: &Figures) -> String {
    let pieces = statement.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.replace("**", ""),
        Piece::Placeholder { name, .. } => figures.get(name).cloned().unwrap_or_default(),
    });
    pieces.collect()
}
