//! A timeline: one line to scale, flags above it that begin where their event does. Done is filled, planned hollow.
//!
//! The flags make a staircase: an earlier one stands higher wherever it would cover a later one's pole, so that no
//! pole crosses a text and the texts read in the order of time.

use super::describe::Time;
use super::drawing::{Drawing, Faces, Text};
use super::layout::{Texts, size_of};
use crate::page::tree::{Colour, LineKind, Shape, Stroke, Tint};

/// The most of the width that a flag takes.
const MOST_FLAG: f32 = 0.42;
/// The space between a pole and its text, and between two flags side by side.
const POLE_GAP: f32 = 4.0;
const FLAG_GAP: f32 = 10.0;

pub(super) fn layout<'m>(items: &'m [(Texts, Time)], faces: Faces, width: f32) -> Drawing<'m> {
    let face = faces.text;
    let radius = face.size * 0.33;
    let sizes: Vec<[(f32, f32); 2]> = items
        .iter()
        .map(|(texts, _)| [&texts.label, &texts.value].map(|text| size_of(text, face, width * MOST_FLAG)))
        .collect();
    let flag_width = |index: usize| POLE_GAP + sizes[index][0].0.max(sizes[index][1].0);
    let places = Places::new(items, |index| flag_width(index), radius, width);

    // From the latest to the earliest: above every later flag that it reaches.
    let mut lanes = vec![0_usize; items.len()];
    for index in (0..items.len()).rev() {
        let end = places.from[index] + flag_width(index) + FLAG_GAP;
        let reached = (index + 1..items.len()).filter(|later| places.from[*later] < end);
        lanes[index] = reached.map(|later| lanes[later] + 1).max().unwrap_or(0);
    }
    let count = lanes.iter().max().map_or(0, |lane| lane + 1);
    let height = |index: usize| sizes[index][0].1 + sizes[index][1].1;
    let lane_height = |lane: usize| {
        let flags = (0..items.len()).filter(|index| lanes[*index] == lane);
        flags.map(height).fold(0.0, f32::max)
    };
    let mut tops = vec![0.0; count];
    let mut y = 0.0;
    for lane in (0..count).rev() {
        tops[lane] = y;
        y += lane_height(lane) + faces.gap * 0.8;
    }
    let line = y + radius;

    let mut drawing = Drawing {
        height: line + radius,
        drop: face.ascent() - faces.body.ascent(),
        shapes: Vec::new(),
        texts: Vec::new(),
    };
    let pole = |index: usize| {
        let top = tops[lanes[index]] + face.leading * 0.18;
        Shape::rectangle(places.from[index] - 0.25, top, 0.5, line - top).filled(Tint::Grey)
    };
    drawing.shapes.extend((0..items.len()).map(pole));
    drawing.shapes.push(Shape::rectangle(0.0, line - 0.4, width, 0.8).filled(Tint::Dark));
    // Longer spans first, so that what falls into them stays visible.
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|a, b| (places.to[*b] - places.from[*b]).total_cmp(&(places.to[*a] - places.from[*a])));
    for index in order {
        let fill = if items[index].1.planned { Tint::Paper } else { Tint::Accent };
        let stroke = Stroke { tint: Tint::Accent, weight: 1.0 };
        let pill = Shape::pill(places.from[index], places.to[index], line, radius - 0.5);
        drawing.shapes.push(pill.filled(fill).stroked(stroke));
    }
    for (index, (texts, _)) in items.iter().enumerate() {
        let x = places.from[index] + POLE_GAP;
        let top = tops[lanes[index]];
        let [label, value] = sizes[index];
        let text = |material, y, measure, colour, kind| Text { material, face, x, y, measure, colour, kind };
        drawing.texts.push(text(&texts.label, top, label.0, Colour::Ink, LineKind::FigureLabel));
        drawing.texts.push(text(&texts.value, top + label.1, value.0, Colour::Accent, LineKind::FigureValue));
    }
    drawing
}

/// Where events begin and end on the line.
struct Places {
    from: Vec<f32>,
    to: Vec<f32>,
}

impl Places {
    /// As wide a scale as lets every flag end within the width.
    fn new(items: &[(Texts, Time)], flag_width: impl Fn(usize) -> f32, radius: f32, width: f32) -> Self {
        let first = items.iter().map(|(_, time)| time.from).min().unwrap_or_default();
        let days = |date: chrono::NaiveDate| (date - first).num_days() as f32;
        let room = |(index, (_, time)): (usize, &(Texts, Time))| {
            let flag = (width - radius - flag_width(index)) / days(time.from);
            let span = (width - 2.0 * radius) / days(time.to);
            flag.min(span)
        };
        let scale = items
            .iter()
            .enumerate()
            .map(room)
            .filter(|scale| scale.is_finite())
            .fold(f32::INFINITY, f32::min);
        let scale = if scale.is_finite() { scale } else { 0.0 };
        let place = |date| radius + days(date) * scale;
        Self {
            from: items.iter().map(|(_, time)| place(time.from)).collect(),
            to: items.iter().map(|(_, time)| place(time.to)).collect(),
        }
    }
}
