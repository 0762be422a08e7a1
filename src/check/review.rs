//! Facts that should have been looked at again by a day. This isn't a part of `check`, since no build may depend on the day of asking.

use chrono::NaiveDate;

use super::messages::plan::review_passed;
use crate::diagnostic::Diagnostic;
use crate::model::{Dossier, Fact};

/// Warns of every fact whose `review-by` had passed on a day.
pub fn overdue(dossier: &Dossier, on: NaiveDate) -> Vec<Diagnostic> {
    let tell = |fact: &Fact| {
        // Nobody looks at what has ended.
        let due = fact.is_overdue(on) && !fact.history.is_superseded(on);
        let (date, span) = fact.review_by.as_ref().filter(|_| due)?;
        let computed: Vec<&str> = dossier.descendants(fact).map(|other| other.id.as_str()).collect();
        Some(review_passed(span.clone(), (&fact.id, &computed), date, on, dossier.overdue))
    };
    dossier.facts.iter().filter_map(tell).collect()
}
