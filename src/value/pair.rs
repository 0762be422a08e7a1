//! Numbers that stand in one form in a fixed order: so many of so many, ratios, scores and votes.

use std::sync::Arc;

use super::{Number, Qualifier, Unit};

/// Numbers that are told together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pair {
    /// So many of so many: 7 of 9 people, 9人のうち7人.
    Of {
        /// The part, not above the whole.
        part: Number,
        /// The whole.
        whole: Number,
        /// What is counted.
        unit: Arc<Unit>,
        /// How the part is meant: more than 7 of 9, 9人のうち約7人.
        qualifier: Qualifier,
    },
    /// A ratio, and how its first number is meant: 3 to 1, 3:1, 3対1, more than 3 to 1.
    Ratio([Number; 2], Qualifier),
    /// A score or a vote: 8–1, 7–0–2. Two numbers or three.
    Score(Vec<Number>),
}
