//! Messages about contested facts: their claims, and the texts that print them.

use crate::diagnostic::wording::count;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::Rendering;

pub fn beside_claims(span: Span, key: &str, id: &str) -> Diagnostic {
    let message = format!("`{id}` is contested, so it has no `{key}` of its own");
    Diagnostic::at(Code::BadClaim, span, message)
        .hint(format!("write it into a claim, under `[[{id}.claim]]`, or take the claims out"))
}

/// A key of the fact that TOML gave to its claim.
pub fn key_in_claim(span: Span, id: &str, key: &str) -> Diagnostic {
    let message = format!("`{key}` is a key of the fact, not of its claim");
    let hint = match key {
        "with" => "companions are those of the fact, whichever claim is right: ",
        "status" | "stage" => {
            "claims differ in their value; a claim of another status or stage is another fact of this `subject`: "
        }
        _ => "",
    };
    Diagnostic::at(Code::MisplacedKey, span, message).hint(format!("{hint}move it above `[[{id}.claim]]`"))
}

pub fn too_few(span: Span, id: &str, live: usize) -> Diagnostic {
    let message = format!(
        "`{id}` has {} that {} deprecated, and a contested fact needs two",
        count(live, "claim", "claims"),
        if live == 1 { "isn't" } else { "aren't" },
    );
    Diagnostic::at(Code::BadClaim, span, message).hint(
        "add the version of another source, or give the fact the one `value` with its `evidence` and no claim",
    )
}

pub fn two_preferred(span: Span, id: &str, first: Span) -> Diagnostic {
    Diagnostic::at(Code::BadClaim, span, format!("`{id}` has two preferred claims"))
        .also(first, "the first one")
        .hint("leave `rank` out of all but one of them")
}

pub fn same_version(span: Span, id: &str, first: Span) -> Diagnostic {
    Diagnostic::at(Code::BadClaim, span, format!("two claims of `{id}` have the same value"))
        .also(first, "the first one")
        .hint("put the evidence of both into one claim")
}

pub fn other_kind(span: Span, id: &str, first: Span) -> Diagnostic {
    let message = format!("the claims of `{id}` are of different kinds");
    Diagnostic::at(Code::BadClaim, span, message)
        .also(first, "the first one")
        .hint("claims are versions of one value: all of them numbers with units, all dates or periods, or all texts")
}

pub fn statement_without_value(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadClaim, span, "the statement of a contested fact doesn't print its value")
        .hint("write `{{ value }}` where the statement says what the sources differ on")
}

pub fn part_of_change(span: Span, rendering: Rendering) -> Diagnostic {
    let name = Rendering::NAMED.iter().find(|(_, own)| *own == rendering).map_or("value", |(name, _)| name);
    let message = format!(
        "`{{{{ value.{name} }}}}` prints a part of a contested value, whose versions may differ in it"
    );
    Diagnostic::at(Code::BadClaim, span, message).hint("print it whole: `{{ value }}`")
}
