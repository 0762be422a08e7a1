//! The smallest parts of a shaped block of text.

use std::ops::Range;

use super::fonts::Face;
use super::kinsoku::{CharacterClass, class};
use super::spacing::Glue;

/// A part of the text that can't be divided: a character, a ligature, a mark.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Its glyphs in [`Material::glyphs`].
    pub glyphs: Range<usize>,
    /// Its bytes in [`Material::text`], without a blank that follows.
    pub text: Range<usize>,
    /// Its look in [`Material::looks`].
    pub look: usize,
    /// The face of its glyphs.
    pub face: Face,
    /// Its width, in thousandths of an em of the block's type size.
    pub width: i32,
    /// For punctuation that is set half an em wide: the half of the full em with its ink, and its glyph of half an em.
    pub half: Option<(InkSide, u16)>,
    /// The space before the next cell when both are on one line.
    pub glue: Glue,
    /// The blank in the text that the glue replaces, printed so that copied text has it.
    pub blank: Option<Blank>,
    /// The cost of ending a line after it; none where no line may end.
    pub cost: Option<i32>,
    /// Whether kinsoku allows a line to end after it when the line can't end anywhere better.
    pub emergency: bool,
    /// Whether it is within a figure that stays whole, but for its end.
    pub bonded: bool,
    /// Whether a line may end after it where the measure holds no whole figure.
    pub parts_figure: bool,
}

/// A blank as printed. It has a face of its own, which may differ from the cell's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Blank {
    /// The face of its glyph.
    pub face: Face,
    /// Its number in that face.
    pub glyph: u16,
    /// Its width in the font, in thousandths of its em.
    pub width: i32,
}

/// The half of a full em that holds the ink of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InkSide {
    /// As in 」 and 。
    Left,
    /// As in 「.
    Right,
}

impl InkSide {
    /// The half that holds a character's ink, so that the other can be cut off; none for one that needs its full width.
    pub(super) fn of(character: char) -> Option<Self> {
        match class(character) {
            CharacterClass::Closing | CharacterClass::Comma | CharacterClass::Stop => Some(Self::Left),
            CharacterClass::Opening => Some(Self::Right),
            CharacterClass::MiddleDot | CharacterClass::Wide | CharacterClass::Narrow => None,
        }
    }
}

/// A glyph of a cell.
#[derive(Debug, Clone)]
pub(super) struct CellGlyph {
    /// Its number in the face.
    pub id: u16,
    /// Its offset from the left of its cell, in thousandths of the block's em.
    pub x: i32,
    /// Its height above the baseline, in thousandths of the block's em.
    pub y: i32,
    /// Its width in the font, in thousandths of its em; kerning is in the offsets.
    pub advance: i32,
    /// The bytes of the text that it shows.
    pub text: Range<usize>,
}
