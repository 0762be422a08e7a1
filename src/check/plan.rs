//! Whether a fact's stage, its due date and the keys for the time after it agree.

use chrono::NaiveDate;

use super::context::Context;
use super::messages::plan as says;
use super::messages::plan::{ByThen, NamedIn, NotYetDone};
use super::toml::{File, TomlTable};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Dossier, Fact, Few, Stage};
use crate::value::{Date, Showing, Value};

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
    let is_ahead = |value: &Value| value.begins().is_some_and(|date| !date.can_begin(&dates.as_of));
    let with = || table.get("with").and_then(|with| with.table());
    let (place, ahead, due) = if let Some(value) = value.filter(|value| is_ahead(value)) {
        (table.get("value").map(|item| item.span()), value.begins(), None)
    } else if let Some((name, value)) = companions.iter().find(|(_, value)| is_ahead(value)) {
        let place = with().and_then(|with| with.get(name).map(|item| item.span()));
        (place, value.begins(), value.falls_due().filter(|_| dates.due.is_none()))
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

/// Warns of a plan whose `due` is another time than its own value says, and that no companion says either. It returns whether it did.
pub fn report_due_apart(
    table: &TomlTable<'_>,
    id: &str,
    (value, companions): (Option<&Value>, &Few<String, Value>),
    dates: &Dates,
) -> bool {
    let (Some(due), Some(span)) = (dates.due, &dates.due_span) else { return false };
    // The council is to decide by then whether the line opens in 2030.
    if companions.values().any(|companion| companion.falls_due() == Some(due)) {
        return false;
    }
    let versions = match value {
        Some(Value::Contested(contested)) => contested.versions.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => return false,
    };
    let spans = versions.iter().filter_map(|version| {
        let end = version.falls_due()?;
        Some((version.begins().unwrap_or(end), end))
    });
    let spans: Vec<(Date, Date)> = spans.collect();
    let meets =
        |(from, to): &(Date, Date)| from.first_day() <= due.last_day() && due.first_day() <= to.last_day();
    let Some((_, named)) = spans.last().filter(|_| !spans.iter().any(meets)) else { return false };
    table.file.report(says::due_apart(span.clone(), id, &due, named));
    true
}

/// Warns of a plan that the page presents as ahead although it names a date that was ahead when it held and has passed since, and of one that
/// it presents as lapsed although all dates that it names come after its `due`, and not all have passed.
pub fn report_at_odds(file: &File, fact: &Fact, has_apart: bool, context: &Context) {
    // Where a value and `due` disagree, that is said of every day.
    if !has_apart && let Some((today, _)) = &context.date {
        at_odds(fact, *today, Showing::Preferred).into_iter().for_each(|found| file.report(found));
    }
}

/// What the page says of a plan on a day and its dates don't.
fn at_odds(fact: &Fact, on: NaiveDate, showing: Showing) -> Option<Diagnostic> {
    passed_unsaid(fact, on, showing).or_else(|| lapsed_too_early(fact, on, showing))
}

fn lapsed_too_early(fact: &Fact, on: NaiveDate, showing: Showing) -> Option<Diagnostic> {
    let (due, named) = fact.lapsed_before(on, showing)?;
    Some(says::lapsed_before_named(fact.span.clone(), &fact.id, fact.stage, &named, &due))
}

/// The same by a day.
fn passed_unsaid(fact: &Fact, today: NaiveDate, showing: Showing) -> Option<Diagnostic> {
    let date = fact.passed_unsaid(today, showing)?;
    let place = fact.span.clone();
    Some(match fact.due_as_shown(showing) {
        Some(due) => says::passed_before_due(place, &fact.id, fact.stage, &date, &due),
        None => says::without_due(place, &fact.id, fact.stage, &date),
    })
}

/// Warns of plans whose date has passed by a day but hadn't on the dossier's date, so that its pages present them as ahead.
/// It isn't a part of `check`, since no build may depend on that day.
pub fn lapsed_since(dossier: &Dossier, on: NaiveDate) -> Vec<Diagnostic> {
    // Pages that show one version of a contested date and those that show all of them may lapse on different days.
    let showings = dossier.showings();
    let tell = |fact: &Fact| {
        if fact.history.is_superseded(on) {
            return None;
        }
        showings.iter().find_map(|&showing| {
            let odd = at_odds(fact, on, showing).filter(|_| at_odds(fact, dossier.date, showing).is_none());
            let due = fact.due_as_shown(showing);
            let due = due.filter(|_| fact.has_lapsed(on, showing) && !fact.has_lapsed(dossier.date, showing));
            odd.or_else(|| Some(says::lapsed(fact.span.clone(), &fact.id, &due?, on, dossier.date)))
        })
    };
    dossier.facts.iter().filter_map(tell).collect()
}

/// Refuses keys that have an effect only on plans with a date, or only on their short forms and on sentences that name an earlier
/// date than that on which the plan falls due.
pub fn report_idle(table: &TomlTable<'_>, stage: Option<Stage>, due: Option<&Date>, names_earlier: bool) {
    for key in ["lapsed", "date-passed"] {
        let Some(item) = table.get(key) else { continue };
        if stage == Some(Stage::Done) {
            item.report(says::idle_on_done(item.span(), key));
        } else if due.is_none() && table.get("due").is_none() {
            item.report(says::idle_without_due(item.span(), key));
        } else if key == "date-passed" && table.get("short").is_none() && !names_earlier {
            item.report(says::idle_without_short(item.span()));
        }
    }
}
