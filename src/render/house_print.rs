//! What a page prints of its house: the marking, the lines at the head, the authors and the disclaimer. Their words were held to the audit
//! of figures when they were read (`check/house.rs`); here they are given out like other words of the program, and a template that prints
//! them not all is refused.

use std::sync::Arc;

use minijinja::value::Value as Jinja;

use super::escape;
use super::object::program;
use super::state::RenderState;
use crate::diagnostic::Span;
use crate::language::Language;
use crate::model::{Brief, Dossier, PlacedText, PlacedTexts};

/// What a page prints of its house, as Markdown.
#[derive(Debug, Clone, Default)]
pub struct HousePrint {
    /// What it is marked as.
    pub marking: Option<String>,
    /// The lines at its head.
    pub letterhead: Vec<String>,
    /// Who wrote it.
    pub authors: Option<String>,
    /// What is disclaimed at its foot.
    pub disclaimer: Option<String>,
}

impl HousePrint {
    /// That of a brief in one language.
    pub fn of(dossier: &Dossier, brief: &Brief, language: Language) -> Self {
        let text = |texts: Option<&PlacedTexts>| -> Option<String> {
            texts.and_then(|texts| texts.get(&language)).map(|(text, _)| text.clone())
        };
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        // These two are set in one weight, and a `**` would end it or begin another.
        let plain = |text: &str| escape::markdown(&one_line(text).replace("**", ""));
        let authors: Vec<String> = brief.authors.iter().map(|(author, _)| author.clone()).collect();
        let authors = (language.words().punctuation.authors)(&authors);
        let letterhead = text(dossier.letterhead(brief)).unwrap_or_default();
        Self {
            marking: dossier.marking(brief).map(|marking| plain(marking.text_in(language))),
            letterhead: letterhead
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(escape::markdown)
                .collect(),
            authors: Some(plain(&authors)).filter(|authors| !authors.is_empty()),
            disclaimer: text(dossier.disclaimer(brief)).map(|text| escape::markdown(&joined(&text))),
        }
    }

    /// Whether a text is one of these.
    pub(super) fn has(&self, text: &str) -> bool {
        let one = |own: &Option<String>| own.as_deref() == Some(text);
        one(&self.marking)
            || one(&self.authors)
            || one(&self.disclaimer)
            || self.letterhead.iter().any(|line| line == text)
    }

    /// What templates are given: the marking, the lines of the letterhead, the authors, the disclaimer.
    pub(super) fn given(&self, state: &Arc<RenderState>) -> [Option<Jinja>; 4] {
        let one = |text: &Option<String>| text.as_ref().map(|text| program(state, text.clone()));
        let lines: Vec<Jinja> = self.letterhead.iter().map(|line| program(state, line.clone())).collect();
        let letterhead = (!lines.is_empty()).then(|| Jinja::from(lines));
        [one(&self.marking), letterhead, one(&self.authors), one(&self.disclaimer)]
    }

    /// What a mail repeats of what the page says of itself, as a template names it: the marking and the disclaimer.
    pub(super) fn of_mail(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let marking = self.marking.iter().map(|text| ("marking", text.as_str()));
        marking.chain(self.disclaimer.iter().map(|text| ("disclaimer", text.as_str())))
    }

    /// The first that the template doesn't print, as a template names it.
    pub(super) fn left_out(&self, is_printed: impl Fn(&str) -> bool) -> Option<&'static str> {
        let lines = self.letterhead.iter().map(|line| ("letterhead", line));
        let marking = self.marking.iter().map(|text| ("marking", text));
        let authors = self.authors.iter().map(|text| ("authors", text));
        let disclaimer = self.disclaimer.iter().map(|text| ("disclaimer", text));
        let mut all = marking.chain(lines).chain(authors).chain(disclaimer);
        all.find(|(_, text)| !is_printed(text)).map(|(name, _)| name)
    }
}

/// A text of several lines as one paragraph: Japanese is written without blanks between them.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let wide = |c: char| u32::from(c) >= 0x2e80;
        let close = joined.chars().next_back().is_none_or(wide) && line.chars().next().is_some_and(wide);
        if !joined.is_empty() && !close {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// The texts of a house that a brief's page prints in a language, each with its place.
pub(super) fn house_texts<'a>(
    dossier: &'a Dossier,
    brief: &'a Brief,
    language: Language,
) -> impl Iterator<Item = (&'a str, &'a Span)> {
    let marking = dossier.marking(brief).and_then(|marking| marking.text.as_ref());
    let texts = [marking, dossier.letterhead(brief), dossier.disclaimer(brief)];
    let texts = texts.into_iter().flatten().filter_map(move |texts| texts.get(&language));
    texts.chain(&brief.authors).map(|(text, span): &PlacedText| (text.as_str(), span))
}
