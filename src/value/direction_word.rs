//! Words of an author's that say which way something went, beside a printed figure that has a sign: one that says the other way is found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::Direction;
use crate::language::Language;

/// The lists of such words, each with its file name.
pub const DIRECTION_WORDS: [(&str, &str); 2] = [
    ("en.txt", include_str!("../../assets/direction/en.txt")),
    ("ja.txt", include_str!("../../assets/direction/ja.txt")),
];

static ENGLISH: LazyLock<WordLists> = LazyLock::new(|| WordLists::of(DIRECTION_WORDS[0].1));
static JAPANESE: LazyLock<WordLists> = LazyLock::new(|| WordLists::of(DIRECTION_WORDS[1].1));

/// How many words may stand between a verb of change and “by”: rose last year by.
const WORDS_BEFORE_BY: usize = 3;

/// The words of a language, by the heads of its lists.
struct WordLists(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl WordLists {
    fn of(text: &'static str) -> Self {
        let mut lists = Self(BTreeMap::new());
        let mut head = "";
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => head = name,
                None => lists.0.entry(head).or_default().extend(line.split_whitespace()),
            }
        }
        lists
    }

    fn list(&self, head: &str) -> impl Iterator<Item = &'static str> {
        self.0.get(head).into_iter().flatten().copied()
    }

    fn has(&self, head: &str, word: &str) -> bool {
        self.0.get(head).is_some_and(|list| list.contains(word))
    }

    /// Which way a word says, of those that stand before a figure or after it.
    fn way(&self, place: &str, word: &str) -> Option<Direction> {
        let up = self.has(&format!("up {place}"), word).then_some(Direction::Up);
        up.or_else(|| self.has(&format!("down {place}"), word).then_some(Direction::Down))
    }
}

fn lists(language: Language) -> &'static WordLists {
    match language {
        Language::En => &ENGLISH,
        Language::Ja => &JAPANESE,
    }
}

/// The bytes of a word beside a printed figure of a text that says another way than the figure's sign: rose by −3.4%, +2%の減少. Where the figure
/// goes both ways, any such word does. `free` is the part of the text around the figure that holds no other printed one.
pub fn against_sign(
    text: &str,
    figure: &Range<usize>,
    free: &Range<usize>,
    language: Language,
) -> Option<Range<usize>> {
    let signs = signs(&text[figure.clone()], language);
    if signs.is_empty() {
        return None;
    }
    let before = &text[free.start.min(figure.start)..figure.start];
    let after = &text[figure.end..free.end.max(figure.end)];
    let start = figure.start - before.len();
    let found = match language {
        Language::En => english_before(before)
            .map(|(word, way)| (start + word.start..start + word.end, way))
            .into_iter()
            .chain(
                english_after(after).map(|(word, way)| (figure.end + word.start..figure.end + word.end, way)),
            )
            .collect::<Vec<_>>(),
        Language::Ja => japanese_after(after)
            .map(|(word, way)| (figure.end + word.start..figure.end + word.end, way))
            .into_iter()
            .collect(),
    };
    found.into_iter().find(|(_, way)| signs.iter().any(|sign| sign != way)).map(|(word, _)| word)
}

/// The signs that a printed figure shows, as signs or as words.
fn signs(printed: &str, language: Language) -> Vec<Direction> {
    let mut found = Vec::new();
    let mut add = |way| {
        if !found.contains(&way) {
            found.push(way);
        }
    };
    for (at, sign) in printed.char_indices().filter(|(_, c)| matches!(c, '+' | '−' | '△' | '▲')) {
        let rest = &printed[at + sign.len_utf8()..];
        // The sign of a currency may stand between: −¥53 billion, +US$3.
        let rest = rest.trim_start_matches(|c: char| {
            c.is_ascii_uppercase() || !c.is_ascii() && !c.is_alphanumeric() || matches!(c, '$' | ' ')
        });
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            add(if sign == '+' { Direction::Up } else { Direction::Down });
        }
    }
    if printed.contains(|c: char| c.is_ascii_digit()) {
        let says = |word: &str| match language {
            Language::En => printed.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')),
            Language::Ja => printed.ends_with(word),
        };
        for (head, way) in [("up shown", Direction::Up), ("down shown", Direction::Down)] {
            if lists(language).list(head).any(says) {
                add(way);
            }
        }
    }
    found
}

/// The word before a figure of an English text, with the way that it says.
fn english_before(before: &str) -> Option<(Range<usize>, Direction)> {
    let near = before.trim_end_matches([' ', '\u{a0}', '*', '_']);
    let from =
        near.rfind(['.', ',', ';', ':', '!', '?', '(', ')', '|', '\n', '—', '–']).map_or(0, |at| at + 1);
    let clause = near.get(from..).unwrap_or_default();
    let mut words = words(clause);
    let word = |range: &Range<usize>| clause[range.clone()].to_ascii_lowercase();
    let is_light = |word: &str| ENGLISH.has("light", word) || word.ends_with("ly");
    while words.last().is_some_and(|last| is_light(&word(last))) {
        words.pop();
    }
    let last = words.pop()?;
    let found = match word(&last).as_str() {
        "of" => Some(words.pop()?),
        "by" => {
            let near = words.iter().rev().take(WORDS_BEFORE_BY + 1);
            let mut seen = Vec::new();
            for range in near {
                let one = word(range);
                if ENGLISH.way("before", &one).is_some() {
                    seen.push(range.clone());
                    break;
                }
                // Caused by, driven by: another verb.
                if one.ends_with("ed") || one.ends_with("en") {
                    break;
                }
            }
            seen.pop()
        }
        _ => Some(last),
    }?;
    let way = ENGLISH.way("before", &word(&found))?;
    Some((from + found.start..near.len(), way))
}

/// The word behind a figure of an English text.
fn english_after(after: &str) -> Option<(Range<usize>, Direction)> {
    let begins = after.len() - after.trim_start_matches([' ', '\u{a0}', '-', '*', '_']).len();
    let rest = &after[begins..];
    let stop = rest.find(['.', ',', ';', ':', '!', '?', '(', ')', '|', '\n', '—', '–']).unwrap_or(rest.len());
    let clause = &rest[..stop];
    for range in words(clause).into_iter().take(3) {
        let word = clause[range.clone()].to_ascii_lowercase();
        if let Some(way) = ENGLISH.way("after", &word) {
            return Some((begins..begins + range.end, way));
        }
        if !ENGLISH.has("light", &word) {
            return None;
        }
    }
    None
}

/// The word behind a figure of a Japanese text.
fn japanese_after(after: &str) -> Option<(Range<usize>, Direction)> {
    let mut begins = after.len() - after.trim_start_matches([' ', '*', '_']).len();
    // One may follow another: 3%ほどの増加.
    for _ in 0..2 {
        let light = JAPANESE.list("light").find(|light| after[begins..].starts_with(light));
        begins += light.map_or(0, str::len);
    }
    let rest = &after[begins..];
    let is_kanji = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    let fits = |word: &str| {
        let next = rest.strip_prefix(word);
        next.is_some_and(|next| word.chars().nth(1).is_some() || !next.starts_with(is_kanji))
    };
    let ways = [("up after", Direction::Up), ("down after", Direction::Down)];
    let all = ways.into_iter().flat_map(|(head, way)| JAPANESE.list(head).map(move |word| (word, way)));
    let (word, way) = all.filter(|(word, _)| fits(word)).max_by_key(|(word, _)| word.len())?;
    let goes_on = JAPANESE.list("goes on").any(|more| rest[word.len()..].starts_with(more));
    (!goes_on).then_some((begins..begins + word.len(), way))
}

/// The words of a clause: letters, with a hyphen or an apostrophe between them.
fn words(clause: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, character) in clause.char_indices() {
        let inside = character.is_alphanumeric() || start.is_some() && matches!(character, '-' | '\'' | '’');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                words.push(begun..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|begun| begun..clause.len()));
    words
}
