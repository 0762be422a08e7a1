//! A bar, whose ink says what is certain: it is filled as far as the value certainly goes, and dashed where it may go (a range, or
//! "up to"). An arrow at its end means that it goes on ("more than"), a whisker that it is approximate ("about"). What is planned
//! is outlined with a tint, at the same height; what is estimated or thought is striped.

use super::describe::{Amount, Open};
use crate::page::colour::Tint;
use crate::page::shape::{Shape, Stroke};

/// The weight of outlines, whiskers and arrows.
const OUTLINE: f32 = 0.8;
const WHISKER: f32 = 0.8;
const ARROW: f32 = 1.0;
/// How far a whisker goes to either side of its value, and an arrow beyond it, as shares of the bar's height. They are signs:
/// nobody has said how far off "about" may be.
const WHISKER_REACH: f32 = 0.62;
const ARROW_REACH: f32 = 0.66;
/// The space between a bar and its arrow.
const ARROW_GAP: f32 = 1.6;
/// What is dashed of a value that is nearly reached: a sign as well.
const NEARLY: f32 = 5.0;
/// The least width of what is dashed: narrower, it would look like an edge of what is filled.
const LEAST_DASHED: f32 = 2.4;

/// How far the signs at the end of a bar go beyond it.
pub(super) fn reach(amount: &Amount, height: f32) -> f32 {
    let whisker = if amount.about { height * WHISKER_REACH } else { 0.0 };
    let arrow = match amount.open {
        Some(Open::Above) => ARROW_GAP + height * ARROW_REACH,
        _ => 0.0,
    };
    // An arrow begins where a whisker ends.
    whisker + arrow
}

/// A bar at its place.
pub(super) struct Bar<'a> {
    pub amount: &'a Amount,
    /// Where an amount is drawn.
    pub place: &'a dyn Fn(f64) -> f32,
    /// Where zero is.
    pub axis: f32,
    pub middle: f32,
    pub height: f32,
}

impl Bar<'_> {
    /// Draws it; returns where its value is put: at its end, or at the axis of one below zero.
    pub(super) fn draw(&self, shapes: &mut Vec<Shape>) -> f32 {
        let amount = self.amount;
        let side = if amount.is_below_zero() { -1.0 } else { 1.0 };
        let (near, far) = match amount.is_below_zero() {
            true => ((self.place)(amount.high), (self.place)(amount.low)),
            false => ((self.place)(amount.low), (self.place)(amount.high)),
        };
        let near = match amount.open {
            Some(Open::JustBelow) => far - side * NEARLY.min((far - self.axis).abs() * 0.3),
            // What is uncertain is seen as such, however little it is.
            _ if amount.low < amount.high
                && side * (near - self.axis) >= 0.0
                && (far - near).abs() < LEAST_DASHED =>
            {
                far - side * LEAST_DASHED.min((far - self.axis).abs())
            }
            _ => near,
        };
        if !amount.is_below_zero() && near < self.axis {
            // It may be on either side of zero.
            shapes.push(self.uncertain(near, self.axis));
            shapes.push(self.uncertain(self.axis, far));
        } else {
            if (near - self.axis).abs() > 0.05 {
                shapes.push(self.certain(self.axis, near));
                if amount.estimated && !amount.planned {
                    // They stop short of its edges, so that it stays one bar.
                    let half = self.height / 2.0 - OUTLINE;
                    shapes.extend(Shape::slits(self.axis, near, self.middle, |_| half));
                }
            }
            if (far - near).abs() > 0.05 {
                shapes.push(self.uncertain(near, far));
            }
        }
        let beyond = self.signs(side, far, shapes);
        if amount.is_below_zero() { self.axis } else { far + beyond }
    }

    /// Draws what stands at the end of the bar; returns how far it goes beyond.
    fn signs(&self, side: f32, end: f32, shapes: &mut Vec<Shape>) -> f32 {
        let amount = self.amount;
        let mut beyond = 0.0;
        if amount.about {
            let length = self.height * WHISKER_REACH;
            let inner = length.min((end - self.axis).abs() * 0.7);
            // Within a filled bar a dark line would be lost.
            let filled = !amount.planned && amount.open != Some(Open::Below) && amount.low == amount.high;
            let ink = if filled { Tint::Paper } else { Tint::Dark };
            self.whisker(end, end - side * inner, ink, shapes);
            self.whisker(end, end + side * length, Tint::Dark, shapes);
            beyond += length;
        }
        if amount.open == Some(Open::Above) {
            let back = self.height * ARROW_REACH;
            let tip = end + side * (beyond + ARROW_GAP + back);
            let arrow = Shape::chevron([tip, self.middle], side * back * 0.62, self.height / 2.0, ARROW);
            shapes.push(arrow.filled(Tint::Accent));
            beyond += ARROW_GAP + back;
        }
        beyond
    }

    fn whisker(&self, from: f32, to: f32, ink: Tint, shapes: &mut Vec<Shape>) {
        let (left, right) = (from.min(to), from.max(to));
        let line = Shape::rectangle(left, self.middle - WHISKER / 2.0, right - left, WHISKER);
        let half = self.height * 0.3;
        let stop = Shape::rectangle(to - WHISKER / 2.0, self.middle - half, WHISKER, 2.0 * half);
        shapes.extend([line.filled(ink), stop.filled(ink)]);
    }

    fn certain(&self, from: f32, to: f32) -> Shape {
        match self.amount.planned {
            true => {
                let outline = Stroke::solid(Tint::Accent, OUTLINE);
                self.stretch(from, to, OUTLINE / 2.0).filled(Tint::Soft).stroked(outline)
            }
            false => self.stretch(from, to, 0.0).filled(Tint::Accent),
        }
    }

    fn uncertain(&self, from: f32, to: f32) -> Shape {
        let fill = if self.amount.planned { Tint::Soft } else { Tint::Paper };
        self.stretch(from, to, OUTLINE / 2.0).filled(fill).stroked(Stroke::dashed(Tint::Accent, OUTLINE))
    }

    fn stretch(&self, from: f32, to: f32, inset: f32) -> Shape {
        let (left, right) = (from.min(to), from.max(to));
        let inset_x = inset.min((right - left) / 2.0);
        let top = self.middle - self.height / 2.0;
        Shape::rectangle(left + inset_x, top + inset, right - left - 2.0 * inset_x, self.height - 2.0 * inset)
    }
}
