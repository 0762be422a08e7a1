//! How values are printed in Japanese.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::scaled::KANJI_SCALES;
use super::{Bound, Date, Number, Numbers, Period, Quantity};

pub(super) fn quantity(quantity: &Quantity, numbers: Numbers) -> String {
    let unit = &quantity.unit;
    let (most, figure, suffix) = match quantity.bound {
        Bound::Exact(number) => ("", digits(number, numbers), ""),
        Bound::AtLeast(number) => ("", digits(number, numbers), "以上"),
        Bound::MoreThan(number) => ("", digits(number, numbers), "超"),
        Bound::AtMost(number) => ("最大", digits(number, numbers), ""),
        Bound::LessThan(number) => ("", digits(number, numbers), "未満"),
        Bound::Nearly(number) => ("", digits(number, numbers), "近く"),
        Bound::Range { min, max } => ("", range(min, max, &unit.counter, numbers), ""),
    };
    let year = if unit.is_per_year() { "年" } else { "" };
    let about = if quantity.about { "約" } else { "" };
    let counter = if suffix.is_empty() { &unit.counter } else { &unit.bounded_counter };
    format!("{year}{most}{about}{figure}{counter}{suffix}")
}

/// Both ends before one counter: 150億〜250億ドル. Where the first would borrow the scale of the second
/// (15〜250億ドル), both carry the counter.
fn range(min: Number, max: Number, counter: &str, numbers: Numbers) -> String {
    let (low, high) = (digits(min, numbers), digits(max, numbers));
    let scaled = |text: &str| KANJI_SCALES.iter().any(|(scale, _)| text.ends_with(*scale));
    let counter = if scaled(&high) && !scaled(&low) { counter } else { "" };
    format!("{low}{counter}〜{high}")
}

/// The number in groups by 万.
fn digits(number: Number, numbers: Numbers) -> String {
    let decimal = number.decimal();
    let mut text = if decimal.is_sign_negative() { "−".to_owned() } else { String::new() };
    let mut rest = decimal.abs();
    for (kanji, scale) in KANJI_SCALES {
        let scale = Decimal::from(scale);
        let group = (rest / scale).trunc();
        if !group.is_zero() {
            text.push_str(&grouped(group, numbers));
            text.push(kanji);
            rest -= group * scale;
        }
    }
    if !rest.is_zero() || decimal.is_zero() {
        text.push_str(&grouped(number.as_typed(rest, 1), numbers));
    }
    text
}

fn grouped(group: Decimal, numbers: Numbers) -> String {
    let digits = group.to_string();
    match numbers {
        Numbers::Report => super::english::with_commas(&digits),
        Numbers::Newspaper => digits,
    }
}

pub(super) fn date(date: &Date) -> String {
    match date {
        Date::Day(day) => format!("{:04}年{}月{}日", day.year(), day.month(), day.day()),
        Date::Month { year, month } => format!("{year:04}年{}月", month.number_from_month()),
        // 第4四半期 might be that of a fiscal year; the months cannot be mistaken.
        Date::Quarter { year, quarter } => {
            let first = quarter.first_month();
            format!("{year:04}年{first}〜{}月期", first + 2)
        }
        Date::Season { year, season } => format!("{year:04}年{}", season.japanese()),
        Date::Year(year) => format!("{year:04}年"),
        Date::PartOfYear { year, part } => format!("{year:04}年{}", part.japanese()),
        Date::FiscalYear(year) => format!("{year:04}年度"),
    }
}

pub(super) fn period(period: &Period) -> String {
    format!("{}〜{}", date(&period.from), date(&period.to))
}
