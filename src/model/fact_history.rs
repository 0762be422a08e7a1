//! What became of a fact since it was entered: when that was, what was corrected in it, and what took its place. None of it is printed
//! on a page or leaves the house in a file.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Statement;
use crate::diagnostic::Span;
use crate::language::Language;
use crate::value::Value;

/// The name that a correction of the words of a statement has for them, in the place of a figure.
pub const STATEMENT: &str = "statement";

/// What became of a fact.
#[derive(Debug, Clone, Default)]
pub struct FactHistory {
    /// The day on which it was entered, and where that is written.
    pub recorded: Option<(NaiveDate, Span)>,
    /// What took its place.
    pub superseded_by: Option<Box<Superseded>>,
    /// What was corrected in it, the newest last.
    pub corrected: Vec<Correction>,
    /// Of a contested fact, the day on which each version of its value was entered, where that isn't the fact's own day.
    pub versions: Vec<Option<NaiveDate>>,
}

/// The fact that took another's place.
#[derive(Debug, Clone)]
pub struct Superseded {
    /// Its id.
    pub fact: String,
    /// The first day on which the other one is on no page.
    pub on: NaiveDate,
    /// Why, for colleagues.
    pub why: String,
    /// Where that is written.
    pub span: Span,
}

/// One correction.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The day on which it was made.
    pub on: NaiveDate,
    /// The day from which on it was wrong; when none is given, the day on which the fact was entered.
    pub since: Option<NaiveDate>,
    /// What was wrong: `value`, a companion's name, or `statement`.
    pub figure: String,
    /// What stood there before.
    pub was: Was,
    /// What had gone wrong, for colleagues.
    pub why: String,
    /// Desks, roles or editions that were told.
    pub told: Vec<String>,
    /// Where that is written.
    pub span: Span,
}

/// What a correction replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Was {
    /// A figure.
    Figure(Value),
    /// The statement, in the languages in which its words were wrong.
    Words(BTreeMap<Language, Statement>),
}

impl FactHistory {
    /// Whether another fact had taken its place by a day.
    pub fn is_superseded(&self, on: NaiveDate) -> bool {
        self.superseded_by.as_ref().is_some_and(|superseded| superseded.on <= on)
    }

    /// What a figure, or the statement, was on a day; nothing where it was what it is now.
    pub fn was(&self, figure: &str, day: NaiveDate) -> Option<&Was> {
        let later = |one: &&Correction| one.figure == figure && one.on > day;
        self.corrected.iter().find(later).map(|correction| &correction.was)
    }

    /// The day on which it was entered.
    pub fn recorded_on(&self) -> Option<NaiveDate> {
        self.recorded.as_ref().map(|(day, _)| *day)
    }
}
