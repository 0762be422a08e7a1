//! Reads which bars of a section are parts of other bars of it.

use std::collections::BTreeMap;

use super::messages::briefs as says;
use super::messages::briefs::NoPart;
use super::toml::{Item, TomlTable};
use crate::diagnostic::Span;
use crate::format::OF_WHICH;
use crate::model::{Fact, Layout};
use crate::value::{Bound, Number, Quantity, Value};

/// How much more than its whole a rough part may be, and a part of a rough whole.
const SLACK: f64 = 0.1;

/// The bars that are parts, each with its whole, as indices of facts. `listed` are the facts of the section in order.
pub fn of_which(
    section: &TomlTable<'_>,
    layout: Layout,
    listed: &[(usize, &Fact)],
) -> Option<BTreeMap<usize, usize>> {
    let Some(item) = section.get("of-which") else { return Some(BTreeMap::new()) };
    if layout != Layout::BarChart {
        item.report(says::only_in_bar_chart(item.span()));
        return None;
    }
    let mut wholes: BTreeMap<usize, usize> = BTreeMap::new();
    let mut named: Vec<(usize, Span)> = Vec::new();
    let mut sound = true;
    for table in item.tables()? {
        table.check_keys(&OF_WHICH, &table.span());
        let whole = table.get("whole").and_then(|item| place(item, listed));
        let parts = table.get("parts").and_then(Item::texts);
        let (Some(whole), Some(parts)) = (whole, parts) else {
            sound = false;
            continue;
        };
        for (id, span) in parts {
            let Some(part) = listed.iter().position(|(_, fact)| fact.id == id) else {
                table.file.report(says::no_part(span, id, NoPart::NotListed));
                sound = false;
                continue;
            };
            if wholes.insert(part, whole).is_some() {
                table.file.report(says::no_part(span, id, NoPart::Twice));
                sound = false;
                continue;
            }
            if part <= whole {
                table.file.report(says::no_part(span, id, NoPart::Before(&listed[whole].1.id)));
                sound = false;
                continue;
            }
            named.push((part, span));
        }
    }
    for (part, span) in named {
        let (Some(&whole), fact) = (wholes.get(&part), listed[part].1) else { continue };
        // Every bar between a whole and its part is another part of it.
        let is_within = |place: usize| {
            std::iter::successors(Some(place), |at| wholes.get(at).copied().filter(|above| above < at))
                .any(|above| above == whole)
        };
        if !(whole + 1..part).all(is_within) {
            item.report(says::no_part(span.clone(), &fact.id, NoPart::Apart(&listed[whole].1.id)));
            sound = false;
        }
        if is_more(fact, listed[whole].1) {
            item.report(says::no_part(span, &fact.id, NoPart::Greater(&listed[whole].1.id)));
            sound = false;
        }
    }
    let indices = wholes.into_iter().map(|(part, whole)| (listed[part].0, listed[whole].0));
    sound.then(|| indices.collect())
}

/// The place of a whole among the facts of the section.
fn place(item: Item<'_>, listed: &[(usize, &Fact)]) -> Option<usize> {
    let id = item.text()?;
    let found = listed.iter().position(|(_, fact)| fact.id == id);
    if found.is_none() {
        item.report(says::no_part(item.span(), id, NoPart::NotListed));
    }
    found
}

/// Whether a part is certainly more than its whole. Contested figures are judged by whoever compares their versions.
fn is_more(part: &Fact, whole: &Fact) -> bool {
    let (Some(Value::Quantity(part)), Some(Value::Quantity(whole))) = (&part.value, &whole.value) else {
        return false;
    };
    let (Some(least), Some(most)) = (least(part), most(whole)) else { return false };
    let same =
        if part.unit.id == whole.unit.id { Some(1.0) } else { part.unit.size().times(whole.unit.size()) };
    let (Some(times), Some(least), Some(most)) = (same, number(least), number(most)) else { return false };
    let slack = if part.about || whole.about { 1.0 + SLACK } else { 1.0 };
    most >= 0.0 && least * times > most * slack * (1.0 + f64::EPSILON * 8.0)
}

fn number(number: Number) -> Option<f64> {
    use rust_decimal::prelude::ToPrimitive;
    number.decimal().to_f64()
}

/// The least that a figure certainly is.
fn least(figure: &Quantity) -> Option<Number> {
    match figure.bound {
        Bound::AtMost(_) | Bound::LessThan(_) | Bound::Nearly(_) | Bound::MarginAlone(_) => None,
        Bound::Exact(number)
        | Bound::AtLeast(number)
        | Bound::MoreThan(number)
        | Bound::JustOver(number)
        | Bound::Several(number) => Some(number),
        Bound::Range { min, .. } | Bound::Interval { min, .. } => Some(min),
        Bound::Band { from, .. } => Some(from),
        // What is less than the number by its margin may be the part.
        Bound::Margin { .. } => None,
    }
}

/// The most that a figure certainly is.
fn most(figure: &Quantity) -> Option<Number> {
    match figure.bound {
        Bound::AtLeast(_)
        | Bound::MoreThan(_)
        | Bound::JustOver(_)
        | Bound::Several(_)
        | Bound::Margin { .. }
        | Bound::MarginAlone(_) => None,
        Bound::Exact(number) | Bound::AtMost(number) | Bound::LessThan(number) | Bound::Nearly(number) => {
            Some(number)
        }
        Bound::Range { max, .. } | Bound::Interval { max, .. } => Some(max),
        Bound::Band { below, .. } => Some(below),
    }
}
