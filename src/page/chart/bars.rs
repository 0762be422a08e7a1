//! A bar chart: horizontal bars from a line at zero, over an axis of few round amounts, each with its value at its end. A bar of a
//! value below zero goes to the left and has its value on the other side of the line.

use super::amount_axis::AmountAxis;
use super::bar::{Bar, reach};
use super::describe::Amount;
use super::drawing::{Drawing, Faces, TextBlock};
use super::scale::ShapedTick;
use super::texts::{ItemTexts, size_of, width_of};
use crate::page::colour::{Colour, Tint};
use crate::page::shape::Shape;
use crate::page::tree::LineKind;

/// The most of the width that labels take, and the most that a value takes, where texts are long.
const MOST_LABEL: f32 = 0.38;
const MOST_VALUE: f32 = 0.42;
/// The least of the width that is left to the bars where labels stay on one line.
const LEAST_BARS: f32 = 0.3;
/// The space between a label and the line at zero, and between a bar and its value.
const LABEL_GAP: f32 = 8.0;
const VALUE_GAP: f32 = 4.5;
/// How far a part is indented below its whole, as a share of the type size.
const INDENT: f32 = 1.2;
/// The space between the last bar and the texts of the axis.
const AXIS_GAP: f32 = 2.5;

pub(super) fn layout<'m>(
    items: &'m [(ItemTexts, Amount)],
    scales: &'m [Vec<ShapedTick>],
    faces: Faces,
    width: f32,
) -> Drawing<'m> {
    let face = faces.text;
    let height = face.size * 0.95;
    let indent = |amount: &Amount| f32::from(amount.level) * face.size * INDENT;
    let values: Vec<f32> =
        items.iter().map(|(texts, _)| size_of(&texts.value, face, width * MOST_VALUE).0).collect();
    // Labels have one line where enough is left for the bars.
    let widest = values.iter().copied().fold(0.0, f32::max) * faces.widen;
    let one_line = width * (1.0 - LEAST_BARS) - widest - LABEL_GAP - VALUE_GAP;
    let most_label = (one_line / faces.widen).max(width * MOST_LABEL);
    let whole =
        |(texts, amount): &(ItemTexts, Amount)| indent(amount) + width_of(&texts.label, face, f32::INFINITY);
    let most_label = match items.iter().map(whole).fold(0.0, f32::max) <= most_label {
        true => most_label,
        false => width * MOST_LABEL,
    };
    let labels: Vec<f32> = items
        .iter()
        .map(|(texts, amount)| size_of(&texts.label, face, most_label - indent(amount)).0)
        .collect();
    let label_end = |(item, label): (&(ItemTexts, Amount), &f32)| indent(&item.1) + label * faces.widen;
    let left = items.iter().zip(&labels).map(label_end).fold(0.0, f32::max) + LABEL_GAP;
    let (axis, scale) = fitted(items, &values, (faces, height), left, width);
    let place = move |amount: f64| axis + (amount * scale) as f32;

    let mut drawing = Drawing::empty(faces);
    let mut bars = Vec::new();
    let mut y = 0.0;
    for (((texts, amount), value_width), label_width) in items.iter().zip(&values).zip(&labels) {
        let label = size_of(&texts.label, face, *label_width).1;
        let value = size_of(&texts.value, face, *value_width).1;
        let row = label.max(value);
        let middle = y + row / 2.0;
        let end = Bar { amount, place: &place, axis, middle, height }.draw(&mut bars);
        drawing.texts.push(TextBlock {
            material: &texts.label,
            face,
            x: indent(amount),
            y: middle - label / 2.0,
            measure: *label_width,
            colour: Colour::Ink,
            kind: LineKind::ChartLabel,
        });
        drawing.texts.push(TextBlock {
            material: &texts.value,
            face,
            x: end + VALUE_GAP,
            y: middle - value / 2.0,
            measure: *value_width,
            colour: Colour::Dark,
            kind: LineKind::ChartValue,
        });
        y += row + faces.gap;
    }
    let bottom = y - faces.gap;
    grid(&mut drawing, scales, (faces, &place), width, bottom);
    drawing.shapes.extend(bars);
    // The line at zero is over the bars, which all begin at it.
    drawing.shapes.push(Shape::rectangle(axis - 0.4, 0.0, 0.8, bottom).filled(Tint::Dark));
    drawing
}

/// Where zero is, and the points of an amount of 1: the largest scale at which every bar has room for its value.
fn fitted(
    items: &[(ItemTexts, Amount)],
    values: &[f32],
    (faces, height): (Faces, f32),
    left: f32,
    width: f32,
) -> (f32, f64) {
    let right = items.iter().zip(values).map(|((_, amount), value)| {
        let beyond = if amount.is_below_zero() { 0.0 } else { reach(amount, height) };
        (amount.high.max(0.0), value * faces.widen + VALUE_GAP + beyond)
    });
    let below = items.iter().filter(|(_, amount)| amount.low < 0.0);
    let below = below
        .map(|(_, amount)| (-amount.low, if amount.is_below_zero() { reach(amount, height) } else { 0.0 }));
    let sides: Vec<(f64, f32)> = below.chain([(0.0, 0.0)]).collect();
    let scale = right
        .flat_map(|(high, beside)| {
            sides.iter().map(move |(low, beyond)| (high + low, f64::from(width - left - beside - beyond)))
        })
        .filter(|(length, _)| *length > 0.0)
        .map(|(length, free)| free.max(1.0) / length)
        .fold(f64::INFINITY, f64::min);
    let axis = left + sides.iter().map(|(low, beyond)| (low * scale) as f32 + beyond).fold(0.0, f32::max);
    (axis, scale)
}

/// Draws the axis: hairlines behind the bars, and their amounts below.
fn grid<'m>(
    drawing: &mut Drawing<'m>,
    scales: &'m [Vec<ShapedTick>],
    (faces, place): (Faces, &dyn Fn(f64) -> f32),
    width: f32,
    bottom: f32,
) {
    drawing.height = bottom;
    let Some(axis) = AmountAxis::across(scales, faces, place, [0.0, width]) else { return };
    let lines = bottom + AXIS_GAP;
    axis.draw_across(drawing, place, lines);
    // No line goes through a value.
    let clear = |text: &TextBlock<'m>| {
        let height = size_of(text.material, text.face, text.measure).1;
        Shape::rectangle(text.x - 1.5, text.y, text.measure * faces.widen + 2.5, height).filled(Tint::Paper)
    };
    let values = drawing.texts.iter().filter(|text| text.kind == LineKind::ChartValue);
    drawing.shapes.extend(values.map(clear).collect::<Vec<_>>());
    drawing.height = lines + faces.axis.leading;
}
