//! What is to be built, from where, to where.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::build::settled::Shelf;
use crate::language::Language;

/// A format that a brief is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// GitHub's Markdown with footnotes.
    Markdown,
    /// One page of PDF.
    Pdf,
    /// A figure beside the Markdown.
    Svg,
}

impl Format {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Pdf => "pdf",
            Self::Svg => "svg",
        }
    }
}

impl Format {
    /// The format with which it is asked for: figures belong to the Markdown that shows them.
    fn wanted_with(self) -> Self {
        if self == Self::Svg { Self::Markdown } else { self }
    }
}

/// Where a project is.
#[derive(Debug, Clone)]
pub struct Options {
    /// A dossier folder, or a folder of dossiers.
    pub path: PathBuf,
    /// The project's own templates; need not exist.
    pub templates: PathBuf,
    /// The folder of the fonts that themes name.
    pub font_dir: Option<PathBuf>,
    /// Stands in for the date of `dossier.toml`.
    pub date: Option<NaiveDate>,
}

/// Which outputs are wanted; everything when nothing is said.
///
/// The whole dossier is always checked and every brief of it made; this says only what is written.
#[derive(Debug, Clone, Default)]
pub struct Select {
    /// The audience.
    pub audience: Option<String>,
    /// The language.
    pub language: Option<Language>,
    /// The formats; all when there is none.
    pub formats: Vec<Format>,
}

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Which outputs.
    pub select: Select,
    /// Whether briefs that are current are made anew too.
    pub force: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// Whether the names that let figures pass and the author's own words are listed, as a check does.
    pub lists: bool,
    /// Where it may remember that nothing was to be done.
    pub shelf: Option<Shelf>,
}

impl Select {
    /// Whether every output is wanted.
    pub fn is_everything(&self) -> bool {
        self.audience.is_none() && self.language.is_none() && self.formats.is_empty()
    }

    /// Whether any output of a brief in a language is wanted.
    pub fn wants_any(&self, audience: &str, language: Language) -> bool {
        [Format::Markdown, Format::Pdf].iter().any(|&format| self.wants(audience, language, format))
    }

    /// Whether an output is wanted.
    pub fn wants(&self, audience: &str, language: Language, format: Format) -> bool {
        self.audience.as_deref().is_none_or(|wanted| wanted == audience)
            && self.language.is_none_or(|wanted| wanted == language)
            && (self.formats.is_empty() || self.formats.contains(&format.wanted_with()))
    }
}
