//! What an archived source has beside a figure that may change its meaning, though it isn't part of the figure: a dash that
//! may be a minus, a group of digits before a blank, and what is counted where the figure was cited without its unit.

use std::ops::Range;

use super::archived::Passage;
use super::messages;
use crate::value::{Bound, Quantity, UnitKind};

/// Words that, after a bare figure, don't say what is counted.
const HARMLESS: [&str; 81] = [
    "a",
    "about",
    "according",
    "after",
    "against",
    "all",
    "also",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "but",
    "by",
    "compared",
    "down",
    "during",
    "each",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "if",
    "in",
    "into",
    "is",
    "it",
    "last",
    "more",
    "of",
    "on",
    "only",
    "or",
    "out",
    "over",
    "per",
    "she",
    "since",
    "so",
    "than",
    "that",
    "the",
    "then",
    "they",
    "this",
    "to",
    "under",
    "until",
    "up",
    "was",
    "we",
    "were",
    "when",
    "which",
    "while",
    "with",
    "came",
    "can",
    "could",
    "did",
    "do",
    "may",
    "might",
    "must",
    "now",
    "should",
    "took",
    "today",
    "went",
    "who",
    "will",
    "won",
    "would",
    "yesterday",
    "yet",
];
/// The same in Japanese, as texts that begin so.
const HARMLESS_JAPANESE: [&str; 28] = [
    "は", "が", "を", "に", "の", "と", "で", "も", "へ", "や", "か", "だ", "な", "まで", "より", "ほど",
    "程度", "以上", "以下", "未満", "超", "近く", "前後", "増", "減", "余", "強", "弱",
];
/// Words that make a name of the bare number after them: page 300, No. 300.
const NAMING: [&str; 25] = [
    "no", "nos", "number", "numbers", "page", "pages", "p", "pp", "chapter", "section", "article", "table",
    "figure", "fig", "note", "room", "route", "version", "vol", "volume", "line", "step", "item", "part",
    "question",
];
/// How many words after a bare figure may come before the name of its unit: 300 new member companies.
const WORDS_BETWEEN: usize = 4;

/// What is beside a figure and may change its meaning, as one sentence; `None` where nothing is. `figure` is the place of the whole figure, which was
/// read as `typed`.
pub fn said_beside(passage: &Passage, figure: &Range<usize>, typed: &Quantity) -> Option<String> {
    let whole = &passage.text[figure.clone()];
    let (before, after) = (passage.before(figure.start), passage.after(figure.end));
    if let Some(dash) = dash(before, after).filter(|_| !is_negative(typed)) {
        return Some(messages::dash_before(dash, whole));
    }
    let is_bare = !typed.unit.stands_in(whole, usize::MAX);
    if let Some(group) = group(before, whole).filter(|_| !is_bare || goes_on(after, typed)) {
        return Some(messages::digits_before(group, whole));
    }
    if typed.unit.kind != UnitKind::Count || !is_bare {
        return None;
    }
    if let Some(word) = naming(before) {
        return Some(messages::name_before(word, whole));
    }
    let counted = counted(after, typed)?;
    Some(messages::counted_after(whole, counted))
}

/// A dash with blanks around it before a figure, as tables print a minus. Dashes that enclose what they set off are a pair.
fn dash<'a>(before: &'a str, after: &str) -> Option<&'a str> {
    let near = before.strip_suffix(' ')?;
    let dash = near.chars().next_back().filter(|c| matches!(c, '-' | '–' | '—'))?;
    let rest = near[..near.len() - dash.len_utf8()].strip_suffix(' ')?;
    let pair = |text: &str| dash != '-' && text.contains(&format!(" {dash} "));
    // At the start of a line it is a bullet, and after a figure it parts two.
    let words = rest.ends_with(|c: char| c.is_alphabetic() || matches!(c, ')' | ']'));
    (words && !pair(after) && !pair(rest)).then(|| &near[near.len() - dash.len_utf8()..])
}

fn is_negative(typed: &Quantity) -> bool {
    matches!(typed.bound, Bound::Exact(number) if number.decimal().is_sign_negative())
}

/// Digits before a figure that may be its thousands: 12 345 people, 12'345 people.
fn group<'a>(before: &'a str, whole: &str) -> Option<&'a str> {
    let digits = whole.len() - whole.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let near = before.strip_suffix([' ', '\'', '’'])?;
    let start = near.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let group = &near[start..];
    let whole_number =
        !near[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-'));
    (digits == 3 && (1..=3).contains(&group.len()) && !group.starts_with('0') && whole_number)
        .then_some(group)
}

/// Whether the text after a bare figure names its unit.
fn goes_on(after: &str, typed: &Quantity) -> bool {
    typed.unit.stands_in(after, WORDS_BETWEEN)
}

/// A word that makes a name of the bare number after it.
fn naming(before: &str) -> Option<&str> {
    let near = before.strip_suffix(' ')?;
    if near.ends_with(['#', '№']) {
        return near.char_indices().next_back().map(|(at, _)| &near[at..]);
    }
    let undotted = near.strip_suffix('.').unwrap_or(near);
    let start = undotted.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = &undotted[start..];
    NAMING.iter().any(|name| name.eq_ignore_ascii_case(word)).then(|| &near[start..])
}

/// The word after a bare figure that may be what it counts, where that isn't known to be something else.
fn counted<'a>(after: &'a str, typed: &Quantity) -> Option<&'a str> {
    let near = after.strip_prefix(' ').unwrap_or(after);
    let first = near.chars().next()?;
    if matches!(first, '°' | '℃' | '‰' | '²' | '³') {
        return Some(&near[..first.len_utf8()]);
    }
    if first.is_ascii_alphabetic() {
        let end = near.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(near.len());
        let verb = near[..end].ends_with("ed");
        let harmless = verb || HARMLESS.iter().any(|word| word.eq_ignore_ascii_case(&near[..end]));
        return (!harmless && !goes_on(near, typed)).then(|| &near[..end]);
    }
    if !first.is_alphabetic() || HARMLESS_JAPANESE.iter().any(|word| near.starts_with(word)) {
        return None;
    }
    let end = near.char_indices().nth(3).map_or(near.len(), |(at, _)| at);
    let word = near[..end].split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    (!goes_on(near, typed)).then_some(word)
}
