//! A text as its figures are read: without the blanks of spaced-out words and without the ends of lines inside a sentence.

use std::ops::Range;

use super::characters::is_cjk;

/// A text and where each of its bytes comes from.
#[derive(Debug)]
pub struct Unwrapped {
    /// The text.
    pub text: String,
    /// The place of each byte's character in the source; empty where the text is the source.
    from: Vec<usize>,
    /// Where a byte's character ends in the source, where that isn't one byte further.
    ends: std::collections::BTreeMap<usize, usize>,
    /// Where the end of a line was taken out: words on both sides of it may be two.
    pub joints: Vec<usize>,
}

impl Unwrapped {
    /// Takes out what only the layout put in: `1 0 5 百 万 円` is 105百万円, and 8,0 at the end of a line goes on in 00億円. A
    /// table's lines and cells stay apart.
    pub fn of(text: &str, language: &str) -> Self {
        Self::with_units(text, language, &|_| false)
    }

    /// The same of a text with figures. `is_unit` says whether a line begins with a scale or unit that a number in the line above
    /// may have: 5.7 above GW、.
    pub fn with_units(text: &str, language: &str, is_unit: &dyn Fn(&str) -> bool) -> Self {
        if !text.contains([' ', '\n', '〜', '∼', '〰', '─']) {
            // Nothing to take out.
            let (from, ends) = (Vec::new(), std::collections::BTreeMap::new());
            return Self { text: text.to_owned(), from, ends, joints: Vec::new() };
        }
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        let mut fate = vec![Fate::Kept; characters.len()];
        squeeze(&characters, &mut fate, if language == "ko" { 8 } else { 5 });
        join_lines(&characters, &mut fate, language, &|at| is_unit(&text[at..]));
        let mut view = Self {
            text: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
            ends: std::collections::BTreeMap::new(),
            joints: Vec::new(),
        };
        for (index, (&(at, character), fate)) in characters.iter().zip(&fate).enumerate() {
            let character = match fate {
                Fate::Kept => character,
                Fate::Dropped => {
                    if character == '\n' {
                        view.joints.push(view.text.len());
                    }
                    continue;
                }
                Fate::Blank => ' ',
            };
            let wave = matches!(character, '〜' | '∼' | '〰');
            // 5億円─6億円: a rule of box drawings that newspapers print for a dash. It is as long.
            let near = |at: Option<usize>| at.and_then(|at| characters.get(at)).map(|&(_, c)| c);
            let dash = character == '─'
                && near(index.checked_sub(1)).is_some_and(|c| c.is_alphanumeric() || c == '%')
                && near(Some(index + 1)).is_some_and(|c| c.is_ascii_digit() || matches!(c, '$' | '¥'));
            view.text.push(if wave {
                '~'
            } else if dash {
                '—'
            } else {
                character
            });
            if wave {
                // One byte in place of three comes from all of them: the last one is where it ends.
                view.from.push(at);
                view.ends.insert(view.text.len() - 1, at + character.len_utf8());
            } else {
                view.from.extend(at..at + character.len_utf8());
            }
        }
        view
    }

    /// The part of the source that a part of the text comes from.
    pub fn source(&self, part: &Range<usize>) -> Range<usize> {
        if self.from.is_empty() {
            return part.clone();
        }
        let place = |at: usize| self.from.get(at).copied();
        let last = part.end.checked_sub(1);
        let end = last.and_then(|last| self.ends.get(&last).copied().or_else(|| Some(place(last)? + 1)));
        match (place(part.start), end) {
            (Some(first), Some(end)) if part.start < part.end => first..end,
            (Some(first), _) => first..first,
            (None, _) => self.from.last().map_or(0..0, |last| last + 1..last + 1),
        }
    }
}

/// What becomes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Dropped,
    /// An end of a line that is a blank.
    Blank,
}

/// Drops the blanks of words whose letters stand apart: at least `least` characters with a blank between each, three of them
/// letters. Cells of single digits have no letters between them.
fn squeeze(characters: &[(usize, char)], fate: &mut [Fate], least: usize) {
    let is = |at: usize, blank: bool| {
        characters.get(at).is_some_and(|&(_, c)| if blank { c == ' ' } else { !c.is_whitespace() })
    };
    let mut at = 0;
    while at < characters.len() {
        let begins = at == 0 || characters[at - 1].1.is_whitespace();
        if !begins || !is(at, false) {
            at += 1;
            continue;
        }
        let mut last = at;
        while is(last + 1, true) && is(last + 2, false) && !is(last + 3, false) {
            last += 2;
        }
        let single = !is(at + 1, false);
        let letters = (at..=last).step_by(2).filter(|&at| is_cjk(characters[at].1)).count();
        if single && (last - at) / 2 + 1 >= least && letters >= 3 {
            (at + 1..last).step_by(2).for_each(|blank| fate[blank] = Fate::Dropped);
        }
        at = last + 1;
    }
}

/// Takes out the ends of lines that a sentence runs over.
fn join_lines(
    characters: &[(usize, char)],
    fate: &mut [Fate],
    language: &str,
    is_unit: &dyn Fn(usize) -> bool,
) {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (at, &(_, character)) in characters.iter().enumerate() {
        if character == '\n' {
            lines.push(start..at);
            start = at + 1;
        }
    }
    lines.push(start..characters.len());
    let mut shape = lines.first().map(|line| Shape::of(&characters[line.clone()], language));
    for pair in lines.windows(2) {
        let (line, next) = (&characters[pair[0].clone()], &characters[pair[1].clone()]);
        let after = Shape::of(next, language);
        let before = shape.replace(after).unwrap_or(after);
        let (Some(&(_, end)), Some(&(at, begin))) = (line.last(), next.first()) else { continue };
        // 0. at the end of a line goes on in 5%.
        let point = end == '.' && before.unfinished;
        // 1, goes on in 234億.
        let comma = end == ','
            && line.len().checked_sub(2).is_some_and(|at| line[at].1.is_ascii_digit())
            && next.iter().take_while(|(_, c)| c.is_ascii_digit()).count() == 3;
        let numbers = (end.is_ascii_digit() || point || comma) && begin.is_ascii_digit();
        let goes_on = before.running
            && (!before.ends_in_cell || comma)
            && !after.begins_in_cell
            && (!ends_sentence(end) || (point && numbers))
            && (after.running || (numbers && before.unfinished));
        let with_unit = || {
            end.is_ascii_digit()
                && before.is_prose(Side::Above)
                && after.is_prose(Side::Below)
                && (before.sentence || after.sentence)
                && is_unit(at)
        };
        if goes_on || with_unit() {
            let korean = language == "ko" && !(numbers && before.unfinished);
            let latin = end.is_ascii_alphabetic() && begin.is_ascii_alphanumeric();
            fate[pair[0].end] = if korean || latin { Fate::Blank } else { Fate::Dropped };
        }
    }
}

/// Which of two lines a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy)]
struct Shape {
    /// Whether it is part of a sentence.
    running: bool,
    /// The same of a line that no row of a table is: more words and signs tell it.
    sentence: bool,
    /// Whether letters are in it, and no cells.
    letters: bool,
    /// How many numbers in it stand apart.
    numbers: usize,
    /// Whether its last word is a number that stands apart.
    ends_in_cell: bool,
    /// Whether its first word is a number that stands apart.
    begins_in_cell: bool,
    /// Whether it ends after one or two digits behind a comma or in a point.
    unfinished: bool,
}

impl Shape {
    fn of(line: &[(usize, char)], language: &str) -> Self {
        let number = |word: &[(usize, char)]| {
            word.iter().any(|(_, c)| c.is_ascii_digit())
                && word.iter().all(|(_, c)| c.is_ascii_digit() || ".,%△▲-−–+()".contains(*c))
        };
        let mut words = line.split(|(_, c)| c.is_whitespace()).filter(|word| !word.is_empty());
        let first = words.next().unwrap_or_default();
        let last = words.next_back();
        let digits = line.iter().rev().take_while(|(_, c)| c.is_ascii_digit()).count();
        let before = line.len().checked_sub(digits + 1).and_then(|at| line.get(at)).map(|(_, c)| *c);
        let words = line.split(|(_, c)| c.is_whitespace()).filter(|word| !word.is_empty());
        let running = line.iter().any(|&(_, c)| is_of_sentence(c, language));
        Self {
            sentence: running || (language == "zh" && is_chinese_sentence(line)),
            letters: line.iter().any(|&(_, c)| c.is_alphabetic()) && line.iter().all(|&(_, c)| c != '\t'),
            numbers: words.filter(|word| number(word)).count(),
            running,
            ends_in_cell: number(last.unwrap_or(first)),
            begins_in_cell: number(first),
            unfinished: (before == Some(',') && digits < 3)
                || (before == Some('.') && (digits > 0 || ends_in_point(line))),
        }
    }
}

impl Shape {
    /// Whether a line may be one of prose with its last number before a unit, or below such a line: no row of a table, and not a
    /// number alone.
    fn is_prose(self, side: Side) -> bool {
        let apart = usize::from(side == Side::Above && self.ends_in_cell);
        self.letters && self.numbers == apart
    }
}

/// Whether signs or words of a line in Chinese tell a sentence: a comma that parts no digits.
fn is_chinese_sentence(line: &[(usize, char)]) -> bool {
    let comma = |three: &[(usize, char)]| matches!(three, [(_, one), (_, ','), (_, other)] if !(one.is_ascii_digit() && other.is_ascii_digit()));
    line.windows(3).any(comma) || line.iter().any(|(_, c)| "到和与由从被把并也约超".contains(*c))
}

/// Whether a line ends in a digit and a point.
fn ends_in_point(line: &[(usize, char)]) -> bool {
    matches!(line, [.., (_, digit), (_, '.')] if digit.is_ascii_digit())
}

/// Whether a character tells a sentence from a heading or a row of a table.
fn is_of_sentence(character: char, language: &str) -> bool {
    match character {
        '。' | '、' | ',' if character != ',' => true,
        '\u{3041}'..='\u{3096}' => language == "ja",
        '的' | '了' | '是' | '在' | '为' | '有' | '达' | '将' | '于' | '至' | ';' => {
            language == "zh"
        }
        '\u{ac00}'..='\u{d7a3}' => language == "ko",
        _ => false,
    }
}

fn ends_sentence(character: char) -> bool {
    matches!(character, '。' | '.' | '!' | '?' | ')' | '」' | ':')
}
