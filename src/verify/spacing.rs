//! The blanks of an archived source: which of them part a figure by mistake, which set letters apart, and which part the cells of
//! a table, so that what is on either side of them is no figure together.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// What stands between two pages of an extracted text: nothing goes on over it.
const PAGE_END: char = '\u{c}';

/// What a single blank between two groups of digits does in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Blanks {
    /// It may part thousands: 7 264.
    #[default]
    Group,
    /// It parts two figures, as in Japanese.
    Part,
}

/// What stands between two characters that have white space between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: the break is inside a figure, or letters are set apart.
    Nothing,
    /// A blank.
    Blank,
    /// A blank between digits, which only a form with a blank there passes.
    Digits,
    /// The end of a line, or more than one blank.
    Wide,
    /// The border of two cells or columns, which no figure passes.
    Border,
}

/// A character with what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spaced {
    pub gap: Gap,
    pub character: char,
}

/// The characters of a text in normal width that aren't white space, each with the gap before it.
pub fn spaced(raw: &str, blanks: Blanks) -> Vec<Spaced> {
    let text: Vec<char> = without_scripts(raw).nfkc().collect();
    let apart = set_apart(&text);
    let mut found = Vec::with_capacity(text.len());
    let mut last: Option<usize> = None;
    for (at, &character) in text.iter().enumerate() {
        if character.is_whitespace() {
            continue;
        }
        let gap = match last {
            None => Gap::Nothing,
            Some(before) if before + 1 == at => Gap::Nothing,
            Some(before) => gap(&text, before, at, &apart, blanks),
        };
        found.push(Spaced { gap, character });
        last = Some(at);
    }
    found
}

/// The text with a border between a digit and a raised or lowered one after it: 5,000¹ isn't 50,001, nor 10⁶ a hundred and six.
fn without_scripts(raw: &str) -> Cow<'_, str> {
    let is_script = |c: char| matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉');
    if !raw.contains(is_script) {
        return Cow::Borrowed(raw);
    }
    let mut parted = String::with_capacity(raw.len() + 16);
    for character in raw.chars() {
        if is_script(character) && parted.ends_with(|before: char| before.is_ascii_digit()) {
            parted.push(PAGE_END);
        }
        parted.push(character);
    }
    Cow::Owned(parted)
}

/// The gap between two characters of a text, between which is white space only.
fn gap(text: &[char], before: usize, at: usize, apart: &[bool], blanks: Blanks) -> Gap {
    let between = text.get(before + 1..at).unwrap_or_default();
    let ends = between.iter().filter(|c| **c == '\n').count();
    let digits = text[before].is_ascii_digit() && text[at].is_ascii_digit();
    if between.contains(&PAGE_END) {
        return Gap::Border;
    }
    match (ends, digits) {
        (1, true) if runs_on(text, before, at) => Gap::Nothing,
        (1.., true) => Gap::Border,
        (1.., false) => Gap::Wide,
        (0, _) if between.contains(&'\t') => Gap::Border,
        (0, true) if between.len() > 1 => Gap::Border,
        (0, true) if apart[before] && apart[at] => Gap::Nothing,
        (0, true) if blanks == Blanks::Part => Gap::Border,
        (0, true) => Gap::Digits,
        (0, false) if between.len() > 1 => Gap::Wide,
        // A figure that is set apart has its commas and its point so too.
        (0, false) if apart[before] && apart[at] && is_figure(text[before]) && is_figure(text[at]) => {
            Gap::Nothing
        }
        (0, false) => Gap::Blank,
    }
}

/// Whether a figure at the end of a line goes on in the next one: both lines are running text. A line or cell that is nothing but
/// a number is a figure by itself.
fn runs_on(text: &[char], before: usize, at: usize) -> bool {
    let is_border = |at: usize| {
        let here = text[at];
        here == '\n'
            || here == '\t'
            || here == PAGE_END
            || here == ' ' && text.get(at + 1).is_some_and(|next| *next == ' ')
    };
    let above = (0..=before).rev().take_while(|at| !is_border(*at));
    let below = (at..text.len()).take_while(|at| !is_border(*at));
    above.into_iter().any(|at| text[at].is_alphabetic()) && below.into_iter().any(|at| !is_number(text[at]))
}

/// A character of a figure: 1,234.5.
fn is_figure(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, ',' | '.')
}

/// A character that a cell holds which is nothing but a number.
fn is_number(character: char) -> bool {
    is_figure(character)
        || character.is_whitespace()
        || matches!(
            character,
            '%' | '(' | ')' | '+' | '-' | '−' | '–' | '△' | '▲' | '*' | '$' | '€' | '£' | '¥'
        )
}

/// The characters of words that are set letter by letter: 総 資 産 は 1 0 5. Single characters between single blanks are, where
/// two of them at least are letters; a row of figures of one digit isn't.
fn set_apart(text: &[char]) -> Vec<bool> {
    let mut apart = vec![false; text.len()];
    let alone = |at: usize| {
        let edge = |at: Option<usize>| at.and_then(|at| text.get(at)).is_none_or(|c| c.is_whitespace());
        !text[at].is_whitespace() && edge(at.checked_sub(1)) && edge(Some(at + 1))
    };
    let mut at = 0;
    while at < text.len() {
        if !alone(at) {
            at += 1;
            continue;
        }
        let mut end = at;
        while end + 2 < text.len() && text[end + 1] == ' ' && alone(end + 2) {
            end += 2;
        }
        let letters = (at..=end).step_by(2).filter(|at| text[*at].is_alphabetic()).count();
        if letters >= 2 {
            (at..=end).step_by(2).for_each(|at| apart[at] = true);
        }
        at = end + 1;
    }
    apart
}
