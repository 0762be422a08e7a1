//! The type size of the title, and whether title and side heads fit their places.

use super::line::Fill;
use super::material::Material;
use super::paragraph::break_lines;
use super::sheet::Sheet;
use super::style::{SIDE_GAP, SMALLEST, Style, Type};

/// The largest type in which a title takes one line, else two, else three lines; the smallest if it needs more.
pub(super) fn title_type(title: &Material, sheet: &Sheet, style: &Style) -> Type {
    let (width, _) = sheet.size.points();
    let letters = sheet.theme.letters(sheet.language);
    let (sizes, ratio) = ([0.0, 1.0, 2.0, 3.0, 4.0].map(|step| letters.title - step), letters.title_leading);
    let faces = sizes.map(|size| size * style.title_scale).map(|size| Type { size, leading: size * ratio });
    // A title may shrink a little to save a line, but not much.
    let found = [(1, 3), (2, 4), (2, 5), (3, 5)].into_iter().find_map(|(lines, steps)| {
        let fits = |face: &Type| {
            let measure = face.milli(width - 2.0 * style.margin);
            title.minimal_width() <= measure && break_lines(title, measure, Fill::Balanced).len() <= lines
        };
        faces.iter().take(steps).copied().find(fits)
    });
    found.unwrap_or(faces[4])
}

/// Whether a title takes three lines at most.
pub(super) fn title_fits(title: &Material, sheet: &Sheet, style: &Style) -> bool {
    let (width, _) = sheet.size.points();
    let measure = title_type(title, sheet, style).milli(width - 2.0 * style.margin);
    title.minimal_width() <= measure && break_lines(title, measure, Fill::Balanced).len() <= 3
}

/// The type of all side heads: the body's, or a smaller one in which the widest unbreakable part fits.
pub(super) fn heading_type<'m>(headings: impl Iterator<Item = &'m Material>, style: &Style) -> Type {
    let widest = headings.map(Material::minimal_width).max().unwrap_or(0);
    let most = (style.side - SIDE_GAP) * 1000.0 / widest.max(1) as f32;
    Type { size: style.body.size.min(most - 0.01).max(SMALLEST), leading: style.body.leading }
}

/// Whether every unbreakable part of a side head fits its column in the smallest type.
pub(super) fn heading_fits(heading: &Material, style: &Style) -> bool {
    SMALLEST * heading.minimal_width() as f32 / 1000.0 <= style.side - SIDE_GAP
}
