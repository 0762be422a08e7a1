//! The picture of a brief as Markdown: its alternative text, and the caption on the next line, which ends in the citation of its source.
//! Both are words of the author's and are judged like all others.

use std::sync::Arc;

use super::author_text::author_text;
use super::cited_picture::ADDRESS;
use super::environment::Engine;
use super::mark::{self, Issued, MarkKind, Segment};
use super::messages::page;
use super::paragraph::not_alone;
use super::state::RenderState;
use crate::diagnostic::Diagnostic;
use crate::model::Brief;

/// What a template prints where it calls `picture()`; none where the brief has no picture.
///
/// # Errors
/// What is wrong with its words.
pub(super) fn picture_print(
    brief: &Brief,
    state: &Arc<RenderState>,
    engine: &Engine,
) -> Result<Option<String>, Vec<Diagnostic>> {
    let Some(picture) = &brief.picture else { return Ok(None) };
    let words = [&picture.alt, &picture.caption].map(|texts| texts.get(&state.language));
    let [Some((alt, alt_span)), Some((caption, span))] = words else { return Ok(None) };
    let printed = author_text(alt, alt_span, state, engine);
    let printed = printed.and_then(|printed| match states_fact(&printed, state) {
        true => Err(vec![page::fact_in_alt(alt_span.clone())]),
        false => Ok(bracketed(&printed)),
    });
    let below = author_text(caption, span, state, engine).and_then(|text| match not_alone(&text, span) {
        Some(found) => Err(vec![found]),
        None => Ok(text),
    });
    let (alt, caption) = match (printed, below) {
        (Ok(alt), Ok(caption)) => (alt, caption),
        (alt, caption) => return Err(alt.err().into_iter().chain(caption.err()).flatten().collect()),
    };
    let citation = state.issue(MarkKind::Cite, None, String::new());
    Ok(Some(format!("![{alt}]({ADDRESS})\\\n{caption}{citation}")))
}

/// Whether a text prints anything of a fact, whose citation an alternative text has no place for.
fn states_fact(text: &str, state: &RenderState) -> bool {
    let of_fact = |segment: &Segment, issued: &[Issued]| match segment {
        Segment::Marked { index, .. } => issued.get(*index).is_some_and(|one| one.fact.is_some()),
        Segment::Prose(_) => false,
    };
    state.with_issued(|issued| {
        let segments = mark::scan(text, state.nonce, issued).unwrap_or_default();
        segments.iter().any(|segment| of_fact(segment, issued))
    })
}

/// A text that stands in brackets: those within it are plain characters.
fn bracketed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut escaped = false;
    for character in text.chars() {
        if matches!(character, '[' | ']') && !escaped {
            out.push('\\');
        }
        out.push(character);
        escaped = character == '\\' && !escaped;
    }
    out
}
