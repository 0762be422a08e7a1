//! Who answers for a fact or a brief, who has reviewed it, and which rules it is excused from. None of it is printed.

use chrono::NaiveDate;

use super::Rule;
use crate::diagnostic::Span;
use crate::value::Date;

/// Why a rule isn't applied to a fact or a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: Rule,
    /// The reason.
    pub why: String,
    /// The desk or role that decided so.
    pub by: String,
    /// The last day, month and so on of it.
    pub until: Date,
    /// Where it is written.
    pub span: Span,
}

/// What was reviewed, by whom and when.
#[derive(Debug, Clone)]
pub struct Reviewed {
    /// The desk or role.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
    /// The hash of what was reviewed.
    pub hash: String,
    /// Where it is written.
    pub span: Span,
}

impl Reviewed {
    /// Whether its day hadn't come by the last one of which a review may be.
    pub fn is_ahead(&self, last: Option<NaiveDate>) -> bool {
        last.is_some_and(|last| last < self.on)
    }
}

/// What its keepers note about a fact or a brief.
#[derive(Debug, Clone, Default)]
pub struct Custody {
    /// The desk or role that answers for it.
    pub owner: Option<String>,
    /// Its last review.
    pub reviewed: Option<Box<Reviewed>>,
    /// The rules that it is excused from.
    pub waivers: Vec<Waiver>,
}

impl Custody {
    /// What excuses it from a rule, also where that has expired.
    pub fn waiver(&self, rule: Rule) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| waiver.rule == rule)
    }
}
