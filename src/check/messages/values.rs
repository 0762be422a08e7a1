//! Messages about values, dates, periods and companions.

use std::fmt;

use crate::diagnostic::wording::{did_you_mean, list};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::reading::Mismatch;
use crate::value::{Date, NumberError, Units};

pub fn not_one_kind(span: Span, given: &[&str]) -> Diagnostic {
    let message = match given {
        [] => "the value has no figure, date, period or text".to_owned(),
        given => format!("the value is several things at once: {}", list(given)),
    };
    Diagnostic::at(Code::BadValue, span, message)
        .hint("give one of `exact` or another bound with `unit`, `date`, `from` and `to`, or `text`")
}

/// `kind` is `date`, `period` or `text`.
pub fn idle_unit(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::at(Code::MissingUnit, span, format!("a {kind} takes no unit")).hint("leave `unit` out")
}

pub fn words_without_figure(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`words` can only go with a figure")
        .hint("write a text value instead: `{ text.en = \"…\" }`")
}

/// A companion with the name of something else that templates ask a fact for.
pub fn taken_companion(span: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` can't be the name of a companion: templates know it as something else");
    Diagnostic::at(Code::BadName, span, message).hint(format!("choose another name, such as `{name}_figure`"))
}

pub fn bad_companion(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::BadName, span, format!("`{name}` can't be the name of a companion")).hint(
        "use lower-case letters, digits and `_`, beginning with a letter, and not `value`; a hyphen would be a subtraction",
    )
}

const DATE_HINT: &str =
    "a date is 2025-12-21, \"2025-12\", \"2025-Q4\", \"spring 2026\", 2026, \"early 2025\" or \"FY2026\"";

pub fn not_a_date(span: Span, key: &str, found: &str) -> Diagnostic {
    Diagnostic::at(Code::BadDate, span, format!("`{key}` takes a date, not `{found}`")).hint(DATE_HINT)
}

/// A text that isn't a date as the file writes them; `meant` is the date that a reader would take it for.
pub fn bad_date(span: Span, why: impl fmt::Display, meant: Option<&Date>) -> Diagnostic {
    let hint = match meant {
        Some(date) => format!("write it as {}", date.in_toml()),
        None => DATE_HINT.to_owned(),
    };
    Diagnostic::at(Code::BadDate, span, why.to_string()).hint(hint)
}

pub fn half_a_period(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "a period has both `from` and `to`")
        .hint("add the other end, or write `{ date = … }` for a single date")
}

pub fn period_ends_first(span: Span, from: &Date, to: &Date) -> Diagnostic {
    let message = format!("the period ends (`{to}`) before it begins (`{from}`)");
    Diagnostic::at(Code::MinAboveMax, span, message).hint("swap `from` and `to`")
}

pub fn no_unit(span: Span) -> Diagnostic {
    Diagnostic::at(Code::MissingUnit, span, "the number has no unit")
        .hint("add `unit`, such as \"JPY\", \"USD\", \"people\" or \"%\"")
}

pub fn unknown_unit(span: Span, name: &str, units: &Units) -> Diagnostic {
    Diagnostic::at(Code::UnknownUnit, span, format!("there is no unit `{name}`"))
        .hint(instead_of_unit(name, units))
}

/// What helps where a unit isn't known. A symbol is another unit than one that looks like it: km² isn't km.
fn instead_of_unit(name: &str, units: &Units) -> String {
    if let Some(id) = units.nearest(name) {
        return format!(
            "write `{id}`, which is printed like that; a dossier adds its own as `[unit.NAME]` in dossier.toml"
        );
    }
    let has_sign = name.contains(|c: char| !c.is_alphabetic() && c != '-' && c != '_' && !c.is_whitespace());
    let is_symbol = has_sign || name.chars().count() <= 3;
    let near = did_you_mean(name, units.ids()).filter(|_| !has_sign);
    if let Some(near) = near.as_ref().filter(|_| !is_symbol) {
        return format!("{near}; a dossier adds its own as `[unit.NAME]` in dossier.toml");
    }
    let near = near.map(|near| format!("{near}, if that is meant; else ")).unwrap_or_default();
    let id = name.split_whitespace().collect::<Vec<_>>().join("-");
    if let Err(error) = units.clone().add(&id, [name, name], name) {
        return error.hint().unwrap_or_else(|| "take one from docs/file-format.md".to_owned());
    }
    let bare = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let key = if bare { id.clone() } else { format!("\"{id}\"") };
    let forms = match is_symbol && !name.contains(|c: char| c.is_alphabetic() && c as u32 > 0x2fff) {
        true => format!("`en = [\"{name}\", \"{name}\"]` and `ja = \"{name}\"`"),
        false => "`en`, the singular and the plural, and `ja`, the counter".to_owned(),
    };
    let renamed = if id == name { String::new() } else { format!(", and write `unit = \"{id}\"` here") };
    format!("{near}add it to dossier.toml: `[unit.{key}]` with {forms}{renamed}")
}

pub fn about_without_figure(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`about = true` needs a figure beside it").hint(BOUNDS_HINT)
}

pub fn several_bounds<'a>(span: Span, names: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("the value has several bounds: {}", list(names)))
        .hint(BOUNDS_HINT)
}

const BOUNDS_HINT: &str = "give one of `exact`, `about`, `at-least`, `more-than`, `at-most`, `less-than`, `nearly`, or `min` and `max`";

pub fn min_above_max(low: Span, min: &str, max: &str, high: Span) -> Diagnostic {
    Diagnostic::at(Code::MinAboveMax, low, format!("`min` (`{min}`) is not below `max` (`{max}`)"))
        .also(high, "the upper end")
        .hint("swap them, or write `exact` when they are equal")
}

pub fn half_a_range(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "a range has both `min` and `max`")
        .hint("write `at-least` or `at-most` for an open end")
}

/// `words` beside the figure that they replace: they disagree, or the words can't be compared.
pub fn words_differ(span: Span, why: &Mismatch) -> Diagnostic {
    let message = format!("`words`: {why}");
    match why.is_unread() {
        true => Diagnostic::at(Code::UnreadForm, span, message)
            .hint("compare them by eye, or write an amount that can be read"),
        false => Diagnostic::at(Code::ValueDiffers, span, message)
            .hint("correct the words or the value: the page prints the words in its place"),
    }
}

pub fn bad_number(span: Span, error: &NumberError) -> Diagnostic {
    Diagnostic::at(Code::BadNumber, span, error.to_string()).hint_if(error.hint())
}
