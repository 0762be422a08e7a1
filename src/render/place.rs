//! Where each citation of a rendered text goes: directly after what it supports, and never inside a link, emphasis or an
//! address.

use std::collections::BTreeMap;
use std::ops::Range;

use super::mark::MarkKind;
use super::markup;

/// Something printed of a fact, in the text without marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its bytes.
    pub range: Range<usize>,
    /// The fact's index.
    pub fact: usize,
    /// What it is.
    pub kind: MarkKind,
    /// Which version of its contested figure it is, where it is only one.
    pub version: Option<usize>,
}

impl Printed {
    /// What a citation after it supports.
    fn supported(&self) -> Supported {
        Supported { fact: self.fact, version: self.version }
    }
}

/// What a citation supports: a fact, or one version of a contested one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supported {
    /// The fact's index.
    pub fact: usize,
    /// Which version, where it is only one.
    pub version: Option<usize>,
}

/// The citation of some facts at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationPlace {
    /// Its bytes in the text without marks: none, or the blanks before a `cite()`.
    pub range: Range<usize>,
    /// The facts, in order of use.
    pub facts: Vec<Supported>,
}

/// The places of all citations, in order.
///
/// `same` says whether two facts rest on the same sources, `figure` whether a text holds a figure. A statement always
/// has its own citation. Of values that rest on the same sources and follow one another in one clause or cell, the
/// last is cited for all.
pub fn places(
    text: &str,
    printed: &[Printed],
    same: impl Fn(Supported, Supported) -> bool,
    figure: impl Fn(&str) -> bool,
) -> Vec<CitationPlace> {
    let closed = markup::closed(text);
    let mut places: BTreeMap<usize, CitationPlace> = BTreeMap::new();
    for (at, one) in printed.iter().enumerate() {
        let left_out = match one.kind {
            MarkKind::Statement => figure_follows(text, printed, at) && !figure(&text[one.range.clone()]),
            MarkKind::Value => is_repeated(text, printed, at, &same),
            MarkKind::About => is_covered(text, printed, at),
            MarkKind::Cite => false,
            MarkKind::Literal | MarkKind::Program => true,
        };
        if left_out {
            continue;
        }
        let range = place(text, one, &closed);
        let place = places
            .entry(range.start)
            .or_insert_with(|| CitationPlace { range: range.clone(), facts: Vec::new() });
        place.range.end = place.range.end.max(range.end);
        if !place.facts.contains(&one.supported()) {
            place.facts.push(one.supported());
        }
    }
    places.into_values().collect()
}

/// The place after something printed, outside of the link or emphasis around it.
fn place(text: &str, one: &Printed, closed: &[Range<usize>]) -> Range<usize> {
    let within = closed.partition_point(|range| range.end <= one.range.end);
    let at = match closed.get(within) {
        Some(range) if range.start < one.range.end => range.end,
        _ => one.range.end + closing_stars(text, one.range.end),
    };
    if one.kind != MarkKind::Cite {
        return at..at;
    }
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let start = line + text[line..at].trim_end_matches(' ').len();
    if !text[line..start].contains(char::is_alphanumeric) {
        return at..at;
    }
    // The blank before a `cite()` is kept where a word follows directly.
    let word = text[at..].starts_with(|c: char| c.is_alphanumeric());
    start..if word { start } else { at }
}

/// The length of the asterisks at a place that close what the line has opened. Between a sign such as % and a letter a parser
/// sees no end of emphasis; between the sign and a citation it does.
fn closing_stars(text: &str, at: usize) -> usize {
    let run = |text: &str| text.len() - text.trim_start_matches('*').len();
    let stars = run(&text[at..]);
    let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
    let (mut from, mut opened) = (0, 0);
    while let Some(place) = line[from..].find('*').map(|found| from + found) {
        let length = run(&line[place..]);
        if length == stars && !line[..place].ends_with('\\') {
            opened += 1;
        }
        from = place + length;
    }
    if opened % 2 == 1 { stars } else { 0 }
}

/// Whether the figure of the same fact follows in the row of a table: the citation then goes after the figure.
fn figure_follows(text: &str, printed: &[Printed], at: usize) -> bool {
    let one = &printed[at];
    let end = line_end(text, one.range.end);
    is_in_row(text, one.range.start)
        && printed[at + 1..]
            .iter()
            .take_while(|other| other.range.start < end)
            .any(|other| other.kind == MarkKind::Value && other.fact == one.fact)
}

/// Whether a value is followed, in its sentence or cell, by another one that rests on the same sources.
fn is_repeated(
    text: &str,
    printed: &[Printed],
    at: usize,
    same: impl Fn(Supported, Supported) -> bool,
) -> bool {
    let one = &printed[at];
    let cited =
        |other: &&Printed| matches!(other.kind, MarkKind::Statement | MarkKind::Value | MarkKind::Cite);
    let next = printed[at + 1..].iter().find(cited);
    next.is_some_and(|next| {
        next.kind == MarkKind::Value
            && same(one.supported(), next.supported())
            && !divides(&text[one.range.end..next.range.start])
    })
}

/// Whether a date or a source's name is about a fact that is cited beside it: in its row, or in its line where no
/// sentence of the author's ends between them.
fn is_covered(text: &str, printed: &[Printed], at: usize) -> bool {
    let one = &printed[at];
    let (start, end) =
        (text[..one.range.start].rfind('\n').map_or(0, |at| at + 1), line_end(text, one.range.end));
    let row = is_in_row(text, one.range.start);
    let beside = |other: &&Printed| start <= other.range.start && other.range.end <= end;
    // Looks only at what the author wrote between two of them, not at what is printed of facts.
    let between = |from: usize, to: usize| {
        (from..to).any(|index| divides(&text[printed[index].range.end..printed[index + 1].range.start]))
    };
    let covers = |index: usize, other: &Printed| {
        other.fact == one.fact
            && other.kind != MarkKind::About
            && (row || !between(index.min(at), index.max(at)))
    };
    let before = printed[..at].iter().enumerate().rev().take_while(|(_, other)| beside(other));
    let after = printed.iter().enumerate().skip(at + 1).take_while(|(_, other)| beside(other));
    before.chain(after).any(|(index, other)| covers(index, other))
}

/// Whether a sentence, a clause, a cell or a line may end in a text. One citation too many does no harm, one too few does. So
/// every sign counts that isn't known to continue a clause, even the full stop of an abbreviation.
fn divides(text: &str) -> bool {
    text.contains(|c: char| !(c.is_alphanumeric() || GOES_ON.contains(c)))
}

/// Blanks, commas, hyphens, dashes of ranges, brackets, quotation marks, the signs of a figure, and Markdown's emphasis.
const GOES_ON: &str = " \u{a0}\u{2009}\u{202f}\u{3000},、，・-‐‑–〜～~/／&＆()（）[]［］「」『』“”‘’\"'%％‰¥￥$＄€£+＋±≈=＝×°#*_\\";

fn is_in_row(text: &str, at: usize) -> bool {
    text[text[..at].rfind('\n').map_or(0, |end| end + 1)..].starts_with('|')
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}
