//! Messages about how old the facts on pages for an audience may be.

use crate::diagnostic::{Code, Diagnostic, Span};

pub fn flag_after_forbid(span: Span, flag: u32, forbid: u32) -> Diagnostic {
    let message =
        format!("`flag` ({flag}) comes no earlier than `forbid` ({forbid}), so nothing is ever flagged");
    Diagnostic::at(Code::IdleKey, span, message).hint("make `flag` the smaller one, or take it out")
}
