//! Messages about a fact as a whole: its keys, its companions, its threshold.

use std::fmt;

use crate::diagnostic::wording::list;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::Date;

pub fn id_used_twice(span: Span, id: &str, first: Span) -> Diagnostic {
    Diagnostic::at(Code::DuplicateId, span, format!("the id `{id}` is used twice"))
        .also(first, "the first one")
        .hint("give one of them another id; ids are shared by all fact tables of a dossier")
}

/// A list of tables where one fact is meant.
pub fn list_of_facts(span: Span, id: &str) -> Diagnostic {
    Diagnostic::at(Code::WrongType, span, format!("`{id}` is a list of facts"))
        .hint(format!("write `[{id}]`, with one bracket"))
}

pub fn outside_any_fact(span: Span, key: &str) -> Diagnostic {
    Diagnostic::at(Code::WrongType, span, format!("`{key}` is not inside a fact"))
        .hint("put it under a `[fact-id]` header, or under `[defaults]`")
}

/// The year of `as-of` in a text, where it has no single one.
pub fn as_of_of_two_years(span: Span, as_of: &Date) -> Diagnostic {
    let message = format!("`{as_of}` isn't within one calendar year, so `as_of.year` has no year to print");
    Diagnostic::at(Code::BadPlaceholder, span, message)
        .hint("give the year as a companion under `with`, and print that")
}

/// A fact with the status `confirmed` whose sources are all AI-generated, or those that print these figures of it.
pub fn confirmed_by_ai(span: Span, id: &str, figures: &[&str]) -> Diagnostic {
    let (of, printing) = match figures {
        [] => (String::new(), ""),
        figures => (format!(" for {}", list(figures)), " that prints it, with its `as-printed`"),
    };
    let message = format!("`{id}` is confirmed by AI-generated sources only{of}");
    Diagnostic::at(Code::ConfirmedByAi, span, message)
        .hint(format!("take a weaker status, such as `reported`, or cite a document of record{printing}"))
}

/// How an entry of a fact's evidence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryForm {
    /// In braces, in a list.
    InBraces,
    /// Under a header of its own.
    UnderHeader,
}

/// A key of the fact that TOML gave to its evidence.
pub fn key_in_evidence(span: Span, id: &str, key: &str, written: EntryForm) -> Diagnostic {
    let mut hint = match written {
        EntryForm::InBraces => format!("move it out of the braces, to a line of `[{id}]`"),
        EntryForm::UnderHeader => format!("move it above `[[{id}.evidence]]`"),
    };
    if key == "note" {
        hint.push_str(", or call it `remark`, as a note to evidence is called");
    }
    let message = format!("`{key}` is a key of the fact, not of its evidence");
    Diagnostic::at(Code::MisplacedKey, span, message).hint(hint)
}

pub fn unused_companion(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::UnusedCompanion, span, format!("no text of the fact prints `{name}`"))
        .hint(format!("write `{{{{ {name} }}}}` in the statement, or remove it"))
}

pub const THRESHOLD_HINT: &str = "write a share, `\"5%\"`, or an amount in the fact's unit, `\"100億\"`";

pub fn bad_threshold(span: Span, written: &str, why: impl fmt::Display) -> Diagnostic {
    Diagnostic::at(Code::BadNumber, span, format!("`{written}` is neither a share nor an amount: {why}"))
        .hint(THRESHOLD_HINT)
}

pub fn negative_threshold(span: Span, written: &str) -> Diagnostic {
    Diagnostic::at(Code::OutOfRange, span, format!("`{written}` is below zero")).hint(THRESHOLD_HINT)
}

pub fn threshold_without_figure(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "only a fact whose value is one figure can have `recall-above`")
        .hint("leave it out; every change of this fact matters")
}
