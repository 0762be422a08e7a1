//! Messages about what a house prints of its own on its pages.

use crate::diagnostic::{Code, Diagnostic, Span};

/// An amount, a share or a date in words that cite nothing.
pub fn claim(span: Span, key: &str, claim: &str) -> Diagnostic {
    let message = format!("`{claim}` in `{key}` doesn't come from a value");
    Diagnostic::at(Code::UnsourcedNumber, span, message).hint(
        "leave it out, or write it as a fact with its source; numbers of a register, a telephone, a house or a law may stand here",
    )
}
