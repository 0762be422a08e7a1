//! A dossier as it was known on an earlier day: what is left out of it and why, and what it says otherwise than today.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::value::Date;

/// An earlier day for which pages are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierDay {
    /// The day.
    pub day: NaiveDate,
    /// The only audience whose pages are asked for: what can't be made for others stops nothing.
    pub audience: Option<String>,
}

impl From<NaiveDate> for EarlierDay {
    fn from(day: NaiveDate) -> Self {
        Self { day, audience: None }
    }
}

/// What the dossier of today would say and that of an earlier day doesn't.
#[derive(Debug, Clone)]
pub struct KnownOn {
    /// The day.
    pub day: NaiveDate,
    /// Facts that weren't known by then, by their ids.
    pub later: BTreeMap<String, Later>,
    /// The facts that stood in the place of those: the ones that they superseded.
    pub before: BTreeMap<String, Vec<String>>,
    /// Facts that don't say when they were recorded and are taken as known.
    pub unrecorded: Vec<String>,
    /// Figures and statements as they were before their corrections: the fact and what was corrected later.
    pub as_was: Vec<(String, String)>,
    /// Derived facts that are computed from such figures, each with the facts of these.
    pub computed_as_was: Vec<(String, Vec<String>)>,
    /// What the sections of the briefs leave out.
    pub left_out: Vec<LeftOut>,
    /// Editions that weren't there yet, of which the briefs say nothing.
    pub later_editions: Vec<LaterEdition>,
    /// The only audience whose pages are asked for.
    pub audience: Option<String>,
    /// Briefs for others that can't be made.
    pub not_made: Vec<String>,
}

impl KnownOn {
    /// Whether something of a fact was corrected since, so that what its sources print now isn't said of it.
    pub fn was_otherwise(&self, fact: &str) -> bool {
        self.as_was.iter().any(|(id, _)| id == fact)
    }

    /// Whether nobody asked for a page for an audience, so that it needn't be possible.
    pub fn is_unasked(&self, audience: &str) -> bool {
        self.audience.as_ref().is_some_and(|asked| asked != audience)
    }
}

/// An edition that a brief names and that wasn't there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterEdition {
    /// The brief.
    pub brief: String,
    /// The key that names it: `changes-since` or `replaces`.
    pub key: &'static str,
    /// Its name.
    pub edition: String,
    /// Its day.
    pub date: NaiveDate,
}

/// Why a fact wasn't known by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Later {
    /// It was recorded later.
    Recorded(NaiveDate),
    /// It doesn't say when it was recorded, and is as of a later date.
    AsOf(Date),
    /// All its sources are later.
    Sources,
    /// It was known, and took another fact's place only from a day on.
    Succeeds(NaiveDate),
    /// It is computed from a fact that wasn't known, which is named.
    Computed(String),
}

/// A fact that a section of a brief names and that wasn't known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The brief.
    pub brief: String,
    /// The fact.
    pub fact: String,
    /// Which facts stand in its place: those that it superseded later.
    pub instead: Vec<String>,
}
