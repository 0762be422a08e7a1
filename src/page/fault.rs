//! What can be wrong with a Markdown page. The author can correct each fault; `messages` has the words and the remedies.

use std::ops::Range;

use crate::language::Language;

/// One reason why a Markdown text can't become a page; ranges are bytes of that Markdown.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Markdown that has no form on the page, and that would otherwise be dropped silently.
    Unsupported {
        /// What was found.
        what: Unprintable,
        /// Where it is.
        range: Range<usize>,
    },
    /// The text has no title, which every page needs.
    NoTitle,
    /// A footnote mark whose footnote isn't defined.
    UnknownFootnote {
        /// The label as written, without the brackets.
        label: String,
        /// Where the mark is.
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
        reason: ChartFault,
        /// Where it is.
        range: Range<usize>,
    },
    /// Characters of a text that none of the fonts can print.
    MissingGlyph {
        /// The characters, each once.
        characters: Vec<char>,
        /// Where the first of them is.
        range: Range<usize>,
    },
    /// A title that needs more than three lines, or a heading with an unbreakable part that is too wide.
    HeadingTooWide {
        /// The text of the heading.
        heading: String,
        /// Where it is.
        range: Range<usize>,
    },
    /// The colours of the theme leave no grey on which a draft could be told across the page and all text be read.
    NoDiagonal,
    /// The theme has a logo, and no words for it in the language of the page.
    SilentLogo(Language),
    /// The text doesn't fit its page, or the sheets of its budget, at the smallest size and leading allowed.
    TooLong {
        /// By how many millimetres of height.
        excess_mm: f32,
        /// The size of the body text that was tried, in points.
        at_type_size: f32,
        /// The sheets that it may take.
        sheets: usize,
    },
}

/// Markdown that has no form on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it, and `messages` in words")]
pub enum Unprintable {
    Markdown,
    MarkdownInQuote,
    Image,
    Code,
    CodeBlock,
    Html,
    LineBreak,
    RightToLeft,
    ThematicBreak,
    EmptyHeading,
    SecondTitle,
    HeadingAboveTitle,
    DeepHeading,
    NestedHeading,
    FooterHeading,
    /// Anything but a paragraph between the two thematic breaks.
    InNotes,
    ParagraphAboveTitle,
    FooterParagraph,
    BulletParagraph,
    FootnoteParagraph,
    FootnoteTwice,
    NumberedList,
    NestedList,
    FooterList,
    NestedTable,
    FooterTable,
    Quote,
    NestedQuote,
    LinkTitle,
    LinkScheme,
}

/// Why a chart can't be drawn; texts are labels of items.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartFault {
    /// The block isn't the JSON that was expected; in the library's words.
    Json(String),
    /// It has no alternative text.
    NoAlternative,
    /// It has no items.
    NoItems,
    /// An item lacks a label or a value.
    IncompleteItem(String),
    /// There are too few or too many key figures.
    KeyFigures(usize),
    /// Every bar is zero.
    AllZero,
    /// A bar has no number.
    NoNumber(String),
    /// A bar ends before it begins, or is open although it is on both sides of zero.
    OffAxis {
        /// The bar.
        label: String,
        /// Its lower end.
        low: f64,
        /// Its upper end.
        high: f64,
    },
    /// A date isn't a day; the date as written.
    NotADay(String),
    /// An event has no date.
    NoDate(String),
    /// An event ends before it begins.
    EndsEarly(String),
    /// An item cites a footnote that isn't defined; its label.
    UnknownFootnote(String),
    /// An item cites no source.
    NoSource(String),
}

impl Fault {
    /// Its place in the Markdown, in bytes; none where it is about the whole text.
    pub fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Unsupported { range, .. }
            | Self::UnknownFootnote { range, .. }
            | Self::UncitedFootnote { range, .. }
            | Self::Chart { range, .. }
            | Self::MissingGlyph { range, .. }
            | Self::HeadingTooWide { range, .. } => Some(range.clone()),
            Self::NoTitle | Self::NoDiagonal | Self::SilentLogo(_) | Self::TooLong { .. } => None,
        }
    }
}

impl std::error::Error for Fault {}
