//! A chart that is laid out: marks as paths, texts as blocks. Places are points from its top left corner, downwards.

use crate::page::colour::Colour;
use crate::page::material::Material;
use crate::page::shape::Shape;
use crate::page::style::{Style, Type};
use crate::page::tree::LineKind;

/// A chart drawn for one width.
pub(in crate::page) struct Drawing<'m> {
    /// Its height.
    pub height: f32,
    /// How much lower its first line is than the text of a paragraph would be.
    pub drop: f32,
    /// The marks, first to last.
    pub shapes: Vec<Shape>,
    /// Label, value, label, value, …
    pub texts: Vec<TextBlock<'m>>,
}

/// A block of text in a chart, set flush left.
pub(in crate::page) struct TextBlock<'m> {
    /// Its shaped text.
    pub material: &'m Material,
    /// Its size and leading.
    pub face: Type,
    /// Its left edge.
    pub x: f32,
    /// The top of its first line.
    pub y: f32,
    /// The width its lines may fill.
    pub measure: f32,
    /// Its colour.
    pub colour: Colour,
    /// Whether it is a label or a value.
    pub kind: LineKind,
}

/// The type in which charts are set.
#[derive(Clone, Copy)]
pub(in crate::page) struct Faces {
    /// Labels and values.
    pub text: Type,
    /// The text beside a chart.
    pub body: Type,
    /// The space between two rows.
    pub gap: f32,
    /// How much wider than measured a text may become; 1 where the fonts are embedded.
    pub widen: f32,
}

impl Faces {
    pub(in crate::page) fn of(style: &Style) -> Self {
        // On a tight page, rows of two lines must not touch their neighbours.
        let gap = style.item_gap + 2.0 * style.cell_padding;
        Self { text: style.table, body: style.body, gap: gap.max(style.table.size * 0.5), widen: 1.0 }
    }
}
