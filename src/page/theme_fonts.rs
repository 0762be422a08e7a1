//! The fonts that a theme names, for characters that the embedded ones lack.

use std::ops::Range;

use serde::Serialize;
use toml::Spanned;
use toml::de::DeValue;

/// Files of the font folder, in the order in which they are searched for a character.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ThemeFonts {
    /// For ordinary text.
    pub regular: Vec<FontFile>,
    /// For strong text; when there is none, the regular ones are used.
    pub semi_bold: Vec<FontFile>,
}

/// A font file as a theme names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FontFile {
    /// Its name in the font folder.
    pub name: String,
    /// Where the theme names it, in bytes. It is no part of how pages look.
    #[serde(skip)]
    pub range: Range<usize>,
}

/// What is wrong with the value of a key.
pub(super) enum ValueFault {
    /// It isn't a colour.
    Colour,
    /// It isn't a number.
    Number,
    /// The number is out of its range.
    Range {
        /// The number.
        number: f32,
        /// The least that is allowed.
        from: f32,
        /// The most that is allowed.
        to: f32,
    },
    /// It isn't a list of file names.
    Files,
    /// A file name leads into a folder.
    FileName(String),
}

/// Reads a list of bare file names.
pub(super) fn files(value: &Spanned<DeValue<'_>>) -> Result<Vec<FontFile>, ValueFault> {
    let DeValue::Array(items) = value.get_ref() else { return Err(ValueFault::Files) };
    let file = |item: &Spanned<DeValue<'_>>| {
        let DeValue::String(name) = item.get_ref() else { return Err(ValueFault::Files) };
        let leads_elsewhere = name.contains(['/', '\\', ':']) || matches!(name.as_ref(), "" | "." | "..");
        if leads_elsewhere {
            return Err(ValueFault::FileName(name.to_string()));
        }
        Ok(FontFile { name: name.to_string(), range: item.span() })
    };
    items.iter().map(file).collect()
}
