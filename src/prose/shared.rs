//! Ratios that a clock could show too, where their sentence shares something out or counts votes: split 12:30, 20:10で負担.

use std::ops::Range;

use super::lexicon::lexicon;

/// Whether a figure is a side of a ratio that shares something out.
pub(super) fn is_shared(text: &str, figure: &Range<usize>) -> bool {
    let of_ratio = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：');
    let start = figure.start
        - text[..figure.start].chars().rev().take_while(|&c| of_ratio(c)).map(char::len_utf8).sum::<usize>();
    let end = figure.end
        + text[figure.end..].chars().take_while(|&c| of_ratio(c)).map(char::len_utf8).sum::<usize>();
    let sides: Vec<&str> = text[start..end].split([':', '：']).collect();
    if sides.len() != 2 || sides.iter().any(|side| side.is_empty() || side.len() > 3) {
        return false;
    }
    let stop = |c: char| matches!(c, '。' | '\n' | ';' | '!' | '?');
    let before = &text[..start];
    let before = &before[before.rfind(stop).into_iter().chain(before.rfind(". ")).max().unwrap_or(0)..];
    let after = &text[end..];
    let after = &after[..after.find(stop).into_iter().chain(after.find(". ")).min().unwrap_or(after.len())];
    in_english(before, after) || in_japanese(before, after)
}

/// The council voted 12:10 for it; but not: the vote begins at 12:10.
fn in_english(before: &str, after: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect()
    };
    let (before, after) = (words(before), words(after));
    let is_in = |class, word: &String| lexicon().is_in(class, word);
    let timed = before.last().is_some_and(|word| is_in("before-time", word))
        || after.first().is_some_and(|word| is_in("after-time", word));
    !timed && before.iter().chain(&after).any(|word| is_in("sharing", word))
}

/// 20:10で負担する, 比率は20:10; but not 20:10に採決する.
fn in_japanese(before: &str, after: &str) -> bool {
    let bare = before.trim_end_matches(['は', 'が', 'を', 'で', '、', ' ', '：', ':']);
    let named = lexicon().words("ratio-noun").any(|word| bare.ends_with(word));
    let goes_on = lexicon().words("after-ratio").any(|word| after.starts_with(word));
    let shares = lexicon().words("shares-out").any(|word| before.contains(word) || after.contains(word));
    named || goes_on && shares
}
