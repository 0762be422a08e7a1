//! A fact of the ledger, in the form in which two states of a fact are compared.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::compare::{FactState, FactTexts, Wording};
use crate::language::Language;
use crate::ledger::{Copy, FactCopy};
use crate::model::Stage;
use crate::value::Date;

/// What a copy says of a fact. In a language that this program doesn't know, it has figures only, and no words.
pub fn remembered(copy: &Copy, fact: &FactCopy) -> FactState {
    let figures = fact.values.iter().map(|(name, figure)| (name.clone(), figure.text.clone()));
    let texts =
        FactTexts { statement: Wording::of_text(&fact.statement), short: None, figures: figures.collect() };
    let language = Language::from_tag(&copy.language);
    let forms = fact.values.iter().map(|(name, figure)| (name.clone(), figure.form.clone()));
    FactState {
        forms: forms.collect(),
        languages: language.map(|language| BTreeMap::from([(language, texts)])).unwrap_or_default(),
        evidence: None,
        status: fact.status.clone(),
        stage: fact.stage.clone(),
        as_of: fact.as_of.clone(),
        due: fact.due.clone(),
        lapsed: had_lapsed(copy, fact),
    }
}

/// Whether the date of a plan had passed on the day of the copy. The ledger doesn't record it.
fn had_lapsed(copy: &Copy, fact: &FactCopy) -> bool {
    let due = fact.due.as_ref().and_then(|due| due.parse::<Date>().ok());
    let day = NaiveDate::parse_from_str(&copy.date, "%Y-%m-%d").ok();
    fact.stage != Stage::Done.name() && due.zip(day).is_some_and(|(due, day)| due.last_day() < day)
}
