//! A timeline: a row for each event with what it is, its date as printed, and its mark over one axis of time that all rows share.
//! Rows are in the order of time and never meet, whether events are decades apart or all on one day.

use super::describe::Time;
use super::drawing::{Drawing, Faces, TextBlock};
use super::event_mark::{DayScale, EventMark};
use super::scale::{Anchor, Scales, ShapedTick, axis_text};
use super::texts::{ItemTexts, size_of, width_of};
use crate::page::colour::{Colour, Tint};
use crate::page::shape::Shape;
use crate::page::tree::LineKind;

/// The least of the width that is left to the marks.
const LEAST_LANE: f32 = 0.32;
/// The most that dates take on one line, and where they are longer.
const MOST_ONE_LINE: f32 = 0.36;
const MOST_VALUE: f32 = 0.26;
/// The space between the columns.
const COLUMN_GAP: f32 = 9.0;
/// The length of the marks of the axis, and of those between them.
const TICK: f32 = 3.0;
const SMALL_TICK: f32 = 1.8;
/// The least distance of two marks without texts.
const LEAST_TICKS: f32 = 4.0;

/// What the axis of time is drawn from.
pub(super) struct TimeAxis<'m> {
    pub scales: &'m [Vec<ShapedTick>],
    pub now: Option<&'m ShapedTick>,
    /// Its first and last day.
    pub days: [f64; 2],
}

pub(super) fn layout<'m>(
    items: &'m [(ItemTexts, Time)],
    axis: &TimeAxis<'m>,
    faces: Faces,
    width: f32,
) -> Drawing<'m> {
    let face = faces.text;
    let radius = face.size * 0.34;
    let widest =
        |width: &dyn Fn(&ItemTexts) -> f32| items.iter().map(|(one, _)| width(one)).fold(0.0, f32::max);
    // Dates on one line leave less to labels; what makes fewer lines in all is taken.
    let one_line = widest(&|one| width_of(&one.value, face, f32::INFINITY));
    let columns = |most_value: f32| {
        let values = widest(&|one| size_of(&one.value, face, most_value).0);
        let most_label = width * (1.0 - LEAST_LANE) - 2.0 * COLUMN_GAP - values * faces.widen;
        let labels = widest(&|one| size_of(&one.label, face, most_label / faces.widen).0);
        let row = |(one, _): &(ItemTexts, Time)| {
            size_of(&one.label, face, labels).1.max(size_of(&one.value, face, values).1)
        };
        (items.iter().map(row).sum::<f32>(), values, labels)
    };
    let mut chosen = columns(width * MOST_VALUE);
    if one_line * faces.widen <= width * MOST_ONE_LINE {
        let other = columns(one_line);
        if other.0 <= chosen.0 {
            chosen = other;
        }
    }
    let (_, values, labels) = chosen;
    let value_x = labels * faces.widen + COLUMN_GAP;
    let left = value_x + values * faces.widen + COLUMN_GAP;
    let days = DayScale { days: axis.days, left: left + radius, right: width - radius };

    let mut drawing = Drawing::empty(faces);
    let top = if axis.now.is_some() { faces.axis.leading + 1.0 } else { 0.0 };
    drawing.drop += top;
    let mut y = top;
    let mut moments: Vec<EventMark> = Vec::new();
    for (texts, time) in items {
        let heights = [&texts.label, &texts.value].map(|text| {
            let measure = if std::ptr::eq(text, &texts.label) { labels } else { values };
            size_of(text, face, measure).1
        });
        let row = heights[0].max(heights[1]);
        let text =
            |material, x, measure, colour, kind| TextBlock { material, face, x, y, measure, colour, kind };
        drawing.texts.push(text(&texts.label, 0.0, labels, Colour::Ink, LineKind::ChartLabel));
        drawing.texts.push(text(&texts.value, value_x, values, Colour::Accent, LineKind::ChartValue));
        // The mark is level with the letters of the first line.
        let middle = y + face.ascent() - face.size * 0.36;
        moments.push(EventMark { time: *time, middle, radius });
        y += row + faces.gap * 0.7;
    }
    let bottom = y - faces.gap * 0.7 + 1.0;
    drawing.height = bottom;
    scale(&mut drawing, axis, (faces, &days), [left, width], [top, bottom]);
    for moment in &moments {
        let [from, _] = moment.ends(&days);
        let leader = Shape::rectangle(left - 3.0, moment.middle - 0.2, (from - left + 3.0).max(0.0), 0.4);
        drawing.shapes.push(leader.filled(Tint::Hairline));
    }
    // What is of the same time hangs together.
    for pair in moments.windows(2) {
        if let [above, below] = pair
            && above.time.is_at_the_same_time(&below.time)
        {
            let x = above.middle_of(&days);
            let link = Shape::rectangle(x - 0.4, above.middle, 0.8, below.middle - above.middle);
            drawing.shapes.push(link.filled(Tint::Accent));
        }
    }
    moments.iter().for_each(|moment| moment.draw(&days, &mut drawing.shapes));
    drawing
}

/// Draws the axis below the rows, its hairlines behind them, and the day of the page.
fn scale<'m>(
    drawing: &mut Drawing<'m>,
    axis: &TimeAxis<'m>,
    (faces, days): (Faces, &DayScale),
    [left, right]: [f32; 2],
    [top, bottom]: [f32; 2],
) {
    let place = |day: f64| days.place(day);
    let scales = Scales { scales: axis.scales, face: faces.axis, widen: faces.widen, anchor: Anchor::Start };
    if let Some(finest) = scales.finest(&place, [left, right]) {
        let texts = bottom + 1.0;
        for tick in &axis.scales[finest] {
            let x = place(tick.at);
            let line = Shape::rectangle(x - 0.2, top, 0.4, bottom - top).filled(Tint::Hairline);
            let mark = Shape::rectangle(x - 0.35, bottom, 0.7, TICK).filled(Tint::Dark);
            drawing.shapes.extend([line, mark]);
            if scales.area(tick, &place).1 <= right {
                drawing.axis.push(scales.block(tick, &place, texts));
            }
        }
        // Finer marks have no text.
        let apart = |ticks: &[ShapedTick]| {
            ticks.windows(2).all(|pair| place(pair[1].at) - place(pair[0].at) >= LEAST_TICKS)
        };
        let finer = axis.scales[..finest].iter().rev().take_while(|ticks| apart(ticks)).last();
        for tick in finer.into_iter().flatten() {
            let mark = Shape::rectangle(place(tick.at) - 0.25, bottom, 0.5, SMALL_TICK);
            drawing.shapes.push(mark.filled(Tint::Dark));
        }
        drawing.height = texts + faces.axis.leading;
    }
    let line = Shape::rectangle(left, bottom - 0.4, right - left, 0.8).filled(Tint::Dark);
    drawing.shapes.push(line);
    if let Some(now) = axis.now {
        today(drawing, now, (faces, days), [left, right], [top, bottom]);
    }
}

/// Draws the day of the page: a dashed line under its name, or a chevron at the end beyond which it lies.
fn today<'m>(
    drawing: &mut Drawing<'m>,
    now: &'m ShapedTick,
    (faces, days): (Faces, &DayScale),
    [left, right]: [f32; 2],
    [top, bottom]: [f32; 2],
) {
    let measure = width_of(&now.text, faces.axis, f32::INFINITY) * faces.widen;
    let last = (right - measure).max(0.0);
    let [first_day, last_day] = days.days;
    let middle = faces.axis.leading / 2.0;
    let back = faces.axis.size * 0.45;
    let chevron = |x, side: f32| {
        Shape::chevron([x, middle], side * back, faces.axis.size * 0.36, 0.8).filled(Tint::Grey)
    };
    if now.at > last_day {
        drawing.shapes.push(chevron(right, 1.0));
        drawing.axis.push(axis_text(&now.text, faces.axis, [last - 2.5 * back, 0.0], measure));
        return;
    }
    if now.at < first_day {
        drawing.shapes.push(chevron(left, -1.0));
        drawing.axis.push(axis_text(&now.text, faces.axis, [(left + 2.5 * back).min(last), 0.0], measure));
        return;
    }
    let x = days.place(now.at);
    drawing.axis.push(axis_text(&now.text, faces.axis, [(x - measure / 2.0).clamp(0.0, last), 0.0], measure));
    let (dash, gap) = (2.0, 1.8);
    let mut y = top;
    while y < bottom {
        let end = (y + dash).min(bottom);
        drawing.shapes.push(Shape::rectangle(x - 0.4, y, 0.8, end - y).filled(Tint::Grey));
        y += dash + gap;
    }
}
