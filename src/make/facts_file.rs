//! The file `facts.json` inside a PDF: exactly the fields of docs/facts-schema.md, written here and read back from
//! copies that have been out in the world.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::manifest::Form;

/// The name of the schema.
pub const SCHEMA: &str = "factbrief/facts";
/// Its version.
pub const VERSION: u32 = 1;

/// The facts of a brief in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactsFile {
    /// `factbrief/facts`.
    pub schema: String,
    /// The version of the schema.
    pub version: u32,
    /// The program and its version.
    pub generator: String,
    /// The dossier's name.
    pub dossier: String,
    /// The brief's name.
    pub brief: String,
    /// Whom it is for.
    pub audience: String,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// Its title, without markup.
    pub title: String,
    /// The day printed on it.
    pub date: String,
    /// The facts, in the order of their first use.
    pub facts: Vec<FactView>,
    /// The sources, in the order of their numbers.
    pub references: Vec<ReferenceView>,
}

/// A fact in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactView {
    /// Its id.
    pub id: String,
    /// The sentence in full.
    pub statement: String,
    /// What the page prints of it, without markup: nothing of a fact that it only cites. Copies of older versions don't say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<String>,
    /// Its figures by name.
    pub values: BTreeMap<String, ValueView>,
    /// Who vouches.
    pub status: String,
    /// How far it has come.
    pub stage: String,
    /// When the statement held.
    pub as_of: String,
    /// When it falls due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Whether that date had passed on the brief's date.
    pub lapsed: bool,
    /// The quantity it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Why it is believed.
    pub evidence: Vec<EvidenceView>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct EvidenceView {
    /// The number of the source.
    pub reference: usize,
    /// Where in it, in the brief's language.
    pub locator: String,
    /// The printed forms there, by the name of the figure.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub as_printed: BTreeMap<String, String>,
    /// Who published the unread document that the source cites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_cited_from: Option<String>,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReferenceView {
    /// Its number on the page.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Who speaks in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// Who published it.
    pub publisher: String,
    /// Persons, family name first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Its title in its own language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A value as printed and as a machine compares it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ValueView {
    /// As printed in running text.
    pub text: String,
    /// As a machine compares it.
    #[serde(flatten)]
    pub form: Form,
}

impl FactsFile {
    /// Reads a file that a copy carries.
    ///
    /// # Errors
    /// One sentence that says why it can't be read.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        /// What says whether the rest can be read.
        #[derive(Deserialize)]
        struct SchemaHeader {
            schema: String,
            version: u32,
        }
        let header: SchemaHeader = serde_json::from_slice(bytes)
            .map_err(|error| format!("the facts in it can't be read as JSON of ours: {error}"))?;
        if header.schema != SCHEMA {
            return Err(format!("the file in it has the schema `{}`, not `{SCHEMA}`", header.schema));
        }
        if header.version != VERSION {
            return Err(format!(
                "its facts have version {} of the schema, and this program reads version {VERSION}",
                header.version
            ));
        }
        serde_json::from_slice(bytes).map_err(|error| format!("the facts in it can't be read: {error}"))
    }

    /// The source of a number on the page.
    pub fn reference(&self, number: usize) -> Option<&ReferenceView> {
        self.references.iter().find(|reference| reference.number == number)
    }
}
