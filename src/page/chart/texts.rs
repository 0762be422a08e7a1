//! The shaped texts of a chart's items, and their sizes.

use crate::page::line::Fill;
use crate::page::material::Material;
use crate::page::paragraph::break_lines;
use crate::page::style::Type;

/// The shaped texts of an item.
pub(super) struct ItemTexts {
    pub label: Material,
    pub value: Material,
    /// The citation marks, where they are separate from the value.
    pub marks: Material,
}

/// The width of a text on one line, or the most it may take.
pub(super) fn width_of(material: &Material, face: Type, most: f32) -> f32 {
    (face.points(material.natural_width() as f32) + 0.1).min(most)
}

/// The width of the widest line that a text has when it may take `most`, and the height of all its lines.
pub(super) fn size_of(material: &Material, face: Type, most: f32) -> (f32, f32) {
    let lines = break_lines(material, face.milli(most), Fill::Ragged);
    let width = lines.iter().map(|line| face.points(line.width as f32)).fold(0.0, f32::max);
    (width + 0.1, lines.len() as f32 * face.leading)
}

/// The width of the last line that a text has when it may take `most`.
pub(super) fn last_line_of(material: &Material, face: Type, most: f32) -> f32 {
    let lines = break_lines(material, face.milli(most), Fill::Ragged);
    lines.last().map_or(0.0, |line| face.points(line.width as f32))
}
