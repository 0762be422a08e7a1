//! What a house asks of the pages for an audience.

use std::collections::BTreeSet;

use super::Nature;
use crate::diagnostic::Span;
use crate::value::choice;

choice! {
    /// What follows where a rule isn't met.
    Otherwise {
        /// Nothing.
        Allow = "allow",
        /// A warning.
        Flag = "flag",
        /// An error.
        Forbid = "forbid",
    }
}

choice! {
    /// A rule that can be waived.
    Rule {
        /// Which natures of source may carry a fact alone.
        Natures = "natures",
        /// How many independent origins a fact has.
        Origins = "origins",
        /// How old a plan is that nobody has reviewed.
        PlanAge = "plan-age",
        /// Whether somebody has reviewed it.
        Review = "review",
        /// Whether somebody answers for it.
        Owner = "owner",
        /// Words that the house doesn't use, or explains.
        Words = "words",
        /// How old the facts on a page may be.
        Freshness = "freshness",
        /// What may be taken from a source.
        Reuse = "reuse",
        /// Facts of one subject that contradict each other.
        Rivals = "rivals",
        /// A brief that prints one of two facts that contradict each other.
        OneSided = "one-sided",
    }
}

/// A rule of an audience.
#[derive(Debug, Clone)]
pub struct AskedRule<T> {
    /// What it asks for.
    pub asks: T,
    /// What follows where that isn't met.
    pub otherwise: Otherwise,
    /// Where it is written.
    pub span: Span,
}

/// The rules of an audience.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// The natures of source of which a fact needs one at least.
    pub natures: Option<AskedRule<BTreeSet<Nature>>>,
    /// How many independent origins a fact needs.
    pub origins: Option<AskedRule<usize>>,
    /// After how many months a plan must have been reviewed.
    pub plan_age: Option<AskedRule<u32>>,
    /// Facts and texts must have been reviewed.
    pub review: Option<AskedRule<()>>,
    /// Facts and briefs must have an owner.
    pub owner: Option<AskedRule<()>>,
}
