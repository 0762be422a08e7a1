//! From which facts another one is computed, through formulas of any depth, and what follows from that: it is to be looked at again when
//! one of them is.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Dossier, Fact, FigureName};

/// A fact that should have been looked at again by a day, itself or what it is computed from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OverdueFact {
    /// Its id.
    pub id: String,
    /// Whether the day in its own `review-by` has passed.
    pub itself: bool,
    /// The facts that it is computed from whose day has passed.
    pub from: Vec<String>,
}

impl Dossier {
    /// The facts that a fact is computed from, its companions too, and those that these are computed from, in the order of their ids.
    pub fn ancestors(&self, fact: &Fact) -> Vec<&Fact> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open = vec![fact];
        while let Some(one) = open.pop() {
            let inputs = one.derivation.iter().flat_map(|derivation| &derivation.inputs);
            let inputs = inputs.filter_map(|input| self.fact(&input.fact));
            let new: Vec<&Fact> = inputs.filter(|input| seen.insert(&input.id)).collect();
            open.extend(new);
        }
        seen.into_iter().filter_map(|id| self.fact(id)).collect()
    }

    /// The facts that are computed from a fact, directly or through others.
    pub fn descendants<'a>(&'a self, fact: &'a Fact) -> impl Iterator<Item = &'a Fact> {
        let derived = self.facts.iter().filter(|other| other.derivation.is_some());
        derived.filter(|other| self.ancestors(other).iter().any(|one| one.id == fact.id))
    }

    /// Whether a fact, or one that it is computed from, should have been looked at again by a day.
    pub fn overdue_fact(&self, fact: &Fact, on: NaiveDate) -> Option<OverdueFact> {
        let from = self.ancestors(fact).into_iter().filter(|one| one.is_overdue(on));
        let from: Vec<String> = from.map(|one| one.id.clone()).collect();
        let itself = fact.is_overdue(on);
        (itself || !from.is_empty()).then(|| OverdueFact { id: fact.id.clone(), itself, from })
    }

    /// The same of one of its figures: what its other figures are computed from says nothing of it.
    pub fn is_figure_overdue(&self, fact: &Fact, figure: &str, on: NaiveDate) -> bool {
        let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut open: Vec<(&Fact, &str)> = vec![(fact, figure)];
        while let Some((one, figure)) = open.pop() {
            if one.is_overdue(on) {
                return true;
            }
            let named = one.figures_named(figure);
            let named =
                named.into_iter().filter_map(|name| Some((self.fact(&name.fact)?, name.figure.as_str())));
            let new: Vec<(&Fact, &str)> =
                named.filter(|(fact, figure)| seen.insert((&fact.id, figure))).collect();
            open.extend(new);
        }
        false
    }
}

impl Fact {
    /// The figures that the formula of one of its figures names; none where no formula gives it. The year of its `as-of` has none, and comes
    /// from those at the beginning.
    pub fn figures_named(&self, figure: &str) -> Vec<&FigureName> {
        let Some(derivation) = &self.derivation else { return Vec::new() };
        let computations = derivation.computations().find(|(name, _)| *name == figure);
        match computations {
            Some((_, computation)) => computation.figures().collect(),
            None => derivation.leaves_of(figure).collect(),
        }
    }
}
