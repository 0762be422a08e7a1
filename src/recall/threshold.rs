//! Whether a figure changed by no more than its fact's `recall-above`.

use rust_decimal::Decimal;

use crate::manifest::Form;
use crate::model::Threshold;

/// Whether only the numbers differ, and by no more than the threshold.
pub fn is_within(threshold: Threshold, old: &Form, new: &Form) -> bool {
    let (
        Form::Quantity { bound, about, number, min, max, unit },
        Form::Quantity {
            bound: new_bound,
            about: new_about,
            number: new_number,
            min: new_min,
            max: new_max,
            unit: new_unit,
        },
    ) = (old, new)
    else {
        return false;
    };
    if (bound, about, unit) != (new_bound, new_about, new_unit) {
        return false;
    }
    [(number, new_number), (min, new_min), (max, new_max)].into_iter().all(|(old, new)| match (old, new) {
        (None, None) => true,
        (Some(old), Some(new)) => number_within(threshold, old, new),
        _ => false,
    })
}

fn number_within(threshold: Threshold, old: &str, new: &str) -> bool {
    let (Ok(old), Ok(new)) = (old.parse::<Decimal>(), new.parse::<Decimal>()) else { return false };
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
