//! Facts of one subject that say different things: each pair is a contradiction until its author says what it is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::messages::briefs::unknown_fact;
use super::messages::rivals as says;
use super::messages::rivals::Differing;
use super::toml::Item;
use crate::derive::Stretch;
use crate::diagnostic::Diagnostic;
use crate::format::DISTINCT;
use crate::model::{Brief, Distinct, Fact, Rule, Stage, Waiver};
use crate::value::{Pair, Sense, Value};

/// Reads `distinct-from`.
pub fn distinct_from(item: Item<'_>) -> Vec<Distinct> {
    let tables = item.tables().unwrap_or_default();
    let one = |table: &super::toml::TomlTable<'_>| {
        let span = table.span();
        table.check_keys(&DISTINCT, &span);
        let text = |key: &str| table.get(key).and_then(Item::text).map(str::to_owned);
        let (fact, why) = (text("fact"), text("why"));
        Some(Distinct { fact: fact?, why: why?, span })
    };
    tables.iter().filter_map(one).collect()
}

/// The rivals among the facts of a dossier, by their indices; the earlier one first.
pub struct Rivals<'a> {
    facts: &'a [Fact],
    pairs: Vec<(usize, usize, Vec<Differing>)>,
}

impl<'a> Rivals<'a> {
    /// Finds them; what is declared as distinct is none.
    /// Neither is a fact that had ended by the day of the pages.
    pub fn of(facts: &'a [Fact], day: Option<NaiveDate>) -> Self {
        let mut by_subject: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, fact) in facts.iter().enumerate() {
            let ended = day.is_some_and(|day| fact.history.is_superseded(day));
            if let Some(subject) = fact.subject.as_ref().filter(|_| !ended) {
                by_subject.entry(subject).or_default().push(index);
            }
        }
        let mut pairs = Vec::new();
        for members in by_subject.values() {
            for (place, &one) in members.iter().enumerate() {
                for &other in &members[place + 1..] {
                    let differing = differing(&facts[one], &facts[other]);
                    let declared =
                        declares(&facts[one], &facts[other]) || declares(&facts[other], &facts[one]);
                    if !differing.is_empty() && !declared {
                        pairs.push((one, other, differing));
                    }
                }
            }
        }
        pairs.sort_by_key(|(one, other, _)| (*other, *one));
        Self { facts, pairs }
    }

    /// A warning for each pair, at the later of the two.
    pub fn reports(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        let told = self
            .pairs
            .iter()
            .filter(|(one, other, _)| self.waivers(&[*one, *other], Rule::Rivals).is_empty());
        told.map(|(one, other, differing)| says::rivals(&self.facts[*other], &self.facts[*one], differing))
    }

    /// What excuses any of these facts from a rule.
    fn waivers(&self, facts: &[usize], rule: Rule) -> Vec<&'a Waiver> {
        facts.iter().filter_map(|&fact| self.facts[fact].custody.waiver(rule)).collect()
    }

    /// The waivers that excuse something here.
    pub fn used_waivers<'b>(&self, briefs: &'b [Brief], ids: &BTreeMap<String, usize>) -> Vec<&'b Waiver>
    where
        'a: 'b,
    {
        let mut used: Vec<&'b Waiver> = Vec::new();
        for (one, other, _) in &self.pairs {
            used.extend(self.waivers(&[*one, *other], Rule::Rivals));
        }
        for brief in briefs {
            for (shown, left_out) in self.sides(brief, ids) {
                used.extend(self.waivers(&[shown, left_out], Rule::OneSided));
                used.extend(brief.custody.waiver(Rule::OneSided));
            }
        }
        used
    }

    /// A warning for each fact that a brief prints without its rival; `ids` finds the index of an id.
    pub fn one_sided(&self, brief: &Brief, ids: &BTreeMap<String, usize>) -> Vec<Diagnostic> {
        let told = self.sides(brief, ids).into_iter().filter(|(shown, left_out)| {
            brief.custody.waiver(Rule::OneSided).is_none()
                && self.waivers(&[*shown, *left_out], Rule::OneSided).is_empty()
        });
        told.map(|(shown, left_out)| says::one_sided(brief, &self.facts[shown], &self.facts[left_out]))
            .collect()
    }

    /// The facts that a brief prints without their rivals, each with the rival that its readers might have.
    fn sides(&self, brief: &Brief, ids: &BTreeMap<String, usize>) -> Vec<(usize, usize)> {
        if self.pairs.is_empty() {
            return Vec::new();
        }
        let printed = named_facts(brief, ids);
        let mut found = Vec::new();
        for (one, other, _) in &self.pairs {
            let (shown, left_out) = match (printed.contains(one), printed.contains(other)) {
                (true, false) => (*one, *other),
                (false, true) => (*other, *one),
                _ => continue,
            };
            // A fact that the reader may not have can't be printed beside the other.
            if self.facts[left_out].is_for(&brief.audience) {
                found.push((shown, left_out));
            }
        }
        found
    }
}

/// What is wrong with the declarations of a dossier: each names another fact of the subject from which its own differs. `missing` tells
/// of an id that a fact couldn't be read for it.
pub fn judge(
    facts: &[Fact],
    ids: &BTreeMap<String, usize>,
    missing: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for fact in facts {
        for distinct in &fact.distinct_from {
            let span = distinct.span.clone();
            let Some(other) = ids.get(&distinct.fact).map(|&index| &facts[index]) else {
                if !missing(&distinct.fact) {
                    found.push(unknown_fact(span, &distinct.fact, ids.keys().map(String::as_str)));
                }
                continue;
            };
            if other.id == fact.id {
                found.push(says::from_itself(span));
            } else if fact.subject.is_none() || fact.subject != other.subject {
                found.push(says::other_subject(span, fact, other));
            } else if differing(fact, other).is_empty() {
                found.push(says::no_rivals(span, fact, other));
            }
        }
    }
    found
}

/// Whether a fact says itself what the other is to it: something else, or what takes its place.
fn declares(one: &Fact, other: &Fact) -> bool {
    one.distinct_from.iter().any(|distinct| distinct.fact == other.id)
        || one.history.superseded_by.as_ref().is_some_and(|superseded| superseded.fact == other.id)
}

/// In what two facts of one subject contradict each other; nothing where they can't.
fn differing(one: &Fact, other: &Fact) -> Vec<Differing> {
    let outcome = one.is_outcome_of(other) || other.is_outcome_of(one);
    if outcome || computes(one, other) || computes(other, one) || !is_comparable(one, other) {
        return Vec::new();
    }
    let mut differing = Vec::new();
    if one.value != other.value {
        differing.push(Differing::Value);
    }
    if one.status != other.status {
        differing.push(Differing::Status);
    }
    if one.stage != other.stage {
        differing.push(Differing::Stage);
    }
    if speakers(one) != speakers(other) {
        differing.push(Differing::Speaker);
    }
    differing
}

/// Whether a fact is computed from the other or was held against it, so that the two are one figure or two that belong together.
fn computes(one: &Fact, other: &Fact) -> bool {
    one.derivation.as_ref().is_some_and(|derivation| {
        derivation.inputs.iter().any(|figure| figure.fact == other.id)
            || derivation.is_held_against(&other.id)
    })
}

/// Who says it: the documents that were read, or the originals that they cite.
fn speakers(fact: &Fact) -> BTreeSet<usize> {
    fact.evidence.iter().map(|evidence| evidence.original.unwrap_or(evidence.source)).collect()
}

/// Whether both say something of one kind, in one unit and of one time.
fn is_comparable(one: &Fact, other: &Fact) -> bool {
    let measures = match (&one.value, &other.value) {
        (None, None) => true,
        (Some(value), Some(against)) => measure(value) == measure(against),
        _ => false,
    };
    measures && is_of_one_time(one, other)
}

/// What a value measures: rivals are in one unit, or both dates, texts or ranks.
fn measure(value: &Value) -> (u8, Option<&str>, Option<Sense>) {
    match value {
        Value::Quantity(quantity) => (0, Some(&quantity.unit.id), Some(quantity.sense)),
        Value::Pair(Pair::Of { unit, .. }) => (1, Some(&unit.id), None),
        Value::Pair(Pair::Ratio(..)) => (2, None, None),
        Value::Pair(Pair::Score(_)) => (3, None, None),
        Value::Rank(_) => (4, None, None),
        Value::Time(_) => (5, None, None),
        Value::Date(_) | Value::Period(_) => (6, None, None),
        Value::Text(_) => (7, None, None),
        Value::Contested(contested) => contested.versions.first().map_or((8, None, None), measure),
    }
}

/// Whether both may be of one time. Of a plan the day on which somebody told it isn't the time that it is of.
fn is_of_one_time(one: &Fact, other: &Fact) -> bool {
    let (said, also_said) = (periods(one), periods(other));
    if !said.is_empty() && !also_said.is_empty() {
        return said.iter().any(|period| also_said.contains(period));
    }
    let is_dated = |fact: &Fact| matches!(fact.value.as_ref().map(measure), Some((6, ..)));
    if one.stage != Stage::Done || other.stage != Stage::Done || is_dated(one) || is_dated(other) {
        return true;
    }
    let (first, second) = (&one.as_of, &other.as_of);
    first.first_day() <= second.last_day() && second.first_day() <= first.last_day()
}

/// The periods and dates that a fact says its figures are of: `period`, or a companion of that name or called `year`.
fn periods(fact: &Fact) -> Vec<Stretch> {
    let named = ["period", "year"].into_iter().filter_map(|name| fact.companions.get(name));
    fact.period.as_deref().into_iter().chain(named).filter_map(Stretch::of).collect()
}

/// The facts that a brief prints: those of its sections and those that its texts name.
pub fn named_facts(brief: &Brief, ids: &BTreeMap<String, usize>) -> BTreeSet<usize> {
    let mut printed: BTreeSet<usize> =
        brief.sections.iter().flat_map(|section| &section.facts).copied().collect();
    for (text, _) in brief.texts().flat_map(|(_, texts)| texts.values()) {
        for quote in ['\'', '"'] {
            printed.extend(text.split(quote).filter_map(|part| ids.get(part).copied()));
        }
    }
    printed
}
