//! The content of a page as printpdf's operations: decorations first, then the text in reading order, leaf by leaf.
//!
//! Each leaf of the page's tree is one marked-content sequence. They are numbered in reading order, and
//! `structure` counts them in the same order.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, FontId, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op,
    PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon,
    PolygonRing, Pt, Rect, Rgb, TextItem, TextMatrix, TextRenderingMode, WindingOrder, XObjectId,
    XObjectTransform,
};

use crate::page::{
    Art, ArtForm, ArtStep, Child, Colour, Diagonal, Element, FillRule, Glyph, GlyphRun, Page, PathSegment,
    PlacedArt, Rectangle, Shape,
};

use super::structure::tag;
use super::subset::{FontKey, Subsets};
use super::write_error::WriteError;
use super::{character_map, image, jpeg_image, messages};

/// How near to its end, in ems, a line goes on without being placed anew.
const GOES_ON: f32 = 1.0;

/// The slant of emphasised Latin text: the tangent of about 10°.
const SLANT: f32 = 0.176;

/// Prints a page with its fonts; structure, links and metadata are added later.
pub(super) fn print(page: &Page, subsets: &Subsets) -> Result<lopdf::Document, WriteError> {
    let mut pdf = PdfDocument::new("");
    for (key, subset) in &subsets.fonts {
        let mut warnings = Vec::new();
        let mut font = ParsedFont::from_bytes(&subset.data, 0, &mut warnings).ok_or_else(|| {
            WriteError::Subset { face: subset.name.clone(), reason: messages::subset_unreadable() }
        })?;
        font.font_name = Some(subset.name.clone());
        pdf.resources.fonts.map.insert(resource(*key), PdfFont::new(font));
    }
    let points = |length: f32| Mm(length * 25.4 / 72.0);
    let pictures = image::pictures(page);
    for sheet in 0..page.sheets {
        let mut printer = Printer {
            page,
            sheet,
            subsets,
            pictures: &pictures,
            ops: Vec::new(),
            next_mark: 0,
            fill: None,
            colours: BTreeMap::new(),
            font: None,
            outline: None,
        };
        let is_here = |y: f32| page.sheet_of(y) == sheet;
        if let Some(diagonal) = &page.diagonal {
            printer.mark_artifact(Some("Pagination"), |printer| printer.diagonal(diagonal));
        }
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
    let mut document = pdf.to_lopdf_document(&options, &mut Vec::new());
    character_map::write(&mut document, subsets)?;
    Ok(document)
}

/// The resource name of a font. Names are our own because printpdf's are random.
fn resource((face, index): FontKey) -> FontId {
    let embedded = ["R", "B", "S", "T", "JT", "JR", "JB", "LR", "LB"].get(face.index());
    let name = embedded.map_or_else(|| format!("X{}", face.index()), |name| (*name).to_owned());
    FontId(if index == 0 { name } else { format!("{name}.{index}") })
}

struct Printer<'a> {
    page: &'a Page,
    /// The sheet that is printed; elements on other sheets are skipped.
    sheet: usize,
    subsets: &'a Subsets,
    pictures: &'a [(Arc<Art>, Vec<usize>)],
    ops: Vec<Op>,
    next_mark: i64,
    /// The colour of areas and text, and the font, as they were set last; both outlast a text (ISO 32000-1 §8.4.1).
    fill: Option<[u8; 3]>,
    /// The colours of text that were asked for: finding one takes some arithmetic.
    colours: BTreeMap<Colour, [u8; 3]>,
    font: Option<(FontKey, f32, bool)>,
    /// The colour and the width of the outline of letters, within a text.
    outline: Option<([u8; 3], f32)>,
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
                    leaf.art.iter().for_each(|placed| self.art(placed));
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

    fn fill_with(&mut self, colour: [u8; 3]) {
        if self.fill.replace(colour) != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn set_in(&mut self, key: FontKey, size: f32, slanted: bool) {
        // printpdf joins texts on one baseline unless an operation is between them; a change of slant needs one.
        let font = (key, size, slanted);
        if self.font.replace(font) != Some(font) {
            let font = PdfFontHandle::External(resource(key));
            self.ops.push(Op::SetFont { font, size: Pt(size) });
        }
    }

    fn rectangle(&mut self, rectangle: &Rectangle) {
        self.fill_with(self.page.palette.tint(rectangle.tint));
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

    /// A drawing of the house's: paths with their fills, or a picture, which `document` adds to the file.
    fn art(&mut self, PlacedArt { art, area: [left, top, right, bottom] }: &PlacedArt) {
        let top = self.page.on_sheet(*top);
        let (width, height) =
            (right - left, bottom - self.page.sheet_of(*bottom) as f32 * self.page.height - top);
        let across = |y: f32| self.page.height - y;
        match &art.drawing {
            ArtForm::Jpeg(jpeg) if jpeg.orientation != 1 => {
                let index = self.pictures.iter().position(|(other, _)| other.hash == art.hash);
                let place = [*left, across(top + height), width, height].map(hundredths);
                let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
                let matrix = CurTransMat::Raw(jpeg_image::turned(jpeg.orientation, place));
                self.ops.extend([
                    Op::SaveGraphicsState,
                    Op::SetTransformationMatrix { matrix },
                    Op::UseXobject { id: XObjectId(image::name(index.unwrap_or(0))), transform },
                    Op::RestoreGraphicsState,
                ]);
            }
            ArtForm::Raster(_) | ArtForm::Jpeg(_) => {
                let index = self.pictures.iter().position(|(other, _)| other.hash == art.hash);
                let transform = XObjectTransform {
                    translate_x: Some(Pt(hundredths(*left))),
                    translate_y: Some(Pt(hundredths(across(top + height)))),
                    scale_x: Some(hundredths(width)),
                    scale_y: Some(hundredths(height)),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                self.ops.push(Op::UseXobject { id: XObjectId(image::name(index.unwrap_or(0))), transform });
            }
            ArtForm::Vector(paths) => {
                let (by_x, by_y) = (width / art.width, height / art.height);
                let point = |[x, y]: [f32; 2], bezier| {
                    let p = Point {
                        x: Pt(hundredths(left + x * by_x)),
                        y: Pt(hundredths(across(top + y * by_y))),
                    };
                    LinePoint { p, bezier }
                };
                let before = self.fill;
                self.ops.push(Op::SaveGraphicsState);
                // What is outside of the drawing isn't seen (SVG 1.1, 14.3.3).
                let clip = Rect {
                    x: Pt(hundredths(*left)),
                    y: Pt(hundredths(across(top + height))),
                    width: Pt(hundredths(width)),
                    height: Pt(hundredths(height)),
                    mode: Some(PaintMode::Clip),
                    winding_order: Some(WindingOrder::NonZero),
                };
                self.ops.push(Op::DrawRectangle { rectangle: clip });
                for path in paths {
                    let rings = path.rings.iter().map(|ring| {
                        let points = ring.iter().flat_map(|step| match *step {
                            ArtStep::To(to) => vec![point(to, false)],
                            ArtStep::Curve(first, second, to) => {
                                vec![point(first, true), point(second, true), point(to, false)]
                            }
                        });
                        PolygonRing { points: points.collect() }
                    });
                    let winding_order = match path.rule {
                        FillRule::NonZero => WindingOrder::NonZero,
                        FillRule::EvenOdd => WindingOrder::EvenOdd,
                    };
                    self.fill_with(path.colour);
                    let polygon = Polygon { rings: rings.collect(), mode: PaintMode::Fill, winding_order };
                    self.ops.push(Op::DrawPolygon { polygon });
                }
                self.ops.push(Op::RestoreGraphicsState);
                self.fill = before;
            }
        }
    }

    fn shape(&mut self, shape: &Shape) {
        let mode = match (shape.fill, shape.stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (None, _) => PaintMode::Stroke,
            (Some(_), None) => PaintMode::Fill,
        };
        if let Some(tint) = shape.fill {
            self.fill_with(self.page.palette.tint(tint));
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

    /// Words across the sheet, from its lower left to its upper right corner.
    fn diagonal(&mut self, diagonal: &Diagonal) {
        let (width, height) = (self.page.width, self.page.height);
        let long = width.hypot(height);
        let (cos, sin) = (width / long, height / long);
        // The middle of the words is that of the sheet.
        let at = |along: f32, up: f32| {
            let (along, up) = (along - diagonal.length / 2.0, up - diagonal.height / 2.0);
            (width / 2.0 + along * cos - up * sin, height / 2.0 + along * sin + up * cos)
        };
        self.ops.push(Op::StartTextSection);
        self.fill_with(diagonal.ink);
        for run in &diagonal.runs {
            for (key, glyphs) in self.in_one_font(run) {
                let Some((first, ..)) = glyphs.first() else { continue };
                self.set_in(key, run.size, run.slanted);
                let (x, y) = at(first.x, -run.baseline);
                let factor = |factor: f32| (factor * 100_000.0).round() / 100_000.0;
                let [cos, sin] = [factor(cos), factor(sin)];
                let matrix = TextMatrix::Raw([cos, sin, -sin, cos, hundredths(x), hundredths(y)]);
                self.ops.push(Op::SetTextMatrix { matrix });
                self.ops.push(Op::ShowText { items: kerned(&glyphs, f64::from(first.x), run.size).0 });
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    fn text<'r>(&mut self, runs: impl IntoIterator<Item = &'r GlyphRun>) {
        let mut runs = runs.into_iter().peekable();
        if runs.peek().is_none() {
            return;
        }
        self.ops.push(Op::StartTextSection);
        // The height and the slant of the line, and where the last text on it ends.
        let mut line: Option<(f32, bool, f64)> = None;
        for run in runs {
            if !run.glyphs.is_empty() {
                let palette = &self.page.palette;
                let colour = *self.colours.entry(run.colour).or_insert_with(|| palette.colour(run.colour));
                self.fill_with(colour);
            }
            for (key, glyphs) in self.in_one_font(run) {
                let Some((first, ..)) = glyphs.first() else { continue };
                self.set_in(key, run.size, run.slanted);
                let slant = if run.slanted { SLANT } else { 0.0 };
                let y = hundredths(self.page.height - self.page.on_sheet(run.baseline));
                let near = f64::from(run.size * GOES_ON);
                let x = match line {
                    Some((height, slanted, end))
                        if height == y
                            && slanted == run.slanted
                            && (f64::from(first.x) - end).abs() < near =>
                    {
                        end
                    }
                    _ => {
                        let x = hundredths(first.x);
                        let matrix = TextMatrix::Raw([1.0, 0.0, slant, 1.0, x, y]);
                        self.ops.push(Op::SetTextMatrix { matrix });
                        f64::from(x)
                    }
                };
                self.outline(run);
                let (items, end) = kerned(&glyphs, x, run.size);
                self.ops.push(Op::ShowText { items });
                line = Some((y, run.slanted, end));
            }
        }
        self.no_outline();
        self.ops.push(Op::EndTextSection);
    }

    /// Letters are drawn with an outline in their own colour, or without one (ISO 32000-1 §9.3.6). Its corners are round, because
    /// pointed ones would stand out of sharp strokes.
    fn outline(&mut self, run: &GlyphRun) {
        if run.outline == 0.0 {
            self.no_outline();
            return;
        }
        let colour = self.page.palette.colour(run.colour);
        if self.outline.replace((colour, run.outline)) == Some((colour, run.outline)) {
            return;
        }
        self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::FillStroke });
        self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(hundredths(run.outline)) });
        self.ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Round });
    }

    fn no_outline(&mut self) {
        if self.outline.take().is_some() {
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Fill });
            self.ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Miter });
        }
    }
}

/// A glyph with its number in its font.
type Shown<'a> = (&'a Glyph, u16);

impl Printer<'_> {
    /// The glyphs of a run, divided where the font changes.
    fn in_one_font<'r>(&self, run: &'r GlyphRun) -> Vec<(FontKey, Vec<Shown<'r>>)> {
        let mut parts: Vec<(FontKey, Vec<Shown<'r>>)> = Vec::new();
        for glyph in &run.glyphs {
            let Some((key, id)) = self.subsets.find(run.face, glyph) else { continue };
            match parts.last_mut() {
                Some((last, glyphs)) if *last == key => glyphs.push((glyph, id)),
                _ => {
                    let mut glyphs = Vec::with_capacity(run.glyphs.len());
                    glyphs.push((glyph, id));
                    parts.push((key, glyphs));
                }
            }
        }
        parts
    }
}

/// Glyphs with kerns in whole numbers between them, and where they end. The error of rounding is carried to the next kern, so
/// that it doesn't add up over a line.
fn kerned(glyphs: &[Shown<'_>], x: f64, size: f32) -> (Vec<TextItem>, f64) {
    let mut items = Vec::new();
    let mut shown = Vec::new();
    let mut pen = 0;
    for (glyph, id) in glyphs {
        // Less than a page's width in thousandths of an em: the cast is exact.
        let wanted = ((f64::from(glyph.x) - x) * 1000.0 / f64::from(size)).round() as i32;
        if wanted != pen && !shown.is_empty() {
            items.push(TextItem::GlyphIds(std::mem::take(&mut shown)));
        }
        if wanted != pen {
            items.push(TextItem::Offset((pen - wanted) as f32));
        }
        // printpdf would ask the font for a text where none is given; `character_map` writes the texts.
        shown.push(Codepoint::with_cid(*id, 0.0, String::new()));
        pen = wanted + glyph.advance;
    }
    items.push(TextItem::GlyphIds(shown));
    (items, x + f64::from(pen) * f64::from(size) / 1000.0)
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
