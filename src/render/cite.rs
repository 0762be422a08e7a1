//! Places and numbers the citations of a rendered text by its marks; nobody types a citation.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::chart_item::{INFO, UncitedChart};
use super::cited::{Cited, CitedPiece};
use super::cited_picture::CitedPicture;
use super::emphasis::PrintedText;
use super::environment::Engine;
use super::mark::Segment;
use super::markup;
use super::messages::prose::{lost_citation, lost_picture};
use super::passage::passage_of;
use super::place::{CitationPlace, Printed, Supported, places};
use super::reference::{self, CitedPlace, FiguresShown, Reference};
use super::rendered::{Passages, Rendered};
use super::summary::summary;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Dossier, Locator};
use crate::prose::figures;
use crate::value::Showing;

/// Replaces marks by citations and prints the references.
///
/// A citation is printed directly after the statement or value that it supports ([`places`]); in a row with a fact's
/// short form and its figure, after the figure. Each source has one number, in the order of first use.
///
/// # Errors
/// When the reference template fails, a text has emphasis that CommonMark doesn't see, or a Markdown parser wouldn't see a
/// citation.
pub fn cite(rendered: &Rendered, dossier: &Arc<Dossier>, engine: &Engine) -> Result<Cited, Vec<Diagnostic>> {
    let bare = Bare::of(rendered);
    let holds_figure =
        |text: &str| !figures(text, rendered.language, &dossier.names, &dossier.units).is_empty();
    let showing = rendered.contested;
    let sources = |one: Supported| -> BTreeSet<usize> {
        let cited = dossier.facts[one.fact].cited(one.version, showing);
        cited.map(|evidence| evidence.source).collect()
    };
    let same = |one: Supported, other: Supported| sources(one) == sources(other);
    let places = places(&bare.text, &bare.printed, same, holds_figure);
    let mut edits: Vec<Edit> = Vec::new();
    let passages = rendered.passages;
    let mut numbers = Numbers { showing, passages, by_source: BTreeMap::new(), references: Vec::new() };
    let mut drawn = bare.drawn().into_iter().peekable();
    for place in &places {
        while let Some((at, one)) = drawn.next_if(|(at, one)| one.is_before(*at, place.range.start)) {
            edits.extend(one.edit(at, &mut numbers, dossier, edits.last()));
        }
        edits.push(mark(place, &bare.text, &mut numbers, dossier));
    }
    for (at, one) in drawn {
        edits.extend(one.edit(at, &mut numbers, dossier, edits.last()));
    }
    let references = numbers.references;
    let list =
        reference::list(&references, dossier, rendered.language, engine).map_err(|found| vec![found])?;
    // That nothing is cited is said in the last line of a page, and in a mail where the sources would be.
    let list = match references.is_empty() && rendered.source_note.is_none() {
        true => rendered.language.words().labels.no_sources.to_owned(),
        false => list,
    };
    edits.extend(bare.references.map(|at| Edit::new(at..at, list)));
    let figures =
        !bare.charts.is_empty() || bare.printed.iter().any(|one| holds_figure(&bare.text[one.range.clone()]));
    let held = match rendered.old_figures {
        true => FiguresShown::OldFigures,
        false if figures => FiguresShown::Figures,
        false => FiguresShown::NoFigures,
    };
    let charted = bare.charts.iter().flat_map(|(_, chart)| &chart.items).map(|(fact, _)| *fact);
    let shown: BTreeSet<usize> = bare.printed.iter().map(|one| one.fact).chain(charted).collect();
    let summary = summary(&references, &shown, dossier, rendered.language);
    let promise = reference::promise(summary.as_deref(), held, rendered.language);
    edits.extend(bare.notes.iter().map(|&at| Edit::new(at..at, promise.clone())));
    edits.sort_by_key(|edit| edit.range.start);
    let Edited { markdown, facts, marks } = edit(&bare, edits);
    let printed = PrintedText { markdown: &markdown, pieces: &facts, rendered, dossier, engine };
    let mut lost = printed.lost_emphasis();
    lost.extend(printed.picture_codes());
    if lost.is_empty() {
        lost = lost_citations(&markdown, &marks, rendered, dossier, engine);
    }
    if lost.is_empty() {
        let marks = marks.into_iter().map(|(mark, _)| mark).collect();
        let drawn = |(_, chart): &(usize, &UncitedChart)| chart.items.iter().map(|(fact, _)| *fact).collect();
        let charts = bare.charts.iter().map(drawn).collect();
        Ok(Cited { language: rendered.language, markdown, facts, references, charts, marks })
    } else {
        Err(lost)
    }
}

/// A rendered text without its marks, and what was in them.
struct Bare<'a> {
    text: String,
    printed: Vec<Printed>,
    /// Where charts go.
    charts: Vec<(usize, &'a UncitedChart)>,
    /// Where the picture is cited.
    picture: Option<(usize, &'a CitedPicture)>,
    /// Where the references go.
    references: Option<usize>,
    /// Where the page says what its source numbers mean.
    notes: Vec<usize>,
}

impl<'a> Bare<'a> {
    fn of(rendered: &'a Rendered) -> Self {
        let (text, printed) = (String::with_capacity(rendered.text.len()), Vec::new());
        let mut bare =
            Self { text, printed, charts: Vec::new(), picture: None, references: None, notes: Vec::new() };
        for segment in &rendered.segments {
            let at = bare.text.len();
            match segment {
                Segment::Prose(range) => bare.text.push_str(&rendered.text[range.clone()]),
                Segment::Marked { index, .. } if *index == rendered.references => bare.references = Some(at),
                Segment::Marked { index, .. } if Some(*index) == rendered.source_note => bare.notes.push(at),
                Segment::Marked { index, .. } if rendered.cites_picture(*index) => {
                    bare.picture = rendered.picture.as_ref().map(|picture| (at, picture));
                }
                Segment::Marked { index, content } => match rendered.charts.get(index) {
                    Some(chart) => bare.charts.push((at, chart)),
                    None => {
                        bare.text.push_str(&rendered.text[content.clone()]);
                        let issued = &rendered.issued[*index];
                        let print = |fact| Printed {
                            range: at..bare.text.len(),
                            fact,
                            kind: issued.kind,
                            version: issued.version,
                        };
                        bare.printed.extend(issued.fact.map(print));
                    }
                },
            }
        }
        bare
    }

    /// What has a citation of its own, in order.
    fn drawn(&self) -> Vec<(usize, Drawn<'a>)> {
        let charts = self.charts.iter().map(|(at, chart)| (*at, Drawn::Chart(chart)));
        let picture = self.picture.iter().map(|(at, picture)| (*at, Drawn::Picture(picture)));
        let mut all: Vec<_> = charts.chain(picture).collect();
        all.sort_by_key(|(at, _)| *at);
        all
    }
}

/// What is cited otherwise than a printed fact.
enum Drawn<'a> {
    Chart(&'a UncitedChart),
    Picture(&'a CitedPicture),
}

impl Drawn<'_> {
    /// Whether it is cited before a place. What a caption ends in is cited before the picture as a whole.
    fn is_before(&self, at: usize, place: usize) -> bool {
        match self {
            Self::Chart(_) => at <= place,
            Self::Picture(_) => at < place,
        }
    }

    /// The chart described, or the citation of the picture; `before` is what was put in last. A source that is cited at this very
    /// place already isn't cited again.
    fn edit(
        &self,
        at: usize,
        numbers: &mut Numbers,
        dossier: &Dossier,
        before: Option<&Edit>,
    ) -> Option<Edit> {
        let picture = match self {
            Self::Chart(chart) => return Some(draw(at, chart, numbers, dossier)),
            Self::Picture(picture) => picture,
        };
        let text = format!("[^{}]", numbers.of_source(picture.source, picture.locator.as_ref()));
        let repeated = before.is_some_and(|edit| edit.range.end == at && edit.text.contains(&text));
        let marks = vec![(0..text.len(), None)];
        (!repeated).then(|| Edit { marks, ..Edit::new(at..at, text) })
    }
}

/// A change of the text without marks.
struct Edit {
    range: Range<usize>,
    text: String,
    /// The footnote marks in the new text, each with its bytes in it and the fact that it cites; none for the picture.
    marks: Vec<(Range<usize>, Option<usize>)>,
    /// The facts described in the new text, with their bytes in it.
    facts: Vec<CitedPiece>,
}

impl Edit {
    fn new(range: Range<usize>, text: String) -> Self {
        Self { range, text, marks: Vec::new(), facts: Vec::new() }
    }
}

/// The citation at a place.
fn mark(place: &CitationPlace, text: &str, numbers: &mut Numbers, dossier: &Dossier) -> Edit {
    let mut cited: BTreeMap<usize, usize> = BTreeMap::new();
    for &fact in &place.facts {
        for number in numbers.of(fact, dossier) {
            cited.entry(number).or_insert(fact.fact);
        }
    }
    let mut edit = Edit::new(place.range.clone(), String::new());
    for (number, fact) in cited {
        let start = edit.text.len();
        edit.text.push_str(&format!("[^{number}]"));
        edit.marks.push((start..edit.text.len(), Some(fact)));
    }
    let line = &text[text[..place.range.start].rfind('\n').map_or(0, |end| end + 1)..place.range.start];
    // Before a bracket a citation would be a link, and before a colon at the start of a line the text of a footnote.
    let next = text[place.range.end..].chars().next();
    if next == Some('(') || (next == Some(':') && !line.contains(char::is_alphanumeric)) {
        edit.text.push('\\');
    }
    edit
}

/// Describes a chart in a fenced block, its citations numbered.
fn draw(at: usize, chart: &UncitedChart, numbers: &mut Numbers, dossier: &Dossier) -> Edit {
    let alt = serde_json::Value::from(chart.alt.as_str());
    // Axes are texts and finite numbers, which always have a form in JSON.
    let axes = match chart.axes.is_empty() {
        true => String::new(),
        false => format!("\"axes\":{},", serde_json::to_string(&chart.axes).unwrap_or_default()),
    };
    let text = format!("```{INFO}\n{{\"layout\":\"{}\",\"alt\":{alt},{axes}\"items\":[", chart.layout.name());
    let mut edit = Edit::new(at..at, text);
    for (place, (fact, item)) in chart.items.iter().enumerate() {
        if place > 0 {
            edit.text.push(',');
        }
        let mut item = item.clone();
        item.cites = numbers.of(Supported { fact: *fact, version: None }, dossier);
        item.cites.sort_unstable();
        let start = edit.text.len();
        // The fields are texts, finite numbers and booleans, which always have a form in JSON.
        edit.text.push_str(&serde_json::to_string(&item).unwrap_or_default());
        edit.facts.push(CitedPiece { range: start..edit.text.len(), fact: *fact });
    }
    edit.text.push_str("]}\n```");
    edit
}

/// The text with its changes, and where its facts and footnote marks are.
struct Edited {
    markdown: String,
    facts: Vec<CitedPiece>,
    /// The bytes of each footnote mark and the fact that it cites; none for the picture.
    marks: Vec<(Range<usize>, Option<usize>)>,
}

/// Makes the changes, which are in order. What was printed of a fact ends before a citation at its end and begins after
/// a citation at its start.
fn edit(bare: &Bare, edits: Vec<Edit>) -> Edited {
    let mut markdown = String::with_capacity(bare.text.len() * 2);
    let (mut facts, mut marks) = (Vec::new(), Vec::new());
    // For each change: its bytes in the old text, and where the new text goes on after it.
    let mut made: Vec<(Range<usize>, usize)> = Vec::new();
    let mut at = 0;
    for edit in edits {
        markdown.push_str(&bare.text[at..edit.range.start]);
        let start = markdown.len();
        markdown.push_str(&edit.text);
        let moved = |range: Range<usize>| start + range.start..start + range.end;
        marks.extend(edit.marks.into_iter().map(|(mark, fact)| (moved(mark), fact)));
        facts.extend(edit.facts.into_iter().map(|one| CitedPiece { range: moved(one.range), ..one }));
        at = edit.range.end;
        made.push((edit.range, markdown.len()));
    }
    markdown.push_str(&bare.text[at..]);
    let moved = |at: usize, before: usize| match before.checked_sub(1).map(|last| &made[last]) {
        Some((range, after)) => after + at.saturating_sub(range.end),
        None => at,
    };
    facts.extend(bare.printed.iter().map(|one| {
        let Range { start, end } = one.range;
        let start = moved(start, made.partition_point(|(range, _)| range.start <= start));
        let end = moved(end, made.partition_point(|(range, _)| range.start < end)).max(start);
        CitedPiece { range: start..end, fact: one.fact }
    }));
    facts.sort_by_key(|one| one.range.start);
    Edited { markdown, facts, marks }
}

/// Citations that a Markdown parser doesn't see as such, for example inside HTML.
fn lost_citations(
    markdown: &str,
    marks: &[(Range<usize>, Option<usize>)],
    rendered: &Rendered,
    dossier: &Dossier,
    engine: &Engine,
) -> Vec<Diagnostic> {
    let seen = markup::seen_citations(markdown);
    let mut lost: Vec<Option<usize>> = marks
        .iter()
        .filter(|(mark, _)| seen.binary_search(&mark.start).is_err())
        .map(|(_, fact)| *fact)
        .collect();
    lost.dedup();
    let describe = |fact: Option<usize>| {
        let Some(fact) = fact else { return lost_picture(rendered.span.clone()) };
        let id = &dossier.facts[fact].id;
        let calls =
            ["fact", "cite"].map(|name| [format!("{name}('{id}')"), format!("{name}(\"{id}\")")]).concat();
        let mut sources =
            [&rendered.span.source].into_iter().chain(engine.templates.iter().map(|(_, text)| text));
        let span = sources.find_map(|source| {
            let call = calls.iter().find_map(|call| Some((source.text.find(call)?, call.len())));
            call.map(|(at, length)| Span::new(source, at..at + length))
        });
        lost_citation(id, span.unwrap_or_else(|| rendered.span.clone()))
    };
    lost.into_iter().map(describe).collect()
}

/// The number of each source, and what is cited of it.
struct Numbers {
    /// How contested figures are shown.
    showing: Showing,
    passages: Passages,
    by_source: BTreeMap<usize, usize>,
    references: Vec<Reference>,
}

impl Numbers {
    /// The number of a source that is cited for itself.
    fn of_source(&mut self, source: usize, locator: Option<&Locator>) -> usize {
        let next = self.references.len();
        let index = *self.by_source.entry(source).or_insert(next);
        if index == next {
            self.references.push(Reference::new(source));
        }
        if let Some(locator) = locator {
            let place = CitedPlace { locator: locator.clone(), original: None, passage: None };
            self.references[index].add(place);
        }
        index + 1
    }

    fn of(&mut self, one: Supported, dossier: &Dossier) -> Vec<usize> {
        let mut numbers = Vec::new();
        let fact = &dossier.facts[one.fact];
        for evidence in fact.cited(one.version, self.showing) {
            let next = self.references.len();
            let index = *self.by_source.entry(evidence.source).or_insert(next);
            if index == next {
                self.references.push(Reference::new(evidence.source));
            }
            let passage = match self.passages {
                Passages::Linked => passage_of(dossier, fact, evidence),
                Passages::Unlinked => None,
            };
            let (locator, original) = (evidence.locator.clone(), evidence.original);
            self.references[index].add(CitedPlace { locator, original, passage });
            if !numbers.contains(&(index + 1)) {
                numbers.push(index + 1);
            }
        }
        numbers
    }
}
