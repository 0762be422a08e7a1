//! Reads `claim`: the versions of a contested value, each with its own evidence.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::de::DeValue;

use super::context::Context;
use super::day::day;
use super::evidence::evidence;
use super::fiscal::Years;
use super::messages::claims as says;
use super::printed::{compare_printed, report_unprinted};
use super::spoken::SpokenTexts;
use super::toml::{File, Item, TomlTable};
use crate::diagnostic::{Diagnostic, Span};
use crate::format::{CLAIM, FACT};
use crate::model::{Evidence, Fact, Rank};
use crate::value::{Contested, Value};

/// What was read of the claims of a fact.
pub struct Claims {
    /// The versions that somebody stands by.
    pub contested: Contested,
    /// Their evidence.
    pub evidence: Vec<Evidence>,
    /// The days on which they were entered, where that isn't the day of the fact.
    pub recorded: Vec<Option<(NaiveDate, Span)>>,
    /// The deprecated versions.
    pub deprecated: Vec<(Value, Vec<Evidence>)>,
}

impl Claims {
    /// Puts the deprecated versions into their fact, each as a fact of its own.
    pub fn add_deprecated(self, fact: &mut Fact) {
        for (value, evidence) in self.deprecated {
            let one = Fact { value: Some(value), evidence, deprecated: Vec::new(), ..fact.clone() };
            fact.deprecated.push(one);
        }
    }
}

/// One claim as it was read.
struct Claim {
    span: Span,
    rank: Rank,
    value: Value,
    evidence: Vec<Evidence>,
    /// The day on which it was entered, where it says one.
    recorded: Option<(NaiveDate, Span)>,
}

/// Reports what a fact with claims has no place for; returns whether there is nothing of it.
pub fn report_beside(table: &TomlTable<'_>, id: &str) -> bool {
    let beside: Vec<Item<'_>> = ["value", "evidence"].into_iter().filter_map(|key| table.get(key)).collect();
    for item in &beside {
        item.report(says::beside_claims(item.span(), item.key, id));
    }
    beside.is_empty()
}

/// The keys of the fact that TOML gave to a claim, because they are written after `[[fact.claim]]`; each is reported.
pub fn slid_keys(item: Item<'_>, id: &str) -> BTreeSet<&'static str> {
    let mut slid = BTreeSet::new();
    let DeValue::Array(entries) = item.value.get_ref() else { return slid };
    for key in entries.iter().filter_map(|entry| entry.get_ref().as_table()).flat_map(|table| table.keys()) {
        let name: &str = key.get_ref().as_ref();
        let Some(known) = FACT.names().find(|&known| known == name && !CLAIM.has(known)) else { continue };
        slid.insert(known);
        item.report(says::key_in_claim(item.file.span(key.span()), id, name));
    }
    slid
}

/// Reads every claim; `figures` are the names that `as-printed` may use.
pub fn claims(item: Item<'_>, id: &str, years: Years, context: &Context, figures: &[&str]) -> Option<Claims> {
    let tables = item.tables()?;
    let read: Vec<Option<Claim>> = tables.iter().map(|table| claim(table, years, context, figures)).collect();
    let read: Vec<Claim> = read.into_iter().collect::<Option<_>>()?;
    let (live, deprecated): (Vec<Claim>, Vec<Claim>) =
        read.into_iter().partition(|claim| claim.rank != Rank::Deprecated);
    let mut sound = true;
    let mut report = |found: Diagnostic| {
        sound = false;
        item.report(found);
    };
    if live.len() < 2 {
        report(says::too_few(item.span(), id, live.len()));
    }
    let mut preferred = live.iter().enumerate().filter(|(_, claim)| claim.rank == Rank::Preferred);
    let first = preferred.next();
    if let (Some((_, first)), Some((_, second))) = (first, preferred.next()) {
        report(says::two_preferred(second.span.clone(), id, first.span.clone()));
    }
    let preferred = first.map(|(index, _)| index);
    for (index, claim) in live.iter().enumerate() {
        if let Some(same) = live[..index].iter().find(|other| other.value == claim.value) {
            report(says::same_version(claim.span.clone(), id, same.span.clone()));
        }
        if kind(&claim.value) != kind(&live[0].value) {
            report(says::other_kind(claim.span.clone(), id, live[0].span.clone()));
        }
    }
    if !sound {
        return None;
    }
    let mut claims = Claims {
        contested: Contested { versions: Vec::new(), preferred },
        evidence: Vec::new(),
        recorded: Vec::new(),
        deprecated: deprecated.into_iter().map(|claim| (claim.value, claim.evidence)).collect(),
    };
    for (version, claim) in live.into_iter().enumerate() {
        claims.contested.versions.push(claim.value);
        claims.recorded.push(claim.recorded);
        let evidence = claim.evidence.into_iter();
        claims.evidence.extend(evidence.map(|one| Evidence { version: Some(version), ..one }));
    }
    Some(claims)
}

fn claim(table: &TomlTable<'_>, years: Years, context: &Context, figures: &[&str]) -> Option<Claim> {
    let span = table.span();
    for (key_span, entry) in table.seen() {
        // A key of the fact is reported as misplaced instead, with a better hint.
        if !CLAIM.has(entry.key) && !FACT.has(entry.key) {
            table.unknown_key(&CLAIM, key_span, entry.key);
        }
    }
    for key in CLAIM.keys.iter().filter(|key| key.required && table.get(key.name).is_none()) {
        table.missing(&CLAIM, key.name, &span);
    }
    let value = table.get("value").and_then(|item| super::values::value(item, years, context));
    let rank = match table.get("rank") {
        Some(item) => item.choice(),
        None => Some(Rank::Normal),
    };
    let evidence = table.get("evidence").and_then(|item| evidence(item, context, figures));
    let recorded = match table.get("recorded") {
        Some(item) => day(item).map(|day| Some((day, item.span()))),
        None => Some(None),
    };
    Some(Claim { span, rank: rank?, value: value?, evidence: evidence?, recorded: recorded? })
}

/// What sources can differ on: versions are of one kind. A date and a period both say when.
pub fn kind(value: &Value) -> u8 {
    match value {
        Value::Quantity(_) => 0,
        Value::Pair(_) => 1,
        Value::Rank(_) => 2,
        Value::Time(_) => 3,
        Value::Date(_) | Value::Period(_) => 4,
        Value::Text(_) => 5,
        Value::Contested(_) => 6,
    }
}

/// What is wrong with how the texts of a contested fact print it: they print it, whole, and fit each of its versions.
pub fn judge(
    spoken: &SpokenTexts,
    contested: &Contested,
    figure: &dyn Fn(&str) -> Option<Value>,
    context: &Context,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(statement) = &spoken.statement {
        for (text, span) in statement.values() {
            if !text.names().any(|name| name == "value") {
                found.push(says::statement_without_value(span.clone()));
            }
        }
    }
    for (text, span) in spoken.given().flat_map(|texts| texts.values()) {
        found.extend(
            text.parts_of_changes("value").map(|rendering| says::part_of_change(span.clone(), rendering)),
        );
    }
    if !found.is_empty() {
        return found;
    }
    let range = contested.range().ok().map(Value::Quantity);
    for version in contested.versions.iter().chain(&range) {
        let values: Vec<(String, Value)> = spoken
            .names()
            .into_iter()
            .filter_map(|name| {
                let value = if name == "value" { Some(version.clone()) } else { figure(&name) };
                Some((name, value?))
            })
            .collect();
        let named = |name: &str| values.iter().find(|(own, _)| own == name).map(|(_, value)| value);
        for one in spoken.judge(named, context) {
            if !found.iter().any(|other: &Diagnostic| other.span == one.span && other.code == one.code) {
                found.push(one);
            }
        }
    }
    found
}

/// Compares the printed forms of a contested fact with the version that each is for.
pub fn compare(file: &File, fact: &Fact, context: &Context) {
    let Some(contested) = fact.contested() else { return };
    for version in 0..contested.versions.len() {
        let Some(mut one) = fact.with_version(version) else { continue };
        compare_printed(file, &one, context);
        // Where the preferred version is shown alone, it is cited for the companions too.
        if contested.preferred != Some(version) {
            one.companions.clear();
        }
        report_unprinted(file, &one, context);
    }
    if contested.preferred.is_none() {
        report_unprinted(file, &Fact { value: None, ..fact.clone() }, context);
    }
    for one in &fact.deprecated {
        compare_printed(file, one, context);
        let companions = Default::default();
        report_unprinted(file, &Fact { companions, ..one.clone() }, context);
    }
}
