//! What the rest of a dossier is checked against: its languages, units, proper names and date.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;

use super::fiscal::Owners;
use crate::diagnostic::Span;
use crate::language::Language;
use crate::model::Source;
use crate::reading::SourceSetting;
use crate::value::Units;

/// How the author's own words are read: about half of the time of a check.
#[derive(Debug, Default)]
pub struct WordReading {
    /// Whether an earlier run of this program read the same files and found nothing in their words.
    known_sound: bool,
    found: AtomicBool,
}

/// What a reading finds.
pub trait Findings: Default {
    fn is_nothing(&self) -> bool;
}

impl<T> Findings for Option<T> {
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

impl<T> Findings for Vec<T> {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl WordReading {
    /// `known_sound` says that an earlier run of this program found nothing in the words of the same files.
    pub fn new(known_sound: bool) -> Self {
        Self { known_sound, found: AtomicBool::new(false) }
    }

    /// What is found in words of the author's by a reading that changes nothing else; nothing where it is known that nothing is.
    pub fn find<T: Findings>(&self, read: impl FnOnce() -> T) -> T {
        if self.known_sound {
            return T::default();
        }
        let found = read();
        if !found.is_nothing() {
            self.found.store(true, Ordering::Relaxed);
        }
        found
    }

    /// Whether any reading found something.
    pub fn found_any(&self) -> bool {
        self.found.load(Ordering::Relaxed)
    }
}

/// What `dossier.toml` declares, as far as it could be read.
#[derive(Debug)]
pub struct Context {
    pub words: Arc<WordReading>,
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
        SourceSetting::of_no_source(language.tag(), &self.units)
    }
}
