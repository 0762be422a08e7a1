//! Looks for the printed forms of one source in its archived text: at the lines or on the pages that the evidence names.

use std::collections::BTreeSet;

use super::archived::Text;
use super::finding::Outcome;
use super::judge::judge;
use super::judged_form::JudgedForm;
use super::pages::TextPages;
use crate::model::{Evidence, Locator, Source};
use crate::reading::{ShownText, SourceSetting};
use crate::value::{Units, Value};

/// A printed form that is to be looked for.
#[derive(Debug, Clone, Copy)]
pub struct SoughtForm<'a> {
    /// The form as the evidence has it.
    pub printed: &'a str,
    /// The evidence.
    pub evidence: &'a Evidence,
    /// The name of its figure.
    pub figure: &'a str,
    /// The typed figure; none for a term.
    pub value: Option<&'a Value>,
}

/// The search in one archived text.
#[derive(Debug)]
pub struct Search<'a> {
    text: &'a Text,
    pages: Option<TextPages<'a>>,
    /// How the source's figures are read; none where the program has no reader for its language.
    setting: Option<SourceSetting<'a>>,
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
        Self {
            text,
            pages: TextPages::of(text.raw(), source.first_page.map_or(1, |page| page as usize)),
            setting: source.setting(units),
            last: None,
            normalised: 0,
        }
    }

    /// How many bytes were normalised.
    pub fn normalised(&self) -> usize {
        let on_pages = self.last.as_ref().map_or(0, |(_, pages)| pages.text.normalised());
        self.text.normalised() + self.normalised + on_pages
    }

    /// Looks for a printed form.
    pub fn find(&mut self, sought: SoughtForm<'a>) -> Outcome {
        let SoughtForm { printed, evidence, figure, value } = sought;
        let shown = ShownText::of(printed);
        let setting = self.setting.as_ref();
        let (heads, unit_lines) = (evidence.heads(), evidence.unit_lines);
        let judged = |text: &Text, lines| {
            let by_eye = evidence.by_eye.get(figure).map(|(why, _)| why.as_str());
            let outcome = judge(
                text,
                &JudgedForm { printed, lines, heads: &heads, unit_lines, value, by_eye },
                setting,
            );
            let joined = || text.at(lines).is_some_and(|passage| passage.joined(&shown) > 0);
            match outcome {
                Outcome::NotFound { .. } if joined() => Outcome::Joined,
                other => other,
            }
        };
        let whole = |lines| judged(self.text, lines);
        let Some(pages) = &self.pages else { return whole(evidence.lines) };
        if self.last.as_ref().is_none_or(|(locator, _)| **locator != evidence.locator) {
            let Some((text, numbers)) = pages.named(&evidence.locator) else { return whole(evidence.lines) };
            self.normalised += self.last.take().map_or(0, |(_, pages)| pages.text.normalised());
            self.last = Some((&evidence.locator, OnPages { text: Text::new(text), numbers }));
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
        let holds = |page: &str| !Text::new(page.to_owned()).is_without(&shown);
        match pages.where_holds(holds) {
            pages if pages.is_empty() => outcome,
            pages => Outcome::NotOnPage { pages },
        }
    }
}
