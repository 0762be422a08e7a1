//! The rule that nothing a brief says may be later than the brief.

use super::context::Context;
use super::toml::File;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::value::Date;

/// Reports a date that begins after the brief's date.
pub fn check_not_after(file: &File, what: &str, date: &Date, span: &Span, context: &Context) {
    let Some((limit, written)) = &context.date else { return };
    if date.first_day() <= *limit {
        return;
    }
    let diagnostic = Diagnostic::at(
        Code::FactAfterDate,
        span.clone(),
        format!("{what} (`{date}`) is later than the brief's date, {limit}"),
    );
    file.report(match written {
        Some(written) => diagnostic.also(written.clone(), "the brief's date").hint(format!(
            "change `date` in `{}`, line {}, or correct the date here",
            written.source.path,
            written.line()
        )),
        None => diagnostic.hint("give a later `--date`, or correct the date here"),
    });
}
