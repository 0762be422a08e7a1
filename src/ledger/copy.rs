//! What a sent copy says: its facts with their values, in the fields of docs/facts-schema.md.

use serde::{Deserialize, Serialize};

use crate::account::CopiedFact;

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
    pub facts: Vec<CopiedFact>,
}

impl Copy {
    /// `dossier/brief.language`.
    pub fn full_name(&self) -> String {
        format!("{}/{}.{}", self.dossier, self.brief, self.language)
    }
}
