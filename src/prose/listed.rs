//! Counts that a sentence proves itself: "two problems: that it is opaque, and that it is slow".

use std::ops::Range;

/// The counts that are told by a word and may be proved so, in order from two.
const COUNTS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The most words between a count and the colon.
const MOST_WORDS: usize = 4;

/// Whether a count is followed by a noun, a colon and just so many items, so that a reader can count them.
pub(super) fn is_listed(text: &str, figure: &Range<usize>) -> bool {
    let word = &text[figure.clone()];
    let Some(count) = COUNTS.iter().position(|one| one.eq_ignore_ascii_case(word)) else { return false };
    let Some((noun, rest)) = text[figure.end..].split_once(": ") else { return false };
    let words = noun.split_ascii_whitespace();
    let plain = noun.starts_with(' ')
        && noun.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b' ' | b'-'))
        && (1..=MOST_WORDS).contains(&words.count());
    let sentence = rest.split_once(". ").map_or(rest, |(sentence, _)| sentence).trim_end();
    let Some(list) = sentence.strip_suffix('.').or(Some(sentence)).filter(|list| !list.contains(':')) else {
        return false;
    };
    plain && items(list) == count + 2
}

/// How many items a list has: parted by semicolons, else by commas and a last "and" or "or".
fn items(list: &str) -> usize {
    if list.contains("; ") {
        return list.split("; ").count();
    }
    let parts: Vec<&str> = list.split(", ").collect();
    let last = parts.last().copied().unwrap_or_default();
    let closed = last.starts_with("and ") || last.starts_with("or ");
    let joined = !closed && (last.contains(" and ") || last.contains(" or "));
    parts.len() + usize::from(joined)
}
