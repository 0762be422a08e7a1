//! By how much one figure differs from another, with the bound and the qualifier that it holds for.

use factbrief::compare::differences;
use factbrief::manifest::{BoundForm, Form};

fn quantity(bound: BoundForm, about: bool, numbers: &[&str], unit: &str) -> Form {
    let text = |at: usize| numbers.get(at).map(|text| (*text).to_owned());
    let range = bound == BoundForm::Range;
    Form::Quantity {
        bound,
        about,
        number: text(0).filter(|_| !range),
        min: text(0).filter(|_| range),
        max: text(1).filter(|_| range),
        unit: unit.to_owned(),
    }
}

fn said(old: &Form, new: &Form) -> String {
    differences(old, new).iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_difference_names_its_bound_and_keeps_the_qualifier() {
    let exact = |number| quantity(BoundForm::Exact, false, &[number], "JPY");
    assert_eq!(said(&exact("2"), &exact("3")), "+50 %");
    assert_eq!(said(&exact("3"), &exact("2")), "−33.3 %");
    assert_eq!(said(&exact("-2"), &exact("-3")), "−50 %");
    assert_eq!(said(&exact("1000000"), &exact("1000001")), "+0.0001 %");
    assert_eq!(said(&quantity(BoundForm::Exact, true, &["2"], "JPY"), &exact("3")), "about +50 %");
    let least = |number| quantity(BoundForm::AtLeast, false, &[number], "JPY");
    assert_eq!(said(&least("2"), &least("3")), "+50 % (lower bound)");
    assert_eq!(said(&exact("2"), &least("3")), "+50 % (stated number)");
    let range = |min, max| quantity(BoundForm::Range, false, &[min, max], "JPY");
    assert_eq!(said(&range("2", "4"), &range("3", "5")), "+50 % (lower bound), +25 % (upper bound)");
    assert_eq!(said(&range("2", "4"), &range("2", "5")), "+25 % (upper bound)");
    assert_eq!(said(&range("2", "4"), &least("3")), "+50 % (lower bound)");
}

#[test]
fn what_cannot_be_compared_has_no_difference() {
    let yen = quantity(BoundForm::Exact, false, &["2"], "JPY");
    assert_eq!(said(&yen, &quantity(BoundForm::Exact, false, &["2"], "USD")), "");
    assert_eq!(said(&yen, &yen), "");
    assert_eq!(said(&quantity(BoundForm::Exact, false, &["0"], "JPY"), &yen), "");
    assert_eq!(said(&yen, &Form::Text), "");
    assert_eq!(said(&quantity(BoundForm::Exact, false, &["no number"], "JPY"), &yen), "");
}
