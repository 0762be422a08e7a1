//! The sheet of paper for a brief, and what the page must keep to.

use std::sync::Arc;

use super::theme::Theme;
use crate::language::Language;

/// The most sheets that a brief may take; a longer text isn't a brief.
pub const MOST_SHEETS: usize = 4;

/// The size of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperSize {
    /// ISO 216 A4, 210 mm × 297 mm.
    #[default]
    A4,
    /// US Letter, 8.5 in × 11 in.
    Letter,
}

impl PaperSize {
    /// Width and height in points. A4 is rounded to hundredths, as is usual in PDF.
    pub fn points(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// The conditions under which a page is composed.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The size of the paper.
    pub size: PaperSize,
    /// The language the brief is written in.
    pub language: Language,
    /// The smallest size of body text, in points. References never go below 7.5 pt.
    pub min_type_size: f32,
    /// How the page looks.
    pub theme: Arc<Theme>,
    /// How many sheets the brief may take, at least 1 and at most [`MOST_SHEETS`].
    pub budget: usize,
    /// Whether the page is finished or a draft.
    pub finish: Finish,
}

/// Whether a page is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Finish {
    /// It is.
    #[default]
    Finished,
    /// It is a draft, and the first of its notices stands across each sheet.
    Draft,
}

impl Sheet {
    /// One A4 sheet in the theme `standard`, whose body text may go down to 9 pt.
    pub fn a4(language: Language) -> Self {
        Self {
            size: PaperSize::A4,
            language,
            min_type_size: 9.0,
            theme: Theme::standard(),
            budget: 1,
            finish: Finish::Finished,
        }
    }
}
