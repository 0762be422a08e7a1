//! A sign that stands apart from its figure: in brackets, in another cell, or a dash that may be a minus or punctuation.
//!
//! The readers take the signs that stand before a number. What is left is said here for every language: (minus) 0.3% is below zero,
//! and where nobody can tell a minus from a dash the figure isn't read.

use std::ops::Range;

use super::meaning::{Figure, Meaning, SaidAmount, SaidSign, Unread};
use super::shown::{CELL, LINE};

/// Words for a minus, in every language that has a reader.
const WORDS: [&str; 13] = [
    "minus",
    "negative",
    "negativ",
    "moins",
    "menos",
    "meno",
    "min",
    "マイナス",
    "负",
    "負",
    "마이너스",
    "음",
    "음수",
];
/// Signs that are a minus, if they are no dash.
const MINUS: [char; 6] = ['-', '−', '–', '—', '―', '‒'];
/// Particles and verbs of languages without blanks that lead to a figure.
const PARTICLES: [char; 12] = ['は', 'が', 'を', 'で', 'に', '为', '為', '是', '达', '는', '를', '을'];
/// The longest word or sign in brackets, in bytes.
const LONGEST: usize = 24;
/// How far a closing bracket may be from an opening one, in bytes.
const BRACKETED: usize = 240;
/// How many lines around a row tell how many cells it should have.
const NEAR: usize = 4;

/// What stands before a figure.
enum Apart {
    /// A minus, which begins here.
    Minus(usize),
    /// Something that may be one.
    Perhaps(Range<usize>),
}

/// Reads the signs that stand apart from the figures of a text.
pub fn read(text: &str, figures: &mut [Figure]) {
    for figure in figures {
        if figure.unread.is_some() || !figure.meanings.iter().any(is_unsigned) {
            continue;
        }
        match before(text, &figure.span) {
            None => {}
            Some(Apart::Minus(start)) => {
                figure.span.start = start;
                let below = figure.meanings.drain(..).filter_map(negated).collect();
                figure.meanings = below;
            }
            Some(Apart::Perhaps(part)) => {
                figure.unread = Some(Unread::Unknown(part));
                figure.meanings.clear();
            }
        }
    }
}

fn is_unsigned(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Amount(amount) if amount.sign == SaidSign::None)
}

fn negated(meaning: Meaning) -> Option<Meaning> {
    let Meaning::Amount(amount) = meaning else { return None };
    let bound = amount.bound.map(|number| Some(number.negated()))?;
    Some(Meaning::Amount(SaidAmount { bound, sign: SaidSign::Signed, ..amount }))
}

/// The sign before a figure.
fn before(text: &str, span: &Range<usize>) -> Option<Apart> {
    let start = span.start;
    if !begins_number(text.get(start..)?) {
        return None;
    }
    let all = text.get(..start)?;
    let near = all.trim_end_matches(' ');
    let last = near.chars().next_back()?;
    if let Some(found) = in_brackets(near, start) {
        return Some(found);
    }
    match last {
        // ▲ and △ are a minus in Japanese, a rise in other languages, and Δ is a change: where no reader took them, nobody can tell.
        '△' | '▲' | '⊿' | 'Δ' | '∆' | '↗' | '↘' => {
            Some(Apart::Perhaps(near.len() - last.len_utf8()..start))
        }
        '▼' | '▽' | '↓' => Some(Apart::Minus(near.len() - last.len_utf8())),
        // Negative: 0.3%
        ':' | '=' => {
            let said = near[..near.len() - 1].trim_end();
            let word = &said[said.trim_end_matches(char::is_alphabetic).len()..];
            let from = said.len() - word.len();
            WORDS.contains(&word.to_lowercase().as_str()).then_some(Apart::Perhaps(from..start))
        }
        '—' | '―' | '‒' => dash(near, last, start),
        // 率は(0.3%): an accountant's bracket in a sentence, where the figure is what a particle leads to.
        '(' if near[..near.len() - 1].ends_with(PARTICLES) && text[span.end..].starts_with(')') => {
            Some(Apart::Perhaps(near.len() - 1..start))
        }
        '(' => unclosed(text, near.len() - 1, start),
        CELL | LINE | '|' => in_cell(text, near, start),
        _ => None,
    }
}

/// Whether a figure begins with its number or its money, and not with a word.
fn begins_number(rest: &str) -> bool {
    let word: &str = &rest[..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())];
    match rest.chars().next() {
        None => false,
        Some(first) if first.is_ascii_alphabetic() => {
            word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        }
        Some(first) => first.is_numeric() || super::cjk::is_numeral(first) || !first.is_alphabetic(),
    }
}

/// (minus), （负）, (−): a sign in brackets is a minus where it touches the figure, or is a word. △ in brackets belongs to the words
/// before it (純損失(△)), and so does any sign in another cell.
fn in_brackets(before: &str, start: usize) -> Option<Apart> {
    let at = before.trim_end_matches([CELL, LINE, '|', ' ']);
    let close = at.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        '】' => '【',
        '」' => '「',
        '』' => '『',
        '"' => '"',
        '”' => '“',
        _ => return None,
    };
    let inner = &at[..at.len() - close.len_utf8()];
    let from = inner.rfind(open).filter(|from| inner.len() - from <= LONGEST)?;
    let said = inner[from + open.len_utf8()..].trim();
    let other_cell = before.len() > at.len() && before[at.len()..].contains([CELL, LINE, '|']);
    let is_word = WORDS.contains(&said.to_lowercase().as_str());
    let is_sign = said.chars().count() == 1 && said.starts_with(MINUS);
    match (is_word, is_sign, other_cell) {
        (true, _, false) => Some(Apart::Minus(from)),
        (_, true, false) if at.len() == start => Some(Apart::Minus(from)),
        (true, _, true) | (_, true, false) => Some(Apart::Perhaps(from..at.len())),
        _ => None,
    }
}

/// A long dash right before a figure: punctuation between two words that it touches, or where it is doubled.
fn dash(near: &str, dash: char, start: usize) -> Option<Apart> {
    let at = near.len() - dash.len_utf8();
    let previous = near[..at].chars().next_back();
    let doubled = previous.is_some_and(|c| matches!(c, '—' | '―' | '─' | '‒'));
    let between = start == near.len() && previous.is_some_and(|c| c.is_alphabetic() && !is_kanji_or_kana(c));
    (!doubled && !between).then_some(Apart::Perhaps(at..near.len()))
}

fn is_kanji_or_kana(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// (530 whose closing bracket was lost, or stands in a cell of its own that no reader joined.
fn unclosed(text: &str, open: usize, start: usize) -> Option<Apart> {
    let end = text[start..].char_indices().map(|(at, _)| start + at).find(|at| at - start > BRACKETED);
    let rest = &text[start..end.unwrap_or(text.len())];
    (!rest.contains(')') && end.is_none()
        || rest.split([CELL, '|']).nth(1).is_some_and(|next| next.trim_start().starts_with(')')))
    .then_some(Apart::Perhaps(open..start))
}

/// A sign alone in the cell or line before: △ is a minus; a dash is one, or a cell with nothing in it.
fn in_cell(text: &str, near: &str, start: usize) -> Option<Apart> {
    let at = near.trim_end_matches([CELL, LINE, '|', ' ']);
    let gap = &near[at.len()..];
    let last = at.chars().next_back()?;
    let sign = at.len() - last.len_utf8();
    let same_row = !gap.contains(LINE);
    if matches!(last, '△' | '▲') && same_row {
        return Some(Apart::Minus(sign));
    }
    if last == '(' && same_row {
        return Some(Apart::Perhaps(sign..start));
    }
    if !MINUS.contains(&last) {
        let word = &at[at.trim_end_matches(char::is_alphabetic).len()..];
        let is_word = same_row && WORDS.contains(&word.to_lowercase().as_str());
        return is_word.then_some(Apart::Perhaps(at.len() - word.len()..start));
    }
    let previous = at[..sign].trim_end_matches(' ').chars().next_back();
    let alone = previous.is_none_or(|c| matches!(c, CELL | LINE | '|'));
    let blank = at[..sign].ends_with(' ');
    match (same_row, alone, blank) {
        (true, true, _) if is_column(text, sign) => None,
        (true, true, _) | (_, false, true) => Some(Apart::Perhaps(sign..start)),
        _ => None,
    }
}

/// Whether a cell with nothing but a dash is one of the table's: a row near it has as many cells, and in that place one that says
/// something.
fn is_column(text: &str, sign: usize) -> bool {
    let from = text[..sign].rfind(LINE).map_or(0, |at| at + 1);
    let to = text[sign..].find(LINE).map_or(text.len(), |at| sign + at);
    let cells = |line: &str| line.split([CELL, '|']).count();
    let (count, index) = (cells(&text[from..to]), cells(&text[from..sign]) - 1);
    let says = |line: &str| {
        let cell = line.split([CELL, '|']).nth(index).unwrap_or_default().trim();
        cells(line) == count && !cell.is_empty() && !(cell.chars().count() == 1 && cell.starts_with(MINUS))
    };
    text[..from].lines().rev().take(NEAR).any(says) || text[to..].lines().skip(1).take(NEAR).any(says)
}
