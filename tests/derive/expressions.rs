//! Formulas at random, each with the interval that Python's fractions make of it (`expressions.py` writes `expressions.tsv`).

#![expect(clippy::unwrap_used, reason = "a test harness; clippy exempts only functions marked #[test]")]

use std::collections::BTreeMap;

use crate::support::repo::repo;
use factbrief::derive::{End, Evaluated, FormulaFault, Operand, When, evaluate};
use factbrief::model::{FigureName, Formula};
use factbrief::value::{Bound, Number, Quantity, Sense, Texts, Units, Value};

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

/// `range:1/2,3`.
fn bound(text: &str) -> Bound {
    let (kind, numbers) = text.split_once(':').unwrap();
    let numbers: Vec<Number> = numbers.split(',').map(number).collect();
    let (one, other) = (numbers[0], *numbers.last().unwrap());
    match kind {
        "exact" => Bound::Exact(one),
        "at-least" => Bound::AtLeast(one),
        "more-than" => Bound::MoreThan(one),
        "at-most" => Bound::AtMost(one),
        "less-than" => Bound::LessThan(one),
        "nearly" => Bound::Nearly(one),
        "just-over" => Bound::JustOver(one),
        "several" => Bound::Several(one),
        "band" => Bound::Band { from: one, below: other },
        _ => Bound::Range { min: one, max: other },
    }
}

fn shown(end: Option<&End>) -> String {
    end.map_or_else(|| "-".to_owned(), |end| format!("{}{}", if end.closed { '[' } else { '(' }, end.at))
}

#[test]
fn formulas_come_out_as_in_python() {
    let table = std::fs::read_to_string(repo("tests/derive/expressions.tsv")).unwrap();
    let units = Units::built_in();
    let (unit, day) = (units.get("number").unwrap(), units.get("day").unwrap());
    let mut seen = 0;
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let [text, figures, low, high] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let figures: BTreeMap<&str, Value> = figures
            .split(';')
            .map(|figure| {
                let (name, told) = figure.split_once('=').unwrap();
                let (about, sense, words) = (false, Sense::Amount, Texts::new());
                let quantity = Quantity { bound: bound(told), about, sense, unit: unit.clone(), words };
                (name, Value::Quantity(quantity))
            })
            .collect();
        let find = |name: &FigureName| {
            let value = figures.get(name.fact.as_str())?;
            Some(Operand::of(value, When::Timeless))
        };
        let formula = Formula::parse(text).unwrap();
        let Evaluated { amount, faults, .. } = evaluate(&formula, text, &find, &day);
        match (low, amount) {
            ("zero", amount) => {
                assert!(amount.is_none(), "{row}");
                let zero = faults.iter().all(|(_, fault)| matches!(fault, FormulaFault::HoldsZero { .. }));
                assert!(zero && !faults.is_empty(), "{row}: {faults:?}");
            }
            (_, Some(amount)) => {
                let found = (shown(amount.range.low.as_ref()), shown(amount.range.high.as_ref()));
                assert_eq!((found.0.as_str(), found.1.as_str()), (low, high), "{row}");
                let rough = figures.values().any(|value| matches!(value, Value::Quantity(quantity) if matches!(quantity.bound, Bound::Nearly(_) | Bound::JustOver(_))));
                assert_eq!(amount.about, rough, "{row}");
                // What is as wide as rounding explains holds what isn't.
                if let Some(wide) = &amount.wide {
                    assert!(wide.meets(&amount.range), "{row}");
                }
            }
            (_, None) => panic!("{row}: {faults:?}"),
        }
        seen += 1;
    }
    assert_eq!(seen, 600);
}
