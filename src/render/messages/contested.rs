//! What is wrong with contested figures on a page.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::NoRange;

pub fn unmarked(id: &str, template: &str, span: Span) -> Diagnostic {
    let message = format!("the template `{template}` prints the contested fact `{id}` without its mark");
    Diagnostic::at(Code::ContestedMark, span, message)
        .hint("print its value on the same line, `{{ f.value }}`, which carries the mark, or the whole fact: `{{ f }}`")
}

pub fn unsaid(id: &str, template: &str, span: Span) -> Diagnostic {
    let message =
        format!("the template `{template}` doesn't print who says what of the contested fact `{id}`");
    let hint = "write `{{ contested }}` on a line of its own, or extend `base.md.j2`; a fact that only the template names must be in a section or a text of the brief, too";
    Diagnostic::at(Code::ContestedMark, span, message).hint(hint)
}

pub fn none_preferred(span: Span, id: &str, has_range: bool) -> Diagnostic {
    let message =
        format!("no claim of the contested fact `{id}` is preferred, so the brief has no version to show");
    let range = if has_range { "`contested = \"range\"` or " } else { "" };
    Diagnostic::at(Code::ContestedShowing, span, message).hint(format!(
        "write {range}`contested = \"both\"` in the brief, or `rank = \"preferred\"` in the claim that you stand by"
    ))
}

pub fn no_range(span: Span, id: &str, why: NoRange) -> Diagnostic {
    let message = format!("the contested fact `{id}` has no range: {why}");
    Diagnostic::at(Code::ContestedShowing, span, message)
        .hint("write `contested = \"both\"` in the brief, which shows every version")
}
