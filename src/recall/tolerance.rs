//! Whether a figure changed by no more than its fact's `recall-above`.

use std::mem::discriminant;

use rust_decimal::Decimal;

use crate::account::Form;
use crate::model::Threshold;
use crate::value::Number;

/// Whether only the numbers differ, and by no more than the threshold.
pub fn is_within(threshold: Threshold, old: &Form, new: &Form) -> bool {
    let (
        Form::Quantity { bound, about, sense, unit },
        Form::Quantity { bound: new_bound, about: new_about, sense: new_sense, unit: new_unit },
    ) = (old, new)
    else {
        return false;
    };
    (about, unit, sense, discriminant(bound)) == (new_about, new_unit, new_sense, discriminant(new_bound))
        && bound.numbers().zip(new_bound.numbers()).all(|(old, new)| number_within(threshold, old, new))
}

fn number_within(threshold: Threshold, old: Number, new: Number) -> bool {
    let (old, new) = (old.decimal(), new.decimal());
    let Some(change) = new.checked_sub(old) else { return false };
    match threshold {
        Threshold::Amount(most) => change.abs() <= most.decimal(),
        // |change| / |old| ≤ p / 100, without a division, so that nothing is rounded or divided by zero.
        Threshold::Percent(most) => {
            let change = change.abs().checked_mul(Decimal::ONE_HUNDRED);
            let most = old.abs().checked_mul(most.decimal());
            change.zip(most).is_some_and(|(change, most)| change <= most)
        }
    }
}
