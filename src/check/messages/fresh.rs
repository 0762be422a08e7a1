//! Messages about facts that are older than the readers of a brief should get.

use chrono::NaiveDate;

use crate::diagnostic::wording::count;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Age, Brief, Fact, TooOld};

pub fn flag_after_forbid(span: Span, flag: u32, forbid: u32) -> Diagnostic {
    let message =
        format!("`flag` ({flag}) comes no earlier than `forbid` ({forbid}), so nothing is ever flagged");
    Diagnostic::at(Code::IdleKey, span, message).hint("make `flag` the smaller one, or take it out")
}

/// A fact that is too old for the readers of a brief on a day.
pub fn too_old(brief: &Brief, fact: &Fact, age: &Age, on: NaiveDate) -> Diagnostic {
    let code = match age.too_old {
        TooOld::Flagged => Code::NotFresh,
        TooOld::Forbidden => Code::TooOld,
    };
    let months = count(age.months as usize, "month", "months");
    let message = format!(
        "`{}` is as of `{}`, more than {months} before {on}, and `{}` is for the audience `{}`",
        fact.id, fact.as_of, brief.name, brief.audience
    );
    Diagnostic::at(code, fact.span.clone(), message)
        .also(brief.audience_span.clone(), "whose `freshness` dossier.toml says")
        .hint("find out what holds now, correct the fact and its `as-of`; or take it out of the brief")
}
