//! Shapes the texts of a figure once, and lays it out for a width in one of the three layouts.

use super::describe::{Amount, Caption, Figure, Marks, Time};
use super::drawing::{Drawing, Faces};
use super::{bars, key_figures, timeline};
use crate::language::Language;
use crate::page::document::Inline;
use crate::page::material::{Material, Purpose};
use crate::page::paragraph::{Fill, break_lines};
use crate::page::style::Type;

/// A figure whose texts are shaped.
pub(in crate::page) struct PreparedFigure {
    /// What it is, in words.
    pub alt: String,
    pub(super) items: Items,
}

/// The items of a figure, by layout.
pub(super) enum Items {
    Bars(Vec<(Texts, Amount)>),
    Times(Vec<(Texts, Time)>),
    KeyFigures(Vec<Texts>),
}

/// The shaped texts of an item.
pub(super) struct Texts {
    pub label: Material,
    pub value: Material,
    /// The citation marks, where they stand apart from the value.
    pub marks: Material,
}

impl PreparedFigure {
    /// Shapes the texts; `shape` takes a text and its purpose.
    pub(in crate::page) fn new(
        figure: &Figure,
        language: Language,
        shape: &mut impl FnMut(&Inline, Purpose) -> Material,
    ) -> Self {
        let joined = |caption: &Caption, shape: &mut dyn FnMut(&Inline, Purpose) -> Material| Texts {
            label: shape(&caption.label, Purpose::Label),
            value: shape(&caption.value, Purpose::Strong),
            marks: Material::default(),
        };
        let captions = figure.captions.iter();
        let items = match &figure.marks {
            Marks::Bars(amounts) => Items::Bars(
                captions.zip(amounts).map(|(caption, mark)| (joined(caption, shape), *mark)).collect(),
            ),
            Marks::Times(times) => Items::Times(
                captions.zip(times).map(|(caption, mark)| (joined(caption, shape), *mark)).collect(),
            ),
            Marks::None => {
                let apart = |caption: &Caption| {
                    let (value, marks) = caption.value_and_marks();
                    let label = shape(&caption.label, Purpose::Label);
                    Texts {
                        label,
                        value: shape(&value, Purpose::Strong),
                        marks: shape(&marks, Purpose::Prose),
                    }
                };
                Items::KeyFigures(captions.map(apart).collect())
            }
        };
        Self { alt: figure.name(language), items }
    }
}

/// Lays a figure out for a width in points.
pub(in crate::page) fn layout(figure: &PreparedFigure, faces: Faces, width: f32) -> Drawing<'_> {
    match &figure.items {
        Items::Bars(items) => bars::layout(items, faces, width),
        Items::Times(items) => timeline::layout(items, faces, width),
        Items::KeyFigures(items) => key_figures::layout(items, faces, width),
    }
}

/// The width of a text on one line, or the most it may take.
pub(super) fn width_of(material: &Material, face: Type, most: f32) -> f32 {
    (face.points(material.natural_width() as f32) + 0.1).min(most)
}

/// The width of the widest line that a text has when it may take `most`, and the height of all its lines.
pub(super) fn size_of(material: &Material, face: Type, most: f32) -> (f32, f32) {
    let lines = break_lines(material, face.milli(most), Fill::Ragged);
    let width = lines.iter().map(|line| face.points(line.width as f32)).fold(0.0, f32::max);
    (width + 0.1, lines.len() as f32 * face.leading)
}
