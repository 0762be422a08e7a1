//! Rows of a table whose cells a blank parts: whether a blank between digits groups a number or stands between two columns.

use super::token::{Gap, Tokens};

/// How many rows on each side of a row are looked at.
const ROWS: usize = 6;
/// How many pieces of digits a row may have to be looked at.
const CELLS: usize = 12;

/// Whether the digits at a place begin a cell of their own, as the rows around tell: Sales 4.8 4.6 ¶ Profit 391 402.
///
/// Each row can have as many cells as its blanks allow, some of which may group a number. Where all rows together leave one number of
/// cells, and each way to read this row with so many begins a cell there, it does.
pub fn begins_cell(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(row) = Row::around(tokens, at) else { return false };
    let mut counts = row.counts();
    let mut others = 0;
    let mut end = row.line.1;
    for _ in 0..ROWS {
        let Some(below) = Row::around(tokens, end) else { break };
        end = below.line.1;
        counts &= below.counts();
        others += 1;
    }
    let mut start = row.line.0;
    for _ in 0..ROWS {
        let Some(above) = start.checked_sub(1).and_then(|at| Row::around(tokens, at)) else { break };
        start = above.line.0;
        counts &= above.counts();
        others += 1;
    }
    if others == 0 || counts.count_ones() != 1 {
        return false;
    }
    row.ways().filter(|joined| counts >> row.cells(*joined) & 1 == 1).all(|joined| {
        row.blanks.iter().enumerate().all(|(nth, blank)| *blank != at || joined >> nth & 1 == 0)
    })
}

/// A line of a text that is a label and numbers.
struct Row {
    /// Its first piece, and the one after its last.
    line: (usize, usize),
    /// How many cells it has where each blank parts two.
    most: usize,
    /// The digits behind a blank that may group them with those before it.
    blanks: Vec<usize>,
}

impl Row {
    /// The row in which a piece stands; nothing where the line isn't a label with numbers behind it.
    fn around(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        tokens.get(at)?;
        let mut start = at;
        while start > 0 && tokens.gap(start) < Gap::Line {
            start -= 1;
        }
        let mut end = at + 1;
        while tokens.gap(end) < Gap::Line {
            end += 1;
        }
        // The label: up to its last word.
        let label = (start..end).rev().find(|&at| tokens.word(at).is_some()).map_or(start, |word| word + 1);
        let bracket =
            (label..end).take_while(|&at| matches!(tokens.sign(at), Some(')' | '.' | '%' | ':'))).count();
        let first = label + bracket;
        let is_number = |at: usize| {
            tokens.digits(at).is_some()
                || matches!(tokens.sign(at), Some('.' | ',' | '-' | '−' | '–' | '+' | '(' | ')' | '%'))
        };
        if first >= end || !(first..end).all(is_number) {
            return None;
        }
        let begins = |at: &usize| {
            tokens.digits(*at).is_some() && (tokens.gap(*at) != Gap::None || !follows_point(tokens, *at))
        };
        let groups = |at: &usize| {
            let whole =
                |at: usize| tokens.gap(at + 1) != Gap::None || !matches!(tokens.sign(at + 1), Some('.'));
            *at > first
                && tokens.gap(*at) == Gap::Blank
                && tokens.digits(*at).is_some_and(|digits| digits.len() == 3)
                && tokens.digits(*at - 1).is_some_and(|digits| digits.len() <= 3 && !digits.starts_with('0'))
                && !follows_point(tokens, *at - 1)
                && whole(*at)
        };
        let most = (first..end).filter(begins).count();
        let blanks: Vec<usize> = (first..end).filter(groups).collect();
        (most <= CELLS).then_some(Self { line: (start, end), most, blanks })
    }

    /// The ways to read it: for each blank that may group whether it does, as bits.
    fn ways(&self) -> impl Iterator<Item = u32> {
        0..1_u32 << self.blanks.len()
    }

    /// How many cells it has in one way to read it.
    fn cells(&self, joined: u32) -> u32 {
        u32::try_from(self.most).unwrap_or(u32::MAX).saturating_sub(joined.count_ones()).min(u32::BITS - 1)
    }

    /// The numbers of cells that it can have, as bits.
    fn counts(&self) -> u32 {
        self.ways().fold(0, |counts, joined| counts | 1 << self.cells(joined))
    }
}

/// Whether digits stand right behind a point or comma that stands right behind others.
fn follows_point(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= 2
        && tokens.gap(at) == Gap::None
        && matches!(tokens.sign(at - 1), Some('.' | ','))
        && tokens.gap(at - 1) == Gap::None
        && tokens.digits(at - 2).is_some()
}
