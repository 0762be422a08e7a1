//! Whether facts can be drawn in the layout of their section.

use super::toml::File;
use crate::diagnostic::wording::count;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Fact, Layout};
use crate::value::Value;

/// Reports facts that the layout can't draw.
pub fn check_figure(file: &File, layout: Layout, section: &Span, facts: &[(&Fact, Span)]) {
    let report = |span: &Span, message: String, hint: &str| {
        file.report(Diagnostic::at(Code::BadLayout, span.clone(), message).hint(hint));
    };
    if layout == Layout::KeyFigures && !(2..=4).contains(&facts.len()) {
        let message =
            format!("`key-figures` shows two to four figures, not {}", count(facts.len(), "fact", "facts"));
        report(section, message, "show others as bullets or in a table");
    }
    if layout == Layout::BarChart && facts.len() < 2 {
        report(
            section,
            "a bar chart compares two facts or more".to_owned(),
            "use `bullets` for a single one",
        );
    }
    let mut unit: Option<&str> = None;
    for (fact, span) in facts {
        if fact.short.is_none() {
            let message = format!("`{}` has no `short` to stand beside its mark", fact.id);
            report(span, message, "add `short` in every language; it names the quantity");
        }
        match (layout, &fact.value) {
            (Layout::Timeline, _) if fact.drawn_date().is_some() => {}
            (Layout::Timeline, _) => {
                let message = match fact.due {
                    Some(_) => {
                        format!("`{}` has no date for a mark: `due` is no figure of a source", fact.id)
                    }
                    None => format!("`{}` has no date for a mark", fact.id),
                };
                let hint = "type the date that its source prints, as the value or as a companion such as `with.opening = { date = 2029 }`, or leave it to a section of bullets";
                report(span, message, hint);
            }
            (Layout::BarChart, Some(Value::Quantity(quantity))) => {
                let id = quantity.unit.id.as_str();
                let first = *unit.get_or_insert(id);
                if first != id {
                    let message = format!("`{}` is in `{id}`, the bars before it in `{first}`", fact.id);
                    report(span, message, "a bar chart has one unit; make a chart for each");
                }
            }
            (Layout::BarChart, _) => {
                report(
                    span,
                    format!("`{}` has no figure for a bar", fact.id),
                    "leave it to a section of bullets",
                );
            }
            (_, Some(_)) => {}
            (_, None) => report(
                span,
                format!("`{}` has no value to show", fact.id),
                "leave it to a section of bullets",
            ),
        }
    }
}
