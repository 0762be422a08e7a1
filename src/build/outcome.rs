//! What came of a dossier.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::options::Format;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::manifest::BriefEntry;
use crate::model::Dossier;

/// One file of a brief.
#[derive(Debug)]
pub struct Output {
    /// The brief's name.
    pub brief: String,
    /// The brief's audience.
    pub audience: String,
    /// Its language.
    pub language: Language,
    /// Its format.
    pub format: Format,
    /// Of a figure, its number on the page and its layout: `1-bar-chart`.
    pub figure: Option<String>,
    /// What stands in it.
    pub bytes: Vec<u8>,
    /// Of the Markdown, the text that the page was set from, in which figures are described and not pictured.
    pub page_text: Option<String>,
    /// Indices of the facts printed in it, in order of first use.
    pub facts: Vec<usize>,
}

impl Output {
    /// `investor.en.pdf`, or `investor.en.1-bar-chart.svg`.
    pub fn file_name(&self) -> String {
        let figure = self.figure.as_ref().map(|figure| format!(".{figure}")).unwrap_or_default();
        format!("{}.{}{figure}.{}", self.brief, self.language, self.format.extension())
    }
}

/// A number that a template printed by `lit`, with its place in the pipeline, so that a reviewer sees them all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Literal {
    /// The brief.
    pub brief: String,
    /// The language.
    pub language: Language,
    /// The number.
    pub text: String,
    /// Why it needs no source, as the template says.
    pub reason: String,
}

/// What a brief gave up to fit its page, in all its languages and formats alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conceded {
    /// The brief.
    pub brief: String,
    /// Ids of facts shown in their short form.
    pub short: Vec<String>,
    /// Ids of facts left out.
    pub omitted: Vec<String>,
}

/// A dossier with its outputs, or with what is wrong in it.
#[derive(Debug)]
pub struct DossierOutcome {
    /// The folder's name.
    pub name: String,
    /// The dossier; absent when it couldn't be read.
    pub dossier: Option<Arc<Dossier>>,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were made; none when there is an error.
    pub outputs: Vec<Output>,
    /// What the manifest is to say of each brief that has no mistakes, by name.
    pub briefs: BTreeMap<String, BriefEntry>,
    /// The numbers that templates printed without a source.
    pub literals: Vec<Literal>,
    /// What gave way for space.
    pub conceded: Vec<Conceded>,
}

impl DossierOutcome {
    /// Whether anything is an error.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}
