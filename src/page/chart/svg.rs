//! A chart as a standalone SVG file, for readers of the Markdown: the page's layout, with the reader's own fonts.

use std::fmt::Write as _;

use super::describe::Chart;
use super::drawing::{Faces, TextBlock};
use super::layout::{PreparedChart, layout};
use crate::language::Language;
use crate::page::chains::Chains;
use crate::page::colour::{Colour, Tint};
use crate::page::fonts::Fonts;
use crate::page::line::Fill;
use crate::page::material::Material;
use crate::page::paragraph::break_lines;
use crate::page::shape::{PathSegment, Shape};
use crate::page::style::Style;
use crate::page::theme::{Palette, Theme};

/// The width of the drawing in its own units, about that of the text of a page.
const WIDTH: f32 = 500.0;
/// How much wider than the embedded fonts the reader's may be; DejaVu Sans is the widest of the usual ones.
const WIDEST_FALLBACK: f32 = 1.25;
/// The white margin around it.
const MARGIN: f32 = 8.0;
/// The pixels of a unit, where a viewer sets no other size.
const ZOOM: f32 = 1.5;
/// The page's fonts if the reader has them, else similar ones.
const FAMILIES: &str = "'Source Sans 3', 'IBM Plex Sans JP', 'Helvetica Neue', Arial, 'Hiragino Sans', 'Noto Sans JP', \
                        'Noto Sans CJK JP', 'Yu Gothic', sans-serif";

/// The chart as an SVG document: texts as text, citation numbers raised, the alternative text as its description.
///
/// The widths of its texts are those of the embedded fonts. Characters that these lack are drawn in the reader's fonts.
pub fn svg(chart: &Chart, language: Language, fonts: &Fonts, theme: &Theme) -> String {
    let mut faults = Vec::new();
    let chains = Chains::new(language, &theme.fonts, fonts);
    let mut shape = |inline: &_, purpose| Material::new(inline, purpose, &chains, fonts, &mut faults);
    let prepared = PreparedChart::new(chart, language, &mut shape);
    // Not every program squeezes texts to the length they should have.
    let faces = Faces { widen: WIDEST_FALLBACK, ..Faces::of(&Style::basic(theme, language)) };
    let drawing = layout(&prepared, faces, WIDTH);
    let palette = &theme.palette;
    let (width, height) = (WIDTH + 2.0 * MARGIN, drawing.height + 2.0 * MARGIN);
    let mut svg = String::new();
    // Writing to a string can't fail.
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" role=\"img\" \
         xml:lang=\"{language}\" font-family=\"{FAMILIES}\">",
        number(width),
        number(height),
        number(width * ZOOM),
        number(height * ZOOM),
    );
    let _ = writeln!(svg, "<title>{}</title>", escape(&chart.alt));
    let _ =
        writeln!(svg, "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", hex(palette.tint(Tint::Paper)));
    let _ = writeln!(svg, "<g transform=\"translate({} {})\">", number(MARGIN), number(MARGIN));
    for shape in &drawing.shapes {
        path(&mut svg, shape, palette);
    }
    for block in drawing.axis.iter().chain(&drawing.texts) {
        text(&mut svg, block, palette);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn path(svg: &mut String, shape: &Shape, palette: &Palette) {
    svg.push_str("<path d=\"");
    for (index, segment) in shape.path.iter().enumerate() {
        let (command, points) = match segment {
            PathSegment::To(to) => (if index == 0 { 'M' } else { 'L' }, &[*to][..]),
            PathSegment::Curve(a, b, to) => ('C', &[*a, *b, *to][..]),
        };
        svg.push(command);
        for (index, [x, y]) in points.iter().enumerate() {
            let blank = if index == 0 { "" } else { " " };
            let _ = write!(svg, "{blank}{} {}", number(*x), number(*y));
        }
    }
    let fill = shape.fill.map_or("none".to_owned(), |tint| hex(palette.tint(tint)));
    let _ = write!(svg, "Z\" fill=\"{fill}\"");
    if let Some(stroke) = shape.stroke {
        let colour = hex(palette.tint(stroke.tint));
        let _ = write!(svg, " stroke=\"{colour}\" stroke-width=\"{}\"", number(stroke.weight));
        if let Some([dash, gap]) = stroke.dash {
            let _ = write!(svg, " stroke-dasharray=\"{} {}\"", number(dash), number(gap));
        }
    }
    svg.push_str("/>\n");
}

fn text(svg: &mut String, block: &TextBlock, palette: &Palette) {
    let (material, face) = (block.material, block.face);
    let lines = break_lines(material, face.milli(block.measure), Fill::Ragged);
    if lines.is_empty() {
        return;
    }
    let strong = material.looks.iter().any(|look| look.strong);
    let weight = if strong { " font-weight=\"600\"" } else { "" };
    let colour = hex(palette.colour(block.colour));
    if lines.len() > 1 {
        svg.push_str("<g>\n");
    }
    for (index, line) in lines.iter().enumerate() {
        let baseline = block.y + face.ascent() + index as f32 * face.leading;
        // The text has its measured length in any font that the reader has, so that it doesn't touch its neighbours. Some
        // programs ignore the length within a text, so each line is a text of its own.
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} fill=\"{colour}\" textLength=\"{}\" \
             lengthAdjust=\"spacingAndGlyphs\">",
            number(block.x),
            number(baseline),
            number(face.size),
            number(face.points(line.width as f32)),
        );
        let mut at = line.cells.start;
        while at < line.cells.end {
            let raised = material.is_raised(at);
            let end = (at..line.cells.end)
                .find(|cell| material.is_raised(*cell) != raised)
                .unwrap_or(line.cells.end);
            // The blank at the end of a line keeps words apart where the text is copied; before a mark it is thin.
            let blank = match material.cells.get(end - 1) {
                Some(_) if raised => "",
                Some(_) if end < line.cells.end => "\u{2009}",
                Some(cell) if cell.blank.is_some() => " ",
                _ => "",
            };
            let run = format!("{}{blank}", escape(material.text_of(at..end)));
            if raised {
                let size = face.size * material.marks.scale as f32 / 1000.0;
                let raise = number(-face.size * material.marks.raise);
                let accent = hex(palette.colour(Colour::Accent));
                let _ = write!(
                    svg,
                    "<tspan dy=\"{raise}\" font-size=\"{}\" font-weight=\"400\" fill=\"{accent}\">{run}</tspan>",
                    number(size)
                );
            } else {
                svg.push_str(&run);
            }
            at = end;
        }
        svg.push_str("</text>\n");
    }
    if lines.len() > 1 {
        svg.push_str("</g>\n");
    }
}

/// A length with two decimals at most.
fn number(length: f32) -> String {
    let mut text = format!("{length:.2}");
    text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    text
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
