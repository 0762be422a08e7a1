//! How far the words for a unit reach in a line: 百万円, 円/人, 万kW, 1人当たり円.

use std::ops::Range;

use super::super::setting::SourceSetting;
use super::heads::head;
use super::vocabulary::Vocabulary;

/// How many characters on either side of the words are looked at: the longest scale and unit have fewer.
const FARTHEST: usize = 10;

/// The words for a unit that those at a place of a line are part of: the widest ones around it that are nothing but a scale and a unit.
pub fn unit_phrase(
    line: &str,
    place: &Range<usize>,
    words: &'static Vocabulary,
    setting: &SourceSetting<'_>,
) -> Range<usize> {
    let mut starts = vec![place.start];
    let mut after = line[place.clone()].chars().next();
    for (at, character) in line[..place.start].char_indices().rev().take(FARTHEST) {
        let before = line[..at].chars().next_back();
        if ends(character, before, after) {
            break;
        }
        starts.push(at);
        after = Some(character);
    }
    let mut stops = vec![place.end];
    let mut before = line[place.clone()].chars().next_back();
    for (at, character) in line[place.end..].char_indices().take(FARTHEST) {
        let end = place.end + at + character.len_utf8();
        if ends(character, before, line[end..].chars().next()) {
            break;
        }
        stops.push(end);
        before = Some(character);
    }
    let is_unit = |run: &str| {
        !run.starts_with(' ')
            && !run.ends_with(' ')
            && head(run, words, setting)
                .is_ok_and(|head| head.nouns().is_empty() && (head.scale.is_some() || !head.unit.is_bare()))
    };
    for start in starts.iter().rev() {
        for end in stops.iter().rev() {
            if (*start, *end) != (place.start, place.end) && is_unit(&line[*start..*end]) {
                return *start..*end;
            }
        }
    }
    latin_word(line, place)
}

/// Whether a character parts words for a unit from what stands beside them. A blank parts none between Latin letters: US$ million.
fn ends(character: char, before: Option<char>, after: Option<char>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '$');
    match character {
        ' ' => !(latin(before) && latin(after)),
        '(' | ')' | '[' | ']' | '〔' | '〕' | '【' | '】' | '「' | '」' | '『' | '』' => true,
        '、' | '。' | ',' | ':' | ';' | '|' | '=' | '・' | '※' | '*' => true,
        _ => false,
    }
}

/// The place with the Latin letters that touch its own: t of report.
fn latin_word(line: &str, place: &Range<usize>) -> Range<usize> {
    let letter = |c: char| c.is_ascii_alphabetic();
    let words = &line[place.clone()];
    let (mut start, mut end) = (place.start, place.end);
    if words.starts_with(letter) {
        start = line[..start].trim_end_matches(letter).len();
    }
    if words.ends_with(letter) {
        end += line[end..].len() - line[end..].trim_start_matches(letter).len();
    }
    start..end
}
