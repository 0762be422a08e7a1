//! How much a fact's figure may change before readers who hold a copy should be told.

use crate::value::Number;

/// The largest change that doesn't matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threshold {
    /// Per cent of the figure in the copy.
    Percent(Number),
    /// An amount in the fact's unit.
    Amount(Number),
}
