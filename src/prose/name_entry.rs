//! Whether an entry of `names` is a name: one that is nothing but a figure would let every such figure pass without a source.

use std::ops::Range;

use super::find::figures;
use super::lexicon::lexicon;
use super::reads_as::{NoName, ReadsAs, money_or_percentage, reads_as};
use super::searched::Searched;
use super::signs::is_ideograph;
use crate::language::Language;
use crate::value::{Folded, Units};

/// What a text is that isn't a proper name; nothing where it may be one.
///
/// An amount, a share, a date, a bare number or a period is none, whatever bare words stand beside it (the, about, plan, 約,
/// 計画), and neither is a text that holds a sum of money or a percentage. A text that is harmless in itself needs no entry, and an
/// entry of it does no harm: CO₂, 四日市, 一日当たり, a telephone number.
pub fn no_name(text: &str, units: &Units) -> Option<NoName> {
    let found: Vec<_> =
        Language::ALL.iter().flat_map(|&language| figures(text, language, &[], units)).collect();
    if found.is_empty() {
        return None;
    }
    let folded = Folded::plain(text).text;
    let folded: String = folded.chars().filter(|c| !matches!(c, '*' | '_' | '`')).collect();
    // A place or a firm that is written like a count.
    if ["place", "count-like"].iter().any(|class| lexicon().is_in(class, folded.trim())) {
        return None;
    }
    // 第5世代, 第三号: which one, and not how many.
    if is_numbered_thing(folded.trim()) {
        return None;
    }
    if is_numbering(&folded) {
        return Some(NoName::Number);
    }
    if let Some((found, _)) = money_or_percentage(&folded, units) {
        return Some(found);
    }
    match reads_as(&folded, units) {
        ReadsAs::Figure(found) => return Some(found),
        ReadsAs::MayBeName => return None,
        ReadsAs::Nothing => {}
    }
    // A version, or a vote.
    let named = !folded.contains(char::is_alphabetic);
    (!named).then(|| nothing_else(&folded, units)).flatten()
}

/// The name of what a figure of a text numbers, as an entry of `names` that would excuse the figure: 1回目の接種, 1st dose. None where the
/// figure counts.
pub fn numbered_name(text: &str, figure: &Range<usize>, units: &Units) -> Option<String> {
    let start = text[..figure.start].strip_suffix('第').map_or(figure.start, str::len);
    // The figure itself may go as far as the counter or the ordinal: 1, 1回, 1回目, 1st.
    let digits_end = start + text[start..].find(|c: char| !(c.is_numeric() || c == '第')).unwrap_or(0);
    let rest = &text[digits_end..];
    let noun_end = match ["st ", "nd ", "rd ", "th "].iter().find(|ordinal| rest.starts_with(**ordinal)) {
        Some(ordinal) => {
            let word = &rest[ordinal.len()..];
            let len = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
            (len > 2).then_some(ordinal.len() + len)?
        }
        None => {
            let eye =
                rest.char_indices().take(4).find(|(_, c)| *c == '目').map(|(at, c)| at + c.len_utf8())?;
            let after = &rest[eye..];
            let joined = if after.starts_with('の') { 'の'.len_utf8() } else { 0 };
            let noun = &after[joined..];
            let is_noun = |c: char| is_ideograph(c) || matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー');
            let len = noun.find(|c: char| !is_noun(c)).unwrap_or(noun.len());
            (len > 0).then_some(eye + joined + len)?
        }
    };
    let name = text[start..digits_end + noun_end].to_owned();
    no_name(&name, units).is_none().then_some(name)
}

/// Whether a text is 第, a number and a thing of which each has its number: 第5世代, 第二号. A rank, a time and a quarter have other words.
fn is_numbered_thing(text: &str) -> bool {
    const THINGS: [&str; 14] =
        ["世代", "号", "次", "条", "章", "節", "項", "種", "類", "部", "弾", "級", "幕", "話"];
    let Some(rest) = text.strip_prefix('第') else { return false };
    let is_digit = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十百".contains(c);
    let thing = rest.trim_start_matches(is_digit);
    thing.len() < rest.len() && THINGS.contains(&thing)
}

/// Whether a text numbers or ranks something and doesn't say what: No. 1, #1, Top 10, third place.
fn is_numbering(text: &str) -> bool {
    let lower = text.to_lowercase();
    let parts = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | ':');
    let mut words: Vec<&str> = lower.split(parts).filter(|word| !word.is_empty()).collect();
    // #1, トップ10: a sign or word that touches its number.
    let split = words.iter().enumerate().find_map(|(at, word)| {
        let digit = word.find(|c: char| c.is_ascii_digit()).filter(|digit| *digit > 0)?;
        lexicon().is_in("numbering", &word[..digit]).then_some((at, word[..digit].len()))
    });
    if let Some((at, len)) = split {
        let (sign, number) = words[at].split_at(len);
        words.splice(at..=at, [sign, number]);
    }
    let all = words.len();
    words.retain(|word| !lexicon().is_in("numbering", word));
    let is_numbered = all > words.len();
    words.retain(|word| !matches!(*word, "the" | "and" | "in" | "a"));
    let is_number = |word: &&str| {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len() < word.len() && matches!(rest, "" | "st" | "nd" | "rd" | "th");
        let view = Searched { raw: word, lower: word };
        digits
            || lexicon().longest(&lexicon().figures, &view, 0) == Some(word.len())
            || matches!(*word, "first" | "second")
    };
    is_numbered && !words.is_empty() && words.iter().all(is_number)
}

/// What is left of a text without its figures, the units after them and bare words: nothing, or a name.
fn nothing_else(text: &str, units: &Units) -> Option<NoName> {
    let lower = text.to_ascii_lowercase();
    let view = Searched { raw: text, lower: &lower };
    let mut figures_at: Vec<_> = Language::ALL
        .iter()
        .flat_map(|&language| figures(text, language, &[], units))
        .map(|figure| figure.range)
        .collect();
    figures_at.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let (mut at, mut kind) = (0, NoName::Number);
    while let Some(first) = view.after(at) {
        if let Some(figure) = figures_at.iter().find(|figure| figure.start <= at && at < figure.end) {
            let printed = &text[figure.clone()];
            if printed.len() == 4 && (printed.starts_with("19") || printed.starts_with("20")) {
                kind = NoName::Date;
            }
            at = figure.end;
            continue;
        }
        if !first.is_alphanumeric() {
            at += first.len_utf8();
            continue;
        }
        let counted = units.counted_at(&text[at..]).map(|(_, len)| len);
        let counter = lexicon().longest_of("counter", &view, at);
        let bare = lexicon().longest_of("bare", &view, at);
        let superlative = lexicon().longest_of("superlative", &view, at);
        let longest = counted.into_iter().chain(counter).chain(bare).chain(superlative).max()?;
        if longest == 0 {
            return None;
        }
        let word = &lower[at..at + longest];
        let dated = ["年", "月", "世紀", "代", "s", "century", "year to"].contains(&word);
        kind = match (dated, kind) {
            (true, _) | (_, NoName::Date) => NoName::Date,
            _ if counted.is_some() || counter.is_some() => NoName::Amount,
            (_, kind) => kind,
        };
        at += longest;
    }
    Some(kind)
}
