//! What the engine found, as diagnostics at their places with what helps.

use std::error::Error as StdError;

use minijinja::{Error, ErrorKind};

use super::limited::MAX_OUTPUT_BYTES;
use super::messages::{engine, misuse};
use super::operands::Misuse;
use super::template_fault::TemplateFault;
use super::templates::Templates;
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::Dossier;

/// The engine's error as a diagnostic at the innermost place it knows.
pub fn diagnose(
    error: &Error,
    templates: &Templates,
    fallback: &Span,
    dossier: Option<&Dossier>,
) -> Diagnostic {
    let mut innermost = error;
    let mut placed = error;
    let mut fault = None;
    let mut next: Option<&(dyn StdError + 'static)> = StdError::source(error);
    while let Some(source) = next {
        if let Some(inner) = source.downcast_ref::<Error>() {
            innermost = inner;
            if inner.name().is_some() && inner.line().is_some() {
                placed = inner;
            }
        }
        fault = fault.or_else(|| source.downcast_ref::<TemplateFault>());
        next = source.source();
    }
    let span = place(placed, templates, fallback);
    if let Some(fault) = fault {
        return engine::fault(fault, span);
    }
    let meant = match innermost.kind() {
        ErrorKind::UndefinedError => dossier.and_then(|dossier| meant_fact(&span, dossier)),
        _ => None,
    };
    let names = templates.iter().map(|(name, _)| name);
    engine::engine_error(innermost, span, names, meant, MAX_OUTPUT_BYTES)
}

/// What helps where a name isn't defined because a fact, or a figure of one, is written without `fact()`. The engine takes
/// the hyphens of an id for subtractions, so the name is read from the text.
fn meant_fact(span: &Span, dossier: &Dossier) -> Option<String> {
    let rest = span.source.text.get(span.range.start..)?;
    let name = &rest[..name_length(rest)];
    let figure = figure(&rest[name.len()..]);
    let id = name.replace('_', "-");
    match (name, figure) {
        ("section", "figure") => return Some(engine::SECTION_FIGURE.to_owned()),
        ("section", _) => return Some(engine::SECTION_PARTS.to_owned()),
        _ => {}
    }
    if let Some(fact) = dossier.fact(&id) {
        return Some(engine::meant_fact(&fact.id, figure));
    }
    let of_a_fact = ["value", "short", "as_of", "source"].contains(&name)
        || dossier.facts.iter().any(|fact| fact.companions.contains_key(name));
    if of_a_fact {
        return Some(engine::meant_figure(name));
    }
    let known = dossier.facts.iter().map(|fact| fact.id.as_str());
    let near = nearest(&id, known).filter(|_| !figure.is_empty() && !name.is_empty())?;
    Some(engine::meant_near_fact(near, figure))
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The bytes of the id, or of another name, that a text begins with.
fn name_length(text: &str) -> usize {
    text.find(|c| !is_name(c)).unwrap_or(text.len())
}

/// The name after the dot that a text begins with; empty where there is none.
fn figure(text: &str) -> &str {
    let figure = text.strip_prefix('.').unwrap_or_default();
    &figure[..figure.find(|c: char| !is_name(c) || c == '-').unwrap_or(figure.len())]
}

fn place(error: &Error, templates: &Templates, fallback: &Span) -> Span {
    let Some(name) = error.name() else { return fallback.clone() };
    match templates.get(name) {
        Some(text) => match error.range() {
            Some(range) => Span::new(text, range),
            None => {
                let line = error.line().unwrap_or(1).saturating_sub(1);
                let start: usize = text.text.split_inclusive('\n').take(line).map(str::len).sum();
                let length = text.text[start..].find('\n').unwrap_or(text.text.len() - start);
                Span::new(text, start..start + length)
            }
        },
        // A text of a brief, compiled under its own name: the fallback is its place.
        None => match (error.range(), error.template_source()) {
            (Some(range), Some(source)) => fallback.inside(source, range),
            _ => fallback.clone(),
        },
    }
}

/// A misuse as a diagnostic at its place.
pub(super) fn describe_misuse(found: &Misuse, span: Span) -> Diagnostic {
    let source = span.source.clone();
    misuse::misuse(&found.kind, span.clone(), hyphenated(&source.text, span.range.start))
}

/// The fact's id that an operand at this place is a part of, with the figure after it: written without `fact()`, its hyphens are
/// subtractions.
fn hyphenated(text: &str, operand: usize) -> Option<(&str, &str)> {
    let rest = &text[text[..operand].trim_end_matches(is_name).len()..];
    let id = &rest[..name_length(rest)];
    let letters = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    let figure = Some(figure(&rest[id.len()..])).filter(|figure| letters(figure)).unwrap_or_default();
    let sound = id.split('-').all(|part| !part.is_empty()) && letters(id) && id.contains('-');
    sound.then_some((id, figure))
}
