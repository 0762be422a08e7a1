//! What `due` says.

use chrono::NaiveDate;

use crate::diagnostic::wording::count;
use crate::model::TooOld;
use crate::question::{DueEntry, DueSubject, Reminder};

/// What is due: since when, which fact or brief and where it is written; then why, and the briefs.
pub fn lines(due: &DueEntry<'_>) -> [String; 2] {
    let place = format!("{}:{}", due.span().source.path, due.span().line());
    let date = |date: Option<String>| date.unwrap_or_default();
    let fact = match due.of {
        DueSubject::Fact(fact) => Some(fact),
        DueSubject::Brief(_) => None,
    };
    let why = match &due.reminder {
        Reminder::Review => {
            let by = fact.and_then(|fact| fact.review_by.as_ref()).map(|(by, _)| by.to_string());
            format!("to be looked at again by {}", date(by))
        }
        Reminder::Lapsed { date } => format!("fell due by {date}, and no fact tells what came of it"),
        Reminder::Superseded { by, input: None } => format!("superseded by {by}, and still named"),
        Reminder::Superseded { by, input: Some(input) } => {
            format!("computed from {input}, which {by} superseded, and still named")
        }
        Reminder::Old { audience, months, too_old } => {
            let months = count(*months as usize, "month", "months");
            let what = match too_old {
                TooOld::Flagged => "old",
                TooOld::Forbidden => "too old",
            };
            let as_of = fact.map(|fact| fact.as_of.to_string());
            format!("as of {}, {what} for {audience} after {months}", date(as_of))
        }
        Reminder::Waiver { waiver, holds } => {
            let ends = if *holds { "ends" } else { "ended" };
            let (rule, until, by, why) = (waiver.rule.name(), &waiver.until, &waiver.by, &waiver.why);
            format!("the waiver of `{rule}` {ends} with {until} ({by}: {why})")
        }
    };
    let briefs = match due.of {
        DueSubject::Brief(_) => String::new(),
        DueSubject::Fact(_) if due.briefs.is_empty() => "; on no brief".to_owned(),
        DueSubject::Fact(_) => format!("; on {}", due.briefs.join(", ")),
    };
    [
        format!("{}  {}/{}  ({place})", due.since, due.dossier.name, due.of.name()),
        format!("            {why}{briefs}"),
    ]
}

/// How many things are due, and how many more soon.
pub fn summary(due: usize, soon: usize, on: NaiveDate) -> String {
    let soon = match soon {
        0 => String::new(),
        soon => format!("; {} soon", count(soon, "waiver ends", "waivers end")),
    };
    match due {
        0 => format!("nothing to look at again by {on}{soon}"),
        due => format!("{} to look at again by {on}{soon}", count(due, "thing", "things")),
    }
}
