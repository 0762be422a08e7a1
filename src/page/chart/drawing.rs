//! A chart at its places: marks as paths, texts as blocks. Points from its top left corner, downwards.

use crate::page::colour::Colour;
use crate::page::material::Material;
use crate::page::shape::Shape;
use crate::page::style::{Style, Type};
use crate::page::tree::LineKind;

/// A chart drawn for one width.
pub(in crate::page) struct Drawing<'m> {
    /// Its height.
    pub height: f32,
    /// How much lower than the text of a paragraph its first line stands.
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

/// The type that charts are set in.
#[derive(Clone, Copy)]
pub(in crate::page) struct Faces {
    /// Labels and values.
    pub text: Type,
    /// The text beside a chart.
    pub body: Type,
    /// The space between two rows.
    pub gap: f32,
    /// How much wider than measured texts may turn out: 1 where the fonts are at hand.
    pub widen: f32,
}

impl Faces {
    pub(in crate::page) fn of(style: &Style) -> Self {
        // Rows of two lines must not run into their neighbours on a tight page.
        let gap = style.item_gap + 2.0 * style.cell_padding;
        Self { text: style.table, body: style.body, gap: gap.max(style.table.size * 0.5), widen: 1.0 }
    }
}
