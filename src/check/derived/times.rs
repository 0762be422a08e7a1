//! Of which time a computed figure is: its period, and the day on which a change held.

use crate::derive::{Stretch, When, as_of_change};
use crate::model::Fact;
use crate::value::{Date, Period, Value};

/// The period that a fact says its figures are of.
fn said_period(fact: &Fact) -> Option<&Value> {
    fact.companions.get("period").or(fact.period.as_deref())
}

/// When a change held, where the figure is one.
pub fn changed_on(facts: &[&Fact], when: Option<&When>, asked: bool) -> Option<Date> {
    let dated: Vec<(&Fact, Option<Stretch>)> =
        facts.iter().map(|fact| (*fact, said_period(fact).and_then(Stretch::of))).collect();
    match when {
        Some(When::Between(from, _)) => as_of_change(&dated, Some(from)),
        _ if asked => as_of_change(&dated, None),
        _ => None,
    }
}

/// The period that a computed figure is of, made of those of the facts: of a growth that in which it ended.
pub fn period_of(when: &When, facts: &[&Fact]) -> Option<Value> {
    let (When::In(span) | When::Between(_, span)) = when else { return None };
    let said: Vec<(Stretch, &Value)> = facts
        .iter()
        .filter_map(|fact| said_period(fact))
        .filter_map(|one| Some((Stretch::of(one)?, one)))
        .collect();
    if let Some((_, value)) = said.iter().find(|(own, _)| own == span) {
        return Some((*value).clone());
    }
    let (_, first) = said.iter().find(|(own, _)| own.begins_with(span))?;
    let (_, last) = said.iter().find(|(own, _)| own.ends_with(span))?;
    let ends = |value: &Value| match value {
        Value::Date(dated) => Some((dated.date, dated.date)),
        Value::Period(period) => Some((period.from, period.to)),
        _ => None,
    };
    Some(Value::Period(Period { from: ends(first)?.0, to: ends(last)?.1 }))
}

/// Whether a period that is printed of a figure is another than that of the figures from which it is computed. A growth may be told of the
/// time in which it ended, and of all the time from the beginning of the one to the end of the other.
pub fn contradicts(said: &Value, when: &When) -> bool {
    let Some(said) = Stretch::of(said) else { return false };
    match when {
        When::In(span) => said != *span,
        When::Between(from, to) => said != *to && !(said.begins_with(from) && said.ends_with(to)),
        When::Timeless | When::Unsaid(_) | When::Long(..) => false,
    }
}
