//! Shapes the texts of a chart once, and lays the chart out for a width in one of the three layouts.

use super::describe::{Amount, Caption, Chart, ChartMarks, Time};
use super::drawing::{Drawing, Faces};
use super::texts::ItemTexts;
use super::{bars, key_figures, timeline};
use crate::language::Language;
use crate::page::inline::Inline;
use crate::page::look::TextPurpose;
use crate::page::material::Material;

/// A chart whose texts are shaped.
pub(in crate::page) struct PreparedChart {
    /// What it is, in words.
    pub alt: String,
    pub(super) items: Items,
}

/// The items of a chart, by layout.
pub(super) enum Items {
    Bars(Vec<(ItemTexts, Amount)>),
    Times(Vec<(ItemTexts, Time)>),
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
                captions.zip(amounts).map(|(caption, mark)| (joined(caption, shape), *mark)).collect(),
            ),
            ChartMarks::Times(times) => Items::Times(
                captions.zip(times).map(|(caption, mark)| (joined(caption, shape), *mark)).collect(),
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
        Self { alt: chart.name(language), items }
    }
}

/// Lays a chart out for a width in points.
pub(in crate::page) fn layout(chart: &PreparedChart, faces: Faces, width: f32) -> Drawing<'_> {
    match &chart.items {
        Items::Bars(items) => bars::layout(items, faces, width),
        Items::Times(items) => timeline::layout(items, faces, width),
        Items::KeyFigures(items) => key_figures::layout(items, faces, width),
    }
}
