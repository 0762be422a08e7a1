//! Sets a table in the manner of booktabs: rules under its head and below the table, none between columns. Above it is the head of its
//! section with a rule of its own.

use super::colour::{Colour, Tint};
use super::column::Column;
use super::document::Alignment;
use super::flow::fitting;
use super::line::Fill;
use super::measures::{GUTTER, TABLE_GAP, TableMeasures, height, shift};
use super::prepare::PreparedTable;
use super::setter::Setting;
use super::tree::{Child, Element, LineKind, Role, Scope};

/// How far the ground of a strong row goes beyond its text.
const OUTSET: f32 = 4.0;

/// Whether a row is content, or the head again on a further sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Appearance {
    First,
    Repeated,
}

impl Column<'_> {
    /// Sets a table, with its head repeated on every further sheet; returns its structure.
    pub(super) fn table(&mut self, table: &PreparedTable) -> Element {
        let measures = TableMeasures::new(table, self.style, self.right - self.block_left());
        let (mut head, mut body) = (Vec::new(), Vec::new());
        let mut next = 1;
        let count = table.rows.len();
        loop {
            let head_height = measures.heights.first().copied().unwrap_or(0.0);
            let room = self.foot() - self.y - 2.0 * TABLE_GAP - head_height;
            let rows = measures.heights.get(next..).unwrap_or_default();
            let here = self.portion(rows.len(), fitting(rows, room));
            if here > 0 || rows.is_empty() {
                self.keep(head_height + rows.iter().take(here.min(1)).sum::<f32>() + 2.0 * TABLE_GAP);
                // The upper rule of a table is a little below the tops of the letters beside it.
                self.y += TABLE_GAP;
                let top = self.y;
                let appearance = if next == 1 { Appearance::First } else { Appearance::Repeated };
                let set_head = self.row(table, 0, &measures, top, appearance);
                if next == 1 {
                    head = set_head;
                }
                let mut below = top + head_height;
                for row in next..next + here {
                    body.extend(self.row(table, row, &measures, below, Appearance::First));
                    below += measures.heights[row];
                }
                self.y = top + (below - top);
                next += here;
            }
            if next >= count {
                break;
            }
            self.turn();
        }
        self.y += TABLE_GAP;
        let mut children = vec![Child::Element(Element { role: Role::TableHead, children: head })];
        if !body.is_empty() {
            children.push(Child::Element(Element { role: Role::TableBody, children: body }));
        }
        Element { role: Role::Table, children }
    }

    /// Sets a row at its place; returns its structure, which is empty for a repeated row.
    fn row(
        &mut self,
        table: &PreparedTable,
        index: usize,
        measures: &TableMeasures,
        top: f32,
        appearance: Appearance,
    ) -> Vec<Child> {
        let style = self.style;
        let (x, width) = (self.block_left(), self.right - self.block_left());
        let Some((row, row_height)) = table.rows.get(index).zip(measures.heights.get(index).copied()) else {
            return Vec::new();
        };
        let is_head = index == 0;
        let text_height = measures.text_heights.get(index).copied().unwrap_or(row_height);
        let mut cells = Vec::new();
        let mut left = x;
        for (column, cell) in row.cells.iter().enumerate() {
            let Some(width) = measures.widths.get(column).copied() else { break };
            // Dates and the like behind a figure stand back; a text doesn't.
            let stands_back = column > 1 && table.alignments.get(column) == Some(&Alignment::Right);
            let setting = Setting {
                face: style.table,
                // No word is alone on the last line of a cell.
                fill: Fill::Balanced,
                x: left,
                measure: width,
                hang: measures.hanging.get(column).copied().unwrap_or(0.0),
                shift: shift(&measures.shifts, column, index),
                offset: match table.alignments.get(column) {
                    Some(Alignment::Right) => 1.0,
                    Some(Alignment::Centre) => 0.5,
                    _ => 0.0,
                },
                colour: if is_head || stands_back { Colour::Grey } else { Colour::Ink },
                strong_colour: if is_head { Colour::Grey } else { Colour::Ink },
                kind: LineKind::Cell,
            };
            // Head cells end at the rule below them; other cells begin at the line above them.
            let drop = if is_head { text_height - height(cell, style.table, width) } else { 0.0 };
            let cell_top = top + style.cell_padding + drop;
            left += width + GUTTER;
            if appearance == Appearance::Repeated {
                self.setter.repeat(cell, setting, cell_top);
                continue;
            }
            let set = self.setter.set(cell, setting, cell_top);
            let role = match (is_head, column) {
                (true, _) => Role::HeadCell(Scope::Column),
                (false, 0) => Role::HeadCell(Scope::Row),
                (false, _) => Role::Cell,
            };
            cells.push(Child::Element(Element { role, children: set.children }));
        }
        let last = index + 1 == table.rows.len();
        let (weight, tint) = match (is_head, last) {
            (true, _) => (style.rules.table_head, Tint::Dark),
            (_, true) => (style.rules.table, Tint::Dark),
            _ => (style.rules.table_row, Tint::Hairline),
        };
        if row.strong && !is_head && self.setter.page.palette.wash.is_some() {
            self.rectangle(x - OUTSET, top, width + 2.0 * OUTSET, row_height, Tint::Wash);
        }
        self.rectangle(x, top + row_height - weight / 2.0, width, weight, tint);
        vec![Child::Element(Element { role: Role::Row, children: cells })]
    }
}
