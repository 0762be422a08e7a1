//! The widths of a table's columns and the heights of its rows.

use super::decimal::{Shift, shifts};
use super::document::Alignment;
use super::line::Fill;
use super::material::Material;
use super::paragraph::break_lines;
use super::prepare::{PreparedRow, PreparedTable};
use super::style::{Style, Type};

/// Space between two columns.
pub(super) const GUTTER: f32 = 11.0;

/// The space above and below a table.
pub(super) const TABLE_GAP: f32 = 2.0;

/// The places of a table's columns and rows.
pub(super) struct TableMeasures {
    /// The width of each column, in points.
    pub widths: Vec<f32>,
    /// For each column, the width that its citation marks need at the right.
    pub hanging: Vec<f32>,
    /// For each column, how much further left the figures of its rows are; without the head's row.
    pub shifts: Vec<Vec<Shift>>,
    /// The height of the text of each row, the head's first.
    pub text_heights: Vec<f32>,
    /// The height of each row.
    pub heights: Vec<f32>,
}

impl TableMeasures {
    pub(super) fn new(table: &PreparedTable, style: &Style, width: f32) -> Self {
        let shifts = shifts_of(table);
        let widths = column_widths(table, style.table, &shifts, width);
        let text_height = |row: &PreparedRow| {
            let heights =
                row.cells.iter().zip(&widths).map(|(cell, width)| height(cell, style.table, *width));
            heights.fold(style.table.leading, f32::max)
        };
        let text_heights: Vec<f32> = table.rows.iter().map(text_height).collect();
        let heights = text_heights.iter().map(|height| height + 2.0 * style.cell_padding).collect();
        Self { hanging: hanging_widths(table, style.table), shifts, widths, text_heights, heights }
    }
}

/// For each column set flush right, the width that its citation marks need; 0 for the others.
fn hanging_widths(table: &PreparedTable, face: Type) -> Vec<f32> {
    let most = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        cells.map(|cell| hang(cell, face)).fold(0.0, f32::max)
    };
    let columns = table.alignments.iter().enumerate();
    columns
        .map(|(column, alignment)| if *alignment == Alignment::Right { most(column) } else { 0.0 })
        .collect()
}

/// For each column set flush right, the shifts that align the decimal points of its rows.
fn shifts_of(table: &PreparedTable) -> Vec<Vec<Shift>> {
    let column = |(column, alignment): (usize, &Alignment)| match alignment {
        Alignment::Right => {
            let cells = table.rows.iter().skip(1).filter_map(|row| row.cells.get(column));
            shifts(cells)
        }
        Alignment::Left | Alignment::Centre => Vec::new(),
    };
    table.alignments.iter().enumerate().map(column).collect()
}

/// The shift of a cell; the head's row is 0 and has none.
pub(super) fn shift(shifts: &[Vec<Shift>], column: usize, row: usize) -> Shift {
    let shift = row.checked_sub(1).and_then(|row| shifts.get(column)?.get(row));
    shift.copied().unwrap_or_default()
}

/// The width of the citation marks at the end of a cell, in points.
fn hang(cell: &Material, face: Type) -> f32 {
    face.points(cell.trailing_marks_width(0..cell.cells.len()) as f32)
}

/// The height of a cell's lines, at least one, in points.
pub(super) fn height(cell: &Material, face: Type, measure: f32) -> f32 {
    let lines = break_lines(cell, face.milli(measure), Fill::Balanced);
    lines.len().max(1) as f32 * face.leading
}

/// The widths of the columns, in points. A width that is left over is divided among them. When the width is too small,
/// narrow columns keep their natural width and the others share the rest.
fn column_widths(table: &PreparedTable, face: Type, shifts: &[Vec<Shift>], width: f32) -> Vec<f32> {
    let count = table.rows.first().map_or(0, |row| row.cells.len());
    let widest = |measure: &dyn Fn(&Material) -> i32, column: usize| {
        let cells = table.rows.iter().enumerate();
        let cells = cells.filter_map(|(row, columns)| Some((row, columns.cells.get(column)?)));
        let widths = cells
            .map(|(row, cell)| face.points((measure(cell) + shift(shifts, column, row).width) as f32) + 0.1);
        widths.fold(0.0, f32::max)
    };
    let hanging = hanging_widths(table, face);
    let natural: Vec<f32> = (0..count)
        .map(|column| match hanging.get(column) {
            Some(hang) if *hang > 0.0 => {
                widest(&|cell| cell.natural_width() - cell.trailing_marks_width(0..cell.cells.len()), column)
                    + hang
            }
            _ => widest(&|cell| cell.natural_width(), column),
        })
        .collect();
    let least: Vec<f32> = (0..count).map(|column| widest(&|cell| cell.minimal_width(), column)).collect();
    let available = (width - GUTTER * count.saturating_sub(1) as f32).max(0.0);
    let total: f32 = natural.iter().sum();
    let mut widths = natural.clone();
    if total <= available {
        // The first column gets two shares, each other one; a last column set flush left gets none, because it would only
        // have more space after it.
        let last_is_left = table.alignments.last() != Some(&Alignment::Right);
        let shares = |column: usize| match column {
            0 => 2.0,
            _ if column + 1 == count && last_is_left => 0.0,
            _ => 1.0,
        };
        let share = (available - total) / (0..count).map(shares).sum::<f32>().max(1.0);
        widths.iter_mut().enumerate().for_each(|(column, width)| *width += share * shares(column));
        return widths;
    }
    // Figures aren't broken as long as they leave two fifths of the table to the text. Then each column that needs less than
    // an equal share of the rest gets what it needs.
    let is_figure = |column: usize| table.alignments.get(column) == Some(&Alignment::Right);
    let figures: f32 = (0..count).filter(|column| is_figure(*column)).map(|column| natural[column]).sum();
    let keeps_figures = figures <= available * 0.6;
    let mut open: Vec<usize> = (0..count).filter(|column| !(keeps_figures && is_figure(*column))).collect();
    let mut remaining = available - if keeps_figures { figures } else { 0.0 };
    loop {
        let share = remaining / open.len().max(1) as f32;
        let (content, hungry): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|column| natural[**column] <= share);
        if content.is_empty() || hungry.is_empty() {
            break;
        }
        remaining -= content.iter().map(|column| natural[*column]).sum::<f32>();
        open = hungry;
    }
    // The others get half of the rest in equal parts and half by the length of their text.
    let wanted: f32 = open.iter().map(|column| natural[*column]).sum();
    let share = remaining / open.len().max(1) as f32;
    for column in open {
        let fair = (share + remaining * natural[column] / wanted.max(0.1)) / 2.0;
        widths[column] = fair.max(least[column]).min(natural[column]);
    }
    // Where unbreakable words made a column wider, the others become narrower as far as they can. Words are broken only when
    // that isn't enough.
    let excess = widths.iter().sum::<f32>() - available;
    let spare = |(column, (width, least)): (usize, (&f32, &f32))| {
        if keeps_figures && is_figure(column) { 0.0 } else { (width - least).max(0.0) }
    };
    let spare: Vec<f32> = widths.iter().zip(&least).enumerate().map(spare).collect();
    let most = spare.iter().sum::<f32>();
    if excess > 0.0 {
        let given = (excess / most.max(0.1)).min(1.0);
        widths.iter_mut().zip(&spare).for_each(|(width, spare)| *width -= spare * given);
    }
    if widths.iter().sum::<f32>() > available {
        let text = (0..count).filter(|column| !is_figure(*column)).collect();
        let narrowed = narrow(&mut widths, text, available, face) || {
            let all = (0..count).collect();
            narrow(&mut widths, all, available, face)
        };
        if !narrowed {
            // Where no column may become narrower, each word is broken before a figure is.
            let figures: Vec<f32> =
                (0..count).map(|column| widest(&Material::widest_figure, column)).collect();
            let excess = widths.iter().sum::<f32>() - available;
            let spare: Vec<f32> =
                widths.iter().zip(&figures).map(|(width, least)| (width - least).max(0.0)).collect();
            let given = (excess / spare.iter().sum::<f32>().max(0.1)).min(1.0);
            widths.iter_mut().zip(&spare).for_each(|(width, spare)| *width -= spare * given);
            let sum: f32 = widths.iter().sum();
            if sum > available {
                widths.iter_mut().for_each(|width| *width *= available / sum);
            }
        }
    }
    widths
}

/// The narrowest that a column is made so that others keep their width, as a multiple of the type size.
const NARROWEST: f32 = 4.0;

/// Makes the widest of these columns narrower until all columns fit, so that a long word breaks and not a figure or a date
/// beside it. Says whether that was enough.
fn narrow(widths: &mut [f32], mut columns: Vec<usize>, available: f32, face: Type) -> bool {
    let kept: f32 =
        (0..widths.len()).filter(|column| !columns.contains(column)).map(|column| widths[column]).sum();
    let mut room = available - kept;
    columns.sort_by(|one, other| widths[*one].total_cmp(&widths[*other]));
    for (index, column) in columns.iter().enumerate() {
        let share = room / (columns.len() - index) as f32;
        if widths[*column] <= share {
            room -= widths[*column];
            continue;
        }
        if share < NARROWEST * face.size {
            return false;
        }
        columns[index..].iter().for_each(|column| widths[*column] = share);
        return true;
    }
    true
}
