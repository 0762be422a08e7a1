//! Facts that should have been looked at again by a day. It isn't a part of `check`, since that day is asked for and no
//! build may depend on it.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Dossier, Fact};

/// Tells of every fact whose `review-by` had passed on a day.
pub fn overdue(dossier: &Dossier, on: NaiveDate) -> Vec<Diagnostic> {
    let code = match dossier.overdue_is_error {
        true => Code::ReviewOverdue,
        false => Code::ReviewDue,
    };
    let tell = |fact: &Fact| {
        let (date, span) = fact.review_by.as_ref().filter(|_| fact.is_overdue(on))?;
        let message = format!("`{}` was to be looked at again by `{date}`, before {on}", fact.id);
        let hint = "look whether it still holds, correct it or its `as-of`, and set the next `review-by`";
        Some(Diagnostic::at(code, span.clone(), message).hint(hint))
    };
    dossier.facts.iter().filter_map(tell).collect()
}
