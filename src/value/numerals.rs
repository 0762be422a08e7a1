//! Finds the numerals of a printed form or of a text value. What is a figure in prose, `prose` says.

use std::ops::Range;

use super::common_words::COMMON_WORDS;
use super::number_words::{FRACTIONS, english_number, is_scale_word};
use super::scaled::{KANJI_SCALES, is_kanji_numeral, kanji_digit, kanji_unit};
use super::{Folded, Units, qualifier};
use crate::language::Language;

/// A numeral found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Where it is, in bytes: its digits and scales, without unit and qualifier.
    pub range: Range<usize>,
    /// How it is written.
    pub form: NumeralForm,
}

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumeralForm {
    /// In characters of Unicode's number categories (Nd, Nl, No): 5, １２, ½, Ⅳ, ①.
    Digits,
    /// In kanji: 三兆, 十数.
    Kanji,
    /// In an English word: two, billion, half.
    Word,
}

/// Every numeral that would need a source, in order.
///
/// Digits count wherever they are. Kanji numerals count before 万, 億, 兆 or 京, a counter or a unit, except in
/// words that count nothing (一部, 十分, 一つ). English number words count in English texts only, since a
/// Japanese text has them in names: two to ninety-nine before a word of the unit table or a fraction (thirds,
/// quarters), and hundred, thousand, … trillion, dozen, half, twice and per cent wherever they are.
///
/// A numeral within one of `names` doesn't count where the name is written whole: H100 in `H100s` or in `H100を`, but
/// not in `H1000`, nor GPT-4 in `GPT-4.5`.
///
/// The text is searched as it is written and as it is read: folded ([`Folded`]), so that no kind of blank and no
/// compatibility form hides a numeral.
pub fn numerals(text: &str, language: Language, names: &[String], units: &Units) -> Vec<Numeral> {
    let mut found = search(text, language, names, units);
    if !Folded::changes(text) {
        return found;
    }
    let (shown, excused) = divided(&Folded::plain(text), language, names, units);
    // A name is one however its hyphens and blanks are written.
    let mut excused = excused.into_iter().peekable();
    found.retain(|numeral| {
        while excused.next_if(|name| name.range.end <= numeral.range.start).is_some() {}
        excused.peek().is_none_or(|name| numeral.range.end <= name.range.start)
    });
    merged(found, shown)
}

/// The numerals of a folded text that count, and those that a name excuses, at their places in its source.
fn divided(
    folded: &Folded,
    language: Language,
    names: &[String],
    units: &Units,
) -> (Vec<Numeral>, Vec<Numeral>) {
    let found = candidates(&folded.text, language, units);
    let names: Vec<String> = match found.is_empty() {
        true => Vec::new(),
        false => names.iter().map(|name| Folded::plain(name).text).collect(),
    };
    let is_name = |numeral: &Numeral| names.iter().any(|name| in_name(&folded.text, &numeral.range, name));
    let (excused, counting): (Vec<Numeral>, Vec<Numeral>) = found.into_iter().partition(is_name);
    let in_source = |numeral: Numeral| Numeral { range: folded.source(&numeral.range), ..numeral };
    let counting = joined(&folded.text, counting).into_iter().map(in_source).collect();
    let excused = excused.into_iter().map(in_source).collect();
    (counting, excused)
}

/// Both lists in one, without what lies within another numeral.
fn merged(mut found: Vec<Numeral>, others: Vec<Numeral>) -> Vec<Numeral> {
    found.extend(others);
    found.sort_by_key(|numeral| (numeral.range.start, std::cmp::Reverse(numeral.range.end)));
    let mut end = 0;
    found.retain(|numeral| {
        let is_new = numeral.range.end > end;
        end = end.max(numeral.range.end);
        is_new
    });
    found
}

fn search(text: &str, language: Language, names: &[String], units: &Units) -> Vec<Numeral> {
    let mut found = candidates(text, language, units);
    found.retain(|numeral| !names.iter().any(|name| in_name(text, &numeral.range, name)));
    joined(text, found)
}

/// Every numeral of a text, whatever name it is in, in order.
fn candidates(text: &str, language: Language, units: &Units) -> Vec<Numeral> {
    // Most texts hold no digit, and every expression of every page is looked through.
    let plain = text.is_ascii();
    let mut found = match plain && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        true => Vec::new(),
        false => digits(text),
    };
    if !plain {
        kanji(text, units, &mut found);
    }
    match language {
        Language::En => words(text, units, &mut found),
        Language::Ja => {}
    }
    found.sort_by_key(|numeral| numeral.range.start);
    found
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Joins a numeral and the scale word after it: 1.3 trillion, two hundred million.
fn joined(text: &str, found: Vec<Numeral>) -> Vec<Numeral> {
    let mut numerals: Vec<Numeral> = Vec::with_capacity(found.len());
    for numeral in found {
        if let Some(last) = numerals.last_mut() {
            let scale = numeral.form == NumeralForm::Word && is_scale_word(&text[numeral.range.clone()]);
            let between = text.get(last.range.end..numeral.range.start);
            if scale && matches!(between, Some(" " | "\u{a0}" | "-")) {
                last.range.end = numeral.range.end;
                continue;
            }
        }
        numerals.push(numeral);
    }
    numerals
}

/// Runs of number characters, with the separators and kanji scales that belong to them.
fn digits(text: &str) -> Vec<Numeral> {
    let mut found: Vec<Numeral> = Vec::new();
    let mut from = 0;
    while let Some(offset) = find_number(&text[from..]) {
        let start = from + offset;
        let mut end = start;
        let mut characters = text[start..].char_indices().peekable();
        while let Some((place, character)) = characters.next() {
            let separates = matches!(character, ',' | '.' | '，' | '．')
                && characters.peek().is_some_and(|&(_, next)| is_number(next));
            if !(is_number(character) || separates || kanji_unit(character).is_some() || is_scale(character))
            {
                break;
            }
            end = start + place + character.len_utf8();
        }
        found.push(Numeral { range: start..end, form: NumeralForm::Digits });
        from = end;
    }
    found
}

/// Where the first character of a number category is. Every text is looked through for them, and most characters
/// are letters of blocks that hold no numbers, for which the table needn't be searched.
pub fn find_number(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        at += match first {
            b'0'..=b'9' => return Some(at),
            ..=0x7f => 1,
            // Hiragana, katakana and most kanji.
            0xe3 if matches!(bytes.get(at + 1), Some(0x81..=0x83)) => 3,
            0xe4..=0xe9 => 3,
            _ => {
                let character = text.get(at..)?.chars().next()?;
                if character.is_numeric() {
                    return Some(at);
                }
                character.len_utf8()
            }
        };
    }
    None
}

fn is_number(character: char) -> bool {
    character.is_ascii_digit() || !character.is_ascii() && character.is_numeric()
}

fn is_scale(character: char) -> bool {
    KANJI_SCALES.iter().any(|(scale, _)| *scale == character)
}

/// Characters of the longest counter of the list below; whatever follows plays no part.
const LONGEST_COUNTER: usize = 4;

/// Counters that belong to no unit of the table.
pub(super) const COUNTERS: &[&str] = &[
    "つ", "人", "名", "社", "年", "月", "日", "週", "時", "分", "秒", "回", "度", "件", "台", "基", "機",
    "個", "本", "枚", "点", "割", "倍", "位", "番", "号", "代", "歳", "階", "層", "体", "部", "章", "種",
    "校", "店", "棟", "軒", "戸", "頭", "匹", "冊", "通", "杯", "票", "国", "円", "ドル", "年度", "年代",
    "世紀", "周年", "段階", "分野", "項目", "世代", "世帯", "地域", "都市", "拠点", "カ国", "カ所", "カ月",
    "カ年",
];

/// Kanji numerals before a scale, a counter or a unit. `found` holds the runs of digits, in order.
fn kanji(text: &str, units: &Units, found: &mut Vec<Numeral>) {
    let mut runs: Vec<Numeral> = Vec::new();
    let mut from = 0;
    for (start, first) in text.char_indices() {
        // Kana and Latin letters are most of a text.
        if !matches!(first, '〇' | '\u{4e00}'..='\u{9fff}') {
            continue;
        }
        let starts = kanji_digit(first).is_some() || kanji_unit(first).is_some() || first == '数';
        if !starts || start < from || is_number(first) || text[..start].ends_with(is_number) {
            continue;
        }
        let rest = &text[start..];
        let len =
            rest.find(|c: char| !is_kanji_numeral(c) || is_number(c) && c != '〇').unwrap_or(rest.len());
        let run = &rest[..len];
        from = start + len;
        // 数社 says several, as vague as the English word; 数十社 and 十数社 have a numeral.
        let numeral = |c: char| kanji_digit(c).is_some() || kanji_unit(c).is_some();
        let Some(numeral_at) = run.find(numeral) else { continue };
        let scaled = run[numeral_at..].contains(is_scale);
        let counter = counter_len(&rest[len..], units);
        if !scaled && counter.is_none() {
            continue;
        }
        let counted = start..from + counter.unwrap_or(0);
        if !in_common_word(text, &counted) {
            runs.push(Numeral { range: start..from, form: NumeralForm::Kanji });
        }
    }
    // Digits inside a run (二〇二五 has the number character 〇) are found as digits too. Both lists are in order, so
    // one pass over them is enough.
    let mut holders = runs.iter().peekable();
    found.retain(|digits| {
        while holders.next_if(|run| run.range.end <= digits.range.start).is_some() {}
        !holders.peek().is_some_and(|run| contains(&run.range, &digits.range))
    });
    found.extend(runs);
}

/// The length of the longest counter or unit that `text` begins with.
fn counter_len(text: &str, units: &Units) -> Option<usize> {
    let text_start = text.chars().next()?;
    if text_start == '、' || text_start == '。' {
        return None;
    }
    // The small ka of counters has many spellings.
    let small_ka: Option<String> = matches!(text_start, 'か' | 'ヵ' | 'ヶ' | 'ケ' | '箇').then(|| {
        let rest = text[text_start.len_utf8()..].chars();
        std::iter::once('カ').chain(rest.take(LONGEST_COUNTER)).collect()
    });
    let spelt = small_ka.as_deref().unwrap_or(text);
    let counters =
        COUNTERS.iter().filter(|counter| spelt.starts_with(**counter)).map(|counter| counter.len());
    counters.chain(units.counted_at(text).map(|(_, len)| len)).max()
}

/// Whether a numeral and what it counts are part of a word that counts nothing; a word within a larger numeral (十 before
/// 一度) isn't one.
fn in_common_word(text: &str, counted: &Range<usize>) -> bool {
    COMMON_WORDS.iter().any(|word| {
        stands_in(text, counted, word, |start| {
            let larger = || text[..start].ends_with(|c: char| is_number(c) || is_kanji_numeral(c));
            !(word.starts_with(is_kanji_numeral) && larger())
        })
    })
}

/// Whether a part of a text is in a word there, at a place that is `fit` for it. It is looked for in the word, which is
/// short, and not the word in the text.
fn stands_in(text: &str, part: &Range<usize>, word: &str, fit: impl Fn(usize) -> bool) -> bool {
    let (bytes, word) = (text.as_bytes(), word.as_bytes());
    let sought = &bytes[part.clone()];
    let windows = word.windows(sought.len()).enumerate();
    // The first byte alone turns most of them away.
    windows.filter(|(_, window)| window[0] == sought[0] && *window == sought).any(|(place, _)| {
        let start = part.start.checked_sub(place);
        start.is_some_and(|start| bytes[start..].starts_with(word) && fit(start))
    })
}

/// English words that quantify wherever they are.
pub const QUANTIFIERS: &[&str] = &["dozen", "dozens", "half", "twice", "percent", "per cent"];

/// What the words that quantify begin with, from one and hundred to dozen and per cent.
pub const INITIALS: &[u8] = b"bdefhmnopst";

/// English number words that quantify.
fn words(text: &str, units: &Units, found: &mut Vec<Numeral>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (start, first) in bytes.iter().enumerate() {
        let begins = start == 0 || !bytes[start - 1].is_ascii_alphanumeric();
        if !begins || start < from || !INITIALS.contains(&first.to_ascii_lowercase()) {
            continue;
        }
        // An ASCII letter begins a character.
        let rest = &text[start..];
        let word = &rest[..word_len(rest)];
        let quantifier = QUANTIFIERS.iter().find(|quantifier| {
            quantifier.as_bytes()[0].eq_ignore_ascii_case(first) && qualifier::begins_with(rest, quantifier)
        });
        let len = if is_scale_word(word) {
            Some(word.len())
        } else if let Some(quantifier) = quantifier {
            Some(quantifier.len())
        } else {
            number_word(rest, word, units)
        };
        if let Some(len) = len {
            found.push(Numeral { range: start..start + len, form: NumeralForm::Word });
            from = start + len;
        }
    }
}

/// What may come between a number word and what it counts, and leaves them together to a reader's eye: two–year, two “years”.
const BETWEEN: &str = " \u{a0}-‐‑–—~*_/“”‘’\"'()[]";

/// The length of the number word at the start of `rest`, where it quantifies.
fn number_word(rest: &str, word: &str, units: &Units) -> Option<usize> {
    let mut len = word.len();
    let mut number = english_number(word)?;
    if let Some(tail) = rest[len..].strip_prefix('-') {
        let compound = &rest[..len + 1 + word_len(tail)];
        if let Some(larger) = english_number(compound) {
            (len, number) = (compound.len(), larger);
        }
    }
    let after = &rest[len..];
    let next = after.trim_start_matches(|c| BETWEEN.contains(c));
    if next.len() == after.len() {
        return None;
    }
    let next_word = &next[..word_len(next)];
    let counted = || {
        units.counted_at(next).is_some()
            || FRACTIONS.iter().any(|fraction| fraction.eq_ignore_ascii_case(next_word))
    };
    (is_scale_word(next_word) || (number >= 2 && counted())).then_some(len)
}

fn word_len(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())
}

/// Whether a numeral is in a name that is written whole.
fn in_name(text: &str, numeral: &Range<usize>, name: &str) -> bool {
    stands_in(text, numeral, name, |start| {
        begins_whole(&text[..start], name) && ends_whole(&text[start + name.len()..], name)
    })
}

/// Whether a name isn't the tail of a longer word or number.
fn begins_whole(before: &str, name: &str) -> bool {
    let mut back = before.chars().rev();
    let Some(last) = back.next() else { return true };
    let separator = matches!(last, '.' | ',' | '-') && back.next().is_some_and(char::is_numeric);
    let (alphanumeric, number) =
        (name.starts_with(|c: char| c.is_ascii_alphanumeric()), name.starts_with(char::is_numeric));
    !((alphanumeric && last.is_ascii_alphanumeric()) || (number && (last.is_numeric() || separator)))
}

/// Whether a name isn't the head of a longer word, number or type (GPT-4.5, GPT-4-8B). A plural s is let pass.
fn ends_whole(after: &str, name: &str) -> bool {
    if !name.ends_with(|c: char| c.is_ascii_alphanumeric() || c.is_numeric()) {
        return true;
    }
    let after =
        after.strip_prefix('s').filter(|rest| !rest.starts_with(char::is_alphanumeric)).unwrap_or(after);
    let mut characters = after.chars();
    match characters.next() {
        Some('.' | ',') => !characters.next().is_some_and(char::is_numeric),
        Some('-') => !characters.next().is_some_and(|c| c.is_numeric() || c.is_ascii_uppercase()),
        Some(next) => !(next.is_ascii_alphanumeric() || next.is_numeric()),
        None => true,
    }
}
