//! The languages a brief can be written in, because formatting, line breaking and labels differ by them.

use std::fmt;

/// A language that factbrief can format values, labels and pages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, British conventions for dates (21 December 2025).
    En,
    /// Japanese, set as Japanese (JIS X 4051).
    Ja,
}

impl Language {
    /// Every language, in the order in which outputs are listed.
    pub const ALL: [Self; 2] = [Self::En, Self::Ja];

    /// The BCP 47 tag: `en` or `ja`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// The language of a BCP 47 tag, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
