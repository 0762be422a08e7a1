//! Reads the word lists in `assets/prose`.

use super::pattern::{Pattern, PatternPiece};
use super::searched::Case;

/// What the entries of a section say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureList {
    /// Figures, where nothing harmless holds them.
    Figures,
    /// Figures whatever holds them.
    Always,
    /// What holds no figure.
    Harmless,
}

impl FigureList {
    /// Its name in the lists.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Always => "always",
            Self::Harmless => "harmless",
        }
    }

    /// The list of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Figures, Self::Always, Self::Harmless].into_iter().find(|list| list.name() == name)
    }
}

/// A section of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListSection {
    /// `[figures]`, `[always]` or `[harmless]`.
    Entries(FigureList),
    /// `[class name]`: words that entries name.
    Class(String),
}

/// An entry of a list, and the line that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    /// What it says.
    pub section: ListSection,
    /// Its notation.
    pub pattern: Pattern,
    /// As it is written.
    pub text: String,
}

/// What can't be read of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadEntry {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

/// Reads a list: its entries, and what of it can't be read.
///
/// A line that begins with `#` and a blank is a remark, one in square brackets begins a section; all other lines are entries with
/// blanks between them.
pub fn read(list: &str) -> (Vec<ListEntry>, Vec<BadEntry>) {
    let (mut entries, mut bad) = (Vec::new(), Vec::new());
    let mut section: Option<ListSection> = None;
    for (index, line) in list.lines().enumerate() {
        let refused = |text: &str| BadEntry { line: index + 1, text: text.to_owned() };
        if line == "#" || line.starts_with("# ") {
            continue;
        }
        if let Some(name) = heading(line) {
            section = match name.strip_prefix("class ") {
                Some(class) => Some(ListSection::Class(class.to_owned())),
                None => FigureList::named(name).map(ListSection::Entries),
            };
            if section.is_none() {
                bad.push(refused(line));
            }
            continue;
        }
        for text in line.split_ascii_whitespace() {
            let Some(section) = &section else {
                bad.push(refused(text));
                continue;
            };
            let pattern = match section {
                ListSection::Class(_) => plain(text),
                _ => Pattern::parse(text),
            };
            match pattern {
                Ok(pattern) => {
                    entries.push(ListEntry { section: section.clone(), pattern, text: text.to_owned() })
                }
                Err(text) => bad.push(refused(&text)),
            }
        }
    }
    (entries, bad)
}

/// The name of the section that a line begins: a bracket at either end and no other entry on the line.
fn heading(line: &str) -> Option<&str> {
    let name = line.strip_prefix('[')?.strip_suffix(']')?;
    (!name.contains(['[', ']'])).then_some(name)
}

/// A word of a class: characters only, `_` for a blank.
fn plain(text: &str) -> Result<Pattern, String> {
    let case = if text.contains(|c: char| c.is_ascii_uppercase()) { Case::Told } else { Case::Either };
    Ok(Pattern { atoms: vec![PatternPiece::Text(text.replace('_', " "))], case })
}
