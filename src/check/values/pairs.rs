//! Reads pairs of numbers with what is said of them, scores and ranks.

use toml::de::DeValue;

use super::figures::{numbers, unit};
use crate::check::context::Context;
use crate::check::messages::values as says;
use crate::check::toml::{Item, TomlTable};
use crate::value::{Number, Pair, PairBound, Qualifier, Value};

/// What is said of a pair: `about = true`, and one bound as a flag beside it.
fn qualifier(table: &TomlTable<'_>, pair: Item<'_>) -> Option<Qualifier> {
    let about = match table.get("about") {
        Some(about) => about.boolean()?,
        None => false,
    };
    let mut said = Vec::new();
    for (key, bound) in PairBound::KEYS {
        let Some(item) = table.get(key) else { continue };
        if !item.boolean()? {
            item.report(says::bound_not_said(item.span(), key));
            return None;
        }
        said.push((key, bound));
    }
    match said[..] {
        [] => Some(Qualifier { bound: PairBound::Exact, about }),
        [(_, bound)] => Some(Qualifier { bound, about }),
        _ => {
            let keys = said.iter().map(|(key, _)| *key);
            pair.report(says::several_bounds_of_pair(pair.span(), keys));
            None
        }
    }
}

/// Reads `{ of = [7, 9], unit = "people" }`.
pub(super) fn of(table: &TomlTable<'_>, item: Item<'_>, context: &Context) -> Option<Value> {
    let unit = unit(table, item, context);
    let of = table.get("of")?;
    let qualifier = qualifier(table, of);
    let [part, whole] = numbers(of, 2..=2)?.try_into().ok()?;
    if part > whole || part.is_negative() || whole == Number::from(0) {
        of.report(says::part_above_whole(of.span(), part, whole));
        return None;
    }
    let qualifier = qualifier?;
    let above = matches!(qualifier.bound, PairBound::MoreThan | PairBound::JustOver) && part == whole;
    let below = matches!(qualifier.bound, PairBound::LessThan | PairBound::Nearly) && part == Number::from(0);
    if above || below {
        of.report(says::bound_leaves_whole(of.span(), part, whole, above));
        return None;
    }
    Some(Value::Pair(Pair::Of { part, whole, unit: unit?, qualifier }))
}

/// Reads `{ ratio = [3, 1] }`.
pub(super) fn ratio(table: &TomlTable<'_>, item: Item<'_>) -> Option<Value> {
    let qualifier = qualifier(table, item);
    let numbers: [Number; 2] = numbers(item, 2..=2)?.try_into().ok()?;
    if numbers.iter().any(|number| number.is_negative()) || numbers[1] == Number::from(0) {
        item.report(says::impossible_ratio(item.span()));
        return None;
    }
    Some(Value::Pair(Pair::Ratio(numbers, qualifier?)))
}

/// Reads `{ score = [8, 1] }` or `[7, 0, 2]`.
pub(super) fn score(item: Item<'_>) -> Option<Value> {
    let numbers = numbers(item, 2..=3)?;
    if numbers.iter().any(|number| number.is_negative()) {
        item.report(says::negative_score(item.span()));
        return None;
    }
    Some(Value::Pair(Pair::Score(numbers)))
}

/// Reads `{ rank = 3 }`.
pub(super) fn rank(item: Item<'_>) -> Option<Value> {
    let rank = match item.value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
        _ => None,
    };
    let rank = rank.filter(|rank| (1..=1_000_000_000).contains(rank));
    if rank.is_none() {
        item.report(says::not_a_rank(item.span()));
    }
    rank.map(Value::Rank)
}
