//! The checks of a mail before it goes out: its recipients, the clock, and the dates of its facts.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::days::Days;
use super::letter::Letter;
use super::message::{Purpose, check_mailbox};
use super::messages;
use super::refusal::Refusal;
use crate::check::page_policies_since;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Brief, Dossier, EndedFact, MarkingKind, Overdue, OverdueFact, People, TooOld};
use crate::value::Showing;

/// What applies to every mail of a run.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The days by which the mail is judged.
    pub days: Days,
    /// What the messages are for.
    pub purpose: Purpose,
    /// Most bytes that the attachments may take together in the mail, where they are in base64.
    pub max_bytes: u64,
    /// Whether the Markdown goes with the PDF.
    pub markdown: bool,
    /// What becomes of pages that are marked as drafts.
    pub unfinished: DraftPages,
}

/// What becomes of pages that are marked as drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftPages {
    /// No mail takes them along.
    Kept,
    /// They go out, because the user asked for it.
    Sent,
}

/// Checks that a page is finished: one that is marked as a draft goes out only where that is asked for, and then it is said.
pub fn judge_finish(
    dossier: &Dossier,
    brief: &Brief,
    unfinished: DraftPages,
) -> Result<Option<String>, Refusal> {
    let is_draft = dossier.marking(brief).is_some_and(|marking| marking.kind == MarkingKind::Draft);
    match unfinished {
        _ if !is_draft => Ok(None),
        DraftPages::Sent => Ok(Some(messages::files::goes_out_unfinished(&brief.name))),
        DraftPages::Kept => Err(messages::files::unfinished(&brief.name)),
    }
}

/// The audiences of a letter: those that the user named, else those of its briefs.
pub fn audiences(letter: &Letter, briefs: &[&Brief]) -> BTreeSet<String> {
    match letter.audiences.is_empty() {
        true => briefs.iter().map(|brief| brief.audience.clone()).collect(),
        false => letter.audiences.iter().cloned().collect(),
    }
}

/// Checks the recipients: nobody may get the letter twice, and where somebody's audiences are known, each brief must be for
/// one of them.
pub fn judge_recipients(letter: &Letter, briefs: &[&Brief], people: &People) -> Vec<Refusal> {
    let mut found = Vec::new();
    if letter.recipients.is_empty() {
        found.push(messages::people::no_recipient());
    }
    let mut seen = BTreeSet::new();
    for (_, mailbox) in &letter.recipients {
        if let Err(error) = check_mailbox(mailbox) {
            found.push(messages::people::bad_mailbox(&error));
        }
        if !seen.insert(mailbox.address.key()) {
            found.push(messages::people::named_twice(&mailbox.address));
        }
    }
    let allowed = audiences(letter, briefs);
    for brief in briefs.iter().filter(|brief| !allowed.contains(&brief.audience)) {
        found.push(messages::people::brief_for_others(&brief.name, &brief.audience, &allowed));
    }
    for (_, mailbox) in &letter.recipients {
        if people.unsound.contains(&mailbox.address.key()) {
            found.push(messages::people::entry_has_mistakes(&mailbox.address));
        }
        let Some(person) = people.find(mailbox) else {
            if people.some_unread && !people.unsound.contains(&mailbox.address.key()) {
                found.push(messages::people::people_unreadable(&mailbox.address));
            }
            continue;
        };
        for brief in briefs.iter().filter(|brief| !person.audiences.contains(&brief.audience)) {
            let refusal = messages::people::brief_for_others_by_file(
                &brief.name,
                &brief.audience,
                &mailbox.address,
                &person.audiences,
            );
            // The user may have typed the same wrong audience.
            if !found.contains(&refusal) {
                found.push(refusal);
            }
        }
    }
    found
}

/// Checks the clock by which a mail is sent. A clock that hasn't reached the page's own date is wrong, so it can't tell
/// which dates have passed.
pub fn judge_clock(dossier: &Dossier, limits: &Limits) -> Option<Refusal> {
    let is_behind = limits.purpose == Purpose::Delivery && limits.days.latest < dossier.date;
    is_behind.then(|| messages::days::clock_is_behind(dossier.date, limits.days.today))
}

/// Checks that the page still reads as it should on the day it goes out: when the date of a plan has passed since the page's
/// own date, a page made now would describe the plan differently.
pub fn judge_date(dossier: &Dossier, showing: Showing, facts: &[usize], on: NaiveDate) -> Option<Refusal> {
    let lapsed = facts.iter().map(|&fact| &dossier.facts[fact]);
    let lapsed =
        lapsed.filter(|fact| fact.has_lapsed(on, showing) && !fact.has_lapsed(dossier.date, showing));
    let ids: BTreeSet<&String> = lapsed.map(|fact| &fact.id).collect();
    (!ids.is_empty()).then(|| messages::days::plans_have_lapsed(dossier.date, &ids))
}

/// Checks that no other fact has taken the place of one of the page's since its own date, or of what one is computed from: a page made now
/// would not have it.
pub fn judge_succession(dossier: &Dossier, facts: &[usize], on: NaiveDate) -> Option<Refusal> {
    let since = facts.iter().filter_map(|&fact| dossier.ended_fact(&dossier.facts[fact], on));
    let since: BTreeSet<EndedFact> = since.collect();
    (!since.is_empty()).then(|| messages::days::superseded_since(dossier.date, &since))
}

/// Checks whether facts of the page are too old for its readers on the day it goes out: refused where the audience forbids it, else said.
pub fn judge_age(
    dossier: &Dossier,
    brief: &Brief,
    facts: &[usize],
    on: NaiveDate,
) -> Result<Option<String>, Refusal> {
    let audience = &brief.audience;
    let judged = facts.iter().map(|&fact| &dossier.facts[fact]);
    let aged: Vec<(&String, TooOld)> =
        judged.filter_map(|fact| Some((&fact.id, dossier.aged(fact, brief, on).age?.too_old))).collect();
    let of = |what: TooOld| -> BTreeSet<&String> {
        aged.iter().filter(|(_, too_old)| *too_old == what).map(|(id, _)| *id).collect()
    };
    let (forbidden, flagged) = (of(TooOld::Forbidden), of(TooOld::Flagged));
    if !forbidden.is_empty() {
        return Err(messages::days::too_old(audience, on, &forbidden));
    }
    Ok((!flagged.is_empty()).then(|| messages::days::not_fresh(audience, on, &flagged)))
}

/// Names the facts whose review fell due after the past day by which a draft is judged, and before today.
pub fn review_since(dossier: &Dossier, facts: &[usize], on: NaiveDate, today: NaiveDate) -> Option<String> {
    let before: BTreeSet<OverdueFact> = overdue(dossier, facts, on);
    let since: BTreeSet<OverdueFact> =
        overdue(dossier, facts, today).into_iter().filter(|one| !before.contains(one)).collect();
    (!since.is_empty()).then(|| messages::days::review_is_due_today(today, &since))
}

/// Checks whether facts of the page should have been reviewed by the day it goes out. Where the dossier makes that an error,
/// the mail is refused; otherwise a sentence says it.
pub fn judge_review(dossier: &Dossier, facts: &[usize], on: NaiveDate) -> Result<Option<String>, Refusal> {
    let overdue = overdue(dossier, facts, on);
    if overdue.is_empty() {
        return Ok(None);
    }
    match dossier.overdue {
        Overdue::Error => Err(messages::days::review_is_missing(on, &overdue)),
        Overdue::Warning => Ok(Some(messages::days::review_is_due(on, &overdue))),
    }
}

/// The facts of a page that should have been looked at again by a day, themselves or what they are computed from.
fn overdue(dossier: &Dossier, facts: &[usize], on: NaiveDate) -> BTreeSet<OverdueFact> {
    facts.iter().filter_map(|&fact| dossier.overdue_fact(&dossier.facts[fact], on)).collect()
}

/// What the rules for the readers say of a page on the day it goes out, beyond what they said on the day of the page: reasons
/// why it may not, and sentences. What a draft of a past day would be told today are sentences, too.
pub fn judge_rules(
    dossier: &Dossier,
    brief: &Brief,
    facts: &[usize],
    days: Days,
) -> (Vec<Refusal>, Vec<String>) {
    let found = page_policies_since(dossier, brief, facts, days.asked(days.on));
    let is_error = |found: &Diagnostic| found.severity() == Severity::Error;
    let (errors, warnings): (Vec<Diagnostic>, Vec<Diagnostic>) = found.into_iter().partition(is_error);
    let places: BTreeSet<_> = errors.iter().chain(&warnings).map(said_of).collect();
    let today = page_policies_since(dossier, brief, facts, days.asked(days.today));
    let later = today.iter().filter(|found| !places.contains(&said_of(found)));
    let later = later.map(|found| messages::days::by_today(days.today, &refusal(found)));
    // How old the facts are is said of all of them together.
    let is_age = |found: &&Diagnostic| matches!(found.code, Code::NotFresh | Code::TooOld);
    let said = warnings.iter().filter(|found| !is_age(found));
    let said = said.map(|found| found.message.clone()).chain(later).collect();
    (errors.iter().filter(|found| !is_age(found)).map(refusal).collect(), said)
}

/// What a finding is about, on whichever day it was found.
fn said_of(found: &Diagnostic) -> (&'static str, Option<(String, usize)>) {
    let place = found.span.as_ref().map(|span| (span.source.path.clone(), span.range.start));
    (found.code.name(), place)
}

fn refusal(found: &Diagnostic) -> Refusal {
    Refusal::new(found.message.clone(), found.hint.clone().unwrap_or_default())
}
