//! A number as it is written, and the characters that kanji numbers are made of.

use rust_decimal::Decimal;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumeralAt {
    /// Where it ends, in bytes.
    pub end: usize,
    /// The number with its scales; of an open one its step, of a range its lower end.
    pub value: Decimal,
    /// What else is known of it.
    pub sort: Definiteness,
    /// What it is written in.
    pub script: NumberScript,
    /// What its last digits are multiplied by: 億 of 20億.
    pub scale: Decimal,
    /// The last digits, without their scale.
    pub last: Decimal,
    /// Whether it is one run of digits with at most one scale.
    pub simple: bool,
    /// Whether its point is the middle dot of newspapers, which parts numbers of a list too: 34・3度, 1・2号機.
    pub dotted: bool,
}

/// Whether a number is definite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Definiteness {
    /// It is.
    Definite,
    /// Several such steps: 数百億, 数社.
    Several,
    /// From the number to this one: 十数 is 11 to 19; 五、六.
    To(Decimal),
}

/// What a number is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberScript {
    /// Digits.
    Digits,
    /// Digits with kanji or hangul for scales.
    Scaled,
    /// Kanji.
    Kanji,
}

/// What is no number although it begins like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed {
    /// Where it ends.
    pub end: usize,
}

/// The value of a kanji digit.
pub fn kanji_digit(character: char) -> Option<u32> {
    Some(match character {
        '〇' | '零' => 0,
        '一' | '壱' | '壹' => 1,
        '二' | '弐' | '贰' | '两' | '兩' => 2,
        '三' | '参' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// A scale below 10,000.
pub fn small_scale(character: char) -> Option<i64> {
    match character {
        '十' | '拾' | '십' => Some(10),
        '百' | '佰' | '백' => Some(100),
        '千' | '仟' | '천' => Some(1000),
        _ => None,
    }
}

/// A scale of 10,000 and more.
pub fn big_scale(character: char) -> Option<i64> {
    match character {
        '万' | '萬' | '만' => Some(10_000),
        '億' | '亿' | '억' => Some(100_000_000),
        '兆' | '조' => Some(1_000_000_000_000),
        '京' | '경' => Some(10_000_000_000_000_000),
        _ => None,
    }
}

/// Whether a character is a part of numbers in kanji.
pub fn is_numeral(character: char) -> bool {
    kanji_digit(character).is_some() || small_scale(character).is_some() || big_scale(character).is_some()
}

/// The scale that a text begins with, such as 百万 or 億, and its length: of a heading, or behind 数.
pub fn leading_scale(text: &str) -> Option<(Decimal, usize)> {
    let mut value = Decimal::ONE;
    let mut len = 0;
    for character in text.chars() {
        let Some(scale) = small_scale(character).or_else(|| big_scale(character)) else { break };
        value = value.checked_mul(Decimal::from(scale))?;
        len += character.len_utf8();
    }
    (len > 0).then_some((value, len))
}
