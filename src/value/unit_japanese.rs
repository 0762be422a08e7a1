//! What stands around the digits of a Japanese figure: counter, name of money, and what it is per; and figures that are no digits.

use rust_decimal::Decimal;

use super::built_in_units::name_in_rate;
use super::unit_english::{duration_parts, is_of_symbols};
use super::{Number, Numbers, Unit, UnitKind};

/// What stands before all else of a figure, its qualifiers included: 年, 1MWh当たり, 1米ドル=.
pub(super) fn lead(unit: &Unit, digits: impl Fn(Number) -> String) -> String {
    if is_of_symbols(unit) {
        return String::new();
    }
    let parts = unit.below.iter().map(|part| {
        let each = digits(part.each);
        let name = match part.unit.kind {
            UnitKind::Money => name_in_rate(&part.unit.id).unwrap_or(&part.unit.counter),
            _ => part.unit.bounded_counter.as_str(),
        };
        if part.unit.id == "year" && part.each == Number::from(1) {
            return "年".to_owned();
        }
        if unit.is_exchange_rate() { format!("{each}{name}=") } else { format!("{each}{name}当たり") }
    });
    parts.collect()
}

/// What stands before the digits.
pub(super) fn before(unit: &Unit) -> &str {
    &unit.prefix
}

/// What follows the digits; `bounded` before 以上, 超, 未満 and 近く.
pub(super) fn after(unit: &Unit, bounded: Bounded) -> String {
    if is_of_symbols(unit) {
        let symbols = super::unit_english::after(unit, Number::from(2), super::Rendering::Compact);
        return symbols.trim_start().to_owned();
    }
    match bounded {
        Bounded::No => unit.counter.clone(),
        Bounded::Yes => unit.bounded_counter.clone(),
    }
}

/// Whether a word such as 以上 follows a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bounded {
    No,
    Yes,
}

/// Yen with 銭, without a sign: 123円45銭. Company reports print amounts per share and rates of exchange so, where the number
/// was typed with two decimals, and this does unless figures are written as in newspapers.
pub(super) fn yen_and_sen(
    unit: &Unit,
    number: Number,
    numbers: Numbers,
    digits: impl Fn(Number) -> String,
) -> Option<String> {
    let per_share = |unit: &Unit| matches!(&unit.below[..], [part] if part.unit.id == "shares");
    let fits = unit.kind == UnitKind::Money
        && matches!(&unit.size().over[..], [measure] if measure.base == "JPY")
        && (unit.is_exchange_rate() || per_share(unit))
        && numbers == Numbers::Report
        && number.as_fraction().is_none();
    let amount = number.decimal().abs();
    let typed = number.as_typed(amount, 1);
    if !fits || typed.scale() != 2 {
        return None;
    }
    let yen = amount.trunc();
    let sen = ((amount - yen) * Decimal::from(100)).trunc().normalize();
    let whole =
        if yen.is_zero() { String::new() } else { format!("{}{}", digits(Number::from(yen)), unit.counter) };
    Some(match sen.is_zero() && yen.is_zero() {
        true => format!("0{}", unit.counter),
        false => format!("{whole}{sen:0>2}銭", sen = sen.to_string()),
    })
}

/// A whole figure that isn't digits and a unit, without its sign: 3分の2, 5人に1人, 半年, 1時間30分.
pub(super) fn special(unit: &Unit, number: Number, digits: impl Fn(Number) -> String) -> Option<String> {
    let (above, below) = number.as_fraction()?;
    let above = above.abs();
    let below_text = digits(Number::from(i64::from(below)));
    if let Some(parts) = duration_parts(unit, number) {
        let length = |(number, unit): (Number, &Unit)| format!("{}{}", digits(number), unit.bounded_counter);
        return Some(parts.into_iter().map(length).collect());
    }
    let is_part = above < Decimal::from(below);
    if unit.kind == UnitKind::Count && unit.below.is_empty() && is_part {
        return Some(format!("{below_text}{0}に{1}{0}", unit.counter, digits(Number::from(above))));
    }
    let whole = (above / Decimal::from(below)).trunc();
    // 半年, 2年半.
    if unit.kind == UnitKind::Duration && unit.below.is_empty() && below == 2 && above.scale() == 0 {
        if unit.id == "year" && whole.is_zero() {
            return Some("半年".to_owned());
        }
        if !whole.is_zero() {
            return Some(format!("{}{}半", digits(Number::from(whole)), unit.bounded_counter));
        }
    }
    let rest = digits(Number::from(above - whole * Decimal::from(below)));
    let part = format!("{below_text}分の{rest}");
    let number = if whole.is_zero() { part } else { format!("{}と{part}", digits(Number::from(whole))) };
    Some(format!("{}{number}{}", before(unit), after(unit, Bounded::Yes)))
}
