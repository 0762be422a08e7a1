//! Words typed beside a printed figure that a reader takes as part of it, so that the page says what no source does.

use std::ops::Range;

use super::extent::with_words_beside;
use super::qualifier::begins_with;
use super::{read_date, read_period};

/// Scales that make another figure of an amount before them: 3兆円億. A blank before them changes nothing.
const SCALES: [char; 7] = ['百', '千', '万', '億', '兆', '京', '%'];
/// What begins with a scale and is none.
const WORDS: [&str; 6] = ["万一", "万全", "万博", "万能", "百貨", "千差"];
/// Signs that make another figure of a number after them.
const SIGNS: [char; 9] = ['¥', '￥', '$', '＄', '€', '£', '−', '▲', '△'];
/// Words before a figure that say nothing of it: they open a span, from the one figure to the other.
const OPENING: [&str; 2] = ["from", "between"];
/// Further words that make another figure of one after them, each with a blank or a figure after it.
const BEFORE: [&str; 24] = [
    "upwards of",
    "barely",
    "virtually",
    "as many as",
    "as much as",
    "as few as",
    "as little as",
    "an estimated",
    "estimated at",
    "half of",
    "a tenth of",
    "a quarter of",
    "a third of",
    "double",
    "twice",
    "triple",
    "minus",
    "plus",
    "せいぜい",
    "推計",
    "延べ",
    "優に",
    "マイナス",
    "プラス",
];
/// Further words that make another figure of one before them.
const AFTER: [&str; 20] = [
    "at least",
    "at most",
    "at best",
    "or so",
    "plus",
    "-plus",
    "-odd",
    "points",
    "percentage points",
    "強",
    "余り",
    "余",
    "足らず",
    "に満たない",
    "台",
    "内外",
    "の倍",
    "の半分",
    "を下らない",
    "ポイント",
];
/// What begins with such a word and is none.
const NO_WORDS: [&str; 8] = ["強化", "強い", "強く", "余地", "余剰", "台湾", "台帳", "台数"];
/// Words that make a yearly figure. Only money is typed as one, so that of what is counted they must be said in words.
const YEARLY: [&str; 11] = [
    "年間",
    "毎年",
    "年",
    "annually",
    "annual",
    "per year",
    "each year",
    "every year",
    "a year",
    "per annum",
    "p.a.",
];
/// What a figure of money holds.
const MONEY: [&str; 9] = ["¥", "￥", "$", "€", "£", "円", "ドル", "ユーロ", "ポンド"];
/// Units of time; over 3 years is during them.
const TIMES: [&str; 10] =
    ["year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours"];

/// The bytes before and after a printed figure of a text that make another figure of it: 約, more than, a year, 億. What a
/// test of other printed figures holds for is left out on that side, since two figures beside each other are a range.
///
/// Dates are passed over: about spring is how a source tells one, and no date is typed with it. The text is taken as it is
/// printed, without markup.
pub fn typed_onto(
    text: &str,
    figure: &Range<usize>,
    printed: impl Fn(&Range<usize>) -> bool,
) -> Vec<Range<usize>> {
    let printed_figure = &text[figure.clone()];
    let whole = with_words_beside(text, figure.clone());
    let (mut before, mut after) = (whole.start..figure.start, figure.end..whole.end);
    if before.is_empty() {
        before.start -= sign(&text[..figure.start]).max(word_before(&text[..figure.start]));
    }
    if after.is_empty() {
        after.end += scale(&text[figure.end..]).max(word_after(&text[figure.end..]));
    }
    let is_money = MONEY.iter().any(|sign| printed_figure.contains(sign));
    let harmless = |part: &Range<usize>| {
        let word = text[part.clone()].trim();
        word.is_empty()
            || WORDS.iter().any(|word| text[part.start..].starts_with(word))
            || OPENING.iter().any(|opening| word.eq_ignore_ascii_case(opening))
            || (!is_money && YEARLY.iter().any(|yearly| word.eq_ignore_ascii_case(yearly)))
            || (word.eq_ignore_ascii_case("over") && is_time(printed_figure))
    };
    let mut typed = vec![before, after];
    typed.retain(|part| !part.is_empty() && !harmless(part) && !printed(part));
    if !typed.is_empty() && (read_date(printed_figure).is_ok() || read_period(printed_figure).is_ok()) {
        typed.clear();
    }
    typed
}

/// The length of a word at the end of what comes before a figure.
fn word_before(before: &str) -> usize {
    let near = before.trim_end_matches([' ', '\u{a0}']);
    let ends = |word: &&&str| {
        let Some(start) = near.len().checked_sub(word.len()).filter(|at| near.is_char_boundary(*at)) else {
            return false;
        };
        let alone = !word.is_ascii() || !near[..start].ends_with(|c: char| c.is_alphanumeric());
        near[start..].eq_ignore_ascii_case(word) && alone
    };
    let longest = BEFORE.iter().filter(ends).map(|word| word.len()).max();
    longest.map_or(0, |length| before.len() - near.len() + length)
}

/// The length of a word at the start of what comes after a figure.
fn word_after(after: &str) -> usize {
    let near = after.trim_start_matches([' ', '\u{a0}']);
    if NO_WORDS.iter().any(|word| near.starts_with(word)) {
        return 0;
    }
    let longest = AFTER.iter().filter(|word| begins_with(near, word)).map(|word| word.len()).max();
    longest.map_or(0, |length| after.len() - near.len() + length)
}

/// The length of a sign at the end of what comes before a figure.
fn sign(before: &str) -> usize {
    let near = before.trim_end_matches([' ', '\u{a0}']);
    let sign = near.chars().next_back().filter(|last| SIGNS.contains(last));
    sign.map_or(0, |sign| before.len() - near.len() + sign.len_utf8())
}

/// The length of a scale at the start of what follows an amount.
fn scale(after: &str) -> usize {
    let near = after.trim_start_matches([' ', '\u{a0}']);
    let scale = near.chars().next().filter(|first| SCALES.contains(first));
    scale.map_or(0, |scale| after.len() - near.len() + scale.len_utf8())
}

fn is_time(figure: &str) -> bool {
    figure.rsplit(' ').next().is_some_and(|last| TIMES.iter().any(|unit| begins_with(last, unit)))
}
