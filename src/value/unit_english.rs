//! What stands around the digits of an English figure: sign, unit, and what it is per; and figures that are no digits.

use rust_decimal::Decimal;

use super::built_in_units::built_in_unit;
use super::thousands::with_commas;
use super::unit::Below;
use super::{Number, Rendering, Unit, UnitKind, duration};

/// How a share is said in words: its denominator up to ten.
const PARTS: [&str; 9] =
    ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const NUMBERS: [&str; 11] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// What stands before the digits: the sign of money, a prefix.
pub(super) fn before(unit: &Unit) -> String {
    format!("{}{}", unit.prefix, unit.sign)
}

/// What follows the digits of a number: MW, GPUs, % or nothing, and what it is per.
pub(super) fn after(unit: &Unit, number: Number, rendering: Rendering) -> String {
    let compact = rendering == Rendering::Compact;
    let rate = per(unit, rendering);
    let name = name(unit, number, rendering);
    match unit.kind {
        UnitKind::Money | UnitKind::Number => rate,
        UnitKind::Share => format!("{}{rate}", unit.plural),
        UnitKind::Multiple if compact => format!("×{rate}"),
        // A degree touches its figure, and its sign goes on: °C does not.
        _ if name == "°" || name.is_empty() => format!("{name}{rate}"),
        _ => format!(" {name}{rate}"),
    }
}

/// The name after a figure.
fn name(unit: &Unit, number: Number, rendering: Rendering) -> &str {
    if rendering == Rendering::Compact && !unit.symbol.is_empty() {
        return &unit.symbol;
    }
    if is_one(number) { &unit.singular } else { &unit.plural }
}

/// One year, and 1.0 years.
fn is_one(number: Number) -> bool {
    number.as_fraction().is_none()
        && number.decimal() == Decimal::ONE
        && number.as_typed(Decimal::ONE, 1).scale() == 0
}

/// What a figure is per: ` per MWh`, `/MWh`, ` a year`, ` to the US dollar`.
pub(super) fn per(unit: &Unit, rendering: Rendering) -> String {
    let compact = rendering == Rendering::Compact;
    let symbols = is_of_symbols(unit);
    unit.below
        .iter()
        .map(|part| {
            let one = part.each == Number::from(1);
            let duration = part.unit.kind == UnitKind::Duration && one;
            let short = short_name(&part.unit);
            if unit.is_exchange_rate() && one {
                return match compact {
                    true => format!("/{}", short.trim_end()),
                    false => format!(" to the {}", part.unit.singular),
                };
            }
            match (symbols, duration, compact) {
                (true, ..) => format!("/{}", each(part, &short, &short)),
                (false, true, _) => format!(" {} {}", article(&part.unit.singular), part.unit.singular),
                (false, false, true) => format!("/{}", each(part, &short, &part.unit.plural)),
                (false, false, false) => {
                    format!(" per {}", each(part, &part.unit.singular, &part.unit.plural))
                }
            }
        })
        .collect()
}

/// Whether a rate is written in symbols throughout, as the SI has it: km/h, g CO₂/kWh.
pub(super) fn is_of_symbols(unit: &Unit) -> bool {
    let short = |part: &Below| {
        part.unit.kind == UnitKind::Measure
            || matches!(part.unit.id.as_str(), "second" | "minute" | "hour" | "ms" | "µs" | "ns")
    };
    unit.kind == UnitKind::Measure && !unit.below.is_empty() && unit.below.iter().all(short)
}

/// The shortest name of a unit below a line.
fn short_name(unit: &Unit) -> String {
    match (unit.id.as_str(), unit.kind) {
        ("second", _) => "s".to_owned(),
        ("minute", _) => "min".to_owned(),
        ("hour", _) => "h".to_owned(),
        (_, UnitKind::Money) => unit.sign.trim_end().to_owned(),
        _ if !unit.symbol.is_empty() => unit.symbol.clone(),
        _ => unit.singular.clone(),
    }
}

fn each(part: &Below, singular: &str, plural: &str) -> String {
    if part.each == Number::from(1) {
        return singular.to_owned();
    }
    format!("{} {plural}", with_commas(&part.each.to_string()))
}

fn article(noun: &str) -> &'static str {
    // An hour.
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) || noun == "hour" { "an" } else { "a" }
}

/// A whole figure that isn't digits and a unit, without its sign: two thirds, one in five, a third of a tonne, 1 hour 30 minutes.
pub(super) fn special(unit: &Unit, number: Number, rendering: Rendering) -> Option<String> {
    let (above, below) = number.as_fraction()?;
    let above = above.abs();
    let compact = rendering == Rendering::Compact;
    if let Some(parts) = duration_parts(unit, number) {
        return Some(parts.into_iter().map(length).collect::<Vec<_>>().join(" "));
    }
    let plain = format!("{}/{below}", with_commas(&above.to_string()));
    // One in five, but 1 in 1,000.
    let one_in = |noun: &str| {
        let worded = !compact && below <= 10;
        let said = |number: Decimal| if worded { in_words(number) } else { with_commas(&number.to_string()) };
        format!("{} in {} {noun}", said(above), said(Decimal::from(below))).trim_end().to_owned()
    };
    let is_part = above < Decimal::from(below);
    let share = unit.id == "share";
    let counted = unit.kind == UnitKind::Count && unit.below.is_empty() && is_part;
    if counted {
        return Some(one_in(&unit.plural));
    }
    if share && compact {
        return Some(if below > 4 { one_in("") } else { plain });
    }
    let words = is_part.then(|| fraction(above, below)).flatten();
    Some(match (words, unit.kind) {
        (Some(words), UnitKind::Share) if share => words,
        (None, UnitKind::Share) if share && is_part => one_in(""),
        // A symbol is no noun: 1/3 t.
        (Some(words), UnitKind::Duration | UnitKind::Measure)
            if !compact && unit.below.is_empty() && unit.singular != unit.plural =>
        {
            let of = if words == "half" { "" } else { "of " };
            format!("{words} {of}{} {}", article(&unit.singular), unit.singular)
        }
        (Some(words), UnitKind::Number) if !compact => words,
        _ => {
            let whole = (above / Decimal::from(below)).trunc();
            let rest = above - whole * Decimal::from(below);
            let digits = if whole.is_zero() {
                plain
            } else {
                format!("{} {rest}/{below}", with_commas(&whole.to_string()))
            };
            // Half of one thing isn't several.
            let counted = if is_part { Number::from(1) } else { number };
            format!("{}{digits}{}", before(unit), after(unit, counted, rendering))
        }
    })
}

/// One part of a length of time.
fn length((number, unit): (Number, &Unit)) -> String {
    format!("{number} {}", if is_one(number) { &unit.singular } else { &unit.plural })
}

/// The parts of a length of time of several units, the largest its own: 1 hour and 30 minutes of 90/60 hours.
pub(super) fn duration_parts(unit: &Unit, number: Number) -> Option<Vec<(Number, &'static Unit)>> {
    let parts = duration::parts(number, &unit.id).filter(|_| unit.kind == UnitKind::Duration)?;
    if parts.first()?.1 != unit.id {
        return None;
    }
    parts.into_iter().map(|(number, id)| Some((number, &**built_in_unit(id)?))).collect()
}

/// A number up to ten in a word, a larger one in digits.
fn in_words(number: Decimal) -> String {
    let word = usize::try_from(number).ok().filter(|_| number.scale() == 0).and_then(|at| NUMBERS.get(at));
    word.map_or_else(|| with_commas(&number.to_string()), |word| (*word).to_owned())
}

/// A fraction as a noun, where that is how it is said: half, a third, three quarters. One in five is said otherwise.
fn fraction(above: Decimal, below: u32) -> Option<String> {
    let part = PARTS.get(usize::try_from(below).ok()?.checked_sub(2)?)?;
    let one = above == Decimal::ONE;
    match (below, one) {
        (2, true) => Some((*part).to_owned()),
        (3 | 4, true) => Some(format!("a {part}")),
        (3 | 4, false) => Some(format!("{} {part}s", in_words(above))),
        _ => None,
    }
}
