//! How far a printed figure reaches in a running text, so that `1兆円` isn't taken for 約1兆円 or 21兆円.

use std::ops::Range;

use super::number_words::{ENGLISH_SCALES, english_number};
use super::other_money::{named_after, named_before};
use super::qualifier::{self, Qualifier};
use super::scaled::{is_kanji_numeral, kanji_digit};
use super::sum::is_currency_sign;
use super::unit_entry::Place;
use super::{Measure, Units, read_date};

/// Signs before a figure, and words for them, that make another one of it, whether a blank follows them or not.
const SIGNS: [&str; 9] = ["−", "▲", "△", "±", "+/-", "+-", "minus", "negative", "マイナス"];

/// How many characters around a range are looked at. No figure is longer.
const REACH: usize = 100;

/// The most words an English date has: fiscal 2026 (April 2026 to March 2027).
const MOST_DATE_WORDS: usize = 7;

/// Grows a byte range of a running text over everything that belongs to the same figure: digits and separators,
/// scales and kanji numerals, sign, unit, the other parts of a date, the other end of a range, and the qualifiers
/// directly before and after (約, 最大, 超, more than, a year).
///
/// A range that touches no figure is returned as it is, and so is one that isn't on character boundaries.
pub fn figure_extent(text: &str, range: Range<usize>) -> Range<usize> {
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else { return range };
    if range.start > range.end {
        return range;
    }
    let from = before.char_indices().rev().nth(REACH).map_or(0, |(place, _)| place);
    let to = after.char_indices().nth(REACH).map_or(text.len(), |(place, _)| range.end + place);
    let window = Window::new(&text[from..to]);
    let grown = window.grow(window.folded(range.start - from)..window.folded(range.end - from));
    from + window.places[grown.start]..from + window.places[grown.end]
}

/// Grows a byte range that is a whole figure over what is directly before and after it: qualifiers (約, more than, a year),
/// and letters and digits that it is cut from. Far cheaper than [`figure_extent`], which looks for the figure first.
pub(super) fn with_words_beside(text: &str, figure: Range<usize>) -> Range<usize> {
    let from = text[..figure.start].char_indices().rev().nth(REACH).map_or(0, |(place, _)| place);
    let to = text[figure.end..].char_indices().nth(REACH).map_or(text.len(), |(place, _)| figure.end + place);
    let window = Window::new(&text[from..to]);
    let mut range = window.folded(figure.start - from)..window.folded(figure.end - from);
    if !has_numeral(&window.text[range.clone()]) {
        return figure;
    }
    loop {
        let wider = window.start_before(range.start, range.end)..window.end_after(range.end);
        if wider == range {
            return from + window.places[range.start]..from + window.places[range.end];
        }
        range = wider;
    }
}

/// A stretch of text with its full-width characters folded to ASCII, each still one character.
struct Window {
    text: String,
    /// For each byte of `text`, and for its end, the place in the original.
    places: Vec<usize>,
}

impl Window {
    fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut places = Vec::with_capacity(original.len() + 1);
        for (place, character) in original.char_indices() {
            let folded = fold(character);
            text.push(folded);
            places.extend(std::iter::repeat_n(place, folded.len_utf8()));
        }
        places.push(original.len());
        Self { text, places }
    }

    fn folded(&self, place: usize) -> usize {
        self.places.partition_point(|&start| start < place)
    }

    fn grow(&self, mut range: Range<usize>) -> Range<usize> {
        for figure in figures(&self.text) {
            if figure.start < range.end && range.start < figure.end {
                range = range.start.min(figure.start)..range.end.max(figure.end);
            }
        }
        if !has_numeral(&self.text[range.clone()]) {
            return range;
        }
        loop {
            let wider = self.start_before(range.start, range.end)..self.end_after(range.end);
            if wider == range {
                return range;
            }
            range = wider;
        }
    }

    /// The start with what comes before it: a qualifier, or letters and digits that it was cut from.
    fn start_before(&self, start: usize, end: usize) -> usize {
        let before = &self.text[..start];
        let first = self.text[start..end].chars().next();
        if before.ends_with('第') && first.is_some_and(|c| c.is_ascii_digit() || is_kanji_numeral(c)) {
            return start - '第'.len_utf8();
        }
        if first.is_some_and(|c| c.is_ascii_alphanumeric()) && cut_off(before) > 0 {
            return start - cut_off(before);
        }
        let is_figure = |c: char| is_currency_sign(c) || c.is_ascii_digit() || is_kanji_numeral(c);
        let money = first.filter(|first| is_figure(*first)).map_or(0, |first| named_before(before, first));
        if money > 0 {
            return start - money;
        }
        let near = before.trim_end_matches([' ', '\u{a0}']);
        if !matches!(first, Some('−' | '▲' | '△' | '±' | '+' | '-'))
            && let Some(sign) = SIGNS.iter().find(|sign| ends_with_sign(near, sign))
        {
            return near.len() - sign.len();
        }
        // < and > are more often the ends of a tag than signs.
        let words = qualifier::BEFORE.iter().filter(|(word, _)| !word.starts_with(['<', '>']));
        let found = words.filter(|(word, kind)| {
            let Some(start) = near.len().checked_sub(word.len()).filter(|at| near.is_char_boundary(*at))
            else {
                return false;
            };
            near[start..].eq_ignore_ascii_case(word) && stands_alone(word, *kind, &near[..start])
        });
        let longest = found.max_by_key(|(word, _)| word.len());
        longest.map_or(start, |(word, _)| near.len() - word.len())
    }

    /// The end with what comes after it: a qualifier, or letters and digits that it was cut from.
    fn end_after(&self, end: usize) -> usize {
        let after = &self.text[end..];
        let last = self.text[..end].chars().next_back();
        if last.is_some_and(|c| c.is_ascii_alphanumeric()) {
            let letters = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
            if letters > 0 {
                return end + letters;
            }
        }
        if named_after(after) > 0 {
            return end + named_after(after);
        }
        let near = after.trim_start_matches([' ', '\u{a0}']);
        let found = qualifier::starting(near, qualifier::AFTER);
        found.map_or(end, |(_, len)| end + (after.len() - near.len()) + len)
    }
}

/// Whether a text holds digits, a kanji numeral or an English number word.
pub(super) fn has_numeral(text: &str) -> bool {
    text.contains(|c: char| c.is_numeric() || is_kanji_numeral(c))
        || text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| english_number(word).is_some())
}

/// The length of what `before` ends with that a letter or digit after it continues: `H` before 100, `GPT-`
/// before 4, but no lone comma or hyphen.
fn cut_off(before: &str) -> usize {
    let continued = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ',');
    let tail = &before[before.trim_end_matches(continued).len()..];
    tail.trim_start_matches(['-', '.', ',']).len()
}

/// Whether a qualifier is a word of its own after `before`: not the 約 of 契約, nor the 年 of 昨年 or 5年間.
fn stands_alone(word: &str, kind: Qualifier, before: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return !last.is_ascii_alphanumeric();
    }
    match (word, kind) {
        ("約", _) => !"契予節制規公条要倹解誓密婚集協盟特簡先".contains(last),
        ("年", _) => !last.is_ascii_digit() && !is_ideograph(last),
        (_, Qualifier::PerYear) => !last.is_ascii_digit() && !is_kanji_numeral(last),
        _ => true,
    }
}

/// Whether a text ends with a sign, or with a word for one that is a word of its own.
fn ends_with_sign(text: &str, sign: &str) -> bool {
    let Some(start) = text.len().checked_sub(sign.len()).filter(|at| text.is_char_boundary(*at)) else {
        return false;
    };
    let is_word = sign.starts_with(|c: char| c.is_ascii_alphabetic());
    text[start..].eq_ignore_ascii_case(sign)
        && !(is_word && text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
}

pub(super) fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇' | '々')
}

fn fold(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xff01 + u32::from('!')).unwrap_or(character)
        }
        '\u{ffe5}' => '¥',
        '\u{3000}' => ' ',
        _ => character,
    }
}

/// Every figure of a text, without qualifiers, in order and disjoint.
fn figures(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for (start, _) in text.char_indices() {
        if start < from {
            continue;
        }
        let word_start = !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
        let date = if word_start { date_end(text, start) } else { None };
        if let Some(end) = date.max(figure_end(text, start)) {
            found.push(start..end);
            from = end;
        }
    }
    found
}

/// The end of the English date that begins at `start`.
fn date_end(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let ends: Vec<usize> = rest
        .char_indices()
        .filter(|(_, c)| !c.is_ascii_alphanumeric() && !matches!(c, '-' | ','))
        .map(|(place, c)| if c == ')' { place + 1 } else { place })
        .chain([rest.len()])
        .take(MOST_DATE_WORDS + 1)
        .collect();
    let whole = |end: &&usize| read_date(rest[..**end].trim_end_matches(['-', ',', ' '])).is_ok();
    let end = ends.iter().rev().find(whole)?;
    Some(start + rest[..*end].trim_end_matches(['-', ',', ' ']).len())
}

/// The end of the figure that begins at `start`, both ends of a range included.
fn figure_end(text: &str, start: usize) -> Option<usize> {
    let mut item = Item::at(text, start)?;
    loop {
        let rest = &text[item.end..];
        let near = rest.trim_start_matches([' ', '\u{a0}']);
        let separator = ["〜", "~", "–", "—", "-", "to"].iter().find(|s| qualifier::begins_with(near, s));
        let Some(separator) = separator else { return Some(item.end) };
        let gap = rest.len() - near.len();
        let after = near[separator.len()..].trim_start_matches([' ', '\u{a0}']);
        let after = after.strip_prefix('約').unwrap_or(after);
        let Some(next) = Item::at(text, text.len() - after.len()) else { return Some(item.end) };
        // Money to companies isn't a range.
        let same = item.unit.is_none() || item.unit == next.unit;
        if *separator == "to" && (gap == 0 || !same) {
            return Some(item.end);
        }
        item = next;
    }
}

/// A numeral with its sign and unit.
struct Item {
    end: usize,
    /// What its unit measures.
    unit: Option<Measure>,
}

impl Item {
    fn at(text: &str, start: usize) -> Option<Self> {
        let units = Units::built_in();
        let rest = &text[start..];
        let letter_before = text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
        let era = ["令和", "平成"].iter().find_map(|era| rest.strip_prefix(era));
        // After a letter it is a hyphen: GPT-4.
        let signs: &[char] = if letter_before { &[] } else { &['−', '-', '▲', '△'] };
        let unsigned = era.unwrap_or(rest).trim_start_matches(signs);
        let sign = if letter_before { None } else { units.first_at(unsigned, Place::Before) };
        let digits =
            sign.as_ref().map_or(unsigned, |(_, len)| unsigned[*len..].trim_start_matches([' ', '−', '-']));
        let mut end = text.len() - digits.len() + numeral_len(digits)?;
        let mut unit = sign.map(|(measure, _)| measure);
        if let Some(len) = date_part_len(&text[end..]) {
            end += len;
            // 2025年12月, 2025年第4四半期; but 1回10社 is two figures.
            let next = end + leading(&text[end..], '第');
            let open = text[..end].ends_with(['年', '月']);
            let rest_of_date = if open { Self::at(text, next) } else { None };
            return rest_of_date.or(Some(Self { end, unit }));
        }
        let near = text[end..].trim_start_matches([' ', '\u{a0}', '-']);
        if let Some((measure, len)) = units.first_at(near, Place::After) {
            end = text.len() - near.len() + len;
            unit = unit.or(Some(measure));
        }
        Some(Self { end, unit })
    }
}

fn leading(text: &str, character: char) -> usize {
    if text.starts_with(character) { character.len_utf8() } else { 0 }
}

/// The length of a Japanese part of a date after its number: 年, 年度, 年春, 月末, 日, but not 年間.
fn date_part_len(text: &str) -> Option<usize> {
    const PARTS: [&str; 26] = [
        "年度",
        "年春",
        "年夏",
        "年秋",
        "年冬",
        "年内",
        "年末",
        "年初頭",
        "年初め",
        "年初",
        "年半ば",
        "年終盤",
        "年",
        "月期",
        "月末",
        "月上旬",
        "月中旬",
        "月下旬",
        "月初め",
        "月半ば",
        "月",
        "日",
        "四半期",
        "世紀",
        "回",
        "号",
    ];
    if ["年間", "日間", "年以", "年近", "年超", "年未"].iter().any(|length| text.starts_with(length))
    {
        return None;
    }
    PARTS.iter().find(|part| text.starts_with(**part)).map(|part| part.len())
}

/// The length of the numeral that `text` begins with, right or wrong in itself, with its scales.
fn numeral_len(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut last = None;
    let mut characters = text.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = match character {
            '0'..='9' => last.is_none_or(|last| kanji_digit(last).is_none()),
            ',' | '.' | '_' => {
                last.is_some_and(|last: char| last.is_ascii_digit())
                    && next.is_some_and(|c| c.is_ascii_digit())
            }
            // 会社数300 is their number, 十数社 is one.
            '数' => next.is_none_or(|c| !c.is_ascii_digit()),
            _ => is_kanji_numeral(character),
        };
        if !joins {
            break;
        }
        end = place + character.len_utf8();
        last = Some(character);
    }
    last?;
    let near = text[end..].trim_start_matches([' ', '\u{a0}', '-']);
    let scale =
        ENGLISH_SCALES.iter().map(|(scale, _)| scale).find(|scale| qualifier::begins_with(near, scale));
    Some(scale.map_or(end, |scale| text.len() - near.len() + scale.len()))
}
