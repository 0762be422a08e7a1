//! Looks through rendered text for figures without a source and for facts that are no longer what they were.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use minijinja::Error;

use super::environment::TemplateFault;
use super::mark::{self, Fault, Issued, Kind, Segment};
use super::render::Draft;
use super::state::RenderState;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::model::Dossier;
use crate::value::{figure_extent, named_numerals, numerals};

/// Judges one printed expression, where the engine knows its place.
pub fn printed(text: &str, state: &RenderState) -> Result<(), Error> {
    state.with_issued(|issued| judge(text, state, issued))
}

fn judge(text: &str, state: &RenderState, issued: &[Issued]) -> Result<(), Error> {
    match mark::scan(text, state.nonce, issued) {
        Err(faults) => match faults.first() {
            Some(fault) => {
                let (message, hint) = describe(fault, issued, state);
                Err(TemplateFault::error(Code::AlteredFact, message, hint))
            }
            None => Ok(()),
        },
        Ok(segments) => match unsourced(text, &segments, issued, state).first() {
            Some(found) => Err(TemplateFault::error(
                Code::UnsourcedNumber,
                unsourced_message(found),
                UNSOURCED_HINT.to_owned(),
            )),
            None => Ok(()),
        },
    }
}

/// Judges a whole rendered text; `sources` are the texts it was made from, in which to find the place.
pub fn whole(
    text: &str,
    state: &RenderState,
    sources: &[Arc<SourceText>],
    fallback: &Span,
) -> Result<Vec<Segment>, Vec<Diagnostic>> {
    let issued = state.issued();
    let segments = mark::scan(text, state.nonce, &issued).map_err(|faults| {
        let diagnostics = faults.iter().map(|fault| {
            let (message, hint) = describe(fault, &issued, state);
            Diagnostic::at(Code::AlteredFact, fallback.clone(), message).hint(hint)
        });
        diagnostics.collect::<Vec<_>>()
    })?;
    let found: Vec<Diagnostic> = unsourced(text, &segments, &issued, state)
        .into_iter()
        .map(|found| {
            if found.literal {
                let text = &found.line[found.range.clone()];
                let span = locate_literal(text, sources).unwrap_or_else(|| fallback.clone());
                let message = format!("what stands beside the literal `{text}` makes it an amount");
                return Diagnostic::at(Code::BadLiteral, span, message)
                    .hint("an amount, a date or a share is a fact");
            }
            let span = locate(&found, sources).unwrap_or_else(|| fallback.clone());
            Diagnostic::at(Code::UnsourcedNumber, span, unsourced_message(&found)).hint(UNSOURCED_HINT)
        })
        .collect();
    if found.is_empty() { Ok(segments) } else { Err(found) }
}

const UNSOURCED_HINT: &str = "print a fact's value: `{{ fact('id').value }}`; a proper name with digits belongs in `names` of dossier.toml, a count of the page's own parts in `lit('3', 'why')`";

fn unsourced_message(found: &Unsourced) -> String {
    format!("the figure `{}` has no source", &found.line[found.range.clone()])
}

fn describe(fault: &Fault, issued: &[Issued], state: &RenderState) -> (String, String) {
    let id = |index: usize| {
        let fact =
            issued.get(index).and_then(|one| one.fact).map(|fact| state.dossier.facts[fact].id.as_str());
        fact.map_or_else(|| "a text of the program".to_owned(), |id| format!("the fact `{id}`"))
    };
    match fault {
        Fault::Altered { index, found } => (
            format!("{} was changed to `{found}`", id(*index)),
            "print it as it is: `{{ f }}`, `f.value`, `f.value.initial`, `f.value.compact` or `f.short`, without filters".to_owned(),
        ),
        Fault::Broken { .. } => (
            "a part of a fact was cut off".to_owned(),
            "print facts whole; a short form belongs in the fact's `short`".to_owned(),
        ),
        Fault::Forged { .. } => (
            "a mark stands here that the program didn't set".to_owned(),
            "print facts with `fact('id')`; marks can't be written by hand".to_owned(),
        ),
    }
}

/// Figures reported of one text; where there are more, the text as a whole is no brief.
const MAX_FOUND: usize = 20;

/// A figure outside every mark, in the visible text of its line.
struct Unsourced {
    /// Whether it is a literal that what stands beside it makes an amount.
    literal: bool,
    line: String,
    range: Range<usize>,
    /// The prose around the part of it that no mark covers, to find it in a template by.
    prose: Range<usize>,
}

/// The figures that no mark covers. Each line is looked at as the reader sees it, so that a figure half inside a
/// mark, such as `1` before `5%`, is found too.
fn unsourced(text: &str, segments: &[Segment], issued: &[Issued], state: &RenderState) -> Vec<Unsourced> {
    // Most expressions print one fact and nothing else, which can hold no figure outside its mark.
    if let [Segment::Marked { index, .. }] = segments
        && issued[*index].kind != Kind::Literal
    {
        return Vec::new();
    }
    let (visible, covered) = visible(text, segments, issued);
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in visible.split_inclusive('\n') {
        let structure = list_number(line);
        for numeral in numerals(line, state.language, &state.dossier.names, &state.dossier.units) {
            let range = line_start + numeral.range.start..line_start + numeral.range.end;
            let around = covered.iter().find(|(mark, _)| mark.start <= range.start && range.end <= mark.end);
            let literal =
                around.is_some_and(|(mark, kind)| *kind == Kind::Literal && measures(&visible, mark));
            if (around.is_none() || literal) && numeral.range.end > structure {
                let prose = uncovered(&range, line_start..line_start + line.len(), &covered);
                let prose = prose.start - line_start..prose.end - line_start;
                found.push(Unsourced { line: line.to_owned(), range: numeral.range, prose, literal });
            }
            if found.len() == MAX_FOUND {
                return found;
            }
        }
        line_start += line.len();
    }
    found
}

/// A text as the reader sees it, and what of it is marked as what.
fn visible(text: &str, segments: &[Segment], issued: &[Issued]) -> (String, Vec<(Range<usize>, Kind)>) {
    let mut visible = String::with_capacity(text.len());
    let mut covered: Vec<(Range<usize>, Kind)> = Vec::new();
    for segment in segments {
        let start = visible.len();
        match segment {
            Segment::Prose(range) => visible.push_str(&text[range.clone()]),
            Segment::Marked { index, content } => {
                visible.push_str(&text[content.clone()]);
                covered.push((start..visible.len(), issued[*index].kind));
            }
        }
    }
    (visible, covered)
}

/// The proper names of the dossier that let a figure pass outside every mark of a draft.
pub fn names_used(draft: &Draft, dossier: &Dossier) -> BTreeSet<usize> {
    if dossier.names.is_empty() {
        return BTreeSet::new();
    }
    let (text, covered) = visible(&draft.text, &draft.segments, &draft.issued);
    let mut used = BTreeSet::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        for (range, name) in named_numerals(line, draft.language, &dossier.names, &dossier.units) {
            let (start, end) = (line_start + range.start, line_start + range.end);
            if !covered.iter().any(|(mark, _)| mark.start <= start && end <= mark.end) {
                used.insert(name);
            }
        }
        line_start += line.len();
    }
    used
}

/// Whether a literal number is made an amount by what stands beside it: ¥5, 33%, 5兆, 3 years.
fn measures(text: &str, literal: &Range<usize>) -> bool {
    let whole = figure_extent(text, literal.clone());
    let before = text[..literal.start].trim_end();
    let after = text[literal.end..].trim_start();
    whole != *literal
        || before.ends_with(['¥', '￥', '$', '＄', '€', '£', '約', '第'])
        || after.starts_with([
            '%', '％', '‰', '°', '℃', '万', '億', '兆', '円', '年', '月', '日', '人', '倍', '割',
        ])
}

/// The prose, between marks or the ends of the line, that holds the first part of a figure that no mark covers.
fn uncovered(figure: &Range<usize>, line: Range<usize>, covered: &[(Range<usize>, Kind)]) -> Range<usize> {
    let mut start = line.start;
    for (mark, _) in covered.iter().filter(|(mark, _)| line.start <= mark.start && mark.end <= line.end) {
        if figure.start < mark.start && start < mark.start {
            return start..mark.start;
        }
        start = mark.end;
    }
    start..line.end
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

/// Finds the call that printed a literal.
fn locate_literal(text: &str, sources: &[Arc<SourceText>]) -> Option<Span> {
    let calls = ['"', '\''].map(|quote| format!("lit({quote}{text}{quote}"));
    sources.iter().find_map(|source| {
        let (at, length) = calls.iter().find_map(|call| Some((source.text.find(call)?, call.len())))?;
        Some(Span::new(source, at..at + length))
    })
}

/// Finds in the sources the text that a figure came from, by the words around it.
fn locate(found: &Unsourced, sources: &[Arc<SourceText>]) -> Option<Span> {
    let line = found.line.as_str();
    let range = found.range.start.max(found.prose.start)..found.range.end.min(found.prose.end);
    let before: Vec<usize> = line[found.prose.start..range.start]
        .char_indices()
        .map(|(at, _)| found.prose.start + at)
        .rev()
        .collect();
    let after: Vec<usize> = line[range.end..found.prose.end]
        .char_indices()
        .map(|(at, character)| range.end + at + character.len_utf8())
        .collect();
    // As much as there is, up to `width` characters.
    let reach = |ends: &[usize], width: usize, none: usize| {
        width.min(ends.len()).checked_sub(1).map_or(none, |last| ends[last])
    };
    for width in [24, 16, 10, 6, 3, 1, 0] {
        let (left, right) = (reach(&before, width, range.start), reach(&after, width, range.end));
        for (from, to) in [(left, right), (left, range.end), (range.start, right)] {
            let needle = line[from..to].trim_end_matches('\n');
            for source in sources {
                if let Some(at) = source.text.find(needle) {
                    let start = at + (range.start - from);
                    return Some(Span::new(source, start..start + range.len()));
                }
            }
        }
    }
    None
}
