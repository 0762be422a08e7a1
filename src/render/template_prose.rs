//! What the words of a template may not hold: citations typed by hand, and what GitHub shows in another way than the page.

use std::sync::Arc;

use super::escape;
use super::mark::Segment;
use super::markup;
use super::messages::prose;
use crate::diagnostic::{Diagnostic, SourceText, Span};

/// Refuses footnote marks that an author or a template has typed: they would look like citations and cite nothing.
pub(super) fn typed_citations(
    text: &str,
    segments: &[Segment],
    sources: &[Arc<SourceText>],
    fallback: &Span,
) -> Result<(), Vec<Diagnostic>> {
    let prose = segments.iter().filter_map(|segment| match segment {
        Segment::Prose(range) => Some(&text[range.clone()]),
        Segment::Marked { .. } => None,
    });
    let typed: Vec<&str> =
        prose.filter_map(|prose| markup::typed_citation(prose).map(|at| &prose[at])).collect();
    let describe = |typed: &str| {
        let mut places = sources.iter().filter_map(|source| {
            let at = source.text.find(typed)?;
            Some(Span::new(source, at..at + typed.len()))
        });
        prose::typed_citation(typed, places.next().unwrap_or_else(|| fallback.clone()))
    };
    if typed.is_empty() { Ok(()) } else { Err(typed.into_iter().map(describe).collect()) }
}

/// Refuses words of a template that GitHub would show in another way than the page. In the words of a brief they are escaped
/// already.
pub(super) fn read_otherwise(
    text: &str,
    segments: &[Segment],
    sources: &[Arc<SourceText>],
    fallback: &Span,
) -> Result<(), Vec<Diagnostic>> {
    let describe = |prose: &str| {
        let (found, instead) = escape::first_read_otherwise(prose)?;
        let at = sources.iter().find_map(|source| {
            let at = source.text.find(found)?;
            Some(Span::new(source, at..at + found.len()))
        });
        Some(prose::read_otherwise(found, &instead, at.unwrap_or_else(|| fallback.clone())))
    };
    let prose = segments.iter().filter_map(|segment| match segment {
        Segment::Prose(range) => Some(&text[range.clone()]),
        Segment::Marked { .. } => None,
    });
    let found: Vec<Diagnostic> = prose.filter_map(describe).collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}
