//! How far the words for a unit reach in a line: thousands of tonnes, A$ millions, people per hospital, square metres.

use std::ops::Range;

use super::heading::{HeadPieces, piece};
use super::reading_place::ReadingPlace;
use super::tables::PerSort;
use super::token::{Gap, Tokens};
use super::unit_name;
use crate::reading::setting::SourceSetting;
use crate::value::UnitKind;

/// What a piece of a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PieceSort {
    Scale,
    /// A unit that takes no scale.
    Share,
    Name,
    Below,
}

/// The words for a unit that those at a place of a line are part of, and whether they go on with what no unit knows.
pub fn unit_phrase(line: &str, place: &Range<usize>, setting: &SourceSetting<'_>) -> (Range<usize>, bool) {
    let whole = (place.clone(), false);
    let Some((lexicon, setting)) = super::region::lexicon(setting) else { return whole };
    let tokens = Tokens::of(line);
    let at_place = ReadingPlace { lexicon, tokens: &tokens, setting: &setting };
    let (Some(mut from), Some(last)) = (
        (0..tokens.len()).find(|&at| tokens.end(at + 1) > place.start),
        (0..tokens.len()).rev().find(|&at| tokens.start(at) < place.end),
    ) else {
        return whole;
    };
    let mut to = last + 1;
    let mut pieces = pieces(&at_place);
    pieces.retain(|(at, sort)| {
        *sort != PieceSort::Scale || !is_of_figure(line, tokens.start(at.start)..tokens.end(at.end))
    });
    let near = |at: usize| tokens.gap(at) <= Gap::Blank;
    let of = |at: usize| lexicon.of.is_at(&tokens, at);
    let mut goes_on = false;
    loop {
        let (first, end) = (from, to);
        for (at, _) in &pieces {
            // A piece that is cut, such as square metres.
            if at.start < to && from < at.end {
                (from, to) = (from.min(at.start), to.max(at.end));
            }
        }
        let sort_of = |inside: &dyn Fn(&Range<usize>) -> bool| {
            pieces.iter().find(|(at, _)| inside(at)).map(|(_, sort)| *sort)
        };
        let first_sort = sort_of(&|at| at.start == from);
        let last_sort = sort_of(&|at| at.end == to);
        let before = pieces.iter().find(|(at, _)| {
            at.end == from && near(from) || at.end + 1 == from && of(at.end) && near(from) && near(at.end)
        });
        if let Some((at, sort)) = before
            && belong(*sort, first_sort)
        {
            from = at.start;
        }
        let after = pieces.iter().find(|(at, _)| {
            at.start == to && near(to) || at.start == to + 1 && of(to) && near(to) && near(at.start)
        });
        if let Some((at, sort)) = after
            && last_sort.is_none_or(|last| belong(last, Some(*sort)))
        {
            to = at.end;
        }
        if (first, end) == (from, to) {
            break;
        }
    }
    // People per hospital: what no unit knows.
    let per = lexicon.per.after(&tokens, to).filter(|(_, sort)| *sort == PerSort::Always && near(to));
    if let Some((next, _)) = per
        && near(next)
        && tokens.word(next).is_some()
    {
        (to, goes_on) = (next + 1, true);
    }
    (tokens.start(from).min(place.start)..tokens.end(to).max(place.end), goes_on)
}

/// Whether two pieces beside each other are one phrase. Two units in a row are the heads of two columns, and so are a scale and a share.
fn belong(one: PieceSort, other: Option<PieceSort>) -> bool {
    matches!(
        (one, other),
        (_, Some(PieceSort::Below))
            | (PieceSort::Scale, Some(PieceSort::Scale | PieceSort::Name) | None)
            | (PieceSort::Name, Some(PieceSort::Scale))
    )
}

/// Whether what passes for a scale is digits of a figure: 2.000 and 7 264 are, while 1,000 and '000 scale a unit.
fn is_of_figure(line: &str, place: Range<usize>) -> bool {
    let digits = line.get(place.clone()).unwrap_or_default();
    let before = line.get(..place.start).unwrap_or_default();
    let apart = |c: char| matches!(c, '.' | ',' | '\'' | '\u{2019}') || c.is_whitespace();
    digits.contains(|c: char| matches!(c, '2'..='9'))
        || digits.starts_with(|c: char| c.is_ascii_digit())
            && before.trim_end_matches(apart).ends_with(|c: char| c.is_ascii_digit())
}

/// The pieces of a line that say a scale or a unit, with their tokens.
fn pieces(place: &ReadingPlace<'_>) -> Vec<(Range<usize>, PieceSort)> {
    let mut all = Vec::new();
    let (mut at, mut names) = (0, Vec::new());
    while at < place.tokens.len() {
        // Whether a letter is a scale depends on the money before it.
        let mut found = HeadPieces::behind(std::mem::take(&mut names));
        let before = found.names.len();
        let end = piece(place, at, &mut found).max(at + 1);
        let named = found.names.get(before).map(|named| &named.name);
        let sort = match (named, found.under.is_empty(), found.scale.is_some()) {
            (Some(name), ..) if unit_name::is_kind(name, UnitKind::Share) => Some(PieceSort::Share),
            (Some(_), ..) => Some(PieceSort::Name),
            (None, false, _) => Some(PieceSort::Below),
            (None, true, true) => Some(PieceSort::Scale),
            (None, true, false) => None,
        };
        all.extend(sort.map(|sort| (at..end, sort)));
        names = found.names;
        at = end;
    }
    all
}
