//! The fonts that a theme names, for characters that the embedded ones lack.

use std::ops::Range;

use serde::Serialize;
use toml::Spanned;
use toml::de::DeValue;

/// Files of the font folder, in the order in which they are searched for a character.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ThemeFonts {
    /// The fonts of the house for ordinary text, which are asked before the embedded ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub first_regular: Vec<FontFile>,
    /// The same for strong text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub first_semi_bold: Vec<FontFile>,
    /// For ordinary text.
    pub regular: Vec<FontFile>,
    /// For strong text; when there is none, the regular ones are used.
    pub semi_bold: Vec<FontFile>,
}

impl ThemeFonts {
    /// Every file that the theme names.
    pub fn all(&self) -> impl Iterator<Item = &FontFile> {
        let own = self.first_regular.iter().chain(&self.first_semi_bold);
        own.chain(&self.regular).chain(&self.semi_bold)
    }
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
    /// It isn't the name of a file.
    File,
    /// It isn't a text, or an empty one.
    Text,
    /// A file name leads into a folder.
    FileName(String),
}

/// Reads a list of bare file names.
pub(super) fn files(value: &Spanned<DeValue<'_>>) -> Result<Vec<FontFile>, ValueFault> {
    let DeValue::Array(items) = value.get_ref() else { return Err(ValueFault::Files) };
    let file = |item: &Spanned<DeValue<'_>>| {
        let name = file_name(item).map_err(|fault| match fault {
            ValueFault::File => ValueFault::Files,
            fault => fault,
        })?;
        Ok(FontFile { name, range: item.span() })
    };
    items.iter().map(file).collect()
}

/// Reads a bare file name.
pub(super) fn file_name(item: &Spanned<DeValue<'_>>) -> Result<String, ValueFault> {
    let DeValue::String(name) = item.get_ref() else { return Err(ValueFault::File) };
    let leads_elsewhere = name.contains(['/', '\\', ':']) || name.chars().all(|c| c == '.');
    if leads_elsewhere {
        return Err(ValueFault::FileName(name.to_string()));
    }
    Ok(name.to_string())
}
