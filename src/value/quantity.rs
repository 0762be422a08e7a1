//! A bounded number with its unit.

use std::sync::Arc;

use super::{Bound, Number, Texts, Unit};

/// A number with what is known of it and its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number and the side on which it is bounded.
    pub bound: Bound,
    /// Whether the figure is approximate (about, 約); any bound may be.
    pub about: bool,
    /// The unit.
    pub unit: Arc<Unit>,
    /// What is printed instead of the figure in a language that has its own word for the amount (十数社). The
    /// bounds are kept for comparison.
    pub words: Texts,
}

impl Quantity {
    /// The quantity that is exactly `number` of `unit`.
    pub fn exact(number: Number, unit: Arc<Unit>) -> Self {
        Self { bound: Bound::Exact(number), about: false, unit, words: Texts::new() }
    }
}
