//! Sets the figures of the facts in bullets and in the bottom line, and the values of a table, semi-bold, so that a page can be scanned. The text stays as it is.

use std::ops::Range;

use super::document::{Block, Document};
use super::inline::{Inline, Run, Target};

/// The value of a fact that is printed somewhere on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueOnPage {
    /// The bytes of the Markdown in which the fact, or its value alone, is printed.
    pub place: Range<usize>,
    /// The figure as a sentence has it; none of a date.
    pub figure: Option<String>,
    /// The value as a column of a table has it.
    pub compact: String,
}

impl Document {
    /// Sets figures semi-bold in the bullets and the bottom line that print their facts, and values in the cells of tables that hold nothing else. Where a
    /// figure stands in such a text more than once, or within a larger figure, none is.
    pub fn strengthen(&mut self, values: &[ValueOnPage]) {
        self.bottom_line.iter_mut().for_each(|text| strengthen_text(text, values));
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            match block {
                Block::List(items) => items.iter_mut().for_each(|item| strengthen_text(item, values)),
                Block::Table(table) => {
                    table.rows.iter_mut().flatten().for_each(|cell| strengthen_cell(cell, values));
                }
                Block::Paragraph(_) | Block::Chart(_) | Block::Picture(_) => {}
            }
        }
    }
}

/// The values that are printed in a text.
fn within<'a>(text: &Inline, values: &'a [ValueOnPage]) -> impl Iterator<Item = &'a ValueOnPage> {
    let range = text.range();
    values.iter().filter(move |value| value.place.start < range.end && range.start < value.place.end)
}

fn strengthen_text(item: &mut Inline, values: &[ValueOnPage]) {
    let mut own: Vec<&str> = within(item, values).filter_map(|value| value.figure.as_deref()).collect();
    own.sort_unstable();
    own.dedup();
    own.into_iter().for_each(|figure| strengthen(item, figure));
}

fn strengthen_cell(cell: &mut Inline, values: &[ValueOnPage]) {
    let is_text = |run: &Run| !matches!(run.target, Target::Reference(_));
    let text: String = cell.runs.iter().filter(|run| is_text(run)).map(|run| run.text.as_str()).collect();
    let text = text.trim();
    if within(cell, values).any(|value| value.compact == text) {
        cell.runs.iter_mut().filter(|run| is_text(run)).for_each(|run| run.strong = true);
    }
}

fn strengthen(item: &mut Inline, figure: &str) {
    let is_text = |run: &&Run| !matches!(run.target, Target::Reference(_));
    let text: String = item.runs.iter().filter(is_text).map(|run| run.text.as_str()).collect();
    let mut found = text.match_indices(figure).filter(|(at, _)| stands_alone(&text, *at..*at + figure.len()));
    let (Some((start, _)), None) = (found.next(), found.next()) else { return };
    let wanted = start..start + figure.len();
    let mut at = 0;
    let runs = std::mem::take(&mut item.runs);
    for run in runs {
        if !is_text(&&run) {
            item.runs.push(run);
            continue;
        }
        let here = at..at + run.text.len();
        at = here.end;
        // The bounds of the figure within this run.
        let [from, to] =
            [wanted.start, wanted.end].map(|place| place.clamp(here.start, here.end) - here.start);
        if from == to || run.text.is_empty() {
            item.runs.push(run);
            continue;
        }
        for (part, strong) in [(0..from, run.strong), (from..to, true), (to..run.text.len(), run.strong)] {
            if !part.is_empty() {
                item.runs.push(part_of(&run, part, strong));
            }
        }
    }
}

/// Some bytes of a run's text, with their place in the Markdown where they stand there as they are printed.
fn part_of(run: &Run, part: Range<usize>, strong: bool) -> Run {
    let exact = run.text.len() == run.range.len();
    let range = match exact {
        true => run.range.start + part.start..run.range.start + part.end,
        false => run.range.clone(),
    };
    Run { text: run.text[part].to_owned(), strong, range, ..run.clone() }
}

/// Whether a place holds a figure of its own rather than a part of a larger one.
fn stands_alone(text: &str, place: Range<usize>) -> bool {
    let joins = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | ',' | '–');
    let before = text[..place.start].chars().next_back();
    let mut after = text[place.end..].chars();
    let (next, second) = (after.next(), after.next());
    let goes_on = match next {
        Some('.' | ',' | '–') => second.is_some_and(|second| second.is_ascii_digit()),
        next => next.is_some_and(|next| next.is_ascii_alphanumeric()),
    };
    !before.is_some_and(joins) && !goes_on
}
