//! What is known of a fact in one state of a dossier.

use std::collections::BTreeMap;

use super::wording::{Figures, Wording};
use crate::build::{EvidenceView, FactView, FactsFile, Form, fact_view};
use crate::language::Language;
use crate::model::{Dossier, Fact, Piece, Statement};

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactState {
    /// Its figures, dates and periods as a machine compares them, by name.
    pub forms: BTreeMap<String, Form>,
    /// What it says in each language that is known.
    pub languages: BTreeMap<Language, FactTexts>,
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
    /// Why it is believed.
    pub evidence: Vec<EvidenceState>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceState {
    /// The source's id.
    pub source: String,
    /// Where in it.
    pub locator: String,
    /// The printed forms there.
    pub as_printed: BTreeMap<String, String>,
    /// Who published the document that the source cites.
    pub as_cited_from: Option<String>,
}

impl EvidenceState {
    fn new(view: EvidenceView, source: String) -> Self {
        let EvidenceView { locator, as_printed, as_cited_from, .. } = view;
        Self { source, locator, as_printed, as_cited_from }
    }

    /// In one line: ``harbour-report, page 3, prints `1,200` ``.
    pub fn describe(&self) -> String {
        let mut line = format!("{}, {}", self.source, self.locator);
        if let Some(original) = &self.as_cited_from {
            line.push_str(&format!(", citing {original}"));
        }
        if !self.as_printed.is_empty() {
            let printed: Vec<String> = self.as_printed.values().map(|text| format!("`{text}`")).collect();
            line.push_str(&format!(", prints {}", printed.join(", ")));
        }
        line
    }
}

/// A fact of a dossier in all its languages.
pub fn of_dossier(dossier: &Dossier, fact: &Fact) -> FactState {
    let mut languages = BTreeMap::new();
    let mut forms = BTreeMap::new();
    for &language in &dossier.languages {
        // Every source has a number here, its index.
        let view = fact_view(dossier, fact, language, Some);
        let (figures, found) = split(&view);
        forms = found;
        let texts = fact.lapsed.as_ref().filter(|_| view.lapsed).unwrap_or(&fact.statement);
        let pieces = texts.get(&language).map_or(&[][..], |statement| &statement.pieces);
        let short = fact.short.as_ref().and_then(|texts| texts.get(&language));
        let evidence = view.evidence.into_iter();
        let texts = FactTexts {
            statement: Wording::of_pieces(view.statement, pieces),
            short: short.map(|short| Wording::of_pieces(composed(short, &figures), &short.pieces)),
            figures,
            evidence: evidence
                .map(|one| {
                    let source = dossier.sources.get(one.reference).map(|source| source.id.clone());
                    EvidenceState::new(one, source.unwrap_or_default())
                })
                .collect(),
        };
        languages.insert(language, texts);
    }
    FactState {
        forms,
        languages,
        status: fact.status.name().to_owned(),
        stage: fact.stage.name().to_owned(),
        as_of: fact.as_of.to_string(),
        due: fact.due.as_ref().map(ToString::to_string),
        lapsed: fact.has_lapsed(dossier.date),
    }
}

/// A fact of a copy, in the copy's language.
pub fn of_copy(file: &FactsFile, view: &FactView, language: Language) -> FactState {
    let (figures, forms) = split(view);
    let source = |number| file.reference(number).map_or_else(String::new, |reference| reference.id.clone());
    let evidence = view.evidence.iter().cloned();
    let texts = FactTexts {
        statement: Wording::of_text(&view.statement),
        short: None,
        figures,
        evidence: evidence
            .map(|one| {
                let source = source(one.reference);
                EvidenceState::new(one, source)
            })
            .collect(),
    };
    FactState {
        forms,
        languages: BTreeMap::from([(language, texts)]),
        status: view.status.clone(),
        stage: view.stage.clone(),
        as_of: view.as_of.clone(),
        due: view.due.clone(),
        lapsed: view.lapsed,
    }
}

fn split(view: &FactView) -> (Figures, BTreeMap<String, Form>) {
    let figures = view.values.iter().map(|(name, value)| (name.clone(), value.text.clone()));
    let forms = view.values.iter().map(|(name, value)| (name.clone(), value.form.clone()));
    (figures.collect(), forms.collect())
}

/// A short form with its figures in running text; how it is printed doesn't matter for what it says.
fn composed(statement: &Statement, figures: &Figures) -> String {
    let pieces = statement.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.replace("**", ""),
        Piece::Placeholder { name, .. } => figures.get(name).cloned().unwrap_or_default(),
    });
    pieces.collect()
}
