//! What can be wrong with a Markdown page: the author's to mend, each with its place and a remedy.

use std::fmt;
use std::ops::Range;

/// One reason why a Markdown text is no page; ranges are bytes of that Markdown.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Markdown that has no form on the page, so that it could only be dropped silently.
    Unsupported {
        /// What was found, as a noun phrase: `an image`.
        what: &'static str,
        /// Where it stands.
        range: Range<usize>,
    },
    /// The text has no part that every page needs.
    Absent {
        /// What is absent, as a noun phrase: `a title`.
        what: &'static str,
    },
    /// A footnote mark whose footnote isn't defined.
    UnknownFootnote {
        /// The label as written, without the brackets.
        label: String,
        /// Where the mark stands.
        range: Range<usize>,
    },
    /// A footnote that no mark refers to.
    UncitedFootnote {
        /// The label as written, without the brackets.
        label: String,
        /// Where the footnote is defined.
        range: Range<usize>,
    },
    /// The description of a chart can't be drawn.
    Chart {
        /// What is wrong with it.
        reason: String,
        /// Where it stands.
        range: Range<usize>,
    },
    /// A character that none of the fonts can print.
    MissingGlyph {
        /// The character.
        character: char,
        /// Where it stands.
        range: Range<usize>,
    },
    /// A title that needs more than three lines, or a heading of which a part that may not be broken is too wide.
    HeadingTooWide {
        /// The text of the heading.
        heading: String,
        /// Where it stands.
        range: Range<usize>,
    },
    /// The text doesn't fit its page, or the sheets of its budget, at the smallest size and leading allowed.
    TooLong {
        /// By how many millimetres of height.
        excess_mm: f32,
        /// The size of the body text it was tried at, in points.
        at_type_size: f32,
        /// The sheets that it may take.
        sheets: usize,
    },
}

impl Fault {
    /// The bytes of the Markdown it is about, if it has one place.
    pub fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Unsupported { range, .. }
            | Self::UnknownFootnote { range, .. }
            | Self::UncitedFootnote { range, .. }
            | Self::Chart { range, .. }
            | Self::MissingGlyph { range, .. }
            | Self::HeadingTooWide { range, .. } => Some(range.clone()),
            Self::Absent { .. } | Self::TooLong { .. } => None,
        }
    }

    /// What would help, as one lower-case sentence without a full stop.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unsupported { .. } => {
                "a page holds paragraphs, `##` headings, one level of bullets, one block quote, tables, \
                 strong and emphasised text, links and footnotes"
            }
            Self::Absent { .. } => {
                "begin with a kicker line, a `#` title and the bottom line as a block quote"
            }
            Self::UnknownFootnote { .. } => "define it at the end of the text, as `[^1]: …`",
            Self::UncitedFootnote { .. } => "cite it in the text, or remove it",
            Self::Chart { .. } => "let the program write the block from the layout of a section",
            Self::MissingGlyph { .. } => {
                "write it with a character of IBM Plex Sans or IBM Plex Sans JP, or name a font that has it in the theme"
            }
            Self::HeadingTooWide { .. } => "shorten it, or write `|` where it may break",
            Self::TooLong { .. } => "cut text, or allow a smaller type size",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported { what, .. } => write!(f, "{what} can't be printed on a page"),
            Self::Absent { what } => write!(f, "the text has no {what}"),
            Self::UnknownFootnote { label, .. } => write!(f, "the footnote `{label}` isn't defined"),
            Self::UncitedFootnote { label, .. } => write!(f, "nothing refers to the footnote `{label}`"),
            Self::Chart { reason, .. } => write!(f, "the chart can't be drawn: {reason}"),
            Self::MissingGlyph { character, .. } => {
                write!(f, "no font has the character `{character}` (U+{:04X})", u32::from(*character))
            }
            Self::HeadingTooWide { heading, .. } => write!(f, "`{heading}` is too wide for its place"),
            Self::TooLong { excess_mm, at_type_size, sheets } => {
                let budget = if *sheets == 1 { "one page".to_owned() } else { format!("{sheets} pages") };
                write!(
                    f,
                    "the text is {excess_mm:.1} mm too long for {budget} at {at_type_size:.1} pt, the smallest size allowed"
                )
            }
        }
    }
}

impl std::error::Error for Fault {}
