//! What a sent copy says: its facts with their values, in the fields of docs/facts-schema.md.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::manifest::{Form, form, statement};
use crate::model::{Dossier, Fact};
use crate::value::{Rendering, format};

/// One brief in one language as somebody got it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Copy {
    /// The dossier's name.
    pub dossier: String,
    /// The dossier's id, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier_id: Option<String>,
    /// The brief's name.
    pub brief: String,
    /// Whom the brief is for.
    pub audience: String,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// The day printed on it.
    pub date: String,
    /// The file's name in the mail.
    pub file: String,
    /// The BLAKE3 hash of the file.
    pub file_hash: String,
    /// The content hash in the PDF's metadata.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_hash: Option<String>,
    /// The facts it prints, in the order of their first use.
    pub facts: Vec<FactCopy>,
}

/// A fact as a copy has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactCopy {
    /// Its id in the dossier.
    pub id: String,
    /// The sentence in full, in the copy's language.
    pub statement: String,
    /// Its figures, by `value` or the companion's name.
    #[serde(default)]
    pub values: BTreeMap<String, Figure>,
    /// Whether its source confirms it: the name of its status.
    pub status: String,
    /// How far the matter has come: the name of its stage.
    pub stage: String,
    /// When the statement held.
    pub as_of: String,
    /// When a plan falls due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

impl Copy {
    /// `dossier/brief.language`.
    pub fn full_name(&self) -> String {
        format!("{}/{}.{}", self.dossier, self.brief, self.language)
    }
}

impl FactCopy {
    /// The fact as a copy in a language would have it now.
    pub fn of_dossier(dossier: &Dossier, fact: &Fact, language: Language) -> Self {
        let figures = fact.value.iter().map(|value| ("value", value));
        let figures = figures.chain(fact.companions.iter().map(|(name, value)| (name.as_str(), value)));
        let figures = figures.map(|(name, value)| {
            let text = format(value, dossier.style(language), Rendering::Running);
            (name.to_owned(), Figure { text, form: form(value) })
        });
        Self {
            id: fact.id.clone(),
            statement: statement(dossier, fact, language),
            values: figures.collect(),
            status: fact.status.name().to_owned(),
            stage: fact.stage.name().to_owned(),
            as_of: fact.as_of.to_string(),
            due: fact.due.as_ref().map(ToString::to_string),
        }
    }
}

/// A figure as printed, and in the form in which it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// As printed in running text.
    pub text: String,
    /// The form in which it is compared.
    #[serde(flatten)]
    pub form: Form,
}
