//! A figure found in prose.

use std::ops::Range;

/// A figure found in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseFigure {
    /// Where it is, in bytes: its digits and scales, or its words, without unit and qualifier.
    pub range: Range<usize>,
    /// How it is written.
    pub form: FigureForm,
}

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FigureForm {
    /// In characters of Unicode's number categories (Nd, Nl, No): 5, １２, ½, Ⅳ, ①.
    Digits,
    /// In kanji: 三兆, 十数.
    Kanji,
    /// In words: two, billion, half, 半減.
    Word,
}
