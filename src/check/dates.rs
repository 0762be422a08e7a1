//! The rule that nothing in a brief may be later than the brief, and whether other dates agree.

use super::context::Context;
use super::messages::plan as says;
use super::messages::plan::DateOf;
use super::toml::File;
use crate::diagnostic::Span;
use crate::model::{Evidence, Source, SourceType};
use crate::value::Date;
use chrono::NaiveDate;

/// Reports a date that begins after the brief's date.
pub fn check_not_after(file: &File, dated: DateOf, date: &Date, span: &Span, context: &Context) {
    let Some((limit, written)) = &context.date else { return };
    if date.first_day() > *limit {
        file.report(says::after_brief(span.clone(), dated, date, *limit, written.as_ref()));
    }
}

/// Warns of a source that was read after the brief's date, or certainly before it was issued.
pub fn check_accessed(file: &File, accessed: &Date, span: &Span, issued: Option<&Date>, context: &Context) {
    if let Some((limit, written)) = context.date.as_ref().filter(|(limit, _)| accessed.first_day() > *limit) {
        file.report(says::read_after_brief(span.clone(), accessed, *limit, written.as_ref()));
    }
    if let Some(issued) = issued.filter(|issued| accessed.last_day() < issued.first_day()) {
        file.report(says::read_before_issued(span.clone(), accessed, issued));
    }
}

/// Warns of a fact whose `as-of` is later than any of its sources can know.
pub fn check_not_after_sources(
    file: &File,
    id: &str,
    as_of: &Date,
    span: &Span,
    evidence: &[Evidence],
    context: &Context,
) {
    let tell = evidence.iter().map(|evidence| last_told(&context.registered[evidence.source]));
    // Where one of the sources has no date, nothing is certain.
    let Some(last) = tell.collect::<Option<Vec<NaiveDate>>>().and_then(|days| days.into_iter().max()) else {
        return;
    };
    // One later than the brief is an error already.
    let reported = context.date.as_ref().is_some_and(|(limit, _)| as_of.first_day() > *limit);
    if as_of.first_day() > last && !reported {
        file.report(says::after_sources(span.clone(), id, as_of, last));
    }
}

/// The last day that a source can know of. A law holds until it is changed, so the day on which it was read counts.
fn last_told(source: &Source) -> Option<NaiveDate> {
    let read = source.accessed.map(|date| date.last_day());
    let issued = source.issued.map(|date| date.last_day());
    if source.kind == Some(SourceType::Law) { read.max(issued) } else { issued.or(read) }
}
