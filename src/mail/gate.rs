//! Why a mail may not go out.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::letter::Letter;
use super::message::{Purpose, check_mailbox};
use crate::diagnostic::wording::list;
use crate::model::{Brief, Dossier, Overdue, People};

/// A reason why a mail may not go out, with what would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// One lower-case sentence.
    pub message: String,
    /// The remedy.
    pub hint: Option<String>,
    /// The lines of the diagnostic that it is about, as a report prints them.
    pub report: Vec<String>,
}

impl Refusal {
    /// A reason with its remedy.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        let hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        Self { message: message.into(), hint, report: Vec::new() }
    }

    /// A reason that a diagnostic gives, with the lines of its report.
    pub fn reported(message: impl Into<String>, report: &str) -> Self {
        Self { message: message.into(), hint: None, report: report.lines().map(str::to_owned).collect() }
    }
}

/// What holds for every mail of a run.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The day by which the mail is judged: that on which it goes out.
    pub on: NaiveDate,
    /// The day that the clock shows.
    pub today: NaiveDate,
    /// The latest day that it is anywhere by the clock: a page may come from where a new day has begun.
    pub latest_day: NaiveDate,
    /// Whether it is sent now.
    pub purpose: Purpose,
    /// Bytes that the attachments may have together in the mail, where they stand in base64.
    pub max_bytes: u64,
    /// Whether the Markdown goes with the PDF.
    pub markdown: bool,
}

/// The audiences a letter may be for: those the user named, else those of its briefs.
pub fn audiences(letter: &Letter, briefs: &[&Brief]) -> BTreeSet<String> {
    match letter.audiences.is_empty() {
        true => briefs.iter().map(|brief| brief.audience.clone()).collect(),
        false => letter.audiences.iter().cloned().collect(),
    }
}

/// Judges who gets the letter: nobody twice, and everybody whose audience is known must be of each brief's.
pub fn judge_recipients(letter: &Letter, briefs: &[&Brief], people: &People) -> Vec<Refusal> {
    let mut found = Vec::new();
    if letter.recipients.is_empty() {
        found.push(Refusal::new("nobody is to get it", "name somebody with `--to`"));
    }
    let mut seen = BTreeSet::new();
    for (_, mailbox) in &letter.recipients {
        if let Err(why) = check_mailbox(mailbox) {
            found.push(Refusal::new(why, "check the address"));
        }
        if !seen.insert(mailbox.address.key()) {
            let message = format!("`{}` would get it twice", mailbox.address);
            found.push(Refusal::new(message, "name each address once"));
        }
    }
    let allowed = audiences(letter, briefs);
    for brief in briefs.iter().filter(|brief| !allowed.contains(&brief.audience)) {
        let message = format!(
            "the brief `{}` is for `{}`, and the reader belongs to {}",
            brief.name,
            brief.audience,
            list(&allowed)
        );
        found.push(Refusal::new(message, "send the brief that is for this reader"));
    }
    for (_, mailbox) in &letter.recipients {
        if people.unsound.contains(&mailbox.address.key()) {
            let message = format!("the entry of `{}` in recipients.toml has mistakes", mailbox.address);
            found.push(Refusal::new(message, "mend it; who may see what is read from there"));
        }
        let Some(person) = people.find(mailbox) else {
            if people.some_unread && !people.unsound.contains(&mailbox.address.key()) {
                let message =
                    format!("a part of recipients.toml can't be read and may be about `{}`", mailbox.address);
                found.push(Refusal::new(
                    message,
                    "mend the mistakes shown above; until then only readers whose own entry is right get mail",
                ));
            }
            continue;
        };
        for brief in briefs.iter().filter(|brief| !person.audiences.contains(&brief.audience)) {
            let message = format!(
                "the brief `{}` is for `{}`, and recipients.toml says that `{}` belongs to {}",
                brief.name,
                brief.audience,
                mailbox.address,
                list(&person.audiences)
            );
            let refusal =
                Refusal::new(message, "send the brief that is for this reader, or change recipients.toml");
            // The user may have typed the same wrong audience.
            if !found.contains(&refusal) {
                found.push(refusal);
            }
        }
    }
    found
}

/// Judges the clock by which a mail is sent: one that hasn't come to the page's own day is wrong, and what has passed
/// can't be known by it.
pub fn judge_clock(dossier: &Dossier, limits: &Limits) -> Option<Refusal> {
    (limits.purpose == Purpose::Delivery && limits.latest_day < dossier.date).then(|| {
        let message = format!("the page is of {}, and by the clock it is {}", dossier.date, limits.today);
        Refusal::new(message, "set the clock; a page of a coming day is sent on that day")
    })
}

/// Judges whether the page still reads as it should on the day it goes out: a plan whose date has passed since the
/// page's own date would be told differently today.
pub fn judge_date(dossier: &Dossier, facts: &[usize], on: NaiveDate) -> Option<Refusal> {
    let lapsed = facts.iter().map(|&fact| &dossier.facts[fact]);
    let lapsed = lapsed.filter(|fact| fact.has_lapsed(on) && !fact.has_lapsed(dossier.date));
    let ids: BTreeSet<&String> = lapsed.map(|fact| &fact.id).collect();
    (!ids.is_empty()).then(|| {
        let message =
            format!("the page of {} tells plans whose date has passed since: {}", dossier.date, list(ids));
        Refusal::new(message, "bring the facts and `date` in dossier.toml up to date, and build")
    })
}

/// The facts that were to be looked at again between a past day by which a draft is judged and today.
pub fn review_since(dossier: &Dossier, facts: &[usize], on: NaiveDate, today: NaiveDate) -> Option<String> {
    let since = facts.iter().map(|&fact| &dossier.facts[fact]);
    let since = since.filter(|fact| fact.is_overdue(today) && !fact.is_overdue(on));
    let ids: BTreeSet<&String> = since.map(|fact| &fact.id).collect();
    (!ids.is_empty())
        .then(|| format!("by today, {today}, the page tells what was to be looked at again: {}", list(ids)))
}

/// Judges whether facts of the page should have been looked at again by the day it goes out. Where the dossier makes an
/// error of that, the mail is refused; else it is said.
pub fn judge_review(dossier: &Dossier, facts: &[usize], on: NaiveDate) -> Result<Option<String>, Refusal> {
    let overdue = facts.iter().map(|&fact| &dossier.facts[fact]).filter(|fact| fact.is_overdue(on));
    let ids: BTreeSet<&String> = overdue.map(|fact| &fact.id).collect();
    if ids.is_empty() {
        return Ok(None);
    }
    let message = format!("the page tells what was to be looked at again before {on}: {}", list(ids));
    match dossier.overdue {
        Overdue::Error => {
            Err(Refusal::new(message, "look whether it still holds, and set the next `review-by`"))
        }
        Overdue::Warning => Ok(Some(message)),
    }
}
