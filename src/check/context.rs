//! What the rest of a dossier is checked against: its languages, units, proper names and date.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::Span;
use crate::language::Language;
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
    /// What facts need to know of each source, by its id.
    pub sources: BTreeMap<String, KnownSource>,
    /// False when `sources.toml` couldn't be read, so that no source is reported as unknown.
    pub sources_complete: bool,
}

/// A registered source, as far as facts are held against it.
#[derive(Debug, Clone)]
pub struct KnownSource {
    /// Its place in the list of sources.
    pub index: usize,
    /// Whether one of us has read it.
    pub read: bool,
    /// When it was published.
    pub issued: Option<Date>,
}

impl Context {
    /// When the source of this index was published.
    pub fn issued(&self, index: usize) -> Option<&Date> {
        self.sources.values().find(|source| source.index == index).and_then(|source| source.issued.as_ref())
    }
}
