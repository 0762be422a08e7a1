//! An axis of amounts, below bars or at the left of a line: the scale that has room, its hairlines and its texts.

use super::drawing::{Drawing, Faces};
use super::scale::{Anchor, Scales, ShapedTick};
use super::texts::width_of;
use crate::page::colour::Tint;
use crate::page::shape::Shape;

/// The marks of an axis whose scale is chosen.
pub(super) struct AmountAxis<'m> {
    ticks: &'m [ShapedTick],
    faces: Faces,
}

impl<'m> AmountAxis<'m> {
    /// The finest scale that has room beside each other between two places; none where not even the coarsest has.
    pub(super) fn across(
        scales: &'m [Vec<ShapedTick>],
        faces: Faces,
        place: &dyn Fn(f64) -> f32,
        ends: [f32; 2],
    ) -> Option<Self> {
        let finest = Self::texts(scales, faces).finest(place, ends)?;
        Some(Self { ticks: scales.get(finest)?, faces })
    }

    /// The finest scale whose texts have room above each other, given the height of an amount. The coarsest has room in any plot; of
    /// two that have, the finer is taken.
    pub(super) fn upright(scales: &'m [Vec<ShapedTick>], faces: Faces, height: &dyn Fn(f64) -> f32) -> Self {
        let room = |ticks: &&Vec<ShapedTick>| {
            ticks.windows(2).all(|pair| height(pair[0].at) - height(pair[1].at) >= faces.axis.leading)
        };
        Self { ticks: scales.iter().find(room).map_or(&[][..], Vec::as_slice), faces }
    }

    /// The width of its widest text.
    pub(super) fn width(&self) -> f32 {
        self.ticks.iter().map(|tick| self.width_of(tick)).fold(0.0, f32::max)
    }

    /// Draws upright hairlines from the top to a place, and the amounts below them.
    pub(super) fn draw_across(&self, drawing: &mut Drawing<'m>, place: &dyn Fn(f64) -> f32, foot: f32) {
        let texts = Self::texts(&[], self.faces);
        for tick in self.ticks {
            let line = Shape::rectangle(place(tick.at) - 0.25, 0.0, 0.5, foot);
            drawing.shapes.push(line.filled(Tint::Hairline));
            drawing.axis.push(texts.block(tick, place, foot));
        }
    }

    /// Draws level hairlines between two places, and the amounts at their left, flush right before a gap and level with the lines.
    pub(super) fn draw_upright(
        &self,
        drawing: &mut Drawing<'m>,
        height: &dyn Fn(f64) -> f32,
        [left, right]: [f32; 2],
        gap: f32,
    ) {
        let (texts, face) = (Self::texts(&[], self.faces), self.faces.axis);
        for tick in self.ticks {
            let y = height(tick.at);
            let line = Shape::rectangle(left, y - 0.2, right - left, 0.4);
            drawing.shapes.push(line.filled(Tint::Hairline));
            let middle = left - gap - self.width_of(tick) / 2.0;
            drawing.axis.push(texts.block(tick, &|_| middle, y - face.ascent() + face.size * 0.35));
        }
    }

    fn width_of(&self, tick: &ShapedTick) -> f32 {
        width_of(&tick.text, self.faces.axis, f32::INFINITY) * self.faces.widen
    }

    fn texts(scales: &'m [Vec<ShapedTick>], faces: Faces) -> Scales<'m> {
        Scales { scales, face: faces.axis, widen: faces.widen, anchor: Anchor::Middle }
    }
}
