//! A bar chart: horizontal bars from an axis at zero, without grid, each with its value at its end. A bar of a value below zero
//! goes to the left and has its value on the other side of the axis.
//!
//! Ink shows what is certain. A bar is solid as far as the value certainly goes, and hollow where it may go (a range, or
//! "up to"). A point at the end means that it goes on ("more than"), and an end that dissolves that it is approximate.
//! A thin bar is planned.

use super::describe::{Amount, Open};
use super::drawing::{Drawing, Faces, TextBlock};
use super::texts::{ItemTexts, size_of};
use crate::page::colour::{Colour, Tint};
use crate::page::shape::{Shape, Stroke};
use crate::page::tree::LineKind;

/// The most of the width that labels take, and the most that a value takes.
const MOST_LABEL: f32 = 0.38;
const MOST_VALUE: f32 = 0.42;
/// The space between a label and the axis, and between a bar and its value.
const LABEL_GAP: f32 = 8.0;
const VALUE_GAP: f32 = 4.5;
/// The height of a planned bar as a share of another's: a difference that is seen at once, in any colour.
const THIN: f32 = 0.42;
/// The width of the point of an open bar, as a share of its height.
const POINT: f32 = 0.55;
/// The slices of an end that dissolves, as shares of the bar's height: where each begins and how wide it is.
const SLICES: [(f32, f32); 3] = [(0.24, 0.21), (0.62, 0.14), (0.92, 0.08)];
/// The weight of outlines.
const OUTLINE: f32 = 0.7;

pub(super) fn layout<'m>(items: &'m [(ItemTexts, Amount)], faces: Faces, width: f32) -> Drawing<'m> {
    let face = faces.text;
    let bar_height = face.size * 0.95;
    let label_width =
        items.iter().map(|(texts, _)| size_of(&texts.label, face, width * MOST_LABEL).0).fold(0.0, f32::max);
    let left = label_width * faces.widen + LABEL_GAP;
    let values: Vec<f32> =
        items.iter().map(|(texts, _)| size_of(&texts.value, face, width * MOST_VALUE).0).collect();
    let room = |(_, amount): &(ItemTexts, Amount)| {
        if amount.open == Some(Open::Above) { bar_height * POINT } else { 0.0 }
    };
    // The value is at the right end of its bar: of a bar below zero, at the axis.
    let right = items.iter().zip(&values).map(|(item, value)| {
        let point = if item.1.is_below_zero() { 0.0 } else { room(item) };
        (item.1.high.max(0.0), value * faces.widen + VALUE_GAP + point)
    });
    let below = items.iter().filter(|(_, amount)| amount.low < 0.0);
    let below = below.map(|item| (-item.1.low, if item.1.is_below_zero() { room(item) } else { 0.0 }));
    let sides: Vec<(f64, f32)> = below.chain([(0.0, 0.0)]).collect();
    let scale = right
        .flat_map(|(high, beside)| {
            sides.iter().map(move |(low, point)| (high + low, f64::from(width - left - beside - point)))
        })
        .filter(|(length, _)| *length > 0.0)
        .map(|(length, free)| free / length)
        .fold(f64::INFINITY, f64::min);
    let axis = left + sides.iter().map(|(low, point)| (low * scale) as f32 + point).fold(0.0, f32::max);
    let mut drawing = Drawing { height: 0.0, drop: 0.0, shapes: Vec::new(), texts: Vec::new() };
    let mut y = 0.0;
    for ((texts, amount), value_width) in items.iter().zip(values) {
        let label = size_of(&texts.label, face, label_width).1;
        let value = size_of(&texts.value, face, value_width).1;
        let height = label.max(value);
        let middle = y + height / 2.0;
        let length = |amount: f64| (amount * scale) as f32;
        let end = bar(amount, &length, axis, middle, bar_height, &mut drawing.shapes);
        drawing.texts.push(TextBlock {
            material: &texts.label,
            face,
            x: 0.0,
            y: middle - label / 2.0,
            measure: label_width,
            colour: Colour::Ink,
            kind: LineKind::ChartLabel,
        });
        drawing.texts.push(TextBlock {
            material: &texts.value,
            face,
            x: end + VALUE_GAP,
            y: middle - value / 2.0,
            measure: value_width,
            colour: Colour::Dark,
            kind: LineKind::ChartValue,
        });
        y += height + faces.gap;
    }
    drawing.height = y - faces.gap;
    let axis_line = Shape::rectangle(axis - 0.6, 0.0, 0.6, drawing.height).filled(Tint::Dark);
    drawing.shapes.push(axis_line);
    drawing.drop = face.ascent() - faces.body.ascent();
    drawing
}

/// Draws the bar of an amount from the axis; returns where its value is put: at its end, or at the axis of one below zero.
fn bar(
    amount: &Amount,
    length: &dyn Fn(f64) -> f32,
    axis: f32,
    middle: f32,
    height: f32,
    shapes: &mut Vec<Shape>,
) -> f32 {
    // Points and soft ends of thin bars are as long as those of others, so that they can be seen.
    let full_height = height;
    let height = if amount.planned { height * THIN } else { height };
    let top = middle - height / 2.0;
    // How far the value certainly goes from the axis, and how far it may go, in the direction of the bar.
    let (side, near, far) = match amount.is_below_zero() {
        true => (-1.0, length(-amount.high), length(-amount.low)),
        false => (1.0, length(amount.low), length(amount.high)),
    };
    let stretch = |from: f32, to: f32, inset: f32| {
        let (start, end) = (axis + side * from, axis + side * to);
        let (start, end) = (start.min(end) + inset, start.max(end) - inset);
        Shape::rectangle(start, top + inset, end - start, height - 2.0 * inset)
    };
    let stroke = Stroke { tint: Tint::Accent, weight: OUTLINE };
    // The slices end at the value, so the rest of the bar is shorter.
    let soft = if amount.about { full_height.min(far * 0.6) } else { 0.0 };
    let full = if far > near { near } else { near - soft };
    if full > 0.0 {
        shapes.push(stretch(0.0, full, 0.0).filled(Tint::Accent));
    }
    if far > near && far - soft - near <= 2.0 * OUTLINE {
        // Too small to be hollow.
        shapes.push(stretch(near, far, 0.0).filled(Tint::Accent));
    } else if far > near {
        shapes.push(stretch(near, far - soft, OUTLINE / 2.0).filled(Tint::Paper).stroked(stroke));
    }
    for (at, width) in SLICES {
        if soft > 0.0 {
            let start = far - soft + at * soft;
            shapes.push(stretch(start, start + width * soft, 0.0).filled(Tint::Accent));
        }
    }
    let end = axis + side * far;
    let tip = end + side * full_height * POINT;
    if amount.open == Some(Open::Above) {
        shapes.push(Shape::polygon(&[[end, top], [tip, middle], [end, top + height]]).filled(Tint::Accent));
    }
    match (amount.is_below_zero(), amount.open) {
        (true, _) => axis,
        (false, Some(Open::Above)) => tip,
        (false, _) => end,
    }
}
