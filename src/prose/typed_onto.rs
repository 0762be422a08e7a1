//! Words typed beside a printed figure that a reader takes as part of it, so that the page says what no source does.

use std::ops::Range;
use std::sync::LazyLock;

use super::candidates::candidates;
use super::lexicon::{Index, Lexicon};
use super::searched::Searched;
use super::second_rate::{again_after, again_before};
use super::second_unit::{is_length, is_unit_beside, second_after, second_before};
use super::signs::{is_ideograph, is_letter};
use crate::language::Language;
use crate::reading::{Beside, Meaning, SourceSetting, beside, figures};
use crate::value::{UnitKind, Units, Writing, read_date, read_period};

/// The lists of words beside figures, each with its file name.
pub const BESIDE: [(&str, &str); 2] = [
    ("before-figures.txt", include_str!("../../assets/prose/before-figures.txt")),
    ("after-figures.txt", include_str!("../../assets/prose/after-figures.txt")),
];

static BEFORE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of(include_str!("../../assets/prose/made/before-figures.txt")));
static AFTER: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of(include_str!("../../assets/prose/made/after-figures.txt")));

/// How many characters on each side of a figure are read. No words that belong to one are longer.
const REACH: usize = 48;
/// How many characters after a figure a bound of Japanese ends at the latest, after its unit.
const LONGEST_BOUND: usize = 12;
/// Blanks, as far as one parts a figure from what belongs to it.
const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// The bytes before and after a printed figure of a text that make another figure of it: 約, more than, a year, 億.
///
/// `free` is the part of the text around the figure that holds no other printed one: two beside each other are a range. Dates are
/// passed over: about spring is how a source tells one, and no date is typed with it. The text is taken as it is printed, without
/// markup.
pub fn typed_onto(
    text: &str,
    figure: &Range<usize>,
    free: &Range<usize>,
    (language, units): (Language, &Units),
) -> Vec<Range<usize>> {
    let mut typed = parts(text, figure, free, (language, units), Unknown::Counts).to_vec();
    typed.retain(|part| !text[part.clone()].trim().is_empty());
    let printed = &text[figure.clone()];
    if !typed.is_empty() && (!holds_figure(printed, language) || is_dated(printed)) {
        typed.clear();
    }
    typed
}

/// Whether words that were found beside a printed figure are a second unit, rather than a bound or a rate.
pub fn is_second_unit(printed: &str, words: &str, (language, units): (Language, &Units)) -> bool {
    let setting = SourceSetting::of_no_source(language.tag(), units);
    is_unit_beside(printed, words, &AFTER, &setting)
}

/// What before and after a figure is known to belong to it; see [`typed_onto`].
pub fn said_onto(
    text: &str,
    figure: &Range<usize>,
    free: &Range<usize>,
    reader: (Language, &Units),
) -> [Range<usize>; 2] {
    parts(text, figure, free, reader, Unknown::Passes)
}

/// Whether words that nobody knows, beside a figure, are taken as part of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    Counts,
    Passes,
}

pub(super) fn parts(
    text: &str,
    figure: &Range<usize>,
    free: &Range<usize>,
    (language, units): (Language, &Units),
    unknown: Unknown,
) -> [Range<usize>; 2] {
    let none = [figure.start..figure.start, figure.end..figure.end];
    if figure.is_empty() {
        return none;
    }
    let around = around(text, figure, free);
    if around == *figure {
        return none;
    }
    let place = figure.start - around.start..figure.end - around.start;
    let near = &text[around.clone()];
    let setting = SourceSetting::of_no_source(language.tag(), units);
    let lower = near.to_ascii_lowercase();
    let near = Searched { raw: near, lower: &lower };
    let [mut before, mut after] =
        beside(&with_small_beginnings(near.raw, ends_sentence(&text[..around.start])), &place, &setting);
    // Where the parser didn't take asterisks for emphasis yet, they are still that.
    let is_markup = |part: &Range<usize>| near.raw[part.clone()].chars().all(|c| matches!(c, '*' | '_'));
    if is_markup(&before.unknown) {
        before.unknown = place.start..place.start;
    }
    if is_markup(&after.unknown) {
        after.unknown = place.end..place.end;
    }
    if unknown == Unknown::Passes {
        let bound = bound_after(near.raw, &place, &setting);
        after.said.end = after.said.end.max(bound.unwrap_or(place.end));
        before.unknown = place.start..place.start;
        after.unknown = place.end..place.end;
    }
    let found = [
        before_figure(&near, &place, &before, &setting),
        after_figure(&near, &place, &after, &text[..figure.start], &setting),
    ];
    found.map(|part| around.start + part.start..around.start + part.end)
}

/// Where a bound ends that stands, without a blank, between a figure and a word that nobody has to know: 超 of 500メートル超下流.
fn bound_after(text: &str, figure: &Range<usize>, setting: &SourceSetting<'_>) -> Option<usize> {
    let rest = &text[figure.end..];
    if rest.starts_with(BLANKS) || !rest.chars().take(LONGEST_BOUND).any(is_ideograph) {
        return None;
    }
    let is_bounded = |meaning: &Meaning| match meaning {
        Meaning::Amount(amount) => amount.about || amount.bound.is_one_sided(),
        _ => false,
    };
    let ends =
        text[figure.end..].char_indices().map(|(at, character)| figure.end + at + character.len_utf8());
    let ends: Vec<usize> = ends.take(LONGEST_BOUND).collect();
    ends.into_iter().rev().find(|&end| {
        figures(&text[..end], setting).iter().any(|read| {
            let is_whole = read.unread.is_none() && read.span.start < figure.end && read.span.end == end;
            is_whole && read.meanings.iter().any(is_bounded)
        })
    })
}

/// Whether a sentence begins after a text.
fn ends_sentence(text: &str) -> bool {
    let before = text.trim_end();
    before.is_empty() || before.ends_with(['.', ':', '!', '?', '|'])
}

/// A text in which the words that begin a sentence have small letters, byte for byte: only there a capital makes no name.
fn with_small_beginnings(text: &str, mut begins: bool) -> String {
    let mut small = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let word = begins && characters.peek().is_some_and(char::is_ascii_lowercase);
        small.push(if word { character.to_ascii_lowercase() } else { character });
        begins = matches!(character, '.' | ':' | '!' | '?' | '|') || begins && character.is_whitespace();
    }
    small
}

/// Whether a printed value has a figure in it: a name isn't one, whatever is beside it.
pub(super) fn holds_figure(printed: &str, language: Language) -> bool {
    let lower = printed.to_ascii_lowercase();
    let found = candidates(&Searched { raw: printed, lower: &lower }, language);
    !(found.open.is_empty() && found.sure.is_empty())
}

fn is_dated(printed: &str) -> bool {
    read_date(printed).is_ok() || read_period(printed).is_ok()
}

/// The words around a figure that are read: as far as nothing known to be harmless, another printed figure or the reach ends them.
pub(super) fn around(text: &str, figure: &Range<usize>, free: &Range<usize>) -> Range<usize> {
    let (free_start, free_end) = (free.start.min(figure.start), free.end.max(figure.end));
    let before = &text[free_start..figure.start];
    let after = &text[figure.end..free_end];
    // Between two printed values で says where, when or with what the second is, and から that it goes from the one to the other.
    let between = |words: &str| matches!(words.trim_matches(BLANKS), "で" | "から");
    // ¥3 billion over 5 years: during them.
    let last_word = text[figure.clone()].rsplit(BLANKS).next().unwrap_or_default();
    let during =
        || BEFORE.is_in("during", before.trim_matches(BLANKS)) && BEFORE.is_in("length-of-time", last_word);
    let only_between = free_start > 0 && (between(before) || during());
    let mut start = match is_quiet_before(before) || only_between {
        true => figure.start,
        false => free_start + before.char_indices().rev().nth(REACH).map_or(0, |(at, _)| at),
    };
    let only_preposition =
        free_end < text.len() && (between(after) || AFTER.is_in("preposition", after.trim_matches(BLANKS)));
    let mut end = match is_quiet_after(after) || only_preposition {
        true => figure.end,
        false => figure.end + after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at),
    };
    // Whole words only, and no sign of a range whose other end is printed too.
    let joins = |c: char| c.is_whitespace() || matches!(c, '〜' | '～' | '~' | '–' | '—' | '-' | '−');
    let head = &text[start..figure.start];
    start = match start {
        start if start == free_start && start > 0 => figure.start - head.trim_start_matches(joins).len(),
        start if start > free_start => figure.start - head.trim_start_matches(is_letter).len(),
        start => start,
    };
    let tail = &text[figure.end..end];
    end = match end {
        end if end == free_end && end < text.len() => figure.end + tail.trim_end_matches(joins).len(),
        end if end < free_end => figure.end + tail.trim_end_matches(is_letter).len(),
        end => end,
    };
    start..end
}

/// Whether what comes before a figure is known to end nothing that belongs to it.
fn is_quiet_before(before: &str) -> bool {
    let near = before.trim_end_matches(BLANKS);
    let Some(last) = near.chars().next_back() else { return true };
    if near.len() < before.len() && last.is_ascii_lowercase() {
        let start = near.trim_end_matches(is_letter).len();
        return BEFORE.is_in("quiet", &near[start..]);
    }
    matches!(last, '、' | '。' | '「' | '」' | '（' | '）' | 'は' | 'が' | 'を' | '\n')
}

/// Whether what comes after a figure is known to begin nothing that belongs to it.
fn is_quiet_after(after: &str) -> bool {
    let mut characters = after.chars();
    let (first, second) = (characters.next(), characters.next());
    match first {
        None | Some('、' | '。' | '」' | '「' | '）' | 'で' | '\n') => true,
        // 5億円は下らない, 5億円がらみ
        Some('は' | 'が') => !["は下", "はくだ", "がらみ"].iter().any(|bound| after.starts_with(bound)),
        Some(' ') if second.is_some_and(|second| second.is_ascii_lowercase()) => {
            let word = &after[1..];
            AFTER.is_in("quiet", &word[..word.find(|c| !is_letter(c)).unwrap_or(word.len())])
        }
        // 5, or more, but not 5,000.
        Some('.' | ';' | ')') => second.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// What before a figure belongs to it.
fn before_figure(
    near: &Searched<'_>,
    figure: &Range<usize>,
    read: &Beside,
    setting: &SourceSetting<'_>,
) -> Range<usize> {
    let end = near.raw[..figure.start].trim_end_matches(BLANKS).len();
    let mut start = read.said.start;
    if read.unknown.start < start && !is_name(near.raw, &(read.unknown.start..end)) {
        start = read.unknown.start;
    }
    let touching = figure.start - touching(near.raw, figure, Side::Before);
    start = start.min(touching);
    start = start.min(listed_before(near, &BEFORE.figures, &BEFORE, end).unwrap_or(start));
    start = start.min(money_before(near.raw, end, setting).unwrap_or(start));
    let second = second_before(&near.raw[figure.clone()], &near.raw[..figure.start], setting);
    start = start.min(second.unwrap_or(start));
    let again = again_before(&near.raw[figure.clone()], &near.raw[..figure.start], &AFTER, setting);
    start = start.min(again.unwrap_or(start));
    // TP12m is a height above a datum.
    let letters = &near.raw[touching..figure.start];
    let datum = BEFORE.is_in("datum", letters) && is_length(&near.raw[figure.clone()], setting);
    let harmless = listed_before(near, &BEFORE.harmless, &BEFORE, end).or(datum.then_some(touching));
    if start >= end && start == figure.start || harmless.is_some_and(|harmless| harmless <= start) {
        return figure.start..figure.start;
    }
    start..figure.start
}

/// What after a figure belongs to it; `before` is all of the text before the figure.
fn after_figure(
    near: &Searched<'_>,
    figure: &Range<usize>,
    read: &Beside,
    before: &str,
    setting: &SourceSetting<'_>,
) -> Range<usize> {
    let rest = &near.raw[figure.end..];
    let from = near.raw.len() - rest.trim_start_matches(BLANKS).len();
    let touching = figure.end + touching(near.raw, figure, Side::After);
    let mut end = read.said.end.max(touching);
    match AFTER.longest(&AFTER.harmless, near, from) {
        // 見当 of 見当たらない, and over of “and over a port”.
        Some(harmless) if harmless > end => end = figure.end,
        Some(_) => {}
        None => {
            let listed = AFTER.longest(&AFTER.figures, near, from);
            let money = money_after(near.raw, from, setting);
            let unknown = Some(read.unknown.end).filter(|_| !is_noun(rest));
            let printed = &near.raw[figure.clone()];
            let second = second_after(printed, rest, before, &AFTER, setting).map(|len| figure.end + len);
            let ends = [Some(end), unknown, listed, money, second];
            end = ends.into_iter().flatten().max().unwrap_or(end);
        }
    }
    // A day, after 300 people a day: an article begins other words elsewhere.
    let again = again_after(&near.raw[figure.clone()], rest, &AFTER, setting).map(|len| figure.end + len);
    figure.end..end.max(figure.end).max(again.unwrap_or(figure.end))
}

/// The kanji of which scales, counters and bounds are made: 強, 以上, 割れ, 大台.
const OF_FIGURES: &str = "一二三四五六七八九十百千万億兆京数半倍割分厘目付込組建余近超越足過強弱満欠切下上程位若少多台未以内外前後度回見当相対増減毎";

/// Whether what follows a figure of Japanese is a noun, of two kanji or three katakana, that no bound and no scale is made of: 同士,
/// 新設, グループ. A unit in katakana isn't one, but the reader knows those.
fn is_noun(after: &str) -> bool {
    let kanji = |c: &char| is_ideograph(*c) && !OF_FIGURES.contains(*c);
    let katakana = |c: &char| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー');
    after.chars().take_while(kanji).count() >= 2 || after.chars().take_while(katakana).count() >= 3
}

/// Where the longest entry of a list begins that ends at a place.
fn listed_before(near: &Searched<'_>, list: &Index, lexicon: &Lexicon, end: usize) -> Option<usize> {
    let mut starts = near.raw[..end].char_indices().map(|(at, _)| at);
    starts.find(|&start| lexicon.ends(list, near, start).contains(&end))
}

/// A side of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The length of the letters and digits that a figure is cut from: `H` before 100, `GPT-` before 4, `s` after 20 cases.
fn touching(text: &str, figure: &Range<usize>, side: Side) -> usize {
    let printed = &text[figure.clone()];
    match side {
        Side::Before if printed.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            let before = &text[..figure.start];
            let continued = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ',');
            let tail = &before[before.trim_end_matches(continued).len()..];
            tail.trim_start_matches(['-', '.', ',']).len()
        }
        Side::After if printed.ends_with(|c: char| c.is_ascii_alphanumeric()) => {
            let after = &text[figure.end..];
            after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len()
        }
        _ => 0,
    }
}

/// Whether what isn't known before a figure is a name: it has a capital and doesn't begin the sentence.
fn is_name(text: &str, part: &Range<usize>) -> bool {
    !ends_sentence(&text[..part.start]) && text[part.clone()].starts_with(|c: char| c.is_uppercase())
}

/// Where the code of a currency begins that stands before a figure: AUD $40.
fn money_before(text: &str, end: usize, setting: &SourceSetting<'_>) -> Option<usize> {
    let before = &text[..end];
    let len = before.len() - before.trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
    let alone = !before[..end - len].ends_with(is_letter);
    ((2..=4).contains(&len) && alone && is_money(&before[end - len..], setting)).then_some(end - len)
}

/// Where the code of a currency ends that stands after a figure: $40 CAD.
fn money_after(text: &str, from: usize, setting: &SourceSetting<'_>) -> Option<usize> {
    let after = &text[from..];
    let len = after.len() - after.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let alone = !after[len..].starts_with(is_letter);
    ((2..=4).contains(&len) && alone && is_money(&after[..len], setting)).then_some(from + len)
}

/// Whether letters are the code of a currency.
fn is_money(word: &str, setting: &SourceSetting<'_>) -> bool {
    setting.units.after(word, setting.language).iter().any(|name| {
        let money = || name.measures.iter().all(|measure| measure.kind == UnitKind::Money);
        name.len == word.len() && name.writing == Writing::Symbol && money()
    })
}
