//! Figures that a reader sees and a search for digits and words doesn't: letters of another script (twо), letters for digits (lOO),
//! formal numerals of kanji (参拾), numerals of Korean.

use std::ops::Range;

use super::lexicon::lexicon;
use super::searched::Searched;
use super::signs::{is_ideograph, is_letter, is_numeral_sign};

/// Letters of Cyrillic and Greek with the Latin letter that they look like.
const LOOKALIKES: [(char, char); 45] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('т', 't'),
    ('ո', 'n'),
    ('А', 'a'),
    ('В', 'b'),
    ('Е', 'e'),
    ('К', 'k'),
    ('М', 'm'),
    ('Н', 'h'),
    ('О', 'o'),
    ('Р', 'p'),
    ('С', 'c'),
    ('Т', 't'),
    ('Х', 'x'),
    ('У', 'y'),
    ('І', 'i'),
    ('Ѕ', 's'),
    ('ο', 'o'),
    ('α', 'a'),
    ('ε', 'e'),
    ('ι', 'i'),
    ('ν', 'v'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('Ο', 'o'),
    ('Τ', 't'),
    ('Ε', 'e'),
    ('Α', 'a'),
    ('Η', 'h'),
    ('Ν', 'n'),
    ('ω', 'w'),
];

/// Numerals that are other words, too, and count only beside numerals.
const FORMAL: &str = "参肆伍陸漆柒捌玖拾佰仟叁陆";
/// Numerals that show that those beside them are some.
const SURE: &str = "壱弐参拾百千万億兆佰仟";
/// What may stand before such a number: a sum, about, each.
const BEFORE: &str = "金約計各第満毎円";
/// Numerals of Korean before what they count.
const KOREAN: [&str; 9] = ["두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];

/// Every such figure of a text, as ranges.
pub fn disguised(raw: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let has_o = raw.contains('O');
    if raw.is_ascii() && !has_o {
        return found;
    }
    let mut from = 0;
    for (at, first) in raw.char_indices() {
        if at < from {
            continue;
        }
        if is_letter(first) {
            let rest = &raw[at..];
            let end = at + rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
            from = end;
            if is_disguised(&raw[at..end]) {
                found.push(at..end);
            }
        } else if is_formal(first) || is_numeral_sign(first) {
            let rest = &raw[at..];
            let len = rest.find(|c: char| !is_formal(c) && !is_numeral_sign(c)).unwrap_or(rest.len());
            from = at + len;
            found.extend(formal(raw, at..at + len));
        } else if matches!(first, '\u{ac00}'..='\u{d7a3}') {
            let rest = &raw[at..];
            let len = rest.find(|c: char| !matches!(c, '\u{ac00}'..='\u{d7a3}')).unwrap_or(rest.len());
            from = at + len;
            let hangul = |text: &str| text.starts_with(|c: char| matches!(c, '\u{ac00}'..='\u{d7a3}'));
            let counts = rest[len..].strip_prefix(' ').is_some_and(hangul);
            if counts && KOREAN.contains(&&rest[..len]) {
                found.push(at..at + len);
            }
        }
    }
    found
}

fn is_formal(character: char) -> bool {
    FORMAL.contains(character)
}

/// Whether a word is one in two scripts, or a number in letters.
fn is_disguised(word: &str) -> bool {
    if word.is_ascii() {
        // lOO, IOO: letters for digits.
        let digits = word.bytes().all(|byte| matches!(byte, b'l' | b'I' | b'O' | b'o'));
        return digits && word.len() > 1 && word.contains('O') && word.contains(['l', 'I']) && word != "IO";
    }
    let latin = word.contains(|c: char| c.is_ascii_alphabetic());
    let cyrillic = word.contains(|c: char| matches!(c, '\u{400}'..='\u{52f}'));
    if latin && cyrillic {
        return true;
    }
    let like = |c: char| LOOKALIKES.iter().find(|(other, _)| *other == c).map_or(c, |(_, latin)| *latin);
    if !word.contains(|c: char| like(c) != c) {
        return false;
    }
    let plain: String = word.chars().map(like).flat_map(char::to_lowercase).collect();
    let text = Searched { raw: &plain, lower: &plain };
    lexicon().longest(&lexicon().figures, &text, 0) == Some(plain.len())
}

/// 参拾, 壱弐参: a number in formal numerals, without what belongs to another word (持参).
fn formal(raw: &str, run: Range<usize>) -> Option<Range<usize>> {
    let other = raw[..run.start].chars().next_back().is_some_and(|c| is_ideograph(c) && !BEFORE.contains(c));
    let text = &raw[run.clone()];
    let skipped = if other { text.len() - text.trim_start_matches(is_formal).len() } else { 0 };
    let text = &text[skipped..];
    let is_number =
        text.chars().count() > 1 && text.contains(is_formal) && text.contains(|c| SURE.contains(c));
    is_number.then_some(run.start + skipped..run.end)
}
