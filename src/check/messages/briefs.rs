//! Messages about briefs, their sections and charts.

use crate::diagnostic::wording::{count, list, nearest, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::model::{Fact, Source};
use crate::value::NoRange;

/// A dossier without any brief.
pub fn no_brief(folder: &str, facts: usize) -> Diagnostic {
    let message = format!("the dossier `{folder}` has {} and no brief", count(facts, "fact", "facts"));
    Diagnostic::without_place(Code::NoBrief, message)
        .hint("write one as `NAME.toml` beside `dossier.toml`; docs/file-format.md shows its keys")
}

/// A template is named by its file name within the templates folder, so that no dossier reads other files.
pub fn bad_template_name(span: Span, text: &str) -> Diagnostic {
    Diagnostic::at(Code::UnknownTemplate, span, format!("`{text}` is not the name of a template"))
        .hint("name a file in `templates`, such as \"investor.md.j2\"")
}

pub fn empty_section(span: Span, languages: &[Language]) -> Diagnostic {
    let texts = languages.iter().map(|language| format!("text.{language}"));
    Diagnostic::at(Code::EmptyText, span, "the section has neither facts nor text")
        .hint(format!("add `facts = [\"…\"]`, or {}", list(texts)))
}

pub fn idle_layout(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`layout` has no effect on a section without facts")
        .hint("add `facts`, or take `layout` out")
}

pub fn unknown_fact<'a>(span: Span, id: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::at(Code::UnknownFact, span, format!("there is no fact `{id}`"))
        .hint(unknown_name(id, known, "fact"))
}

/// A fact whose `only-for` doesn't name the brief's audience.
pub fn not_for_audience(span: Span, fact: &Fact, audience: &str) -> Diagnostic {
    let allowed = || fact.only_for.iter().flatten().map(String::as_str);
    let hint = match nearest(audience, allowed()) {
        Some(near) => format!(
            "write \"{audience}\" for \"{near}\" in its `only-for` if that is meant, or take it out of this brief"
        ),
        None => format!("take it out of this brief, or add \"{audience}\" to its `only-for`"),
    };
    let message = format!("`{}` is not for the audience `{audience}`", fact.id);
    Diagnostic::at(Code::FactNotForAudience, span, message)
        .also(fact.span.clone(), format!("it is only for {}", list(allowed())))
        .hint(hint)
}

/// A picture is a file beside its brief.
pub fn picture_elsewhere(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::BadDrawing, span, format!("`{name}` isn't the name of a file beside the brief"))
        .hint("put the file into the dossier's folder and write its bare name, such as \"plan.png\"")
}

/// A picture from a source of which other readers only may know: `only_for` are theirs.
pub fn picture_of_others(span: Span, source: &Source, only_for: &[&str], audience: &str) -> Diagnostic {
    let message = format!(
        "the picture is from `{}`, and every fact that cites it is only for {}, not for the audience `{audience}`",
        source.id,
        list(only_for)
    );
    Diagnostic::at(Code::FactNotForAudience, span, message)
        .also(source.span.clone(), "the source")
        .hint(format!(
            "take the picture out of this brief, or add \"{audience}\" to the `only-for` of a fact that cites the source"
        ))
}

pub fn fact_listed_twice(span: Span, id: &str, first: Span) -> Diagnostic {
    Diagnostic::at(Code::RepeatedFact, span, format!("`{id}` is listed twice in the brief"))
        .also(first, "the first time")
        .hint("remove one; a title, heading or text may name it again with `fact()`")
}

/// An audience that `only-for` or dossier.toml names and no brief has.
pub fn unknown_audience<'a>(span: Span, name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::at(Code::UnknownAudience, span, format!("no brief is for the audience `{name}`"))
        .hint(unknown_name(name, known, "audience"))
}

/// A fact or a section that the layout can't draw.
fn undrawable(span: Span, message: String) -> Diagnostic {
    Diagnostic::at(Code::BadLayout, span, message)
}

const TO_BULLETS: &str = "move it to a section with `layout = \"bullets\"`";

pub fn number_of_key_figures(section: Span, facts: usize) -> Diagnostic {
    let message = format!("`key-figures` shows two to four facts, not {}", count(facts, "fact", "facts"));
    undrawable(section, message).hint("show others as bullets or in a table")
}

pub fn too_few_bars(section: Span) -> Diagnostic {
    undrawable(section, "a bar chart compares two facts or more".to_owned())
        .hint("use `bullets` for a single fact")
}

pub fn no_short(span: Span, id: &str) -> Diagnostic {
    undrawable(span, format!("`{id}` has no `short` to print beside its mark"))
        .hint("add `short` in every language; it names the quantity")
}

/// A chart of bars that have no length.
pub fn all_zero(section: Span) -> Diagnostic {
    undrawable(section, "every bar of this chart is zero, so that none can be seen".to_owned())
        .hint("use `layout = \"table\"`, which prints the values")
}

pub fn too_few_points(section: Span) -> Diagnostic {
    undrawable(section, "a line chart shows two values or more".to_owned())
        .hint("use `bullets` for a single fact")
}

pub fn no_subject(span: Span, id: &str) -> Diagnostic {
    undrawable(span, format!("`{id}` has no `subject`, and a line joins values of one quantity only"))
        .hint("give all facts of the line the same `subject`")
}

pub fn another_subject(span: Span, id: &str, subject: &str, first: &str) -> Diagnostic {
    undrawable(span, format!("`{id}` is about `{subject}`, the points before it about `{first}`"))
        .hint("a line joins values of one `subject`; make a chart for each")
}

pub fn same_time(span: Span, id: &str, other: &str) -> Diagnostic {
    undrawable(span, format!("`{id}` and `{other}` are values of the same time"))
        .hint("a line chart has one value for each time; leave one of them out, or make claims of one fact")
}

/// Why a bar can't be drawn as a part of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPart<'a> {
    /// It isn't among the facts of the section.
    NotListed,
    /// It is a part already.
    Twice,
    /// It comes before its whole, or is it.
    Before(&'a str),
    /// Bars that aren't parts of the whole are between them.
    Apart(&'a str),
    /// It is more than its whole.
    Greater(&'a str),
}

pub fn no_part(span: Span, id: &str, why: NoPart<'_>) -> Diagnostic {
    let (message, hint) = match why {
        NoPart::NotListed => (
            format!("`{id}` isn't among the facts of this section"),
            "add it to `facts`, or take it out here",
        ),
        NoPart::Twice => (format!("`{id}` is a part already"), "name each part once"),
        NoPart::Before(whole) => (
            format!("the part `{id}` doesn't follow its whole `{whole}`"),
            "put a whole before its parts in `facts`",
        ),
        NoPart::Apart(whole) => (
            format!("between `{id}` and its whole `{whole}` are bars that aren't parts of it"),
            "put the parts directly below their whole in `facts`",
        ),
        NoPart::Greater(whole) => (
            format!("`{id}` is more than `{whole}`, of which it is said to be a part"),
            "correct one of the figures, or take it out here",
        ),
    };
    undrawable(span, message).hint(hint)
}

fn idle(span: Span, message: String, hint: &str) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, message).hint(hint)
}

pub fn only_in_bar_chart(span: Span) -> Diagnostic {
    idle(
        span,
        "`of-which` has no effect on a section that isn't a bar chart".to_owned(),
        "write `layout = \"bar-chart\"`, or take `of-which` out",
    )
}

pub fn only_in_comparison(span: Span, key: &str) -> Diagnostic {
    idle(
        span,
        format!("`{key}` has no effect on a section that isn't a comparison"),
        "write `layout = \"comparison\"`, or take it out",
    )
}

pub fn facts_beside_rows(span: Span) -> Diagnostic {
    idle(
        span,
        "`facts` has no effect on a comparison, whose facts are in its rows".to_owned(),
        "name each fact as `left` or `right` of a row",
    )
}

pub fn no_columns(section: Span) -> Diagnostic {
    undrawable(section, "a comparison has no `columns`".to_owned())
        .hint("add `columns = [{ heading.en = \"…\" }, { heading.en = \"…\" }]`")
}

pub fn number_of_columns(span: Span, columns: usize) -> Diagnostic {
    undrawable(span, format!("a comparison has two columns, not {columns}"))
        .hint("use `table` for a longer list")
}

pub fn no_rows(section: Span) -> Diagnostic {
    undrawable(section, "a comparison has no `rows`".to_owned())
        .hint("add `rows = [{ topic.en = \"…\", left = \"ID\", right = \"ID\" }]`")
}

pub fn empty_row(span: Span) -> Diagnostic {
    undrawable(span, "a row of a comparison names no fact".to_owned())
        .hint("name a fact as `left` or `right`; a side without one says that nothing is stated")
}

pub fn no_date(span: Span, fact: &Fact) -> Diagnostic {
    let message = match fact.due {
        Some(_) => format!("`{}` has no date for a mark: `due` is not a figure of a source", fact.id),
        None => format!("`{}` has no date for a mark", fact.id),
    };
    undrawable(span, message).hint(
        "type the date that its source prints, as the value or as a companion such as `with.opening = { date = 2029 }`, or move it to a section with `layout = \"bullets\"`",
    )
}

pub fn another_unit(span: Span, id: &str, unit: &str, first: &str) -> Diagnostic {
    undrawable(span, format!("`{id}` is in `{unit}`, the bars before it in `{first}`"))
        .hint("a bar chart has one unit; make a chart for each")
}

pub fn no_figure(span: Span, id: &str) -> Diagnostic {
    undrawable(span, format!("`{id}` has no figure for a bar")).hint(TO_BULLETS)
}

/// A change among amounts, or an amount among changes.
pub fn changes_and_amounts(span: Span, id: &str) -> Diagnostic {
    undrawable(
        span,
        format!("`{id}` and the bars before it are a change and amounts, or an amount and changes"),
    )
    .hint("changes and amounts have no axis in common; make a chart for each")
}

/// Why a figure can't be a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBar {
    /// A margin without its number.
    MarginAlone,
    /// An amount below zero that is bounded on one side.
    OpenBelowZero,
}

pub fn no_bar(span: Span, id: &str, why: NoBar) -> Diagnostic {
    let why = match why {
        NoBar::MarginAlone => "it is a margin without its figure",
        NoBar::OpenBelowZero => "an amount below zero with a bound on one side has no certain part",
    };
    undrawable(span, format!("`{id}` can't be a bar: {why}")).hint(TO_BULLETS)
}

pub fn no_value(span: Span, id: &str) -> Diagnostic {
    undrawable(span, format!("`{id}` has no value to show")).hint(TO_BULLETS)
}

/// A contested fact whose versions have no range to draw.
pub fn no_contested_bar(span: Span, id: &str, why: NoRange) -> Diagnostic {
    let message = format!("the versions of the contested fact `{id}` can't be drawn as one bar: {why}");
    Diagnostic::at(Code::BadLayout, span, message)
        .hint("show it in bullets or a table, or let the brief show one version: `rank = \"preferred\"` in a claim, `contested = \"preferred\"` in the brief")
}
