//! Words typed beside a printed figure that say what it says of itself: at least at least 500 people, 500人以上以上.

use std::ops::Range;

use super::signs::is_numeral_sign;
use super::typed_onto::{Unknown, around, holds_figure, parts};
use crate::language::Language;
use crate::reading::{Meaning, SourceSetting, figures};
use crate::value::{CONTESTED_MARK, Units};

/// What is printed before an English number of which more is said, one after another: up to about 500. What an author's own words begin
/// with is among them.
const BEFORE_ENGLISH: [&str; 18] = [
    "at least ",
    "at most ",
    "more than ",
    "no more than ",
    "no less than ",
    "over ",
    "up to ",
    "less than ",
    "under ",
    "nearly ",
    "almost ",
    "just over ",
    "just under ",
    "about ",
    "around ",
    "roughly ",
    "some ",
    "±",
];
const BEFORE_JAPANESE: [&str; 4] = ["最大", "約", "およそ", "±"];
/// What is printed after a Japanese one, before a word of change.
const AFTER_JAPANESE: [&str; 11] =
    ["以上", "以下", "以内", "未満", "近く", "前後", "程度", "超", "強", "弱", "台"];
/// What is printed before or after a date that is rough, and the bounds around that.
const ABOUT: [&str; 2] = ["around ", "頃"];
const DATE_BOUNDS: [&str; 6] = ["by ", "since ", "from ", "after ", "until ", ""];

/// The bytes before and after a printed figure that say its own bound, or that it is rough, once more, in whichever words.
///
/// Which words these are is told by what they make of the figure without its bound: what it is with it. `free` is as for
/// [`super::typed_onto`].
pub fn said_again(
    text: &str,
    figure: &Range<usize>,
    free: &Range<usize>,
    (language, units): (Language, &Units),
) -> Vec<Range<usize>> {
    let printed = &text[figure.clone()];
    let bare = without_bound(printed).filter(|bare| bare.is_date || holds_figure(&bare.text, language));
    let Some(bare) = bare else { return Vec::new() };
    let text_of_bare = [&text[..figure.start], bare.text.as_str(), &text[figure.end..]].concat();
    let place = figure.start..figure.start + bare.text.len();
    let free_of_bare = free.start.min(figure.start)..free.end.max(figure.end) - figure.end + place.end;
    let reader = (language, units);
    let mut found = match bare.is_date {
        true => rough(text, figure, &text_of_bare, &place, reader),
        false => parts(&text_of_bare, &place, &free_of_bare, reader, Unknown::Passes),
    };
    // Beside most figures stands nothing that belongs to them, and reading them again costs.
    if found.iter().all(|part| text_of_bare[part.clone()].trim().is_empty()) {
        return Vec::new();
    }
    let read = |part: &Range<usize>| {
        let whole = &text_of_bare[part.start.min(place.start)..part.end.max(place.end)];
        figures(whole, &setting(reader)).into_iter().flat_map(|one| one.meanings).collect::<Vec<_>>()
    };
    let own = figures(printed, &setting(reader));
    let is_same = |meaning: &Meaning| own.iter().any(|own| own.meanings.contains(meaning));
    let is_bounded = |meaning: &Meaning| match meaning {
        Meaning::Amount(amount) => amount.about || amount.bound.is_one_sided(),
        _ => false,
    };
    // What makes another figure of it even with its bound is another one's.
    let other = || parts(text, figure, free, reader, Unknown::Counts);
    let says_it = |(side, part): (usize, &Range<usize>)| {
        let said = read(part);
        let is_left = || text[other()[side].clone()].trim().is_empty();
        said.iter().any(is_same) || said.iter().any(is_bounded) && is_left()
    };
    let is_same = [says_it((0, &found[0])), says_it((1, &found[1]))];
    for at in found.iter_mut().flat_map(|part| [&mut part.start, &mut part.end]) {
        *at = if *at < place.end { *at } else { *at - place.end + figure.end };
    }
    // What the figure says of itself beside the number: the 約 of 約320億円, and none of its 億.
    let own_words = printed.to_lowercase().replacen(&bare.text.to_lowercase(), " ", 1);
    let found = found.into_iter().zip(is_same).filter(|(part, is_same)| {
        let words = text[part.clone()].trim();
        // A rate is none of what the figure says of itself.
        let is_own = bare.is_date || *is_same || own_words.contains(&words.to_lowercase());
        !words.is_empty() && is_own && !goes_with(words, printed)
    });
    found.map(|(part, _)| part).collect()
}

/// Whether words that bound a figure go with its own bound: 最大500人まで, limited to up to 500 people, estimated at about 500.
fn goes_with(words: &str, printed: &str) -> bool {
    let mut each = words.split_whitespace();
    let is_verb = |word: &str| word.ends_with("ed") || matches!(word, "put" | "set");
    let verb = each.find(|word| is_verb(word));
    words == "まで" && printed.starts_with("最大") || verb.is_some() && each.next().is_some()
}

fn setting((language, units): (Language, &Units)) -> SourceSetting<'_> {
    SourceSetting::of_no_source(language.tag(), units)
}

/// A printed figure without what it says of itself.
struct Bare {
    text: String,
    is_date: bool,
}

/// A printed figure without its bound; none where it has none.
fn without_bound(printed: &str) -> Option<Bare> {
    let printed = printed.trim_end_matches(CONTESTED_MARK);
    let lower = printed.to_ascii_lowercase();
    for bound in DATE_BOUNDS {
        let rest = lower.strip_prefix(bound).and_then(|rest| rest.strip_prefix(ABOUT[0]));
        if let Some(rest) = rest.filter(|rest| rest.contains(|c: char| c.is_ascii_digit())) {
            let text = format!("{}{}", &printed[..bound.len()], &printed[printed.len() - rest.len()..]);
            return Some(Bare { text, is_date: true });
        }
    }
    if let Some((date, bound)) = printed.rsplit_once(ABOUT[1]) {
        return Some(Bare { text: format!("{date}{bound}"), is_date: true });
    }
    // Up 5%, but not up to 5%.
    let change = ["up ", "down "].into_iter().find(|word| lower.starts_with(word));
    let change = change.filter(|_| !lower.starts_with("up to ")).map_or(0, str::len);
    let mut start = change;
    let before = || BEFORE_ENGLISH.iter().chain(&BEFORE_JAPANESE);
    while let Some(word) = before().find(|word| lower[start..].starts_with(**word)) {
        start += word.len();
    }
    let changed = printed.len() - printed.trim_end_matches(['増', '減']).len();
    let mut end = printed.len() - changed;
    // 2万人台, but 3台 are cars.
    let is_counter = |word: &str, number: &str| {
        word == "台" && number.ends_with(|c: char| c.is_ascii_digit() || is_numeral_sign(c))
    };
    let after = |number: &str| {
        let word = AFTER_JAPANESE.iter().find(|word| number.ends_with(**word))?;
        let len = word.len();
        (!is_counter(word, &number[..number.len() - len])).then_some(len)
    };
    while let Some(len) = after(&printed[start..end]) {
        end -= len;
    }
    let is_bare = start == change && end == printed.len() - changed || start == end;
    let text = [&printed[..change], &printed[start..end], &printed[printed.len() - changed..]].concat();
    (!is_bare).then_some(Bare { text, is_date: false })
}

/// The words beside a date that say that it is rough: around, 頃. What says it of any figure is told by what it says of an amount in the
/// place of the date.
fn rough(
    text: &str,
    figure: &Range<usize>,
    text_of_bare: &str,
    bare: &Range<usize>,
    reader: (Language, &Units),
) -> [Range<usize>; 2] {
    let amount = match reader.0 {
        Language::En => "500 people",
        Language::Ja => "500人",
    };
    let text_of_amount = [&text[..figure.start], amount, &text[figure.end..]].concat();
    let place = figure.start..figure.start + amount.len();
    let is_rough = |meaning: &Meaning| match meaning {
        Meaning::Date(dated) => dated.about,
        Meaning::Amount(amount) => amount.about,
        _ => false,
    };
    let mut found = [bare.start..bare.start, bare.end..bare.end];
    for (text, place) in [(text_of_bare, bare), (text_of_amount.as_str(), &place)] {
        let near = around(text, place, &(0..text.len()));
        for figure in figures(&text[near.clone()], &setting(reader)) {
            let span = near.start + figure.span.start..near.start + figure.span.end;
            if span.start < place.end && place.start < span.end && figure.meanings.iter().any(is_rough) {
                found[0].start = found[0].start.min(span.start);
                found[1].end = found[1].end.max(bare.end + span.end.saturating_sub(place.end));
            }
        }
    }
    found
}
