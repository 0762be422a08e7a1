//! Other values than a typed number with its unit: what a slip of the hand or of the mind would make of it.

use std::sync::Arc;

use factbrief::value::{
    Bound, Number, Pair, PairBound, Qualifier, Quantity, Sense, Unit, UnitKind, Units, Value,
};

/// A wrong value, with the sort of mistake that it is.
pub type Wrong = (&'static str, Value);

/// The number of a small integer.
fn whole(number: i64) -> Number {
    Number::from(number)
}

/// Numbers that differ from one in a single digit.
fn other_digits(number: Number) -> Vec<Number> {
    let text = number.decimal().to_string();
    let mut others = Vec::new();
    for (at, old) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let digit = old.to_digit(10).unwrap_or_default();
        for step in [1, 5] {
            let mut changed = text.clone();
            changed.replace_range(at..=at, &((digit + step) % 10).to_string());
            others.extend(Number::parse(&changed).ok());
        }
    }
    others
}

/// The fraction with another part and with another whole, where a number is one that has no decimals.
fn other_fractions(number: Number) -> Vec<Number> {
    let Some((above, below)) = number.as_fraction() else { return Vec::new() };
    let ten = Number::fraction(above, below * 10);
    let more = Number::fraction(above, below + 1);
    let part = Number::fraction(above + Number::from(1).decimal(), below);
    [ten, more, part].into_iter().flatten().collect()
}

fn numbers_changed(bound: Bound) -> Vec<Bound> {
    let count = bound.numbers().count();
    let mut changed = Vec::new();
    for at in 0..count {
        let old = bound.numbers().nth(at).unwrap_or_else(|| whole(0));
        for new in other_digits(old).into_iter().chain(other_fractions(old)) {
            let mut seen = 0;
            let other = bound.map(|number| {
                seen += 1;
                Some(if seen == at + 1 { new } else { number })
            });
            changed.extend(other.filter(|other| *other != bound && is_one(other)));
        }
    }
    changed
}

/// Whether a bound is one that a fact table can hold.
fn is_one(bound: &Bound) -> bool {
    let below = |one: Number, other: Number| other.minus(one).is_some_and(|step| !step.is_negative());
    match *bound {
        Bound::Range { min, max } => below(min, max) && min != max,
        Bound::Band { from, below: end } => below(from, end) && from != end,
        Bound::Margin { down, up, .. } => [down, up].iter().all(|one| !one.is_negative() && *one != whole(0)),
        Bound::Interval { value, min, max } => below(min, value) && below(value, max),
        _ => true,
    }
}

fn scaled(bound: Bound) -> Vec<Bound> {
    let factors = [whole(10), whole(1000), whole(10_000)];
    let factors = factors.into_iter().flat_map(|factor| [Some(factor), factor.inverse()]).flatten();
    factors
        .filter_map(|factor| bound.map(|number| number.times(factor)))
        .filter(|other| *other != bound)
        .collect()
}

/// Bounds of the same number that a source doesn't say.
fn other_bounds(quantity: &Quantity, printed: &str) -> Vec<Wrong> {
    let ends = |number: Number, sort: &'static str| -> Vec<(&'static str, Bound)> {
        let bounds = [
            Bound::Exact(number),
            Bound::AtLeast(number),
            Bound::MoreThan(number),
            Bound::AtMost(number),
            Bound::LessThan(number),
            Bound::Nearly(number),
            Bound::JustOver(number),
            Bound::Several(number),
        ];
        bounds.into_iter().map(|bound| (sort, bound)).collect()
    };
    let double = |number: Number| number.times(whole(2)).unwrap_or(number);
    let mut others: Vec<(&'static str, Bound)> = match quantity.bound {
        Bound::Exact(n)
        | Bound::AtLeast(n)
        | Bound::MoreThan(n)
        | Bound::AtMost(n)
        | Bound::LessThan(n)
        | Bound::Nearly(n)
        | Bound::JustOver(n)
        | Bound::Several(n) => {
            let mut all = ends(n, "bound");
            all.push(("range", Bound::Range { min: n, max: double(n) }));
            all.push(("band", Bound::Band { from: n, below: double(n) }));
            all.push(("margin", Bound::Margin { value: n, down: whole(1), up: whole(1) }));
            all
        }
        Bound::Range { min, max } => {
            let mut all = ends(min, "end of a range");
            all.extend(ends(max, "end of a range"));
            all.push(("band", Bound::Band { from: min, below: max }));
            all
        }
        Bound::Band { from, below } => {
            let width = below.minus(from).unwrap_or(below);
            let step = |factor: Number| width.times(factor).and_then(|width| from.minus(width.negated()));
            let widths = [whole(2), whole(10)].into_iter().flat_map(|n| [Some(n), n.inverse()]).flatten();
            let mut all = ends(from, "bound");
            all.extend(ends(below, "bound"));
            all.push(("range", Bound::Range { min: from, max: below }));
            all.extend(widths.filter_map(step).map(|below| ("width of a band", Bound::Band { from, below })));
            all
        }
        Bound::Margin { value, down, up } => {
            let mut all = ends(value, "margin");
            all.push(("margin", Bound::Margin { value, down: double(down), up }));
            all.push(("margin", Bound::Margin { value, down, up: double(up) }));
            all.push(("margin", Bound::MarginAlone(down)));
            all
        }
        Bound::MarginAlone(margin) => ends(margin, "margin"),
        Bound::Interval { value, min, max } => {
            let mut all = ends(value, "margin");
            all.push(("margin", Bound::Range { min, max }));
            all
        }
    };
    // The two coarser bounds that a form backs too; and a length of time, where `within` and `over` don't tell.
    let silent = ["within", "over"].iter().any(|word| printed.starts_with(word))
        && quantity.unit.kind == UnitKind::Duration;
    others.retain(|(_, other)| match (quantity.bound, other) {
        (Bound::JustOver(_), Bound::MoreThan(_)) | (Bound::Nearly(_), Bound::LessThan(_)) => false,
        (_, Bound::Exact(_)) if silent => false,
        (bound, other) => bound != *other && is_one(other),
    });
    others
        .into_iter()
        .map(|(sort, bound)| (sort, Value::Quantity(Quantity { bound, ..quantity.clone() })))
        .collect()
}

/// Ids of units that one could take another for.
fn other_unit_ids(unit: &Unit) -> Vec<(&'static str, String)> {
    const MONEY: [&str; 8] = ["USD", "EUR", "GBP", "JPY", "CHF", "CNY", "KRW", "AUD"];
    const BELOW: [&str; 10] =
        ["MWh", "kWh", "MW", "kW", "share", "year", "month", "day", "person", "household"];
    const PREFIXES: [&str; 5] = ["", "k", "M", "G", "T"];
    let mut ids = Vec::new();
    let (over, under) = match unit.id.split_once('/') {
        Some((over, under)) => (over, Some(under)),
        None => (unit.id.as_str(), None),
    };
    let with_rate = |over: &str| under.map_or_else(|| over.to_owned(), |under| format!("{over}/{under}"));
    if MONEY.contains(&over) {
        ids.extend(MONEY.iter().map(|code| ("currency", with_rate(code))));
        ids.extend(
            MONEY.iter().filter(|_| under.is_none()).map(|code| ("currency", format!("{over}/{code}"))),
        );
    }
    match under {
        Some(_) => {
            ids.push(("per unit", over.to_owned()));
            ids.extend(BELOW.iter().map(|below| ("per unit", format!("{over}/{below}"))));
        }
        None => ids.extend(["year", "share", "MWh"].map(|below| ("per unit", format!("{over}/{below}")))),
    }
    for base in ["Wh", "W", "t", "t CO2e", "t CO2", "m2", "m"] {
        if PREFIXES.iter().any(|prefix| format!("{prefix}{base}") == over) {
            let prefixed = PREFIXES.iter().map(|prefix| with_rate(&format!("{prefix}{base}")));
            ids.extend(prefixed.map(|id| ("prefix", id)));
        }
    }
    for (one, other) in
        [("CO2e", "CO2"), ("CO2", "CO2e"), ("MWh", "MW"), ("TWh", "TW"), ("GW", "GWh"), ("m2", "m")]
    {
        if let Some(rest) = over.strip_suffix(one) {
            ids.push(("unit", with_rate(&format!("{rest}{other}"))));
            ids.push(("unit", with_rate(rest.trim_end())));
        }
    }
    let apart: &[&str] = match unit.kind {
        UnitKind::Share | UnitKind::Points | UnitKind::Multiple | UnitKind::Number => {
            &["%", "points", "bp", "index-points", "ratio-points", "x", "number", "‰", "people", "JPY"]
        }
        UnitKind::Duration => {
            &["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "x"]
        }
        UnitKind::Count => &["%", "x", "EUR", "year", "countries"],
        UnitKind::Measure => &["%", "x", "EUR", "people", "km", "km2", "acres"],
        UnitKind::Money => &["%", "x", "people"],
    };
    ids.extend(apart.iter().map(|id| ("unit", (*id).to_owned())));
    ids
}

fn other_units(quantity: &Quantity, printed: &str, units: &Units) -> Vec<Wrong> {
    // ポイント and "points" alone don't tell which ones.
    let vague = ["ポイント", "points"].iter().any(|word| printed.contains(word))
        && quantity.unit.kind == UnitKind::Points;
    let differs = |unit: &Arc<Unit>| {
        unit.id != quantity.unit.id
            && unit.size() != quantity.unit.size()
            && !(vague && unit.kind == UnitKind::Points && unit.id != "bp")
    };
    other_unit_ids(&quantity.unit)
        .into_iter()
        .filter_map(|(sort, id)| Some((sort, units.get(&id).filter(differs)?)))
        .map(|(sort, unit)| (sort, Value::Quantity(Quantity { unit, ..quantity.clone() })))
        .collect()
}

/// Whether a form has a sign, and not only a word, for what is below zero or rose.
pub fn has_sign(printed: &str) -> bool {
    printed.starts_with(['−', '–', '-', '△', '▲', '(', '+'])
}

/// The wrong values of a quantity.
pub fn quantities(quantity: &Quantity, printed: &str, units: &Units) -> Vec<Wrong> {
    let with = |bound: Bound| Value::Quantity(Quantity { bound, ..quantity.clone() });
    let mut wrong: Vec<Wrong> =
        numbers_changed(quantity.bound).into_iter().map(|bound| ("number", with(bound))).collect();
    wrong.extend(scaled(quantity.bound).into_iter().map(|bound| ("scale", with(bound))));
    let negated = |number: Number| (number != whole(0)).then(|| number.negated());
    if let Bound::Exact(_) = quantity.bound
        && let Some(bound) = quantity.bound.map(negated)
    {
        let sort = if quantity.sense == Sense::Change { "direction" } else { "sign" };
        wrong.push((sort, with(bound)));
        let other = |sense| Value::Quantity(Quantity { bound, sense, ..quantity.clone() });
        // "Down 6%" is a change of −6%, and 6% is by how much it is down.
        if quantity.sense == Sense::Amount || has_sign(printed) {
            wrong.push(("sign", other(Sense::Amount)));
        }
        wrong.push(("direction", other(Sense::Change)));
    }
    if let Bound::Exact(number) = quantity.bound
        && quantity.sense == Sense::Amount
        && !number.is_negative()
        && !has_sign(printed)
    {
        wrong.push((
            "change for amount",
            Value::Quantity(Quantity { sense: Sense::Change, ..quantity.clone() }),
        ));
    }
    wrong.push(("about", Value::Quantity(Quantity { about: !quantity.about, ..quantity.clone() })));
    wrong.extend(other_bounds(quantity, printed));
    wrong.extend(other_units(quantity, printed, units));
    wrong.retain(|(_, value)| !matches!(value, Value::Quantity(other) if other == quantity));
    wrong
}

/// Whatever else could be said of a pair, but for the coarser bound that two of them agree with.
fn other_qualifiers(said: Qualifier) -> impl Iterator<Item = Qualifier> {
    let bounds = PairBound::KEYS.into_iter().map(|(_, bound)| bound).chain([PairBound::Exact]);
    let all = bounds.flat_map(|bound| [false, true].map(|about| Qualifier { bound, about }));
    all.filter(move |other| {
        let coarser = matches!(
            (said.bound, other.bound),
            (PairBound::JustOver, PairBound::MoreThan) | (PairBound::Nearly, PairBound::LessThan)
        );
        *other != said && !(coarser && other.about == said.about)
    })
}

/// The wrong values of a pair.
pub fn pairs(pair: &Pair, units: &Units) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    match pair {
        Pair::Of { part, whole: all, unit, qualifier } => {
            let said = |part: Number, whole: Number, qualifier: Qualifier| {
                Value::Pair(Pair::Of { part, whole, unit: Arc::clone(unit), qualifier })
            };
            let of = |part: Number, whole: Number| said(part, whole, *qualifier);
            wrong.extend(
                other_qualifiers(*qualifier).map(|other| ("bound of a pair", said(*part, *all, other))),
            );
            wrong.extend(other_digits(*part).into_iter().map(|part| ("part of", of(part, *all))));
            wrong.extend(other_digits(*all).into_iter().map(|all| ("whole of", of(*part, all))));
            wrong.extend(all.minus(*part).map(|rest| ("part of", of(rest, *all))));
            wrong.push(("order", of(*all, *part)));
            wrong.push(("part of", Value::Quantity(Quantity::exact(*part, Arc::clone(unit)))));
            wrong.push(("part of", Value::Pair(Pair::Ratio([*part, *all], *qualifier))));
            let others = ["countries", "shares", "year"].into_iter().filter_map(|id| units.get(id));
            wrong.extend(others.map(|unit| {
                let (part, whole, qualifier) = (*part, *all, *qualifier);
                ("unit", Value::Pair(Pair::Of { part, whole, unit, qualifier }))
            }));
        }
        Pair::Ratio([one, other], qualifier) => {
            let said = |qualifier| Value::Pair(Pair::Ratio([*one, *other], qualifier));
            wrong.extend(other_qualifiers(*qualifier).map(|other| ("bound of a pair", said(other))));
            let ratio = |one: Number, other: Number| Value::Pair(Pair::Ratio([one, other], *qualifier));
            wrong.push(("order", ratio(*other, *one)));
            wrong.extend(other_digits(*one).into_iter().map(|one| ("ratio", ratio(one, *other))));
            wrong.extend(other_digits(*other).into_iter().map(|other| ("ratio", ratio(*one, other))));
        }
        Pair::Score(numbers) => {
            let score = |numbers: Vec<Number>| Value::Pair(Pair::Score(numbers));
            wrong.push(("order", score(numbers.iter().rev().copied().collect())));
            wrong.push(("score", score(numbers.iter().copied().chain([whole(0)]).collect())));
            for (at, number) in numbers.iter().enumerate() {
                for new in other_digits(*number) {
                    let mut changed = numbers.clone();
                    changed[at] = new;
                    wrong.push(("score", score(changed)));
                }
            }
        }
    }
    wrong.retain(|(_, value)| !matches!(value, Value::Pair(other) if other == pair));
    wrong
}
