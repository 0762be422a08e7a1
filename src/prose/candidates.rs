//! Everything in a text that may be a figure: digits of any script, kanji numerals, and the words that the lists call figures.

use std::ops::Range;

use super::disguised::disguised;
use super::found::{FigureForm, ProseFigure};
use super::lexicon::lexicon;
use super::searched::Searched;
use super::signs::{is_letter, is_number, is_numeral_sign};
use crate::language::Language;

/// What may be a figure, and what surely is one.
#[derive(Debug, Default)]
pub struct Candidates {
    /// Figures unless something harmless holds them; in order, none within another.
    pub open: Vec<ProseFigure>,
    /// Figures whatever holds them.
    pub sure: Vec<ProseFigure>,
}

/// The candidates of a text. A word in Latin letters counts in a Japanese text where it is written small; with a capital it
/// is there a part of a name.
pub fn candidates(text: &Searched<'_>, language: Language) -> Candidates {
    let raw = text.raw;
    let plain = raw.is_ascii();
    // Most texts hold no digit, and every expression of every page is looked through.
    let mut open = match plain && !raw.bytes().any(|byte| byte.is_ascii_digit()) {
        true => Vec::new(),
        false => digits(raw),
    };
    if !plain {
        open.extend(kanji(raw));
    }
    let mut sure = Vec::new();
    let mut from = (0, 0);
    let mut before_is_letter = false;
    for (at, first) in raw.char_indices() {
        let letter = is_letter(first);
        let inside = letter && before_is_letter;
        before_is_letter = letter;
        if inside || first.is_ascii() && !first.is_ascii_alphanumeric() {
            continue;
        }
        if at >= from.0
            && let Some(end) = lexicon().longest(&lexicon().figures, text, at)
            && counts(&raw[at..end], language)
        {
            open.push(ProseFigure { range: at..end, form: FigureForm::Word });
            from.0 = end;
        }
        if at >= from.1
            && let Some(end) = lexicon().longest(&lexicon().always, text, at)
        {
            sure.push(ProseFigure { range: at..end, form: FigureForm::Word });
            from.1 = end;
        }
    }
    let hidden = disguised(raw).into_iter();
    sure.extend(hidden.map(|range| ProseFigure { range, form: FigureForm::Word }));
    let open = joined(raw, outermost(open));
    Candidates { open, sure }
}

/// Whether a word of the lists counts in a text of this language.
fn counts(word: &str, language: Language) -> bool {
    let latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let roman = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let small = word.starts_with(|c: char| c.is_ascii_lowercase()) && word != "one";
    match language {
        Language::En => true,
        Language::Ja => !latin || roman || small,
    }
}

/// In order, without what lies within another.
pub fn outermost(mut found: Vec<ProseFigure>) -> Vec<ProseFigure> {
    found.sort_by_key(|figure| (figure.range.start, std::cmp::Reverse(figure.range.end)));
    let mut end = 0;
    found.retain(|figure| {
        let is_new = figure.range.end > end;
        end = end.max(figure.range.end);
        is_new
    });
    found
}

/// Joins a numeral and the scale word after it: 1.3 trillion, two hundred million.
fn joined(text: &str, found: Vec<ProseFigure>) -> Vec<ProseFigure> {
    let mut figures: Vec<ProseFigure> = Vec::with_capacity(found.len());
    for figure in found {
        if let Some(last) = figures.last_mut() {
            let scale = figure.form == FigureForm::Word && is_scale(&text[figure.range.clone()]);
            let between = text.get(last.range.end..figure.range.start);
            if scale && matches!(between, Some(" " | "\u{a0}" | "-")) {
                last.range.end = figure.range.end;
                continue;
            }
        }
        figures.push(figure);
    }
    figures
}

fn is_scale(word: &str) -> bool {
    lexicon().is_in("scale", word)
}

/// Runs of number characters, with the separators and kanji scales that belong to them.
fn digits(text: &str) -> Vec<ProseFigure> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) = find_number(&text[from..]) {
        let start = from + offset;
        let mut end = start;
        let mut characters = text[start..].char_indices().peekable();
        while let Some((place, character)) = characters.next() {
            let separates = matches!(character, ',' | '.' | '，' | '．')
                && characters.peek().is_some_and(|&(_, next)| is_number(next));
            if !(is_number(character) || separates || "十百千万億兆京萬".contains(character)) {
                break;
            }
            end = start + place + character.len_utf8();
        }
        found.push(ProseFigure { range: start..end, form: FigureForm::Digits });
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

/// Runs of kanji numerals and scales; 数 before or within one belongs to it, 京 after one.
fn kanji(text: &str) -> Vec<ProseFigure> {
    let mut found = Vec::new();
    let mut from = 0;
    for (start, first) in text.char_indices() {
        // Kana and Latin letters are most of a text.
        if start < from || !matches!(first, '〇' | '\u{4e00}'..='\u{9fff}') {
            continue;
        }
        let begins = is_numeral_sign(first) || first == '数';
        if !begins || text[..start].ends_with(is_number) {
            continue;
        }
        let rest = &text[start..];
        let belongs = |c: char| is_numeral_sign(c) || matches!(c, '数' | '京');
        let len = rest.find(|c: char| !belongs(c)).unwrap_or(rest.len());
        from = start + len;
        // 数 alone is left to the lists: 数社, but not 件数.
        let Some(numeral) = rest[..len].find(is_numeral_sign) else { continue };
        let several = rest[..numeral].rfind('数').unwrap_or(numeral);
        let end = rest[..len].trim_end_matches('数').len();
        found.push(ProseFigure { range: start + several..start + end, form: FigureForm::Kanji });
    }
    found
}

/// Where a word may begin that holds a part of a text: at most so many characters before it on its line, or within it.
pub fn starts_before(text: &str, part: &Range<usize>, most: usize) -> Vec<usize> {
    let before = text[..part.start].char_indices().rev().take(most).take_while(|(_, c)| *c != '\n');
    let mut starts: Vec<usize> = before.map(|(at, _)| at).collect();
    starts.reverse();
    starts.extend(text[part.clone()].char_indices().map(|(at, _)| part.start + at));
    starts
}
