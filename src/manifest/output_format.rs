//! The one list of the formats in which briefs are written. `make/export` has one file for each, which makes its outputs.

use serde::{Deserialize, Serialize};

use super::messages::UnknownFormat;

/// How many files of a format a brief has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// One for each language.
    Language,
    /// One for each chart or picture in each language. They belong to a file of this other format, and are requested with it.
    ChartOf(OutputFormat),
}

macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident { $name:literal, $extension:literal, $mime:literal, $each:expr }),* $(,)?) => {
        /// A format that a brief is written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "&'static str")]
        pub enum OutputFormat {
            $($(#[$doc])* $format,)*
        }

        impl OutputFormat {
            /// Every format, in the order in which a page's files are made.
            pub const ALL: &'static [Self] = &[$(Self::$format),*];

            /// What it is called.
            pub fn name(self) -> &'static str {
                match self { $(Self::$format => $name),* }
            }

            /// The extension of its files.
            pub fn extension(self) -> &'static str {
                match self { $(Self::$format => $extension),* }
            }

            /// Its media type (RFC 6838).
            pub fn mime(self) -> &'static str {
                match self { $(Self::$format => $mime),* }
            }

            /// How many files a brief has of it.
            pub fn each(self) -> Each {
                match self { $(Self::$format => $each),* }
            }
        }
    };
}

formats! {
    /// GitHub's Markdown with footnotes.
    Markdown { "Markdown", "md", "text/markdown; charset=utf-8", Each::Language },
    /// Pages as PDF.
    Pdf { "PDF", "pdf", "application/pdf", Each::Language },
    /// A chart beside the Markdown, or the picture of a brief.
    Svg { "SVG", "svg", "image/svg+xml", Each::ChartOf(Self::Markdown) },
    /// The picture of a brief beside the Markdown.
    Png { "PNG", "png", "image/png", Each::ChartOf(Self::Markdown) },
    /// The same where it is a JPEG.
    Jpeg { "JPEG", "jpg", "image/jpeg", Each::ChartOf(Self::Markdown) },
}

impl OutputFormat {
    /// The formats of which a brief has a file in each language. These may be requested.
    pub fn of_pages() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|format| format.each() == Each::Language)
    }

    /// The format with this extension.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.extension() == extension)
    }

    /// The format with which it is requested.
    pub fn asked_with(self) -> Self {
        match self.each() {
            Each::Language => self,
            Each::ChartOf(format) => format,
        }
    }
}

impl TryFrom<String> for OutputFormat {
    type Error = UnknownFormat;

    fn try_from(extension: String) -> Result<Self, UnknownFormat> {
        Self::from_extension(&extension).ok_or(UnknownFormat { extension })
    }
}

impl From<OutputFormat> for &'static str {
    fn from(format: OutputFormat) -> Self {
        format.extension()
    }
}
