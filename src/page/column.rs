//! The page with the place that the next block will have, and how the kinds of text are set on it.

use super::colour::{Colour, Tint};
use super::decimal::Shift;
use super::line::Fill;
use super::prepare::PreparedDocument;
use super::setter::{Set, Setter, Setting};
use super::style::{Style, Type};
use super::tree::{Element, LineKind, Rectangle, Role};
use crate::language::Language;

/// The space between a bullet and its text's edge, as a multiple of the type size.
pub(super) const BULLET_INDENT: f32 = 1.3;

/// The page with the place that the next block will have.
pub(super) struct Column<'a> {
    pub setter: Setter,
    pub style: &'a Style,
    pub prepared: &'a PreparedDocument,
    /// The type of side heads.
    pub heading: Type,
    /// The height of a sheet.
    pub height: f32,
    /// The sheet that is being filled, counted from 0, and how many there may be.
    pub sheet: usize,
    pub budget: usize,
    /// The lowest edge that text may have on the first sheet.
    pub foot: f32,
    /// The top of the text on this sheet while it is empty.
    pub fresh: f32,
    /// How much something that may not be parted is higher than a sheet; 0 or less when all is well.
    pub overflow: f32,
    /// The top of what comes next.
    pub y: f32,
    /// The left and right edge of the page's content.
    pub left: f32,
    pub right: f32,
}

impl Column<'_> {
    pub(super) fn text_left(&self) -> f32 {
        self.left + self.style.side
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

    pub(super) fn paragraph_setting(&self, is_note: bool) -> Setting {
        // A paragraph right under a table is its note.
        let face = if is_note { self.style.reference } else { self.style.body };
        let colour = if is_note { Colour::Grey } else { Colour::Ink };
        Setting {
            x: self.text_left(),
            measure: self.right - self.text_left(),
            fill: self.prose_fill(),
            colour,
            ..self.setting(face, LineKind::Paragraph)
        }
    }

    pub(super) fn item_setting(&self) -> Setting {
        let indent = self.style.body.size * BULLET_INDENT;
        let left = self.text_left();
        Setting {
            x: left + indent,
            measure: self.right - left - indent,
            fill: self.prose_fill(),
            ..self.setting(self.style.body, LineKind::Item)
        }
    }
}
