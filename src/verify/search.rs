//! Looks for the printed forms of one source in its archived text: at the lines or on the pages that the evidence names.

use std::collections::BTreeSet;

use super::archived::Text;
use super::finding::Outcome;
use super::judge::judge;
use super::pages::TextPages;
use crate::model::{Evidence, Locator, Source};
use crate::value::{Units, Value};

/// A printed form that is to be looked for.
#[derive(Debug, Clone, Copy)]
pub struct SoughtForm<'a> {
    pub printed: &'a str,
    pub evidence: &'a Evidence,
    /// The typed figure; none for a term.
    pub value: Option<&'a Value>,
}

/// The search in one archived text.
#[derive(Debug)]
pub struct Search<'a> {
    text: &'a Text,
    pages: Option<TextPages<'a>>,
    source: &'a Source,
    units: &'a Units,
    /// Whether the program reads the figures of the source's language.
    reads: bool,
    /// The pages that the last locator names: the figures of one piece of evidence are looked for on the same.
    last: Option<(&'a Locator, OnPages)>,
    /// How many bytes of pages were normalised, besides those of the text.
    normalised: usize,
}

#[derive(Debug)]
struct OnPages {
    text: Text,
    numbers: BTreeSet<usize>,
}

impl<'a> Search<'a> {
    /// A search in the text of a source.
    pub fn new(text: &'a Text, source: &'a Source, units: &'a Units) -> Self {
        let pages = TextPages::of(text.raw());
        Self { text, pages, source, units, reads: source.has_reader(), last: None, normalised: 0 }
    }

    /// How many bytes were normalised.
    pub fn normalised(&self) -> usize {
        let on_pages = self.last.as_ref().map_or(0, |(_, pages)| pages.text.normalised());
        self.text.normalised() + self.normalised + on_pages
    }

    /// Looks for a printed form.
    pub fn find(&mut self, form: SoughtForm<'a>) -> Outcome {
        let SoughtForm { printed, evidence, value } = form;
        let issued = self.source.issued.as_ref();
        let sought = if self.reads { value } else { None };
        let judged = |text: &Text, lines| {
            let outcome = judge(text, lines, printed, sought, issued, self.units);
            let joined = || text.at(lines).is_some_and(|passage| passage.joined(printed) > 0);
            match outcome {
                Outcome::NotFound { .. } if joined() => Outcome::Joined,
                // It is there, and nobody can read it.
                Outcome::TermFound if value.is_some() && !self.reads => Outcome::NoReader,
                other => other,
            }
        };
        let whole = |lines| judged(self.text, lines);
        let Some(pages) = &self.pages else { return whole(evidence.lines) };
        if self.last.as_ref().is_none_or(|(locator, _)| **locator != evidence.locator) {
            let Some((text, numbers)) = pages.named(&evidence.locator) else { return whole(evidence.lines) };
            self.normalised += self.last.take().map_or(0, |(_, pages)| pages.text.normalised());
            let text = Text::with(text, self.text.blanks());
            self.last = Some((&evidence.locator, OnPages { text, numbers }));
        }
        let Some((_, named)) = &self.last else { return whole(evidence.lines) };
        if let Some(lines) = evidence.lines {
            let holding = pages.holding(lines);
            return match holding.is_disjoint(&named.numbers) && !holding.is_empty() {
                true => Outcome::NotOnPage { pages: holding.into_iter().collect() },
                false => whole(evidence.lines),
            };
        }
        let outcome = judged(&named.text, None);
        let Outcome::NotFound { .. } = outcome else { return outcome };
        let holds = |page: &str| !Text::with(page.to_owned(), self.text.blanks()).is_without(printed);
        match pages.where_holds(holds) {
            pages if pages.is_empty() => outcome,
            pages => Outcome::NotOnPage { pages },
        }
    }
}
