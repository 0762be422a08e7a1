//! What is said of the day of a page, and of the day on which its mail goes out.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::wording::{list, list_of_words};
use crate::error::Error;
use crate::mail::refusal::Refusal;
use crate::model::{EndedFact, OverdueFact};

pub fn clock_is_behind(page: NaiveDate, today: NaiveDate) -> Refusal {
    let message = format!("the page is dated {page}, but the clock says {today}");
    Refusal::new(message, "correct the clock; a page with a date to come is sent on that day")
}

pub fn plans_have_lapsed(page: NaiveDate, ids: &BTreeSet<&String>) -> Refusal {
    let message =
        format!("the page dated {page} still presents as open plans whose date has passed: {}", list(ids));
    Refusal::new(message, "bring the facts and `date` in dossier.toml up to date, and build")
}

pub fn superseded_since(page: NaiveDate, facts: &BTreeSet<EndedFact>) -> Refusal {
    let (or_of, and_in) = match facts.iter().all(|one| one.itself) {
        true => ("", ""),
        false => (", or that of what they are computed from", " and in formulas"),
    };
    let facts: Vec<String> = facts.iter().map(ToString::to_string).collect();
    let facts = list_of_words(&facts.iter().map(String::as_str).collect::<Vec<_>>());
    let message =
        format!("the page dated {page} prints facts whose place others have taken since{or_of}: {facts}");
    let hint =
        format!("name the other facts in the brief{and_in}, set a later `date` in dossier.toml, and build");
    Refusal::new(message, hint)
}

pub fn not_fresh(audience: &str, on: NaiveDate, ids: &BTreeSet<&String>) -> String {
    format!("facts of the page are older on {on} than `{audience}` should get: {}", list(ids))
}

pub fn too_old(audience: &str, on: NaiveDate, ids: &BTreeSet<&String>) -> Refusal {
    let message =
        format!("facts of the page are older on {on} than a page for `{audience}` may have: {}", list(ids));
    Refusal::new(message, "find out what holds now, and correct the facts and their `as-of`")
}

/// What should be known of a draft that is judged by an earlier day and goes out today.
pub fn by_today(today: NaiveDate, refusal: &Refusal) -> String {
    format!("by today, {today}, {}", refusal.message)
}

pub fn review_is_due_today(today: NaiveDate, facts: &BTreeSet<OverdueFact>) -> String {
    format!("by today, {today}, facts of the page should have been reviewed: {}", overdue(facts))
}

pub fn review_is_due(on: NaiveDate, facts: &BTreeSet<OverdueFact>) -> String {
    format!("facts of the page should have been reviewed before {on}: {}", overdue(facts))
}

pub fn review_is_missing(on: NaiveDate, facts: &BTreeSet<OverdueFact>) -> Refusal {
    Refusal::new(review_is_due(on, facts), "check whether they still hold, and set the next `review-by`")
}

pub fn judged_by_earlier_day(page: NaiveDate, on: NaiveDate) -> String {
    format!(
        "the page is dated {page}, later than the day by which it is judged, {on}: whether a plan has lapsed since isn't known"
    )
}

pub fn day_is_past(on: NaiveDate, today: NaiveDate) -> Error {
    Error::usage(
        format!("`--on {on}` is past, and what is sent goes out today, {today}"),
        "leave out `--on`: a plan whose date has passed since would not be seen",
    )
}

pub fn no_plan_has_lapsed(page: NaiveDate, on: NaiveDate) -> String {
    format!("no plan has lapsed between {page} and {on}")
}

fn overdue(facts: &BTreeSet<OverdueFact>) -> String {
    let facts: Vec<String> = facts.iter().map(ToString::to_string).collect();
    list_of_words(&facts.iter().map(String::as_str).collect::<Vec<_>>())
}
