//! How old the facts on pages for an audience may be.

use chrono::{Months, NaiveDate};

use super::Fact;

/// After how many months a fact is too old for an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freshness {
    /// After so many it is told.
    pub flag: Option<u32>,
    /// After so many no page may have it.
    pub forbid: Option<u32>,
}

/// What a fact is too old for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TooOld {
    /// It is told.
    Flagged,
    /// No page may have it.
    Forbidden,
}

/// A fact that is too old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// What for.
    pub too_old: TooOld,
    /// The number of months that it has passed.
    pub months: u32,
    /// The first day on which it was too old.
    pub since: NaiveDate,
}

impl Freshness {
    /// Whether a fact is too old on a day. An `as-of` that is less precise than a day counts from its first day, as it does where the page
    /// tells how old a fact is.
    pub fn judge(&self, fact: &Fact, on: NaiveDate) -> Option<Age> {
        let first = fact.as_of.first_day();
        let past = |months: Option<u32>, too_old: TooOld| {
            let months = months?;
            let since = first.checked_add_months(Months::new(months))?.succ_opt()?;
            (since <= on).then_some(Age { too_old, months, since })
        };
        past(self.forbid, TooOld::Forbidden).or_else(|| past(self.flag, TooOld::Flagged))
    }
}
