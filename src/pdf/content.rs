//! The content of a page as printpdf's operations: decorations first, then the text in reading order, leaf by leaf.
//!
//! Each leaf of the page's tree is one marked-content sequence. They are numbered in reading order, and
//! `structure` counts them in the same order.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, FontId, LineDashPattern, LinePoint, Mm, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, Rgb,
    TextItem, TextMatrix, WindingOrder,
};

use crate::page::{Child, Element, Face, GlyphRun, Page, PathSegment, Rectangle, Shape};

use super::messages;
use super::structure::tag;
use super::subset::Subset;
use super::write_error::WriteError;

/// The slant of emphasised Latin text: the tangent of about 10°.
const SLANT: f32 = 0.176;

/// Prints a page with its fonts; structure, links and metadata are added later.
pub(super) fn print(page: &Page, subsets: &BTreeMap<Face, Subset>) -> Result<lopdf::Document, WriteError> {
    let mut pdf = PdfDocument::new("");
    for (face, subset) in subsets {
        let mut warnings = Vec::new();
        let mut font = ParsedFont::from_bytes(&subset.data, 0, &mut warnings).ok_or_else(|| {
            WriteError::Subset { face: subset.name.clone(), reason: messages::subset_unreadable() }
        })?;
        font.font_name = Some(subset.name.clone());
        pdf.resources.fonts.map.insert(resource(*face), PdfFont::new(font));
    }
    let points = |length: f32| Mm(length * 25.4 / 72.0);
    for sheet in 0..page.sheets {
        let mut printer = Printer { page, sheet, subsets, ops: Vec::new(), next_mark: 0 };
        let is_here = |y: f32| page.sheet_of(y) == sheet;
        printer.mark_artifact(None, |printer| {
            let rectangles = page.rectangles.iter().filter(|rectangle| is_here(rectangle.y));
            rectangles.for_each(|rectangle| printer.rectangle(rectangle));
        });
        page.content.iter().for_each(|element| printer.element(element));
        let repeated = page.artifacts.iter().filter(|run| is_here(run.baseline));
        printer.mark_artifact(Some("Pagination"), |printer| printer.text(repeated));
        pdf.pages.push(PdfPage::new(points(page.width), points(page.height), printer.ops));
    }
    let options = PdfSaveOptions { subset_fonts: false, optimize: false, ..PdfSaveOptions::default() };
    Ok(pdf.to_lopdf_document(&options, &mut Vec::new()))
}

/// The resource name of a face. Names are our own because printpdf's are random.
fn resource(face: Face) -> FontId {
    let embedded = ["R", "B", "JR", "JB"].get(face.index());
    FontId(embedded.map_or_else(|| format!("X{}", face.index()), |name| (*name).to_owned()))
}

struct Printer<'a> {
    page: &'a Page,
    /// The sheet that is printed; elements on other sheets are skipped.
    sheet: usize,
    subsets: &'a BTreeMap<Face, Subset>,
    ops: Vec<Op>,
    next_mark: i64,
}

impl Printer<'_> {
    fn element(&mut self, element: &Element) {
        for child in &element.children {
            match child {
                Child::Element(element) => self.element(element),
                // Leaves on other sheets aren't counted, as in `structure`.
                Child::Leaf(leaf) if leaf.top().is_none_or(|y| self.page.sheet_of(y) != self.sheet) => {}
                Child::Leaf(leaf) => {
                    let properties = BTreeMap::from([("MCID".to_owned(), DictItem::Int(self.next_mark))]);
                    self.next_mark += 1;
                    self.ops.push(Op::BeginMarkedContentWithProperties {
                        tag: tag(element.role).to_owned(),
                        properties: DictItem::Dict { map: properties },
                    });
                    leaf.shapes.iter().for_each(|shape| self.shape(shape));
                    self.text(&leaf.runs);
                    self.ops.push(Op::EndMarkedContent);
                }
            }
        }
    }

    fn mark_artifact(&mut self, kind: Option<&str>, draw: impl FnOnce(&mut Self)) {
        let tag = "Artifact".to_owned();
        self.ops.push(match kind {
            None => Op::BeginMarkedContent { tag },
            Some(kind) => {
                let name = DictItem::Name(kind.as_bytes().to_vec());
                let properties = DictItem::Dict { map: BTreeMap::from([("Type".to_owned(), name)]) };
                Op::BeginMarkedContentWithProperties { tag, properties }
            }
        });
        draw(self);
        self.ops.push(Op::EndMarkedContent);
    }

    fn rectangle(&mut self, rectangle: &Rectangle) {
        self.ops.push(Op::SetFillColor { col: rgb(self.page.palette.tint(rectangle.tint)) });
        let rectangle = Rect {
            x: Pt(hundredths(rectangle.x)),
            y: Pt(hundredths(self.page.height - self.page.on_sheet(rectangle.y) - rectangle.height)),
            width: Pt(hundredths(rectangle.width)),
            height: Pt(hundredths(rectangle.height)),
            mode: Some(PaintMode::Fill),
            winding_order: Some(WindingOrder::NonZero),
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn shape(&mut self, shape: &Shape) {
        let mode = match (shape.fill, shape.stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (None, _) => PaintMode::Stroke,
            (Some(_), None) => PaintMode::Fill,
        };
        if let Some(tint) = shape.fill {
            self.ops.push(Op::SetFillColor { col: rgb(self.page.palette.tint(tint)) });
        }
        if let Some(stroke) = shape.stroke {
            self.ops.push(Op::SetOutlineColor { col: rgb(self.page.palette.tint(stroke.tint)) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(stroke.weight) });
            if let Some(dash) = stroke.dash {
                self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &dash) });
            }
        }
        let point = |[x, y]: [f32; 2], bezier| {
            let p =
                Point { x: Pt(hundredths(x)), y: Pt(hundredths(self.page.height - self.page.on_sheet(y))) };
            LinePoint { p, bezier }
        };
        let points = shape.path.iter().flat_map(|segment| match *segment {
            PathSegment::To(to) => vec![point(to, false)],
            PathSegment::Curve(first, second, to) => {
                vec![point(first, true), point(second, true), point(to, false)]
            }
        });
        let rings = vec![PolygonRing { points: points.collect() }];
        let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
        if shape.stroke.is_some_and(|stroke| stroke.dash.is_some()) {
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::solid() });
        }
    }

    fn text<'r>(&mut self, runs: impl IntoIterator<Item = &'r GlyphRun>) {
        let mut runs = runs.into_iter().peekable();
        if runs.peek().is_none() {
            return;
        }
        self.ops.push(Op::StartTextSection);
        let mut colour_now = None;
        let mut font_now = None;
        for run in runs {
            let (Some(first), Some(subset)) = (run.glyphs.first(), self.subsets.get(&run.face)) else {
                continue;
            };
            if colour_now != Some(run.colour) {
                self.ops.push(Op::SetFillColor { col: rgb(self.page.palette.colour(run.colour)) });
                colour_now = Some(run.colour);
            }
            // printpdf joins texts on one baseline unless an operation is between them; a change of slant needs one.
            if font_now != Some((run.face, run.size, run.slanted)) {
                let font = PdfFontHandle::External(resource(run.face));
                self.ops.push(Op::SetFont { font, size: Pt(run.size) });
                font_now = Some((run.face, run.size, run.slanted));
            }
            let slant = if run.slanted { SLANT } else { 0.0 };
            let (x, y) =
                (hundredths(first.x), hundredths(self.page.height - self.page.on_sheet(run.baseline)));
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, slant, 1.0, x, y]) });
            self.ops.push(Op::ShowText { items: kerned(run, x, subset) });
        }
        self.ops.push(Op::EndTextSection);
    }
}

/// The glyphs of a run with kerns in whole numbers between them. The error of rounding is carried to the next kern, so
/// that it doesn't add up over a line.
fn kerned(run: &GlyphRun, x: f32, subset: &Subset) -> Vec<TextItem> {
    let mut items = Vec::new();
    let mut shown = Vec::new();
    let mut pen = 0;
    for glyph in &run.glyphs {
        // Less than a page's width in thousandths of an em: the cast is exact.
        let wanted = ((f64::from(glyph.x) - f64::from(x)) * 1000.0 / f64::from(run.size)).round() as i32;
        if wanted != pen && !shown.is_empty() {
            items.push(TextItem::GlyphIds(std::mem::take(&mut shown)));
        }
        if wanted != pen {
            items.push(TextItem::Offset((pen - wanted) as f32));
        }
        let (id, text) = subset.glyphs.get(&glyph.id).cloned().unwrap_or_default();
        shown.push(Codepoint::with_cid(id, 0.0, text));
        pen = wanted + glyph.advance;
    }
    items.push(TextItem::GlyphIds(shown));
    items
}

/// Hundredths of a point are finer than any printer, and shorter to write.
fn hundredths(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

/// A colour of sRGB, in thousandths so that it is short to write.
fn rgb([red, green, blue]: [u8; 3]) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}
