//! A line chart: the values of one thing over time, each with its figure beside its point and its date below the axis. What is done
//! is a filled point, what is planned a hollow one, an estimate a lozenge; a line to either of them is dashed. There is no line over
//! a gap. A point stands only where an amount is stated: a range is an upright without one, between whose ends the line widens, and of
//! a figure on which sources differ each version has its own.

use super::amount_axis::AmountAxis;
use super::describe::{Amount, Open, Point};
use super::drawing::{Drawing, Faces, TextBlock};
use super::event_mark::DayScale;
use super::occupied::{Area, Occupied};
use super::scale::ShapedTick;
use super::texts::{ItemTexts, size_of};
use super::timeline::TimeAxis;
use super::upright;
use crate::page::colour::{Colour, Tint};
use crate::page::shape::{Shape, Stroke};
use crate::page::tree::LineKind;

/// The height of the plot as a multiple of the type size.
const PLOT: f32 = 9.0;
/// The most of the width that a text takes.
const MOST_TEXT: f32 = 0.24;
/// The weight of the line, and of outlines.
const LINE: f32 = 1.3;
const OUTLINE: f32 = 0.9;
/// The space between the axis and its texts.
const AXIS_GAP: f32 = 4.0;

pub(super) fn layout<'m>(
    items: &'m [(ItemTexts, Point)],
    amounts: &'m [Vec<ShapedTick>],
    times: &TimeAxis<'m>,
    faces: Faces,
    width: f32,
) -> Drawing<'m> {
    let face = faces.text;
    let radius = face.size * 0.3;
    let most = width * MOST_TEXT;
    // Values are in the type of the text, dates in that of axes.
    let faces_of = [face, faces.axis];
    let sizes: Vec<[(f32, f32); 2]> = items
        .iter()
        .map(|(texts, _)| {
            let size = |part: usize, text| size_of(text, faces_of[part], most / faces.widen);
            [size(0, &texts.value), size(1, &texts.label)]
        })
        .collect();
    let plot = face.size * PLOT;
    let (least, greatest) = range(items, amounts);
    let height = move |amount: f64| match greatest > least {
        true => plot - ((amount - least) / (greatest - least)) as f32 * plot,
        false => plot / 2.0,
    };
    let axis = AmountAxis::upright(amounts, faces, &height);
    let left = axis.width() + AXIS_GAP;
    let side = |index: usize| sizes[index][0].0.max(sizes[index][1].0) * faces.widen / 2.0;
    let last = items.len().saturating_sub(1);
    let days = DayScale {
        days: times.days,
        left: left + side(0).max(radius),
        right: width - side(last).max(radius),
    };
    let xs: Vec<f32> = items.iter().map(|(_, point)| middle(point, &days)).collect();
    let spots: Vec<[f32; 2]> =
        items.iter().zip(&xs).map(|((_, point), x)| [*x, height(shown(point))]).collect();

    // Values first: each beside its point, free of lines, points and other values.
    let reach = |index: usize| sign_reach(&items[index].1, radius, &height);
    // The left of the plot belongs to the texts of the axis.
    let mut placed = Occupied::new([left, width]);
    for (index, spot) in spots.iter().enumerate() {
        let [above, below] = reach(index);
        placed.obstacles.push(Area {
            left: spot[0] - radius,
            top: spot[1] - above,
            right: spot[0] + radius,
            bottom: spot[1] + below,
        });
    }
    let joined = |index: usize| items[index].1.joined;
    let tracks: Vec<[[f32; 2]; 2]> = items
        .iter()
        .zip(&xs)
        .map(|((_, point), x)| track(&point.amount).map(|amount| [*x, height(amount)]))
        .collect();
    placed.lines = (1..items.len())
        .filter(|index| joined(*index))
        .flat_map(|index| between(tracks[index - 1], tracks[index]))
        .collect();
    let mut drawing = Drawing::empty(faces);
    let values: Vec<Area> = (0..items.len())
        .map(|index| {
            let (text_width, text_height) = sizes[index][0];
            let [above, below] = reach(index);
            placed.beside(spots[index], [above + 1.0, below + 1.0], [text_width * faces.widen, text_height])
        })
        .collect();
    let top = values.iter().map(|area| area.top).fold(0.0, f32::min);
    let lowest = values.iter().map(|area| area.bottom).fold(plot, f32::max);
    let down = -top;
    let base = lowest + down + 1.0;

    axis.draw_upright(&mut drawing, &|amount| height(amount) + down, [left, width], AXIS_GAP);
    let foot = Shape::rectangle(left, base - 0.4, width - left, 0.8).filled(Tint::Dark);
    drawing.shapes.push(foot);
    // Dates in as many rows as they need, each under its mark on the axis.
    let mut rows = Occupied::new([left, width]);
    let dates: Vec<Area> = (0..items.len())
        .map(|index| {
            rows.below([xs[index], base + 3.0], [sizes[index][1].0 * faces.widen, sizes[index][1].1])
        })
        .collect();
    for (x, date) in xs.iter().zip(&dates) {
        // A date of a lower row stays tied to its mark.
        let tie = Shape::rectangle(x - 0.25, base, 0.5, (date.top - base).max(0.0)).filled(Tint::Hairline);
        let mark = Shape::rectangle(x - 0.35, base, 0.7, 2.5).filled(Tint::Dark);
        drawing.shapes.extend([tie, mark]);
    }
    let moved: Vec<[f32; 2]> = spots.iter().map(|[x, y]| [*x, y + down]).collect();
    ties(items, &moved, &values, (radius, down, &height), &mut drawing.shapes);
    // Hairlines stop at texts.
    for (area, down) in values.iter().map(|area| (area, down)).chain(dates.iter().map(|area| (area, 0.0))) {
        let (width, height) = (area.right - area.left, area.bottom - area.top);
        let clear = Shape::rectangle(area.left, area.top + down + height * 0.12, width, height * 0.8);
        drawing.shapes.push(clear.filled(Tint::Paper));
    }
    let lower = |ends: &[[f32; 2]; 2]| ends.map(|[x, y]| [x, y + down]);
    let tracks: Vec<[[f32; 2]; 2]> = tracks.iter().map(lower).collect();
    draw(items, (&moved, &tracks), (radius, down, &height), &mut drawing.shapes);
    for (index, (texts, _)) in items.iter().enumerate() {
        let text = |material, area: &Area, down, measure, colour, kind| TextBlock {
            material,
            face: if kind == LineKind::ChartLabel { faces.axis } else { face },
            x: area.left,
            y: area.top + down,
            measure,
            colour,
            kind,
        };
        let [value, label] = sizes[index];
        let texts_of = &mut drawing.texts;
        texts_of.push(text(&texts.label, &dates[index], 0.0, label.0, Colour::Ink, LineKind::ChartLabel));
        texts_of.push(text(&texts.value, &values[index], down, value.0, Colour::Dark, LineKind::ChartValue));
    }
    drawing.height = dates.iter().map(|area| area.bottom).fold(base, f32::max);
    drawing
}

/// The least and the greatest amount that are drawn.
fn range(items: &[(ItemTexts, Point)], amounts: &[Vec<ShapedTick>]) -> (f64, f64) {
    let ends = items.iter().flat_map(|(_, point)| [point.amount.low, point.amount.high]);
    // A point below its upper bound is drawn at the bound.
    let ends = ends.chain(amounts.iter().flatten().map(|tick| tick.at));
    ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), end| (least.min(end), most.max(end)))
}

/// The amount beside which a value is put: the middle of a range, and of a bound the bound.
fn shown(point: &Point) -> f64 {
    let amount = &point.amount;
    if let [stated] = amount.stated[..] {
        return stated;
    }
    match amount.open {
        Some(Open::Below) if amount.high > 0.0 => amount.high,
        Some(Open::Below) => amount.low,
        Some(Open::Above | Open::JustBelow) => amount.low,
        None => (amount.low + amount.high) / 2.0,
    }
}

/// The amounts at which points stand: those that are stated, none of a range.
fn stated(point: &Point) -> Vec<f64> {
    let amount = &point.amount;
    match amount.open.is_none() && amount.low < amount.high {
        true => amount.stated.clone(),
        false => vec![shown(point)],
    }
}

/// The amounts between which the line goes through: the same twice where one is stated.
fn track(amount: &Amount) -> [f64; 2] {
    let at = |one: f64| [one, one];
    match (amount.open, &amount.stated[..]) {
        (Some(Open::Below), _) if amount.high > 0.0 => at(amount.high),
        (Some(_), _) => at(amount.low),
        (None, [one]) => at(*one),
        (None, _) => [amount.low, amount.high],
    }
}

/// The lines between two tracks: one, or two where either is wider than a point.
fn between(from: [[f32; 2]; 2], to: [[f32; 2]; 2]) -> Vec<[[f32; 2]; 2]> {
    let [low, high] = [0, 1].map(|end| [from[end], to[end]]);
    if low == high { vec![low] } else { vec![low, high] }
}

fn middle(point: &Point, days: &DayScale) -> f32 {
    let (first, last) = (point.time.first(), point.time.last());
    let end = if last > first { last + 1.0 } else { last };
    days.place((first + end) / 2.0)
}

/// How far a point's signs reach above and below it.
fn sign_reach(point: &Point, radius: f32, height: &dyn Fn(f64) -> f32) -> [f32; 2] {
    let amount = &point.amount;
    let spot = height(shown(point));
    let arrow = 3.4 * radius;
    let whisker = if amount.about { 2.2 * radius } else { radius };
    match upwards(point) {
        Some(true) => [whisker.max(arrow), whisker],
        Some(false) => [whisker, whisker.max(arrow)],
        None => {
            let frayed = if amount.about { upright::frayed(radius) } else { radius };
            let (up, down) = (spot - height(amount.high), height(amount.low) - spot);
            if amount.low < amount.high { [up + frayed, down + frayed] } else { [whisker, whisker] }
        }
    }
}

/// Ties values that had to move away to their points.
fn ties(
    items: &[(ItemTexts, Point)],
    spots: &[[f32; 2]],
    values: &[Area],
    (radius, down, height): (f32, f32, &dyn Fn(f64) -> f32),
    shapes: &mut Vec<Shape>,
) {
    for (((_, point), [x, y]), value) in items.iter().zip(spots).zip(values) {
        let [above, below] = sign_reach(point, radius, height);
        let (top, bottom) = (value.top + down, value.bottom + down);
        let tie = match (bottom < y - above - 3.0, top > y + below + 3.0) {
            (true, _) => Some([bottom, y - above]),
            (_, true) => Some([y + below, top]),
            _ => None,
        };
        if let Some([from, to]) = tie {
            shapes.push(Shape::rectangle(x - 0.25, from, 0.5, to - from).filled(Tint::Hairline));
        }
    }
}

/// Draws the lines, the points and their signs.
fn draw(
    items: &[(ItemTexts, Point)],
    (spots, tracks): (&[[f32; 2]], &[[[f32; 2]; 2]]),
    (radius, down, height): (f32, f32, &dyn Fn(f64) -> f32),
    shapes: &mut Vec<Shape>,
) {
    let certain = |point: &Point| !point.amount.planned && !point.amount.estimated;
    for index in 1..items.len() {
        let (before, point) = (&items[index - 1].1, &items[index].1);
        if point.joined {
            for [from, to] in between(tracks[index - 1], tracks[index]) {
                shapes.extend(line(from, to, certain(before) && certain(point)));
            }
        }
    }
    for ((_, point), [x, y]) in items.iter().zip(spots) {
        let (x, y) = (*x, *y);
        signs(point, [x, y], (radius, down, height), shapes);
        let stroke = Stroke::solid(Tint::Accent, OUTLINE);
        let half = radius - OUTLINE / 2.0;
        let planned = point.amount.planned;
        for y in stated(point).into_iter().map(|amount| height(amount) + down) {
            let shape = match point.amount.estimated && !planned {
                true => {
                    let half = half * 1.25;
                    Shape::polygon(&[[x, y - half], [x + half, y], [x, y + half], [x - half, y]])
                }
                false => Shape::disc(x, y, half),
            };
            let fill = if certain(point) { Tint::Accent } else { Tint::Paper };
            shapes.push(shape.filled(fill).stroked(stroke));
        }
    }
}

/// Draws what says how certain an amount is: a whisker, the ends of a range, or the side on which it is open.
fn signs(
    point: &Point,
    [x, y]: [f32; 2],
    (radius, down, height): (f32, f32, &dyn Fn(f64) -> f32),
    shapes: &mut Vec<Shape>,
) {
    let amount = &point.amount;
    if amount.open.is_none() && amount.low < amount.high {
        let ends = [height(amount.high) + down, height(amount.low) + down];
        upright::span(x, ends, radius, shapes);
        if amount.about {
            upright::fray(x, ends, radius, shapes);
        }
    } else if amount.about {
        upright::span(x, [y - 2.2 * radius, y + 2.2 * radius], radius, shapes);
    }
    let arrow = |side: f32| {
        let (tip, base) = (y + side * 3.4 * radius, y + side * 2.0 * radius);
        let half = radius * 0.9;
        let (thick, inner) = (1.4 * side, base - tip);
        Shape::polygon(&[
            [x, tip],
            [x + half, tip + inner],
            [x + half, tip + inner - thick],
            [x, tip - thick],
            [x - half, tip + inner - thick],
            [x - half, tip + inner],
        ])
        .filled(Tint::Accent)
    };
    match upwards(point) {
        Some(true) => shapes.push(arrow(-1.0)),
        Some(false) => shapes.push(arrow(1.0)),
        None => {}
    }
}

/// Whether the arrow of a point points upwards; none for one without. The open side is that of the size, which below zero grows downwards.
fn upwards(point: &Point) -> Option<bool> {
    let grows = match point.amount.open? {
        Open::Above => true,
        Open::Below | Open::JustBelow => false,
    };
    Some(grows != (shown(point) < 0.0))
}

/// A line between two points, in dashes where one of them is no more than planned or estimated.
fn line(from: [f32; 2], to: [f32; 2], unbroken: bool) -> Vec<Shape> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    if length < 0.1 {
        return Vec::new();
    }
    let (ux, uy) = (dx / length, dy / length);
    let piece = |start: f32, end: f32| {
        let half = LINE / 2.0;
        let (nx, ny) = (-uy * half, ux * half);
        let at = |distance: f32| [from[0] + ux * distance, from[1] + uy * distance];
        let ([ax, ay], [bx, by]) = (at(start), at(end));
        Shape::polygon(&[[ax + nx, ay + ny], [bx + nx, by + ny], [bx - nx, by - ny], [ax - nx, ay - ny]])
            .filled(Tint::Accent)
    };
    if unbroken {
        return vec![piece(0.0, length)];
    }
    let (dash, gap) = (3.0, 2.4);
    let mut pieces = Vec::new();
    let mut at = 0.0;
    while at < length {
        pieces.push(piece(at, (at + dash).min(length)));
        at += dash + gap;
    }
    pieces
}
