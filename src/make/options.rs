//! What is to be made, and from which folders.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::disk::Cache;
use crate::language::Language;
use crate::manifest::OutputFormat;
use crate::model::EarlierDay;

/// Where a project is.
#[derive(Debug, Clone)]
pub struct Options {
    /// A dossier folder, or a folder of dossiers.
    pub path: PathBuf,
    /// The folder of the project's own templates; it may be missing.
    pub templates: PathBuf,
    /// The folder of the fonts that themes name.
    pub font_dir: Option<PathBuf>,
    /// Replaces the date of `dossier.toml`.
    pub date: Option<NaiveDate>,
    /// Takes the facts back to what was recorded by this day.
    pub known_on: Option<EarlierDay>,
    /// Where it may be remembered that nothing was found in the words of a dossier.
    pub shelf: Option<Cache>,
}

/// Which outputs are wanted; all of them by default.
///
/// The whole dossier is always checked, and each of its briefs made; this only decides what is written.
#[derive(Debug, Clone, Default)]
pub struct Select {
    /// The audience.
    pub audience: Option<String>,
    /// The language.
    pub language: Option<Language>,
    /// The formats; all when there is none.
    pub formats: Vec<OutputFormat>,
}

/// What is to be made of a brief, besides finding its mistakes.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Which files.
    pub select: &'a Select,
    /// Whether to list the names that let figures pass and the author's own words, as `check` does.
    pub lists: bool,
}

impl Select {
    /// Whether every output is wanted.
    pub fn is_everything(&self) -> bool {
        self.audience.is_none() && self.language.is_none() && self.formats.is_empty()
    }

    /// Whether any output of a brief in a language is wanted.
    pub fn wants_any(&self, audience: &str, language: Language) -> bool {
        OutputFormat::of_pages().any(|format| self.wants(audience, language, format))
    }

    /// Whether an output is wanted.
    pub fn wants(&self, audience: &str, language: Language, format: OutputFormat) -> bool {
        self.audience.as_deref().is_none_or(|wanted| wanted == audience)
            && self.language.is_none_or(|wanted| wanted == language)
            && (self.formats.is_empty() || self.formats.contains(&format.asked_with()))
    }
}
