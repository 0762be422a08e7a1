//! Key figures: two to four large numbers on one grid, each with its label under it and its citation marks at the end of its last
//! line.

use super::drawing::{Drawing, Faces, TextBlock};
use super::texts::{ItemTexts, last_line_of, size_of, width_of};
use crate::page::colour::Colour;
use crate::page::style::Type;
use crate::page::tree::LineKind;

/// The space between two columns.
const GUTTER: f32 = 16.0;
/// The space between a number and its marks.
const MARK_GAP: f32 = 1.0;
/// The largest size of a number as a multiple of the body's, the size below which four numbers take two rows, and the smallest.
const LARGEST: f32 = 2.2;
const LARGE: f32 = 1.5;
const SMALLEST: f32 = 1.2;
/// The height of figures as a share of their size (IBM Plex Sans JP: 698 of 1000; Source Sans 3: 660).
const FIGURE_HEIGHT: f32 = 0.7;

pub(super) fn layout<'m>(items: &'m [ItemTexts], faces: Faces, width: f32) -> Drawing<'m> {
    let mut grid = Grid::new(items, items.len(), faces, width);
    if items.len() == 4 && grid.size < faces.body.size * LARGE {
        grid = Grid::new(items, 2, faces, width);
    }
    let number = Type { size: grid.size, leading: grid.size * 1.2 };
    let mut drawing = Drawing { drop: 0.0, ..Drawing::empty(faces) };
    let mut y = 0.0;
    for row in items.chunks(grid.columns.len().max(1)) {
        let cells = row.iter().zip(&grid.columns);
        let value = |texts: &ItemTexts, column: f32| {
            let room = column - width_of(&texts.marks, faces.body, column / 2.0) - MARK_GAP;
            (room, size_of(&texts.value, number, room).1)
        };
        let height = cells.clone().map(|(texts, (_, column))| value(texts, *column).1).fold(0.0, f32::max);
        let mut labels: f32 = 0.0;
        for (texts, &(x, column)) in cells {
            let text = |material, face, x, y, measure, colour, kind| TextBlock {
                material,
                face,
                x,
                y,
                measure,
                colour,
                kind,
            };
            let (room, own) = value(texts, column);
            // The last lines of all numbers of a row are level, above their labels.
            let top = y + height - own;
            let (label_y, label) = (y + height, size_of(&texts.label, faces.text, column).1);
            let blocks = &mut drawing.texts;
            blocks.push(text(
                &texts.label,
                faces.text,
                x,
                label_y,
                column,
                Colour::Ink,
                LineKind::ChartLabel,
            ));
            blocks.push(text(&texts.value, number, x, top, room, Colour::Accent, LineKind::ChartValue));
            // The tops of the marks are level with the top of the number's last line, at whose end they are.
            let cap = y + height - number.leading + number.ascent() - number.size * FIGURE_HEIGHT;
            let marks_y = cap + faces.body.size * (0.36 + FIGURE_HEIGHT * 0.64) - faces.body.ascent();
            let marks_x = x + last_line_of(&texts.value, number, room) + MARK_GAP;
            let marks = width_of(&texts.marks, faces.body, column);
            blocks.push(text(
                &texts.marks,
                faces.body,
                marks_x,
                marks_y,
                marks,
                Colour::Accent,
                LineKind::ChartValue,
            ));
            labels = labels.max(label);
        }
        y += height + labels + faces.gap;
    }
    drawing.height = y - faces.gap;
    drawing
}

/// The columns that all rows share, and the size of the numbers in them.
struct Grid {
    /// Where each column begins, and how wide it is.
    columns: Vec<(f32, f32)>,
    size: f32,
}

impl Grid {
    /// Columns of one width where the numbers are large in them; else each is as wide as its widest number asks for.
    fn new(items: &[ItemTexts], count: usize, faces: Faces, width: f32) -> Self {
        let available = width - GUTTER * count.saturating_sub(1) as f32;
        let marks = |texts: &ItemTexts| width_of(&texts.marks, faces.body, width) + MARK_GAP + 0.2;
        let fitting = |columns: &[f32]| {
            let of = |(index, texts): (usize, &ItemTexts)| {
                (columns[index % count] - marks(texts)) * 1000.0 / texts.value.natural_width().max(1) as f32
            };
            items.iter().enumerate().map(of).fold(f32::INFINITY, f32::min)
        };
        let least = faces.body.size;
        let equal = vec![available / count.max(1) as f32; count];
        let size = fitting(&equal);
        let (widths, size) = if size >= least * LARGE {
            (equal, size)
        } else {
            let needed = |column: usize| {
                let own = items.iter().skip(column).step_by(count.max(1));
                own.map(|texts| texts.value.natural_width() as f32).fold(1.0, f32::max)
            };
            let needed: Vec<f32> = (0..count).map(needed).collect();
            // A column that asks for less than an equal share gets what it asks for at the least size; the others divide the rest.
            let (fair, total) = (available / count.max(1) as f32, needed.iter().sum::<f32>());
            let narrow = |need: &f32| available * need / total.max(1.0);
            let widths: Vec<f32> =
                needed.iter().map(|need| narrow(need).clamp(fair * 0.6, available)).collect();
            let sum: f32 = widths.iter().sum();
            let widths: Vec<f32> = widths.iter().map(|one| one * available / sum.max(1.0)).collect();
            let size = fitting(&widths);
            (widths, size)
        };
        let mut x = 0.0;
        let columns = widths
            .into_iter()
            .map(|width| {
                let at = x;
                x += width + GUTTER;
                (at, width)
            })
            .collect();
        Self { columns, size: size.clamp(least * SMALLEST, least * LARGEST) }
    }
}
