//! Finds the openness at which a page is full: the largest type that fits, or by how much nothing does.

use super::compose::{LaidOut, lay_out};
use super::document::{Document, Inline};
use super::fault::Fault;
use super::fonts::Fonts;
use super::prepare::Prepared;
use super::sheet::Sheet;
use super::style::{LOOSEST, Style, TIGHTEST};
use super::title::{heading_fits, title_fits};
use super::tree::Page;

/// How many trial settings the search may take; the page itself is set once more.
const TRIALS: usize = 5;
/// What the search aims to leave free, in points.
const AIM: f32 = 4.0;
/// The search ends when less than this is left free, in points: less than a line, which the gaps between the
/// sections take up by half a point each.
const CLOSE_ENOUGH: f32 = 9.0;
/// The most that a section gap grows to fill the last few points of a page.
const MOST_FILL: f32 = 4.0;
/// Millimetres in a point.
const MM_PER_POINT: f32 = 25.4 / 72.0;

/// Sets a document on one page, at the largest type size at which it fits.
///
/// Below the basic size the type shrinks first, down to the sheet's minimum, and then leading (by up to 9.5 %),
/// spaces, margins and title; above it the type grows by up to 16 %, then leading and spaces open up.
///
/// # Errors
///
/// Characters without a glyph; a title or heading that is too wide; or, with the excess in millimetres, a text
/// that doesn't fit at the smallest size.
pub fn compose(document: &Document, sheet: &Sheet, fonts: &Fonts) -> Result<Page, Vec<Fault>> {
    let prepared = Prepared::new(document, sheet.language, fonts)?;
    let tightest = Style::at(sheet, TIGHTEST);
    let mut faults = Vec::new();
    let too_wide =
        |inline: &Inline| Fault::HeadingTooWide { heading: inline.plain_text(), range: inline.range() };
    if !title_fits(&prepared.title, sheet, &tightest) {
        faults.push(too_wide(&document.title));
    }
    for (section, shaped) in document.sections.iter().zip(&prepared.sections) {
        if !heading_fits(&shaped.heading, &tightest) {
            faults.push(too_wide(&section.heading));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let set = |style: &Style, draws: bool| lay_out(document, &prepared, sheet, style, draws);
    let (openness, room) =
        search(|openness| set(&Style::at(sheet, openness), false).room).map_err(|room| {
            let (excess_mm, at_type_size) = (-room * MM_PER_POINT, tightest.body.size);
            vec![Fault::TooLong { excess_mm, at_type_size }]
        })?;
    let mut style = Style::at(sheet, openness);
    let gaps = 2 * (prepared.sections.len() + 2);
    style.section_gap += (room / (gaps + 2) as f32).min(MOST_FILL);
    let filled: LaidOut = set(&style, true);
    Ok(filled.page)
}

/// The largest openness that leaves room, with the room it leaves; or the room, below 0, at the tightest.
///
/// The room falls almost evenly with the openness, in steps of a line: regula falsi, in its Illinois form (Dowell
/// and Jarratt 1971), aims at a page with [`AIM`] points left.
fn search(room: impl Fn(f32) -> f32) -> Result<(f32, f32), f32> {
    // A full page is set in the smallest type that its brief allows, so that is where the search begins.
    let mut at = 0.0;
    let (mut low, mut high): (Option<(f32, f32)>, Option<(f32, f32)>) = (None, None);
    let (mut best, mut left) = (None, 0.0);
    let mut fitted_before = None;
    for _ in 0..TRIALS {
        left = room(at);
        let fits = left >= 0.0;
        if fits {
            best = Some((at, left));
        }
        if fits && left < CLOSE_ENOUGH || at >= LOOSEST {
            break;
        }
        if !fits && at <= TIGHTEST {
            return Err(left);
        }
        let (new, kept) = if fits { (&mut low, &mut high) } else { (&mut high, &mut low) };
        *new = Some((at, left - AIM));
        // An end that stays twice counts half, or the other would only creep towards it.
        if let Some((_, value)) = kept.as_mut().filter(|_| fitted_before == Some(fits)) {
            *value /= 2.0;
        }
        fitted_before = Some(fits);
        at = match (low, high) {
            (Some((low, above)), Some((high, below))) => low + (high - low) * (above / (above - below)),
            (None, _) => TIGHTEST,
            (Some((low, _)), None) if low < 1.0 => 1.0,
            (Some(_), None) => LOOSEST,
        };
    }
    best.ok_or(left)
}
