//! The word lists written out: each text that an entry stands for on a line of its own, in the order in which they are looked up.
//!
//! `assets/prose/made` is made of the lists, since to read and write them out took longer than to check a small dossier;
//! `tests/prose/lists.rs` compares it and writes it anew.

use super::beginnings::begins;
use super::by_first_two::looked_up;
use super::class_words::ClassWords;
use super::pattern::Pattern;
use super::searched::Case;
use super::word_list::{BadEntry, FigureList, ListSection, read};

/// What a line of the written lists is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowSection {
    /// Words of a class.
    Class(String),
    /// Texts without choices.
    Literals(FigureList),
    /// Entries that hold more than characters, in the notation of the lists.
    Patterns(FigureList),
}

/// A line begins so where capitals count.
const TOLD: char = '=';
/// And so where they don't.
const EITHER: char = '~';

/// Writes lists out; what of them can't be read is given with the name of its list.
pub fn written_lists(lists: &[(&'static str, &str)]) -> (String, Vec<(&'static str, BadEntry)>) {
    let mut bad = Vec::new();
    let mut rows: Vec<(RowSection, Case, String)> = Vec::new();
    let mut patterns = Vec::new();
    for (name, list) in lists {
        let (entries, refused) = read(list);
        bad.extend(refused.into_iter().map(|entry| (*name, entry)));
        for entry in entries {
            let case = entry.pattern.case;
            let list = match entry.section {
                ListSection::Class(class) => {
                    let words = entry.pattern.literals().into_iter().flatten();
                    rows.extend(words.map(|word| (RowSection::Class(class.clone()), case, word)));
                    continue;
                }
                ListSection::Entries(list) => list,
            };
            match entry.pattern.literals() {
                Some(texts) if texts.iter().all(|text| !text.is_empty()) => {
                    rows.extend(texts.into_iter().map(|text| (RowSection::Literals(list), case, text)));
                }
                Some(_) => bad.push((*name, BadEntry { line: 0, text: entry.text })),
                None => {
                    patterns.push((*name, entry.pattern, entry.text.clone()));
                    rows.push((RowSection::Patterns(list), case, entry.text));
                }
            }
        }
    }
    let is_class = |row: &&(RowSection, Case, String)| matches!(row.0, RowSection::Class(_));
    let classes =
        ClassWords::of(rows.iter().filter(is_class).filter_map(|(section, case, word)| match section {
            RowSection::Class(class) => Some((class.as_str(), *case, word.as_str())),
            RowSection::Literals(_) | RowSection::Patterns(_) => None,
        }));
    let lost = |(name, pattern, text): (&'static str, Pattern, String)| {
        let can_begin = pattern.begins_with_digits() || begins(&pattern.pieces(), &classes).is_some();
        (!can_begin).then_some((name, BadEntry { line: 0, text }))
    };
    bad.extend(patterns.into_iter().filter_map(lost));
    // Sorted as they are looked up, but for the order of patterns, which is that of the lists.
    rows.sort_by(|(one, _, text), (other, _, further)| {
        let key = |section: &RowSection, text: &str| match section {
            RowSection::Patterns(_) => (None, None, String::new()),
            RowSection::Class(_) | RowSection::Literals(_) => {
                let mut characters = text.chars().map(looked_up);
                (characters.next(), characters.next(), text.to_owned())
            }
        };
        one.cmp(other).then_with(|| key(one, text).cmp(&key(other, further)))
    });
    rows.dedup();
    (text(&rows), bad)
}

/// Rows as text: a heading before those of each section.
fn text(rows: &[(RowSection, Case, String)]) -> String {
    let mut text = String::new();
    let mut last = None;
    for (section, case, entry) in rows {
        if last != Some(section) {
            text.push_str(&heading(section));
            last = Some(section);
        }
        text.push(match case {
            Case::Told => TOLD,
            Case::Either => EITHER,
        });
        text.push_str(entry);
        text.push('\n');
    }
    text
}

fn heading(section: &RowSection) -> String {
    match section {
        RowSection::Class(class) => format!("[class {class}]\n"),
        RowSection::Literals(list) => format!("[{}]\n", list.name()),
        RowSection::Patterns(list) => format!("[patterns {}]\n", list.name()),
    }
}

/// The section of a heading.
fn section(heading: &str) -> Option<RowSection> {
    let name = heading.strip_prefix('[')?.strip_suffix(']')?;
    match name.split_once(' ') {
        Some(("class", class)) => Some(RowSection::Class(class.to_owned())),
        Some(("patterns", list)) => FigureList::named(list).map(RowSection::Patterns),
        _ => FigureList::named(name).map(RowSection::Literals),
    }
}

/// The sections of what [`written_lists`] wrote, each with its rows: whether capitals count, and the entry.
pub fn written_sections(
    written: &str,
) -> impl Iterator<Item = (RowSection, impl Iterator<Item = (Case, &str)>)> {
    let begins = |at: usize| at == 0 || written.as_bytes()[at - 1] == b'\n';
    let mut starts: Vec<usize> =
        written.match_indices('[').map(|(at, _)| at).filter(|at| begins(*at)).collect();
    starts.push(written.len());
    let parts: Vec<&str> = starts.windows(2).map(|pair| &written[pair[0]..pair[1]]).collect();
    parts.into_iter().filter_map(|part| {
        let (heading, rows) = part.split_once('\n')?;
        Some((section(heading)?, rows.lines().filter_map(row)))
    })
}

/// A row: whether capitals count, and the entry.
fn row(row: &str) -> Option<(Case, &str)> {
    let told = row.strip_prefix(TOLD).map(|entry| (Case::Told, entry));
    told.or_else(|| Some((Case::Either, row.strip_prefix(EITHER)?)))
}
