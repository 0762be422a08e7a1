//! Messages about `dossier.toml`.

use crate::diagnostic::wording::{count, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::prose::NoName;
use crate::value::UnitError;

pub fn idle_japanese_numbers(span: Span, key: &str) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, format!("`numbers.{key}` has no effect: the dossier has no Japanese"))
        .hint("take it out, or add \"ja\" to `languages`")
}

pub fn bad_id(span: Span, id: &str) -> Diagnostic {
    Diagnostic::at(Code::BadName, span, format!("`{id}` can't be a dossier's id"))
        .hint("write 8 to 64 lower-case letters, digits and hyphens that no other dossier has")
}

pub fn amount_in_contact(span: Span, amount: &str) -> Diagnostic {
    let message = format!("the amount `{amount}` in `contact` doesn't come from a value");
    Diagnostic::at(Code::UnsourcedNumber, span, message).hint(
        "write whom to ask and where, `Name <mail@example.org>`; an amount must be a fact with its source",
    )
}

pub fn bad_archive(span: Span, folder: &str) -> Diagnostic {
    let message = format!("`{folder}` isn't the name of a folder inside the project");
    Diagnostic::at(Code::BadFileName, span, message).hint(
        "write `archive = \"archive\"`, a folder beside dossier.toml or `briefs`; name one elsewhere with `--archive DIR` or in the variable FACTBRIEF_ARCHIVE",
    )
}

/// A figure given as a proper name, which would need no source anywhere.
pub fn figure_as_name(span: Span, name: &str, found: &NoName) -> Diagnostic {
    let message = match found {
        NoName::Amount => format!("`{name}` is an amount, not a name"),
        NoName::Share => format!("`{name}` is a share, not a name"),
        NoName::Date => format!("`{name}` is a date, not a name"),
        NoName::Number => format!("`{name}` is a number, not a name"),
        NoName::Money(sum) => format!("the name `{name}` contains a sum of money, `{sum}`"),
        NoName::Percentage(share) => format!("the name `{name}` contains a percentage, `{share}`"),
    };
    let hint = "write it as a fact with its source, and print it as `{{ fact('id').value }}`; `names` takes proper names such as \"GPT-4\"";
    let numbered = if name.ends_with('目') {
        format!("; of what it numbers it takes the whole name, such as \"{name}の接種\"")
    } else {
        String::new()
    };
    Diagnostic::at(Code::FigureAsName, span, message).hint(format!("{hint}{numbered}"))
}

pub fn language_twice(span: Span, tag: &str) -> Diagnostic {
    Diagnostic::at(Code::DuplicateId, span, format!("the language `{tag}` is listed twice"))
        .hint("remove one")
}

/// A language that the program can't write.
pub fn unknown_language(span: Span, tag: &str) -> Diagnostic {
    Diagnostic::at(Code::UnknownLanguage, span, format!("factbrief can't write `{tag}` yet"))
        .hint(unknown_name(tag, Language::ALL.map(Language::tag), "language"))
}

pub fn no_language(span: Span) -> Diagnostic {
    Diagnostic::at(Code::UnknownLanguage, span, "the dossier has no language")
        .hint("write `languages = [\"en\", \"ja\"]`")
}

pub fn date_is_no_day(span: Span, date: &str) -> Diagnostic {
    Diagnostic::at(Code::BadDate, span, format!("the brief's date must be a single day, not `{date}`"))
        .hint("write it as 2026-11-21")
}

pub fn unit_without_plural(span: Span, forms: usize) -> Diagnostic {
    let message =
        format!("`en` takes two forms, the singular and the plural, not {}", count(forms, "form", "forms"));
    Diagnostic::at(Code::WrongType, span, message).hint("write `en = [\"base station\", \"base stations\"]`")
}

/// A place for a symbol that isn't there.
pub fn position_without_symbol(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`position` says where a symbol stands, and there is no `symbol`")
        .hint("add `symbol`, or leave out `position`")
}

/// Forms for a built-in unit, which has its own.
pub fn form_of_built_in(span: Span, unit: &str, key: &str) -> Diagnostic {
    Diagnostic::at(
        Code::DuplicateId,
        span,
        format!("`{unit}` is a built-in unit, and `{key}` can't change how it is printed"),
    )
    .hint("write other words of sources as `also.en = [...]`, or choose another id")
}

/// A key for words of sources that is no language.
pub fn words_of_no_reader(span: Span, tag: &str) -> Diagnostic {
    Diagnostic::at(Code::UnknownKey, span, format!("the program reads no figures in the language `{tag}`"))
        .hint("write the primary tag of a language that it reads: en, ja, de, fr, es, it, pt, nl, zh or ko")
}

pub fn bad_unit(span: Span, error: &UnitError) -> Diagnostic {
    let code = match error {
        UnitError::Id { .. } => Code::BadName,
        UnitError::Taken { .. } | UnitError::Same { .. } => Code::DuplicateId,
        UnitError::Form { .. } | UnitError::Figure { .. } | UnitError::Qualifier { .. } => Code::BadValue,
        UnitError::Formless { .. } => Code::MissingKey,
        UnitError::Unknown { .. } => Code::UnknownUnit,
    };
    Diagnostic::at(code, span, error.to_string()).hint_if(error.hint())
}
