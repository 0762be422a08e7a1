//! Messages about `sources.toml` and what sources rest on.

use std::fmt;

use crate::diagnostic::wording::{choice, list, nearest};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::{Language, LanguageName, SourceLanguage, Subtag, TagError, language_names};

pub fn no_own_title(span: Span, language: &SourceLanguage) -> Diagnostic {
    Diagnostic::at(Code::MissingLanguage, span, "the title is missing in the source's own language")
        .hint(format!("add `{}`", own_title_key(language)))
}

/// The key of a title in a source's own language.
fn own_title_key(own: &SourceLanguage) -> String {
    match own.language() {
        Some(language) => format!("title.{language}"),
        None => format!("title.{own}"),
    }
}

/// A source whose figures the program can't read; so many of them no other source prints.
pub fn no_reader(span: Span, id: &str, language: &SourceLanguage, figures: usize) -> Diagnostic {
    let language = language.name(Language::En);
    let figures = match figures {
        1 => format!("a figure of `{id}` is"),
        _ => format!("{figures} figures of `{id}` are"),
    };
    let message = format!("the program can't read {language}: {figures} compared with nothing");
    Diagnostic::at(Code::NoReader, span, message)
        .hint("compare each by eye with its value; or cite a source beside it whose language is read")
}

/// A title in a language that is neither the source's nor one of briefs. `own` is the source's.
pub fn foreign_title(
    span: Span,
    tag: &str,
    own: Option<&SourceLanguage>,
    languages: &[Language],
) -> Diagnostic {
    let keys = own.map(own_title_key).into_iter();
    let mut keys: Vec<String> = keys.chain(languages.iter().map(|one| format!("title.{one}"))).collect();
    keys.dedup();
    let message = format!("`{tag}` is neither the source's language nor one that briefs are written in");
    Diagnostic::at(Code::UnknownLanguage, span, message)
        .hint(format!("write {}; `language` says which language the source is in", choice(keys)))
}

/// A text that names no language of BCP 47.
pub fn not_a_language(span: Span, text: &str, why: &TagError) -> Diagnostic {
    let (message, near) = match why {
        TagError::Malformed { part, near } if part == text => {
            (format!("`{text}` isn't the tag of a language"), near.clone())
        }
        TagError::Malformed { part, near } => {
            (format!("`{text}` isn't the tag of a language: `{part}` can't stand there"), near.clone())
        }
        TagError::Unknown { part, kind, near } => {
            let what = match kind {
                Subtag::Language | Subtag::Extended => "language",
                Subtag::Script => "script",
                Subtag::Region => "region",
                Subtag::Variant => "variety of a language",
            };
            (format!("no {what} has the code `{part}`"), near.clone())
        }
        TagError::Replaced { better } => {
            (format!("`{text}` is an old tag, which another one has replaced"), Some(better.clone()))
        }
    };
    let hint = match near.or_else(|| nearest_name(text).map(|name| name.tag.to_owned())) {
        Some(near) => {
            let name = SourceLanguage::parse(&near).ok();
            let name = name.as_ref().map_or("", |language| language.name(Language::En));
            format!("write `\"{near}\"` for {name}")
        }
        None => "write its tag (BCP 47): \"en\", \"de\", \"pt-BR\", \"zh-Hant\"".to_owned(),
    };
    Diagnostic::at(Code::UnknownLanguage, span, message).hint(hint)
}

/// The language whose English name is most like a text.
fn nearest_name(text: &str) -> Option<&'static LanguageName> {
    let found = nearest(text, language_names().iter().map(|name| name.en))?;
    language_names().iter().find(|name| name.en == found)
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

pub fn idle_extract(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`extracted` has no effect without `file`")
        .hint("add `file`, the bare name of the original in the archive")
}

pub fn idle_first_page(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`first-page` has no effect without `extracted`")
        .hint("it tells the pages of a PDF in the archive apart: add the file with `factbrief add source`, or take it out")
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
