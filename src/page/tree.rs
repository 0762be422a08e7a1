//! A composed page: a tree of tagged text, the decorations under it, links and outline.

use std::sync::Arc;

use super::art::Art;
use super::colour::{Colour, Tint};
use super::fonts::Face;
use super::shape::{PathSegment, Shape};
use super::theme::Palette;

/// A composed page. Lengths are points, from the top left corner downwards.
///
/// A brief may take several sheets. They are below each other without a gap, so a height determines the sheet: see
/// [`Page::sheet_of`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Width of the sheet.
    pub width: f32,
    /// Height of a sheet.
    pub height: f32,
    /// How many sheets it takes.
    pub sheets: usize,
    /// How often it was set until it fitted, including trials.
    pub settings: usize,
    /// Size of the body text.
    pub body_size: f32,
    /// Distance of two baselines of body text.
    pub body_leading: f32,
    /// Size of the references.
    pub reference_size: f32,
    /// The text in reading order, by its roles.
    pub content: Vec<Element>,
    /// Rules and tints, drawn before the text.
    pub rectangles: Vec<Rectangle>,
    /// Text that isn't part of the content, such as the page number, or that is only repeated on a further sheet.
    pub artifacts: Vec<GlyphRun>,
    /// The words across each sheet of a draft.
    pub diagonal: Option<Diagonal>,
    /// The links to which elements of the role [`Role::Link`] refer.
    pub links: Vec<Link>,
    /// The charts to which elements of the role [`Role::Figure`] refer.
    pub charts: Vec<ChartArea>,
    /// The colours it is printed in.
    pub palette: Palette,
    /// The headings.
    pub outline: Vec<OutlineEntry>,
    /// For each reference, the point to which its citations lead: left and top.
    pub references: Vec<(f32, f32)>,
    /// The lines in reading order; a PDF doesn't need them, but tests of the composition do.
    pub lines: Vec<SetLine>,
}

impl Leaf {
    /// A height within it, from which its sheet follows; none if it is empty.
    pub fn top(&self) -> Option<f32> {
        if let Some(placed) = &self.art {
            return Some(placed.area[1]);
        }
        let shape = self.shapes.first().and_then(|shape| shape.path.first());
        let shape = shape.map(|segment| match segment {
            PathSegment::To([_, y]) | PathSegment::Curve(_, _, [_, y]) => *y,
        });
        shape.or_else(|| self.runs.first().map(|run| run.baseline))
    }
}

impl Element {
    /// A height at which it begins; none if it is empty.
    pub fn top(&self) -> Option<f32> {
        self.children.iter().find_map(|child| match child {
            Child::Element(element) => element.top(),
            Child::Leaf(leaf) => leaf.top(),
        })
    }
}

impl Page {
    /// The lines in reading order, each with its kind.
    pub fn text(&self) -> impl Iterator<Item = (&str, LineKind)> {
        self.lines.iter().map(|line| (line.text.as_str(), line.kind))
    }

    /// The sheet on which a place is, counted from 0.
    pub fn sheet_of(&self, y: f32) -> usize {
        // Nothing is above the first sheet; the cast rounds down.
        (y / self.height).max(0.0) as usize
    }

    /// The distance of a place from the top of its sheet.
    pub fn on_sheet(&self, y: f32) -> f32 {
        y - self.sheet_of(y) as f32 * self.height
    }
}

/// A line as set.
#[derive(Debug, Clone, PartialEq)]
pub struct SetLine {
    /// Its text, with citation marks and without blanks at its ends.
    pub text: String,
    /// The kind of block that it belongs to.
    pub kind: LineKind,
    /// The number of its block; lines of one block follow each other.
    pub block: usize,
    /// Its top.
    pub top: f32,
    /// Its width.
    pub width: f32,
    /// The width it may fill.
    pub measure: f32,
}

/// The kind of block that a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A line at the head of the page.
    Letterhead,
    /// What the page says of itself above its kicker.
    Notice,
    /// The line above the title.
    Kicker,
    /// The date at its right.
    Date,
    /// The title.
    Title,
    /// The bottom line.
    BottomLine,
    /// A side head.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A bullet.
    Item,
    /// A cell of a table.
    Cell,
    /// The label of an item of a chart.
    ChartLabel,
    /// The value of an item of a chart.
    ChartValue,
    /// The caption of a picture.
    Caption,
    /// A word or number on the axis of a chart.
    ChartAxis,
    /// The bullet of an item or the number of a reference.
    Label,
    /// A note about the page or its sources, above the references.
    Note,
    /// A reference.
    Reference,
    /// The footer.
    Footer,
    /// What is disclaimed under the footer.
    Disclaimer,
    /// The page number.
    Folio,
    /// Text that is repeated on a further sheet: its head, its foot, the head of a table.
    Repeated,
}

/// A structure element of tagged PDF (ISO 32000-1 §14.8.4).
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its type.
    pub role: Role,
    /// What it holds, in reading order.
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Child {
    /// Another element.
    Element(Element),
    /// Text: one marked-content sequence.
    Leaf(Leaf),
}

/// The types of structure elements that a brief has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A part of the page with a heading.
    Section,
    /// The title.
    Title,
    /// A side head.
    Heading,
    /// A paragraph.
    Paragraph,
    /// The bottom line: the page's own words, and no quotation.
    BottomLine,
    /// A list; numbered for references.
    List {
        /// Whether its labels are numbers.
        numbered: bool,
    },
    /// A list whose labels are words: the items of a chart.
    Terms,
    /// An item of a list.
    Item,
    /// The bullet, number or word with which an item begins.
    Label,
    /// The text of an item.
    ItemBody,
    /// A table.
    Table,
    /// The row with the heads of its columns.
    TableHead,
    /// The other rows.
    TableBody,
    /// A row.
    Row,
    /// A head cell.
    HeadCell(Scope),
    /// Any other cell.
    Cell,
    /// The drawing of a chart with its axes, without the texts of its items; the index into [`Page::charts`].
    Figure(usize),
    /// Words in a language other than the page's, with its tag (BCP 47).
    Span(&'static str),
    /// An abbreviation, with what is said for it.
    Abbreviation(&'static str),
    /// The picture of the page with its caption.
    Picture,
    /// The caption of a picture, after its figure.
    Caption,
    /// A citation mark around its link.
    Reference,
    /// A link; the index into [`Page::links`].
    Link(usize),
}

/// Whether a head cell is the head of a column or a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Its column.
    Column,
    /// Its row.
    Row,
}

/// Text without inner structure, or the shapes of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Leaf {
    /// A drawing that a house brings along.
    pub art: Option<PlacedArt>,
    /// The shapes under its glyphs.
    pub shapes: Vec<Shape>,
    /// Its glyphs, in reading order.
    pub runs: Vec<GlyphRun>,
}

/// A drawing at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedArt {
    /// The drawing.
    pub art: Arc<Art>,
    /// Left, top, right and bottom.
    pub area: [f32; 4],
}

/// Glyphs of one face, size and colour on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: Face,
    /// The type size.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// Whether it is slanted like an italic.
    pub slanted: bool,
    /// The width in points of the outline by which its letters are made bolder; 0 for none.
    pub outline: f32,
    /// The baseline, from the top.
    pub baseline: f32,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// Words across each sheet of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagonal {
    /// The glyphs, on a line from 0 to the right.
    pub runs: Vec<GlyphRun>,
    /// The length of the line in points.
    pub length: f32,
    /// The height of its capitals, about, in points.
    pub height: f32,
    /// Its colour.
    pub ink: [u8; 3],
}

/// A glyph at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// Its origin, from the left edge of the sheet.
    pub x: f32,
    /// Its width in the font, in thousandths of the type size.
    pub advance: i32,
    /// The text that it shows.
    pub text: GlyphText,
}

/// The text of a glyph: one character nearly always, which is kept in place.
pub type GlyphText = smol_str::SmolStr;

/// A filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Colour.
    pub tint: Tint,
}

/// The place of a chart, and its alternative text.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartArea {
    /// What it is, in words; its items are in the list that follows.
    pub alt: String,
    /// Left, top, right and bottom.
    pub area: [f32; 4],
}

/// A link, with one area for each line that it is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its target.
    pub target: LinkTarget,
    /// Left, top, right and bottom of each area.
    pub areas: Vec<[f32; 4]>,
    /// Its text.
    pub text: String,
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an address.
    Uri(String),
    /// To a reference; the index into [`Page::references`].
    Reference(usize),
    /// From a reference back to its first citation; the index into [`Page::references`].
    Citation(usize),
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// Its text.
    pub text: String,
    /// Its top.
    pub y: f32,
    /// 1 for the title, 2 for a side head.
    pub level: u8,
}
