//! Messages about a fact's evidence: sources, locators, lines and printed forms.

use crate::diagnostic::wording::{choice, list, nearest, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{LocatorError, LocatorKind};
use crate::reading::{HeadingFault, Mismatch, UnreadableForm};

pub fn no_evidence(span: Span) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, span, "the fact has no evidence")
        .hint("add `{ source = \"…\", locator = \"…\" }`")
}

pub fn no_locator(span: Span) -> Diagnostic {
    Diagnostic::at(Code::MissingLocator, span, "the evidence has no locator")
        .hint("add `locator`, such as \"paragraph 4\", \"page 3\" or \"section 1.1\"")
}

pub fn own_original(span: Span) -> Diagnostic {
    Diagnostic::at(Code::SourceRing, span, "the source is given as its own original")
        .hint("name the document that the source cites for this, or take `original` out")
}

/// A name in `as-printed` or `unverifiable` that no figure of the fact has.
pub fn unknown_figure<'a>(span: Span, name: &str, figures: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::at(Code::UnknownKey, span, format!("the fact has no figure `{name}`"))
        .hint(unknown_name(name, figures, "figure"))
}

pub fn one_reason_for_several(span: Span, printed: &[&str]) -> Diagnostic {
    let example: Vec<String> = printed.iter().map(|name| format!("{name} = \"…\"")).collect();
    let message = format!("one reason is given for {}, but each printed form needs its own", list(printed));
    Diagnostic::at(Code::WrongType, span, message).hint(format!(
        "write `unverifiable = {{ {} }}`, and leave out the forms that the archived source has",
        example.join(", ")
    ))
}

/// The same of the source of a picture.
pub fn unread_source_of_picture(span: Span, id: &str) -> Diagnostic {
    Diagnostic::at(
        Code::UnreadSource,
        span,
        format!("`{id}` has not been read, and can't be cited as if it had"),
    )
    .hint("cite the source from which you have the picture; or read this one and remove `read = false`")
}

pub fn unread_source(span: Span, id: &str) -> Diagnostic {
    let message = format!("`{id}` has not been read, and can't be cited as if it had");
    Diagnostic::at(Code::UnreadSource, span, message).hint(format!(
        "cite the source that you read, with `original = \"{id}\"`; or read it and remove `read = false`"
    ))
}

pub fn unknown_source<'a>(span: Span, id: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::at(Code::UnknownSource, span, format!("there is no source `{id}`"))
        .hint(unknown_name(id, known, "source"))
}

pub fn amount_in_locator(span: Span, amount: &str) -> Diagnostic {
    Diagnostic::at(Code::BadLocator, span, format!("the locator contains an amount, `{amount}`"))
        .hint("a locator says only where, `page 3`; write the amount in `as-printed` or in a fact of its own")
}

pub fn bad_locator(span: Span, why: &LocatorError) -> Diagnostic {
    let (single, counted): (Vec<LocatorKind>, Vec<LocatorKind>) =
        LocatorKind::ALL.iter().partition(|kind| kind.is_single());
    let names = |kinds: &[LocatorKind]| choice(kinds.iter().map(|kind| kind.name()));
    let near = match why {
        LocatorError::Kind(word) => nearest(word, LocatorKind::ALL.iter().map(|kind| kind.name())),
        LocatorError::Which { .. } | LocatorError::Single { .. } => None,
    };
    Diagnostic::at(Code::BadLocator, span, why.to_string()).hint(match (why, near) {
        (LocatorError::Single { kind, .. }, _) => {
            format!("write `{}` alone, or name another kind of place", kind.name())
        }
        (LocatorError::Which { kind, .. }, _) => {
            format!("write which: `{} 3`; or, of a text no longer than a screen, `whole`", kind.name())
        }
        (LocatorError::Kind(_), Some(near)) => format!("write `{near}`, the nearest kind"),
        (LocatorError::Kind(_), None) => {
            format!("write {}, and which: \"page 3, table 2\"; or {} alone", names(&counted), names(&single))
        }
    })
}

pub fn bad_lines(span: Span, text: &str) -> Diagnostic {
    Diagnostic::at(Code::BadLocator, span, format!("`{text}` is not a range of lines"))
        .hint("write \"14\" or \"52-56\", counted from 1 as `cat -n` does")
}

/// A printed form beside the typed value: they disagree, or the form can't be compared.
pub fn printed_differs(span: Span, name: &str, fact: &str, why: &Mismatch) -> Diagnostic {
    let message = format!("`{name}` of `{fact}`: {why}");
    match why.is_unread() {
        true => Diagnostic::at(Code::UnreadForm, span, message).hint_if(why.hint()),
        false => Diagnostic::at(Code::ValueDiffers, span, message).hint_if(why.hint()),
    }
}

/// A printed form that its author compared by eye.
pub fn by_eye(span: Span, name: &str, fact: &str, printed: &str) -> Diagnostic {
    let message = format!("`{name}` of `{fact}`: `{printed}` is compared with the value by eye only");
    Diagnostic::at(Code::ReadByEye, span, message)
        .hint("quote it where it is printed in a form that can be read")
}

/// A printed form that can be read, and is said to be compared by eye.
pub fn needless_by_eye(span: Span, name: &str, fact: &str, printed: &str) -> Diagnostic {
    let message = format!("`{name}` of `{fact}`: `{printed}` can be read, so it isn't compared by eye");
    Diagnostic::at(Code::NeedlessByEye, span, message).hint("take this reason out of `by-eye`")
}

/// A figure that no evidence prints, and a reason is given.
pub fn not_compared(span: Span, name: &str, fact: &str) -> Diagnostic {
    let message =
        format!("`{name}` of `{fact}` isn't compared with any source: no evidence has it in `as-printed`");
    Diagnostic::at(Code::NotCompared, span, message).hint("add `as-printed` where a source prints it")
}

/// Figures that no evidence prints. `printed` are the forms of the entry that prints others, if there is one: it has the
/// key already.
pub fn not_printed(span: Span, fact: &str, unprinted: &[&str], printed: &[&str]) -> Diagnostic {
    let names: Vec<&str> = printed.iter().chain(unprinted).copied().collect();
    let example = match names.as_slice() {
        ["value"] => "as-printed = \"…\"".to_owned(),
        names => {
            let each: Vec<String> = names.iter().map(|name| format!("{name} = \"…\"")).collect();
            format!("as-printed = {{ {} }}", each.join(", "))
        }
    };
    let (verb, place) =
        if printed.is_empty() { ("add", "to a piece of evidence") } else { ("write", "in the evidence") };
    let message = format!("no evidence of `{fact}` says how its source prints {}", list(unprinted));
    Diagnostic::at(Code::MissingAsPrinted, span, message)
        .hint(format!("{verb} `{example}` {place}, in the source's own characters"))
}

pub fn idle_unit_lines(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`unit-lines` has no effect without `printed-unit`").hint(
        "add the words that give the unit, `printed-unit = \"単位：百万円\"`, or leave `unit-lines` out",
    )
}

pub fn idle_printed_unit(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`printed-unit` has no effect without `as-printed`")
        .hint("add the figure as the source prints it, or leave `printed-unit` out")
}

/// Words that give several units, or contradict each other.
pub fn bad_printed_unit(span: Span, fact: &str, fault: &HeadingFault) -> Diagnostic {
    let hint = UnreadableForm::Heading(fault.clone()).hint();
    Diagnostic::at(Code::UnreadForm, span, format!("`{fact}`: {fault}")).hint(hint)
}

pub fn bad_unit_lines(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`unit-lines` takes the first and the last line, counted from 1")
        .hint("write `unit-lines = [52, 56]`, or the same number twice for one line")
}

/// A reason that doesn't say for which form it is.
pub fn by_eye_without_names(span: Span, printed: &[&str]) -> Diagnostic {
    let name = printed.first().copied().unwrap_or("value");
    Diagnostic::at(
        Code::WrongType,
        span,
        "`by-eye` takes a reason for each printed form, by the figure's name",
    )
    .hint(format!("write `by-eye = {{ {name} = \"…\" }}`"))
}

pub fn by_eye_of_unprinted(span: Span, name: &str, printed: &[&str]) -> Diagnostic {
    let hint = match printed {
        [] => "give the form in `as-printed` first".to_owned(),
        printed => format!("name one of {}", list(printed.iter().copied())),
    };
    Diagnostic::at(
        Code::UnknownKey,
        span,
        format!("`by-eye` excuses `{name}`, which the evidence doesn't print"),
    )
    .hint(hint)
}
