//! How old a fact on the page of a brief is for its readers, and what excuses it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Age, Brief, Dossier, Fact, Rule, Waiver};

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
        let leaves = fact.derivation.iter().flat_map(|derivation| derivation.all_leaves());
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
