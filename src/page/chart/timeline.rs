//! A timeline: one line to scale, and above it a flag for each event, which begins at the event's date. What is done is
//! filled, what is planned hollow.
//!
//! The flags make a staircase: an earlier flag is higher wherever it would cover the pole of a later one. So no pole crosses
//! a text, and the texts are read in the order of time.

use chrono::NaiveDate;

use super::describe::Time;
use super::drawing::{Drawing, Faces, TextBlock};
use super::texts::{ItemTexts, size_of};
use crate::page::colour::{Colour, Tint};
use crate::page::shape::{Shape, Stroke};
use crate::page::tree::LineKind;

/// The most of the width that a flag takes.
const MOST_FLAG: f32 = 0.42;
/// The space between a pole and its text, and between two flags side by side.
const POLE_GAP: f32 = 4.0;
const FLAG_GAP: f32 = 10.0;
/// The space between two spans below each other.
const TRACK_GAP: f32 = 1.5;

pub(super) fn layout<'m>(items: &'m [(ItemTexts, Time)], faces: Faces, width: f32) -> Drawing<'m> {
    let face = faces.text;
    let radius = face.size * 0.33;
    let sizes: Vec<[(f32, f32); 2]> = items
        .iter()
        .map(|(texts, _)| [&texts.label, &texts.value].map(|text| size_of(text, face, width * MOST_FLAG)))
        .collect();
    let flag_width = |index: usize| POLE_GAP + sizes[index][0].0.max(sizes[index][1].0) * faces.widen;
    let places = Places::new(items, flag_width, radius, width);

    // From the latest to the earliest: each is above every later flag that it reaches.
    let mut lanes = vec![0_usize; items.len()];
    for index in (0..items.len()).rev() {
        let end = places.from[index] + flag_width(index) + FLAG_GAP;
        let reached = (index + 1..items.len()).filter(|later| places.from[*later] < end);
        lanes[index] = reached.map(|later| lanes[later] + 1).max().unwrap_or(0);
    }
    let count = lanes.iter().max().map_or(0, |lane| lane + 1);
    let flag_height = |index: usize| sizes[index][0].1 + sizes[index][1].1;
    let lane_height = |lane: usize| {
        let flags = (0..items.len()).filter(|index| lanes[*index] == lane);
        flags.map(flag_height).fold(0.0, f32::max)
    };
    let mut tops = vec![0.0; count];
    let mut y = 0.0;
    for lane in (0..count).rev() {
        tops[lane] = y;
        y += lane_height(lane) + faces.gap * 0.8;
    }
    let line = y + radius;
    let tracks = places.tracks();
    let depth = tracks.iter().max().map_or(0.0, |track| *track as f32) * (2.0 * radius + TRACK_GAP);
    let drop = face.ascent() - faces.body.ascent();
    let height = line + radius + depth;
    let mut drawing = Drawing { height, drop, shapes: Vec::new(), texts: Vec::new() };
    let middle = |index: usize| line + tracks[index] as f32 * (2.0 * radius + TRACK_GAP);
    let pole = |index: usize| {
        let top = tops[lanes[index]] + face.leading * 0.2;
        Shape::rectangle(places.from[index] - 0.25, top, 0.5, middle(index) - top).filled(Tint::Hairline)
    };
    drawing.shapes.extend((0..items.len()).map(pole));
    drawing.shapes.push(Shape::rectangle(0.0, line - 0.4, width, 0.8).filled(Tint::Dark));
    // Days are drawn last, so that a day within a span stays visible.
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|index| places.is_day(*index));
    for index in order {
        let (from, to) = (places.from[index], places.to[index]);
        let fill = if items[index].1.planned { Tint::Paper } else { Tint::Accent };
        let stroke = Stroke { tint: Tint::Accent, weight: 1.0 };
        let half = radius - 0.5;
        let shape = if places.is_day(index) {
            Shape::disc(from, middle(index), half)
        } else {
            Shape::rectangle(from + 0.5, middle(index) - half * 0.8, to - from - 1.0, half * 1.6)
        };
        drawing.shapes.push(shape.filled(fill).stroked(stroke));
    }
    for (index, (texts, _)) in items.iter().enumerate() {
        let x = places.from[index] + POLE_GAP;
        let top = tops[lanes[index]];
        let [label, value] = sizes[index];
        let text =
            |material, y, measure, colour, kind| TextBlock { material, face, x, y, measure, colour, kind };
        drawing.texts.push(text(&texts.label, top, label.0, Colour::Ink, LineKind::ChartLabel));
        drawing.texts.push(text(&texts.value, top + label.1, value.0, Colour::Accent, LineKind::ChartValue));
    }
    drawing
}

/// Where events begin and end on the line.
struct Places {
    from: Vec<f32>,
    to: Vec<f32>,
}

impl Places {
    /// At the largest scale at which every flag ends within the width.
    fn new(items: &[(ItemTexts, Time)], flag_width: impl Fn(usize) -> f32, radius: f32, width: f32) -> Self {
        let first = items.iter().map(|(_, time)| time.from).min().unwrap_or_default();
        let days = |date: NaiveDate| (date - first).num_days() as f32;
        // A span ends with its last day.
        let end = |time: &Time| if time.to > time.from { days(time.to) + 1.0 } else { days(time.to) };
        let room = |(index, (_, time)): (usize, &(ItemTexts, Time))| {
            let flag = (width - radius - flag_width(index)) / days(time.from);
            let span = (width - 2.0 * radius) / end(time);
            flag.min(span)
        };
        let scales = items.iter().enumerate().map(room).filter(|scale| scale.is_finite());
        let scale = scales.reduce(f32::min).unwrap_or(0.0);
        let ends = items.iter().map(|(_, time)| {
            let (from, to) = (radius + days(time.from) * scale, radius + end(time) * scale);
            // A span that would be shorter than a day's disc is drawn as a disc in its middle.
            let middle = (from + to) / 2.0;
            if to - from < 2.0 * radius { (middle, middle) } else { (from, to) }
        });
        let (from, to) = ends.unzip();
        Self { from, to }
    }

    fn is_day(&self, index: usize) -> bool {
        self.to[index] <= self.from[index]
    }

    /// For each event, how far below the line it is drawn: spans that overlap are below each other.
    fn tracks(&self) -> Vec<usize> {
        let mut ends: Vec<f32> = Vec::new();
        let place = |index: usize| {
            if self.is_day(index) {
                return 0;
            }
            let free = ends.iter().position(|end| *end <= self.from[index] + 0.01).unwrap_or(ends.len());
            ends.resize(ends.len().max(free + 1), 0.0);
            ends[free] = self.to[index];
            free
        };
        (0..self.from.len()).map(place).collect()
    }
}
