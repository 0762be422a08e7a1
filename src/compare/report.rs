//! What differs, for people: as lines for a terminal, as Markdown, and as a page of HTML.

use super::comparison::{Comparison, FactChange, Fate};
use super::messages::{self, HEADS, NO_FACT, NOTHING, OUTPUTS};
use crate::account::{Change, PropertyText};
use crate::diagnostic::visible;
use crate::render;

/// What is compared with what, in words: `the last build`, `HEAD~1`, `the folder`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// The old state.
    pub old: String,
    /// The new state.
    pub new: String,
}

/// One line of a change: the old and the new text.
struct Row {
    label: String,
    old: String,
    new: String,
    difference: String,
}

/// `1 added, 2 changed · 3 outputs affected`.
pub fn summary(comparison: &Comparison) -> String {
    let fates = [Fate::Added, Fate::Removed, Fate::Changed, Fate::Unprinted];
    let counts: Vec<(usize, &str)> = fates
        .iter()
        .map(|fate| (comparison.count(*fate), fate.name()))
        .filter(|(number, _)| *number > 0)
        .collect();
    messages::summary(&counts, comparison.briefs.iter().map(|brief| brief.outputs.len()).sum())
}

/// Lines for a terminal.
pub fn to_text(comparison: &Comparison, sides: &Sides) -> Vec<String> {
    let mut lines = vec![format!("{}: {} → {}", comparison.dossier, sides.old, sides.new)];
    for fact in &comparison.facts {
        lines.push(String::new());
        lines.push(format!("{:<9} {}  {}", fact.fate.name(), fact.id, within(fact)));
        if fact.changes.is_empty() {
            lines.extend(fact.statement.values().map(|statement| format!("  {statement}")));
        }
        for row in fact.changes.iter().flat_map(rows) {
            let Row { label, old, new, difference } = row;
            if old.chars().count() + new.chars().count() > 80 {
                lines.push(format!("  {label:<10} − {old}"));
                lines.push(format!("  {:<10} + {new}", ""));
            } else {
                let difference = if difference.is_empty() { difference } else { format!("  {difference}") };
                lines.push(format!("  {label:<10} {old} → {new}{difference}"));
            }
        }
        lines.extend(
            fact.causes.iter().map(|cause| format!("  {:<10} {}", messages::WHY, messages::cause(cause))),
        );
    }
    if !comparison.briefs.is_empty() {
        lines.extend([String::new(), OUTPUTS.to_owned()]);
    }
    for brief in &comparison.briefs {
        let why = if brief.facts.is_empty() { NO_FACT.to_owned() } else { brief.facts.join(", ") };
        lines.push(format!("  {:<8} {}: {why}", brief.fate.name(), brief.outputs.join(", ")));
    }
    lines
}

/// Markdown. Like the page of HTML it may be handed on, so it leaves out what the histories of the facts tell colleagues.
pub fn to_markdown(comparison: &Comparison, sides: &Sides) -> String {
    // A line break in a text would begin a line of the report.
    let escape = |text: &str| render::escape(&visible(&text.replace("**", "")));
    let title = format!("{}: {} → {}", comparison.dossier, sides.old, sides.new);
    let mut text = format!("# {}\n\n{}\n", escape(&title), summary(comparison));
    for fact in &comparison.facts {
        text.push_str(&format!("\n## {} {}\n", escape(&fact.id), fact.fate.name()));
        for statement in fact.statement.values() {
            text.push_str(&format!("\n{}\n", escape(statement)));
        }
        if !fact.changes.is_empty() {
            text.push_str(&format!("\n| {} |\n| --- | --- | --- | --- |\n", HEADS.join(" | ")));
        }
        for Row { label, old, new, difference } in fact.changes.iter().flat_map(rows) {
            let cells = [label, old, new, difference].map(|cell| escape(&cell));
            text.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
        if !fact.printed_in.is_empty() {
            text.push_str(&format!("\nIn {}.\n", escape(&fact.printed_in.join(", "))));
        }
    }
    if !comparison.briefs.is_empty() {
        text.push_str("\n## Outputs\n\n");
    }
    for brief in &comparison.briefs {
        text.push_str(&format!("- {} ({})\n", escape(&brief.outputs.join(", ")), brief.fate.name()));
    }
    text
}

/// A page of HTML that needs no other file.
pub fn to_html(comparisons: &[Comparison], sides: &Sides) -> String {
    let mut body = String::new();
    for comparison in comparisons {
        body.push_str(&format!("<h2>{}</h2>\n<p>{}</p>\n", escape(&comparison.dossier), summary(comparison)));
        for fact in &comparison.facts {
            body.push_str(&format!("<section>\n<h3>{} {}</h3>\n", escape(&fact.id), fact.fate.name()));
            for (language, statement) in &fact.statement {
                body.push_str(&format!("<p lang=\"{language}\">{}</p>\n", escape(statement)));
            }
            if !fact.changes.is_empty() {
                let heads = HEADS.map(|head| format!("<th>{head}</th>")).concat();
                body.push_str(&format!("<table>\n<tr>{heads}</tr>\n"));
                for Row { label, old, new, difference } in fact.changes.iter().flat_map(rows) {
                    let [label, old, new, difference] =
                        [label, old, new, difference].map(|cell| escape(&cell));
                    body.push_str(&format!(
                        "<tr><td>{label}</td><td><del>{old}</del></td><td><ins>{new}</ins></td><td>{difference}</td></tr>\n"
                    ));
                }
                body.push_str("</table>\n");
            }
            body.push_str(&format!("<p>{}</p>\n</section>\n", escape(&within(fact))));
        }
        body.push_str("<ul>\n");
        for brief in &comparison.briefs {
            let outputs = escape(&brief.outputs.join(", "));
            body.push_str(&format!("<li>{outputs} ({})</li>\n", brief.fate.name()));
        }
        body.push_str("</ul>\n");
    }
    let title = format!("{} → {}", escape(&sides.old), escape(&sides.new));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

const STYLE: &str = "\
body { font: 11pt/1.6 sans-serif; color: #000; background: #fff; max-width: 52em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 17pt; } h2 { font-size: 14pt; } h3 { font-size: 11pt; margin-bottom: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ccc; padding: .2em .6em; text-align: left; vertical-align: top; }
del { text-decoration: line-through; color: #666; } ins { text-decoration: underline; }
@media print { body { margin: 0; max-width: none; } section { break-inside: avoid; } }
";

fn within(fact: &FactChange) -> String {
    messages::printed_in(&fact.printed_in)
}

/// The lines of a change: one for each language or entry.
fn rows(change: &Change) -> Vec<Row> {
    let differences: Vec<String> = change.differences.iter().map(ToString::to_string).collect();
    let (olds, news) = (texts(change.old.as_ref()), texts(change.new.as_ref()));
    let number = olds.len().max(news.len());
    let at = |texts: &[String], place: usize| texts.get(place).cloned().unwrap_or_else(|| NOTHING.to_owned());
    // A value may be printed differently in one language only; the other is left out then.
    let differs = |place: &usize| at(&olds, *place) != at(&news, *place);
    let any = (0..number).any(|place| differs(&place));
    let shown = (0..number).filter(|place| !any || differs(place)).enumerate();
    let rows = shown.map(|(row, place)| Row {
        label: if row == 0 { change.property.label().to_owned() } else { String::new() },
        old: at(&olds, place),
        new: at(&news, place),
        difference: if row == 0 { differences.join(", ") } else { String::new() },
    });
    rows.collect()
}

fn texts(said: Option<&PropertyText>) -> Vec<String> {
    match said {
        None => Vec::new(),
        Some(PropertyText::Plain(text)) => vec![text.clone()],
        Some(PropertyText::Languages(texts)) => texts.values().cloned().collect(),
        Some(PropertyText::List(entries)) => entries.clone(),
    }
}

fn escape(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
