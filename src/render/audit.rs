//! Looks through rendered text for figures without a source and for facts that are no longer what they were.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use minijinja::Error;

use super::mark::{self, Issued, MarkFault, MarkKind, Segment};
use super::messages::{engine, figures};
use super::rendered::Rendered;
use super::sizes;
use super::state::RenderState;
use super::template_fault::TemplateFault;
use super::unmarked::{Unsourced, Visible, Why, locate, locate_literal};
use super::visible;
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::model::{Dossier, LEADS, PREPOSITIONS, any_particle, last_word};
use crate::prose::{
    Ask, figures_asked, figures_of, is_second_unit, literal_measures, named_figures, named_figures_of,
    said_again, typed_onto,
};
use crate::value::{Folded, Shown, against_sign, unseen};

/// Judges one printed expression, while the engine knows its place.
pub fn printed(text: &str, state: &RenderState) -> Result<(), Error> {
    state.with_issued(|issued| judge(text, state, issued))
}

fn judge(text: &str, state: &RenderState, issued: &[Issued]) -> Result<(), Error> {
    match mark::scan(text, state.nonce, issued) {
        Err(faults) => match faults.first() {
            Some(fault) => Err(describe(fault, issued, state).into()),
            None => Ok(()),
        },
        // Most expressions print one fact and nothing else, which can hold no figure outside its mark.
        Ok(segments) if is_one_fact(&segments, issued) => Ok(()),
        // What a literal counts is printed after it: the whole text is judged for that.
        Ok(segments) => {
            let found = unsourced(&Visible::new(text, &segments, issued), state);
            match found.iter().find(|found| matches!(found.why, Why::NoSource)) {
                Some(found) => Err(figures::unsourced(&found.line[found.range.clone()]).into()),
                None => Ok(()),
            }
        }
    }
}

/// Judges a whole rendered text; `sources` are the texts that it was made from, where the place of a mistake is searched for.
pub fn whole(
    text: &str,
    state: &RenderState,
    sources: &[Arc<SourceText>],
    fallback: &Span,
) -> Result<Vec<Segment>, Vec<Diagnostic>> {
    let issued = state.issued();
    let segments = mark::scan(text, state.nonce, &issued).map_err(|faults| {
        let at_fallback = |fault| engine::fault(&describe(fault, &issued, state), fallback.clone());
        faults.iter().map(at_fallback).collect::<Vec<_>>()
    })?;
    let visible = Visible::new(text, &segments, &issued);
    let mut found = unsourced(&visible, state);
    let blocks = visible::blocks(&visible.text);
    add_printed(&mut found, &visible, &blocks, state);
    add_typed_onto(&mut found, &visible, &blocks, state);
    add_prepositions(&mut found, &visible);
    let unsigned = sizes::unsigned(text, &segments, &issued).into_iter().map(|size| {
        let id = size.fact.map(|fact| state.dossier.facts[fact].id.as_str());
        engine::fault(&figures::unsigned_size(id, &size.name), fallback.clone())
    });
    let unsigned: Vec<Diagnostic> = unsigned.collect();
    let unseen = unseen_characters(&visible.text, &blocks, fallback);
    let found: Vec<Diagnostic> = found
        .into_iter()
        .map(|found| {
            let text = &found.line[found.range.clone()];
            let span = match found.why {
                Why::Literal => locate_literal(text, sources),
                Why::NoSource
                | Why::TypedOnto(_)
                | Why::SaidAgain(_)
                | Why::AgainstSign(_)
                | Why::Preposition(_)
                | Why::Particle(_) => locate(&found, sources),
            };
            let span = span.unwrap_or_else(|| fallback.clone());
            let fault = match &found.why {
                Why::NoSource => figures::unsourced(text),
                Why::Literal => figures::measured_literal(text),
                Why::TypedOnto(figure)
                    if is_second_unit(figure, text, (state.language, &state.dossier.units)) =>
                {
                    figures::second_unit(text.trim(), figure)
                }
                Why::TypedOnto(figure) => figures::typed_onto(text.trim(), figure),
                Why::SaidAgain(figure) => figures::said_again(text.trim(), figure),
                Why::AgainstSign(figure) => figures::against_its_sign(text.trim(), figure),
                Why::Preposition(own) => figures::two_prepositions(text, own),
                Why::Particle(own) => figures::two_particles(text, own),
            };
            engine::fault(&fault, span)
        })
        .chain(unsigned)
        .chain(unseen)
        .collect();
    if found.is_empty() { Ok(segments) } else { Err(found) }
}

/// What is wrong with a mark, with the fact that it was given out for.
fn describe(fault: &MarkFault, issued: &[Issued], state: &RenderState) -> TemplateFault {
    let fact = match fault {
        MarkFault::Altered { index, .. } => issued.get(*index).and_then(|one| one.fact),
        _ => None,
    };
    figures::mark_fault(fault, fact.map(|fact| state.dossier.facts[fact].id.as_str()))
}

/// The most figures reported of one text; a text with more isn't a brief at all.
const MAX_FOUND: usize = 20;

/// Whether a text is one fact and nothing else.
fn is_one_fact(segments: &[Segment], issued: &[Issued]) -> bool {
    matches!(segments, [Segment::Marked { index, .. }] if issued[*index].kind != MarkKind::Literal)
}

/// The figures that no mark covers. Each line is read with its marked texts, so that a figure that is half inside a mark, such
/// as `1` before `5%`, is found too.
fn unsourced(visible: &Visible, state: &RenderState) -> Vec<Unsourced> {
    let reader = (state.language, &state.dossier.units);
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in visible.text.split_inclusive('\n') {
        if visible.is_only_marks(&(line_start..line_start + line.len())) {
            line_start += line.len();
            continue;
        }
        let structure = list_number(line);
        let about = |figure: &Range<usize>| {
            !visible.is_sourced(&(line_start + figure.start..line_start + figure.end))
        };
        for numeral in figures_asked(line, &asked(state, &about)) {
            let range = line_start + numeral.range.start..line_start + numeral.range.end;
            if let Some((at, why)) = unmarked(visible, range, |mark| {
                literal_measures(&visible.text, mark, &visible.beside(mark), reader)
            }) && numeral.range.end > structure
            {
                found.push(visible.figure(at, why));
            }
            if found.len() == MAX_FOUND {
                return found;
            }
        }
        line_start += line.len();
    }
    found
}

/// What figures of a page somebody has to look at.
fn asked<'a>(state: &'a RenderState, about: &'a dyn Fn(&Range<usize>) -> bool) -> Ask<'a> {
    Ask { language: state.language, names: &state.dossier.names, units: &state.dossier.units, about }
}

/// What is wrong with a figure, and where, by the mark that covers it or begins it: nothing within the mark of a fact; a literal
/// that is an amount; else it has no source.
fn unmarked(
    visible: &Visible,
    figure: Range<usize>,
    measures: impl Fn(&Range<usize>) -> bool,
) -> Option<(Range<usize>, Why)> {
    let first = figure.start..figure.start + 1;
    let literal = visible.around(&first).filter(|(_, kind)| *kind == MarkKind::Literal);
    // What begins within a printed value and goes on after it (3倍を) is the value; words typed onto one are looked for elsewhere.
    if visible.around(&first).is_some_and(|(_, kind)| *kind == MarkKind::Value) {
        return None;
    }
    match (visible.around(&figure), literal) {
        (_, Some((mark, _))) if measures(mark) => Some((mark.clone(), Why::Literal)),
        (None, _) => Some((figure, Why::NoSource)),
        (Some(_), _) => None,
    }
}

/// Adds the figures that appear only in print, without markup, entities and ends of lines: `**two** years`.
fn add_printed(
    found: &mut Vec<Unsourced>,
    visible: &Visible,
    blocks: &[Vec<visible::Seen>],
    state: &RenderState,
) {
    let reader = (state.language, &state.dossier.units);
    for block in blocks.iter().filter(|block| !visible.shows_as_it_stands(block)) {
        let folded = Folded::of(block.iter().cloned());
        let about = |figure: &Range<usize>| !visible.is_sourced(figure);
        for numeral in figures_of(&folded, &asked(state, &about)) {
            let printed = |mark: &Range<usize>| {
                let free = folded.part(&visible.beside(mark));
                literal_measures(&folded.text, &folded.part(mark), &free, reader)
            };
            let whole = numeral.range.clone();
            let Some((at, why)) = unmarked(visible, numeral.range, printed) else { continue };
            let within = |other: &Unsourced| whole.start <= other.at.start && other.at.end <= whole.end;
            found.retain(|other| !(matches!(other.why, Why::NoSource) && within(other)));
            let is_new = |other: &Unsourced| other.at.end <= at.start || at.end <= other.at.start;
            if found.len() < MAX_FOUND && found.iter().all(is_new) {
                found.push(visible.figure(at, why));
            }
        }
    }
    found.sort_by_key(|figure| figure.at.start);
}

/// Adds words beside a value that a reader would read as part of it: more than, 約, 億.
fn add_typed_onto(
    found: &mut Vec<Unsourced>,
    visible: &Visible,
    blocks: &[Vec<visible::Seen>],
    state: &RenderState,
) {
    let reader = (state.language, &state.dossier.units);
    let mut values = visible.covered.iter().filter(|(_, kind)| *kind == MarkKind::Value).peekable();
    for block in blocks {
        let Some(end) = block.last().map(|(_, source)| source.end) else { continue };
        if values.peek().is_none_or(|(mark, _)| mark.start >= end) {
            continue;
        }
        let shown = match visible.verbatim(block) {
            Some(part) => Shown::AsWritten(&visible.text[part.clone()], part.start),
            None => Shown::Folded(Folded::of(block.iter().cloned())),
        };
        while let Some((mark, _)) = values.next_if(|(mark, _)| mark.start < end) {
            let figure = shown.part(mark);
            let free = shown.part(&visible.beside(mark));
            let again = said_again(shown.text(), &figure, &free, reader);
            let mut typed = typed_onto(shown.text(), &figure, &free, reader);
            typed.retain(|part| !again.contains(part));
            let again = again.into_iter().map(|part| (part, Why::SaidAgain as fn(String) -> Why));
            let typed = typed.into_iter().map(|part| (part, Why::TypedOnto as fn(String) -> Why));
            for (part, why) in again.chain(typed) {
                let at = shown.source(&part);
                // A scale such as 億 is no figure of its own, but a word of this one.
                let scale = |other: &Unsourced| {
                    let within = at.start <= other.at.start && other.at.end <= at.end;
                    within && !visible.text[other.at.clone()].contains(|c: char| c.is_ascii_digit())
                };
                found.retain(|other| !(matches!(other.why, Why::NoSource) && scale(other)));
                let is_new = |other: &Unsourced| other.at.end <= at.start || at.end <= other.at.start;
                if found.len() < MAX_FOUND && found.iter().all(is_new) {
                    let figure = shown.text()[figure.clone()].to_owned();
                    found.push(visible.figure(at, why(figure)));
                }
            }
            if let Some(part) = against_sign(shown.text(), &figure, &free, state.language) {
                let (at, figure) = (shown.source(&part), shown.text()[figure].to_owned());
                found.push(visible.figure(at, Why::AgainstSign(figure)));
            }
        }
    }
    found.sort_by_key(|figure| figure.at.start);
}

/// Adds prepositions before a printed date or period that has one of its own, and particles after one: from from 2026 to 2030.
fn add_prepositions(found: &mut Vec<Unsourced>, visible: &Visible) {
    for (mark, _) in visible.covered.iter().filter(|(_, kind)| *kind == MarkKind::Value) {
        let rest = &visible.text[mark.end..];
        let after = rest.trim_start_matches(['*', '_']);
        if let Some((word, own)) = any_particle(&visible.text[mark.clone()], after) {
            let start = visible.text.len() - after.len();
            found.push(visible.figure(start..start + word.len(), Why::Particle(own.to_owned())));
        }
        let Some((own, _)) = visible.text[mark.clone()].split_once(' ') else { continue };
        let before = visible.text[..mark.start].trim_end_matches(['*', '_']);
        let word = last_word(before).filter(|_| LEADS.contains(&own));
        if let Some(word) = word.filter(|word| PREPOSITIONS.contains(&word.to_ascii_lowercase().as_str())) {
            let end = before.trim_end().len();
            found.push(visible.figure(end - word.len()..end, Why::Preposition(own.to_owned())));
        }
    }
    found.sort_by_key(|figure| figure.at.start);
}

/// A character that nobody sees. No file held it: a template made it, by an escape in a string or by an entity.
fn unseen_characters(text: &str, blocks: &[Vec<visible::Seen>], fallback: &Span) -> Option<Diagnostic> {
    let printed = blocks.iter().flatten().map(|(character, _)| *character);
    let character = text.chars().chain(printed).find(|character| unseen(*character).is_some())?;
    Some(figures::invisible_character(character, fallback.clone()))
}

/// The proper names of the dossier that let a figure pass outside every mark of a rendered text.
pub fn names_used(rendered: &Rendered, dossier: &Dossier) -> BTreeSet<usize> {
    if dossier.names.is_empty() {
        return BTreeSet::new();
    }
    let visible = Visible::new(&rendered.text, &rendered.segments, &rendered.issued);
    let (names, units) = (&dossier.names, &dossier.units);
    let mut used = BTreeSet::new();
    let mut line_start = 0;
    for line in visible.text.split_inclusive('\n') {
        for (range, name) in named_figures(line, rendered.language, names, units) {
            let range = line_start + range.start..line_start + range.end;
            if visible.around(&range).is_none() {
                used.insert(name);
            }
        }
        line_start += line.len();
    }
    for block in visible::blocks(&visible.text) {
        if visible.shows_as_it_stands(&block) {
            continue;
        }
        let named = named_figures_of(&Folded::of(block), rendered.language, names, units);
        let outside = named.into_iter().filter(|(range, _)| visible.around(range).is_none());
        used.extend(outside.map(|(_, name)| name));
    }
    used
}

/// The length of an ordered list's number at the start of a line, which is structure.
fn list_number(line: &str) -> usize {
    let trimmed = line.trim_start();
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && digits <= 2 && trimmed[digits..].starts_with(". ") {
        line.len() - trimmed.len() + digits
    } else {
        0
    }
}
