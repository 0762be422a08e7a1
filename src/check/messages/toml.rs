//! Messages about keys and the types of their values, in every file.

use toml::de::DeValue;

use crate::check::literal::literal;
use crate::diagnostic::wording::{choice, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::format::{Format, KeyKind, key};
use crate::language::Language;

/// A value of another type than its key takes. `expected` is said with its article.
fn wrong_type(span: Span, key: &str, expected: &str, found: &DeValue<'_>) -> Diagnostic {
    Diagnostic::at(Code::WrongType, span, format!("`{key}` takes {expected}, not {}", describe(found)))
}

/// What a value is, with its article.
fn describe(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(number) if number.radix() != 10 => "a number in a base other than ten",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

pub fn empty_text(span: Span) -> Diagnostic {
    Diagnostic::at(Code::EmptyText, span, "the text is empty").hint("write it, or leave the key out")
}

pub fn empty_list(span: Span) -> Diagnostic {
    Diagnostic::at(Code::EmptyText, span, "the list is empty").hint("name one, or leave the key out")
}

/// A table of texts by language without any.
pub fn no_texts(span: Span) -> Diagnostic {
    Diagnostic::at(Code::EmptyText, span, "the table is empty")
        .hint("write a text for a language, or leave the key out")
}

pub fn not_a_text(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    match found {
        DeValue::Table(_) => wrong_type(span, key, "one text", found).hint(format!("write `{key} = \"…\"`")),
        DeValue::Array(_) => {
            wrong_type(span, key, "one text", found).hint("write one text, without brackets")
        }
        other => wrong_type(span, key, "a text", found)
            .hint(format!("write it in quotes: `\"{}\"`", literal(other))),
    }
}

/// One text where each language has its own.
pub fn not_by_language(span: Span, key: &str, found: &DeValue<'_>, languages: &[Language]) -> Diagnostic {
    let each: Vec<String> = languages.iter().map(|language| format!("`{key}.{language}`")).collect();
    wrong_type(span, key, "one text for each language", found).hint(format!("write {}", each.join(" and ")))
}

pub fn not_a_boolean(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    wrong_type(span, key, "`true` or `false`", found).hint("write `true` or `false`, without quotes")
}

pub fn not_a_whole_number(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    wrong_type(span, key, "a whole number", found).hint_if(unquoted(found))
}

pub fn not_points(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    wrong_type(span, key, "a number of points", found).hint_if(unquoted(found))
}

fn unquoted(found: &DeValue<'_>) -> Option<&'static str> {
    found.as_str()?.trim().parse::<f64>().ok().map(|_| "write it without quotes")
}

pub fn integer_out_of_range(span: Span, key: &str, least: i64, most: i64) -> Diagnostic {
    Diagnostic::at(Code::OutOfRange, span, format!("`{key}` must be from {least} to {most}"))
        .hint("write a number within these limits")
}

pub fn points_out_of_range(span: Span, key: &str, least: f64, most: f64) -> Diagnostic {
    Diagnostic::at(Code::OutOfRange, span, format!("`{key}` must be from {least} to {most} points"))
        .hint("leave the key out for the usual size, 9")
}

pub fn unknown_choice(span: Span, key: &str, text: &str, choices: &[&str]) -> Diagnostic {
    Diagnostic::at(Code::UnknownChoice, span, format!("`{key}` can't be `{text}`")).hint(unknown_name(
        text,
        choices.iter().copied(),
        "choice",
    ))
}

pub fn not_a_list_of_texts(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    wrong_type(span, key, "a list of texts", found)
        .hint_if(found.as_str().map(|text| format!("write `{key} = [\"{text}\"]`")))
}

pub fn not_a_table(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    wrong_type(span, key, "a table", found).hint("write it as a table: `{ … }`")
}

pub fn not_a_list_of_tables(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    // A table under a header has the header for its place.
    let hint = match span.text() {
        header if header.starts_with('[') => format!("write `[{header}]`, with two brackets"),
        _ => format!("write `{key} = [ {{ … }} ]`"),
    };
    wrong_type(span, key, "a list of tables", found).hint(hint)
}

/// A list of tables without any; the hint is that for a missing key.
pub fn no_tables(span: Span, key: &str) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, span, format!("`{key}` is an empty list"))
        .hint(format!("add an entry: `[[{key}]]`"))
}

/// A value written without braces; `table` is how it reads inside them.
pub fn value_without_braces(span: Span, key: &str, found: &DeValue<'_>, table: &str) -> Diagnostic {
    wrong_type(span, key, "a table with a bound, such as `exact`, and a unit", found)
        .hint(format!("write `{key} = {{ {table} }}`"))
}

pub fn not_a_number(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    wrong_type(span, key, "a number", found).hint("write 5000, 33.3, \"1兆3000億\" or \"6.34 billion\"")
}

pub fn not_a_threshold(span: Span, key: &str, found: &DeValue<'_>) -> Diagnostic {
    wrong_type(span, key, "a share or an amount", found).hint(super::facts::THRESHOLD_HINT)
}

/// A key that a table must have and that nobody wrote.
pub fn missing_key(owner: Span, format: &Format, name: &str) -> Diagnostic {
    let hint = key(format, name).map(|key| match key.kind {
        KeyKind::Choice(words) => format!("add `{}`: {}", key.name, choice(words)),
        _ => {
            let first = key.doc.split(". ").next().unwrap_or_default();
            format!("add `{}`: {}", key.name, lower_first(first.trim_end_matches('.')))
        }
    });
    Diagnostic::at(Code::MissingKey, owner, format!("{} lacks `{name}`", format.name)).hint_if(hint)
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        // A word in capitals stays: SHA-256, AUDIENCE.md.j2.
        Some(first) if !characters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

pub fn unknown_key(span: Span, format: &Format, key: &str) -> Diagnostic {
    if format.reserved.contains(&key) {
        let message = format!("`{key}` is reserved for a later version of factbrief");
        return Diagnostic::at(Code::ReservedKey, span, message).hint("leave it out for now");
    }
    Diagnostic::at(Code::UnknownKey, span, format!("{} has no key `{key}`", format.name)).hint(unknown_name(
        key,
        format.names(),
        "key",
    ))
}

/// What a name names.
#[derive(Debug, Clone, Copy)]
pub enum NameOf {
    Fact,
    Source,
    Brief,
    Audience,
    Subject,
    FiscalOwner,
}

impl NameOf {
    fn words(self) -> &'static str {
        match self {
            Self::Fact => "the id of a fact",
            Self::Source => "the id of a source",
            Self::Brief => "the name of a brief (its file)",
            Self::Audience => "the name of an audience",
            Self::Subject => "a `subject`",
            Self::FiscalOwner => "the name of an owner of fiscal years",
        }
    }
}

/// A name that isn't lower-case words with hyphens; `proposal` is the nearest one that is, or empty.
pub fn bad_name(span: Span, name: &str, named: NameOf, proposal: &str) -> Diagnostic {
    let hint = "use lower-case letters, digits and hyphens";
    let hint = if proposal.is_empty() { hint.to_owned() } else { format!("{hint}: `{proposal}`") };
    Diagnostic::at(Code::BadName, span, format!("`{name}` can't be {}", named.words())).hint(hint)
}
