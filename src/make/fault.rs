//! Faults of the page as diagnostics: the page engine names bytes of Markdown, and this finds their place in the author's
//! files.

use super::messages::{self, FaultPlace};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Brief, Dossier, Fact};
use crate::page::Fault;
use crate::render::{Cited, Engine};

/// A fault of the page as a diagnostic at the fact that brought it, else at the brief.
pub fn describe(
    fault: &Fault,
    dossier: &Dossier,
    brief: &Brief,
    cited: &Cited,
    engine: &Engine,
) -> Diagnostic {
    let code = match fault {
        Fault::MissingGlyph { .. } => Code::MissingGlyph,
        Fault::TooLong { .. } => Code::TooLong,
        Fault::HeadingTooWide { .. } => Code::HeadingTooWide,
        Fault::NoDiagonal | Fault::SilentLogo(_) => Code::BadTheme,
        _ => Code::UnsupportedMarkdown,
    };
    let fact = fault.range().and_then(|range| {
        let cited = cited
            .facts
            .iter()
            .find(|cited| cited.range.start <= range.start && range.start < cited.range.end)?;
        Some(&dossier.facts[cited.fact])
    });
    let text = fault.range().and_then(|range| cited.markdown.get(range)).unwrap_or_default();
    let place = match fact {
        Some(fact) => FaultPlace::Fact(fact, within(fact, text)),
        None => match written(text, brief, engine) {
            Some(span) => FaultPlace::Text(span),
            None => FaultPlace::Brief(&brief.name, cited.language, brief.span.clone()),
        },
    };
    messages::fault(code, &shortened(fault), place)
}

/// The place of a text in a fact's own lines, else that of its id.
fn within(fact: &Fact, text: &str) -> Span {
    let source = &fact.span.source;
    let start = fact.span.range.end;
    let end = source.text[start..].find("\n[").map_or(source.text.len(), |length| start + length);
    match source.text[start..end].find(text) {
        Some(at) if !text.is_empty() => Span::new(source, start + at..start + at + text.len()),
        _ => fact.span.clone(),
    }
}

/// The fault, with only so much of a long heading that it can be recognised.
fn shortened(fault: &Fault) -> Fault {
    match fault {
        Fault::HeadingTooWide { heading, range } if heading.chars().count() > LONG_HEADING => {
            let heading = heading.chars().take(LONG_HEADING).chain(['…']).collect();
            Fault::HeadingTooWide { heading, range: range.clone() }
        }
        _ => fault.clone(),
    }
}

/// Characters of a heading in a message.
const LONG_HEADING: usize = 60;

/// The place of a text in the brief or a template. Only the first line is looked for, without its citations, which no file
/// has.
fn written(text: &str, brief: &Brief, engine: &Engine) -> Option<Span> {
    let line = text.lines().next().unwrap_or_default();
    let line = line.split("[^").next().unwrap_or_default().trim_start_matches(['#', ' ']).trim_end();
    let templates = engine.templates.iter().map(|(_, text)| text);
    std::iter::once(&brief.span.source).chain(templates).find_map(|source| {
        let at = source.text.find(line).filter(|_| !line.is_empty())?;
        Some(Span::new(source, at..at + line.len()))
    })
}
