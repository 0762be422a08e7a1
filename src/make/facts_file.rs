//! The file `facts.json` inside a PDF: exactly the fields of docs/facts-schema.md, written here and read back from foreign
//! PDFs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::messages::FactsFileError;
use crate::account::{Citation, CitedSource, CopiedFact, FactRecord, Original};
use crate::language::Language;

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
    /// What it is marked as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<MarkedAs>,
    /// The facts, in the order of their first use.
    pub facts: Vec<CopiedFact<NumberedCitation>>,
    /// The picture of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureShown>,
    /// The sources, in the order of their numbers.
    pub references: Vec<NumberedSource>,
    /// Documents to which these go back and that the page doesn't list, in the order of their numbers, which go on from there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlisted: Vec<UnlistedSource>,
}

/// What a page is marked as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedAs {
    /// `draft` or `confidential`.
    pub kind: String,
    /// The words on the page.
    pub text: String,
}

/// The picture of a page: what is said of it, and where it is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureShown {
    /// What it shows, in words.
    pub alt: String,
    /// Its caption, without markup.
    pub caption: String,
    /// The number of the source that it is from.
    pub reference: usize,
    /// Where in it, in the brief's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// The BLAKE3 hash of its file in hexadecimal.
    pub hash: String,
}

/// A document that isn't listed: nothing of it but what tells how many origins a figure has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlistedSource {
    /// Its number.
    pub number: usize,
    /// Whether somebody read it.
    pub read: bool,
    /// The numbers of all documents to which it goes back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<usize>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct NumberedCitation {
    /// The number of the source.
    pub reference: usize,
    /// Where in it, in the brief's language.
    pub locator: String,
    /// Which version of a contested value it is for, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<usize>,
    /// The printed forms there, by the name of the figure.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub as_printed: BTreeMap<String, String>,
    /// Who published the unread document that the source cites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_cited_from: Option<String>,
    /// The number of that document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<usize>,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedSource {
    /// Its number on the page.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// What its line among the references says.
    #[serde(flatten)]
    pub source: CitedSource<String, Option<String>>,
    /// The numbers of all documents to which it goes back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<usize>,
    /// The numbers of the documents that the page cites from it.
    #[serde(rename = "as-cited", default, skip_serializing_if = "Vec::is_empty")]
    pub as_cited: Vec<usize>,
}

impl FactsFile {
    /// Reads the file from a PDF.
    ///
    /// # Errors
    /// When it isn't JSON with these fields, or has another schema or version.
    pub fn parse(bytes: &[u8]) -> Result<Self, FactsFileError> {
        /// The fields that decide whether the rest can be read.
        #[derive(Deserialize)]
        struct SchemaHeader {
            schema: String,
            version: u32,
        }
        let header: SchemaHeader = serde_json::from_slice(bytes)
            .map_err(|error| FactsFileError::Header { why: error.to_string() })?;
        if header.schema != SCHEMA {
            return Err(FactsFileError::Schema { schema: header.schema, known: SCHEMA });
        }
        if header.version != VERSION {
            return Err(FactsFileError::Version { version: header.version, known: VERSION });
        }
        let file: Self = serde_json::from_slice(bytes)
            .map_err(|error| FactsFileError::Fields { why: error.to_string() })?;
        // The ledger leaves these out, a page never does.
        for CopiedFact { id, record } in &file.facts {
            for (name, there) in
                [("lapsed", record.standing.lapsed.is_some()), ("evidence", record.evidence.is_some())]
            {
                if !there {
                    return Err(FactsFileError::Property { id: id.clone(), name });
                }
            }
        }
        Ok(file)
    }

    /// A fact as it is compared with another state.
    pub fn record(&self, fact: &CopiedFact<NumberedCitation>, language: Language) -> FactRecord {
        let evidence = fact.record.evidence.iter().flatten().map(|one| self.citation(one, language));
        fact.record.tagged(language.tag(), Some(evidence.collect()))
    }

    fn citation(&self, one: &NumberedCitation, language: Language) -> Citation {
        let source = self.reference(one.reference);
        let published = |publisher: &String| Original {
            id: None,
            publisher: BTreeMap::from([(language, publisher.clone())]),
        };
        Citation {
            source: source.map_or_else(|| format!("[{}]", one.reference), |source| source.id.clone()),
            locator: BTreeMap::from([(language, one.locator.clone())]),
            original: one.as_cited_from.as_ref().map(published),
            version: one.version,
            as_printed: Some(one.as_printed.clone()),
        }
    }

    /// The source of a number on the page.
    pub fn reference(&self, number: usize) -> Option<&NumberedSource> {
        self.references.iter().find(|reference| reference.number == number)
    }
}
