//! A cited source as the manifest holds it: what its line among the references says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Dossier, Nature, Source, SourceType};

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SourceEntry {
    /// What it is; absent of a document that none of us has read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Who speaks in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// Who published it, by the language of the brief.
    #[serde(default)]
    pub publisher: BTreeMap<String, String>,
    /// Persons, family name first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Its title in its own language and in translations.
    #[serde(default)]
    pub title: BTreeMap<String, String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// When it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessed: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A source in every language of its dossier.
pub fn describe_source(dossier: &Dossier, source: &Source) -> SourceEntry {
    let publisher = |language: &crate::language::Language| {
        (language.tag().to_owned(), source.publisher_in(*language).to_owned())
    };
    SourceEntry {
        r#type: source.kind.map(|kind| SourceType::name(kind).to_owned()),
        nature: source.nature.map(|nature| Nature::name(nature).to_owned()),
        publisher: dossier.languages.iter().map(publisher).collect(),
        authors: source.authors.clone(),
        title: source
            .title
            .iter()
            .map(|(language, title)| (language.tag().to_owned(), title.clone()))
            .collect(),
        issued: source.issued.as_ref().map(ToString::to_string),
        accessed: source.accessed.as_ref().map(ToString::to_string),
        url: source.url.clone(),
    }
}
