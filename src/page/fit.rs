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

/// How many trial settings the search may take.
const TRIALS: usize = 7;
/// The search ends when less than this is left free, in points.
const CLOSE_ENOUGH: f32 = 3.0;
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
    let Some((openness, room)) = search(|openness| set(&Style::at(sheet, openness), false).room) else {
        let room = set(&tightest, false).room;
        let (excess_mm, at_type_size) = (-room * MM_PER_POINT, tightest.body.size);
        return Err(vec![Fault::TooLong { excess_mm, at_type_size }]);
    };
    let mut style = Style::at(sheet, openness);
    let gaps = 2 * (prepared.sections.len() + 2);
    style.section_gap += (room / (gaps + 2) as f32).min(MOST_FILL);
    let filled: LaidOut = set(&style, true);
    Ok(filled.page)
}

/// The largest openness that leaves room, with the room it leaves; none when even the tightest doesn't.
fn search(room: impl Fn(f32) -> f32) -> Option<(f32, f32)> {
    let (mut low, mut high) = (TIGHTEST, LOOSEST);
    let mut best = None;
    // Most pages fill at a type size within the limits, so that is where the search begins.
    let mut at = 0.5;
    for _ in 0..TRIALS {
        let left = room(at);
        if left >= 0.0 {
            best = Some((at, left));
            low = at;
            if left < CLOSE_ENOUGH {
                break;
            }
        } else {
            high = at;
        }
        at = if best.is_none() && low == TIGHTEST && high <= 0.5 && at > 0.0 {
            0.0
        } else {
            (low + high) / 2.0
        };
    }
    if best.is_none() {
        let left = room(TIGHTEST);
        return (left >= 0.0).then_some((TIGHTEST, left));
    }
    best
}
