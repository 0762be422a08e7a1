//! What the engine found, as diagnostics at their places with what helps.

use std::error::Error as StdError;
use std::sync::Arc;

use minijinja::{Error, ErrorKind};

use super::expression::{ExpressionFault, MAX_PLAIN_BYTES, MAX_TAG_PARTS};
use super::limited::MAX_OUTPUT_BYTES;
use super::operands::{Misuse, MisuseKind};
use super::template_fault::{COMPARE_HINT, TemplateFault};
use super::templates::Templates;
use crate::diagnostic::wording::{did_you_mean, nearest, unknown_name};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
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
        return Diagnostic::at(fault.code, span, fault.message.clone()).hint(fault.hint.clone());
    }
    let (code, message, mut hint) = explain(innermost, templates);
    if innermost.kind() == ErrorKind::UndefinedError
        && let Some(meant) = dossier.and_then(|dossier| meant_fact(&span, dossier))
    {
        hint = Some(meant);
    }
    Diagnostic::at(code, span, message).hint_if(hint)
}

/// What helps where a name isn't defined because a fact, or a figure of one, is written without `fact()`. The engine takes
/// the hyphens of an id for subtractions, so the name is read from the text.
fn meant_fact(span: &Span, dossier: &Dossier) -> Option<String> {
    let rest = span.source.text.get(span.range.start..)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
    let figure = rest[name.len()..].strip_prefix('.').unwrap_or_default();
    let figure = &figure[..figure.find(|c: char| !is_name(c) || c == '-').unwrap_or(figure.len())];
    let (id, dotted) = (name.replace('_', "-"), if figure.is_empty() { "" } else { "." });
    let known = || dossier.facts.iter().map(|fact| fact.id.as_str());
    match (name, figure) {
        ("section", "figure") => {
            return Some("`section.figure` is called `section.chart` since 0.6".to_owned());
        }
        ("section", _) => {
            return Some("a section has `heading`, `text`, `layout`, `facts`, `chart` and `key`".to_owned());
        }
        _ => {}
    }
    if let Some(fact) = dossier.fact(&id) {
        return Some(format!("write `fact('{}'){dotted}{figure}`", fact.id));
    }
    let of_a_fact = ["value", "short", "as_of", "source"].contains(&name)
        || dossier.facts.iter().any(|fact| fact.companions.contains_key(name));
    if of_a_fact {
        return Some(format!(
            "say of which fact: `fact('some-id').{name}`, or `f.{name}` where `f` goes through facts"
        ));
    }
    let near = nearest(&id, known()).filter(|_| !figure.is_empty() && !name.is_empty())?;
    Some(format!("write `fact('{near}'){dotted}{figure}` if that fact is meant"))
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

fn explain(error: &Error, templates: &Templates) -> (Code, String, Option<String>) {
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::OutOfFuel => (
            Code::TemplateLimit,
            "the template runs for too long".to_owned(),
            Some("look for a loop or a recursion that doesn't end".to_owned()),
        ),
        ErrorKind::TemplateNotFound => {
            let name = detail.split(['"', '\'']).nth(1).unwrap_or(detail);
            let hint = did_you_mean(name, templates.iter().map(|(name, _)| name));
            let hint = hint.unwrap_or_else(|| {
                "templates are the files of the `templates` folder, named without a path".to_owned()
            });
            (Code::UnknownTemplate, format!("there is no template `{name}`"), Some(hint))
        }
        ErrorKind::UndefinedError => {
            let message =
                if detail.is_empty() { "the name isn't defined".to_owned() } else { detail.to_owned() };
            let hint = "a fact has `value`, its companions, `short`, `as_of`, `source`, and `has_value` and `has_short` to ask first";
            (Code::TemplateError, message, Some(hint.to_owned()))
        }
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => {
            // The engine writes "filter x is unknown".
            let mut words = detail.split(' ');
            let (what, name) = (words.next().unwrap_or("name"), words.next().unwrap_or_default());
            let hint = "Jinja's harmless ones are there: `length`, `first`, `last`, `join`, `select`, `selectattr`, `unique`, `default` and their like";
            (Code::TemplateError, format!("there is no {what} `{name}`"), Some(hint.to_owned()))
        }
        ErrorKind::WriteFailure => (
            Code::TemplateLimit,
            format!("the template prints more than {} KiB", MAX_OUTPUT_BYTES / 1024),
            Some("look for a loop that repeats more than it should".to_owned()),
        ),
        _ if detail.contains("recursion limit") => (
            Code::TemplateLimit,
            "the template calls itself too often".to_owned(),
            Some("look for a macro, loop or include that doesn't end".to_owned()),
        ),
        _ if detail.contains("cycle in template inheritance") => (
            Code::TemplateLimit,
            "the template extends itself".to_owned(),
            Some("extend `base.md.j2`, or write the page in full".to_owned()),
        ),
        kind => {
            let message = if detail.is_empty() { kind.to_string() } else { format!("{kind}: {detail}") };
            let limit = message.contains("too large");
            (if limit { Code::TemplateLimit } else { Code::TemplateError }, message, None)
        }
    }
}

/// What is wrong with the text of a template, at its place.
pub(super) fn describe(text: &Arc<SourceText>, finding: ExpressionFault) -> Diagnostic {
    match finding {
        ExpressionFault::Growing { operator, range } => Diagnostic::at(
            Code::TemplateLimit,
            Span::new(text, range),
            format!("`{operator}` makes a text that can grow without bounds"),
        )
        .hint("join a few texts, and where they are printed: `{{ a }}{{ b }}` or `{{ a ~ b }}`"),
        ExpressionFault::Long { range } => Diagnostic::at(
            Code::TemplateLimit,
            Span::new(text, range),
            format!("more than {} KiB of text stand here without a tag", MAX_PLAIN_BYTES / 1024),
        )
        .hint("shorten it; a page holds less"),
        ExpressionFault::Intricate { range } => Diagnostic::at(
            Code::TemplateLimit,
            Span::new(text, range),
            format!("the tag has more than {MAX_TAG_PARTS} parts"),
        )
        .hint("split it into several"),
        ExpressionFault::Import { range } => {
            let message = "an import is given a name, and this is none";
            Diagnostic::at(Code::TemplateError, Span::new(text, range), message)
                .hint("write `{% import \"macros.md.j2\" as show %}`")
        }
    }
}

/// What a misuse is, in words.
pub(super) fn describe_misuse(misuse: &Misuse, span: Span) -> Diagnostic {
    let source = &span.source.text[span.range.clone()];
    let written: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
    match &misuse.kind {
        MisuseKind::Operand { what } => {
            let message = format!("`{written}` is {what}, so it can't be compared or calculated with");
            let hint = hyphenated(&span).unwrap_or_else(|| COMPARE_HINT.to_owned());
            Diagnostic::at(Code::FactCompared, span, message).hint(hint)
        }
        MisuseKind::Mixed { left, right } if left == right => {
            let message = format!("`{written}` has {left} on both sides, and there it has no meaning");
            Diagnostic::at(Code::BadComparison, span, message).hint(COMPARE_HINT)
        }
        MisuseKind::Mixed { left, right } => {
            let message = format!("`{written}` compares {left} with {right}, which says nothing of either");
            Diagnostic::at(Code::BadComparison, span, message)
                .hint("write numbers without quotes and texts with them, and compare like with like")
        }
        MisuseKind::NeverEqual { what, word, choices } => {
            let message = format!("no {what} is called `{word}`, so the comparison never holds");
            let hint = unknown_name(word, choices.iter().copied(), what);
            Diagnostic::at(Code::BadComparison, span, message).hint(hint)
        }
        MisuseKind::Bare => {
            let message = format!("`{written}` is a function, and without its brackets it names nothing");
            Diagnostic::at(Code::TemplateError, span, message)
                .hint("write `fact('id')`, `cite('id')`, `lit('3', 'why')` or `label('as-of')`")
        }
        MisuseKind::NoText { instead } => {
            let message = format!("`{written}` isn't a text");
            Diagnostic::at(Code::TemplateError, span, message).hint(*instead)
        }
        MisuseKind::Cut => {
            let message = format!("`{written}` cuts what isn't known to be a list or plain text");
            Diagnostic::at(Code::AlteredFact, span, message)
                .hint("print facts whole; a short form belongs in the fact's `short`")
        }
        MisuseKind::NoName => {
            let message = format!("`{written}` isn't known to be the name of a template");
            Diagnostic::at(Code::TemplateError, span, message)
                .hint("write it in quotes: `{% include \"table.md.j2\" %}`")
        }
        MisuseKind::Key => {
            let message =
                format!("`{written}` isn't a plain text or number, so it can't be the key of a map");
            Diagnostic::at(Code::FactCompared, span, message)
                .hint("take a fact's `id` or a text in quotes as the key")
        }
    }
}

/// What helps where an operand is a part of a fact's id, which is written without `fact()`: its hyphens are subtractions.
fn hyphenated(operand: &Span) -> Option<String> {
    let text = &operand.source.text;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let start = text[..operand.range.start].trim_end_matches(is_name).len();
    let rest = &text[start..];
    let id = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
    let letters = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    let figure = rest[id.len()..].strip_prefix('.').filter(|figure| letters(figure)).unwrap_or_default();
    let figure = &figure[..figure.find(|c: char| !is_name(c) || c == '-').unwrap_or(figure.len())];
    let dot = if figure.is_empty() { "" } else { "." };
    let sound = id.split('-').all(|part| !part.is_empty()) && letters(id) && id.contains('-');
    sound.then(|| format!("a hyphen is a subtraction here; of a fact write `fact('{id}'){dot}{figure}`"))
}
