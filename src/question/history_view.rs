//! What became of a fact, as `show` prints it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::language::Language;
use crate::model::{Correction, Dossier, Fact, Piece, Statement, Was};
use crate::value::{Rendering, format};

/// What became of a fact.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HistoryView<'a> {
    /// The day on which it was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded: Option<String>,
    /// The fact that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<SupersededView<'a>>,
    /// The facts whose place it took.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<&'a str>,
    /// What was corrected in it, the newest last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<CorrectionView<'a>>,
}

/// The fact that took another's place.
#[derive(Debug, Serialize)]
pub struct SupersededView<'a> {
    /// Its id.
    pub fact: &'a str,
    /// From which day on.
    pub on: String,
    /// Why.
    pub why: &'a str,
}

/// A correction.
#[derive(Debug, Serialize)]
pub struct CorrectionView<'a> {
    /// The day.
    pub on: String,
    /// Since when it was wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What was wrong.
    pub figure: &'a str,
    /// What stood there before, in each language.
    pub was: BTreeMap<&'static str, String>,
    /// Why.
    pub why: &'a str,
    /// Who was told.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub told: &'a [String],
}

/// What became of a fact.
pub fn history_view<'a>(dossier: &'a Dossier, fact: &'a Fact) -> HistoryView<'a> {
    let took = |other: &&'a Fact| {
        other.history.superseded_by.as_ref().is_some_and(|superseded| superseded.fact == fact.id)
    };
    HistoryView {
        recorded: fact.history.recorded_on().map(|day| day.to_string()),
        superseded_by: superseded_view(fact),
        supersedes: dossier.facts.iter().filter(took).map(|other| other.id.as_str()).collect(),
        corrected: corrections(dossier, fact).collect(),
    }
}

/// The fact that took the place of one, where one did.
pub fn superseded_view(fact: &Fact) -> Option<SupersededView<'_>> {
    fact.history.superseded_by.as_ref().map(|superseded| SupersededView {
        fact: &superseded.fact,
        on: superseded.on.to_string(),
        why: &superseded.why,
    })
}

/// What was corrected in a fact, the newest last.
pub fn corrections<'a>(
    dossier: &'a Dossier,
    fact: &'a Fact,
) -> impl Iterator<Item = CorrectionView<'a>> + 'a {
    fact.history.corrected.iter().map(|one| correction(dossier, fact, one))
}

fn correction<'a>(dossier: &Dossier, fact: &Fact, correction: &'a Correction) -> CorrectionView<'a> {
    let since = correction.since.or(fact.history.recorded_on());
    let was = match &correction.was {
        Was::Figure(value) => dossier
            .languages
            .iter()
            .map(|&language| (language, format(value, dossier.style(language), Rendering::Running)))
            .collect(),
        Was::Words(words) => {
            words.iter().map(|(&language, words)| (language, written(words))).collect::<Vec<_>>()
        }
    };
    CorrectionView {
        on: correction.on.to_string(),
        since: since.map(|day| day.to_string()),
        figure: &correction.figure,
        was: was.into_iter().map(|(language, text): (Language, String)| (language.tag(), text)).collect(),
        why: &correction.why,
        told: &correction.told,
    }
}

/// A statement with its figures as placeholders, since they may have been others.
fn written(words: &Statement) -> String {
    let pieces = words.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Placeholder { name, .. } => format!("{{{{ {name} }}}}"),
    });
    pieces.collect()
}
