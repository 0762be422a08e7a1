//! Finds the openness at which a page is full: the largest type that fits, or how much too long the text is.

use std::cell::Cell;

use super::compose::{LaidOut, lay_out};
use super::document::Document;
use super::fault::Fault;
use super::fonts::Fonts;
use super::inline::Inline;
use super::prepare::PreparedDocument;
use super::setter::Pass;
use super::sheet::{Finish, Sheet};
use super::style::{BASIC, LOOSEST, OPEN, Style, TIGHT, TIGHTEST};
use super::title::{heading_fits, title_fits};
use super::tree::Page;

/// How many trial settings the search may take; the page itself is set once more.
const TRIALS: usize = 8;
/// The height that the search aims to leave free, in points.
const AIM: f32 = 4.0;
/// The search ends when less than this is left free, in points. It is less than a line, and the gaps between the sections
/// take it up, about half a point each.
const CLOSE_ENOUGH: f32 = 9.0;
/// The most that a section gap grows to fill the last few points of a page.
const MOST_FILL: f32 = 6.0;
/// Millimetres in a point.
const MM_PER_POINT: f32 = 25.4 / 72.0;

/// Sets a document on the sheets of its budget, at the largest type size at which it fits. It takes fewer sheets if it fits
/// them at the theme's basic size.
///
/// On a full page leading (by up to 8 %) and spaces shrink first, and then the type, down to the sheet's minimum; on an
/// emptier one leading and spaces open up, then the type grows by up to 10 %. Margins and title are the theme's.
///
/// # Errors
///
/// Characters without a glyph; a title or heading that is too wide; or, with the excess in millimetres, a text
/// that doesn't fit at the smallest size.
pub fn compose(document: &Document, sheet: &Sheet, fonts: &Fonts) -> Result<Page, Vec<Fault>> {
    fit(document, &shape(document, sheet, fonts)?, sheet)
}

/// The shaped text of a document, which doesn't depend on the type size.
pub struct ShapedText(PreparedDocument);

/// The first half of [`compose`]: shapes the text of a document.
///
/// # Errors
///
/// Characters without a glyph.
pub fn shape(document: &Document, sheet: &Sheet, fonts: &Fonts) -> Result<ShapedText, Vec<Fault>> {
    PreparedDocument::new(document, sheet, fonts).map(ShapedText)
}

/// The second half of [`compose`]: breaks the shaped text into lines and puts them at their places, at the largest
/// size at which they fit.
///
/// # Errors
///
/// As [`compose`], except characters without a glyph.
pub fn fit(document: &Document, shaped: &ShapedText, sheet: &Sheet) -> Result<Page, Vec<Fault>> {
    let ShapedText(prepared) = shaped;
    let (tightest, emptiest) = (Style::at(sheet, TIGHTEST), Style::at(sheet, LOOSEST));
    let mut faults = Vec::new();
    let too_wide =
        |inline: &Inline| Fault::HeadingTooWide { heading: inline.plain_text(), range: inline.range() };
    if !title_fits(&prepared.title, sheet, &tightest) {
        faults.push(too_wide(&document.title));
    }
    if sheet.theme.logo.art.is_some() && sheet.theme.logo.alt(sheet.language).is_empty() {
        faults.push(Fault::SilentLogo(sheet.language));
    }
    if sheet.finish == Finish::Draft && sheet.theme.palette.diagonal().is_none() {
        faults.push(Fault::NoDiagonal);
    }
    for (section, shaped) in document.sections.iter().zip(&prepared.sections) {
        if !heading_fits(&shaped.heading, sheet, &emptiest) {
            faults.push(too_wide(&section.heading));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let settings = Cell::new(0);
    let set = |style: &Style, budget: usize, pass: Pass| {
        settings.set(settings.get() + 1);
        lay_out(document, prepared, sheet, style, budget, pass)
    };
    // A brief that may take several sheets takes as few as it needs at the basic size.
    let at_basic = |budget| Some((budget, set(&Style::at(sheet, BASIC), budget, Pass::Measure).room));
    let fewer = (1..sheet.budget).filter_map(at_basic).find(|(_, room)| *room >= 0.0);
    let budget = fewer.map_or(sheet.budget, |(budget, _)| budget);
    // Most pages are near the basic size, so the search begins there.
    // The last of several sheets need not be full.
    let loosest = if budget == 1 { LOOSEST } else { BASIC };
    let room = |openness| match fewer {
        Some((_, room)) if openness == BASIC => room,
        _ => set(&Style::at(sheet, openness), budget, Pass::Measure).room,
    };
    let (openness, room) = search(room, BASIC, loosest).map_err(|room| {
        let (excess_mm, at_type_size) = (-room * MM_PER_POINT, tightest.body.size);
        vec![Fault::TooLong { excess_mm, at_type_size, sheets: sheet.budget }]
    })?;
    let mut style = Style::at(sheet, openness);
    if budget == 1 {
        let gaps = prepared.sections.len() + 2;
        style.section_gap += (room / (gaps + 1) as f32).min(MOST_FILL);
    }
    let filled: LaidOut = set(&style, budget, Pass::Draw);
    Ok(Page { settings: settings.get(), ..filled.page })
}

/// An openness, and the room it leaves beyond [`AIM`].
type Sample = (f32, f32);

/// The largest openness that leaves room, with the room it leaves; or the room, below 0, at the tightest.
///
/// The room falls almost evenly with the openness, in steps of a line: regula falsi, in its Illinois form (Dowell
/// and Jarratt 1971), aims at a page with [`AIM`] points left.
fn search(room: impl Fn(f32) -> f32, first: f32, loosest: f32) -> Result<(f32, f32), f32> {
    let mut at = first;
    let (mut low, mut high): (Option<Sample>, Option<Sample>) = (None, None);
    let (mut best, mut left) = (None, 0.0);
    let mut fitted_before = None;
    for _ in 0..TRIALS {
        left = room(at);
        let fits = left >= 0.0;
        if fits {
            best = Some((at, left));
        }
        if fits && (left < CLOSE_ENOUGH || at >= loosest) {
            break;
        }
        if !fits && at <= TIGHTEST {
            return Err(left);
        }
        let (new, kept) = if fits { (&mut low, &mut high) } else { (&mut high, &mut low) };
        *new = Some((at, left - AIM));
        // An end that stays twice counts half; otherwise the other end would approach it only slowly.
        if let Some((_, value)) = kept.as_mut().filter(|_| fitted_before == Some(fits)) {
            *value /= 2.0;
        }
        fitted_before = Some(fits);
        at = match (low, high) {
            (Some((low, above)), Some((high, below))) => low + (high - low) * (above / (above - below)),
            (None, _) if at > BASIC => BASIC,
            (None, _) if at > TIGHT => TIGHT,
            (None, _) => TIGHTEST,
            (Some((low, _)), None) if low < OPEN => OPEN.min(loosest),
            (Some(_), None) => loosest,
        };
    }
    best.ok_or(left)
}
