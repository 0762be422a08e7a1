//! What the manifest says of a dossier: its briefs as they were made, their files, and the facts printed in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{OutputFormat, VERSION};
use crate::account::{CitedSource, FactRecord};

/// What an output folder holds and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Manifest {
    /// The version of the format.
    pub version: u32,
    /// The program that wrote the manifest, with its version.
    pub program: String,
    /// The dossier's name.
    pub dossier: String,
    /// The briefs by name.
    #[serde(rename = "brief", default)]
    pub briefs: BTreeMap<String, BriefEntry>,
    /// The files by name.
    #[serde(rename = "output", default)]
    pub outputs: BTreeMap<String, OutputEntry>,
    /// The facts printed in the files, by id.
    #[serde(rename = "fact", default)]
    pub facts: BTreeMap<String, FactRecord>,
    /// The sources cited in the files, by id.
    #[serde(rename = "source", default)]
    pub sources: BTreeMap<String, CitedSource>,
}

/// A brief as it was made last. Fingerprints are the beginnings of BLAKE3 hashes; they only say which part of the
/// input differs; the key alone says whether anything does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BriefEntry {
    /// Whom it is for.
    pub audience: String,
    /// How it shows contested figures; none where it shows the preferred version, and in manifests of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contested: Option<String>,
    /// The program that made it, with its version.
    pub program: String,
    /// The day printed on it.
    pub date: String,
    /// The BLAKE3 hash, in hexadecimal, of everything that its fit and its files depended on.
    pub key: String,
    /// How far down the ladder of concessions it was set.
    pub rung: Rung,
    /// Every rung that the fit looked at, in order.
    pub tried: Vec<Rung>,
    /// Ids of facts shown in their short form to save space.
    #[serde(default)]
    pub short: Vec<String>,
    /// Ids of facts left out to save space.
    #[serde(default)]
    pub omitted: Vec<String>,
    /// Fingerprint of the theme.
    pub theme: String,
    /// Fingerprint of the fonts.
    pub fonts: String,
    /// Fingerprint of the limits of the page and of how figures are written.
    pub settings: String,
    /// Fingerprint of the brief's own words: title, bottom line, headings, texts.
    pub words: String,
    /// Fingerprint of what the page says of the dossier: its title, publisher and contact.
    pub imprint: String,
    /// Its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureEntry>,
    /// Fingerprint of the order in which facts give way for space.
    pub ladder: String,
    /// Fingerprint of the short forms.
    pub shorts: String,
    /// Fingerprints of the templates that it can reach, by name.
    #[serde(default)]
    pub templates: BTreeMap<String, String>,
}

/// The picture of a brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureEntry {
    /// The name of its file in the dossier's folder.
    pub file: String,
    /// The BLAKE3 hash of its bytes in hexadecimal.
    pub hash: String,
    /// The id of the source that it is from.
    pub source: String,
}

/// A rung of the ladder of concessions: what was shown in one attempt to fit the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Rung {
    /// How many concessions were made, counted from the first.
    pub conceded: usize,
    /// Whether the page said how many facts were left out.
    pub tell: bool,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct OutputEntry {
    /// The brief.
    pub brief: String,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// Its format, written as the extension.
    pub format: OutputFormat,
    /// The BLAKE3 hash of its bytes in hexadecimal.
    pub hash: String,
    /// Its length in bytes.
    pub size: u64,
    /// The brief's key when the file was made, where a filtered build has since renewed only other files of the brief.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Ids of the facts printed in it, in order of first use.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Facts that this file prints as they were before a filtered build renewed others, by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub earlier: BTreeMap<String, FactRecord>,
}

impl Manifest {
    /// The manifest of a dossier of which nothing has been made yet.
    pub fn empty(program: &str, dossier: &str) -> Self {
        Self {
            version: VERSION,
            program: program.to_owned(),
            dossier: dossier.to_owned(),
            briefs: BTreeMap::new(),
            outputs: BTreeMap::new(),
            facts: BTreeMap::new(),
            sources: BTreeMap::new(),
        }
    }

    /// A fact as a file prints it.
    pub fn fact_in<'a>(&'a self, output: &'a OutputEntry, id: &str) -> Option<&'a FactRecord> {
        output.earlier.get(id).or_else(|| self.facts.get(id))
    }

    /// The key under which a file was made.
    pub fn key_of<'a>(&'a self, output: &'a OutputEntry) -> Option<&'a str> {
        let of_brief = || self.briefs.get(&output.brief).map(|brief| brief.key.as_str());
        output.key.as_deref().or_else(of_brief)
    }
}
