//! By how much a number changed, in per cent of the old one, and which bound of the figure it is.

use rust_decimal::Decimal;

use super::form::Form;
use crate::value::{Bound, Number};

/// The difference of two numbers of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which number of the figure.
    pub of: Of,
    /// Whether one of the two figures is rough, so that the difference is too.
    pub about: bool,
    /// In per cent of the old number, rounded to one decimal place, or to the first digit that isn't zero.
    pub per_cent: Decimal,
}

/// A number of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The number itself: exact or nearly.
    Number,
    /// The end below which it isn't: at least, more than, or the lower end of a range.
    Lower,
    /// The end above which it isn't: up to, less than, or the upper end of a range.
    Upper,
    /// The number that is stated, where the old and the new one are different bounds.
    Stated,
}

/// The differences of two figures: none where the units differ, one of them isn't a number, or the old number is zero.
pub fn differences(old: &Form, new: &Form) -> Vec<Difference> {
    let (
        Form::Quantity { bound: old, about: old_about, sense: old_sense, unit: old_unit },
        Form::Quantity { bound: new, about: new_about, sense: new_sense, unit: new_unit },
    ) = (old, new)
    else {
        return Vec::new();
    };
    if (old_unit, old_sense) != (new_unit, new_sense) {
        return Vec::new();
    }
    let about = *old_about || *new_about;
    let one = |of, old: Number, new: Number| {
        Some(Difference { of, about, per_cent: per_cent(old.decimal(), new.decimal())? })
    };
    match (&sides(old)[..], &sides(new)[..]) {
        (&[(of, old)], &[(other, new)]) => {
            one(if of == other { of } else { Of::Stated }, old, new).into_iter().collect()
        }
        // A range has two ends; a single bound is one of them.
        (olds, news) => {
            let pairs = olds.iter().flat_map(|&(of, old)| {
                news.iter().filter(move |(other, _)| *other == of).map(move |&(_, new)| (of, old, new))
            });
            pairs.filter_map(|(of, old, new)| one(of, old, new)).collect()
        }
    }
}

/// Which numbers a bound states.
fn sides(bound: &Bound) -> Vec<(Of, Number)> {
    match *bound {
        Bound::Exact(number)
        | Bound::Nearly(number)
        | Bound::JustOver(number)
        | Bound::Several(number)
        | Bound::Margin { value: number, .. }
        | Bound::MarginAlone(number)
        | Bound::Interval { value: number, .. } => vec![(Of::Number, number)],
        Bound::AtLeast(number) | Bound::MoreThan(number) => vec![(Of::Lower, number)],
        Bound::AtMost(number) | Bound::LessThan(number) => vec![(Of::Upper, number)],
        Bound::Range { min, max } | Bound::Band { from: min, below: max } => {
            vec![(Of::Lower, min), (Of::Upper, max)]
        }
    }
}

/// The change in per cent; none where nothing changed, where the old number is zero, and beyond the range of a decimal.
fn per_cent(old: Decimal, new: Decimal) -> Option<Decimal> {
    let change = new.checked_sub(old)?;
    if change.is_zero() || old.is_zero() {
        return None;
    }
    let exact = change.checked_div(old.abs())?.checked_mul(Decimal::ONE_HUNDRED)?;
    let rounded = (1..=28)
        .map(|places| {
            exact.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
        })
        .find(|rounded| !rounded.is_zero())?;
    Some(rounded.normalize())
}
