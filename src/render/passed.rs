//! Plans whose date has passed and of which only a value is printed: "the berth is to open in spring 2029" would still be a
//! promise. A value is allowed beside the statement or the short form, which say that the date has passed.

use std::collections::{BTreeMap, BTreeSet};

use super::mark::{Issued, MarkKind, Segment};
use super::messages::figures;
use super::state::RenderState;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::Dossier;

/// The plans whose value is printed on a line that doesn't say that the date has passed, in the order in which they are
/// printed. A value given out with a reason isn't among them.
pub fn as_if_ahead(text: &str, segments: &[Segment], issued: &[Issued], state: &RenderState) -> Vec<usize> {
    // Whether the line prints the statement of each fact, and not only values.
    let mut line: BTreeMap<usize, bool> = BTreeMap::new();
    let mut found = Vec::new();
    let mut close = |line: &mut BTreeMap<usize, bool>| {
        found.extend(std::mem::take(line).into_iter().filter(|(_, told)| !told).map(|(fact, _)| fact));
    };
    let mut at = 0;
    for segment in segments {
        let Segment::Marked { index, content } = segment else { continue };
        if text[at..content.start].contains('\n') {
            close(&mut line);
        }
        at = content.start;
        let one = &issued[*index];
        let Some(fact) = one.fact.filter(|&fact| state.has_lapsed(&state.dossier.facts[fact])) else {
            continue;
        };
        match one.kind {
            MarkKind::Statement => drop(line.insert(fact, true)),
            // Who says which date is no promise of the page's.
            MarkKind::Value if one.reason.is_none() && one.version.is_none() => {
                line.entry(fact).or_insert(false);
            }
            _ => {}
        }
    }
    close(&mut line);
    found
}

/// The mistakes of a text of the author's that names values of plans whose date has passed.
pub fn describe_in_text(facts: &[usize], text: &str, span: &Span, state: &RenderState) -> Vec<Diagnostic> {
    let describe = |&fact: &usize| {
        let fact = &state.dossier.facts[fact];
        let place = calls(text).find(|(_, named)| *named == fact.id);
        let place = place.map_or_else(|| span.clone(), |(at, _)| span.inside(text, at..at + "fact".len()));
        figures::passed_in_text(fact, state.contested, place)
    };
    facts.iter().map(describe).collect()
}

/// The same of a template.
pub fn describe_in_template(
    facts: &[usize],
    template: &str,
    place: &Span,
    state: &RenderState,
) -> Vec<Diagnostic> {
    let describe = |fact: &usize| {
        let fact = (&state.dossier.facts[*fact], state.contested);
        figures::passed_in_template(fact, template, place.clone())
    };
    facts.iter().collect::<BTreeSet<_>>().into_iter().map(describe).collect()
}

/// Where a text of an author's first gives a reason for naming a fact whose date has passed.
pub fn call_of(text: &str, span: &Span, id: &str) -> Option<Span> {
    let gives_reason = |at: usize| text[at..].split(')').next().is_some_and(|call| call.contains("passed"));
    let (at, _) = calls(text).find(|(at, named)| *named == id && gives_reason(*at))?;
    Some(span.inside(text, at..at + "fact".len()))
}

/// The facts whose date a text prints by `fact('id').as_of`.
pub fn dated(text: &str, dossier: &Dossier) -> BTreeSet<usize> {
    let asked = text.match_indices(".as_of").filter_map(|(at, _)| {
        let (_, id) = calls(&text[..at]).last()?;
        dossier.fact_index.get(id).copied()
    });
    asked.collect()
}

/// Each `fact('id'` of a text: where it begins, and the id.
fn calls(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("fact").filter_map(|(at, name)| {
        let inside = text[at + name.len()..].trim_start().strip_prefix('(')?.trim_start();
        let quote = inside.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let (id, _) = inside[1..].split_once(quote)?;
        Some((at, id))
    })
}
