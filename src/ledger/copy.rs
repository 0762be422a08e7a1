//! What a copy said: the facts in it with their values, in the fields of docs/facts-schema.md.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::manifest::Form;

/// One brief in one language as somebody got it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Copy {
    /// The dossier's name.
    pub dossier: String,
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
    /// The sentence with the names of its figures in their places, to tell new words from new figures.
    pub wording: String,
    /// Its figures, by `value` or the companion's name.
    #[serde(default)]
    pub values: BTreeMap<String, Figure>,
    /// Who vouches.
    pub status: String,
    /// How far it has come.
    pub stage: String,
    /// When the statement held.
    pub as_of: String,
    /// When a plan falls due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

/// A figure as printed and as a machine compares it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// As printed in running text.
    pub text: String,
    /// What is compared.
    #[serde(flatten)]
    pub form: Form,
}
