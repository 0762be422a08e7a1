//! Where in a source: typed, so that it is printed in the brief's language.

use std::fmt;
use std::ops::Range;

use crate::language::{Language, LocatorWords};

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $plural:literal;)+) => {
        /// What a locator counts (the locator terms of CSL 1.0.2, and more).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum LocatorKind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl LocatorKind {
            /// Every kind, in the order of places.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// As written in the file.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            fn plural(self) -> &'static str {
                match self {
                    $(Self::$variant => $plural,)+
                }
            }
        }
    };
}

kinds! {
    /// The whole of a source that is no longer than a screen.
    Whole = "whole", "";
    /// Its headline.
    Headline = "headline", "";
    /// Its abstract.
    Abstract = "abstract", "";
    /// A page.
    Page = "page", "pages";
    /// A chapter.
    Chapter = "chapter", "chapters";
    /// A section.
    Section = "section", "sections";
    /// A recital of a law.
    Recital = "recital", "recitals";
    /// An article of a law: `5(1)(a)`.
    Article = "article", "articles";
    /// A clause of a contract or standard.
    Clause = "clause", "clauses";
    /// An annex.
    Annex = "annex", "annexes";
    /// A paragraph.
    Paragraph = "paragraph", "paragraphs";
    /// A table.
    Table = "table", "tables";
    /// A figure.
    Figure = "figure", "figures";
    /// A slide.
    Slide = "slide", "slides";
    /// A moment of a recording.
    Time = "time", "times";
    /// A note.
    Note = "note", "notes";
    /// A line.
    Line = "line", "lines";
    /// A row of a table, by number or name.
    Row = "row", "rows";
    /// A cell of a spreadsheet: `B12`.
    Cell = "cell", "cells";
}

/// Whether a word for a kind was written for one place or for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    One,
    Several,
}

impl LocatorKind {
    /// Whether a source has it once, so that no number follows.
    pub fn is_single(self) -> bool {
        self.plural().is_empty()
    }

    /// The kind of a word: its name, the plural, `p.` or `pp.`
    fn from_word(word: &str) -> Option<(Self, Form)> {
        match word {
            "" => None,
            "p." => Some((Self::Page, Form::One)),
            "pp." => Some((Self::Page, Form::Several)),
            _ => Self::ALL.iter().find_map(|kind| match word {
                _ if word == kind.name() => Some((*kind, Form::One)),
                _ if word == kind.plural() => Some((*kind, Form::Several)),
                _ => None,
            }),
        }
    }
}

/// Why a text isn't a locator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocatorError {
    /// A word that isn't a kind of locator.
    Kind(String),
    /// A part that doesn't say which page, which section.
    Which {
        /// The part as written.
        part: String,
        /// What it counts.
        kind: LocatorKind,
    },
    /// A number after what a source has once.
    Single {
        /// The part as written.
        part: String,
        /// What a source has once.
        kind: LocatorKind,
    },
}

/// A place in a source: one or more kinds with their numbers, such as `page 3, table 2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locator {
    /// What is counted, and which: `14`, `3.2`, `3-1`, `14–19`, `introduction`; a dash makes a range, a hyphen doesn't. Empty for
    /// what a source has once.
    pub parts: Vec<(LocatorKind, String)>,
}

impl Locator {
    /// Reads `paragraph 4`, `page 3, table 2`, `pages 3, 5 and 9` or `whole`.
    ///
    /// # Errors
    /// Which part isn't a locator, and why.
    pub fn parse(text: &str) -> Result<Self, LocatorError> {
        let mut parts: Vec<(LocatorKind, String)> = Vec::new();
        let mut form = Form::One;
        for part in text.split(',') {
            let part = part.trim();
            let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
            let known = LocatorKind::from_word(word);
            let which = match (known, parts.last()) {
                (Some((kind, _)), _) if kind.is_single() && !rest.trim().is_empty() => {
                    return Err(LocatorError::Single { part: part.to_owned(), kind });
                }
                (Some((kind, _)), _) if rest.trim().is_empty() && !kind.is_single() => {
                    return Err(LocatorError::Which { part: part.to_owned(), kind });
                }
                (Some((kind, found)), _) => {
                    form = found;
                    (kind, rest.trim())
                }
                // `pages 3, 5 and 9`
                (None, Some((kind, _))) if form == Form::Several && goes_on(part) => (*kind, part),
                (None, _) => return Err(LocatorError::Kind(word.to_owned())),
            };
            parts.extend(places(which.1, form).into_iter().map(|place| (which.0, place)));
        }
        Ok(Self { parts })
    }

    /// Printed in a language, such as `paragraph 4` or 第4段落.
    pub fn display(&self, language: Language) -> String {
        self.display_in(&language.words().locators, language)
    }

    fn display_in(&self, words: &LocatorWords, language: Language) -> String {
        let mut printed = Vec::new();
        let mut rest = self.parts.as_slice();
        while let Some((kind, _)) = rest.first() {
            let same = rest.iter().take_while(|(other, _)| other == kind).count();
            let (these, others) = rest.split_at(same);
            let which: Vec<&str> = these.iter().map(|(_, which)| which.as_str()).collect();
            printed.push(display(*kind, &which, words));
            rest = others;
        }
        printed.join(language.words().labels.comma)
    }

    /// Its order among the places of a document: 2 before 10, 1.9 before 1.10, numbers before names.
    pub fn order(&self) -> Vec<(LocatorKind, Vec<Step>)> {
        self.parts.iter().map(|(kind, which)| (*kind, steps(which))).collect()
    }

    /// The kind of all its parts, where they have one.
    fn kind(&self) -> Option<LocatorKind> {
        let (first, _) = self.parts.first()?;
        self.parts.iter().all(|(kind, _)| kind == first).then_some(*first)
    }

    /// Several locators in few words, as a list of references prints them, those of one kind together:
    /// `§3.2 and paras 4, 7`.
    pub fn display_all(locators: &[&Self], language: Language) -> String {
        Self::display_with(locators, language, &|_| None)
    }

    /// The same with the bytes that one locator alone gives, each with its index in the list: `§3.2`, `4` and `7`. One of several
    /// places gives none, nor does one that is printed within others or in other words than its own.
    pub fn display_parts(locators: &[&Self], language: Language) -> (String, Vec<(Range<usize>, usize)>) {
        let plain = Self::display_all(locators, language);
        let sign = |locator: &Self| {
            let index = locators.iter().position(|other| *other == locator)?;
            char::from_u32(FIRST_SIGN + u32::try_from(index).ok()?).filter(|sign| is_sign(*sign))
        };
        let signed = Self::display_with(locators, language, &sign);
        let (mut text, mut parts) = (String::with_capacity(plain.len()), Vec::new());
        for c in signed.chars() {
            if !is_sign(c) {
                text.push(c);
                continue;
            }
            let index = (u32::from(c) - FIRST_SIGN) as usize;
            let Some(locator) = locators.get(index) else { continue };
            let words = &language.words().short_locators;
            let own = match locator.parts.as_slice() {
                [(kind, which)] if !kind.is_single() => which.clone(),
                _ => locator.display_in(words, language),
            };
            if text.ends_with(&own) {
                parts.push((text.len() - own.len()..text.len(), index));
            }
        }
        // Words that look at what they are given could print it otherwise with a sign behind it.
        if text == plain { (plain, parts) } else { (plain, Vec::new()) }
    }

    /// Several locators, with a sign behind each of which the words are its own.
    fn display_with(locators: &[&Self], language: Language, sign: &dyn Fn(&Self) -> Option<char>) -> String {
        let words = &language.words().short_locators;
        let signed = |text: String, locator: &Self| match sign(locator) {
            Some(sign) => text + sign.encode_utf8(&mut [0; 4]),
            None => text,
        };
        let mut sorted = locators.to_vec();
        sorted.sort_by_cached_key(|locator| locator.order());
        sorted.dedup();
        let mut groups: Vec<(Group, Vec<&Self>)> = Vec::new();
        for locator in sorted {
            let group = match locator.kind() {
                Some(kind) => Group::One(kind),
                None => Group::Mixed(locator.parts.iter().map(|(kind, _)| *kind).collect()),
            };
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, locators)) => locators.push(locator),
                None => groups.push((group, vec![locator])),
            }
        }
        let printed: Vec<String> = groups
            .iter()
            .map(|(group, locators)| match group {
                Group::One(kind) => {
                    let places = locators.iter().flat_map(|locator| &locator.parts);
                    let mut which: Vec<&str> = Vec::new();
                    for (_, place) in places {
                        if !which.contains(&place.as_str()) {
                            which.push(place);
                        }
                    }
                    which.sort_by_cached_key(|place| steps(place));
                    let alone = |place: &str| {
                        let one = |locator: &&&Self| matches!(&locator.parts[..], [(_, own)] if own == place);
                        locators.iter().find(one).copied()
                    };
                    if kind.is_single() {
                        let text = display(*kind, &which, words);
                        return alone("").map_or_else(|| text.clone(), |one| signed(text.clone(), one));
                    }
                    let each = which.iter().map(|place| match alone(place) {
                        Some(one) => signed((*place).to_owned(), one),
                        None => (*place).to_owned(),
                    });
                    let each: Vec<String> = each.collect();
                    display(*kind, &each.iter().map(String::as_str).collect::<Vec<_>>(), words)
                }
                Group::Mixed(_) => {
                    let each: Vec<String> = locators
                        .iter()
                        .map(|locator| signed(locator.display_in(words, language), locator))
                        .collect();
                    each.join(language.words().labels.semicolon)
                }
            })
            .collect();
        printed.join(words.and)
    }
}

/// The first of the characters that stand behind a locator while it is printed. No text that is read has any of them.
const FIRST_SIGN: u32 = 0xE000;

fn is_sign(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Locators that are printed together.
#[derive(PartialEq, Eq)]
enum Group {
    /// All their parts are of one kind.
    One(LocatorKind),
    /// Their parts are of these kinds.
    Mixed(Vec<LocatorKind>),
}

/// Whether a part names further places of the kind before it: `5 and 9`, `III`.
fn goes_on(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
        || !part.is_empty() && !part.contains(' ')
        || part.starts_with("and ")
}

/// The places that stand after a kind's word: `5 and 9` are two of a plural.
fn places(which: &str, form: Form) -> Vec<String> {
    if form == Form::One {
        return vec![which.to_owned()];
    }
    let pieces: Vec<&str> =
        which.strip_prefix("and ").unwrap_or(which).split(" and ").map(str::trim).collect();
    let numbers = pieces.iter().all(|piece| !piece.is_empty() && !piece.contains(' '));
    let pieces = if numbers { pieces } else { vec![which] };
    // `tables 3-5` are three tables, `table 3-1` is one: only the plural makes a range of a hyphen.
    let place = |piece: &str| if is_range(piece) { piece.replace('-', "–") } else { piece.to_owned() };
    pieces.into_iter().map(place).collect()
}

/// A step in the order of places: a number or the words between two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A number; one of more digits than fit is the last.
    Number(u64),
    /// Anything else.
    Words(String),
}

fn steps(which: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = which;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        steps.push(match digits {
            true => Step::Number(piece.parse().unwrap_or(u64::MAX)),
            false => Step::Words(piece.to_owned()),
        });
        rest = after;
    }
    steps
}

/// Whether a hyphen is between two places of which the second comes later: `14-19`, `3.1-3.4`, `00:12-00:15`.
fn is_range(which: &str) -> bool {
    let number = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ':')
    };
    which.split_once('-').is_some_and(|(from, to)| number(from) && number(to) && steps(from) < steps(to))
}

fn display(kind: LocatorKind, which: &[&str], words: &LocatorWords) -> String {
    let print = match kind {
        LocatorKind::Whole => return words.whole.to_owned(),
        LocatorKind::Headline => return words.headline.to_owned(),
        LocatorKind::Abstract => return words.abstract_.to_owned(),
        LocatorKind::Page => words.page,
        LocatorKind::Chapter => words.chapter,
        LocatorKind::Section => words.section,
        LocatorKind::Recital => words.recital,
        LocatorKind::Article => words.article,
        LocatorKind::Clause => words.clause,
        LocatorKind::Annex => words.annex,
        LocatorKind::Paragraph => words.paragraph,
        LocatorKind::Table => words.table,
        LocatorKind::Figure => words.figure,
        LocatorKind::Slide => words.slide,
        LocatorKind::Time => words.time,
        LocatorKind::Note => words.note,
        LocatorKind::Line => words.line,
        LocatorKind::Row => words.row,
        LocatorKind::Cell => words.cell,
    };
    print(which)
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display(Language::En))
    }
}
