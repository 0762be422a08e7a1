//! How a derived fact was computed.

use std::collections::BTreeSet;

use super::{FigureName, Formula};

/// A formula with what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// As written in the fact table.
    pub written: String,
    /// The same, parsed.
    pub formula: Formula,
    /// The figures that it names, and those that its companions are, each once, in the order in which they stand.
    pub inputs: Vec<FigureName>,
    /// The figures at the beginning of it all, which no formula gives.
    pub leaves: BTreeSet<FigureName>,
    /// The figure that it was held against.
    pub expect: Option<FigureName>,
}
