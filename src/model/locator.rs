//! Where in a source: typed, so that it is printed in the brief's language.

use std::fmt;

use crate::language::Language;

/// What a locator counts (the locator terms of CSL 1.0.2, and `slide`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LocatorKind {
    /// A page.
    Page,
    /// A section or chapter.
    Section,
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// A figure.
    Figure,
    /// A slide.
    Slide,
    /// A moment of a recording.
    Time,
}

impl LocatorKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Page, Self::Section, Self::Paragraph, Self::Table, Self::Figure, Self::Slide, Self::Time];

    /// As written in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Section => "section",
            Self::Paragraph => "paragraph",
            Self::Table => "table",
            Self::Figure => "figure",
            Self::Slide => "slide",
            Self::Time => "time",
        }
    }

    /// The kind of this name; the plural is accepted.
    pub fn from_name(name: &str) -> Option<Self> {
        let singular = name.strip_suffix('s').unwrap_or(name);
        Self::ALL.into_iter().find(|kind| kind.name() == singular)
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
}

/// A place in a source: one or more kinds with their numbers, such as `page 3, table 2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locator {
    /// What is counted, and which: `14`, `3.2`, `3-1`, `14–19`, `introduction`; a dash makes a range, a hyphen doesn't.
    pub parts: Vec<(LocatorKind, String)>,
}

impl Locator {
    /// Reads `paragraph 4` or `page 3, table 2`.
    ///
    /// # Errors
    /// Which part isn't a locator, and why.
    pub fn parse(text: &str) -> Result<Self, LocatorError> {
        let parts: Result<Vec<_>, LocatorError> = text
            .split(',')
            .map(|part| {
                let part = part.trim();
                let (name, rest) = part.split_once(' ').unwrap_or((part, ""));
                let kind = LocatorKind::from_name(name).ok_or_else(|| LocatorError::Kind(name.to_owned()))?;
                let which = rest.trim();
                if which.is_empty() {
                    return Err(LocatorError::Which { part: part.to_owned(), kind });
                }
                // `tables 3-5` are three tables, `table 3-1` is one: only the plural makes a range of a hyphen.
                let range = name.ends_with('s') && is_range(which);
                Ok((kind, if range { which.replace('-', "–") } else { which.to_owned() }))
            })
            .collect();
        Ok(Self { parts: parts? })
    }

    /// Printed in a language, such as `paragraph 4` or 第4段落.
    pub fn display(&self, language: Language) -> String {
        let parts: Vec<String> =
            self.parts.iter().map(|(kind, which)| display(*kind, &[which.as_str()], language)).collect();
        parts.join(language.words().labels.comma)
    }

    /// Its order among the places of a document: 2 before 10, 1.9 before 1.10, numbers before names.
    pub fn order(&self) -> Vec<(LocatorKind, Vec<Step>)> {
        self.parts.iter().map(|(kind, which)| (*kind, steps(which))).collect()
    }

    /// Several locators as a reader looks them up, those of one kind together: `section 3.2, and paragraphs 4 and 7`.
    pub fn display_all(locators: &[&Self], language: Language) -> String {
        let mut groups: Vec<(Vec<LocatorKind>, Vec<&Self>)> = Vec::new();
        let mut sorted = locators.to_vec();
        sorted.sort_by_cached_key(|locator| locator.order());
        for locator in &sorted {
            let kinds: Vec<_> = locator.parts.iter().map(|(kind, _)| *kind).collect();
            match groups.iter_mut().find(|(known, _)| *known == kinds && kinds.len() == 1) {
                Some((_, group)) if !group.contains(locator) => group.push(locator),
                Some(_) => {}
                None => groups.push((kinds, vec![locator])),
            }
        }
        let printed: Vec<String> = groups
            .iter()
            .map(|(kinds, group)| match (kinds.as_slice(), group.as_slice()) {
                ([kind], group) => {
                    let which: Vec<&str> = group.iter().map(|locator| locator.parts[0].1.as_str()).collect();
                    display(*kind, &which, language)
                }
                (_, group) => {
                    let each: Vec<String> = group.iter().map(|locator| locator.display(language)).collect();
                    each.join(language.words().labels.semicolon)
                }
            })
            .collect();
        printed.join(language.words().locators.and)
    }
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

fn display(kind: LocatorKind, which: &[&str], language: Language) -> String {
    let words = &language.words().locators;
    let print = match kind {
        LocatorKind::Page => words.page,
        LocatorKind::Section => words.section,
        LocatorKind::Paragraph => words.paragraph,
        LocatorKind::Table => words.table,
        LocatorKind::Figure => words.figure,
        LocatorKind::Slide => words.slide,
        LocatorKind::Time => words.time,
    };
    print(which)
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display(Language::En))
    }
}
