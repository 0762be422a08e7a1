//! The figures that formulas name, while derived facts are computed: those of all facts that are known so far, and those of the one at hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::context::Context;
use crate::check::messages::briefs::unknown_fact;
use crate::check::messages::derived as says;
use crate::derive::{Interval, KnownAmount, NoNumber, Operand, Stretch, When};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Fact, Few, FigureName};
use crate::value::{UnitKind, Value};

/// What is known besides the drafts.
pub struct FactsSoFar<'a> {
    pub facts: &'a [Fact],
    pub index: &'a BTreeMap<String, usize>,
    /// Ids of facts that couldn't be read.
    pub spoiled: &'a BTreeSet<String>,
    /// False when a fact table wasn't TOML, so that no fact is reported as unknown.
    pub complete: bool,
    pub context: &'a Context,
}

/// The figures of the derived fact that is being computed.
#[derive(Debug, Default)]
pub struct OwnFigures {
    pub id: String,
    /// The names of all of them; one that has no value yet is in the way of those that name it.
    pub names: BTreeSet<String>,
    pub values: Few<String, Value>,
    /// For each, the figures at its beginning.
    pub leaves: Few<String, BTreeSet<FigureName>>,
}

/// All figures that can be named.
pub struct NamedFigures<'a> {
    pub known: &'a FactsSoFar<'a>,
    /// The ids of all derived facts.
    pub ids: BTreeSet<String>,
    pub settled: BTreeMap<String, Fact>,
    /// What figures of derived facts are before rounding.
    pub amounts: BTreeMap<FigureName, KnownAmount>,
    pub own: OwnFigures,
    pub found: Vec<Diagnostic>,
}

impl NamedFigures<'_> {
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.known.index.get(id).map(|&index| &self.known.facts[index]).or_else(|| self.settled.get(id))
    }

    /// Whether there is a fact of this id, even one that can't be computed.
    pub fn is_fact(&self, id: &str) -> bool {
        self.fact(id).is_some() || self.ids.contains(id)
    }

    /// The typed value of a figure, reported where there is none.
    pub fn value(&mut self, name: &FigureName, place: &Span) -> Option<Value> {
        if name.fact == self.own.id {
            let value = self.own.values.get(&name.figure).cloned();
            if value.is_none() && !self.own.names.contains(&name.figure) {
                let figures: Vec<&str> = self.own.names.iter().map(String::as_str).collect();
                self.found.push(says::no_such_figure(place.clone(), name, &figures));
            }
            return value;
        }
        let Some(fact) = self.fact(&name.fact) else {
            let there = self.known.spoiled.contains(&name.fact) || self.ids.contains(&name.fact);
            if !there && self.known.complete {
                let known = self.known.index.keys().chain(&self.ids).map(String::as_str);
                self.found.push(unknown_fact(place.clone(), &name.fact, known));
            }
            return None;
        };
        let value = fact.value_named(&name.figure).cloned();
        if value.is_none() {
            let figures: Vec<&str> = fact.figures().map(|(name, _)| name).collect();
            let found = says::no_such_figure(place.clone(), name, &figures);
            self.found.push(found);
        }
        value
    }

    /// A figure as a formula computes with it.
    pub fn operand(&self, name: &FigureName) -> Option<Result<Operand, NoNumber>> {
        let (value, said) = if name.fact == self.own.id {
            (self.own.values.get(&name.figure)?, self.own.values.get("period").and_then(period))
        } else {
            let fact = self.fact(&name.fact)?;
            let said = fact.companions.get("period").or(fact.period.as_deref());
            (fact.value_named(&name.figure)?, said.and_then(period))
        };
        let said = said.filter(|_| name.figure != "period");
        if let Some(amount) = self.amounts.get(name) {
            let mut amount = amount.clone();
            if let (When::Unsaid(_), Some(said)) = (&amount.when, said) {
                amount.when = said;
            }
            return Some(Ok(Operand::Quantity(Box::new(amount))));
        }
        Some(Operand::of(value, said.unwrap_or_else(|| When::unsaid(name.fact.clone()))))
    }

    /// The figures at the beginning of a figure, which no formula gives.
    pub fn leaves(&self, name: &FigureName) -> BTreeSet<FigureName> {
        if name.fact == self.own.id {
            return self.own.leaves.get(&name.figure).cloned().unwrap_or_default();
        }
        match self.fact(&name.fact).and_then(|fact| fact.derivation.as_ref()) {
            None => BTreeSet::from([name.clone()]),
            Some(derivation) => match derivation.leaves.get(&name.figure) {
                Some(leaves) => leaves.clone(),
                // A word for how likely it is speaks of all of it.
                None => derivation.all_leaves().into_iter().cloned().collect(),
            },
        }
    }
}

/// The period that a fact's figures are of, as far as it is said.
fn period(value: &Value) -> Option<When> {
    if let Some(span) = Stretch::of(value) {
        return Some(When::In(span));
    }
    let Value::Quantity(quantity) = value else { return None };
    let long = KnownAmount::of(quantity, When::Timeless)
        .ok()
        .filter(|_| quantity.unit.kind == UnitKind::Duration)?;
    let range: Interval = long.range;
    (!long.about).then(|| When::Long(long.dimension.to_string(), range))
}
