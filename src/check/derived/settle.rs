//! Computes the drafts of derived facts, each after those that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::draft::DerivedDraft;
use super::order::{Order, order};
use crate::check::context::Context;
use crate::check::judgement::{judge_inputs, judge_judgement};
use crate::check::messages::briefs::unknown_fact;
use crate::check::messages::derived as says;
use crate::check::spoken::plain;
use crate::derive::{
    Asked, Evaluated, FormulaFault, Interval, KnownAmount, NoNumber, Operand, Stretch, Total, When, both,
    compare, evaluate, inherit, result,
};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Custody, Derivation, Fact, Few, FigureName, Stage, Term};
use crate::value::{Unit, UnitKind, Value};

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

/// Computes derived facts. Those that can't be are left out, and why is in the diagnostics.
pub fn settle(
    drafts: Vec<DerivedDraft>,
    known: &FactsSoFar<'_>,
) -> (BTreeMap<String, Fact>, Vec<Diagnostic>) {
    let Order { order, rings } = order(&drafts);
    let mut found: Vec<Diagnostic> = Vec::new();
    for ring in rings {
        let names: Vec<&str> = ring.iter().map(|&draft| drafts[draft].id.as_str()).collect();
        let first = names.iter().enumerate().min_by_key(|(_, name)| **name).map_or(0, |(place, _)| place);
        let turned: Vec<&str> = names[first..].iter().chain(&names[..first]).copied().collect();
        found.push(says::ring(drafts[ring[first]].formula_span.clone(), &turned));
    }
    let ids: BTreeSet<String> = drafts.iter().map(|draft| draft.id.clone()).collect();
    let mut settler = Settler { known, ids: &ids, settled: BTreeMap::new(), amounts: BTreeMap::new(), found };
    let mut drafts: Vec<Option<DerivedDraft>> = drafts.into_iter().map(Some).collect();
    let mut expected = Vec::new();
    for index in order {
        let Some(draft) = drafts[index].take() else { continue };
        let expect = draft.expect.clone().map(|(name, span)| (draft.id.clone(), name, span));
        if let Some(fact) = settler.settle(draft) {
            expected.extend(expect);
            settler.settled.insert(fact.id.clone(), fact);
        }
    }
    for (id, name, span) in expected {
        settler.compare(&id, &name, span);
    }
    (settler.settled, settler.found)
}

struct Settler<'a> {
    known: &'a FactsSoFar<'a>,
    /// The ids of all derived facts.
    ids: &'a BTreeSet<String>,
    settled: BTreeMap<String, Fact>,
    /// What the values of derived facts are before rounding.
    amounts: BTreeMap<String, KnownAmount>,
    found: Vec<Diagnostic>,
}

impl Settler<'_> {
    fn fact(&self, id: &str) -> Option<&Fact> {
        self.known.index.get(id).map(|&index| &self.known.facts[index]).or_else(|| self.settled.get(id))
    }

    /// The typed value of a figure, reported where there is none.
    fn value(&mut self, name: &FigureName, place: &Span) -> Option<Value> {
        let Some(fact) = self.fact(&name.fact) else {
            let there = self.known.spoiled.contains(&name.fact) || self.ids.contains(&name.fact);
            if !there && self.known.complete {
                let known = self.known.index.keys().chain(self.ids).map(String::as_str);
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
    fn operand(&self, name: &FigureName) -> Option<Result<Operand, NoNumber>> {
        let fact = self.fact(&name.fact)?;
        if let (Some(amount), "value") = (self.amounts.get(&name.fact), name.figure.as_str()) {
            let mut amount = amount.clone();
            if let (When::Unsaid(_), Some(said)) = (&amount.when, period(fact)) {
                amount.when = said;
            }
            return Some(Ok(Operand::Quantity(Box::new(amount))));
        }
        let value = fact.value_named(&name.figure)?;
        let said = period(fact).filter(|_| name.figure != "period");
        Some(Operand::of(value, said.unwrap_or_else(|| When::unsaid(name.fact.clone()))))
    }

    fn settle(&mut self, draft: DerivedDraft) -> Option<Fact> {
        let (text, formula_span) = (draft.written.as_str(), &draft.formula_span);
        let named = draft.formula.figures();
        let inputs: Vec<FigureName> = named.iter().map(|(name, _)| (*name).clone()).collect();
        let values: Vec<Option<Value>> = named
            .iter()
            .map(|(name, range)| self.value(name, &formula_span.inside(text, range.clone())))
            .collect();
        self.report_numbers(&draft);
        let mut companions = Few::new();
        let mut whole = values.iter().all(Option::is_some);
        for (name, figure, place) in &draft.companions {
            match self.value(figure, place) {
                Some(Value::Contested(_)) => {
                    let why = FormulaFault::NoNumber { name: figure.to_string(), why: NoNumber::Contested };
                    self.found.push(says::fault(place.clone(), &why));
                    whole = false;
                }
                Some(value) => drop(companions.insert(name.clone(), value)),
                None => whole = false,
            }
        }
        let day = self.known.context.units.get("day")?;
        let figures = |name: &FigureName| self.operand(name);
        let Evaluated { amount, faults, unsaid } = evaluate(&draft.formula, text, &figures, &day);
        for (range, fault) in faults {
            self.found.push(says::fault(formula_span.inside(text, range), &fault));
        }
        if !unsaid.is_empty() {
            self.found.push(says::period_unsaid(formula_span.clone(), unsaid.iter().map(String::as_str)));
        }
        let amount = amount?;
        let used: Vec<Arc<Unit>> = values.iter().flatten().filter_map(unit_of).collect();
        let wanted = Asked {
            unit: draft.unit.as_ref().map(|(unit, _)| Arc::clone(unit)),
            change: draft.change,
            digits: draft.digits,
        };
        let units = &self.known.context.units;
        let quantity = match result(&amount, &draft.formula, &wanted, (&used, units)) {
            Ok(quantity) => quantity,
            Err(fault) => {
                let asked = draft.unit.as_ref().filter(|_| says::is_of_unit(&fault));
                let place = asked.map_or(formula_span, |(_, span)| span);
                self.found.push(says::fault(place.clone(), &fault));
                return None;
            }
        };
        if !whole {
            return None;
        }
        let value = Value::Quantity(quantity);
        let fact = self.inherited(draft, value, companions, inputs)?;
        self.amounts.insert(fact.id.clone(), amount);
        Some(fact)
    }

    /// Reports numbers of the formula that are ids of facts, too.
    fn report_numbers(&mut self, draft: &DerivedDraft) {
        let mut numbers = Vec::new();
        draft.formula.visit(&mut |part| {
            if let Term::Number(_) = part.term {
                numbers.push(part.range.clone());
            }
        });
        for range in numbers {
            let number = draft.written.get(range.clone()).unwrap_or_default();
            if self.fact(number).is_some() || self.ids.contains(number) {
                let place = draft.formula_span.inside(&draft.written, range);
                self.found.push(says::number_or_fact(place, number));
            }
        }
    }

    /// The fact with its value and what it has of its figures.
    fn inherited(
        &mut self,
        draft: DerivedDraft,
        value: Value,
        companions: Few<String, Value>,
        mut inputs: Vec<FigureName>,
    ) -> Option<Fact> {
        for (_, figure, _) in &draft.companions {
            if !inputs.contains(figure) {
                inputs.push(figure.clone());
            }
        }
        let mut seen = BTreeSet::new();
        let facts: Vec<&Fact> = inputs
            .iter()
            .filter(|name| seen.insert(name.fact.as_str()))
            .filter_map(|name| self.fact(&name.fact))
            .collect();
        let inherited = inherit(&facts)?;
        let unsaid = judge_inputs(&draft.id, &draft.formula_span, &draft.judgement, &facts);
        let stands = (inherited.status, inherited.stage);
        let found = judge_judgement(&draft.judgement, stands, &draft.texts);
        let only_for = both(inherited.only_for, draft.only_for.as_ref());
        if only_for.as_ref().is_some_and(BTreeSet::is_empty) {
            let kept: Vec<(&str, Option<&BTreeSet<String>>)> =
                facts.iter().map(|fact| (fact.id.as_str(), fact.only_for.as_ref())).collect();
            let found =
                says::for_nobody(draft.formula_span.clone(), &draft.id, &kept, draft.only_for.as_ref());
            self.found.push(found);
            return None;
        }
        self.found.extend(unsaid.into_iter().chain(found));
        let leaves = inputs.iter().flat_map(|name| self.leaves(name)).collect();
        let figure = |name: &str| if name == "value" { Some(&value) } else { companions.get(name) };
        self.found.extend(draft.texts.judge(figure, &self.known.context.units));
        let is_plan = inherited.stage != Stage::Done && inherited.due.is_some();
        for (key, span) in &draft.later {
            let idle = match *key {
                _ if !is_plan => Some(says::idle_later(span.clone(), key)),
                "date-passed" if draft.texts.short.is_none() => {
                    Some(crate::check::messages::plan::idle_without_short(span.clone()))
                }
                _ => None,
            };
            self.found.extend(idle);
        }
        Some(Fact {
            id: draft.id,
            span: draft.span,
            statement: plain(draft.texts.statement?),
            lapsed: draft.texts.lapsed.map(plain),
            short: draft.texts.short.map(plain),
            value: Some(value),
            companions,
            derivation: Some(Box::new(Derivation {
                written: draft.written,
                formula: draft.formula,
                inputs,
                leaves,
                expect: draft.expect.map(|(name, _)| name),
            })),
            period: None,
            status: inherited.status,
            stage: inherited.stage,
            as_of: inherited.as_of,
            due: inherited.due,
            date_passed: draft.date_passed,
            review_by: draft.review_by,
            priority: draft.priority,
            must: draft.must,
            only_for,
            subject: draft.subject,
            distinct_from: Vec::new(),
            history: draft.history,
            custody: Custody::default(),
            judgement: draft.judgement,
            recall_above: draft.recall_above,
            topic: draft.topic,
            note: draft.note,
            evidence: inherited.evidence,
            deprecated: Vec::new(),
        })
    }

    /// The figures at the beginning of a figure, which no formula gives.
    fn leaves(&self, name: &FigureName) -> BTreeSet<FigureName> {
        match self.fact(&name.fact).and_then(|fact| fact.derivation.as_ref()) {
            Some(derivation) => derivation.leaves.clone(),
            None => BTreeSet::from([name.clone()]),
        }
    }

    /// Holds a derived fact against the figure that it is expected to agree with.
    fn compare(&mut self, id: &str, name: &FigureName, span: Span) {
        if self.value(name, &span).is_none() {
            return;
        }
        let printed = match self.operand(name) {
            Some(Ok(Operand::Quantity(printed))) => printed,
            Some(Ok(Operand::Date(_)) | Err(_)) => {
                self.found.push(says::no_total(span, name));
                return;
            }
            None => return,
        };
        let Some(computed) = self.amounts.get(id) else { return };
        let (own, named) = (id.to_owned(), name.to_string());
        for total in compare(computed, &printed, [&own, &named]) {
            let values = [FigureName { fact: own.clone(), figure: "value".to_owned() }, name.clone()];
            let shown = values.map(|name| {
                let fact = self.fact(&name.fact);
                fact.and_then(|fact| fact.value_named(&name.figure)).map(says::shown).unwrap_or_default()
            });
            let found = match total {
                Total::Agrees => continue,
                Total::Differs => says::total_differs(span.clone(), &own, name, &shown),
                Total::OtherUnit(units) => says::total_in_other_unit(span.clone(), &own, name, &units),
                Total::OtherPeriod => says::total_of_other_period(span.clone(), &own, name),
                Total::Unsaid(names) => says::period_unsaid(span.clone(), names.iter().map(String::as_str)),
            };
            self.found.push(found);
        }
    }
}

/// The period that a fact's figures are of, as far as it says so.
fn period(fact: &Fact) -> Option<When> {
    let value = fact.companions.get("period").or(fact.period.as_deref())?;
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

fn unit_of(value: &Value) -> Option<Arc<Unit>> {
    match value {
        Value::Quantity(quantity) => Some(Arc::clone(&quantity.unit)),
        _ => None,
    }
}
