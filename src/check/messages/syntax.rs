//! Messages about a text that isn't TOML, or that holds characters nobody sees.

use crate::diagnostic::{Code, Diagnostic, Span};

/// A number with a decimal comma: TOML reads `12,4` as `12` and the next key.
pub fn decimal_comma(span: Span, number: &str) -> Diagnostic {
    let message = format!("the comma in `{number}` ends the value before it");
    let parts: Vec<&str> = number.split(',').collect();
    let (first, others) = parts.split_first().unwrap_or((&number, &[]));
    // 30,692 is thirty thousand to whoever groups digits, and 0,692 isn't.
    let whole = |part: &&str| part.split('.').next().is_some_and(|whole| whole.len() == 3);
    let digits = first.trim_start_matches(['-', '+']);
    let grouped = (1..=3).contains(&digits.len()) && !digits.starts_with('0') && others.iter().all(whole);
    let hint = match grouped {
        true => {
            format!("write `{}`, without commas, or put the number in quotes, `\"{number}\"`", parts.concat())
        }
        false => {
            let (digits, decimals) = number.rsplit_once(',').unwrap_or((number, ""));
            format!("write `{}.{decimals}`, with a point", digits.replace([',', '.'], ""))
        }
    };
    Diagnostic::at(Code::TomlSyntax, span, message).hint(hint)
}

/// Anything else that isn't TOML; `error` is what the parser says of it.
pub fn not_toml(span: Span, error: &str) -> Diagnostic {
    let error = error.lines().next().unwrap_or_default().trim_end_matches('.');
    let (message, hint) = match error {
        "duplicate key" => (
            format!("the key `{}` is used twice in its table", span.text()),
            "remove one, or put the second under a header of its own",
        ),
        _ if error.starts_with("invalid date") => (
            error.to_owned(),
            "write a day without quotes, 2025-12-21, and any other date in quotes, \"2025-12\"",
        ),
        _ => (
            error.to_owned(),
            "strings go in straight quotes, lists in [ ], and a key may appear only once in a table; toml.io has the rules",
        ),
    };
    Diagnostic::at(Code::TomlSyntax, span, message).hint(hint)
}

/// A key with a character that nobody sees. It isn't taken out: two keys could become one.
pub fn invisible_key(span: Span) -> Diagnostic {
    Diagnostic::at(Code::InvisibleCharacter, span, "the key contains an invisible character")
        .hint("type the key again")
}

/// What couldn't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    Unit,
    Owner,
    Source,
    Fact,
    Brief,
    Key,
}

/// Something of a dossier that couldn't be read although nothing is wrong with it.
pub fn lost(span: Span, kind: Lost) -> Diagnostic {
    let what = match kind {
        Lost::Unit => "a unit",
        Lost::Owner => "an owner of fiscal years",
        Lost::Source => "a source",
        Lost::Fact => "a fact",
        Lost::Brief => "a brief",
        Lost::Key => "the value of a key",
    };
    Diagnostic::internal(Some(span), &format!("{what} was left out, and nothing says why"))
}
