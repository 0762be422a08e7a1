//! The diagonal of a draft: its marking across each sheet, under the text and so light that what stands on it is read as on paper.

use super::colour::Colour;
use super::contrast::contrast;
use super::decimal::Shift;
use super::line::Fill;
use super::material::Material;
use super::setter::{Pass, Set, Setter, Setting};
use super::style::Type;
use super::theme::{LEAST_CONTRAST, Palette};
use super::tree::{Child, Diagonal, GlyphRun, LineKind, Page};
use crate::language::Language;

/// Its length as a share of a sheet's diagonal, at most.
const LONGEST: f32 = 0.72;
/// Its size in points, at most.
const LARGEST: f32 = 92.0;
/// The darkest and the lightest grey that it has; a lighter one isn't seen on paper.
const DARKEST: u8 = 234;
const LIGHTEST: u8 = 246;

impl Palette {
    /// The grey of a diagonal on which all text of the page keeps its contrast; none where that would be too light to be seen.
    pub fn diagonal(&self) -> Option<[u8; 3]> {
        let texts = [self.text, self.strong, self.accent, self.muted];
        let mut greys = (DARKEST..=LIGHTEST).map(|grey| [grey; 3]);
        greys.find(|grey| texts.iter().all(|text| contrast(*text, *grey) >= LEAST_CONTRAST))
    }
}

/// Sets the words of a marking as a diagonal.
pub(super) fn diagonal(words: &Material, page: &Page, language: Language) -> Option<Diagonal> {
    let ink = page.palette.diagonal()?;
    let em = words.natural_width() as f32 / 1000.0;
    if em <= 0.0 {
        return None;
    }
    let size = (page.width.hypot(page.height) * LONGEST / em).min(LARGEST);
    let setting = Setting {
        face: Type { size, leading: size },
        fill: Fill::Ragged,
        x: 0.0,
        // The words take one line, however they are rounded.
        measure: em * size + size,
        offset: 0.0,
        hang: 0.0,
        shift: Shift::default(),
        colour: Colour::Grey,
        strong_colour: Colour::Grey,
        kind: LineKind::Repeated,
    };
    let blank = Page { width: page.width, height: page.height, palette: page.palette, ..Page::default() };
    let Set { children, .. } = Setter::new(blank, language, Pass::Draw).set(words, setting, 0.0);
    let mut runs = Vec::new();
    gather(children, &mut runs);
    let baseline = runs.first().map_or(0.0, |run: &GlyphRun| run.baseline);
    for run in &mut runs {
        run.baseline -= baseline;
    }
    Some(Diagonal { runs, length: em * size, height: size * 0.7, ink })
}

fn gather(children: Vec<Child>, runs: &mut Vec<GlyphRun>) {
    for child in children {
        match child {
            Child::Leaf(leaf) => runs.extend(leaf.runs),
            Child::Element(element) => gather(element.children, runs),
        }
    }
}
