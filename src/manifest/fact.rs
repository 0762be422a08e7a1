//! A printed fact as the manifest holds it: what it says in each language, its figures, its standing and where it
//! comes from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::{Form, form};
use crate::language::Language;
use crate::model::{Dossier, Fact, Locator, Piece};
use crate::value::{Rendering, Value, format};

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactEntry {
    /// The sentence in full, by language.
    #[serde(default)]
    pub statement: BTreeMap<String, String>,
    /// Its figures, dates and periods: `value` and the companions.
    #[serde(default)]
    pub values: BTreeMap<String, ValueEntry>,
    /// Who vouches.
    pub status: String,
    /// How far it has come.
    pub stage: String,
    /// When the statement held.
    pub as_of: String,
    /// When a plan falls due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Whether that date had passed on the brief's date.
    pub lapsed: bool,
    /// The quantity it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Why it is believed, in the order of the fact table.
    #[serde(default)]
    pub evidence: Vec<CitationEntry>,
}

/// A value as printed and as a machine compares it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ValueEntry {
    /// What is compared.
    #[serde(flatten)]
    pub form: Form,
    /// As printed in running text, by language.
    #[serde(default)]
    pub text: BTreeMap<String, String>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CitationEntry {
    /// The source's id.
    pub source: String,
    /// Where in it, in English.
    pub locator: String,
    /// Id of the unread document that the source cites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

/// A fact in every language of its dossier.
pub fn describe_fact(dossier: &Dossier, fact: &Fact) -> FactEntry {
    let in_each = |text: &dyn Fn(Language) -> String| {
        dossier.languages.iter().map(|&language| (language.tag().to_owned(), text(language))).collect()
    };
    let figures = fact.value.iter().map(|value| ("value", value));
    let figures = figures.chain(fact.companions.iter().map(|(name, value)| (name.as_str(), value)));
    let id = |index: usize| dossier.sources[index].id.clone();
    FactEntry {
        statement: in_each(&|language| statement(dossier, fact, language)),
        values: figures
            .map(|(name, value)| {
                let text = in_each(&|language| format(value, dossier.style(language), Rendering::Running));
                (name.to_owned(), ValueEntry { form: form(value), text })
            })
            .collect(),
        status: fact.status.name().to_owned(),
        stage: fact.stage.name().to_owned(),
        as_of: fact.as_of.to_string(),
        due: fact.due.as_ref().map(ToString::to_string),
        lapsed: fact.has_lapsed(dossier.date),
        subject: fact.subject.clone(),
        evidence: fact
            .evidence
            .iter()
            .map(|evidence| CitationEntry {
                source: id(evidence.source),
                locator: Locator::display(&evidence.locator, Language::En),
                original: evidence.original.map(id),
            })
            .collect(),
    }
}

/// The sentence in full and without markup: the lapsed form where the plan's date has passed and there is one.
pub fn statement(dossier: &Dossier, fact: &Fact, language: Language) -> String {
    let lapsed = fact.has_lapsed(dossier.date);
    let texts = fact.lapsed.as_ref().filter(|_| lapsed).unwrap_or(&fact.statement);
    let pieces = texts.get(&language).map_or(&[][..], |statement| &statement.pieces);
    let value_text = |value: &Value, rendering| format(value, dossier.style(language), rendering);
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.replace("**", ""),
        Piece::Placeholder { name, rendering } => {
            fact.value_named(name).map(|value| value_text(value, *rendering)).unwrap_or_default()
        }
    });
    pieces.collect()
}
