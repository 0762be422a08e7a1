//! Holds the facts of a copy against the dossier, fact by fact.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::language::Language;
use crate::ledger::{Copy, FactCopy, Figure, snapshot};
use crate::manifest::Form;
use crate::model::{Dossier, Fact, Threshold};

/// One way in which a fact is no longer what the copy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The dossier has no such fact any more.
    Withdrawn,
    /// The fact is no longer meant for the copy's audience.
    NotForAudience,
    /// A figure: what the copy says and what the dossier says now; nothing where there is none.
    Figure {
        /// `value` or the companion's name.
        name: String,
        /// As the copy prints it.
        old: String,
        /// As it would be printed now.
        new: String,
        /// Whether the fact's `recall-above` says that so small a change doesn't matter.
        within: bool,
    },
    /// Who vouches, how far it has come, or when it falls due.
    Standing {
        /// `status`, `stage` or `due`.
        what: &'static str,
        /// As the copy has it.
        old: String,
        /// As it is now.
        new: String,
    },
    /// The plan's date has passed since; the copy was right on its day.
    Lapsed,
    /// The same figures in other words.
    Wording,
    /// The same statement, known to hold at another date.
    AsOf {
        /// As the copy has it.
        old: String,
        /// As it is now.
        new: String,
    },
}

impl Difference {
    /// Whether somebody who holds the copy should be told.
    pub fn matters(&self) -> bool {
        match self {
            Self::Withdrawn | Self::NotForAudience | Self::Standing { .. } => true,
            Self::Figure { within, .. } => !within,
            Self::Lapsed | Self::Wording | Self::AsOf { .. } => false,
        }
    }
}

/// A fact that is no longer what the copy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChange {
    /// The fact's id.
    pub id: String,
    /// Its index in the dossier, where it still is.
    pub fact: Option<usize>,
    /// The sentence in the copy.
    pub statement: String,
    /// What differs; never empty.
    pub differences: Vec<Difference>,
}

impl FactChange {
    /// Whether somebody who holds the copy should be told.
    pub fn matters(&self) -> bool {
        self.differences.iter().any(Difference::matters)
    }

    /// What the copy said where it says something else now: its figures, else its sentence.
    pub fn before(&self) -> String {
        let figures: Vec<&str> = self
            .differences
            .iter()
            .filter_map(|difference| match difference {
                Difference::Figure { old, .. } if !old.is_empty() => Some(old.as_str()),
                _ => None,
            })
            .collect();
        figures.join(", ")
    }
}

/// The facts of a copy that are no longer what it says, in the copy's order.
pub fn compare(copy: &Copy, dossier: &Dossier) -> Vec<FactChange> {
    let language = Language::from_tag(&copy.language);
    let changes = copy.facts.iter().filter_map(|old| {
        let index = dossier.fact_index.get(&old.id).copied();
        let differences = match index {
            None => vec![Difference::Withdrawn],
            Some(index) => differences(old, &dossier.facts[index], copy, dossier, language),
        };
        let change =
            FactChange { id: old.id.clone(), fact: index, statement: old.statement.clone(), differences };
        (!change.differences.is_empty()).then_some(change)
    });
    changes.collect()
}

fn differences(
    old: &FactCopy,
    fact: &Fact,
    copy: &Copy,
    dossier: &Dossier,
    language: Option<Language>,
) -> Vec<Difference> {
    let mut found = Vec::new();
    if !fact.is_for(&copy.audience) {
        found.push(Difference::NotForAudience);
    }
    // A language that the dossier gave up has no words to compare; its figures are printed in another.
    let spoken = language.filter(|language| dossier.languages.contains(language));
    let new = snapshot(dossier, fact, spoken.or(dossier.languages.first().copied()).unwrap_or(Language::En));
    let names: BTreeSet<&String> = old.values.keys().chain(new.values.keys()).collect();
    for name in names {
        let (before, after) = (old.values.get(name), new.values.get(name));
        if before.zip(after).is_some_and(|(before, after)| is_same(before, after, spoken.is_some())) {
            continue;
        }
        let threshold = fact.recall_above.filter(|_| name == "value");
        let within = threshold
            .zip(before.zip(after))
            .is_some_and(|(threshold, (before, after))| is_within(threshold, before, after));
        let text = |figure: Option<&Figure>| figure.map_or_else(String::new, |figure| figure.text.clone());
        found.push(Difference::Figure { name: name.clone(), old: text(before), new: text(after), within });
    }
    let standing = [
        ("status", Some(&old.status), Some(&new.status)),
        ("stage", Some(&old.stage), Some(&new.stage)),
        ("due", old.due.as_ref(), new.due.as_ref()),
    ];
    for (what, before, after) in standing.into_iter().filter(|(_, before, after)| before != after) {
        let text = |one: Option<&String>| one.map_or_else(String::new, Clone::clone);
        found.push(Difference::Standing { what, old: text(before), new: text(after) });
    }
    let lapsed_then = NaiveDate::parse_from_str(&copy.date, "%Y-%m-%d").is_ok_and(|day| fact.has_lapsed(day));
    if fact.has_lapsed(dossier.date) && !lapsed_then {
        found.push(Difference::Lapsed);
    } else if spoken.is_some() && old.wording != new.wording {
        found.push(Difference::Wording);
    }
    if old.as_of != new.as_of {
        found.push(Difference::AsOf { old: old.as_of.clone(), new: new.as_of });
    }
    found
}

/// Whether two figures say the same. How a quantity is printed doesn't count; a text is its words.
fn is_same(old: &Figure, new: &Figure, same_language: bool) -> bool {
    match (&old.form, &new.form) {
        (Form::Text, Form::Text) => !same_language || old.text == new.text,
        (old, new) => old == new,
    }
}

/// Whether only the numbers differ, and by no more than the threshold.
fn is_within(threshold: Threshold, old: &Figure, new: &Figure) -> bool {
    let (
        Form::Quantity { bound, about, number, min, max, unit },
        Form::Quantity {
            bound: new_bound,
            about: new_about,
            number: new_number,
            min: new_min,
            max: new_max,
            unit: new_unit,
        },
    ) = (&old.form, &new.form)
    else {
        return false;
    };
    if (bound, about, unit) != (new_bound, new_about, new_unit) {
        return false;
    }
    [(number, new_number), (min, new_min), (max, new_max)].into_iter().all(|(old, new)| match (old, new) {
        (None, None) => true,
        (Some(old), Some(new)) => number_within(threshold, old, new),
        _ => false,
    })
}

fn number_within(threshold: Threshold, old: &str, new: &str) -> bool {
    let (Ok(old), Ok(new)) = (old.parse::<Decimal>(), new.parse::<Decimal>()) else { return false };
    let Some(change) = new.checked_sub(old) else { return false };
    match threshold {
        Threshold::Amount(most) => change.abs() <= most.decimal(),
        // |change| / |old| ≤ p / 100 without dividing, so that nothing is rounded and nothing divided by zero.
        Threshold::Percent(most) => {
            let change = change.abs().checked_mul(Decimal::ONE_HUNDRED);
            let most = old.abs().checked_mul(most.decimal());
            change.zip(most).is_some_and(|(change, most)| change <= most)
        }
    }
}
