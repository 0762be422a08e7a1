//! Fits a brief to its page in every language: the facts are decided once, at the first rung where every language
//! fits; type size and leading are then each page's own.

use std::sync::Arc;

use rayon::prelude::*;

use super::fault::describe;
use super::produce::Tools;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::{Cited, Concession, Draft, Engine, Selection, cite, concessions, render, select};
use crate::language::Language;
use crate::model::{Brief, Dossier, Paper};
use crate::page::{Document, Fault, Fonts, Page, PaperSize, Sheet, Theme, compose, parse};

/// A brief set in one language.
#[derive(Debug)]
pub struct Setting {
    pub draft: Draft,
    pub cited: Cited,
    pub document: Document,
    pub page: Page,
}

/// A brief set in every language, with what gave way for it.
#[derive(Debug)]
pub struct Fitted {
    pub settings: Vec<Setting>,
    pub selection: Selection,
}

/// Why a brief can't be set.
enum Unset {
    /// It has mistakes, which no concession mends.
    Wrong(Vec<Diagnostic>),
    /// It is too long in some language.
    TooLong(Vec<Diagnostic>),
}

/// What every attempt at a brief needs.
struct Attempt<'a> {
    dossier: &'a Arc<Dossier>,
    brief: &'a Brief,
    theme: &'a Arc<Theme>,
    engine: &'a Engine,
    fonts: &'a Fonts,
}

/// Fits a brief, conceding as little as possible.
///
/// # Errors
/// Its mistakes; or, when it is too long after every concession, by how many millimetres in which language.
pub fn fit(
    dossier: &Arc<Dossier>,
    brief: &Brief,
    theme: &Arc<Theme>,
    tools: &Tools<'_>,
) -> Result<Fitted, Vec<Diagnostic>> {
    let attempt = Attempt { dossier, brief, theme, engine: tools.engine, fonts: tools.fonts };
    let rungs = concessions(dossier, brief);
    // A brief that tells what it omits has room for the line from the start, so that a fact more never changes
    // what else appears.
    let tell = brief.tell_omitted && !rungs.is_empty();
    match attempt.set(&select(&[], tell)) {
        Ok(_) if tell => return attempt.finish(&[]),
        Ok(settings) => return Ok(Fitted { settings, selection: Selection::default() }),
        Err(Unset::Wrong(found)) => return Err(found),
        Err(Unset::TooLong(found)) if rungs.is_empty() => return Err(found),
        Err(Unset::TooLong(_)) => {}
    }
    // Each rung is shorter than the one before, so the first that fits is found by halving.
    let (mut below, mut above) = (0, rungs.len());
    let mut fitting = match attempt.set(&select(&rungs, tell)) {
        Ok(settings) => settings,
        Err(Unset::Wrong(found)) => return Err(found),
        Err(Unset::TooLong(found)) => return Err(found.into_iter().map(exhausted).collect()),
    };
    while above - below > 1 {
        let middle = below + (above - below) / 2;
        match attempt.set(&select(&rungs[..middle], tell)) {
            Ok(settings) => (above, fitting) = (middle, settings),
            Err(Unset::TooLong(_)) => below = middle,
            Err(Unset::Wrong(found)) => return Err(found),
        }
    }
    let selection = select(&rungs[..above], tell);
    if tell && selection.omitted.is_empty() {
        return attempt.finish(&rungs[..above]);
    }
    Ok(Fitted { settings: fitting, selection })
}

/// Says that nothing more can give way.
fn exhausted(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic
        .hint("cut text, or allow a smaller type size; every fact that isn't `must` is left out already")
}

impl Attempt<'_> {
    /// Sets the brief without the line about omitted points, for which there would have been room.
    fn finish(&self, conceded: &[Concession]) -> Result<Fitted, Vec<Diagnostic>> {
        let selection = select(conceded, false);
        match self.set(&selection) {
            Ok(settings) => Ok(Fitted { settings, selection }),
            Err(Unset::Wrong(found) | Unset::TooLong(found)) => Err(found),
        }
    }

    /// Sets the brief in every language.
    fn set(&self, selection: &Selection) -> Result<Vec<Setting>, Unset> {
        let attempts: Vec<_> =
            self.dossier.languages.par_iter().map(|&language| self.set_in(language, selection)).collect();
        let mut settings = Vec::with_capacity(attempts.len());
        let (mut wrong, mut too_long) = (Vec::new(), Vec::new());
        for attempt in attempts {
            match attempt {
                Ok(setting) => settings.push(setting),
                Err(found) if found.iter().all(|one| one.code == Code::TooLong) => too_long.extend(found),
                Err(found) => wrong.extend(found),
            }
        }
        match (wrong.is_empty(), too_long.is_empty()) {
            (true, true) => Ok(settings),
            (true, false) => Err(Unset::TooLong(too_long)),
            (false, _) => Err(Unset::Wrong(wrong)),
        }
    }

    fn set_in(&self, language: Language, selection: &Selection) -> Result<Setting, Vec<Diagnostic>> {
        let draft = render(self.dossier, self.brief, language, selection, self.engine)?;
        let cited = cite(&draft, self.dossier, self.engine)?;
        let place = |faults: Vec<Fault>| -> Vec<Diagnostic> {
            let each =
                faults.iter().map(|fault| describe(fault, self.dossier, self.brief, &cited, self.engine));
            each.collect()
        };
        let document = parse(&cited.markdown).map_err(place)?;
        let sheet = Sheet {
            size: match self.dossier.paper {
                Paper::A4 => PaperSize::A4,
                Paper::Letter => PaperSize::Letter,
            },
            language,
            min_type_size: self.brief.min_type_size,
            theme: Arc::clone(self.theme),
            budget: self.brief.pages,
        };
        let page = compose(&document, &sheet, self.fonts).map_err(place)?;
        Ok(Setting { draft, cited, document, page })
    }
}
