//! Finds sums of money and percentages in texts that may hold none: proper names, addresses, places in a source.
//!
//! Texts given to this file have been through [`plain`].

use unicode_normalization::UnicodeNormalization;

use super::number_words::{ENGLISH_SCALES, english_number, is_scale_word};
use super::scaled::is_kanji_numeral;

/// A text as a reader sees it: compatibility forms folded (％, ㌫, ½, ⼆), and without characters that print nothing
/// or are markup.
pub(super) fn plain(text: &str) -> String {
    let folded = text.nfkc().filter(|c| {
        let invisible =
            matches!(*c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        !invisible && !matches!(*c, '*' | '_' | '`') && !('\u{fe00}'..='\u{fe0f}').contains(c)
    });
    let folded: String = folded.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    folded.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Scale words besides those that figures are read with.
pub(super) const FURTHER_SCALES: [&str; 8] =
    ["crore", "crores", "lakh", "lakhs", "quadrillion", "quadrillions", "quintillion", "myriad"];

/// Whether a word multiplies what comes before it: million, bn, lakh, dozen.
pub(super) fn multiplies(word: &str) -> bool {
    is_scale_word(word)
        || FURTHER_SCALES.iter().any(|scale| scale.eq_ignore_ascii_case(word))
        || ENGLISH_SCALES.iter().any(|(scale, _)| scale.trim_end_matches('.').eq_ignore_ascii_case(word))
        || ["dozen", "dozens"].iter().any(|dozen| dozen.eq_ignore_ascii_case(word))
}

/// Whether an English word is a number or a scale.
pub(super) fn is_number_word(word: &str) -> bool {
    english_number(word).is_some() || multiplies(word) || word.eq_ignore_ascii_case("zero")
}

/// The old and legal forms of kanji numerals that are part of hardly any other word.
const OLD_NUMERALS: &str = "壱弐廿卅萬";

/// Whether a character is a digit of any script or belongs to a kanji numeral.
pub(super) fn is_digit(character: char) -> bool {
    character.is_numeric() || is_kanji_numeral(character) || OLD_NUMERALS.contains(character)
}

/// Whether a character is a sign of a currency.
pub(super) fn is_currency_sign(character: char) -> bool {
    matches!(character, '$' | '¢' | '£' | '¤' | '¥' | '֏' | '৲' | '৳' | '฿' | '៛' | '\u{20a0}'..='\u{20cf}')
}

/// Codes of ISO 4217 that are in everyday use and no other abbreviation (COP 28, PEN 3).
pub(super) const CURRENCY_CODES: [&str; 41] = [
    "JPY", "USD", "EUR", "GBP", "CHF", "CNY", "RMB", "CNH", "HKD", "TWD", "NTD", "KRW", "INR", "IDR", "MYR",
    "PHP", "SGD", "THB", "VND", "AUD", "NZD", "CAD", "MXN", "BRL", "CLP", "ZAR", "EGP", "NGN", "KES", "ILS",
    "SAR", "AED", "QAR", "KWD", "RUB", "UAH", "PLN", "CZK", "HUF", "SEK", "NOK",
];

/// What a currency or its hundredth is called in English. Cents aren't here: a proper name may hold them.
pub(super) const CURRENCY_WORDS: [&str; 44] = [
    "yen", "dollar", "dollars", "buck", "bucks", "euro", "euros", "pound", "pounds", "sterling", "pence",
    "yuan", "renminbi", "won", "rupee", "rupees", "franc", "francs", "krona", "kronor", "krone", "kroner",
    "peso", "pesos", "reais", "rand", "ruble", "rubles", "rouble", "roubles", "lira", "liras", "dirham",
    "dirhams", "riyal", "riyals", "ringgit", "baht", "rupiah", "dong", "zloty", "forint", "shekel",
    "shekels",
];

/// What is written for a currency before a figure.
pub(super) const CURRENCY_ABBREVIATIONS: [&str; 6] = ["rs", "kr", "fr", "dkk", "sfr", "rmb"];

/// What a currency is called in Japanese after a figure.
pub(super) const CURRENCY_COUNTERS: [&str; 22] = [
    "円",
    "銭",
    "ドル",
    "ユーロ",
    "ポンド",
    "ウォン",
    "人民元",
    "ルピー",
    "フラン",
    "ペソ",
    "クローネ",
    "クローナ",
    "ルーブル",
    "リラ",
    "リアル",
    "レアル",
    "バーツ",
    "ルピア",
    "ディルハム",
    "リンギット",
    "ランド",
    "セント",
];

/// What a sum of money or a percentage was found as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountKind {
    /// A sum of money.
    Money,
    /// A percentage.
    Percentage,
}

/// The first sum of money or percentage in a text, as a reader sees it.
pub(super) fn money_or_percentage(text: &str) -> Option<(AmountKind, String)> {
    let mut from = 0;
    while let Some(offset) = text.get(from..)?.find(|c: char| !c.is_whitespace()) {
        let start = from + offset;
        let rest = &text[start..];
        let first = rest.chars().next()?;
        let sign = if is_currency_sign(first) { first.len_utf8() } else { 0 };
        let word_starts = !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
        let word = if word_starts { word_at(rest) } else { "" };
        let code = CURRENCY_CODES.contains(&word);
        let short = CURRENCY_ABBREVIATIONS.iter().any(|short| short.eq_ignore_ascii_case(word));
        // ¥12, USD 12, Rs. 500.
        if sign > 0 || code || short {
            let len = sign.max(word.len());
            let gap = rest[len..].trim_start_matches(['.', ' ', '-', '−', '+', '~', '≈']);
            if let Some(end) = numeral_after(gap) {
                let end = text.len() - gap.len() + end;
                let country = text[..start].len()
                    - text[..start].trim_end_matches(|c: char| c.is_ascii_uppercase()).len();
                let start = if sign > 0 { start - country } else { start };
                return Some((AmountKind::Money, text[start..end].to_owned()));
            }
        }
        // 12 yen, 12 USD, 12€, 百円, 5%.
        let tail = &rest[..tail_len(rest, text[..start].chars().next_back())];
        if !tail.is_empty()
            && let Some(begin) = numeral_before(&text[..start])
            && !is_whole_area(text, begin, start, tail)
        {
            let kind = if is_percent(tail) { AmountKind::Percentage } else { AmountKind::Money };
            return Some((kind, text[begin..start + tail.len()].to_owned()));
        }
        from = start + if word.is_empty() { first.len_utf8() } else { word.len() };
    }
    None
}

/// 関東一円 is the whole of Kanto and no yen.
fn is_whole_area(text: &str, begin: usize, start: usize, tail: &str) -> bool {
    let ideograph = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}') && !is_digit(c);
    tail == "円" && &text[begin..start] == "一" && text[..begin].ends_with(ideograph)
}

const PERCENT: [&str; 10] = [
    "percentage points",
    "percentage point",
    "basis points",
    "basis point",
    "per cent",
    "per-cent",
    "percent",
    "pct",
    "bps",
    "bp",
];

fn is_percent(tail: &str) -> bool {
    tail.starts_with(['%', '‰', '‱', 'パ']) || PERCENT.iter().any(|word| word.eq_ignore_ascii_case(tail))
}

/// The length of what makes a numeral before it money or a percentage.
fn tail_len(rest: &str, before: Option<char>) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    if is_currency_sign(first) || matches!(first, '%' | '‰' | '‱') {
        return first.len_utf8();
    }
    for counter in CURRENCY_COUNTERS.iter().chain(&["パーセント", "パーミル"]) {
        if rest.starts_with(counter) {
            return counter.len();
        }
    }
    // An English word begins after a blank, a hyphen or a digit: 5 yen, 5-yen, 5yen.
    if !first.is_ascii_alphabetic() || before.is_some_and(|c| c.is_ascii_alphabetic()) {
        return 0;
    }
    let ends = |len: usize| !rest[len..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let starts = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let named = PERCENT.iter().chain(&CURRENCY_WORDS).filter(|word| starts(word) && ends(word.len()));
    let coded = CURRENCY_CODES.iter().filter(|code| rest.starts_with(**code) && ends(code.len()));
    // 12 US dollars, 12 Danish kroner: the country comes between.
    let word = word_at(rest);
    let country = rest[word.len()..].strip_prefix(' ').map_or(0, |next| {
        let noun = word_at(next);
        let money = CURRENCY_WORDS.iter().any(|name| name.eq_ignore_ascii_case(noun));
        let of_country =
            word.starts_with(|c: char| c.is_ascii_uppercase()) || word.eq_ignore_ascii_case("us");
        if money && of_country { word.len() + 1 + noun.len() } else { 0 }
    });
    named.chain(coded).map(|word| word.len()).max().unwrap_or(0).max(country)
}

/// The ASCII letters that a text begins with.
pub(super) fn word_at(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())]
}

/// The end of the numeral that a text begins with: digits, kanji or words, with its scales.
pub(super) fn numeral_after(text: &str) -> Option<usize> {
    let mut end = digits_len(text);
    loop {
        let rest = text[end..].trim_start_matches([' ', '-']);
        let gap = if end == 0 { 0 } else { text.len() - end - rest.len() };
        let word = word_at(&text[end + gap..]);
        if word.is_empty() || !is_number_word(word) {
            return (end > 0).then_some(end);
        }
        end += gap + word.len();
    }
}

/// The length of the run of digits and kanji numerals, separators between them included.
pub(super) fn digits_len(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let separates = end > 0 && matches!(c, ',' | '.' | '⁄') && next.is_some_and(is_digit);
        if !(is_digit(c) || separates) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Where the numeral begins that a text ends with, blanks and hyphens after it left aside.
fn numeral_before(text: &str) -> Option<usize> {
    let mut begin = None;
    let mut rest = text;
    loop {
        let near = rest.trim_end_matches([' ', '-', '‐']);
        let digits = near.trim_end_matches(|c: char| is_digit(c) || matches!(c, ',' | '.' | '⁄'));
        let digits_start = near[digits.len()..].find(is_digit).map(|at| digits.len() + at);
        let letters = near.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let word = &near[letters.len()..];
        let touches = letters.ends_with(is_digit);
        // 5k and 5m, as sums are written short.
        let letter = touches && matches!(word, "k" | "m" | "b" | "t" | "K" | "M" | "B" | "T");
        let start = match digits_start {
            // H100 isn't a numeral: a letter comes before it.
            Some(at)
                if near.ends_with(is_digit) && !near[..at].ends_with(|c: char| c.is_ascii_alphabetic()) =>
            {
                at
            }
            _ if !word.is_empty() && (is_number_word(word) || letter) => letters.len(),
            _ => return begin,
        };
        begin = Some(start);
        rest = &text[..start];
    }
}
