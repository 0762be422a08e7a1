//! Messages about dates: what is later than the brief, plans whose date has passed, and facts to be looked at again.

use chrono::NaiveDate;

use crate::diagnostic::wording::list;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Overdue, Stage};
use crate::value::Date;

/// Which date it is that is later than the brief's.
#[derive(Debug, Clone, Copy)]
pub enum DateOf {
    AsOf,
    Issued,
}

/// A date later than the brief's; `written` is where that is written, unless the command line gives it.
pub fn after_brief(
    span: Span,
    dated: DateOf,
    date: &Date,
    limit: NaiveDate,
    written: Option<&Span>,
) -> Diagnostic {
    let what = match dated {
        DateOf::AsOf => "the fact's `as-of`",
        DateOf::Issued => "the source's `issued`",
    };
    let message = format!("{what} (`{date}`) is later than the brief's date, {limit}");
    let found = Diagnostic::at(Code::FactAfterDate, span, message);
    match written {
        Some(written) => found.also(written.clone(), "the brief's date").hint(format!(
            "change `date` in `{}`, line {}, or correct the date here",
            written.source.path,
            written.line()
        )),
        None => found.hint("give a later `--date`, or correct the date here"),
    }
}

pub fn read_after_brief(span: Span, accessed: &Date, limit: NaiveDate, written: Option<&Span>) -> Diagnostic {
    let message = format!("the source's `accessed` (`{accessed}`) is later than the brief's date, {limit}");
    Diagnostic::at(Code::DatesDisagree, span, message).hint(match written {
        Some(_) => "change `date` in dossier.toml, or correct the date here",
        None => "give a later `--date`, or correct the date here",
    })
}

pub fn read_before_issued(span: Span, accessed: &Date, issued: &Date) -> Diagnostic {
    let message = format!("the source was read (`{accessed}`) before it was issued (`{issued}`)");
    Diagnostic::at(Code::DatesDisagree, span, message).hint("correct `accessed` or `issued`")
}

/// A fact whose `as-of` is later than any of its sources can know; `last` is the last day that one can know of.
pub fn after_sources(span: Span, id: &str, as_of: &Date, last: NaiveDate) -> Diagnostic {
    let message = format!("`{id}` is as of `{as_of}`, but its sources say nothing of the time after {last}");
    Diagnostic::at(Code::DatesDisagree, span, message)
        .hint("write in `as-of` when the source says that it held, or cite a later source")
}

/// A `done` fact that names a date which was still ahead.
#[derive(Debug, Clone, Copy)]
pub struct NotYetDone<'a> {
    pub id: &'a str,
    pub as_of: &'a Date,
    /// The date that was ahead.
    pub ahead: &'a Date,
    /// What `due` would say, where the value doesn't.
    pub due: Option<Date>,
    /// Where the date is written.
    pub named_by: NamedIn,
    /// Whether it may have happened by the day of the brief.
    pub outcome: ByThen,
}

/// What names the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedIn {
    /// The value or a companion.
    Figure,
    /// `due` only, no figure.
    Due,
}

/// Whether a source may say by the brief's day that it has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByThen {
    Possible,
    Ahead,
}

pub fn not_yet_done(span: Span, found: &NotYetDone<'_>) -> Diagnostic {
    let NotYetDone { id, as_of, ahead, due, named_by, outcome } = found;
    let message = format!("`{id}` is done as of `{as_of}`, but names `{ahead}`, which was still ahead then");
    let mut hint = "write `stage = \"planned\"`".to_owned();
    if let Some(due) = due {
        hint.push_str(&format!(" and `due = {}`", due.in_toml()));
    }
    if *named_by == NamedIn::Due {
        hint.push_str(", or take `due` out: what is done doesn't fall due any more");
    }
    if *outcome == ByThen::Possible {
        hint.push_str(
            "; or, if a source says that it has happened, cite that source and write its date as `as-of`",
        );
    }
    Diagnostic::at(Code::NotYetDone, span, message).hint(hint)
}

/// A plan whose due date is before its `as-of`.
pub fn due_before(span: Span, id: &str, stage: Stage, as_of: &Date, due: &Date) -> Diagnostic {
    let message = format!(
        "`{id}` is only {} as of `{as_of}`, but the date on which it falls due, `{due}`, had passed by then",
        stage.name()
    );
    Diagnostic::at(Code::DatesDisagree, span, message).hint(
        "correct the date that is wrong; write about a past plan in the past tense, with `stage = \"done\"`",
    )
}

/// A plan whose `due` lies wholly before or behind the date that is its value.
pub fn due_apart(span: Span, id: &str, due: &Date, named: &Date) -> Diagnostic {
    let message = format!("`{id}` names `{named}` as its value, but its `due` is `{due}`, another time");
    Diagnostic::at(Code::DatesDisagree, span, message).hint(
        "correct the one that is wrong, or take `due` out, so that the plan falls due on its value; of a plan that was put off, the value, too, has to say the new date",
    )
}

/// A plan that isn't due yet and names a date that was ahead and has passed.
pub fn passed_before_due(span: Span, id: &str, stage: Stage, date: &Date, due: &Date) -> Diagnostic {
    let message = format!(
        "`{id}` is only {}, names `{date}`, which has passed since, and is told as ahead, because it falls due on `{due}`",
        stage.name()
    );
    Diagnostic::at(Code::DatesDisagree, span, message).hint(
        "find out what came of that date: correct it where it was put off, make a fact of its own of what was to happen then, or write the right `due`; where the sentence tells it as past, say so in `date-passed`",
    )
}

/// A plan that has lapsed by its `due`, which is before every date that it names, and names one that is still ahead.
pub fn lapsed_before_named(span: Span, id: &str, stage: Stage, date: &Date, due: &Date) -> Diagnostic {
    let message = format!(
        "`{id}` is only {}, names `{date}`, which is still ahead, and is told as lapsed, because its `due` is `{due}`",
        stage.name()
    );
    Diagnostic::at(Code::DatesDisagree, span, message).hint(
        "correct `due`; where something else fell due then, such as a decision, print that date, too, as a figure of the fact",
    )
}

pub fn without_due(span: Span, id: &str, stage: Stage, date: &Date) -> Diagnostic {
    let message =
        format!("`{id}` is only {}, names `{date}`, which has passed since, and has no `due`", stage.name());
    Diagnostic::at(Code::PlanWithoutDue, span, message)
        .hint("add `due`, the date on which it falls due, so that the page can say when that has passed")
}

/// A plan whose date has passed by the day `on`, and hadn't by that of the pages.
pub fn lapsed(span: Span, id: &str, due: &Date, on: NaiveDate, pages: NaiveDate) -> Diagnostic {
    let message = format!(
        "`{id}` fell due by `{due}`, which has passed by {on}, but the pages dated {pages} present it as still ahead"
    );
    Diagnostic::at(Code::PlanLapsed, span, message).hint(
        "find out what came of it and add that as a fact; pages with a later `date` say that it has passed",
    )
}

/// A fact that should have been looked at again, with those that are computed from it; the dossier says how serious that is.
pub fn review_passed(
    span: Span,
    (id, computed): (&str, &[&str]),
    date: &Date,
    on: NaiveDate,
    overdue: Overdue,
) -> Diagnostic {
    let code = match overdue {
        Overdue::Error => Code::ReviewOverdue,
        Overdue::Warning => Code::ReviewDue,
    };
    let computed = match computed {
        [] => String::new(),
        [one] => format!("; `{one}` is computed from it"),
        several => format!("; {} are computed from it", list(several)),
    };
    let message = format!("`{id}` was to be looked at again by `{date}`, before {on}{computed}");
    Diagnostic::at(code, span, message)
        .hint("check whether it still holds, correct it or its `as-of`, and set the next `review-by`")
}

/// `lapsed` or `date-passed` on a fact that is done.
pub fn idle_on_done(span: Span, key: &str) -> Diagnostic {
    let hint =
        format!("write `stage = \"planned\"`, `target` or `conditional` with its `due`, or take `{key}` out");
    Diagnostic::at(Code::IdleKey, span, format!("`{key}` has no effect on what is done")).hint(hint)
}

pub fn idle_without_due(span: Span, key: &str) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, format!("`{key}` has no effect without `due`"))
        .hint(format!("add `due`, the date on which the plan falls due, or take `{key}` out"))
}

pub fn idle_without_short(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`date-passed` has no effect without `short`")
        .hint("add `short`, or take `date-passed` out; `lapsed` says how the statement reads")
}
