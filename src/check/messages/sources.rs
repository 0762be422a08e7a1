//! Messages about `sources.toml` and what sources rest on.

use std::fmt;

use crate::diagnostic::wording::list;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;

pub fn no_own_title(span: Span, language: Language) -> Diagnostic {
    Diagnostic::at(Code::MissingLanguage, span, "the title is missing in the source's own language")
        .hint(format!("add `title.{language}`"))
}

pub fn idle_on_unread(span: Span, key: &str) -> Diagnostic {
    let message = format!("`{key}` has no effect on a source with `read = false`");
    Diagnostic::at(Code::IdleKey, span, message)
        .hint("take it out; or, if the document has been read, take `read = false` out")
}

pub fn idle_hash(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`sha256` has no effect without `file`")
        .hint("add `file`, the bare name of its file in the archive")
}

pub fn unclear_author(span: Span, why: impl fmt::Display) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, why.to_string()).hint(
        "write a person as `\"King, Martin Luther, Jr.\"`, initials with stops, and an organisation without a comma or as `publisher`",
    )
}

pub fn bad_url(span: Span, text: &str) -> Diagnostic {
    Diagnostic::at(Code::BadUrl, span, format!("`{text}` is not an http or https address"))
        .hint("write the whole address: \"https://example.org/page\"; a blank is %20")
}

pub fn not_a_file_name(span: Span, text: &str) -> Diagnostic {
    Diagnostic::at(Code::BadFileName, span, format!("`{text}` is more than a file name"))
        .hint("write the bare name; `archive` in dossier.toml or `--archive DIR` says in which folder")
}

pub fn bad_hash(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`sha256` takes 64 hexadecimal digits")
        .hint("run `factbrief verify --archive DIR --pin`, which writes it")
}

/// Sources that rest on each other, the first in the file first; one that rests on itself.
pub fn ring(span: Span, names: &[&str]) -> Diagnostic {
    let (message, hint) = match names {
        [own] => (
            format!("the source `{own}` rests on itself"),
            "take it out of its own `rests-on`; name the sources that it draws on",
        ),
        _ => (
            format!("the sources {} rest on each other in a ring", list(names)),
            "take out one `rests-on`: of two documents, the earlier one can't rest on the later",
        ),
    };
    Diagnostic::at(Code::SourceRing, span, message).hint(hint)
}

/// How two sources have one origin.
#[derive(Debug, Clone)]
pub enum Shared<'a> {
    /// The first rests on the second.
    OneOnOther(&'a str, &'a str),
    /// Both rest on these.
    BothOn([&'a str; 2], Vec<&'a str>),
}

/// Evidence of one fact whose sources have one origin; `earlier` is the entry before it.
pub fn shared_origin(span: Span, fact: &str, shared: &Shared<'_>, earlier: Span) -> Diagnostic {
    let rests = match shared {
        Shared::OneOnOther(one, other) => format!("`{one}` rests on `{other}`"),
        Shared::BothOn(names, common) => format!("{} both rest on {}", list(names), list(common)),
    };
    let message = format!("{rests}: for `{fact}` they count as one voice");
    Diagnostic::at(Code::SharedOrigin, span, message).also(earlier, "the same origin").hint(
        "keep the evidence that is nearer to the origin; two with one origin support a fact no more than one",
    )
}

pub fn not_a_currency(span: Span, text: &str) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("`{text}` is not the code of a currency"))
        .hint("write the three capital letters of ISO 4217, such as \"AUD\"")
}
