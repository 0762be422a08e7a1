//! Shapes the texts of a chart once, and lays the chart out for a width in one of the four layouts.

use super::describe::{Amount, Caption, Chart, ChartMarks, Point, Time};
use super::drawing::{Drawing, Faces};
use super::scale::{ShapedTick, shaped};
use super::texts::ItemTexts;
use super::timeline::TimeAxis;
use super::{bars, key_figures, line_chart, timeline};
use crate::language::Language;
use crate::page::inline::{Inline, Run, Target};
use crate::page::look::TextPurpose;
use crate::page::material::Material;

/// A chart whose texts are shaped.
pub(in crate::page) struct PreparedChart {
    /// What it is, in words.
    pub alt: String,
    pub(super) items: Items,
    pub(super) axes: ShapedAxes,
}

/// The axes of a chart, whose texts are shaped.
pub(super) struct ShapedAxes {
    pub amounts: Vec<Vec<ShapedTick>>,
    pub times: Vec<Vec<ShapedTick>>,
    pub days: [f64; 2],
    pub now: Option<ShapedTick>,
}

/// The items of a chart, by layout.
pub(super) enum Items {
    Bars(Vec<(ItemTexts, Amount)>),
    Times(Vec<(ItemTexts, Time)>),
    Points(Vec<(ItemTexts, Point)>),
    KeyFigures(Vec<ItemTexts>),
}

impl PreparedChart {
    /// Shapes the texts; `shape` takes a text and its purpose.
    pub(in crate::page) fn new(
        chart: &Chart,
        language: Language,
        shape: &mut impl FnMut(&Inline, TextPurpose) -> Material,
    ) -> Self {
        let joined = |caption: &Caption, shape: &mut dyn FnMut(&Inline, TextPurpose) -> Material| ItemTexts {
            label: shape(&caption.label, TextPurpose::Label),
            value: shape(&caption.value, TextPurpose::Strong),
            marks: Material::default(),
        };
        let captions = chart.captions.iter();
        let items = match &chart.marks {
            ChartMarks::Bars(amounts) => Items::Bars(
                captions.zip(amounts).map(|(caption, mark)| (joined(caption, shape), mark.clone())).collect(),
            ),
            ChartMarks::Times(times) => Items::Times(
                captions.zip(times).map(|(caption, mark)| (joined(caption, shape), *mark)).collect(),
            ),
            ChartMarks::Points(points) => Items::Points(
                captions.zip(points).map(|(caption, mark)| (joined(caption, shape), mark.clone())).collect(),
            ),
            ChartMarks::None => {
                let apart = |caption: &Caption| {
                    let (value, marks) = caption.value_and_marks();
                    let label = shape(&caption.label, TextPurpose::Label);
                    ItemTexts {
                        label,
                        value: shape(&value, TextPurpose::Strong),
                        marks: shape(&marks, TextPurpose::Prose),
                    }
                };
                Items::KeyFigures(captions.map(apart).collect())
            }
        };
        // A glyph that is missing on an axis is reported at the whole chart.
        let mut written = |text: &str| {
            let run = Run {
                text: text.to_owned(),
                strong: false,
                emphasis: false,
                target: Target::None,
                range: chart.range.clone(),
            };
            shape(&Inline { runs: vec![run] }, TextPurpose::Prose)
        };
        let axes = ShapedAxes {
            amounts: shaped(&chart.axes.amounts, &mut written),
            times: shaped(&chart.axes.times, &mut written),
            days: chart.days(),
            now: chart.axes.now.as_ref().map(|now| ShapedTick { at: now.at, text: written(&now.text) }),
        };
        Self { alt: chart.name(language), items, axes }
    }
}

/// Lays a chart out for a width in points.
pub(in crate::page) fn layout(chart: &PreparedChart, faces: Faces, width: f32) -> Drawing<'_> {
    let axes = &chart.axes;
    let times = TimeAxis { scales: &axes.times, now: axes.now.as_ref(), days: axes.days };
    match &chart.items {
        Items::Bars(items) => bars::layout(items, &axes.amounts, faces, width),
        Items::Times(items) => timeline::layout(items, &times, faces, width),
        Items::Points(items) => line_chart::layout(items, &axes.amounts, &times, faces, width),
        Items::KeyFigures(items) => key_figures::layout(items, faces, width),
    }
}
