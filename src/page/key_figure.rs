//! Sets the figure of a bullet's fact semi-bold, so that a page can be scanned. The text stays as it is.

use std::ops::Range;

use super::document::{Block, Document};
use super::inline::{Inline, Run, Target};

impl Document {
    /// Sets figures semi-bold in the bullets that print their facts: `figures` are the bytes of each fact in the Markdown, with
    /// its figure as it is printed. Where that stands in a bullet more than once, or within a larger figure, none is.
    pub fn strengthen(&mut self, figures: &[(Range<usize>, String)]) {
        let blocks = self.sections.iter_mut().flat_map(|section| &mut section.blocks);
        let lists = blocks.filter_map(|block| match block {
            Block::List(items) => Some(items),
            Block::Paragraph(_) | Block::Table(_) | Block::Chart(_) => None,
        });
        for item in lists.flatten() {
            let range = item.range();
            let mut own: Vec<&str> = figures
                .iter()
                .filter(|(piece, _)| piece.start < range.end && range.start < piece.end)
                .map(|(_, figure)| figure.as_str())
                .collect();
            own.sort_unstable();
            own.dedup();
            own.into_iter().for_each(|figure| strengthen(item, figure));
        }
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
