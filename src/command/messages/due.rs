//! What `due` says.

use chrono::NaiveDate;

use crate::diagnostic::wording::count;
use crate::model::TooOld;
use crate::question::{DueFact, Reminder};

/// What is due: since when, which fact and where it is written; then why, and the briefs.
pub fn lines(due: &DueFact<'_>) -> [String; 2] {
    let fact = due.fact;
    let place = format!("{}:{}", fact.span.source.path, fact.span.line());
    let date = |date: Option<String>| date.unwrap_or_default();
    let why = match &due.reminder {
        Reminder::Review => {
            let by = fact.review_by.as_ref().map(|(by, _)| by.to_string());
            format!("to be looked at again by {}", date(by))
        }
        Reminder::Lapsed => {
            let by = fact.due.map(|due| due.to_string());
            format!("fell due by {}, and no fact tells what came of it", date(by))
        }
        Reminder::Superseded { by } => format!("superseded by {by}, and still named"),
        Reminder::Old { audience, months, too_old } => {
            let months = count(*months as usize, "month", "months");
            let what = match too_old {
                TooOld::Flagged => "old",
                TooOld::Forbidden => "too old",
            };
            format!("as of {}, {what} for {audience} after {months}", fact.as_of)
        }
    };
    let briefs = if due.briefs.is_empty() {
        "on no brief".to_owned()
    } else {
        format!("on {}", due.briefs.join(", "))
    };
    [
        format!("{}  {}/{}  ({place})", due.since, due.dossier.name, fact.id),
        format!("            {why}; {briefs}"),
    ]
}

pub fn summary(due: usize, on: NaiveDate) -> String {
    match due {
        0 => format!("nothing to look at again by {on}"),
        due => format!("{} to look at again by {on}", count(due, "thing", "things")),
    }
}
