//! The upright of a line chart between two amounts: a line with a stop at each end, which frays out beyond them where the ends are
//! approximate.

use crate::page::colour::Tint;
use crate::page::shape::Shape;

/// The weight of the upright and of its stops.
const WEIGHT: f32 = 0.8;

/// The pieces into which it frays out at its ends: how far from the end each begins and how long it is, as shares of a point's radius.
const FRAYED: [(f32, f32); 2] = [(0.5, 0.7), (1.7, 0.45)];

/// How far it frays out beyond an end.
pub(super) fn frayed(radius: f32) -> f32 {
    FRAYED.iter().map(|(gap, length)| (gap + length) * radius).fold(radius, f32::max)
}

/// Draws it from its upper to its lower end.
pub(super) fn span(x: f32, [top, bottom]: [f32; 2], radius: f32, shapes: &mut Vec<Shape>) {
    shapes.push(Shape::rectangle(x - WEIGHT / 2.0, top, WEIGHT, bottom - top).filled(Tint::Dark));
    for end in [top, bottom] {
        let stop = Shape::rectangle(x - radius, end - WEIGHT / 2.0, 2.0 * radius, WEIGHT);
        shapes.push(stop.filled(Tint::Dark));
    }
}

/// Draws the pieces beyond its ends.
pub(super) fn fray(x: f32, [top, bottom]: [f32; 2], radius: f32, shapes: &mut Vec<Shape>) {
    for (gap, length) in FRAYED.map(|(gap, length)| (gap * radius, length * radius)) {
        for y in [top - gap - length, bottom + gap] {
            shapes.push(Shape::rectangle(x - WEIGHT / 2.0, y, WEIGHT, length).filled(Tint::Dark));
        }
    }
}
