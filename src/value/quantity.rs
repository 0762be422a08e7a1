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
    /// Whether it is an amount or by how much one changed.
    pub sense: Sense,
    /// The unit.
    pub unit: Arc<Unit>,
    /// What is printed instead of the figure in a language that has its own word for the amount (十数社). The
    /// bounds are kept for comparison.
    pub words: Texts,
}

/// What the sign of a quantity means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sense {
    /// How much there is; it may be below zero.
    #[default]
    Amount,
    /// By how much something changed: above zero for a rise, below for a fall.
    Change,
}

impl Quantity {
    /// The quantity that is exactly `number` of `unit`.
    pub fn exact(number: Number, unit: Arc<Unit>) -> Self {
        Self { bound: Bound::Exact(number), about: false, sense: Sense::Amount, unit, words: Texts::new() }
    }
}
