//! How the figures of a derived fact came about.

use std::collections::BTreeSet;

use super::{Few, FigureName, Formula};

/// The formulas of a fact with what they name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// How its value was computed.
    pub value: Computation,
    /// How its companions came about, by name.
    pub companions: Few<String, Computation>,
    /// The figures of other facts that they name, each once, in the order in which they stand.
    pub inputs: Vec<FigureName>,
    /// For each of its figures those at the beginning of it all, which no formula gives.
    pub leaves: Few<String, BTreeSet<FigureName>>,
}

/// How one figure was computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computation {
    /// As written in the fact table.
    pub written: String,
    /// The same, parsed.
    pub formula: Formula,
    /// The figure that it was held against.
    pub expect: Option<FigureName>,
    /// Whether it is another figure as it is there, and nothing was computed.
    pub copied: bool,
}

impl Derivation {
    /// How each of its figures came about: that of the value, then the companions.
    pub fn computations(&self) -> impl Iterator<Item = (&str, &Computation)> {
        let companions = self.companions.iter().map(|(name, one)| (name.as_str(), one));
        std::iter::once(("value", &self.value)).chain(companions)
    }

    /// How one of its figures was computed; nothing of one that is another figure as it is there.
    pub fn computation(&self, figure: &str) -> Option<&Computation> {
        let one = if figure == "value" { Some(&self.value) } else { self.companions.get(figure) };
        one.filter(|one| !one.copied)
    }

    /// The figures at the beginning of one of its figures.
    pub fn leaves_of(&self, figure: &str) -> impl Iterator<Item = &FigureName> {
        self.leaves.get(figure).into_iter().flatten()
    }

    /// The figures at the beginning of any of its figures, each once.
    pub fn all_leaves(&self) -> BTreeSet<&FigureName> {
        self.leaves.values().flatten().collect()
    }

    /// Whether one of its figures was held against a figure of this fact.
    pub fn is_held_against(&self, fact: &str) -> bool {
        let expected = self.computations().filter_map(|(_, one)| one.expect.as_ref());
        expected.into_iter().any(|figure| figure.fact == fact)
    }
}

impl Computation {
    /// The figures that it names, each once.
    pub fn figures(&self) -> impl Iterator<Item = &FigureName> {
        self.formula.figures().into_iter().map(|(name, _)| name)
    }
}
