//! The numeral grammar that fact tables and printed figures share: digits, scales and kanji numerals.
//!
//! Texts given to this file are already in Unicode form NFKC.

use rust_decimal::Decimal;

use super::NumberError;
use super::number_words::{ENGLISH_SCALES, english_number};

/// A numeral found at the start of a text.
#[derive(Debug, Clone)]
pub(super) struct Scaled {
    /// The number; the lowest it can be where `upper` is given.
    pub number: Decimal,
    /// The highest the number can be, for 十数 (11 to 19).
    pub upper: Option<Decimal>,
    /// What the last digits were multiplied by, where a scale says so.
    pub scale: Option<i64>,
    /// Whether larger scales come before the last digits, as in 1億5000.
    pub compound: bool,
    /// The bytes read.
    pub len: usize,
}

/// The scales of Japanese numerals, largest first.
pub(super) const KANJI_SCALES: [(char, i64); 4] =
    [('京', 10_000_000_000_000_000), ('兆', 1_000_000_000_000), ('億', 100_000_000), ('万', 10_000)];

/// Splits a minus sign off: `-`, `−`, `マイナス`, `minus`, `negative`, or the triangles of Japanese accounts.
pub(super) fn sign(text: &str) -> (bool, &str) {
    for minus in ["-", "−", "▲", "△", "マイナス", "minus ", "negative "] {
        if let Some(rest) = text.strip_prefix(minus) {
            return (true, rest);
        }
    }
    (false, text)
}

/// The value of a kanji digit.
pub(super) fn kanji_digit(character: char) -> Option<u8> {
    let value = match character {
        '〇' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(value)
}

/// The value of 十, 百 and 千.
pub(super) fn kanji_unit(character: char) -> Option<i64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        _ => None,
    }
}

/// Reads the numeral at the start of `text`; `None` when there is none.
///
/// # Errors
/// When there is a numeral and it is wrong in itself: see [`NumberError`].
pub(super) fn scan(text: &str) -> Result<Option<Scaled>, NumberError> {
    if let Some(found) = english_words(text) {
        return Ok(Some(with_english_scale(text, found)?));
    }
    let mut sum = Decimal::ZERO;
    let mut upper = None;
    let mut scale = None;
    let mut groups = 0_usize;
    let mut fraction = false;
    let mut end = 0;
    while let Some(group) = Group::scan(&text[end..])? {
        let after = &text[end + group.len..];
        let big = after.chars().next().and_then(|c| KANJI_SCALES.iter().find(|(kanji, _)| *kanji == c));
        let whole = &text[..end + group.len + big.map_or(0, |(kanji, _)| kanji.len_utf8())];
        let factor = big.map_or(1, |(_, value)| *value);
        if groups > 0 {
            let too_large = group.number >= Decimal::from(10_000) || upper.is_some() || fraction;
            if too_large || scale.is_some_and(|last| factor >= last) {
                return Err(NumberError::ScaleOrder { text: whole.to_owned() });
            }
        }
        let overflow = || NumberError::Overflow { text: whole.to_owned() };
        let part = times(group.number, factor).ok_or_else(overflow)?;
        upper = match group.upper {
            Some(high) => {
                let high = times(high, factor).ok_or_else(overflow)?;
                Some(sum.checked_add(high).ok_or_else(overflow)?)
            }
            None => None,
        };
        sum = exact_sum(sum, part).ok_or_else(overflow)?;
        fraction = group.fraction;
        groups += 1;
        end += group.len;
        let Some((kanji, value)) = big else {
            let found = Scaled { number: sum, upper, scale: group.scale, compound: groups > 1, len: end };
            let plain = groups == 1 && group.plain;
            return if plain { with_english_scale(text, found).map(Some) } else { Ok(Some(found)) };
        };
        end += kanji.len_utf8();
        scale = Some(*value);
    }
    if groups == 0 {
        return Ok(None);
    }
    Ok(Some(Scaled { number: sum, upper, scale, compound: groups > 1, len: end }))
}

/// The product with a power of ten, unless it needs more digits than a number holds. (The decimal's own product
/// would round a long fraction.)
pub(super) fn times(number: Decimal, power_of_ten: i64) -> Option<Decimal> {
    let mut product = number.normalize();
    let zeros = power_of_ten.ilog10();
    let decimals = product.scale().min(zeros);
    product.set_scale(product.scale() - decimals).ok()?;
    product.checked_mul(Decimal::from(10_i64.pow(zeros - decimals)))
}

/// The product, unless digits had to be dropped to hold it.
pub(super) fn times_decimal(number: Decimal, other: Decimal) -> Option<Decimal> {
    if number.is_zero() || other.is_zero() {
        return Some(Decimal::ZERO);
    }
    let product = number.normalize().checked_mul(other.normalize())?;
    (product.checked_div(other)? == number).then(|| product.normalize())
}

/// The sum, unless digits had to be dropped to hold it.
fn exact_sum(left: Decimal, right: Decimal) -> Option<Decimal> {
    let sum = left.checked_add(right)?;
    (sum.checked_sub(left)? == right).then_some(sum)
}

fn english_words(text: &str) -> Option<Scaled> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(text.len());
    let word = &text[..end];
    // "five-year" begins with a number word too.
    let (word, number) = english_number(word)
        .map(|number| (word, number))
        .or_else(|| word.split_once('-').and_then(|(first, _)| Some((first, english_number(first)?))))?;
    let mut found =
        Scaled { number: Decimal::from(number), upper: None, scale: None, compound: false, len: word.len() };
    let rest = &text[found.len..];
    if let Some(tail) = rest.strip_prefix(" hundred").filter(|tail| !starts_with_letter(tail)) {
        found.number *= Decimal::ONE_HUNDRED;
        found.len = text.len() - tail.len();
    }
    Some(found)
}

fn with_english_scale(text: &str, mut found: Scaled) -> Result<Scaled, NumberError> {
    let rest = &text[found.len..];
    let word = rest.trim_start_matches([' ', '\u{a0}', '-']);
    let gap = rest.len() - word.len();
    let scale = ENGLISH_SCALES.iter().find(|(name, _)| {
        word.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && (name.ends_with('.') || !starts_with_letter(&word[name.len()..]))
    });
    let Some((name, value)) = scale.filter(|_| gap <= 2) else { return Ok(found) };
    let overflow = || NumberError::Overflow { text: text[..found.len + gap + name.len()].to_owned() };
    found.number = times(found.number, *value).ok_or_else(overflow)?;
    found.scale = Some(*value);
    found.len += gap + name.len();
    Ok(found)
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// The digits before one of 万 億 兆 京, or before none: 3000, 2千, 二千五百, 十数.
struct Group {
    number: Decimal,
    upper: Option<Decimal>,
    /// Whether 千 or 百 ends the group and so scales it: 150〜250千.
    scale: Option<i64>,
    /// Whether it is ASCII digits alone, which an English scale may follow.
    plain: bool,
    fraction: bool,
    len: usize,
}

impl Group {
    fn scan(text: &str) -> Result<Option<Self>, NumberError> {
        let mut group =
            Self { number: Decimal::ZERO, upper: None, scale: None, plain: true, fraction: false, len: 0 };
        let mut last_unit = i64::MAX;
        loop {
            let rest = &text[group.len..];
            let Some(first) = rest.chars().next() else { break };
            if first == '数' {
                // 数 after 十 is one of 1 to 9; anywhere else the magnitude itself is open.
                let digits = rest[first.len_utf8()..].starts_with(|c| kanji_unit(c).is_some() || is_big(c));
                if last_unit == 10 {
                    group.upper = Some(group.number + Decimal::from(9));
                    group.number += Decimal::ONE;
                    group.len += first.len_utf8();
                } else if digits || group.len > 0 {
                    let end = rest.find(|c| !is_kanji_numeral(c)).unwrap_or(rest.len());
                    return Err(NumberError::Indefinite { text: text[..group.len + end].to_owned() });
                }
                break;
            }
            let (coefficient, len) = if first.is_ascii_digit() {
                let run = digit_run(rest)?;
                group.fraction |= run.1;
                (Some(run.0), run.2)
            } else {
                group.plain = false;
                kanji_run(rest)?
            };
            let unit = rest[len..].chars().next().and_then(|c| Some((c, kanji_unit(c)?)));
            match (coefficient, unit) {
                (None, None) => break,
                (Some(digits), None) => {
                    if last_unit != i64::MAX && digits >= Decimal::from(last_unit) {
                        return Err(NumberError::ScaleOrder { text: text[..group.len + len].to_owned() });
                    }
                    group.len += len;
                    group.number = exact_sum(group.number, digits)
                        .ok_or_else(|| NumberError::Overflow { text: text[..group.len].to_owned() })?;
                    group.scale = None;
                    break;
                }
                (digits, Some((kanji, unit))) => {
                    let digits = digits.unwrap_or(Decimal::ONE);
                    let large = digits >= Decimal::TEN;
                    let whole = &text[..group.len + len + kanji.len_utf8()];
                    if unit >= last_unit || (large && group.len > 0) {
                        return Err(NumberError::ScaleOrder { text: whole.to_owned() });
                    }
                    group.number = times(digits, unit)
                        .and_then(|part| exact_sum(group.number, part))
                        .ok_or_else(|| NumberError::Overflow { text: whole.to_owned() })?;
                    group.plain = false;
                    group.scale = Some(unit);
                    group.len = whole.len();
                    last_unit = unit;
                    if large || group.fraction {
                        break; // 1,234百万円 and 1,234千円, as accounts print; 5.5千億.
                    }
                }
            }
        }
        Ok((group.len > 0).then_some(group))
    }
}

fn is_big(character: char) -> bool {
    KANJI_SCALES.iter().any(|(kanji, _)| *kanji == character)
}

/// Whether a character can be part of a kanji numeral, 数 included.
pub fn is_kanji_numeral(character: char) -> bool {
    matches!(character, '〇' | '\u{4e00}'..='\u{9fff}')
        && (kanji_digit(character).is_some()
            || kanji_unit(character).is_some()
            || is_big(character)
            || character == '数')
}

/// ASCII digits with separators: the number, whether it has decimals, the bytes read.
fn digit_run(text: &str) -> Result<(Decimal, bool, usize), NumberError> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    let mut fraction = false;
    while end < bytes.len() {
        match bytes[end] {
            b'0'..=b'9' => {}
            b',' | b'_' if !fraction && digit(end + 1) => {}
            b'.' if !fraction && digit(end + 1) => fraction = true,
            _ => break,
        }
        end += 1;
    }
    let run = &text[..end];
    let whole = run.split('.').next().unwrap_or(run);
    if whole.contains(',') {
        let mut groups = whole.split(',');
        let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
        if !first || groups.any(|group| group.len() != 3) {
            return Err(NumberError::Grouping { text: run.to_owned() });
        }
    }
    let digits: String = run.chars().filter(|c| !matches!(c, ',' | '_')).collect();
    let number =
        Decimal::from_str_exact(&digits).map_err(|_| NumberError::Overflow { text: run.to_owned() })?;
    Ok((number, fraction, end))
}

/// Kanji digits read by position (三, 二〇二五): the number where there are any, the bytes read.
fn kanji_run(text: &str) -> Result<(Option<Decimal>, usize), NumberError> {
    let mut digits = String::new();
    let mut end = 0;
    for character in text.chars() {
        let Some(value) = kanji_digit(character) else { break };
        digits.push(char::from(b'0' + value));
        end += character.len_utf8();
    }
    if digits.is_empty() {
        return Ok((None, 0));
    }
    let number = Decimal::from_str_exact(&digits)
        .map_err(|_| NumberError::Overflow { text: text[..end].to_owned() })?;
    Ok((Some(number), end))
}
