//! In what form a value is printed: by the page's conventions and by its place.

use super::{Showing, choice};
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

choice! {
    /// The sign of a Japanese figure below zero.
    #[derive(Default)]
    Negative {
        /// −3.4%.
        #[default]
        Minus = "−",
        /// △3.4%, as accounts and offices print it.
        Triangle = "△",
    }
}

choice! {
    /// How years are counted in Japanese.
    #[derive(Default)]
    JapaneseYears {
        /// 2026年.
        #[default]
        Western = "western",
        /// 令和8年, where the date lies in one era.
        Era = "era",
    }
}

/// The conventions of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FigureStyle {
    /// The language of the page.
    pub language: Language,
    /// How Japanese figures are written.
    pub numbers: Numbers,
    /// The sign of a Japanese figure below zero.
    pub negative: Negative,
    /// How years are counted in Japanese.
    pub years: JapaneseYears,
    /// How contested figures are shown: all versions, where no brief says otherwise.
    pub contested: Showing,
}

impl FigureStyle {
    /// The conventions of a language where a dossier says nothing else.
    pub fn of(language: Language) -> Self {
        Self {
            language,
            numbers: Numbers::default(),
            negative: Negative::default(),
            years: JapaneseYears::default(),
            contested: Showing::Both,
        }
    }
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
    /// A change in words, its direction with its size: up 12.3%, 3.4%減.
    Change,
    /// The size of a change without its sign, which only a word of the program's beside it tells: 12.3%.
    Size,
    /// The direction of a change: up or down, 増 or 減.
    Direction,
    /// The direction of a change as a verb: rose or fell, 増加 or 減少.
    Verb,
}

impl Rendering {
    /// Every rendering but the running one, by its name in templates: `{{ value.compact }}`.
    pub const NAMED: [(&'static str, Self); 6] = [
        ("initial", Self::Initial),
        ("compact", Self::Compact),
        ("change", Self::Change),
        ("size", Self::Size),
        ("direction", Self::Direction),
        ("verb", Self::Verb),
    ];

    /// The rendering of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(own, _)| *own == name).map(|(_, rendering)| *rendering)
    }

    /// Whether only the change of something can be printed so.
    pub fn is_of_changes(self) -> bool {
        matches!(self, Self::Change | Self::Size | Self::Direction | Self::Verb)
    }
}
