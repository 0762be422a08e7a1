//! Messages about what became of a fact: when it was recorded, what was corrected in it, and what superseded it.

use chrono::NaiveDate;

use crate::diagnostic::wording::{list, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Fact, Later, Source, Superseded};
use crate::value::Date;

/// A mistake in the history of a fact.
fn bad(span: Span, message: String) -> Diagnostic {
    Diagnostic::at(Code::BadHistory, span, message)
}

pub fn no_day(span: Span, key: &str, date: &Date) -> Diagnostic {
    Diagnostic::at(Code::BadDate, span, format!("`{key}` must be a single day, not `{date}`"))
        .hint(format!("write it as `{key} = 2026-11-21`"))
}

pub fn told_a_person(span: Span, text: &str) -> Diagnostic {
    bad(span, format!("`told` names desks, roles or editions, and `{text}` is somebody's address"))
        .hint("name the desk or the role; the ledger has who got which copy")
}

/// `was.text` of a fact whose value is a text.
pub fn value_or_statement(span: Span) -> Diagnostic {
    bad(span, "the fact's value is a text, so `was` may be the value or the statement".to_owned())
        .hint("add `figure = \"value\"` or `figure = \"statement\"`")
}

/// A correction of what a formula gives.
pub fn computed(span: Span, id: &str) -> Diagnostic {
    bad(span, format!("`{id}` is computed, so its figures have no corrections of their own"))
        .hint("write the correction at the fact that was wrong; only the words of a derived fact, `was.text`, are its own")
}

pub fn no_such_figure<'a>(
    span: Span,
    id: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    bad(span, format!("`{id}` has no figure `{name}` that could have been corrected"))
        .hint(unknown_name(name, known, "figure"))
}

/// A key of a value where the words of the statement are meant.
pub fn no_words(span: Span, key: &str) -> Diagnostic {
    bad(span, format!("`was.{key}` is no text of the statement"))
        .hint("write `was.text.en = \"…\"`, or name the figure that was wrong in `figure`")
}

pub fn no_words_at_all(span: Span) -> Diagnostic {
    bad(span, "`was` doesn't say how the statement read".to_owned()).hint("write `was.text.en = \"…\"`")
}

pub fn no_value(span: Span) -> Diagnostic {
    bad(span, "`was` isn't in the notation of a value".to_owned())
        .hint("write what stood there before as it was written: { exact = \"48 billion\", unit = \"JPY\" }")
}

pub fn of_another_kind(span: Span, id: &str, name: &str) -> Diagnostic {
    let message = format!("what `was` says is of another kind than the `{name}` of `{id}`");
    bad(span, message).hint(
        "a number with a unit replaces one, a date a date or a period, a text a text; name another figure in `figure`, or make another fact of it",
    )
}

pub fn out_of_order(span: Span, id: &str, on: NaiveDate, last: NaiveDate) -> Diagnostic {
    bad(span, format!("the correction of `{id}` on {on} stands after the one of {last}"))
        .hint("put the corrections in the order of their `on`, the newest last")
}

pub fn twice_on_a_day(span: Span, id: &str, figure: &str, on: NaiveDate) -> Diagnostic {
    bad(span, format!("`{figure}` of `{id}` was corrected twice on {on}"))
        .hint("keep one entry for the day, with what stood there before the first")
}

pub fn since_after(span: Span, id: &str, since: NaiveDate, on: NaiveDate) -> Diagnostic {
    bad(span, format!("`{id}` was wrong since {since}, but corrected on {on}, before that"))
        .hint("correct `since` or `on`")
}

/// Something that happened to a fact before it was there.
pub fn before_recorded(span: Span, id: &str, day: NaiveDate, recorded: NaiveDate) -> Diagnostic {
    bad(span, format!("`{id}` was recorded on {recorded}, later than {day}"))
        .hint("correct `recorded`, which may be the file's default, or the day here")
}

pub fn nothing_corrected(span: Span, id: &str, figure: &str) -> Diagnostic {
    bad(span, format!("`was` is what the `{figure}` of `{id}` was after the correction, too"))
        .hint("write what stood there before, or take the entry out")
}

/// A correction before which the words and the figures of the fact didn't fit each other.
pub fn unprintable(span: Span, id: &str, on: NaiveDate, why: &str) -> Diagnostic {
    bad(span, format!("as it stood before {on}, `{id}` can't be printed: {why}"))
        .hint("if the statement read otherwise then, add a correction of the same day with its `was.text`")
}

pub fn by_itself(span: Span, id: &str) -> Diagnostic {
    bad(span, format!("`{id}` can't be superseded by itself"))
        .hint("name the fact that took its place; a fact that was only wrong is corrected, see `corrected`")
}

/// Facts of which each superseded the next.
pub fn ring(span: Span, ids: &[&str]) -> Diagnostic {
    bad(span, format!("{} supersede each other in a ring", list(ids)))
        .hint("take out one `superseded-by`: the newest of them has none")
}

/// A claim that was entered before its fact.
pub fn claim_before_fact(span: Span, id: &str, day: NaiveDate, recorded: NaiveDate) -> Diagnostic {
    bad(span, format!("a claim of `{id}` was recorded on {day}, before the fact, which was on {recorded}"))
        .hint("correct one of the two days; the fact was recorded with its first version")
}

/// What can be printed in the place of a superseded fact.
#[derive(Debug, Clone, Copy)]
pub enum Instead<'a> {
    /// This fact.
    Fact(&'a str),
    /// This fact, which the brief prints already.
    Printed(&'a str),
    /// Nothing that these readers may have.
    Nothing,
}

/// A brief that names a fact whose place another one has taken.
pub fn superseded_fact(span: Span, fact: &Fact, superseded: &Superseded, instead: Instead<'_>) -> Diagnostic {
    let message = format!(
        "`{}` was superseded by `{}` on {}, so it is on no page of that day or later",
        fact.id, superseded.fact, superseded.on
    );
    Diagnostic::at(Code::SupersededFact, span, message)
        .also(superseded.span.clone(), "where that is written")
        .hint(match instead {
            Instead::Fact(id) => format!("write `{id}`, or take it out"),
            Instead::Printed(id) => format!("take it out; the brief has `{id}`, which took its place"),
            Instead::Nothing => "take it out; what took its place isn't for these readers".to_owned(),
        })
}

/// A derived fact that is computed from a figure whose place another one has taken.
pub fn superseded_input(fact: &Fact, input: &str, superseded: &Superseded) -> Diagnostic {
    let message = format!(
        "`{}` is computed from `{input}`, which `{}` superseded on {}",
        fact.id, superseded.fact, superseded.on
    );
    Diagnostic::at(Code::SupersededFact, fact.span.clone(), message)
        .also(superseded.span.clone(), "where that is written")
        .hint(format!(
            "write `{}` in its place; or, where the result has ended too, give this fact its own `superseded-by`",
            superseded.fact
        ))
}

/// A fact on pages of an earlier day, whose place another one has taken since.
pub fn superseded_since(fact: &Fact, superseded: &Superseded, pages: NaiveDate) -> Diagnostic {
    let message = format!(
        "`{}` was superseded by `{}` on {}, but the pages dated {pages} print it",
        fact.id, superseded.fact, superseded.on
    );
    Diagnostic::at(Code::SupersededSince, superseded.span.clone(), message).hint(format!(
        "write `{}` in its place in the briefs, and set a later `date` in dossier.toml",
        superseded.fact
    ))
}

/// A derived fact on pages of an earlier day, where another fact took the place of what it is computed from since.
pub fn input_superseded_since(
    fact: &Fact,
    input: &str,
    superseded: &Superseded,
    pages: NaiveDate,
) -> Diagnostic {
    let message = format!(
        "`{}` is computed from `{input}`, which `{}` superseded on {}, but the pages dated {pages} print it",
        fact.id, superseded.fact, superseded.on
    );
    Diagnostic::at(Code::SupersededSince, superseded.span.clone(), message)
        .also(fact.span.clone(), "what is computed from it")
        .hint(format!(
            "write `{}` in its place in the formula, or give what is computed its own `superseded-by`, and set a later `date` in dossier.toml",
            superseded.fact
        ))
}

/// A fact that a page of an earlier day would need, with why it wasn't known.
fn later((id, why): (&str, &Later)) -> String {
    match why {
        Later::Recorded(on) => format!("`{id}`, recorded on {on}"),
        Later::AsOf(as_of) => format!("`{id}`, which is as of `{as_of}`"),
        Later::Succeeds(on) => format!("`{id}`, which took the place of another fact only on {on}"),
        Later::Sources => format!("`{id}`, all of whose sources are later"),
        Later::Computed(from) => format!("`{id}`, computed from `{from}`, which wasn't known"),
    }
}

/// What of a brief names facts that weren't known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Its title, bottom line, headings or texts.
    Words,
    /// A chart, which needs them.
    Chart,
    /// All of its sections, of which nothing is left.
    Sections,
}

/// A brief whose picture is from a source that came later than a day.
pub fn later_picture(span: Span, day: NaiveDate, source: &Source) -> Diagnostic {
    let message = format!(
        "as known on {day} the brief can't be made: its picture is from `{}`, which is later",
        source.id
    );
    Diagnostic::at(Code::RecordedLater, span, message)
        .also(source.span.clone(), "the source")
        .hint("ask for a later day, or make the brief from its own revision in git, where its picture was that of the day")
}

/// A brief that can't be made without facts that weren't known on a day.
pub fn recorded_later(span: Span, day: NaiveDate, naming: Naming, facts: &[(&str, &Later)]) -> Diagnostic {
    let names: Vec<String> = facts.iter().map(|one| later(*one)).collect();
    let names = names.join("; ");
    let why = match naming {
        Naming::Words => format!("its words name {names}"),
        Naming::Chart => format!("its chart needs {names}"),
        Naming::Sections => format!("nothing is left of its sections without {names}"),
    };
    Diagnostic::at(Code::RecordedLater, span, format!("as known on {day} the brief can't be made: {why}"))
        .hint("ask for a later day, or make the brief from its own revision in git, where its words were those of the day")
}
