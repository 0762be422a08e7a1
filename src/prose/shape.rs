//! Shapes of words and numbers that the word lists name and no list can hold: a year, a telephone number, a code such as H100.

use super::searched::{Case, Classes, Searched};
use super::signs::{is_ideograph, is_numeral_sign};

/// A shape, and what it is called in the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordShape {
    /// `{year}`: 1900 to 2099.
    Year,
    /// `{version}`: 3, 3.0, 2.1.3.
    Version,
    /// `{reference}`: 5, 5a, 5(1)(a), 14.2, 1090-2.
    Reference,
    /// `{roman}`: Roman numerals in capitals.
    Roman,
    /// `{roman-alone}`: the same of two letters or more, made of I, V and X.
    RomanAlone,
    /// `{phone}`: a telephone number.
    Phone,
    /// `{code}`: letters and digits in one word.
    Code,
    /// `{kanji-number}`: digits or kanji numerals.
    KanjiNumber,
    /// `{kanji}`: one kanji that is no numeral.
    Kanji,
    /// `{noun}`: kanji, katakana or letters that hold no numeral.
    Noun,
    /// `{not-after-kanji}`: nothing, where no kanji comes before.
    NotAfterKanji,
    /// `{after-kanji}`: nothing, where a kanji comes before.
    AfterKanji,
    /// `{end}`: the end of a clause.
    End,
    /// `{Word}`: a word that begins with a capital.
    Capitalised,
    /// `{adjective}`: a word that ends like an adjective.
    Adjective,
}

impl WordShape {
    /// The shape of a name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "year" => Self::Year,
            "version" => Self::Version,
            "reference" => Self::Reference,
            "roman" => Self::Roman,
            "roman-alone" => Self::RomanAlone,
            "phone" => Self::Phone,
            "code" => Self::Code,
            "kanji-number" => Self::KanjiNumber,
            "kanji" => Self::Kanji,
            "noun" => Self::Noun,
            "not-after-kanji" => Self::NotAfterKanji,
            "after-kanji" => Self::AfterKanji,
            "end" => Self::End,
            "Word" => Self::Capitalised,
            "adjective" => Self::Adjective,
            _ => return None,
        })
    }

    /// The characters that it may begin with; none where it may begin with anything.
    pub fn begins(self) -> Option<&'static str> {
        Some(match self {
            Self::Year => "12",
            Self::Version | Self::Reference => "0123456789",
            Self::Roman => "IVXLC",
            Self::RomanAlone => "IVX",
            Self::Phone => "+(0123456789",
            Self::Code | Self::Capitalised => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            Self::KanjiNumber => "0123456789〇一二三四五六七八九十百千万",
            Self::Adjective => "abcdefghijklmnopqrstuvwxyz",
            Self::Kanji | Self::Noun | Self::NotAfterKanji | Self::AfterKanji | Self::End => return None,
        })
    }

    /// Where it ends that begins at a place.
    pub(super) fn ends(self, text: &Searched<'_>, at: usize, classes: &dyn Classes, found: &mut Vec<usize>) {
        let rest = text.from(at, Case::Told);
        let end = |len: Option<usize>| len.map(|len| at + len);
        match self {
            Self::Year => found.extend(end(year(text, at))),
            Self::Version => found.extend(version(text, at)),
            Self::Reference => found.extend(reference(text, at)),
            Self::Roman => found.extend(end(roman(rest))),
            Self::RomanAlone => found.extend(end(roman(rest).filter(|len| {
                *len > 1 && rest[..*len].bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
            }))),
            Self::Phone => found.extend(end(phone(rest))),
            Self::Code => found.extend(end(super::code::code(text, at))),
            Self::KanjiNumber => {
                let number = |c: char| c.is_ascii_digit() || is_numeral_sign(c);
                let len = rest.find(|c: char| !number(c)).unwrap_or(rest.len());
                found.extend(end(Some(len).filter(|len| *len > 0)));
            }
            Self::Kanji => {
                let first = rest.chars().next().filter(|c| is_ideograph(*c) && !is_numeral_sign(*c));
                found.extend(first.map(|c| at + c.len_utf8()));
            }
            Self::Noun => found.extend(noun_ends(rest).into_iter().map(|len| at + len)),
            Self::NotAfterKanji | Self::AfterKanji => {
                if text.before(at).is_some_and(is_ideograph) == (self == Self::AfterKanji) {
                    found.push(at);
                }
            }
            Self::End => {
                let next = rest.chars().next();
                let closes = |c: char| {
                    c.is_ascii_punctuation() && !"-_(&#%$/'".contains(c) || "。、」）”’…—–\n|".contains(c)
                };
                if next.is_none_or(closes) || rest.starts_with(" –") || rest.starts_with(" —") {
                    found.push(at);
                }
            }
            Self::Capitalised => {
                let len =
                    rest.find(|c: char| !c.is_alphabetic() && !matches!(c, '’' | '\'')).unwrap_or(rest.len());
                found.extend(end(
                    Some(len).filter(|len| *len > 1 && rest.starts_with(|c: char| c.is_uppercase()))
                ));
            }
            Self::Adjective => {
                let len = rest.bytes().take_while(u8::is_ascii_lowercase).count();
                let mut closed = Vec::new();
                classes.ends("closed", text, at, &mut closed);
                let known = closed.contains(&(at + len)) || &rest[..len] == "number";
                let like = ADJECTIVES.iter().any(|ending| rest[..len].ends_with(ending));
                found.extend(end(Some(len).filter(|len| *len >= 5 && like && !known)));
            }
        }
    }
}

/// How adjectives end.
const ADJECTIVES: [&str; 10] = ["al", "ive", "ous", "ful", "less", "able", "ible", "ary", "ic", "ern"];

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn begins_number(text: &Searched<'_>, at: usize) -> bool {
    !text.before(at).is_some_and(|c| c.is_ascii_digit())
}

fn year(text: &Searched<'_>, at: usize) -> Option<usize> {
    let rest = text.from(at, Case::Told);
    (begins_number(text, at) && digits(rest) == 4 && matches!(&rest[..2], "19" | "20")).then_some(4)
}

/// Every end of a version, the longest last: a stop may be that of the sentence.
fn version(text: &Searched<'_>, at: usize) -> Vec<usize> {
    let rest = text.from(at, Case::Told);
    let mut len = digits(rest);
    if len == 0 || len > 4 || !begins_number(text, at) {
        return Vec::new();
    }
    let mut ends = vec![at + len];
    while let Some(next) = rest[len..].strip_prefix('.').map(digits).filter(|next| (1..=4).contains(next)) {
        len += 1 + next;
        ends.push(at + len);
    }
    ends
}

/// Every end of the number of an article or a standard: letters, parts in brackets, stops and hyphens.
fn reference(text: &Searched<'_>, at: usize) -> Vec<usize> {
    let rest = text.from(at, Case::Told);
    let mut len = digits(rest);
    if len == 0 || len > 6 || !begins_number(text, at) {
        return Vec::new();
    }
    let mut ends = vec![at + len];
    loop {
        let tail = &rest[len..];
        let letter = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
        let bracketed = tail.strip_prefix('(').and_then(|inside| {
            let inner = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
            ((1..=4).contains(&inner) && inside[inner..].starts_with(')')).then_some(inner + 2)
        });
        let further = tail.strip_prefix(['.', '-', '/']).map(digits).filter(|next| (1..=5).contains(next));
        len += match (letter, bracketed, further) {
            (1..=3, ..) if !tail[letter..].starts_with(|c: char| c.is_ascii_alphanumeric()) => letter,
            (_, Some(inner), _) => inner,
            (_, _, Some(next)) => 1 + next,
            _ => return ends,
        };
        ends.push(at + len);
    }
}

/// The length of a Roman numeral below four hundred.
fn roman(rest: &str) -> Option<usize> {
    let len = rest.bytes().take_while(|byte| b"IVXLC".contains(byte)).count();
    let text = &rest[..len];
    let hundreds = text.bytes().take_while(|byte| *byte == b'C').count();
    let tens = prefix(&text[hundreds..], ["XC", "LXXX", "LXX", "LX", "L", "XL", "XXX", "XX", "X"]);
    let ones = prefix(&text[hundreds + tens..], ["IX", "VIII", "VII", "VI", "V", "IV", "III", "II", "I"]);
    (len > 0 && hundreds <= 3 && hundreds + tens + ones == len).then_some(len)
}

fn prefix(text: &str, forms: [&str; 9]) -> usize {
    forms.iter().find(|form| text.starts_with(**form)).map_or(0, |form| form.len())
}

/// The length of a telephone number: groups that begin with a plus or a nought, or in the American form.
fn phone(rest: &str) -> Option<usize> {
    let mut groups: Vec<usize> = Vec::new();
    let (mut len, mut end) = (0, 0);
    let mut separators = String::new();
    while let Some(next) = rest[len..].chars().next() {
        let group = digits(&rest[len..]);
        if group > 0 {
            groups.push(group);
            len += group;
            end = len;
            continue;
        }
        let separates = matches!(next, ' ' | '-' | '(' | ')' | '/' | '‑' | '–') || next == '+' && len == 0;
        let ended = separators.ends_with([' ', '-', '/']) && matches!(next, ' ' | '-' | '/');
        if !separates || (ended && !rest[..len].ends_with(|c: char| c.is_ascii_digit())) {
            break;
        }
        separators.push(next);
        len += next.len_utf8();
    }
    let total: usize = groups.iter().sum();
    let first = rest.trim_start_matches('(');
    let american = matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4])
        && (separators.contains('-') || rest.starts_with('('));
    // +12 345 678 is a sum with blanks between its thousands.
    let thousands = groups.len() > 1
        && groups[1..].iter().all(|group| *group == 3)
        && !separators.contains(['-', '(', '/']);
    let dialled =
        first.starts_with('+') && total >= 8 || first.starts_with('0') && total >= 9 && groups.len() > 1;
    let sound = (8..=15).contains(&total) && !thousands && (dialled && first_is_short(&groups) || american);
    sound.then_some(end)
}

/// Whether the groups are no longer than those of telephone numbers.
fn first_is_short(groups: &[usize]) -> bool {
    groups.len() == 1 || groups.iter().all(|group| *group <= 8)
}

/// The ends of a noun that a rate is reckoned for: 株, キロワット時, GDP.
fn noun_ends(rest: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    for (place, character) in rest.char_indices().take(10) {
        let katakana = matches!(character, '\u{30a1}'..='\u{30fc}');
        let fits = is_ideograph(character)
            || katakana
            || character.is_ascii_alphabetic()
            || matches!(character, '²' | '³' | '㎡' | 'か');
        if !fits || is_numeral_sign(character) {
            break;
        }
        ends.push(place + character.len_utf8());
    }
    ends
}
