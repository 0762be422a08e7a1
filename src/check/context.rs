//! What the rest of a dossier is checked against: its languages, units, proper names and date.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::fiscal::Owners;
use crate::diagnostic::Span;
use crate::language::Language;
use crate::model::Source;
use crate::reading::SourceSetting;
use crate::value::Units;

/// What `dossier.toml` declares, as far as it could be read.
#[derive(Debug)]
pub struct Context {
    pub languages: Vec<Language>,
    pub units: Units,
    /// False when a unit of the dossier couldn't be read, so that no unit is reported as unknown.
    pub units_complete: bool,
    /// The owners of fiscal years.
    pub owners: Owners,
    pub names: Vec<String>,
    /// The brief's date and where it is written; absent when it couldn't be read.
    pub date: Option<(NaiveDate, Option<Span>)>,
    /// The index of each source, and whether it has been read.
    pub sources: BTreeMap<String, (usize, bool)>,
    /// The sources themselves, in the order of their indices.
    pub registered: Vec<Source>,
    /// False when `sources.toml` couldn't be read, so that no source is reported as unknown.
    pub sources_complete: bool,
}

impl Context {
    /// How the figures of the source of this index are read; none where they can't be.
    pub fn setting(&self, index: usize) -> Option<SourceSetting<'_>> {
        self.registered.get(index).and_then(|source| source.setting(&self.units))
    }

    /// How figures in words of the dossier's own are read.
    pub fn own_words(&self, language: Language) -> SourceSetting<'_> {
        SourceSetting {
            language: language.tag(),
            units: &self.units,
            issued: None,
            fiscal: None,
            currency: None,
        }
    }
}
