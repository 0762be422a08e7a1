//! What to look at again: facts whose review is due, plans whose date has passed, facts that others have superseded, facts that have become
//! too old for the readers of a page, and waivers that have ended or soon will; the oldest first.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::listing::{uses, uses_with_computed};
use crate::diagnostic::Span;
use crate::model::{Age, Brief, Dossier, Fact, TooOld, Waiver};
use crate::value::Date;

/// So many days ahead the end of a waiver is told.
const SOON: u64 = 30;

/// Why something is to be looked at again. Each kind says all that is said of it, so a further one is a variant here and an arm where it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reminder {
    /// Its `review-by` has passed.
    Review,
    /// It is a plan whose date has passed, and nothing tells what came of it.
    Lapsed {
        /// The date.
        date: Date,
    },
    /// Pages print it, and another fact has taken its place since their date, or that of what it is computed from.
    Superseded {
        /// The other fact.
        by: String,
        /// The fact that it is computed from, where the other took the place of that.
        input: Option<String>,
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
    /// A rule that it was excused from holds again, or soon will.
    Waiver {
        /// What excused it.
        waiver: Waiver,
        /// Whether it still does.
        holds: bool,
    },
}

impl Reminder {
    /// The name of the kind in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Lapsed { .. } => "lapsed",
            Self::Superseded { .. } => "superseded",
            Self::Old { .. } => "old",
            Self::Waiver { .. } => "waiver",
        }
    }
}

/// What is to be looked at again.
#[derive(Debug, Clone, Copy)]
pub enum DueSubject<'d> {
    /// A fact.
    Fact(&'d Fact),
    /// A brief.
    Brief(&'d Brief),
}

impl<'d> DueSubject<'d> {
    /// Its name: the id of the fact, or the file of the brief.
    pub fn name(&self) -> String {
        match self {
            Self::Fact(fact) => fact.id.clone(),
            Self::Brief(brief) => format!("{}.toml", brief.name),
        }
    }

    fn span(&self) -> &'d Span {
        match self {
            Self::Fact(fact) => &fact.span,
            Self::Brief(brief) => &brief.span,
        }
    }
}

/// Something to be looked at again.
#[derive(Debug)]
pub struct DueEntry<'d> {
    /// The dossier.
    pub dossier: &'d Dossier,
    /// The fact or brief.
    pub of: DueSubject<'d>,
    /// Why.
    pub reminder: Reminder,
    /// The first day on which it was due; a waiver that still holds will be only then.
    pub since: NaiveDate,
    /// The briefs that print it; of a review or a waiver also those that print what is computed from it; of what is about one audience, its briefs.
    pub briefs: Vec<&'d str>,
}

impl DueEntry<'_> {
    /// Whether it is due on a day, and not only soon.
    pub fn is_due(&self, on: NaiveDate) -> bool {
        self.since <= on
    }

    /// Where it is written.
    pub fn span(&self) -> &Span {
        match &self.reminder {
            Reminder::Waiver { waiver, .. } => &waiver.span,
            _ => self.of.span(),
        }
    }
}

/// What is due in dossiers by a day, or soon after it, the oldest first.
pub fn due<'d>(dossiers: &[&'d Dossier], on: NaiveDate) -> Vec<DueEntry<'d>> {
    let mut found: Vec<DueEntry<'d>> = dossiers.iter().flat_map(|dossier| due_in(dossier, on)).collect();
    found.sort_by_cached_key(|due| (due.since, due.dossier.name.clone(), due.of.name()));
    found
}

fn due_in<'d>(dossier: &'d Dossier, on: NaiveDate) -> Vec<DueEntry<'d>> {
    let mut found = Vec::new();
    for (index, fact) in dossier.facts.iter().enumerate() {
        let briefs = uses(dossier, index);
        let of = DueSubject::Fact(fact);
        let entry = |reminder: Reminder, since: NaiveDate, briefs: Vec<&'d str>| DueEntry {
            dossier,
            of,
            reminder,
            since,
            briefs,
        };
        let ending = ending(&fact.custody.waivers, on);
        let with_computed = || uses_with_computed(dossier, index);
        found.extend(ending.map(|(reminder, since)| entry(reminder, since, with_computed())));
        if let Some(superseded) = fact.history.superseded_by.as_ref().filter(|one| one.on <= on) {
            // Nobody looks at what has ended; the pages that print it are another matter.
            if !briefs.is_empty() {
                let reminder = Reminder::Superseded { by: superseded.fact.clone(), input: None };
                found.push(entry(reminder, superseded.on, briefs));
            }
            continue;
        }
        if !briefs.is_empty() {
            let ended = dossier.ended_inputs(fact, on).into_iter().map(|(input, superseded)| {
                let (by, input) = (superseded.fact.clone(), Some(input.id.clone()));
                entry(Reminder::Superseded { by, input }, superseded.on, briefs.clone())
            });
            found.extend(ended);
        }
        let review = fact.review_by.as_ref().filter(|_| fact.is_overdue(on));
        if let Some(since) = review.and_then(|(date, _)| date.last_day().succ_opt()) {
            found.push(entry(Reminder::Review, since, with_computed()));
        }
        if let Some((date, since)) = lapsed_since(dossier, fact, on) {
            found.push(entry(Reminder::Lapsed { date }, since, briefs.clone()));
        }
        found.extend(
            old(dossier, fact, &briefs, on)
                .into_iter()
                .map(|(reminder, since, briefs)| entry(reminder, since, briefs)),
        );
    }
    for brief in &dossier.briefs {
        let (of, briefs) = (DueSubject::Brief(brief), vec![brief.name.as_str()]);
        let ending = ending(&brief.custody.waivers, on);
        found.extend(ending.map(|(reminder, since)| DueEntry {
            dossier,
            of,
            reminder,
            since,
            briefs: briefs.clone(),
        }));
    }
    found
}

/// The waivers that have ended by a day or will soon after it, each with the first day on which it excuses nothing.
fn ending(waivers: &[Waiver], on: NaiveDate) -> impl Iterator<Item = (Reminder, NaiveDate)> {
    let soon = on.checked_add_days(Days::new(SOON)).unwrap_or(NaiveDate::MAX);
    waivers.iter().filter_map(move |waiver| {
        let since = waiver.until.last_day().succ_opt().filter(|since| *since <= soon)?;
        Some((Reminder::Waiver { waiver: waiver.clone(), holds: on < since }, since))
    })
}

/// A plan's date and the first day after it, where that has passed by a day. It needs no look where another fact tells what came of it, nor where its
/// author has set a later day to look at it.
fn lapsed_since(dossier: &Dossier, fact: &Fact, on: NaiveDate) -> Option<(Date, NaiveDate)> {
    let showing = dossier.showing();
    let lapsed = fact.due_as_shown(showing).filter(|_| fact.has_lapsed(on, showing));
    // A date that it names as ahead may have passed before it falls due.
    let due = lapsed.or_else(|| fact.passed_unsaid(on, showing))?;
    let known = dossier.facts.iter().any(|other| other.is_outcome_of(fact));
    let put_off = fact
        .review_by
        .as_ref()
        .is_some_and(|(date, _)| date.last_day() > due.last_day() && date.last_day() >= on);
    if known || put_off { None } else { Some((due, due.last_day().succ_opt()?)) }
}

/// The audiences for whose pages a fact is too old, each with its briefs.
fn old<'d>(
    dossier: &'d Dossier,
    fact: &Fact,
    briefs: &[&'d str],
    on: NaiveDate,
) -> Vec<(Reminder, NaiveDate, Vec<&'d str>)> {
    let mut audiences: BTreeMap<&str, (Age, Vec<&'d str>)> = BTreeMap::new();
    for brief in dossier.briefs.iter().filter(|brief| briefs.contains(&brief.name.as_str())) {
        if let Some(age) = dossier.aged(fact, brief, on).age {
            let (_, named) = audiences.entry(&brief.audience).or_insert((age, Vec::new()));
            named.push(&brief.name);
        }
    }
    let judged = audiences.into_iter().map(|(audience, (age, briefs))| {
        let reminder =
            Reminder::Old { audience: audience.to_owned(), months: age.months, too_old: age.too_old };
        (reminder, age.since, briefs)
    });
    judged.collect()
}
