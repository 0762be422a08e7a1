//! What to look at again: facts whose review is due, plans whose date has passed, facts that others have superseded and facts that have become
//! too old for the readers of a page; the oldest first.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::listing::uses;
use crate::model::{Dossier, Fact, Freshness, TooOld};

/// Why a fact is to be looked at again. Each kind says all that is said of it, so a further one is a variant here and an arm where it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reminder {
    /// Its `review-by` has passed.
    Review,
    /// It is a plan whose date has passed, and nothing tells what came of it.
    Lapsed,
    /// Pages print it, and another fact has taken its place since their date.
    Superseded {
        /// The other fact.
        by: String,
    },
    /// It is older than the readers of a page should get.
    Old {
        /// The audience.
        audience: String,
        /// How many months it may be old.
        months: u32,
        /// What it is too old for.
        too_old: TooOld,
    },
}

impl Reminder {
    /// The name of the kind in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Lapsed => "lapsed",
            Self::Superseded { .. } => "superseded",
            Self::Old { .. } => "old",
        }
    }
}

/// A fact to be looked at again.
#[derive(Debug)]
pub struct DueFact<'d> {
    /// The dossier.
    pub dossier: &'d Dossier,
    /// The fact.
    pub fact: &'d Fact,
    /// Why.
    pub reminder: Reminder,
    /// The first day on which it was due.
    pub since: NaiveDate,
    /// The briefs that print it; of what is about one audience, its briefs.
    pub briefs: Vec<&'d str>,
}

/// What is due in dossiers by a day, the oldest first.
pub fn due<'d>(dossiers: &[&'d Dossier], on: NaiveDate) -> Vec<DueFact<'d>> {
    let mut found: Vec<DueFact<'d>> = dossiers.iter().flat_map(|dossier| due_in(dossier, on)).collect();
    found.sort_by(|one, other| {
        let place = |due: &DueFact<'d>| (due.since, due.dossier.name.clone(), due.fact.id.clone());
        place(one).cmp(&place(other))
    });
    found
}

fn due_in<'d>(dossier: &'d Dossier, on: NaiveDate) -> Vec<DueFact<'d>> {
    let mut found = Vec::new();
    for (index, fact) in dossier.facts.iter().enumerate() {
        let briefs = uses(dossier, index);
        let entry = |reminder: Reminder, since: NaiveDate, briefs: Vec<&'d str>| DueFact {
            dossier,
            fact,
            reminder,
            since,
            briefs,
        };
        if let Some(superseded) = fact.history.superseded_by.as_ref().filter(|one| one.on <= on) {
            // Nobody looks at what has ended; the pages that print it are another matter.
            if !briefs.is_empty() {
                let reminder = Reminder::Superseded { by: superseded.fact.clone() };
                found.push(entry(reminder, superseded.on, briefs));
            }
            continue;
        }
        let review = fact.review_by.as_ref().filter(|_| fact.is_overdue(on));
        if let Some(since) = review.and_then(|(date, _)| date.last_day().succ_opt()) {
            found.push(entry(Reminder::Review, since, briefs.clone()));
        }
        if let Some(since) = lapsed_since(dossier, fact, on) {
            found.push(entry(Reminder::Lapsed, since, briefs.clone()));
        }
        found.extend(
            old(dossier, fact, &briefs, on)
                .into_iter()
                .map(|(reminder, since, briefs)| entry(reminder, since, briefs)),
        );
    }
    found
}

/// The first day after a plan's date, where that has passed by a day. It needs no look where another fact tells what came of it, nor where its
/// author has set a later day to look at it.
fn lapsed_since(dossier: &Dossier, fact: &Fact, on: NaiveDate) -> Option<NaiveDate> {
    let due = fact.due.filter(|_| fact.has_lapsed(on))?;
    let known = dossier.facts.iter().any(|other| other.is_outcome_of(fact));
    let put_off = fact
        .review_by
        .as_ref()
        .is_some_and(|(date, _)| date.last_day() > due.last_day() && date.last_day() >= on);
    if known || put_off { None } else { due.last_day().succ_opt() }
}

/// The audiences for whose pages a fact is too old, each with its briefs.
fn old<'d>(
    dossier: &'d Dossier,
    fact: &Fact,
    briefs: &[&'d str],
    on: NaiveDate,
) -> Vec<(Reminder, NaiveDate, Vec<&'d str>)> {
    let mut audiences: BTreeMap<&str, (Freshness, Vec<&'d str>)> = BTreeMap::new();
    for brief in dossier.briefs.iter().filter(|brief| briefs.contains(&brief.name.as_str())) {
        if let Some(freshness) = dossier.freshness.get(&brief.audience) {
            let (_, named) = audiences.entry(&brief.audience).or_insert((*freshness, Vec::new()));
            named.push(&brief.name);
        }
    }
    let judged = audiences.into_iter().filter_map(|(audience, (freshness, briefs))| {
        let age = freshness.judge(fact, on)?;
        let reminder =
            Reminder::Old { audience: audience.to_owned(), months: age.months, too_old: age.too_old };
        Some((reminder, age.since, briefs))
    });
    judged.collect()
}
