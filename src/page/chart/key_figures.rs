//! Key figures: two to four large numbers, each with its label under it and its citation marks at its upper right.

use super::drawing::{Drawing, Faces, TextBlock};
use super::texts::{ItemTexts, size_of, width_of};
use crate::page::colour::Colour;
use crate::page::style::Type;
use crate::page::tree::LineKind;

/// The space between two columns.
const GUTTER: f32 = 16.0;
/// The largest size of a number as a multiple of the body's, and the size below which four numbers take two rows.
const LARGEST: f32 = 2.2;
const LARGE: f32 = 1.5;
/// The height of figures as a share of their size (IBM Plex Sans: 698 of 1000).
const FIGURE_HEIGHT: f32 = 0.7;

pub(super) fn layout<'m>(items: &'m [ItemTexts], faces: Faces, width: f32) -> Drawing<'m> {
    let mut per_row = items.len();
    let mut size = number_size(items, per_row, faces, width);
    if per_row == 4 && size < faces.body.size * LARGE {
        per_row = 2;
        size = number_size(items, per_row, faces, width);
    }
    let number = Type { size, leading: size * 1.2 };
    let mut drawing = Drawing { height: 0.0, drop: 0.0, shapes: Vec::new(), texts: Vec::new() };
    let mut y = 0.0;
    for row in items.chunks(per_row) {
        let widths = column_widths(row, number, faces.body, width);
        let mut x = 0.0;
        let mut height: f32 = 0.0;
        let heights: Vec<f32> = row
            .iter()
            .zip(&widths)
            .map(|(texts, width)| size_of(&texts.value, number, number_room(texts, faces.body, *width)).1)
            .collect();
        let number_height = heights.iter().copied().fold(0.0, f32::max);
        for (texts, width) in row.iter().zip(&widths) {
            let room = number_room(texts, faces.body, *width);
            let (value_width, value_height) = size_of(&texts.value, number, room);
            let (_, label_height) = size_of(&texts.label, faces.text, *width);
            let text = |material, face, x, y, measure, colour, kind| TextBlock {
                material,
                face,
                x,
                y,
                measure,
                colour,
                kind,
            };
            let label_y = y + number_height;
            drawing.texts.push(text(
                &texts.label,
                faces.text,
                x,
                label_y,
                *width,
                Colour::Ink,
                LineKind::ChartLabel,
            ));
            drawing.texts.push(text(&texts.value, number, x, y, room, Colour::Accent, LineKind::ChartValue));
            // The tops of the marks are level with the top of the number's last line.
            let cap = y + value_height - number.leading + number.ascent() - number.size * FIGURE_HEIGHT;
            let marks_y = cap + faces.body.size * (0.36 + FIGURE_HEIGHT * 0.64) - faces.body.ascent();
            let marks_x = x + value_width + 1.0;
            let marks_width = width_of(&texts.marks, faces.body, *width);
            drawing.texts.push(text(
                &texts.marks,
                faces.body,
                marks_x,
                marks_y,
                marks_width,
                Colour::Accent,
                LineKind::ChartValue,
            ));
            height = height.max(number_height + label_height);
            x += width + GUTTER;
        }
        y += height + faces.gap;
    }
    drawing.height = y - faces.gap;
    drawing.drop = 0.0;
    drawing
}

/// The width that is left for a number beside its marks.
fn number_room(texts: &ItemTexts, marks: Type, column: f32) -> f32 {
    column - width_of(&texts.marks, marks, column / 2.0) - 1.0
}

/// The size at which the numbers of the fullest row fit side by side.
fn number_size(items: &[ItemTexts], per_row: usize, faces: Faces, width: f32) -> f32 {
    let free = |row: &[ItemTexts]| {
        let marks: f32 = row.iter().map(|texts| width_of(&texts.marks, faces.body, width) + 1.2).sum();
        let natural: i32 = row.iter().map(|texts| texts.value.natural_width()).sum();
        (width - GUTTER * row.len().saturating_sub(1) as f32 - marks) * 1000.0 / natural.max(1) as f32
    };
    let size = items.chunks(per_row).map(free).fold(f32::INFINITY, f32::min);
    size.clamp(faces.body.size * 1.2, faces.body.size * LARGEST)
}

/// The widths of columns: each as wide as its number, with an equal share of the rest; numbers that are too wide are broken.
fn column_widths(row: &[ItemTexts], number: Type, marks: Type, width: f32) -> Vec<f32> {
    let available = width - GUTTER * row.len().saturating_sub(1) as f32;
    let natural: Vec<f32> = row
        .iter()
        .map(|texts| width_of(&texts.value, number, width) + width_of(&texts.marks, marks, width) + 1.0)
        .collect();
    let total: f32 = natural.iter().sum();
    if total > available {
        // A column that needs less than an equal share keeps its width; the others divide the rest.
        let fair = available / row.len().max(1) as f32;
        let kept: f32 = natural.iter().filter(|width| **width <= fair).sum();
        let squeeze = (available - kept) / (total - kept).max(0.1);
        return natural.iter().map(|width| if *width <= fair { *width } else { width * squeeze }).collect();
    }
    let share = (available - total) / row.len().max(1) as f32;
    natural.iter().map(|width| width + share).collect()
}
