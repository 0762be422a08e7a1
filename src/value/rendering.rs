//! In what form a value is printed: by the page's conventions and by its place.

use super::choice;
use crate::language::Language;

choice! {
    /// How Japanese figures are written.
    #[derive(Default)]
    Numbers {
        /// With commas inside a group of four digits, as company reports do: 5,000億ドル.
        #[default]
        Report = "report",
        /// Without commas, as newspapers do: 5000億ドル.
        Newspaper = "newspaper",
    }
}

/// The conventions of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FigureStyle {
    /// The language of the page.
    pub language: Language,
    /// How Japanese figures are written.
    pub numbers: Numbers,
}

/// Where a value is printed. Every rendering keeps the qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rendering {
    /// Within a sentence: about ¥1 trillion.
    Running,
    /// At the start of a sentence: About ¥1 trillion.
    Initial,
    /// In a table or as a key figure: about ¥1tn. Qualifiers stay words (over ¥300bn, not >¥300bn), because a
    /// small > and a small ≥ are easily taken for each other. Japanese figures are the same as in a sentence.
    Compact,
}
