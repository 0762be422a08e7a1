//! Facts that are older than the readers of a brief should get. What is too old on the brief's own date is judged by every check, and stops a
//! build; what has become so since is judged by the day of asking.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::messages::fresh as says;
use super::messages::toml::missing_key;
use super::rivals::named_facts;
use super::toml::{Item, TomlTable};
use crate::diagnostic::{Diagnostic, Span};
use crate::format::FRESHNESS;
use crate::model::{Age, Brief, Dossier, Fact, Freshness};

/// Reads `freshness` of an audience.
pub fn freshness(item: Item<'_>) -> Option<Freshness> {
    let table: TomlTable<'_> = item.table()?;
    table.check_known(&FRESHNESS);
    let months = |key: &str| match table.get(key) {
        Some(item) => item.integer(1, 1200).map(|months| u32::try_from(months).ok()),
        None => Some(None),
    };
    let (flag, forbid) = (months("flag"), months("forbid"));
    if table.get("flag").is_none() && table.get("forbid").is_none() {
        item.report(missing_key(item.span(), &FRESHNESS, "forbid"));
        return None;
    }
    let freshness = Freshness { flag: flag?, forbid: forbid? };
    if let (Some(flag), Some(forbid)) = (freshness.flag, freshness.forbid)
        && flag >= forbid
    {
        item.report(says::flag_after_forbid(item.span(), flag, forbid));
    }
    Some(freshness)
}

/// Facts of a brief that are too old for its readers on its own date.
pub fn on_its_date(
    brief: &Brief,
    (facts, ids): (&[Fact], &BTreeMap<String, usize>),
    audiences: &BTreeMap<String, Freshness>,
    date: NaiveDate,
) -> Vec<Diagnostic> {
    let Some(freshness) = audiences.get(&brief.audience) else { return Vec::new() };
    let facts = named_facts(brief, ids).into_iter().map(|index| &facts[index]);
    facts.filter_map(|fact| Some(says::too_old(brief, fact, &freshness.judge(fact, date)?, date))).collect()
}

/// Facts on pages that have become too old for their readers between the dossier's date and a day. `more` are facts that the briefs print
/// beside those that they name. It isn't a part of `check`, since no build may depend on that day.
pub fn aged_since(
    dossier: &Dossier,
    on: NaiveDate,
    more: impl Fn(&Brief) -> BTreeSet<usize>,
) -> Vec<Diagnostic> {
    aged(dossier, on, more)
        .into_iter()
        .map(|(brief, fact, age)| says::too_old(brief, fact, &age, on))
        .collect()
}

/// The same as what they are.
fn aged(
    dossier: &Dossier,
    on: NaiveDate,
    more: impl Fn(&Brief) -> BTreeSet<usize>,
) -> Vec<(&Brief, &Fact, Age)> {
    let mut found = Vec::new();
    for brief in &dossier.briefs {
        let Some(freshness) = dossier.freshness.get(&brief.audience) else { continue };
        let named = named_facts(brief, &dossier.fact_index);
        for index in named.union(&more(brief)) {
            let fact = &dossier.facts[*index];
            let then = freshness.judge(fact, dossier.date).filter(|_| named.contains(index));
            let now = freshness.judge(fact, on);
            if let Some(age) = now.filter(|now| then.is_none_or(|then| then.too_old < now.too_old)) {
                found.push((brief, fact, age));
            }
        }
    }
    found
}

/// Places of audiences whose table says nothing.
pub fn report_empty(table: &TomlTable<'_>, span: &Span) {
    if ["label", "marking", "letterhead", "disclaimer", "freshness", "policy", "words"]
        .iter()
        .all(|key| table.get(key).is_none())
    {
        table.missing(&crate::format::AUDIENCE, "label", span);
    }
}
