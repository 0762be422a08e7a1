//! Messages about the owners of fiscal years.

use crate::diagnostic::wording::unknown_name;
use crate::diagnostic::{Code, Diagnostic, Span};

pub fn unknown_owner<'a>(span: Span, name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let hint = unknown_name(name, known, "owner");
    Diagnostic::at(Code::UnknownOwner, span, format!("there is no owner of fiscal years `{name}`"))
        .hint(format!("{hint}; a dossier adds its own as `[fiscal.{name}]` in dossier.toml"))
}

pub fn built_in_owner(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(
        Code::BadName,
        span,
        format!("`{name}` is known already: years from April, named by their start"),
    )
    .hint("leave it out, or choose another name for other years")
}

pub fn one_of_starts_and_ends(span: Span, both: bool) -> Diagnostic {
    let message = match both {
        true => "a fiscal year has `starts` or `ends`, not both",
        false => "the fiscal year has neither `starts` nor `ends`",
    };
    Diagnostic::at(Code::BadValue, span, message).hint(
        "write the month in which it starts, `starts = \"04\"`, or the last day of a year of weeks, `ends = \"last Saturday of September\"`",
    )
}

pub fn not_a_first_day(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`starts` takes a month, from \"01\" to \"12\", or a day of one").hint(
        "write the month on whose first day the year starts, such as `starts = \"04\"` for April, or month and day, `starts = \"04-06\"` for 6 April",
    )
}

pub fn not_a_year_end(span: Span, text: &str) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("`{text}` isn't the end of a year"))
        .hint("write it as `ends = \"last Saturday of September\"`; a year that ends with a month has `starts` instead")
}

/// A fiscal year of nobody's in a dossier that declares owners.
pub fn nobodys_year(span: Span, year: &str) -> Diagnostic {
    Diagnostic::at(Code::BadDate, span, format!("nothing says whose fiscal year `{year}` is")).hint(
        "name its owner, `fiscal = \"NAME\"` at the value, the fact or in `[defaults]`: one of `[fiscal.NAME]` in dossier.toml, or `japan`",
    )
}

/// `fiscal` beside a date that is no fiscal year.
pub fn idle_fiscal(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`fiscal` has no effect: the value is no fiscal year")
        .hint("take it out, or write the date as `\"FY2025\"`, `\"FY2025-Q3\"` or `\"FY2025-H1\"`")
}
