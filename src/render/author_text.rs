//! Renders a text of a brief: a title, a heading or words of a section, with the facts that it names.

use std::sync::Arc;

use super::audit;
use super::diagnose::{describe_misuse, diagnose};
use super::environment::{Engine, environment_for};
use super::escape;
use super::expression::{ExpressionFault, findings};
use super::limited;
use super::lookup::functions;
use super::markup;
use super::messages::{misuse, prose};
use super::operands::misuses_in_text;
use super::paragraph::{not_a_paragraph, raw_html};
use super::passed;
use super::state::RenderState;
use crate::diagnostic::{Diagnostic, SourceText, Span};

/// The longest text of a brief, many times what a page holds.
const MAX_TEXT_BYTES: usize = 64 * 1024;

/// A title, heading or other text of a brief, with the facts it names.
pub(super) fn author_text(
    text: &str,
    span: &Span,
    state: &Arc<RenderState>,
    engine: &Engine,
) -> Result<String, Vec<Diagnostic>> {
    let name = format!("{}:{}", span.source.path, span.line());
    let mut findings = findings(text);
    // A long text without a loop is left to the page, which says by how much it is too long.
    findings.retain(|finding| !matches!(finding, ExpressionFault::Long { .. }) || text.contains("{%"));
    if findings.is_empty() && text.len() > MAX_TEXT_BYTES {
        findings.push(ExpressionFault::Long { range: 0..0 });
    }
    if !findings.is_empty() {
        let describe = |fault: &ExpressionFault| {
            misuse::expression_fault_in_text(fault, span.inside(text, fault.range().clone()))
        };
        return Err(findings.iter().map(describe).collect());
    }
    if let Some(range) = markup::typed_citation(text) {
        return Err(vec![prose::typed_citation(&text[range.clone()], span.inside(text, range))]);
    }
    let misused = misuses_in_text(text, &engine.syntax);
    if !misused.is_empty() {
        let at_its_place =
            misused.iter().map(|one| describe_misuse(one, span.inside(text, one.range.clone())));
        return Err(at_its_place.collect());
    }
    state.begin_text(passed::dated(text, &state.dossier));
    let environment = environment_for(engine, state);
    let rendered = environment
        .template_from_named_str(&name, text)
        .and_then(|template| limited::render(&template, functions(state)))
        .map_err(|error| vec![diagnose(&error, &engine.templates, span, Some(&state.dossier))])?;
    if let Some(found) = not_a_paragraph(text, span) {
        return Err(vec![found]);
    }
    let rendered = rendered.split_whitespace().collect::<Vec<_>>().join(" ");
    let rendered = escape::own(&rendered);
    if let Some(found) = raw_html(&rendered, text, span) {
        return Err(vec![found]);
    }
    let own = SourceText { path: span.source.path.clone(), text: text.to_owned() };
    let own = Arc::new(own);
    let segments = audit::whole(&rendered, state, &[Arc::clone(&own)], span).map_err(|found| {
        // Places were found in the decoded text; they are shown in the file.
        found
            .into_iter()
            .map(|diagnostic| match &diagnostic.span {
                Some(found) if Arc::ptr_eq(&found.source, &own) => {
                    let span = span.inside(text, found.range.clone());
                    Diagnostic { span: Some(span), ..diagnostic }
                }
                _ => diagnostic,
            })
            .collect::<Vec<_>>()
    })?;
    let ahead = state.with_issued(|issued| passed::as_if_ahead(&rendered, &segments, issued, state));
    match ahead.is_empty() {
        true => Ok(rendered),
        false => Err(passed::describe_in_text(&ahead, text, span, state)),
    }
}
