//! Messages about briefs, their sections and charts.

use crate::diagnostic::wording::{count, list, nearest, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::language::Language;
use crate::model::Fact;
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
