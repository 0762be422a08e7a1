//! Printed forms in the text around them: what each may be typed as there, and what it may not; a line of `in_context.txt` each.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use factbrief::reading::{ShownText, SourceSetting, agrees, backed};
use factbrief::value::{
    Bound, Date, DateBound, Dated, FiscalCalendar, NamedBy, Number, OwnUnit, Pair, Period, Qualifier,
    Quantity, Sense, Texts, Units, Value, YearEnd,
};

fn units() -> Units {
    let mut units = Units::built_in();
    let ship =
        OwnUnit { id: "ships", english: Some(["ship", "ships"]), counter: Some("隻"), ..OwnUnit::default() };
    units.add(&ship).unwrap();
    units
}

/// `-0.3 %`, `change -530 JPY`, `date 2025-12`, `by end 2030`, `period 2025-10 2025-12`, `rank 3`, `of 7 9 EUR`.
fn value(typed: &str, units: &Units) -> Value {
    let (kind, rest) = typed.split_once(' ').unwrap();
    let date = |text: &str| Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let number = |text: &str| Number::parse(text).unwrap();
    let unit = |id: &str| units.get(id).unwrap_or_else(|| panic!("no unit {id}"));
    match kind {
        "date" => Value::from(date(rest)),
        "period" => {
            let (from, to) = rest.split_once(' ').unwrap();
            Value::Period(Period { from: date(from), to: date(to) })
        }
        "rank" => Value::Rank(rest.parse().unwrap()),
        "score" => Value::Pair(Pair::Score(rest.split(' ').map(number).collect())),
        "ratio" => {
            let [one, other] = rest.split(' ').map(number).collect::<Vec<_>>().try_into().unwrap();
            Value::Pair(Pair::Ratio([one, other], Qualifier::default()))
        }
        "of" => {
            let [part, whole, id] = rest.split(' ').collect::<Vec<_>>().try_into().unwrap();
            Value::Pair(Pair::Of {
                part: number(part),
                whole: number(whole),
                unit: unit(id),
                qualifier: Qualifier::default(),
            })
        }
        _ => {
            if let Some(bound) = DateBound::ALL.into_iter().find(|bound| bound.key() == kind) {
                return Value::Date(Dated { date: date(rest), bound, about: false });
            }
            let (sense, rest) = match kind {
                "change" => (Sense::Change, rest),
                _ => (Sense::Amount, typed),
            };
            let (amount, id) = rest.split_once(' ').unwrap();
            Value::Quantity(Quantity {
                bound: Bound::Exact(number(amount)),
                about: false,
                sense,
                unit: unit(id),
                words: Texts::new(),
            })
        }
    }
}

/// `4 start`: a fiscal year from April that has the name of the year in which it begins.
fn fiscal(said: &str) -> Option<FiscalCalendar> {
    let (month, named) = said.split_once(' ')?;
    let named_by = if named == "start" { NamedBy::Start } else { NamedBy::End };
    Some(FiscalCalendar { year_end: YearEnd::Starts(month.parse().unwrap()), named_by })
}

#[test]
fn a_form_says_what_it_says_in_its_text() {
    let units = units();
    let mut wrong = Vec::new();
    let mut rows = 0;
    let lines = include_str!("in_context.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        rows += 1;
        let columns: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let &[head, context, printed, right, not] = columns.as_slice() else { panic!("{line}") };
        let mut head = head.split(';').map(str::trim);
        let language = head.next().unwrap();
        let (mut issued, mut of_fiscal) = (None, None);
        for said in head {
            match said.parse() {
                Ok(day) => issued = Some(day),
                Err(_) => of_fiscal = fiscal(said),
            }
        }
        let setting = SourceSetting {
            language,
            units: &units,
            issued,
            issued_from: None,
            fiscal: of_fiscal,
            currency: None,
        };
        let source = ShownText::of(&context.replace("\\t", "\t").replace("\\n", "\n"));
        let form = ShownText::of(&printed.replace("\\t", "\t"));
        let held = |typed: &str| {
            let value = value(typed, &units);
            backed(&source, &form, None, &setting, |said| agrees(said, &value, &setting))
        };
        for typed in right.split(';').map(str::trim).filter(|typed| *typed != "-") {
            if let Err(why) = held(typed) {
                wrong.push(format!("{line}\n  {typed} is refused: {why:?}"));
            }
        }
        for typed in not.split(';').map(str::trim).filter(|typed| *typed != "-") {
            if held(typed).is_ok() {
                wrong.push(format!("{line}\n  {typed} passes"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.join("\n"));
}
