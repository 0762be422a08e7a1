//! What a template rendered.

use std::collections::BTreeMap;

use super::chart_item::UncitedChart;
use super::cited_picture::CitedPicture;
use super::mark::{Issued, Segment};
use crate::diagnostic::Span;
use crate::language::Language;
use crate::model::MarkingKind;
use crate::value::Showing;

/// What is made for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MadeText {
    /// A page.
    Page,
    /// A mail.
    Mail,
}

/// Whether the places of references are links. In a mail, which is text too, the address would stand beside each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passages {
    /// They are.
    Linked,
    /// They aren't.
    Unlinked,
}

/// What a template rendered: Markdown with marks, already audited.
#[derive(Debug)]
pub struct Rendered {
    /// The language.
    pub language: Language,
    /// The Markdown with its marks.
    pub text: String,
    /// The text divided at its marks.
    pub(super) segments: Vec<Segment>,
    /// What each mark holds.
    pub issued: Vec<Issued>,
    /// Which mark is replaced by the list of references.
    pub(super) references: usize,
    /// Which mark is replaced by what the page says about its source numbers.
    pub(super) source_note: Option<usize>,
    /// Whether places in its references are links to their passages.
    pub(super) passages: Passages,
    /// Whether the page prints figures of an earlier edition, which have no citation.
    pub(super) old_figures: bool,
    /// How it shows contested figures.
    pub(super) contested: Showing,
    /// The charts, by the marks that they replace.
    pub(super) charts: BTreeMap<usize, UncitedChart>,
    /// Its picture.
    pub(super) picture: Option<CitedPicture>,
    /// The title as plain text.
    pub title: String,
    /// The sentence that it corrects an edition, as the page prints it.
    pub replaces: Option<String>,
    /// What the page is marked as, and the words for it.
    pub marking: Option<(MarkingKind, String)>,
    /// The place of the brief's file, for mistakes without a better place.
    pub span: Span,
}

impl Rendered {
    /// Whether a mark is the citation of its picture.
    pub(super) fn cites_picture(&self, mark: usize) -> bool {
        self.picture.as_ref().is_some_and(|picture| picture.mark == mark)
    }

    /// Indices of the facts of which it prints something.
    pub fn printed_facts(&self) -> impl Iterator<Item = usize> + '_ {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Marked { index, .. } => self.issued[*index].fact,
            Segment::Prose(_) => None,
        })
    }
}
