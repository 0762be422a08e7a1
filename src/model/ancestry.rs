//! From which facts another one is computed, through formulas of any depth, and what follows from that: it is to be looked at again when
//! one of them is. So it is where another fact took the place of one of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Dossier, Fact, FigureName, Formula, Scaling, Sign, Superseded, Term};

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

/// A fact that has ended by a day, since another one took its place or that of what it is computed from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EndedFact {
    /// Its id.
    pub id: String,
    /// Whether another fact took its own place.
    pub itself: bool,
    /// Else the facts that it is computed from and whose place others took.
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

    /// Whether another fact had taken the place of a fact by a day, or that of what it is computed from.
    pub fn ended_fact(&self, fact: &Fact, on: NaiveDate) -> Option<EndedFact> {
        let id = fact.id.clone();
        if fact.history.is_superseded(on) {
            return Some(EndedFact { id, itself: true, from: Vec::new() });
        }
        let from: Vec<String> =
            self.ended_inputs(fact, on).into_iter().map(|(input, _)| input.id.clone()).collect();
        (!from.is_empty()).then_some(EndedFact { id, itself: false, from })
    }

    /// The facts that a fact is computed from, through formulas of any depth, and whose place others had taken by a day, in the order of their
    /// ids; not those that a formula compares with what took their place.
    pub fn ended_inputs<'a>(&'a self, fact: &'a Fact, on: NaiveDate) -> Vec<(&'a Fact, &'a Superseded)> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut found: Vec<(&Fact, &Superseded)> = Vec::new();
        let mut open = vec![fact];
        while let Some(one) = open.pop() {
            for (input, superseded) in one.ended_inputs(|id| self.fact(id), on) {
                if !found.iter().any(|(known, _)| known.id == input.id) {
                    found.push((input, superseded));
                }
            }
            let inputs = one.derivation.iter().flat_map(|derivation| &derivation.inputs);
            let inputs = inputs.filter_map(|input| self.fact(&input.fact));
            let new: Vec<&Fact> = inputs
                .filter(|input| !input.history.is_superseded(on))
                .filter(|input| seen.insert(&input.id))
                .collect();
            open.extend(new);
        }
        found.sort_by(|(one, _), (other, _)| one.id.cmp(&other.id));
        found
    }

    /// Whether one of its figures is overdue: what its other figures are computed from says nothing of it.
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

    /// The facts that its own formulas name and whose place others had taken by a day. A difference or a ratio of a figure and of the one that
    /// took its place compares them; a sum of both counts one thing twice.
    pub fn ended_inputs<'a>(
        &self,
        fact: impl Fn(&str) -> Option<&'a Fact>,
        on: NaiveDate,
    ) -> Vec<(&'a Fact, &'a Superseded)> {
        let Some(derivation) = &self.derivation else { return Vec::new() };
        let formulas: Vec<&Formula> = derivation.computations().map(|(_, one)| &one.formula).collect();
        let named = formulas.iter().flat_map(|formula| formula.figures());
        let named: BTreeSet<&str> = named.map(|(figure, _)| figure.fact.as_str()).collect();
        let ended = |input: &'a Fact| {
            let superseded = input.history.superseded_by.as_deref().filter(|one| one.on <= on)?;
            let each = formulas.iter().map(|formula| {
                let [now, then] = [&superseded.fact, &input.id].map(|id| sides(formula, id));
                let compares = now.iter().any(|side| then.contains(&!side));
                (compares, !compares && !now.is_empty() && !then.is_empty())
            });
            let each: Vec<(bool, bool)> = each.collect();
            // One formula that compares the two lets another name one of them, such as the figure before; none may count both.
            let compared = each.iter().any(|(compares, _)| *compares);
            let counts_both = each.iter().any(|(_, counts_both)| *counts_both);
            (!compared || counts_both).then_some((input, superseded))
        };
        named.into_iter().filter_map(fact).filter_map(ended).collect()
    }
}

/// On which sides of a formula a fact's figures are: true where a larger figure makes the result larger, as far as signs tell.
fn sides(formula: &Formula, id: &str) -> BTreeSet<bool> {
    fn add(formula: &Formula, id: &str, side: bool, sides: &mut BTreeSet<bool>) {
        match &formula.term {
            Term::Number(_) => {}
            Term::Figure(figure) if figure.fact == id => {
                sides.insert(side);
            }
            Term::Figure(_) => {}
            Term::Sum { first, rest } => {
                add(first, id, side, sides);
                rest.iter().for_each(|(sign, term)| add(term, id, side == (*sign == Sign::Plus), sides));
            }
            Term::Product { first, rest } => {
                add(first, id, side, sides);
                rest.iter()
                    .for_each(|(scaling, term)| add(term, id, side == (*scaling == Scaling::Times), sides));
            }
        }
    }
    let mut found = BTreeSet::new();
    add(formula, id, true, &mut found);
    found
}
