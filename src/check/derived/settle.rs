//! Computes the drafts of derived facts, each after those that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Datelike;

use super::draft::DerivedDraft;
use super::figure_draft::FigureDraft;
use super::figures::{FactsSoFar, NamedFigures, OwnFigures};
use super::order::{Order, order, order_of_figures};
use super::times::{changed_on, contradicts, period_of};
use crate::check::judgement::{judge_inputs, judge_judgement};
use crate::check::messages::derived as says;
use crate::check::spoken::plain;
use crate::derive::{
    Evaluated, FormulaFault, KnownAmount, NoNumber, Operand, Total, both, compare, evaluate, inherit, result,
};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{AS_OF, Custody, Derivation, Fact, Few, FigureName, Stage, Term};
use crate::value::{Date, Unit, Value};

/// Computes derived facts. Those that can't be are left out, and why is in the diagnostics.
pub fn settle(
    drafts: Vec<DerivedDraft>,
    known: &FactsSoFar<'_>,
) -> (BTreeMap<String, Fact>, Vec<Diagnostic>) {
    let Order { order, rings } = order(&drafts);
    let mut found: Vec<Diagnostic> = Vec::new();
    for ring in rings {
        let names: Vec<String> = ring.iter().map(|&draft| drafts[draft].id.clone()).collect();
        found.push(ring_of(&names, |first| drafts[ring[first]].value.span.clone()));
    }
    let figures = NamedFigures {
        known,
        ids: drafts.iter().map(|draft| draft.id.clone()).collect(),
        settled: BTreeMap::new(),
        amounts: BTreeMap::new(),
        own: OwnFigures::default(),
        found,
    };
    let mut settler = Settler { figures };
    let mut drafts: Vec<Option<DerivedDraft>> = drafts.into_iter().map(Some).collect();
    let mut expected = Vec::new();
    for index in order {
        let Some(draft) = drafts[index].take() else { continue };
        let expects: Vec<(FigureName, FigureName, Span)> = draft
            .figures()
            .filter_map(|figure| {
                let (name, span) = figure.expect.clone()?;
                Some((FigureName { fact: draft.id.clone(), figure: figure.name.clone() }, name, span))
            })
            .collect();
        if let Some(fact) = settler.settle(draft) {
            expected.extend(expects);
            settler.figures.settled.insert(fact.id.clone(), fact);
        }
    }
    settler.figures.own = OwnFigures::default();
    for (own, name, span) in expected {
        settler.compare(&own, &name, span);
    }
    (settler.figures.settled, settler.figures.found)
}

/// A ring, told from the first of its names in the order of letters.
fn ring_of(names: &[String], place: impl Fn(usize) -> Span) -> Diagnostic {
    let first = names.iter().enumerate().min_by_key(|(_, name)| *name).map_or(0, |(place, _)| place);
    let turned: Vec<&str> = names[first..].iter().chain(&names[..first]).map(String::as_str).collect();
    says::ring(place(first), &turned)
}

struct Settler<'a> {
    figures: NamedFigures<'a>,
}

impl Settler<'_> {
    fn report(&mut self, found: Diagnostic) {
        self.figures.found.push(found);
    }

    fn settle(&mut self, draft: DerivedDraft) -> Option<Fact> {
        self.report_numbers(&draft);
        let Order { order, rings } = order_of_figures(&draft);
        let drafted: Vec<&FigureDraft> = draft.figures().collect();
        let name_of =
            |index: usize| FigureName { fact: draft.id.clone(), figure: drafted[index].name.clone() };
        for ring in &rings {
            let names: Vec<String> = ring.iter().map(|&index| name_of(index).to_string()).collect();
            self.report(ring_of(&names, |first| drafted[ring[first]].span.clone()));
        }
        self.figures.own = OwnFigures {
            id: draft.id.clone(),
            names: drafted.iter().map(|figure| figure.name.clone()).collect(),
            ..OwnFigures::default()
        };
        for index in order {
            let figure = drafted[index];
            let named = figure.formula.figures();
            let leaves = named.iter().flat_map(|(name, _)| self.figures.leaves(name)).collect();
            if let Some((value, amount)) = self.figure(figure) {
                if let Some(amount) = amount {
                    self.figures.amounts.insert(name_of(index), amount);
                }
                self.figures.own.values.insert(figure.name.clone(), value);
                self.figures.own.leaves.insert(figure.name.clone(), leaves);
            }
        }
        if self.figures.own.values.len() < drafted.len() {
            return None;
        }
        let OwnFigures { mut values, leaves, .. } = std::mem::take(&mut self.figures.own);
        let value = values.remove("value")?;
        self.inherited(draft, value, values, leaves)
    }

    /// Computes a figure: its value, and what that is before rounding.
    fn figure(&mut self, draft: &FigureDraft) -> Option<(Value, Option<KnownAmount>)> {
        let (text, span) = (draft.written.as_str(), &draft.span);
        let named = draft.formula.figures();
        let values: Vec<Option<Value>> = named
            .iter()
            .map(|(name, range)| self.figures.value(name, &span.inside(text, range.clone())))
            .collect();
        if let Some(name) = draft.copied() {
            let value = values.into_iter().next().flatten()?;
            if let Value::Contested(_) = value {
                let why = FormulaFault::NoNumber { name: name.to_string(), why: NoNumber::Contested };
                self.report(says::fault(span.clone(), &why));
                return None;
            }
            // It stays of the time of the fact from which it is.
            let amount = match self.figures.operand(name) {
                Some(Ok(Operand::Quantity(amount))) => Some(*amount),
                Some(Ok(Operand::Date(_)) | Err(_)) | None => None,
            };
            return Some((value, amount));
        }
        let context = self.figures.known.context;
        let day = context.units.get("day")?;
        let lookup = |name: &FigureName| self.figures.operand(name);
        let Evaluated { amount, faults, unsaid } = evaluate(&draft.formula, text, &lookup, &day);
        for (range, fault) in faults {
            self.report(says::fault(span.inside(text, range), &fault));
        }
        if !unsaid.is_empty() {
            self.report(says::period_unsaid(span.clone(), unsaid.iter().map(String::as_str)));
        }
        let amount = amount?;
        let used: Vec<Arc<Unit>> = values.iter().flatten().filter_map(unit_of).collect();
        match result(&amount, &draft.formula, &draft.asked(), (&used, &context.units)) {
            Ok(quantity) => {
                values.iter().all(Option::is_some).then_some((Value::Quantity(quantity), Some(amount)))
            }
            Err(fault) => {
                let asked = draft.unit.as_ref().filter(|_| says::is_of_unit(&fault));
                let place = asked.map_or(span, |(_, span)| span);
                self.report(says::fault(place.clone(), &fault));
                None
            }
        }
    }

    /// Reports numbers of the formulas that are ids of facts, too.
    fn report_numbers(&mut self, draft: &DerivedDraft) {
        for figure in draft.figures() {
            let mut numbers = Vec::new();
            figure.formula.visit(&mut |part| {
                if let Term::Number(_) = part.term {
                    numbers.push(part.range.clone());
                }
            });
            for range in numbers {
                let number = figure.written.get(range.clone()).unwrap_or_default();
                if self.figures.is_fact(number) {
                    let place = figure.span.inside(&figure.written, range);
                    self.report(says::number_or_fact(place, number));
                }
            }
        }
    }

    /// The fact with its figures and what it has of those that they are computed from.
    fn inherited(
        &mut self,
        draft: DerivedDraft,
        value: Value,
        mut companions: Few<String, Value>,
        mut leaves: Few<String, BTreeSet<FigureName>>,
    ) -> Option<Fact> {
        let mut inputs: Vec<FigureName> = Vec::new();
        for (name, _) in draft.figures().flat_map(|figure| figure.formula.figures()) {
            if name.fact != draft.id && !inputs.contains(name) {
                inputs.push(name.clone());
            }
        }
        if draft.texts.prints(AS_OF) {
            let beginnings: BTreeSet<&str> =
                leaves.values().flatten().map(|leaf| leaf.fact.as_str()).collect();
            let beginnings: Vec<&Fact> =
                beginnings.into_iter().filter_map(|id| self.figures.fact(id)).collect();
            match year_of(&draft, &beginnings) {
                Ok(year) => {
                    let of = |fact: &str| FigureName { fact: fact.to_owned(), figure: AS_OF.to_owned() };
                    let printed: BTreeSet<FigureName> = beginnings.iter().map(|fact| of(&fact.id)).collect();
                    inputs.extend(
                        printed.iter().filter(|name| !inputs.contains(name)).cloned().collect::<Vec<_>>(),
                    );
                    companions.insert(AS_OF.to_owned(), Date::Year(year).into());
                    leaves.insert(AS_OF.to_owned(), printed);
                }
                Err(found) => {
                    self.report(found);
                    return None;
                }
            }
        }
        let mut seen = BTreeSet::new();
        let facts: Vec<&Fact> = inputs
            .iter()
            .filter(|name| seen.insert(name.fact.as_str()))
            .filter_map(|name| self.figures.fact(&name.fact))
            .collect();
        let mut inherited = inherit(&facts)?;
        let own = FigureName { fact: draft.id.clone(), figure: "value".to_owned() };
        let when = self.figures.amounts.get(&own).map(|amount| amount.when.clone());
        if let Some(as_of) = changed_on(&facts, when.as_ref(), draft.value.change) {
            inherited.as_of = as_of;
        }
        let period = when.as_ref().and_then(|when| period_of(when, &facts)).map(Box::new);
        if let (Some(said), Some(when)) = (companions.get("period"), &when)
            && contradicts(said, when)
        {
            let place = draft.companions.iter().find(|figure| figure.name == "period");
            let place = place.map_or_else(|| draft.span.clone(), |figure| figure.span.clone());
            self.report(says::period_of_others(place, said, period.as_deref()));
            return None;
        }
        let period = period.filter(|_| !companions.contains_key("period"));
        let unsaid = judge_inputs(&draft.id, &draft.value.span, &draft.judgement, &facts);
        let stands = (inherited.status, inherited.stage);
        let found = judge_judgement(&draft.judgement, stands, &draft.texts);
        let only_for = both(inherited.only_for, draft.only_for.as_ref());
        if only_for.as_ref().is_some_and(BTreeSet::is_empty) {
            let kept: Vec<(&str, Option<&BTreeSet<String>>)> =
                facts.iter().map(|fact| (fact.id.as_str(), fact.only_for.as_ref())).collect();
            let found = says::for_nobody(draft.value.span.clone(), &draft.id, &kept, draft.only_for.as_ref());
            self.report(found);
            return None;
        }
        self.figures.found.extend(unsaid.into_iter().chain(found));
        let figure = |name: &str| if name == "value" { Some(&value) } else { companions.get(name) };
        let judged = draft.texts.judge(figure, self.figures.known.context);
        self.figures.found.extend(judged);
        let is_plan = inherited.stage != Stage::Done && inherited.due.is_some();
        for (key, span) in &draft.later {
            let idle = match *key {
                _ if !is_plan => Some(says::idle_later(span.clone(), key)),
                "date-passed" if draft.texts.short.is_none() => {
                    Some(crate::check::messages::plan::idle_without_short(span.clone()))
                }
                _ => None,
            };
            self.figures.found.extend(idle);
        }
        let computed = draft.companions.iter().map(|figure| (figure.name.clone(), figure.computation()));
        let derivation =
            Derivation { value: draft.value.computation(), companions: computed.collect(), inputs, leaves };
        Some(Fact {
            id: draft.id,
            span: draft.span,
            statement: plain(draft.texts.statement?),
            lapsed: draft.texts.lapsed.map(plain),
            short: draft.texts.short.map(plain),
            value: Some(value),
            companions,
            derivation: Some(Box::new(derivation)),
            period,
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

    /// Holds a figure of a derived fact against the one that it is expected to agree with.
    fn compare(&mut self, own: &FigureName, name: &FigureName, span: Span) {
        if self.figures.value(name, &span).is_none() {
            return;
        }
        let printed = match self.figures.operand(name) {
            Some(Ok(Operand::Quantity(printed))) => printed,
            Some(Ok(Operand::Date(_)) | Err(_)) => {
                self.report(says::no_total(span, name));
                return;
            }
            None => return,
        };
        let computed = match self.figures.operand(own) {
            Some(Ok(Operand::Quantity(computed))) => computed,
            Some(Ok(Operand::Date(_)) | Err(_)) => {
                self.report(says::no_total(span, own));
                return;
            }
            None => return,
        };
        for total in compare(&computed, &printed, [&own.to_string(), &name.to_string()]) {
            let shown = [own, name].map(|name| {
                let fact = self.figures.fact(&name.fact);
                fact.and_then(|fact| fact.value_named(&name.figure)).map(says::shown).unwrap_or_default()
            });
            let found = match total {
                Total::Agrees => continue,
                Total::Differs => says::total_differs(span.clone(), own, name, &shown),
                Total::OtherUnit(units) => says::total_in_other_unit(span.clone(), own, name, &units),
                Total::OtherPeriod => says::total_of_other_period(span.clone(), own, name),
                Total::Unsaid(names) => says::period_unsaid(span.clone(), names.iter().map(String::as_str)),
            };
            self.report(found);
        }
    }
}

/// The calendar year in which all that a fact is computed from held, where a source prints it for each.
fn year_of(draft: &DerivedDraft, beginnings: &[&Fact]) -> Result<i32, Diagnostic> {
    let place = || draft.texts.place_of(AS_OF).unwrap_or_else(|| draft.span.clone());
    let days = beginnings.iter().flat_map(|fact| [fact.as_of.first_day(), fact.as_of.last_day()]);
    let years: BTreeSet<i32> = days.map(|day| day.year()).collect();
    let (1, Some(year)) = (years.len(), years.first()) else {
        return Err(says::as_of_of_several_years(place(), &draft.id, beginnings));
    };
    let unprinted: Vec<&str> = beginnings
        .iter()
        .filter(|fact| !fact.companions.contains_key(AS_OF))
        .map(|fact| fact.id.as_str())
        .collect();
    match unprinted.is_empty() {
        true => Ok(*year),
        false => Err(says::year_not_printed(place(), &draft.id, *year, &unprinted)),
    }
}

fn unit_of(value: &Value) -> Option<Arc<Unit>> {
    match value {
        Value::Quantity(quantity) => Some(Arc::clone(&quantity.unit)),
        _ => None,
    }
}
