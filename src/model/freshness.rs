//! How old the facts on pages for an audience may be.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::{Brief, Dossier, Fact, Rule, Waiver};

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

/// What the readers of a brief are to be told of how old a fact on its page is.
#[derive(Debug)]
pub struct Aged<'a> {
    /// Too old, and nothing excuses it.
    pub age: Option<Age>,
    /// What excuses it, or one of the figures that it is computed from.
    pub excused_by: Vec<&'a Waiver>,
}

impl Dossier {
    /// Judges how old a fact on the page of a brief is on a day. A derived fact is as old as the oldest figure that it is computed from, and a
    /// waiver at such a figure excuses it as far as that goes.
    pub fn aged<'a>(&'a self, fact: &'a Fact, brief: &'a Brief, on: NaiveDate) -> Aged<'a> {
        let mut aged = Aged { age: None, excused_by: Vec::new() };
        let Some(freshness) = self.freshness.get(&brief.audience) else { return aged };
        let Some(age) = freshness.judge(fact, on) else { return aged };
        let excuses = |fact: &'a Fact| fact.custody.waiver(Rule::Freshness);
        aged.excused_by.extend(excuses(fact).into_iter().chain(brief.custody.waiver(Rule::Freshness)));
        let leaves = fact.derivation.iter().flat_map(|derivation| &derivation.leaves);
        let leaves: BTreeMap<&str, &Fact> =
            leaves.filter_map(|leaf| Some((leaf.fact.as_str(), self.fact(&leaf.fact)?))).collect();
        let old = leaves.values().filter_map(|leaf| Some((*leaf, freshness.judge(leaf, on)?)));
        let (waived, left): (Vec<_>, Vec<_>) = old.partition(|(leaf, _)| excuses(leaf).is_some());
        let excused = !aged.excused_by.is_empty();
        aged.excused_by.extend(waived.iter().filter_map(|(leaf, _)| excuses(leaf)));
        aged.age = match waived.is_empty() {
            _ if excused => None,
            true => Some(age),
            false => left.into_iter().map(|(_, age)| age).max_by_key(|age| (age.too_old, Reverse(age.since))),
        };
        aged
    }
}
