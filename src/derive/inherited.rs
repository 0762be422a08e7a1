//! What a derived fact has of the facts that it is computed from.

use std::collections::BTreeSet;

use super::stretch::Stretch;
use crate::model::{Evidence, Fact, Stage, Status};
use crate::value::Date;

/// What is inherited.
#[derive(Debug, Clone)]
pub struct Inherited {
    /// The weakest.
    pub status: Status,
    /// The least certain.
    pub stage: Stage,
    /// The oldest; of a change another may be right ([`as_of_change`]).
    pub as_of: Date,
    /// The earliest.
    pub due: Option<Date>,
    /// Those that may see all of the facts; everyone when there is none. Empty where nobody may.
    pub only_for: Option<BTreeSet<String>>,
    /// Every source with every place in it, without what it prints, which is another figure.
    pub evidence: Vec<Evidence>,
}

/// What a fact inherits from others; nothing where there are none.
pub fn inherit(facts: &[&Fact]) -> Option<Inherited> {
    let (first, rest) = facts.split_first()?;
    let mut found = Inherited {
        status: first.status,
        stage: first.stage,
        as_of: first.as_of,
        due: first.due,
        only_for: first.only_for.clone(),
        evidence: Vec::new(),
    };
    for fact in rest {
        found.status = found.status.max(fact.status);
        found.stage = found.stage.max(fact.stage);
        found.as_of = earlier(found.as_of, fact.as_of);
        found.due = match (found.due, fact.due) {
            (Some(one), Some(other)) => Some(earlier(one, other)),
            (one, other) => one.or(other),
        };
        found.only_for = both(found.only_for, fact.only_for.as_ref());
    }
    for evidence in facts.iter().flat_map(|fact| &fact.evidence) {
        let same = |other: &Evidence| {
            other.source == evidence.source
                && other.original == evidence.original
                && other.locator == evidence.locator
        };
        if !found.evidence.iter().any(same) {
            found.evidence.push(bare(evidence));
        }
    }
    Some(found)
}

/// The `as-of` of a change: that of what it changed to. Where it is known from which time it is a change, it is the oldest of the facts that
/// aren't of that time, else the newest of all.
pub fn as_of_change(facts: &[(&Fact, Option<Stretch>)], from: Option<&Stretch>) -> Option<Date> {
    let is_base = |period: &Option<Stretch>| {
        from.zip(period.as_ref()).is_some_and(|(from, period)| from.contains(period))
    };
    let later = facts.iter().filter(|(_, period)| !is_base(period)).map(|(fact, _)| fact.as_of);
    match from {
        Some(_) => later.reduce(earlier),
        None => later.reduce(|one, other| if earlier(one, other) == one { other } else { one }),
    }
}

/// Those that may see both; everyone when nothing is said.
pub fn both(one: Option<BTreeSet<String>>, other: Option<&BTreeSet<String>>) -> Option<BTreeSet<String>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.intersection(other).cloned().collect()),
        (one, other) => one.or_else(|| other.cloned()),
    }
}

/// The one that ends first; of two that end together, the one that begins first.
fn earlier(one: Date, other: Date) -> Date {
    let place = |date: &Date| (date.last_day(), date.first_day());
    if place(&other) < place(&one) { other } else { one }
}

/// A source and where in it, for another figure than the one that it prints.
fn bare(evidence: &Evidence) -> Evidence {
    Evidence {
        source: evidence.source,
        original: evidence.original,
        version: None,
        locator: evidence.locator.clone(),
        lines: evidence.lines,
        printed_unit: Vec::new(),
        unit_lines: None,
        by_eye: Default::default(),
        as_printed: Default::default(),
        unverifiable: Default::default(),
        remark: None,
        span: evidence.span.clone(),
    }
}
