//! A fact of the ledger, in the form in which two states of a fact are compared.

use chrono::NaiveDate;

use crate::account::{CopiedFact, FactRecord, Spelled, Standing};
use crate::ledger::Copy;
use crate::model::Stage;

/// What a copy says of a fact. In a language that this program doesn't know, it has figures only, and no words.
pub fn remembered(copy: &Copy, fact: &CopiedFact) -> FactRecord {
    let mut record = fact.record.tagged(&copy.language, None);
    record.standing.lapsed = Some(had_lapsed(copy, &fact.record.standing));
    record
}

/// Whether the date of a plan had passed on the day of the copy. The ledger doesn't record it.
fn had_lapsed(copy: &Copy, standing: &Standing) -> bool {
    let due = standing.due.as_ref().and_then(Spelled::known);
    let day = copy_day(copy);
    standing.stage != Spelled::Known(Stage::Done)
        && due.zip(day).is_some_and(|(due, day)| due.last_day() < day)
}

/// The day printed on a copy.
pub fn copy_day(copy: &Copy) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&copy.date, "%Y-%m-%d").ok()
}
