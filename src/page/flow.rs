//! Flows blocks over the sheets of a brief: which blocks may be divided and where, and how a further sheet begins.
//!
//! On the last sheet of the budget nothing is divided; there the excess of a text that is too long is measured.

use super::chart::{Faces, layout};
use super::column::{Column, ProseKind, Width};
use super::material::Material;
use super::measures::{TABLE_GAP, TableMeasures};
use super::prepare::PreparedBlock;
use super::setter::Setting;
use super::tree::Child;

/// The fewest lines of a block, and rows of a table, on either side of the place where it is divided.
const FEWEST: usize = 2;
/// The error of rounding in the height that is left on a sheet, in points.
const TOLERANCE: f32 = 0.01;

impl Column<'_> {
    /// The lowest edge that text may have on this sheet.
    pub(super) fn foot(&self) -> f32 {
        if self.sheet + 1 >= self.budget {
            return f32::INFINITY;
        }
        self.sheet as f32 * self.height + self.foot
    }

    /// Whether this sheet is still empty.
    pub(super) fn is_fresh(&self) -> bool {
        self.y <= self.fresh
    }

    /// Begins the next sheet unless there is room for `height` points that may not be divided.
    pub(super) fn keep(&mut self, height: f32) {
        if self.y + height > self.foot() + TOLERANCE && !self.is_fresh() {
            self.turn();
        }
        self.note_overflow(height);
    }

    fn note_overflow(&mut self, height: f32) {
        self.overflow = self.overflow.max(self.y + height - self.foot());
    }

    /// Begins the next sheet under a running head, which repeats the line above the title.
    pub(super) fn turn(&mut self) {
        self.sheet += 1;
        self.y = self.sheet as f32 * self.height + self.style.margin_top;
        self.running_head();
        self.carry();
        self.fresh = self.y;
    }

    /// Repeats the head of a section that goes on, with the remark that it does.
    fn carry(&mut self) {
        self.head_bottom = self.y;
        let Some(head) = self.carried else { return };
        let setting = self.heading_setting(self.width);
        let top = self.y + self.style.body.ascent() - self.heading.ascent();
        self.head_bottom = top + self.setter.repeat(head, setting, top);
        if self.width == Width::Full {
            self.y = self.head_bottom;
        }
    }

    /// The number of lines or rows for this sheet, when `count` are left and `fitting` have room on it.
    pub(super) fn portion(&mut self, count: usize, fitting: usize) -> usize {
        let here = fitting.min(count.saturating_sub(FEWEST));
        if count <= fitting || count == 0 {
            count
        } else if here >= FEWEST {
            here
        } else if self.is_fresh() {
            // No sheet has more room than this one.
            fitting.max(1)
        } else {
            0
        }
    }

    /// Sets a block at the current place, over as many sheets as it takes; returns its structure and its first line's top.
    pub(super) fn flow(&mut self, material: &Material, setting: Setting) -> (Vec<Child>, f32) {
        let tops = self.tops(setting.line_count(material), setting.face.leading);
        let first = tops.first().copied().unwrap_or(self.y);
        let top = |line: usize| tops.get(line).copied().unwrap_or(first);
        (self.setter.set_at(material, setting, top), first)
    }

    /// The tops of the lines of a block; the next block comes after them.
    pub(super) fn tops(&mut self, count: usize, leading: f32) -> Vec<f32> {
        let mut tops = Vec::with_capacity(count);
        while tops.len() < count {
            let left = count - tops.len();
            // On the last sheet the foot is infinite, and the cast gives the largest number.
            let fitting = ((self.foot() - self.y + TOLERANCE) / leading).max(0.0) as usize;
            let here = self.portion(left, fitting);
            if here > 0 {
                self.note_overflow(leading);
            }
            tops.extend((0..here).map(|line| self.y + leading * line as f32));
            self.y += here as f32 * leading;
            if here < left {
                self.turn();
            }
        }
        tops
    }

    /// The height of the blocks that must be on one sheet with the side head beside them: two lines, or what can't be
    /// divided.
    pub(super) fn least(&self, blocks: &[PreparedBlock], width: Width) -> f32 {
        let Some((block, rest)) = blocks.split_first() else { return 0.0 };
        let across = width;
        let width = match across {
            Width::Text => self.right - self.text_left(),
            Width::Full => self.right - self.left,
        };
        match block {
            PreparedBlock::Paragraph(text) => {
                let setting = self.paragraph_setting(ProseKind::Text);
                let (count, height) = together(text, setting);
                // One line alone isn't enough beside a head.
                let next = if count < FEWEST && !rest.is_empty() {
                    self.style.item_gap * 1.4 + self.least(rest, across)
                } else {
                    0.0
                };
                height + next
            }
            PreparedBlock::List(items) => {
                let setting = self.item_setting();
                let (mut lines, mut least) = (0, 0.0);
                for item in items {
                    let (count, height) = together(item, setting);
                    least += height + if lines > 0 { self.style.item_gap } else { 0.0 };
                    lines += count;
                    if lines >= FEWEST {
                        break;
                    }
                }
                least
            }
            PreparedBlock::Picture(picture) => self.picture_height(picture),
            PreparedBlock::Chart(chart) => layout(chart, Faces::of(self.style), width).height,
            PreparedBlock::Table(table) => {
                let heights = TableMeasures::new(table, self.style, width).heights;
                let rows = heights.len().saturating_sub(1);
                let together = if rows < 2 * FEWEST { rows } else { FEWEST };
                heights.iter().take(1 + together).sum::<f32>() + 2.0 * TABLE_GAP
            }
        }
    }
}

/// How many of a block's first lines must be together on a sheet, and their height.
fn together(material: &Material, setting: Setting) -> (usize, f32) {
    let count = setting.line_count(material);
    let count = if count < 2 * FEWEST { count } else { FEWEST };
    (count, count as f32 * setting.face.leading)
}

/// How many of some heights there is room for.
pub(super) fn fitting(heights: &[f32], room: f32) -> usize {
    let mut sum = 0.0;
    let fits = |height: &&f32| {
        sum += **height;
        sum <= room + TOLERANCE
    };
    heights.iter().take_while(fits).count()
}
