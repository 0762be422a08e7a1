//! Messages about the user's own files: `recipients.toml` and `mail.toml`.

use std::fmt;

use crate::diagnostic::wording::{count, list};
use crate::diagnostic::{Code, Diagnostic, Span};

pub fn address_twice(span: Span, address: &str, first: Span) -> Diagnostic {
    Diagnostic::at(Code::DuplicateId, span, format!("the address `{address}` is listed twice"))
        .also(first, "the first one")
        .hint("remove one; write several audiences or briefs as a list")
}

pub fn bad_address(span: Span, text: &str, why: impl fmt::Display) -> Diagnostic {
    let message = format!("`{}` is not an address: {why}", text.escape_debug());
    Diagnostic::at(Code::BadAddress, span, message).hint("write only the address: `tanaka@example.org`")
}

pub fn bad_in_mail(span: Span, key: &str, why: impl fmt::Display) -> Diagnostic {
    Diagnostic::at(Code::BadAddress, span, format!("`{key}` can't be written in a mail: {why}"))
        .hint("write plain words on one line")
}

pub fn several_secrets(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "the secret comes from several places")
        .hint("keep one of `password-env`, `password-command`, `token-env` and `token-command`")
}

const CLOSE_QUOTES: &str = "close the quotes on the line on which they open";

pub fn several_lines(span: Span, key: &str) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("`{key}` must be on one line")).hint(CLOSE_QUOTES)
}

pub fn program_of_several_lines(span: Span, key: &str) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("the program of `{key}` must be on one line"))
        .hint(CLOSE_QUOTES)
}

/// A command as it is written.
pub const COMMAND: &str = "[\"pass\", \"show\", \"smtp\"]";

pub fn command_as_text(span: Span, key: &str) -> Diagnostic {
    let message = format!("`{key}` takes a list: a program and its arguments");
    Diagnostic::at(Code::WrongType, span, message).hint(format!("write its parts: `{COMMAND}`"))
}

pub fn empty_command(span: Span) -> Diagnostic {
    Diagnostic::at(Code::EmptyText, span, "the command is empty").hint(format!("name a program: `{COMMAND}`"))
}

/// A mistake in mail.toml without anything that could be a password, since that may be written anywhere in the file. The line
/// is named and not shown; the message has only lengths and names that the program knows, by `is_known`.
pub fn discreet(found: Diagnostic, is_known: impl Fn(&str) -> bool) -> Diagnostic {
    let Some(span) = &found.span else { return found };
    let quoted =
        |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let says_only_known = |text: &str| quoted(text).iter().all(|word| is_known(word));
    let place = format!("line {} of `{}`", span.line(), span.source.path);
    let length = || count(span.text().chars().count(), "character", "characters");
    let message = match found.code {
        Code::UnknownKey => format!("{place}: there is no such key; it has {}", length()),
        Code::UnknownChoice => {
            let key = list(quoted(&found.message).iter().filter(|word| is_known(word)));
            format!("{place}: {key} can't have this value; it has {}", length())
        }
        // What these say is of the program's making, but for the key.
        Code::WrongType | Code::OutOfRange | Code::BadValue | Code::EmptyText
            if says_only_known(&found.message) =>
        {
            format!("{place}: {}", found.message)
        }
        _ => format!("{place} isn't as it should be"),
    };
    let hint = found.hint.filter(|hint| found.code != Code::TomlSyntax && says_only_known(hint));
    let hint = hint.or_else(|| {
        Some(
            "docs/mail.md shows what may be written in it; a password itself is never written there"
                .to_owned(),
        )
    });
    Diagnostic { hint, ..Diagnostic::without_place(found.code, message) }
}
