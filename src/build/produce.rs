//! Runs the pipeline over every brief of a dossier, in every language.

use std::sync::Arc;

use rayon::prelude::*;

use super::options::Format;
use super::outcome::{DossierOutcome, Literal, Output};
use crate::check::Checked;
use crate::diagnostic;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::draft::{Cited, Draft, Engine, Kind, cite, render};
use crate::language::Language;
use crate::model::{Brief, Dossier, Fact, Paper};
use crate::page::{Fault, Fonts, PaperSize, Sheet, compose, parse};
use crate::pdf::{Metadata, write};

/// Makes every output of a dossier, or finds everything that is wrong with it.
pub fn produce(name: String, checked: Checked, engine: Option<&Engine>, fonts: &Fonts) -> DossierOutcome {
    let mut outcome = DossierOutcome {
        name,
        dossier: None,
        diagnostics: checked.diagnostics,
        outputs: Vec::new(),
        literals: Vec::new(),
    };
    let (Some(dossier), Some(engine)) = (checked.dossier, engine) else { return outcome };
    let dossier = Arc::new(dossier);
    let pages: Vec<(&Brief, Language)> = dossier
        .briefs
        .iter()
        .flat_map(|brief| dossier.languages.iter().map(move |&language| (brief, language)))
        .collect();
    let made: Vec<_> =
        pages.par_iter().map(|(brief, language)| one(&dossier, brief, *language, engine, fonts)).collect();
    for result in made {
        match result {
            Ok((outputs, literals)) => {
                outcome.outputs.extend(outputs);
                outcome.literals.extend(literals);
            }
            Err(found) => outcome.diagnostics.extend(found),
        }
    }
    diagnostic::sort(&mut outcome.diagnostics);
    if outcome.failed() {
        outcome.outputs.clear();
    }
    outcome.dossier = Some(dossier);
    outcome
}

type Made = ([Output; 2], Vec<Literal>);

fn one(
    dossier: &Arc<Dossier>,
    brief: &Brief,
    language: Language,
    engine: &Engine,
    fonts: &Fonts,
) -> Result<Made, Vec<Diagnostic>> {
    let draft = render(dossier, brief, language, engine)?;
    let cited = cite(&draft, dossier, engine)?;
    let place = |fault: Fault| describe(&fault, dossier, brief, &cited, engine);
    let document =
        parse(&cited.markdown).map_err(|faults| faults.into_iter().map(place).collect::<Vec<_>>())?;
    let sheet = Sheet {
        size: match dossier.paper {
            Paper::A4 => PaperSize::A4,
            Paper::Letter => PaperSize::Letter,
        },
        language,
        min_type_size: brief.min_type_size,
    };
    let page = compose(&document, &sheet, fonts)
        .map_err(|faults| faults.into_iter().map(place).collect::<Vec<_>>())?;
    let pdf = write(&page, fonts, &metadata(&draft, dossier, language)).map_err(|error| {
        vec![Diagnostic::at(
            Code::UnsupportedMarkdown,
            brief.span.clone(),
            format!("the PDF can't be written: {error}"),
        )]
    })?;
    let mut facts: Vec<usize> = Vec::new();
    for cited in &cited.facts {
        if !facts.contains(&cited.fact) {
            facts.push(cited.fact);
        }
    }
    let output = |format, bytes| Output {
        brief: brief.name.clone(),
        audience: brief.audience.clone(),
        language,
        format,
        bytes,
        facts: facts.clone(),
    };
    let literals = draft
        .issued
        .iter()
        .filter(|issued| issued.kind == Kind::Literal)
        .map(|issued| Literal { brief: brief.name.clone(), language, text: issued.text.clone() })
        .collect();
    Ok(([output(Format::Markdown, cited.markdown.into_bytes()), output(Format::Pdf, pdf)], literals))
}

fn metadata(draft: &Draft, dossier: &Dossier, language: Language) -> Metadata {
    let text = |texts: &crate::value::Texts| {
        texts.get(&language).or_else(|| texts.values().next()).cloned().unwrap_or_default()
    };
    Metadata {
        title: draft.title.clone(),
        author: text(&dossier.publisher),
        subject: Some(text(&dossier.title)),
        language,
        keywords: Vec::new(),
        date: dossier.date,
        content_hash: None,
        attachment: None,
    }
}

/// A fault of the page as a diagnostic at the fact that brought it, else at the brief.
fn describe(fault: &Fault, dossier: &Dossier, brief: &Brief, cited: &Cited, engine: &Engine) -> Diagnostic {
    let language = cited.language;
    let code = match fault {
        Fault::MissingGlyph { .. } => Code::MissingGlyph,
        Fault::TooLong { .. } => Code::TooLong,
        Fault::HeadingTooWide { .. } => Code::HeadingTooWide,
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
    // A place says which brief and language; without one the sentence must.
    let (span, of) = match fact {
        Some(fact) => (within(fact, text), format!(", in the fact `{}`", fact.id)),
        None => match written(text, brief, engine) {
            Some(span) => (span, String::new()),
            None => (brief.span.clone(), format!(", in `{}.{language}`", brief.name)),
        },
    };
    Diagnostic::at(code, span, format!("{}{of}", shortened(fault))).hint(fault.hint())
}

/// Where a fact's own lines hold a text, else its id.
fn within(fact: &Fact, text: &str) -> Span {
    let source = &fact.span.source;
    let start = fact.span.range.end;
    let end = source.text[start..].find("\n[").map_or(source.text.len(), |length| start + length);
    match source.text[start..end].find(text) {
        Some(at) if !text.is_empty() => Span::new(source, start + at..start + at + text.len()),
        _ => fact.span.clone(),
    }
}

/// The fault with no more of a heading than tells it from others.
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

/// Where the brief or a template holds a text. Only the first line is looked for, and without the citations, which
/// stand in no file.
fn written(text: &str, brief: &Brief, engine: &Engine) -> Option<Span> {
    let line = text.lines().next().unwrap_or_default();
    let line = line.split("[^").next().unwrap_or_default().trim_start_matches(['#', ' ']).trim_end();
    let templates = engine.templates.iter().map(|(_, text)| text);
    std::iter::once(&brief.span.source).chain(templates).find_map(|source| {
        let at = source.text.find(line).filter(|_| !line.is_empty())?;
        Some(Span::new(source, at..at + line.len()))
    })
}
