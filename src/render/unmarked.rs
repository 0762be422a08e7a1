//! What a rendered text prints outside of all marks, and where its words came from.

use std::ops::Range;
use std::sync::Arc;

use super::mark::{Issued, MarkKind, Segment};
use super::visible::Seen;
use crate::diagnostic::{SourceText, Span};
use crate::value::Folded;

/// What is wrong with a figure outside every mark.
pub enum Why {
    /// Nothing sources it.
    NoSource,
    /// It is a literal, and the signs or words beside it make it an amount.
    Literal,
    /// What was found is words, and they make another figure of this one.
    TypedOnto(String),
    /// What was found is words, and they say what this figure says of itself.
    SaidAgain(String),
    /// What was found is a word that says another way than the sign of this figure.
    AgainstSign(String),
    /// What was found is a preposition before a date that is printed with this one of its own.
    Preposition(String),
    /// It stands after a Japanese date that has this bound of its own.
    Particle(String),
}

/// A figure outside every mark, in the visible text of its line.
pub struct Unsourced {
    pub why: Why,
    pub line: String,
    pub range: Range<usize>,
    /// The prose around the part of it that no mark covers; by it the figure is found in a template.
    pub prose: Range<usize>,
    /// Where it is in the whole text.
    pub at: Range<usize>,
}

/// A rendered text without its marks, and what they covered.
pub struct Visible {
    pub text: String,
    /// In the order of their places; none overlaps another.
    pub covered: Vec<(Range<usize>, MarkKind)>,
}

impl Visible {
    pub fn new(text: &str, segments: &[Segment], issued: &[Issued]) -> Self {
        let mut visible = Self { text: String::with_capacity(text.len()), covered: Vec::new() };
        for segment in segments {
            let start = visible.text.len();
            match segment {
                Segment::Prose(range) => visible.text.push_str(&text[range.clone()]),
                Segment::Marked { index, content } => {
                    visible.text.push_str(&text[content.clone()]);
                    visible.covered.push((start..visible.text.len(), issued[*index].kind));
                }
            }
        }
        visible
    }

    /// The mark that covers all of a part.
    pub fn around(&self, part: &Range<usize>) -> Option<&(Range<usize>, MarkKind)> {
        let next = self.covered.partition_point(|(mark, _)| mark.start <= part.start);
        self.covered[..next].last().filter(|(mark, _)| part.end <= mark.end)
    }

    /// Whether a figure at a place has its source, and isn't a literal: it begins in the printed value of a fact, or a mark covers it.
    pub fn is_sourced(&self, figure: &Range<usize>) -> bool {
        let begins = self.around(&(figure.start..figure.start + 1)).map(|(_, kind)| *kind);
        match begins {
            Some(MarkKind::Value) => true,
            Some(MarkKind::Literal) | None => false,
            Some(_) => self.around(figure).is_some(),
        }
    }

    /// Whether only signs are written between the marks of a part, so that it has no figure outside of them. Most lines are
    /// one fact. A part with a literal is always searched, because a literal is judged by what is beside it.
    pub fn is_only_marks(&self, part: &Range<usize>) -> bool {
        let first = self.covered.partition_point(|(mark, _)| mark.end <= part.start);
        let mut from = part.start;
        let signs = |text: &str| !text.contains(char::is_alphanumeric);
        for (mark, kind) in self.covered[first..].iter().take_while(|(mark, _)| mark.start < part.end) {
            if *kind == MarkKind::Literal || (from < mark.start && !signs(&self.text[from..mark.start])) {
                return false;
            }
            from = mark.end;
        }
        from >= part.end || signs(&self.text[from..part.end])
    }

    /// Whether a block is printed as it is written, so that the search through the lines has found everything in it.
    pub fn shows_as_it_stands(&self, block: &[Seen]) -> bool {
        let (Some((_, first)), Some((_, last))) = (block.first(), block.last()) else { return true };
        self.is_only_marks(&(first.start..last.end)) || self.verbatim(block).is_some()
    }

    /// The part of the text that a block is, where it is printed exactly as it is written and folding changes nothing.
    pub fn verbatim(&self, block: &[Seen]) -> Option<Range<usize>> {
        let part = block.first()?.1.start..block.last()?.1.end;
        let text = &self.text[part.clone()];
        let within = block.windows(2).all(|pair| pair[0].1.end == pair[1].1.start);
        let same = within
            && text.chars().eq(block.iter().map(|(character, _)| *character))
            && !text.contains('\n')
            && !Folded::changes(text);
        same.then_some(part)
    }

    /// The part of the text around a mark that no other mark covers.
    pub fn beside(&self, mark: &Range<usize>) -> Range<usize> {
        let next = self.covered.partition_point(|(other, _)| other.start <= mark.start);
        let before = self.covered[..next].iter().rev().find(|(other, _)| other.end <= mark.start);
        let start = before.map_or(0, |(other, _)| other.end);
        start..self.covered.get(next).map_or(self.text.len(), |(other, _)| other.start)
    }

    /// A figure with its line.
    pub fn figure(&self, at: Range<usize>, why: Why) -> Unsourced {
        let start = self.text[..at.start].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[at.start..].find('\n').map_or(self.text.len(), |end| at.start + end + 1);
        let range = at.start - start..at.end.min(end) - start;
        let prose = uncovered(&at, start..end, &self.covered);
        let prose = prose.start - start..prose.end - start;
        Unsourced { line: self.text[start..end].to_owned(), range, prose, why, at }
    }
}

/// The prose, between marks or the ends of the line, that holds the first part of a figure that no mark covers.
fn uncovered(
    figure: &Range<usize>,
    line: Range<usize>,
    covered: &[(Range<usize>, MarkKind)],
) -> Range<usize> {
    let mut start = line.start;
    for (mark, _) in covered.iter().filter(|(mark, _)| line.start <= mark.start && mark.end <= line.end) {
        if figure.start < mark.start && start < mark.start {
            return start..mark.start;
        }
        start = mark.end;
    }
    start..line.end
}

/// Finds the call that printed a literal.
pub fn locate_literal(text: &str, sources: &[Arc<SourceText>]) -> Option<Span> {
    let calls = ['"', '\''].map(|quote| format!("lit({quote}{text}{quote}"));
    sources.iter().find_map(|source| {
        let (at, length) = calls.iter().find_map(|call| Some((source.text.find(call)?, call.len())))?;
        Some(Span::new(source, at..at + length))
    })
}

/// Finds in the sources the text that a figure came from, by the words around it.
pub fn locate(found: &Unsourced, sources: &[Arc<SourceText>]) -> Option<Span> {
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
