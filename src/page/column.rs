//! The page with the place of the next block, and the settings for each kind of text on it.

use super::colour::{Colour, Tint};
use super::decimal::Shift;
use super::line::Fill;
use super::material::Material;
use super::prepare::PreparedDocument;
use super::setter::{Set, Setter, Setting};
use super::style::{Style, Type};
use super::tree::{Element, LineKind, Rectangle, Role};
use crate::language::Language;

/// The space between a bullet and its text's edge, as a multiple of the type size.
pub(super) const BULLET_INDENT: f32 = 1.05;

/// What a paragraph of a section is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ProseKind {
    /// Text to read.
    Text,
    /// The note of a table or chart: the paragraph right after it.
    Note,
}

/// Where a block of a section is, and the head of the section above it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// Beside the side head.
    Text,
    /// From margin to margin.
    Full,
}

/// The page with the place of the next block.
pub(super) struct Column<'a> {
    pub setter: Setter,
    pub style: &'a Style,
    pub prepared: &'a PreparedDocument,
    /// The type of side heads.
    pub heading: Type,
    /// The height of a sheet.
    pub height: f32,
    /// The sheet that is being filled, counted from 0, and the number of sheets allowed.
    pub sheet: usize,
    pub budget: usize,
    /// The lowest edge that text may have on the first sheet.
    pub foot: f32,
    /// The top of the text on this sheet.
    pub fresh: f32,
    /// By how much something that may not be divided is higher than a sheet; 0 or less when everything fits.
    pub overflow: f32,
    /// The top of the next block.
    pub y: f32,
    /// The lower edge of the side head on this sheet, below which the full width is free.
    pub head_bottom: f32,
    /// The width of the block that is being set.
    pub width: Width,
    /// How much further right a paragraph begins because the head of its section is on the same line.
    pub run_in: f32,
    /// The width of the column of heads, with the gap to the text.
    pub side: f32,
    /// The head with which the section goes on, on a further sheet.
    pub carried: Option<&'a Material>,
    /// The left and right edge of the page's content.
    pub left: f32,
    pub right: f32,
}

impl Column<'_> {
    pub(super) fn text_left(&self) -> f32 {
        self.left + self.side
    }

    /// The left edge of the block that is being set.
    pub(super) fn block_left(&self) -> f32 {
        match self.width {
            Width::Text => self.text_left(),
            Width::Full => self.left,
        }
    }

    pub(super) fn prose_fill(&self) -> Fill {
        match self.style.language {
            Language::En => Fill::Ragged,
            Language::Ja => Fill::Justified,
        }
    }

    pub(super) fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, tint: Tint) {
        self.setter.page.rectangles.push(Rectangle { x, y, width, height, tint });
    }

    pub(super) fn add(&mut self, role: Role, set: Set) {
        self.setter.page.content.push(Element { role, children: set.children });
    }

    pub(super) fn setting(&self, face: Type, kind: LineKind) -> Setting {
        Setting {
            face,
            fill: Fill::Ragged,
            x: self.left,
            measure: self.right - self.left,
            offset: 0.0,
            hang: 0.0,
            shift: Shift::default(),
            colour: Colour::Ink,
            strong_colour: Colour::Ink,
            kind,
        }
    }

    pub(super) fn paragraph_setting(&self, kind: ProseKind) -> Setting {
        let (face, colour) = match kind {
            ProseKind::Text => (self.style.body, Colour::Ink),
            ProseKind::Note => (self.style.reference, Colour::Grey),
        };
        Setting {
            x: self.block_left() + self.run_in,
            measure: self.right - self.block_left() - self.run_in,
            fill: self.prose_fill(),
            colour,
            ..self.setting(face, LineKind::Paragraph)
        }
    }

    pub(super) fn item_setting(&self) -> Setting {
        let indent = self.style.body.size * BULLET_INDENT;
        let left = self.block_left();
        Setting {
            x: left + indent,
            measure: self.right - left - indent,
            fill: self.prose_fill(),
            ..self.setting(self.style.body, LineKind::Item)
        }
    }
}
