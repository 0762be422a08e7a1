//! Finds the figure in a form of a unit that would multiply what comes before it: billion yen, 百万トン, dozen ships.

use super::common_words::COMMON_WORDS;
use super::number_words::{FRACTIONS, english_number};

use super::qualifier::{self, Qualifier};
use super::sum::{
    CURRENCY_CODES, CURRENCY_WORDS, digits_len, is_currency_sign, is_digit, is_number_word, numeral_after,
    plain, word_at,
};

/// Words that are written with a kanji numeral and count nothing in the place of a unit.
const COUNTING_NOTHING: &[&str] = &[
    "二酸化",
    "一酸化",
    "三酸化",
    "四酸化",
    "五酸化",
    "二輪",
    "三輪",
    "四輪",
    "第三者",
    "百貨店",
    "千葉",
    "八百屋",
];

/// Scales of other languages in katakana, and halves, that change a figure before them.
const JAPANESE_SCALES: &[&str] =
    &["ダース", "ミリオン", "ビリオン", "トリリオン", "半ダース", "半日", "半年", "半月", "半時間", "半分"];

/// What says that the figure before it is what is counted for, as `per` does in English.
const JAPANESE_PER: &[&str] = &["当たり", "当り", "あたり", "につき", "ごと", "毎"];

/// The first figure in a form that a reader would multiply by, or read together with the figure before it.
///
/// A digit inside a symbol (CO₂, m², H100) or a name (5G, 20-foot) isn't one, and neither is what is counted for: per 100,000
/// people, 10万人当たり.
pub(super) fn figure_in(form: &str) -> Option<String> {
    // Ⅳ becomes letters when it is folded.
    if let Some(letter) =
        form.chars().find(|c| c.is_numeric() && !plain(&c.to_string()).contains(char::is_numeric))
    {
        return Some(letter.to_string());
    }
    let text = plain(form);
    if let Some(scale) = leading_scale(&text) {
        return Some(scale);
    }
    let mut from = 0;
    while let Some(first) = text[from..].chars().next() {
        let rest = &text[from..];
        let before = &text[..from];
        let word = word_at(rest);
        if let Some(len) = per_len(rest, before) {
            from += len;
        } else if is_digit(first) || first == '\'' && rest[1..].starts_with("000") {
            let quote = usize::from(first == '\'');
            let len = quote + digits_len(&rest[quote..]);
            let harmless = in_symbol(before)
                || counted_for(rest, len)
                || counts_nothing(&text, from)
                || in_name(&rest[quote..], len - quote);
            if !harmless {
                let end = numeral_after(&rest[quote..]).map_or(len, |end| end + quote);
                return Some(rest[..end].to_owned());
            }
            from += len;
        } else if !word.is_empty() {
            let after_letter = before.ends_with(|c: char| c.is_alphanumeric() && c.is_ascii());
            if !after_letter && changes(word) {
                let end = numeral_after(rest).unwrap_or(word.len());
                return Some(rest[..end].to_owned());
            }
            from += word.len();
        } else if let Some(scale) = JAPANESE_SCALES.iter().find(|scale| rest.starts_with(**scale)) {
            return Some((*scale).to_owned());
        } else {
            from += first.len_utf8();
        }
    }
    None
}

/// Whether a form begins with a figure, which would join with the one before it where no blank parts them.
pub(super) fn begins_with_figure(form: &str) -> bool {
    plain(form).starts_with(is_digit)
}

/// Further words at an end of a form that qualify the figure before it.
const QUALIFYING: [&str; 10] =
    ["or so", "at least", "at most", "-odd", "-plus", "or thereabouts", "余り", "余", "足らず", "に満たない"];

/// A word at an end of a form that qualifies the figure before it: ships or more, 隻以上. What a figure holds for isn't one:
/// barrels a year.
pub(super) fn qualifier_in(form: &str) -> Option<String> {
    let text = plain(form);
    let bounds = |table: &'static [(&str, Qualifier)]| {
        table.iter().filter(|(_, kind)| *kind != Qualifier::PerYear).map(|(word, _)| *word)
    };
    // A form that is one of the words before a figure, and no more, is a noun: overs.
    let leading = bounds(qualifier::BEFORE).filter(|word| word.len() < text.len());
    let after: Vec<&str> = bounds(qualifier::AFTER).chain(QUALIFYING).collect();
    let starting = leading
        .chain(after.iter().copied())
        .filter(|word| qualifier::begins_with(&text, word))
        .max_by_key(|word| word.len());
    let ending = after.iter().filter(|word| {
        let Some(start) = text.len().checked_sub(word.len()).filter(|at| text.is_char_boundary(*at)) else {
            return false;
        };
        let inside_word = word.starts_with(|c: char| c.is_ascii_alphabetic())
            && text[..start].ends_with(|c: char| c.is_ascii_alphabetic());
        text[start..].eq_ignore_ascii_case(word) && !inside_word
    });
    starting.or(ending.copied().max_by_key(|word| word.len())).map(str::to_owned)
}

/// Whether a form holds more than signs that a figure may have.
pub(super) fn names_something(form: &str) -> bool {
    plain(form).contains(|c: char| c.is_alphanumeric() || is_currency_sign(c) || "%‰‱°′″#".contains(c))
}

/// Whether an English word changes the figure before it.
fn changes(word: &str) -> bool {
    let is = |name: &&str| name.eq_ignore_ascii_case(word);
    // A quarter and a second are lengths of time as well.
    let parts = FRACTIONS.iter().filter(|part| **part != "quarters");
    is_number_word(word)
        || english_number(word).is_some()
        || parts.clone().any(is)
        || parts.map(|part| part.trim_end_matches('s')).filter(|part| *part != "third").any(|part| is(&part))
        || [
            "half",
            "halves",
            "tens",
            "thousandth",
            "thousandths",
            "millionth",
            "millionths",
            "billionth",
            "billionths",
            "ths",
        ]
        .iter()
        .any(is)
}

/// A short scale at the start: k tonnes, bn yen, MUSD, M€.
fn leading_scale(text: &str) -> Option<String> {
    let word = word_at(text);
    let rest = &text[word.len()..];
    let next = word_at(rest.trim_start_matches([' ', '-']));
    let money = |noun: &str| {
        CURRENCY_CODES.contains(&noun) || CURRENCY_WORDS.iter().any(|name| name.eq_ignore_ascii_case(noun))
    };
    let sign = rest.trim_start_matches(' ').starts_with(is_currency_sign);
    let short = matches!(word, "k" | "K" | "MM");
    let letter = short || matches!(word, "m" | "M" | "b" | "B" | "t" | "T" | "mn" | "bn" | "tn");
    let alone = rest.is_empty() && matches!(word, "M" | "mn" | "bn" | "tn");
    if alone || short && (rest.is_empty() || !next.is_empty()) || letter && (sign || money(next)) {
        return Some(word.to_owned());
    }
    let glued = ["MM", "mn", "bn", "tn", "k", "K", "m", "M", "b", "B", "T"];
    let scale = glued
        .iter()
        .find(|scale| word.strip_prefix(**scale).is_some_and(|code| CURRENCY_CODES.contains(&code)))?;
    Some((*scale).to_owned())
}

/// Whether the digits after `before` belong to a symbol or a type: CO2, m2, H100, F-35; but not x10 or E6.
fn in_symbol(before: &str) -> bool {
    let typed = before.strip_suffix('-').filter(|rest| rest.ends_with(|c: char| c.is_ascii_uppercase()));
    let name = typed.unwrap_or(before);
    let letters = name.trim_end_matches(|c: char| c.is_alphabetic() && !is_digit(c) && !is_kanji(c));
    let symbol = &name[letters.len()..];
    let power = matches!(symbol, "x" | "X" | "e" | "E") && !letters.ends_with(|c: char| c.is_alphanumeric());
    !symbol.is_empty() && !power
}

/// Whether digits go on as a name: 5G, 3D, 20-foot; but not 100k, 5M or 10-20.
fn in_name(rest: &str, digits: usize) -> bool {
    let after = &rest[digits..];
    let whole = rest[..digits].bytes().all(|byte| byte.is_ascii_digit()) && digits <= 3;
    let name = after.strip_prefix('-').unwrap_or(after);
    let word = word_at(name);
    let scale = word.len() < 3
        && matches!(
            word.to_ascii_lowercase().as_str(),
            "k" | "m" | "mm" | "mn" | "b" | "bn" | "t" | "tn" | "x" | "e"
        );
    whole && !word.is_empty() && !scale && name.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn is_kanji(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{9fff}')
}

/// Whether a kanji numeral is in a word that counts nothing.
fn counts_nothing(text: &str, at: usize) -> bool {
    COUNTING_NOTHING.iter().chain(COMMON_WORDS).any(|word| {
        word.match_indices(|c: char| text[at..].starts_with(c)).any(|(place, _)| {
            at.checked_sub(place)
                .is_some_and(|start| text.get(start..).is_some_and(|rest| rest.starts_with(word)))
        })
    })
}

/// Whether a Japanese figure is what is counted for: 10万人当たり.
fn counted_for(rest: &str, len: usize) -> bool {
    let after: String =
        rest[len..].chars().take_while(|c| !is_digit(*c) && !c.is_whitespace()).take(10).collect();
    JAPANESE_PER.iter().any(|per| after.contains(per))
}

/// The length of `per` and the figure after it.
fn per_len(rest: &str, before: &str) -> Option<usize> {
    let word = word_at(rest);
    let starts = !before.ends_with(|c: char| c.is_alphanumeric());
    let says = starts && ["per", "each", "every"].iter().any(|per| per.eq_ignore_ascii_case(word));
    let len = if rest.starts_with(['/', '／']) {
        1
    } else if says {
        word.len()
    } else {
        return None;
    };
    // A form that begins so has nothing to count.
    let after = rest[len..].trim_start_matches([' ', '-']);
    let gap = rest.len() - len - after.len();
    Some(len + numeral_after(after).map_or(0, |figure| gap + figure))
}
