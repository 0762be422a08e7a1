//! Whether a number of a template's own counts the parts of its page, or is an amount after all.

use std::ops::Range;

use super::lexicon::lexicon;
use super::searched::Searched;
use super::signs::{is_ideograph, is_letter};
use super::typed_onto::said_onto;
use crate::language::Language;
use crate::value::Units;

/// The most words between a literal and the part of the page that it counts: two short sections.
const MOST_WORDS: usize = 3;

/// The most digits that a part of a page is numbered with: Section 2031.
const MOST_DIGITS: usize = 4;

/// Whether what stands beside a literal number makes it an amount: a sign, a scale, a unit, a date, or any noun but those of the
/// parts of a page (sections, charts, notes, 節, 図表). `free` is the part of the text around it that holds no other printed figure.
pub fn literal_measures(
    text: &str,
    literal: &Range<usize>,
    free: &Range<usize>,
    reader: (Language, &Units),
) -> bool {
    if literal.is_empty() {
        return false;
    }
    let number = &text[literal.clone()];
    let before = text[..literal.start].trim_end_matches([' ', '\u{a0}']);
    let lower = text.to_ascii_lowercase();
    let view = Searched { raw: text, lower: &lower };
    let signed = before.ends_with(|c: char| "¥￥$＄€£₩₹±+−約第".contains(c));
    if signed || is_qualified(&view, literal, free, reader) {
        return true;
    }
    // Section 2031 is one, the year 2031 isn't.
    let last = before.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default();
    let of_part = lexicon().is_in("structure", last);
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    if number.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS {
        return true;
    }
    if of_part || year {
        return year && !of_part;
    }
    !counts_parts(&view, literal.end) || is_large(number) && !is_before_part(&view, literal.end)
}

/// Whether a number is more than the parts of a page are numbered to, or none that anything is numbered with: 5000, 5.2, a million.
fn is_large(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let small = digits < MOST_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit());
    let scaled = number.contains(|c: char| "百千万億兆".contains(c))
        || number
            .split(|c: char| !is_letter(c))
            .any(|word| lexicon().is_in("scale", &word.to_ascii_lowercase()));
    digits > 0 && !small || scaled
}

/// Whether one of the words after a place is a part of a page.
fn is_before_part(text: &Searched<'_>, end: usize) -> bool {
    let after = text.lower[end..].trim_start_matches([' ', '\u{a0}', '-', '*', '_']);
    let from = text.lower.len() - after.len();
    let words = || after.split(|c: char| !is_letter(c)).take(MOST_WORDS);
    lexicon().longest_of("structure", text, from).is_some()
        || words().any(|word| lexicon().is_in("structure", word))
}

/// Whether words beside a number qualify it: about, or more, 以上. What it counts isn't looked at, and a bracket before it isn't its sign.
fn is_qualified(
    text: &Searched<'_>,
    literal: &Range<usize>,
    free: &Range<usize>,
    reader: (Language, &Units),
) -> bool {
    let [before, after] = said_onto(text.raw, literal, free, reader);
    let counted = || {
        text.raw[literal.end..].starts_with('つ')
            || lexicon().longest_of("structure", text, literal.end).is_some()
            || text.raw[after.clone()].starts_with(" of ")
    };
    !text.raw[before].trim_matches([' ', '(']).is_empty() || !after.is_empty() && !counted()
}

/// Whether nothing is counted after a place, or parts of a page are.
fn counts_parts(text: &Searched<'_>, end: usize) -> bool {
    let after = &text.raw[end..];
    let touches = after.starts_with(|c: char| is_letter(c) || "%％‰°℃".contains(c));
    let gap = after.len() - after.trim_start_matches([' ', '\u{a0}', '-', '*', '_']).len();
    let mut at = end + gap;
    let Some(first) = text.after(at) else { return true };
    if is_ideograph(first) || matches!(first, '\u{3041}'..='\u{30fc}') {
        let part = lexicon().longest_of("structure", text, at).is_some();
        return part || !is_ideograph(first) && !matches!(first, '\u{30a1}'..='\u{30fc}' | 'つ' | 'か');
    }
    if touches {
        return false;
    }
    for place in 0..MOST_WORDS {
        let rest = &text.lower[at..];
        let len = rest.find(|c: char| !is_letter(c) && c != '’').unwrap_or(rest.len());
        let word = &rest[..len];
        if len == 0 || place == 0 && lexicon().is_in("closed", word) {
            return place == 0;
        }
        if lexicon().is_in("structure", word) {
            return true;
        }
        at += len;
        at += usize::from(text.lower[at..].starts_with([' ', '-']));
    }
    false
}
