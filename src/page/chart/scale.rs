//! Which marks an axis gets: the finest scale of which no two texts come too close.

use super::axis::Tick;
use super::drawing::TextBlock;
use super::texts::width_of;
use crate::page::colour::Colour;
use crate::page::material::Material;
use crate::page::style::Type;
use crate::page::tree::LineKind;

/// A mark whose text is shaped.
pub(super) struct ShapedTick {
    pub at: f64,
    pub text: Material,
}

/// How a text is placed at its mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// In the middle, as at an amount.
    Middle,
    /// To the right of it, as at the day on which a month begins.
    Start,
}

/// The scales of an axis, the finest first, and the width that its texts may become.
pub(super) struct Scales<'m> {
    pub scales: &'m [Vec<ShapedTick>],
    pub face: Type,
    pub widen: f32,
    pub anchor: Anchor,
}

impl<'m> Scales<'m> {
    /// The finest scale that has room between two places, given where an amount or a day is drawn; its index.
    pub(super) fn finest(&self, place: &dyn Fn(f64) -> f32, [left, right]: [f32; 2]) -> Option<usize> {
        let fits = |ticks: &[ShapedTick]| {
            let mut free = f32::NEG_INFINITY;
            ticks.iter().all(|tick| {
                let (from, to) = self.area(tick, place);
                let inside = place(tick.at) >= left - 0.1 && place(tick.at) <= right + 0.1;
                let apart = from >= free;
                free = to + self.face.size * 0.7;
                inside && apart
            })
        };
        self.scales.iter().position(|ticks| fits(ticks))
    }

    /// The left and the right end of a mark's text.
    pub(super) fn area(&self, tick: &ShapedTick, place: &dyn Fn(f64) -> f32) -> (f32, f32) {
        let width = width_of(&tick.text, self.face, f32::INFINITY) * self.widen;
        match self.anchor {
            Anchor::Middle => (place(tick.at) - width / 2.0, place(tick.at) + width / 2.0),
            Anchor::Start => (place(tick.at) + 2.0, place(tick.at) + 2.0 + width),
        }
    }

    /// The text of a mark, with its top at `y`.
    pub(super) fn block(&self, tick: &'m ShapedTick, place: &dyn Fn(f64) -> f32, y: f32) -> TextBlock<'m> {
        let (from, to) = self.area(tick, place);
        axis_text(&tick.text, self.face, [from, y], to - from)
    }
}

/// A text on an axis.
pub(super) fn axis_text(material: &Material, face: Type, [x, y]: [f32; 2], measure: f32) -> TextBlock<'_> {
    TextBlock {
        material,
        face,
        x,
        y,
        measure: measure + 0.2,
        colour: Colour::Grey,
        kind: LineKind::ChartAxis,
    }
}

/// Shapes the texts of scales.
pub(super) fn shaped(scales: &[Vec<Tick>], shape: &mut dyn FnMut(&str) -> Material) -> Vec<Vec<ShapedTick>> {
    let mut ticks = |ticks: &Vec<Tick>| -> Vec<ShapedTick> {
        ticks.iter().map(|tick| ShapedTick { at: tick.at, text: shape(&tick.text) }).collect()
    };
    scales.iter().map(&mut ticks).collect()
}
