//! What `review` says.

use chrono::NaiveDate;

use crate::error::Error;
use crate::review::{ReviewTarget, Reviewer};

pub fn no_role() -> Error {
    Error::usage("`--by` names nobody", "name the desk or role that reviewed it: `--by \"legal desk\"`")
}

pub fn day_to_come(on: NaiveDate, last: NaiveDate) -> Error {
    Error::usage(
        format!("`--on {on}` is a day that hasn't come: a review is of {last} at the latest"),
        "write the day of the review, or leave `--on` out for today",
    )
}

pub fn noted(target: &ReviewTarget<'_>, reviewer: &Reviewer, file: &str) -> String {
    let what = match target {
        ReviewTarget::Fact(_, fact) => format!("`{}`", fact.id),
        ReviewTarget::Brief(_, brief) => format!("the words of the brief `{}`", brief.name),
    };
    format!("{what} as reviewed by `{}` on {} is noted in `{file}`", reviewer.by, reviewer.on)
}
