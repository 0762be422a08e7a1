//! The formats in which briefs are written: the one list of them. What makes the files of each is a file of its own in
//! `make/export`.

use serde::{Deserialize, Serialize};

/// How many files of a format a brief has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// One for each language.
    Language,
    /// One for each chart in each language. They belong to a file of another format, and are asked for with it.
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
    /// A chart beside the Markdown.
    Svg { "SVG", "svg", "image/svg+xml", Each::ChartOf(Self::Markdown) },
}

impl OutputFormat {
    /// Those of which a brief has a file in each language, and which may be asked for.
    pub fn of_pages() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|format| format.each() == Each::Language)
    }

    /// The format with this extension.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.extension() == extension)
    }

    /// The format with which it is asked for.
    pub fn asked_with(self) -> Self {
        match self.each() {
            Each::Language => self,
            Each::ChartOf(format) => format,
        }
    }
}

impl TryFrom<String> for OutputFormat {
    type Error = String;

    fn try_from(extension: String) -> Result<Self, String> {
        Self::from_extension(&extension).ok_or_else(|| format!("`{extension}` is no format of an output"))
    }
}

impl From<OutputFormat> for &'static str {
    fn from(format: OutputFormat) -> Self {
        format.extension()
    }
}
