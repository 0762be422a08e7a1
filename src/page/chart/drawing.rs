//! A chart that is laid out: marks as paths, texts as blocks. Places are points from its top left corner, downwards.

use crate::page::colour::Colour;
use crate::page::material::Material;
use crate::page::shape::Shape;
use crate::page::style::{SMALLEST, Style, Type};
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
    /// What is written on its axes, which belongs to the drawing and not to an item.
    pub axis: Vec<TextBlock<'m>>,
}

impl Drawing<'_> {
    /// A drawing without anything in it, whose first line is in the given type.
    pub(super) fn empty(faces: Faces) -> Self {
        let drop = faces.text.ascent() - faces.body.ascent();
        Self { height: 0.0, drop, shapes: Vec::new(), texts: Vec::new(), axis: Vec::new() }
    }
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
    /// What is written on axes.
    pub axis: Type,
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
        let size = (style.table.size * 0.86).max(SMALLEST);
        let axis = Type { size, leading: size * 1.3 };
        let gap = gap.max(style.table.size * 0.5);
        Self { text: style.table, axis, body: style.body, gap, widen: 1.0 }
    }
}
