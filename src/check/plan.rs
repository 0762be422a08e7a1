//! Whether a fact's stage, its due date and the keys for the time after it agree.

use chrono::NaiveDate;

use super::context::Context;
use super::messages::plan as says;
use super::messages::plan::{ByThen, NamedIn, NotYetDone};
use super::toml::{File, TomlTable};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Dossier, Fact, Few, Stage};
use crate::value::{Date, DateBound, Value};

/// When a fact held, when a plan falls due, and where both are written.
pub struct Dates {
    pub as_of: Date,
    pub due: Option<Date>,
    /// Of `due`, where it is written.
    pub due_span: Option<Span>,
}

/// Warns of a `done` fact that names a date which was still ahead when it held: the stage may have been forgotten.
/// A period that had begun is passed over, since a term or a contract that runs is done.
pub fn report_not_yet_done(
    table: &TomlTable<'_>,
    id: &str,
    dates: &Dates,
    value: Option<&Value>,
    companions: &Few<String, Value>,
    context: &Context,
) {
    let is_ahead = |value: &Value| value_begin(value).is_some_and(|date| !date.can_begin(&dates.as_of));
    let with = || table.get("with").and_then(|with| with.table());
    let (place, ahead, due) = if let Some(value) = value.filter(|value| is_ahead(value)) {
        (table.get("value").map(|item| item.span()), value_begin(value), None)
    } else if let Some((name, value)) = companions.iter().find(|(_, value)| is_ahead(value)) {
        let place = with().and_then(|with| with.get(name).map(|item| item.span()));
        (place, value_begin(value), value_end(value).filter(|_| dates.due.is_none()))
    } else {
        (dates.due_span.clone(), dates.due.filter(|due| !due.can_begin(&dates.as_of)), None)
    };
    let (Some(place), Some(ahead)) = (place, ahead) else { return };
    let named_by = match value.is_some_and(is_ahead) || companions.values().any(is_ahead) {
        true => NamedIn::Figure,
        false => NamedIn::Due,
    };
    // What is still ahead on the page's date too can't have happened since.
    let outcome = match context.date.as_ref().is_none_or(|(today, _)| ahead.first_day() <= *today) {
        true => ByThen::Possible,
        false => ByThen::Ahead,
    };
    let found = NotYetDone { id, as_of: &dates.as_of, ahead: &ahead, due, named_by, outcome };
    table.file.report(says::not_yet_done(place, &found));
}

/// Warns of a plan whose due date is before its `as-of`.
pub fn report_due_before(table: &TomlTable<'_>, id: &str, stage: Stage, dates: &Dates, context: &Context) {
    // One later than the brief is an error already.
    if context.date.as_ref().is_some_and(|(today, _)| dates.as_of.first_day() > *today) {
        return;
    }
    let Some(due) = dates.due.filter(|due| !dates.as_of.can_begin(due)) else { return };
    // An author who gives that reason knows that the date has passed.
    if table.get("date-passed").is_some() {
        return;
    }
    let place = dates.due_span.clone().or_else(|| table.get("value").map(|item| item.span()));
    let Some(place) = place else { return };
    table.file.report(says::due_before(place, id, stage, &dates.as_of, &due));
}

/// Warns of a plan that can never lapse although it names a date that was ahead when it held and has passed since.
pub fn report_without_due(file: &File, fact: &Fact, context: &Context) {
    let found = context.date.as_ref().and_then(|(today, _)| without_due(fact, *today));
    found.into_iter().for_each(|found| file.report(found));
}

/// The same by a day.
fn without_due(fact: &Fact, today: NaiveDate) -> Option<Diagnostic> {
    if fact.due.is_some() || fact.stage == Stage::Done {
        return None;
    }
    let held = fact.as_of.last_day();
    let mut dates = fact.companions.values().filter_map(value_end);
    let date = dates.find(|date| held < date.last_day() && date.last_day() < today)?;
    Some(says::without_due(fact.span.clone(), &fact.id, fact.stage, &date))
}

/// Warns of plans whose date has passed by a day but hadn't on the dossier's date, so that its pages present them as ahead.
/// It isn't a part of `check`, since no build may depend on that day.
pub fn lapsed_since(dossier: &Dossier, on: NaiveDate) -> Vec<Diagnostic> {
    let tell = |fact: &Fact| {
        if fact.history.is_superseded(on) {
            return None;
        }
        let silent = without_due(fact, on).filter(|_| without_due(fact, dossier.date).is_none());
        let due = fact.due.filter(|_| fact.has_lapsed(on) && !fact.has_lapsed(dossier.date));
        let lapsed = due.map(|due| says::lapsed(fact.span.clone(), &fact.id, &due, on, dossier.date));
        silent.or(lapsed)
    };
    dossier.facts.iter().filter_map(tell).collect()
}

/// Refuses keys that have an effect only on plans with a date, or only on their short forms.
pub fn report_idle(table: &TomlTable<'_>, stage: Option<Stage>, due: Option<&Date>) {
    for key in ["lapsed", "date-passed"] {
        let Some(item) = table.get(key) else { continue };
        if stage == Some(Stage::Done) {
            item.report(says::idle_on_done(item.span(), key));
        } else if due.is_none() && table.get("due").is_none() {
            item.report(says::idle_without_due(item.span(), key));
        } else if key == "date-passed" && table.get("short").is_none() {
            item.report(says::idle_without_short(item.span()));
        }
    }
}

/// The date that a value says something falls due: the date that it is, or the end of its period.
pub fn value_end(value: &Value) -> Option<Date> {
    match value {
        Value::Date(dated) => match dated.bound {
            DateBound::On | DateBound::By | DateBound::From | DateBound::Until => Some(dated.date),
            // Of a thing that began in the past, or begins some day after a date, no day is the last.
            DateBound::Since | DateBound::After => None,
        },
        Value::Period(period) => Some(period.to),
        // The last of the dates that are named: until then one of the versions is still ahead.
        Value::Contested(contested) => {
            contested.versions.iter().filter_map(value_end).max_by_key(|date| date.last_day())
        }
        Value::Quantity(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_) => None,
    }
}

/// The date on which a value says that something begins: the date that it is, or the beginning of its period.
fn value_begin(value: &Value) -> Option<Date> {
    match value {
        Value::Date(dated) => match dated.bound {
            DateBound::On | DateBound::Since | DateBound::From | DateBound::After => Some(dated.date),
            DateBound::By | DateBound::Until => None,
        },
        Value::Period(period) => Some(period.from),
        Value::Contested(contested) => {
            contested.versions.iter().filter_map(value_begin).max_by_key(|date| date.first_day())
        }
        Value::Quantity(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_) => None,
    }
}
