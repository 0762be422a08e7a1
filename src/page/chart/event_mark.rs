//! The mark of an event on an axis of time. A day is a disc and a span a bar; a slim bar between two stops says that it is some time
//! within them, frayed ends that it is approximate, two marks joined by dashes that sources differ, and a triangle that it is that day or before, or that day or after. What is done is filled, what is planned isn't,
//! and what is estimated or thought is a lozenge in the place of a disc and striped elsewhere.

use super::describe::{Extent, Time};
use crate::page::colour::Tint;
use crate::page::shape::{Shape, Stroke};

/// The weight of outlines.
const OUTLINE: f32 = 0.9;

/// The pieces into which an approximate date frays out at its ends: how far from it each begins and how wide it is, as shares of
/// a disc's radius.
const FRAYED: [(f32, f32); 2] = [(0.45, 0.5), (1.35, 0.3)];

/// Where days are drawn.
#[derive(Clone, Copy)]
pub(super) struct DayScale {
    /// The first and the last day.
    pub days: [f64; 2],
    pub left: f32,
    pub right: f32,
}

impl DayScale {
    /// Where a day begins.
    pub(super) fn place(&self, day: f64) -> f32 {
        let [first, last] = self.days;
        if last <= first {
            return (self.left + self.right) / 2.0;
        }
        self.left + ((day - first) / (last - first)) as f32 * (self.right - self.left)
    }
}

/// An event and the height of its mark.
pub(super) struct EventMark {
    pub time: Time,
    pub middle: f32,
    pub radius: f32,
}

impl EventMark {
    /// Where it begins and ends; a moment is a disc in its middle.
    fn extent(&self, days: &DayScale) -> [f32; 2] {
        let (from, to) = (self.time.first(), self.time.last());
        // A span ends with its last day.
        let end = if to > from { to + 1.0 } else { to };
        let (from, to) = (days.place(from), days.place(end));
        let middle = (from + to) / 2.0;
        match self.time.extent {
            // A bar stays one, however short it is, so that a key that names it is true.
            Extent::Span => {
                let half = ((to - from) / 2.0).max(self.radius * 0.7);
                [middle - half, middle + half]
            }
            Extent::Within | Extent::Versions if to > from => {
                let half = ((to - from) / 2.0).max(self.radius);
                [middle - half, middle + half]
            }
            Extent::Before | Extent::After if to - from >= 2.5 * self.radius => [from, to],
            Extent::Within | Extent::Moment | Extent::Versions | Extent::Before | Extent::After => {
                [middle, middle]
            }
        }
    }

    /// The left and the right end of its mark.
    pub(super) fn ends(&self, days: &DayScale) -> [f32; 2] {
        let [from, to] = self.extent(days);
        let whole = 2.0 * self.radius;
        match self.time.extent {
            Extent::Before => [from - whole, from],
            Extent::After => [to, to + whole],
            Extent::Within | Extent::Moment | Extent::Span | Extent::Versions if to <= from => {
                [from - self.radius, to + self.radius]
            }
            Extent::Within | Extent::Moment | Extent::Span | Extent::Versions => [from, to],
        }
    }

    /// Its middle.
    pub(super) fn middle_of(&self, days: &DayScale) -> f32 {
        let [from, to] = self.extent(days);
        (from + to) / 2.0
    }

    /// Draws it.
    pub(super) fn draw(&self, days: &DayScale, shapes: &mut Vec<Shape>) {
        let [from, to] = self.extent(days);
        let (middle, half) = (self.middle, self.radius - OUTLINE / 2.0);
        let planned = self.time.planned;
        let estimated = self.time.estimated && !planned;
        let ink = |shape: Shape, planned_fill: Tint| {
            let fill = if planned { planned_fill } else { Tint::Accent };
            shape.filled(fill).stroked(Stroke::solid(Tint::Accent, OUTLINE))
        };
        let triangle = |side: f32| {
            let tip = from + side * 2.0 * self.radius;
            let base = from + side * OUTLINE / 2.0;
            Shape::polygon(&[[base, middle - half], [tip, middle], [base, middle + half]])
        };
        let day = |x: f32, half: f32| {
            if !estimated {
                return ink(Shape::disc(x, middle, half), Tint::Paper);
            }
            let half = half * 1.25;
            let corners = [[x, middle - half], [x + half, middle], [x, middle + half], [x - half, middle]];
            let outline = Stroke::solid(Tint::Accent, OUTLINE);
            Shape::polygon(&corners).filled(Tint::Paper).stroked(outline)
        };
        if self.time.about {
            let [left, right] = self.ends(days);
            for (gap, width) in FRAYED {
                let (gap, width) = (gap * self.radius, width * self.radius);
                for x in [left - gap - width, right + gap] {
                    let piece = Shape::rectangle(x, middle - half * 0.3, width, half * 0.6);
                    shapes.push(piece.filled(Tint::Accent));
                }
            }
        }
        match self.time.extent {
            Extent::Before | Extent::After => {
                let side = if self.time.extent == Extent::Before { -1.0 } else { 1.0 };
                shapes.push(ink(triangle(side), Tint::Paper));
                if estimated {
                    // A triangle is lower toward its tip.
                    let length = 2.0 * self.radius;
                    let at = |x: f32| (half * (1.0 - (x - from).abs() / length) - OUTLINE / 2.0).max(0.0);
                    shapes.extend(Shape::slits(from, from + side * length, middle, at));
                }
            }
            Extent::Within | Extent::Moment | Extent::Span | Extent::Versions if to <= from => {
                shapes.push(day(from, half));
            }
            Extent::Versions => {
                // One of them isn't told from another by what is between, and so they stay apart however close they are.
                let small = (half * 0.8).min((to - from) / 4.0);
                let (first, last) = (from + small + OUTLINE / 2.0, to - small - OUTLINE / 2.0);
                let (dash, gap) = (1.8_f32, 1.4_f32);
                let mut x = first + small + gap;
                while x < last - small - gap {
                    let width = dash.min(last - small - gap - x);
                    let piece = Shape::rectangle(x, middle - OUTLINE / 2.0, width, OUTLINE);
                    shapes.push(piece.filled(Tint::Accent));
                    x += dash + gap;
                }
                shapes.extend([first, last].map(|x| day(x, small)));
            }
            Extent::Span => {
                let (x, width) = (from + OUTLINE / 2.0, to - from - OUTLINE);
                let bar = Shape::rectangle(x, middle - half * 0.85, width, half * 1.7);
                shapes.push(ink(bar, Tint::Soft));
                if estimated {
                    shapes.extend(Shape::slits(x, x + width, middle, |_| half * 0.85 - OUTLINE / 2.0));
                }
            }
            Extent::Within | Extent::Moment => {
                let (x, width) = (from + OUTLINE / 2.0, to - from - OUTLINE);
                let slim = Shape::rectangle(x, middle - half * 0.3, width, half * 0.6);
                shapes.push(ink(slim, Tint::Paper));
                if estimated {
                    shapes.extend(Shape::slits(x, x + width, middle, |_| half * 0.3 + OUTLINE / 2.0));
                }
                // An approximate date has no stops; it frays out below.
                for end in [from, to - OUTLINE].into_iter().filter(|_| !self.time.about) {
                    let stop = Shape::rectangle(end, middle - half, OUTLINE, 2.0 * half);
                    shapes.push(stop.filled(Tint::Accent));
                }
            }
        }
    }
}
