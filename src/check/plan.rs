//! What a fact's stage, its due date and the keys for the time after it say of each other.

use super::context::Context;
use super::toml::{File, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Fact, Stage};
use crate::value::{Date, Value};

/// Warns of a plan that can never lapse although it names a date that was ahead when it held and has passed since.
pub fn report_without_due(file: &File, fact: &Fact, context: &Context) {
    let Some((today, _)) = context.date.as_ref().filter(|_| fact.due.is_none()) else { return };
    if fact.stage == Stage::Done {
        return;
    }
    let held = fact.as_of.last_day();
    let mut dates = fact.companions.values().filter_map(value_end);
    let passed = dates.find(|date| held < date.last_day() && date.last_day() < *today);
    if let Some(date) = passed {
        let message = format!(
            "`{}` is no more than {}, names `{date}`, which has passed since, and has no `due`",
            fact.id,
            fact.stage.name()
        );
        file.report(
            Diagnostic::at(Code::PlanWithoutDue, fact.span.clone(), message)
                .hint("add `due`, the date that it falls due, so that the page can say when that has passed"),
        );
    }
}

/// Refuses what has an effect on plans with a date only, and on their short forms.
pub fn report_idle(table: &Table<'_>, stage: Option<Stage>, has_date: bool) {
    for key in ["lapsed", "date-passed"] {
        let Some(item) = table.get(key) else { continue };
        let (message, hint) = if stage == Some(Stage::Done) {
            let hint =
                "write `stage = \"planned\"`, `target` or `conditional` with its `due`, or take `KEY` out";
            (format!("`{key}` has no effect on what is done"), hint)
        } else if !has_date && table.get("due").is_none() {
            let hint = "add `due`, the date that the plan falls due, or take `KEY` out";
            (format!("`{key}` has no effect without `due`"), hint)
        } else if key == "date-passed" && table.get("short").is_none() {
            let hint = "add `short`, or take `date-passed` out; `lapsed` says how the statement reads";
            ("`date-passed` has no effect without `short`".to_owned(), hint)
        } else {
            continue;
        };
        item.report(Code::IdleKey, message, Some(hint.replace("KEY", key)));
    }
}

/// The date that a value says something falls due: the date that it is, or the end of its period.
pub fn value_end(value: &Value) -> Option<Date> {
    match value {
        Value::Date(date) => Some(*date),
        Value::Period(period) => Some(period.to),
        Value::Quantity(_) | Value::Text(_) => None,
    }
}
