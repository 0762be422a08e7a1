//! A brief in one language, rendered and set: every format is made from it.

use super::charts::Picture;
use super::fit::SetPage;
use super::outcome::Output;
use super::rung_texts::RungText;
use crate::language::Language;
use crate::manifest::OutputFormat;
use crate::model::{Brief, Dossier};
use crate::page::Fonts;

/// A brief in one language, rendered and set.
pub struct SetBrief<'a> {
    pub dossier: &'a Dossier,
    pub brief: &'a Brief,
    pub language: Language,
    pub rung_text: &'a RungText,
    pub setting: &'a SetPage,
    pub fonts: &'a Fonts,
    /// The Markdown as it is written, with pictures in the place of charts.
    pub markdown: String,
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// Each piece of a fact in the Markdown: the fact's index and the line.
    pub lines: Vec<(usize, usize)>,
}

impl SetBrief<'_> {
    /// A file of it.
    pub fn output(&self, format: OutputFormat, bytes: Vec<u8>) -> Output {
        Output {
            brief: self.brief.name.clone(),
            audience: self.brief.audience.clone(),
            language: self.language,
            format,
            chart: None,
            bytes,
            content_hash: None,
            page_text: None,
            facts: self.rung_text.facts.clone(),
            lines: Vec::new(),
        }
    }
}
