//! What was made of a dossier, and what is wrong in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check::PrintedFacts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::manifest::OutputFormat;
use crate::model::{Dossier, Piece, Statement};
use crate::prose::named_figures;
use crate::value::Texts;

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
    pub format: OutputFormat,
    /// Of a chart, its number on the page and its layout: `1-bar-chart`. Of the picture of a brief: `picture`.
    pub chart: Option<String>,
    /// Its contents.
    pub bytes: Vec<u8>,
    /// Of the PDF, the hash by which it is recognised.
    pub content_hash: Option<String>,
    /// Of the Markdown, the text that the page was set from, in which charts are described and not drawn.
    pub page_text: Option<String>,
    /// Indices of the facts printed in it, in order of first use.
    pub facts: Vec<usize>,
    /// Of the Markdown, each piece of a fact in order: the fact's index, and the line on which the piece begins, counted from 1.
    pub lines: Vec<(usize, usize)>,
}

impl Output {
    /// `investor.en.pdf`, or `investor.en.1-bar-chart.svg`.
    pub fn file_name(&self) -> String {
        let chart = self.chart.as_ref().map(|chart| format!(".{chart}")).unwrap_or_default();
        format!("{}.{}{chart}.{}", self.brief, self.language, self.format.extension())
    }
}

/// How much of a page isn't content.
#[derive(Debug, Clone)]
pub struct PageShare {
    /// The brief's name.
    pub brief: String,
    /// Its language.
    pub language: Language,
    /// The share of the page's height that head, references and foot take.
    pub apart: f32,
}

/// A number that a template printed by `lit`, with its brief, so that a reviewer sees them all.
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

/// A sentence of the author's own, or of a template, that asserts something and cites nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWords {
    /// The brief.
    pub brief: String,
    /// The language.
    pub language: Language,
    /// The sentence as plain text.
    pub text: String,
}

/// A plan that a text names with the reason why the words are right when its date has passed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passed {
    /// The brief.
    pub brief: String,
    /// The language.
    pub language: Language,
    /// The fact's id.
    pub fact: String,
    /// Why the words are right, as their author says.
    pub reason: String,
    /// The date, where it is still ahead on the date of the page, so that the words of the past aren't right yet.
    pub ahead: Option<String>,
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

impl Conceded {
    /// Whether anything gave way.
    pub fn is_something(&self) -> bool {
        !self.short.is_empty() || !self.omitted.is_empty()
    }
}

/// A dossier with its outputs, or with what is wrong in it.
#[derive(Debug, Default)]
pub struct DossierOutcome {
    /// The folder's name.
    pub name: String,
    /// The dossier; none when it couldn't be read.
    pub dossier: Option<Arc<Dossier>>,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were made; none when there is an error.
    pub outputs: Vec<Output>,
    /// The pages that were set.
    pub pages: Vec<PageShare>,
    /// The numbers that templates printed without a source.
    pub literals: Vec<Literal>,
    /// The sentences of the author's own that assert something and cite nothing.
    pub own_words: Vec<OwnWords>,
    /// The plans that texts name with a reason why the words are right when their date has passed.
    pub passed: Vec<Passed>,
    /// Indices of the dossier's proper names that let a figure pass in the words of a brief or a template.
    pub names: BTreeSet<usize>,
    /// What the briefs gave up for space.
    pub conceded: Vec<Conceded>,
    /// The facts that each brief names, and those that its pages print besides, by the brief's name.
    pub printed: PrintedFacts,
    /// Ids of the facts that each chart shows, by the beginning of its file's name: `investor.en.1-`.
    pub charts: BTreeMap<String, BTreeSet<String>>,
    /// Briefs of an earlier day that can't be made, and that nobody asked for.
    pub not_made: Vec<String>,
}

impl DossierOutcome {
    /// Whether anything is an error.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// The proper names that let a figure pass anywhere in the dossier, in the order in which they are declared.
    pub fn names_used(&self) -> Vec<&str> {
        let Some(dossier) = self.dossier.as_ref().filter(|dossier| !dossier.names.is_empty()) else {
            return Vec::new();
        };
        let mut used = self.names.clone();
        let mut look = |text: &str, language| {
            let found = named_figures(text, language, &dossier.names, &dossier.units);
            used.extend(found.into_iter().map(|(_, name)| name));
        };
        let texts = [&dossier.title, &dossier.publisher].into_iter().flat_map(Texts::iter);
        texts.for_each(|(language, text)| look(text, *language));
        for fact in &dossier.facts {
            let texts = [Some(&fact.statement), fact.lapsed.as_ref(), fact.short.as_ref()];
            for (language, statement) in texts.into_iter().flatten().flatten() {
                look(&words_of(statement), *language);
            }
        }
        used.into_iter().filter_map(|name| dossier.names.get(name)).map(String::as_str).collect()
    }
}

/// A statement's own words; a placeholder is set apart from them, as it was when they were checked.
fn words_of(statement: &Statement) -> String {
    let pieces = statement.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Placeholder { .. } => "__",
    });
    pieces.collect()
}
