//! What `review` says.

use crate::error::Error;
use crate::review::{ReviewTarget, Reviewer};

pub fn no_role() -> Error {
    Error::usage("`--by` names nobody", "name the desk or role that reviewed it: `--by \"legal desk\"`")
}

pub fn noted(target: &ReviewTarget<'_>, reviewer: &Reviewer, file: &str) -> String {
    let what = match target {
        ReviewTarget::Fact(_, fact) => format!("`{}`", fact.id),
        ReviewTarget::Brief(_, brief) => format!("the words of the brief `{}`", brief.name),
    };
    format!("{what} as reviewed by `{}` on {} is noted in `{file}`", reviewer.by, reviewer.on)
}
