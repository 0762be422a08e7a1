//! What is printed of a result is true, however it was rounded: an exact figure is exact, a rounded one is rough and as near as its
//! digits say, and a bound leaves nothing out.

#![expect(clippy::unwrap_used, reason = "a test harness; clippy exempts only functions marked #[test]")]

use factbrief::derive::{Asked, Evaluated, Fraction, Operand, When, evaluate, result};
use factbrief::model::{FigureName, Formula};
use factbrief::value::{Bound, Number, Quantity, Sense, Texts, Units, Value};

/// The quotient of a bound and a number as it is printed, with so many digits.
fn quotient(over: Bound, under: i64, digits: Option<u32>, units: &Units) -> Quantity {
    let unit = units.get("number").unwrap();
    let value = |bound| {
        let (about, sense, words) = (false, Sense::Amount, Texts::new());
        Value::Quantity(Quantity { bound, about, sense, unit: unit.clone(), words })
    };
    let (over, under) = (value(over), value(Bound::Exact(Number::from(under))));
    let find = |name: &FigureName| {
        Some(Operand::of(if name.fact == "over" { &over } else { &under }, When::Timeless))
    };
    let formula = Formula::parse("over / under").unwrap();
    let Evaluated { amount, faults, .. } =
        evaluate(&formula, "over / under", &find, &units.get("day").unwrap());
    assert!(faults.is_empty(), "{faults:?}");
    let asked = Asked { unit: Some(unit.clone()), change: false, digits };
    result(&amount.unwrap(), &formula, &asked, (&[], units)).unwrap()
}

fn exact(over: i64, under: i64) -> Fraction {
    &Fraction::whole(over) * &Fraction::whole(under).inverse().unwrap()
}

/// Half of one of the last of so many digits of a number.
fn half_of_a_digit(number: &Fraction, digits: u32) -> Fraction {
    let tenth = Fraction::whole(10).inverse().unwrap();
    let size = if number.is_negative() { -number } else { number.clone() };
    // The power of ten of its first digit.
    let mut first = Fraction::whole(1);
    while first > size {
        first = &first * &tenth;
    }
    while &first * &Fraction::whole(10) <= size {
        first = &first * &Fraction::whole(10);
    }
    let last = (1..digits).fold(first, |place, _| &place * &tenth);
    &last * &Fraction::whole(2).inverse().unwrap()
}

const OVER: [i64; 15] = [-1_000_003, -999, -100, -7, -1, 0, 1, 2, 3, 10, 99, 100, 12_345, 999_999, 1_000_000];
const UNDER: [i64; 9] = [1, 2, 3, 7, 8, 9, 11, 999, 1_024];

#[test]
fn a_rounded_figure_is_rough_and_one_that_is_not_rough_is_exact() {
    let units = Units::built_in();
    for over in OVER {
        for under in UNDER {
            for digits in [None, Some(2), Some(3), Some(6), Some(12)] {
                let found = quotient(Bound::Exact(Number::from(over)), under, digits, &units);
                let Bound::Exact(printed) = found.bound else { panic!("{over} / {under}: {found:?}") };
                let (printed, exact) = (Fraction::from(printed), exact(over, under));
                if found.about {
                    let digits = digits.unwrap_or(2);
                    let off = &printed - &exact;
                    let off = if off.is_negative() { -&off } else { off };
                    assert!(
                        off <= half_of_a_digit(&exact, digits),
                        "{over} / {under} to {digits}: {printed}"
                    );
                    assert_ne!(printed, exact, "{over} / {under}");
                } else {
                    assert_eq!(printed, exact, "{over} / {under}");
                }
            }
        }
    }
}

#[test]
fn a_bound_leaves_nothing_out() {
    let units = Units::built_in();
    for over in OVER {
        for under in UNDER {
            for digits in [None, Some(2), Some(5)] {
                let (number, exact) = (Number::from(over), exact(over, under));
                let printed = |bound| quotient(bound, under, digits, &units);
                let (least, most) = (printed(Bound::AtLeast(number)), printed(Bound::LessThan(number)));
                let (Bound::AtLeast(low), Bound::LessThan(high)) = (least.bound, most.bound) else {
                    panic!("{least:?} {most:?}");
                };
                assert!(Fraction::from(low) <= exact && exact <= Fraction::from(high), "{over} / {under}");
                assert!(!least.about && !most.about);
                let range = Bound::Range { min: number, max: Number::from(over + 1) };
                let Bound::Range { min, max } = printed(range).bound else { panic!("{over} / {under}") };
                assert!(Fraction::from(min) <= exact && self::exact(over + 1, under) <= Fraction::from(max));
            }
        }
    }
}
