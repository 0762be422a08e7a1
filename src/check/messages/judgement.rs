//! Messages about how likely a judgement is and how sure its author is.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::Status;

/// `likelihood` or `confidence` of what isn't a judgement.
pub fn no_judgement(span: Span, key: &str, status: Status) -> Diagnostic {
    let message = format!("`{key}` is said of a judgement, and this fact is `{}` and done", status.name());
    Diagnostic::at(Code::BadJudgement, span, message).hint(format!(
        "take `{key}` out; or, if somebody only judges so, write `status = \"estimated\"`, `\"opinion\"` or `\"speculation\"`, and of what lies ahead its `stage`"
    ))
}

/// A sentence that prints both words.
pub fn both_in_one_sentence(span: Span) -> Diagnostic {
    let message = "a sentence says either how likely something is or how sure its author is";
    Diagnostic::at(Code::BadJudgement, span, message).hint(
        "take `{{ confidence }}` out: it is printed in a sentence of its own, because “likely with low confidence” reads as one scale",
    )
}

/// A derived fact that hides the doubt of its figures.
pub fn unsaid(span: Span, id: &str, input: &str) -> Diagnostic {
    let message = format!(
        "`{id}` is computed from `{input}`, which is judged, and doesn't say how likely or how sure it is itself"
    );
    Diagnostic::at(Code::BadJudgement, span, message)
        .hint("add `likelihood` or `confidence` with the reason: no formula computes it")
}

/// `status-said` of what is no opinion.
pub fn idle_status_said(span: Span, status: Status) -> Diagnostic {
    let message = format!("`status-said` has no effect on what is `{}`", status.name());
    Diagnostic::at(Code::IdleKey, span, message)
        .hint("take it out: only of an opinion or speculation the page says what it is")
}
