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

/// A place in a source: one or more kinds with their numbers, such as `page 3, table 2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locator {
    /// What is counted, and which: `14`, `3.2`, `14-19`, `introduction`.
    pub parts: Vec<(LocatorKind, String)>,
}

impl Locator {
    /// Reads `paragraph 4` or `page 3, table 2`.
    ///
    /// # Errors
    /// One sentence that says which part isn't a locator.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts: Result<Vec<_>, String> = text
            .split(',')
            .map(|part| {
                let part = part.trim();
                let (name, rest) = part.split_once(' ').unwrap_or((part, ""));
                let kind =
                    LocatorKind::from_name(name).ok_or_else(|| format!("`{name}` is no kind of locator"))?;
                if rest.trim().is_empty() {
                    return Err(format!("`{part}` doesn't say which {}", kind.name()));
                }
                Ok((kind, rest.trim().to_owned()))
            })
            .collect();
        Ok(Self { parts: parts? })
    }

    /// Printed in a language, such as `paragraph 4` or 第4段落.
    pub fn display(&self, language: Language) -> String {
        let parts: Vec<String> =
            self.parts.iter().map(|(kind, which)| display(*kind, &[which.as_str()], language)).collect();
        parts.join(if language == Language::Ja { "、" } else { ", " })
    }

    /// Several locators in order, those of one kind together: `paragraphs 4 and 7, section 3.2`.
    pub fn display_all(locators: &[&Self], language: Language) -> String {
        let mut groups: Vec<(Vec<LocatorKind>, Vec<&Self>)> = Vec::new();
        for locator in locators {
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
                    each.join("; ")
                }
            })
            .collect();
        printed.join(if language == Language::Ja { "、" } else { ", " })
    }
}

fn display(kind: LocatorKind, which: &[&str], language: Language) -> String {
    let dashed: Vec<String> = which.iter().map(|one| one.replace('-', "–")).collect();
    match language {
        Language::En => {
            let several = dashed.len() > 1 || dashed.iter().any(|one| one.contains('–'));
            let name = match kind {
                LocatorKind::Time => "at".to_owned(),
                kind if several => format!("{}s", kind.name()),
                kind => kind.name().to_owned(),
            };
            let list = match dashed.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
                _ => dashed.concat(),
            };
            format!("{name} {list}")
        }
        Language::Ja => {
            let list = dashed.join("・");
            // A name such as 序章 takes no 第…節 around it.
            let numbered = which.iter().all(|one| one.starts_with(|c: char| c.is_ascii_digit()));
            match kind {
                LocatorKind::Page => format!("{list}頁"),
                LocatorKind::Section if numbered => format!("第{list}節"),
                LocatorKind::Section => list,
                LocatorKind::Paragraph => format!("第{list}段落"),
                LocatorKind::Table => format!("表{list}"),
                LocatorKind::Figure => format!("図{list}"),
                LocatorKind::Slide => format!("スライド{list}"),
                LocatorKind::Time => list,
            }
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display(Language::En))
    }
}
