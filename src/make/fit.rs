//! Fits a brief to its page in every language. The facts are decided once, at the first rung where every language fits;
//! each page then has its own type size and leading.

use std::sync::Arc;

use rayon::prelude::*;

use super::fault::describe;
use super::messages::exhausted;
use super::picture_files::picture_of;
use super::rung_texts::{RungText, RungTexts};
use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::Rung;
use crate::model::{Brief, Dossier, MarkingKind, Paper};
use crate::page::{
    Art, Document, Fault, Finish, Fonts, Page, PaperSize, Sheet, Theme, ValueOnPage, compose, parse,
};
use crate::render::{Cited, Engine, Rendered};
use crate::value::{FigureStyle, Rendering, Value, format};

/// A brief set in one language.
#[derive(Debug)]
pub struct SetPage {
    /// The Markdown as blocks.
    pub document: Document,
    /// The composed page.
    pub page: Page,
}

/// A brief set in every language, in the order declared, with the rungs that were tried.
#[derive(Debug)]
pub struct Fitted {
    /// One for each language.
    pub settings: Vec<SetPage>,
    /// The rung it was set on.
    pub rung: Rung,
    /// Every rung that was looked at, in order. Which ones follows from their rendered texts alone, so the same rendered texts on
    /// these rungs give the same page.
    pub tried: Vec<Rung>,
}

/// Why a brief can't be set.
enum Unset {
    /// It has mistakes, which no concession corrects.
    Wrong(Vec<Diagnostic>),
    /// It is too long in some language.
    TooLong(Vec<Diagnostic>),
}

/// The attempts at a brief.
struct Attempts<'a, 'b> {
    rung_texts: &'a mut RungTexts<'b>,
    theme: &'a Arc<Theme>,
    fonts: &'a Fonts,
    /// The picture of the brief.
    picture: Option<Arc<Art>>,
    tried: Vec<Rung>,
}

/// Fits a brief, conceding as little as possible.
///
/// # Errors
/// Its mistakes; or, when it is too long after every concession, by how many millimetres and in which language.
pub fn fit(
    rung_texts: &mut RungTexts<'_>,
    theme: &Arc<Theme>,
    fonts: &Fonts,
) -> Result<Fitted, Vec<Diagnostic>> {
    let first = rung_texts.first();
    let rungs = rung_texts.ladder.len();
    let picture = picture_of(rung_texts.brief).map_err(|found| vec![found])?;
    let mut attempts = Attempts { rung_texts, theme, fonts, picture, tried: Vec::new() };
    match attempts.set(first) {
        Ok(settings) => return Ok(Fitted { settings, rung: first, tried: attempts.tried }),
        Err(Unset::Wrong(found)) => return Err(found),
        Err(Unset::TooLong(found)) if rungs == 0 => return Err(found),
        Err(Unset::TooLong(_)) => {}
    }
    // Each rung is shorter than the one before, so the first that fits is found by halving. A fact that is left out takes
    // more room than the line that tells it.
    let (mut below, mut above) = (0, rungs);
    let mut settings = match attempts.set_after(rungs) {
        Ok(settings) => settings,
        Err(Unset::Wrong(found)) => return Err(found),
        Err(Unset::TooLong(found)) => return Err(found.into_iter().map(exhausted).collect()),
    };
    while above - below > 1 {
        let middle = below + (above - below) / 2;
        match attempts.set_after(middle) {
            Ok(set) => (above, settings) = (middle, set),
            Err(Unset::TooLong(_)) => below = middle,
            Err(Unset::Wrong(found)) => return Err(found),
        }
    }
    let rung = attempts.rung_texts.rung(above);
    Ok(Fitted { settings, rung, tried: attempts.tried })
}

impl Attempts<'_, '_> {
    /// Sets the brief after so many concessions.
    fn set_after(&mut self, conceded: usize) -> Result<Vec<SetPage>, Unset> {
        let rung = self.rung_texts.rung(conceded);
        self.set(rung)
    }

    /// Sets the brief in every language.
    fn set(&mut self, rung: Rung) -> Result<Vec<SetPage>, Unset> {
        self.tried.push(rung);
        let files = AuthorFiles {
            dossier: self.rung_texts.dossier,
            brief: self.rung_texts.brief,
            engine: self.rung_texts.engine,
        };
        let equipped = (self.theme, self.fonts, self.picture.as_ref());
        let attempts: Vec<_> = self
            .rung_texts
            .at(rung)
            .par_iter()
            .map(|rung_text| match rung_text {
                Ok(rung_text) => set_in(rung_text, &files, equipped),
                Err(found) => Err(found.clone()),
            })
            .collect();
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
}

/// The author's files, in which the place of a fault is looked for.
struct AuthorFiles<'a> {
    dossier: &'a Dossier,
    brief: &'a Brief,
    engine: &'a Engine,
}

fn set_in(
    rung_text: &RungText,
    files: &AuthorFiles<'_>,
    (theme, fonts, picture): (&Arc<Theme>, &Fonts, Option<&Arc<Art>>),
) -> Result<SetPage, Vec<Diagnostic>> {
    let RungText { rendered, cited, .. } = rung_text;
    let described = |faults: Vec<Fault>| -> Vec<Diagnostic> {
        let each =
            faults.iter().map(|fault| describe(fault, files.dossier, files.brief, cited, files.engine));
        each.collect()
    };
    let mut document = parse(&cited.markdown).map_err(described)?;
    document.place_picture(picture).map_err(described)?;
    document.strengthen(&values(cited, files.dossier, files.brief));
    let sheet = Sheet {
        size: size(files.dossier.paper),
        language: rendered.language,
        min_type_size: files.brief.min_type_size,
        theme: Arc::clone(theme),
        budget: files.brief.pages,
        finish: finish(rendered),
    };
    let page = compose(&document, &sheet, fonts).map_err(described)?;
    Ok(SetPage { document, page })
}

/// The value of each fact that the text prints, with the bytes of what is printed.
fn values(cited: &Cited, dossier: &Dossier, brief: &Brief) -> Vec<ValueOnPage> {
    let style = FigureStyle { contested: brief.showing(), ..dossier.style(cited.language) };
    let values = cited.facts.iter().filter_map(|piece| {
        let value = dossier.facts.get(piece.fact)?.value.as_ref()?;
        let is_figure = matches!(value, Value::Quantity(_) | Value::Contested(_));
        let figure = is_figure.then(|| format(value, style, Rendering::Running));
        let compact = format(value, style, Rendering::Compact);
        Some(ValueOnPage { place: piece.range.clone(), figure, compact })
    });
    values.collect()
}

/// Whether a page is a draft.
pub fn finish(rendered: &Rendered) -> Finish {
    match rendered.marking {
        Some((MarkingKind::Draft, _)) => Finish::Draft,
        _ => Finish::Finished,
    }
}

/// The size of a dossier's paper.
pub fn size(paper: Paper) -> PaperSize {
    match paper {
        Paper::A4 => PaperSize::A4,
        Paper::Letter => PaperSize::Letter,
    }
}
