//! Printed forms that were cut, with the value that the rest would say.

use std::ops::Range;

use super::quantities::has_sign;
use factbrief::value::{Bound, Date, Dated, FiscalPart, Number, Pair, Quantity, Sense, Units, Value};

/// A part of a printed form and a value that it seems to say.
pub struct Cut<'a> {
    pub sort: &'static str,
    pub printed: &'a str,
    pub value: Value,
}

/// What a character is, to find where a form may be cut.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Blank,
    Digit,
    Letter,
    Sign,
    Other,
}

fn class(c: char) -> Class {
    match c {
        c if c.is_whitespace() => Class::Blank,
        c if c.is_numeric() && !('\u{3400}'..='\u{9fff}').contains(&c) => Class::Digit,
        '.' | ',' => Class::Digit,
        // Japanese, Chinese and Korean words have no blanks between them.
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => Class::Other,
        c if c.is_alphabetic() => Class::Letter,
        _ => Class::Sign,
    }
}

/// Where a form may be cut: wherever something else begins.
fn edges(form: &str) -> Vec<usize> {
    let mut edges = vec![0];
    let mut before = None;
    for (at, c) in form.char_indices() {
        let now = class(c);
        if before.is_some_and(|before| before != now || matches!(now, Class::Other | Class::Sign)) {
            edges.push(at);
        }
        before = Some(now);
    }
    edges.push(form.len());
    edges
}

/// Every part of a form that keeps a range of it, but for the whole.
fn parts<'a>(form: &'a str, keep: &Range<usize>) -> Vec<&'a str> {
    let edges = edges(form);
    let mut parts: Vec<&str> = Vec::new();
    for &start in edges.iter().filter(|start| **start <= keep.start) {
        for &end in edges.iter().filter(|end| **end >= keep.end && **end > start) {
            let part = form[start..end].trim();
            if part.len() < form.len() && !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    parts
}

/// Where the digits of a form are: from the first to the last one, or nowhere in particular.
fn digits(form: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in form.char_indices().filter(|(_, c)| class(*c) == Class::Digit) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + c.len_utf8(),
            _ => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

/// The parts of a form that has words for its number, or digits.
fn numeral_parts(form: &str) -> Vec<&str> {
    let runs = digits(form);
    match (runs.first(), runs.last()) {
        (Some(first), Some(last)) => parts(form, &(first.start..last.end)),
        _ => (0..form.len())
            .filter(|at| form.is_char_boundary(*at))
            .flat_map(|at| parts(form, &(at..at)))
            .collect(),
    }
}

/// Forms that lost their qualifier, sign, margin, end or the rest of a date.
pub fn cuts<'a>(form: &'a str, value: &Value, units: &Units) -> Vec<Cut<'a>> {
    let mut cuts = Vec::new();
    match value {
        Value::Quantity(quantity) => {
            for (sort, value) in lessened(quantity, form) {
                // Of a range, one end may be the part that is left.
                let parts = match quantity.bound {
                    Bound::Range { .. } | Bound::Margin { .. } | Bound::Interval { .. } => {
                        digits(form).iter().flat_map(|run| parts(form, run)).collect()
                    }
                    _ => numeral_parts(form),
                };
                cuts.extend(parts.into_iter().map(|printed| Cut { sort, printed, value: value.clone() }));
            }
            cuts.extend(digits_cut(form, quantity));
            cuts.extend(compounds_cut(form, quantity));
            cuts.extend(units_cut(form, quantity, units));
        }
        Value::Pair(pair) => {
            let parts: Vec<&str> = digits(form).iter().flat_map(|run| parts(form, run)).collect();
            let rest = match pair {
                // 7 of 11 bidders are 7 bidders.
                Pair::Of { .. } => return cuts,
                Pair::Ratio([one, _], _) => Value::Pair(Pair::Score(vec![*one])),
                Pair::Score(numbers) => Value::Pair(Pair::Score(numbers.iter().copied().take(1).collect())),
            };
            cuts.extend(parts.into_iter().map(|printed| Cut {
                sort: "cut pair",
                printed,
                value: rest.clone(),
            }));
        }
        Value::Date(dated) => cuts.extend(dates_cut(form, dated)),
        _ => {}
    }
    cuts
}

/// What a quantity would be without what surrounds its number.
fn lessened(quantity: &Quantity, form: &str) -> Vec<(&'static str, Value)> {
    let exact = |number: Number| {
        Value::Quantity(Quantity { bound: Bound::Exact(number), about: false, ..quantity.clone() })
    };
    let mut less = Vec::new();
    match quantity.bound {
        Bound::Exact(number) => {
            if quantity.about {
                less.push(("cut qualifier", exact(number)));
            }
            if number.is_negative() {
                let amount = has_sign(form).then_some(Sense::Amount);
                for sense in amount.into_iter().chain([Sense::Change]) {
                    let bound = Bound::Exact(number.negated());
                    less.push(("cut sign", Value::Quantity(Quantity { bound, sense, ..quantity.clone() })));
                }
            }
        }
        Bound::Margin { value, .. } | Bound::Interval { value, .. } => {
            less.push(("cut margin", exact(value)))
        }
        Bound::Range { min, max } => less.extend([min, max].map(|end| ("cut end", exact(end)))),
        // "Within 20 days" may be told around the form.
        Bound::AtMost(_) if form.starts_with("within") => {}
        bound => less.extend(bound.numbers().take(1).map(|number| ("cut qualifier", exact(number)))),
    }
    less
}

/// Forms whose number lost its first or last digits.
fn digits_cut<'a>(form: &'a str, quantity: &Quantity) -> Vec<Cut<'a>> {
    let runs = digits(form);
    let ([run], Some(number)) = (&runs[..], quantity.bound.numbers().next()) else { return Vec::new() };
    let read = |text: &str| {
        let plain: String = text.chars().filter(|c| *c != ',').collect();
        let whole =
            plain.starts_with(|c: char| c.is_ascii_digit()) && plain.ends_with(|c: char| c.is_ascii_digit());
        whole.then(|| Number::parse(&plain).ok()).flatten()
    };
    // 18,342 in millions: each of the form's ones is a million.
    let Some(one) = read(&form[run.clone()]).and_then(|printed| number.times(printed.inverse()?)) else {
        return Vec::new();
    };
    let mut cuts = Vec::new();
    let edges = run.clone().filter(|at| *at > run.start && form.is_char_boundary(*at));
    for at in edges {
        for (printed, left) in [(&form[at..], &form[at..run.end]), (&form[..at], &form[run.start..at])] {
            let left = read(left).and_then(|number| number.times(one));
            let Some(number) = left.filter(|left| *left != number) else { continue };
            let bound = Bound::Exact(number);
            let amount = Quantity { bound, about: false, sense: Sense::Amount, ..quantity.clone() };
            cuts.push(Cut { sort: "cut digits", printed, value: Value::Quantity(amount) });
            let Some(bound) = quantity.bound.map(|_| Some(number)) else { continue };
            let same = Quantity { bound, ..quantity.clone() };
            cuts.push(Cut { sort: "cut digits", printed, value: Value::Quantity(same) });
        }
    }
    cuts
}

/// Forms that are a part of a figure that is written in several: 39億 of 39億15百万円, 12円 of 12円80銭.
fn compounds_cut<'a>(form: &'a str, quantity: &Quantity) -> Vec<Cut<'a>> {
    let runs = digits(form);
    let Bound::Exact(number) = quantity.bound else { return Vec::new() };
    let scales = ["1", "0.01", "10000", "1000000", "100000000", "1000000000000"];
    let scales: Vec<Number> = scales.iter().filter_map(|scale| Number::parse(scale).ok()).collect();
    let mut cuts = Vec::new();
    for (at, run) in runs.iter().enumerate().filter(|_| runs.len() > 1) {
        let apart = |part: &&str| {
            let start = part.as_ptr() as usize - form.as_ptr() as usize;
            let range = start..start + part.len();
            runs.iter()
                .enumerate()
                .any(|(other, run)| other != at && (run.start < range.start || run.end > range.end))
        };
        let plain: String = form[run.clone()].chars().filter(|c| *c != ',').map(half_width).collect();
        let Ok(printed) = Number::parse(&plain) else { continue };
        for part in parts(form, run).into_iter().filter(apart) {
            let amounts =
                scales.iter().filter_map(|scale| printed.times(*scale)).filter(|other| *other != number);
            cuts.extend(amounts.map(|amount| Cut {
                sort: "cut compound",
                printed: part,
                value: Value::Quantity(Quantity { bound: Bound::Exact(amount), ..quantity.clone() }),
            }));
        }
    }
    cuts
}

/// Forms that lost the end of their unit, or their currency: 4.6 TW of 4.6 TWh, 310 million of CHF 310 million.
fn units_cut<'a>(form: &'a str, quantity: &Quantity, units: &Units) -> Vec<Cut<'a>> {
    const SHORTER: [(&str, &str); 6] =
        [("Wh", "W"), ("m2", "m"), ("%p", "%"), ("CO2e", "CO2"), ("CO2", ""), ("Prozentpunkte", "Prozent")];
    const OTHERS: [&str; 5] = ["USD", "CNY", "KRW", "JPY", "EUR"];
    let with = |id: &str| {
        let unit = units.get(id)?;
        Some(Value::Quantity(Quantity { unit, ..quantity.clone() }))
    };
    let mut cuts = Vec::new();
    for (whole, rest) in SHORTER.iter().filter(|(whole, _)| form.contains(whole)) {
        let end = form.find(whole).unwrap_or_default() + rest.len();
        let id = quantity.unit.id.replace(whole, rest);
        let id = if *whole == "%p" { "%" } else { id.trim_end() };
        cuts.extend(with(id).map(|value| Cut { sort: "cut unit", printed: form[..end].trim_end(), value }));
    }
    let is_money = |unit: &str| quantity.unit.id.starts_with(unit);
    if !["USD", "CNY", "KRW", "JPY", "EUR", "GBP", "CHF"].into_iter().any(is_money) {
        return cuts;
    }
    for part in numeral_parts(form) {
        let others = OTHERS.iter().filter(|code| !is_money(code)).filter_map(|code| with(code));
        cuts.extend(others.map(|value| Cut { sort: "cut currency", printed: part, value }));
    }
    cuts
}

/// A full-width digit as the usual one.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        c => c,
    }
}

/// Forms of dates that lost their bound, their part of a year, or whose year it is.
fn dates_cut<'a>(form: &'a str, dated: &Dated) -> Vec<Cut<'a>> {
    let mut cuts = Vec::new();
    let years = digits(form).into_iter().filter(|run| form[run.clone()].chars().count() == 4);
    let years: Vec<(Range<usize>, i32)> =
        years.filter_map(|run| Some((run.clone(), form[run].parse().ok()?))).collect();
    let is_part = match dated.date {
        Date::Fiscal { .. }
        | Date::Half { .. }
        | Date::Quarter { .. }
        | Date::NineMonths(_)
        | Date::Span { .. } => true,
        Date::SeasonYear(_) | Date::Decade(_) => true,
        _ => dated.about,
    };
    for (run, year) in years.iter().filter(|_| is_part) {
        let value = Value::from(Date::Year(*year));
        cuts.extend(parts(form, run).into_iter().map(|printed| Cut {
            sort: "cut date",
            printed,
            value: value.clone(),
        }));
    }
    if let Date::Fiscal { part, first, .. } = dated.date
        && part != FiscalPart::Whole
        && let Some((run, year)) = years.first()
    {
        let last = first
            .checked_add_months(chrono::Months::new(12))
            .and_then(|next| next.pred_opt())
            .unwrap_or(first);
        let value = Value::from(Date::Fiscal { year: *year, part: FiscalPart::Whole, first, last });
        cuts.extend(parts(form, run).into_iter().map(|printed| Cut {
            sort: "cut date",
            printed,
            value: value.clone(),
        }));
    }
    // A bound may be said around a form (2026年度から), but no 頃 is left out.
    if dated.about {
        let value = Value::from(dated.date);
        let all = numeral_parts(form);
        cuts.extend(all.into_iter().map(|printed| Cut { sort: "cut bound", printed, value: value.clone() }));
    }
    cuts
}
