//! The name of the money that is written around a figure: A$, HK$, CN¥, Rs, AUD, 豪ドル. Its sign alone, `$` or `¥`, is
//! also that of another one.

use unicode_normalization::UnicodeNormalization;

use super::scaled::is_kanji_numeral;
use super::sum::{
    CURRENCY_ABBREVIATIONS, CURRENCY_CODES, CURRENCY_COUNTERS, CURRENCY_WORDS, is_currency_sign,
    is_number_word, word_at,
};
use super::{Unit, UnitKind};

/// Blanks that may part a figure from the name of its money.
const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
/// The letters before a sign that say whose it is are no more than these: A$, HK$, Mex$.
const MOST_LETTERS: usize = 4;

/// Signs that are a currency's alone, under its code.
const OWN_SIGNS: [(&str, &[&str]); 18] = [
    ("AUD", &["A$", "AU$"]),
    ("BRL", &["R$"]),
    ("CAD", &["C$", "CA$"]),
    ("CNY", &["CN¥", "RMB"]),
    ("HKD", &["HK$"]),
    ("ILS", &["₪"]),
    ("INR", &["₹", "Rs", "Rs."]),
    ("KRW", &["₩"]),
    ("MXN", &["Mex$", "MX$"]),
    ("NGN", &["₦"]),
    ("NZD", &["NZ$"]),
    ("PHP", &["₱"]),
    ("RUB", &["₽"]),
    ("SGD", &["S$"]),
    ("THB", &["฿"]),
    ("TWD", &["NT$"]),
    ("UAH", &["₴"]),
    ("VND", &["₫"]),
];

/// What may come before a figure of a currency that has this code as its unit's name; nothing where it isn't a code.
pub(super) fn signs_of(code: &str) -> Vec<&str> {
    let own = OWN_SIGNS.iter().find(|(name, _)| *name == code).map_or(&[][..], |(_, signs)| signs);
    let code = CURRENCY_CODES.contains(&code).then_some(code);
    code.into_iter().flat_map(|code| own.iter().copied().chain([code])).collect()
}

/// How many bytes at the end of `before` name the money of the figure that begins with `first`: A in A$5, AUD in AUD 5, and
/// R$ in R$5.
pub(super) fn named_before(before: &str, first: char) -> usize {
    let near = before.trim_end_matches(BLANKS);
    let apart = before.len() - near.len();
    let code = near.len() - near.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.').len();
    let word = near[near.len() - code..].trim_start_matches('.');
    if is_code(word.trim_end_matches('.')) && stands_alone(near, word) {
        return apart + word.len();
    }
    if is_currency_sign(first) {
        return if apart == 0 { country(before) } else { 0 };
    }
    match near.chars().next_back() {
        Some(sign) if is_currency_sign(sign) => {
            apart + sign.len_utf8() + country(&near[..near.len() - sign.len_utf8()])
        }
        _ => 0,
    }
}

/// How many bytes at the start of `after` name the money of the figure before it: AUD in $5 AUD.
pub(super) fn named_after(after: &str) -> usize {
    let near = after.trim_start_matches(BLANKS);
    let word = word_at(near);
    let next = near[word.len()..].chars().next();
    let whole = next.is_none_or(|c| !c.is_alphanumeric());
    if whole && CURRENCY_CODES.contains(&word) { after.len() - near.len() + word.len() } else { 0 }
}

/// Whether a printed form names money that isn't the unit's. Where an own unit has no code, no program knows whether the one
/// that is printed is its own.
pub(super) fn names_other(printed: &str, unit: &Unit) -> bool {
    let normal: String = printed.nfkc().collect();
    let is_money = matches!(unit.kind, UnitKind::Money | UnitKind::MoneyPerYear);
    let forms = || unit.forms_before().iter().chain(unit.forms_after()).map(String::as_str);
    let own_codes: Vec<&str> =
        forms().chain([unit.id.as_str()]).filter(|form| CURRENCY_CODES.contains(form)).collect();
    if is_money || !own_codes.is_empty() {
        let mut words = normal.split(|c: char| !c.is_ascii_alphabetic());
        if words.any(|word| CURRENCY_CODES.contains(&word) && !own_codes.contains(&word)) {
            return true;
        }
    }
    is_money && (has_other_sign(&normal, unit) || has_other_noun(&normal, unit))
}

/// A sign that no form of the unit has, or that letters say is another's: ₹5, A$5.
fn has_other_sign(text: &str, unit: &Unit) -> bool {
    text.char_indices().filter(|(_, c)| is_currency_sign(*c)).any(|(at, sign)| {
        let start = at - country(&text[..at]);
        let whole = &text[start..at + sign.len_utf8()];
        let dotted = text[..at].ends_with("U.S.");
        !(unit.forms_before().iter().any(|form| form == whole) || dotted && unit.id.starts_with("USD"))
    })
}

/// A noun of money that no form of the unit has, or that says whose it is: yuan, Australian dollars, 豪ドル.
fn has_other_noun(text: &str, unit: &Unit) -> bool {
    let is_own = |name: &str| unit.forms_after().iter().any(|form| form.eq_ignore_ascii_case(name));
    let mut from = 0;
    while let Some(offset) = text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_alphabetic())) {
        let (before, rest) = text.split_at(from + offset);
        let word = word_at(rest);
        from = before.len() + word.len();
        if !CURRENCY_WORDS.iter().any(|name| name.eq_ignore_ascii_case(word)) || is_hundredth(word) {
            continue;
        }
        // Australian dollars; but five dollars and 5 million dollars are nobody's.
        let near = before.strip_suffix(' ').unwrap_or_default();
        let country = &near[near.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.').len()..];
        let named = country.starts_with(|c: char| c.is_ascii_uppercase())
            && !is_number_word(country)
            && !CURRENCY_CODES.contains(&country);
        if !is_own(word) || named && !is_own(&format!("{country} {word}")) && !HOME.contains(&country) {
            return true;
        }
    }
    let counters = CURRENCY_COUNTERS.iter().filter(|counter| !is_hundredth(counter)).chain(&["元"]);
    counters.into_iter().any(|counter| {
        text.match_indices(counter).any(|(at, _)| {
            let before = &text[..at];
            let numeral = before.ends_with(|c: char| c.is_ascii_digit() || is_kanji_numeral(c));
            numeral && !is_own(counter) || ELSEWHERE.iter().any(|land| before.ends_with(land))
        })
    })
}

/// Whether a noun is that of a part of a currency, or is said of several.
fn is_hundredth(word: &str) -> bool {
    ["sterling", "pence", "銭", "セント"].iter().any(|part| part.eq_ignore_ascii_case(word))
}

/// Words that name the money of a built-in unit as its own.
const HOME: [&str; 8] = ["American", "States", "US", "U.S.", "British", "UK", "U.K.", "Japanese"];
/// What says in Japanese whose dollars or pounds they are.
const ELSEWHERE: [&str; 14] = [
    "豪",
    "豪州",
    "オーストラリア",
    "カナダ",
    "加",
    "香港",
    "台湾",
    "シンガポール",
    "星",
    "ニュージーランド",
    "NZ",
    "エジプト",
    "レバノン",
    "シリア",
];

/// The letters at the end of what comes before a sign.
fn country(before: &str) -> usize {
    let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = &before[before.len() - letters..];
    let named = letters <= MOST_LETTERS && word.starts_with(|c: char| c.is_ascii_uppercase());
    if named && !before[..before.len() - letters].ends_with(char::is_numeric) { letters } else { 0 }
}

fn is_code(word: &str) -> bool {
    let short = ["Rs", "Fr", "SFr", "Kr", "kr", "Dkr", "Nkr", "Skr", "RM"];
    CURRENCY_CODES.contains(&word)
        || short.contains(&word)
        || CURRENCY_ABBREVIATIONS.iter().any(|name| name.to_uppercase() == word)
}

fn stands_alone(text: &str, word: &str) -> bool {
    !text[..text.len() - word.len()].ends_with(char::is_alphanumeric)
}
