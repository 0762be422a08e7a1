//! Whether title and side heads fit their places, and the type of side heads.

use super::line::Fill;
use super::material::Material;
use super::paragraph::break_lines;
use super::sheet::Sheet;
use super::style::{SIDE_GAP, SMALLEST, Style, Type};

/// The most lines of a title.
const MOST_LINES: usize = 3;

/// Whether a title takes three lines at most in the theme's type.
pub(super) fn title_fits(title: &Material, sheet: &Sheet, style: &Style) -> bool {
    let (width, _) = sheet.size.points();
    let measure = style.title.milli(width - 2.0 * style.margin);
    title.minimal_width() <= measure && break_lines(title, measure, Fill::Balanced).len() <= MOST_LINES
}

/// How much larger heads are than the text below them.
const LARGER: f32 = 1.08;

/// The type of all heads, in which the widest unbreakable part of those in the rail fits, if it does in any.
pub(super) fn heading_type<'m>(in_rail: impl Iterator<Item = &'m Material>, style: &Style) -> Type {
    let fitting = in_rail.filter(|heading| fits_rail(heading, style));
    let widest = fitting.map(Material::minimal_width).max().unwrap_or(0);
    let most = (style.side - SIDE_GAP) * 1000.0 / widest.max(1) as f32;
    Type { size: (style.body.size * LARGER).min(most - 0.01).max(SMALLEST), leading: style.body.leading }
}

/// Whether every unbreakable part of a head fits the rail in the smallest type; else the head stands above its section.
fn fits_rail(heading: &Material, style: &Style) -> bool {
    SMALLEST * heading.minimal_width() as f32 / 1000.0 <= style.side - SIDE_GAP
}

/// Whether every unbreakable part of a head fits the width of the page in the largest type.
pub(super) fn heading_fits(heading: &Material, sheet: &Sheet, style: &Style) -> bool {
    let (width, _) = sheet.size.points();
    style.body.points(heading.minimal_width() as f32) <= width - 2.0 * style.margin
}
