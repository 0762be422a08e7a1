//! By how much one figure differs from another, with the bound and the qualifier that it holds for.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use factbrief::account::{Form, differences};
use factbrief::value::{Bound, Number, Sense};

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn yen(bound: Bound) -> Form {
    Form::Quantity { bound, about: false, sense: Sense::Amount, unit: "JPY".to_owned() }
}

fn said(old: &Form, new: &Form) -> String {
    differences(old, new).iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_difference_names_its_bound_and_keeps_the_qualifier() {
    let exact = |text| yen(Bound::Exact(number(text)));
    assert_eq!(said(&exact("2"), &exact("3")), "+50 %");
    assert_eq!(said(&exact("3"), &exact("2")), "−33.3 %");
    assert_eq!(said(&exact("-2"), &exact("-3")), "−50 %");
    assert_eq!(said(&exact("1000000"), &exact("1000001")), "+0.0001 %");
    let rough = Form::Quantity {
        bound: Bound::Exact(number("2")),
        about: true,
        sense: Sense::Amount,
        unit: "JPY".to_owned(),
    };
    assert_eq!(said(&rough, &exact("3")), "about +50 %");
    let least = |text| yen(Bound::AtLeast(number(text)));
    assert_eq!(said(&least("2"), &least("3")), "+50 % (lower bound)");
    assert_eq!(said(&exact("2"), &least("3")), "+50 % (stated number)");
    let range = |min, max| yen(Bound::Range { min: number(min), max: number(max) });
    assert_eq!(said(&range("2", "4"), &range("3", "5")), "+50 % (lower bound), +25 % (upper bound)");
    assert_eq!(said(&range("2", "4"), &range("2", "5")), "+25 % (upper bound)");
    assert_eq!(said(&range("2", "4"), &least("3")), "+50 % (lower bound)");
}

#[test]
fn what_cannot_be_compared_has_no_difference() {
    let two = yen(Bound::Exact(number("2")));
    let dollars = Form::Quantity {
        bound: Bound::Exact(number("2")),
        about: false,
        sense: Sense::Amount,
        unit: "USD".to_owned(),
    };
    assert_eq!(said(&two, &dollars), "");
    assert_eq!(said(&two, &two), "");
    assert_eq!(said(&yen(Bound::Exact(number("0"))), &two), "");
    assert_eq!(said(&two, &Form::Text), "");
}
