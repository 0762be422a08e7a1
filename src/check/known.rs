//! The facts that a brief may name.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Fact;

/// What was read of the fact tables.
pub struct KnownFacts<'a> {
    pub facts: &'a [Fact],
    pub index: &'a BTreeMap<String, usize>,
    /// Ids of facts that couldn't be read.
    pub spoiled: &'a BTreeSet<String>,
    /// False when a fact table wasn't TOML, so that no fact is reported as unknown.
    pub complete: bool,
}
