//! What the rest of a dossier is checked against: its languages, units, proper names and date.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::Span;
use crate::language::Language;
use crate::model::Source;
use crate::value::{Date, Units};

/// What `dossier.toml` declares, as far as it could be read.
#[derive(Debug)]
pub struct Context {
    pub languages: Vec<Language>,
    pub units: Units,
    /// False when a unit of the dossier couldn't be read, so that no unit is reported as unknown.
    pub units_complete: bool,
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
    /// Whether the figures of the source of this index can be read.
    pub fn has_reader(&self, index: usize) -> bool {
        self.registered.get(index).is_none_or(Source::has_reader)
    }

    /// When the source of this index was published.
    pub fn issued(&self, index: usize) -> Option<&Date> {
        self.registered.get(index).and_then(|source| source.issued.as_ref())
    }
}
