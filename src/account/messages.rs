//! What this room says: why a value of a file can't be read, and the words in which a change is reported.

use std::fmt;

use super::citation::Citation;
use super::difference::{Difference, Of};
use super::form_error::{FormError, Needed};
use super::property::Property;
use super::reviewable::ReviewedPart;

impl fmt::Display for ReviewedPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Texts => "its texts",
            Self::Figures => "its figures",
            Self::Standing => "its status or dates",
            Self::Evidence => "its evidence",
            Self::Title => "the title",
            Self::BottomLine => "the bottom line",
            Self::Headings => "headings",
            Self::Paragraphs => "texts of sections, or the picture",
            Self::Shown => "which facts it shows where and how, or what else it prints beside its words",
        })
    }
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { text } => write!(f, "`{text}` isn't a number"),
            Self::Date(error) => error.fmt(f),
            Self::Ends => f.write_str("a range needs `min` and `max`, and no `number`"),
            Self::OneNumber => f.write_str("a quantity needs one `number`; `min` and `max` are for ranges"),
            Self::Numbers { bound: Needed::Band } => f.write_str("a band needs `min` and `below`"),
            Self::Numbers { bound: Needed::Margin } => {
                f.write_str("a margin needs `down`, `up` and mostly `number`")
            }
            Self::Numbers { bound: Needed::Interval } => {
                f.write_str("an interval needs `number`, `min` and `max`")
            }
            Self::Count { kind } => write!(f, "a {kind} of another number of `numbers`"),
            Self::Versions => {
                f.write_str("a contested figure needs two versions, and prefers one of them at most")
            }
            Self::Time { text } => write!(f, "`{text}` isn't a time of day"),
            Self::Turned { min, max } => write!(f, "the range from `{min}` to `{max}` ends before it begins"),
        }
    }
}

impl Of {
    /// As printed and as written in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Lower => "lower bound",
            Self::Upper => "upper bound",
            Self::Stated => "stated number",
        }
    }
}

/// `+50 %`, `about −3.5 % (lower bound)`.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.per_cent.is_sign_negative() { "−" } else { "+" };
        let about = if self.about { "about " } else { "" };
        write!(f, "{about}{sign}{} %", self.per_cent.abs())?;
        match self.of {
            Of::Number => Ok(()),
            of => write!(f, " ({})", of.name()),
        }
    }
}

impl Property {
    /// As people read it.
    pub fn label(&self) -> &str {
        match self {
            Self::Short => "short form",
            Self::AsOf => "as of",
            Self::Evidence => "source",
            other => other.name(),
        }
    }
}

impl Citation {
    /// In one line: ``harbour-report, page 3, prints `1,200` ``.
    pub fn describe(&self) -> String {
        let mut line = self.source.clone();
        if let Some(locator) = self.locator.values().next() {
            line.push_str(&format!(", {locator}"));
        }
        if let Some(original) = &self.original {
            let name = original.id.as_ref().or_else(|| original.publisher.values().next());
            line.push_str(&format!(", citing {}", name.map_or("another", String::as_str)));
        }
        let printed: Vec<String> =
            self.as_printed.iter().flatten().map(|(_, text)| format!("`{text}`")).collect();
        if !printed.is_empty() {
            line.push_str(&format!(", prints {}", printed.join(", ")));
        }
        line
    }
}
