//! The fonts that a theme names, for what the embedded ones lack.

use std::ops::Range;

use serde::Serialize;
use toml::Spanned;
use toml::de::DeValue;

/// Files of the font folder, in the order in which they are asked for a character.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ThemeFonts {
    /// For ordinary text.
    pub regular: Vec<FontFile>,
    /// For strong text; the regular ones serve when there is none.
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

/// A list of bare file names.
pub(super) fn files(value: &Spanned<DeValue<'_>>) -> Result<Vec<FontFile>, (String, String)> {
    let no_list =
        || ("takes a list of file names".to_owned(), "write it as `[\"Thai-Regular.ttf\"]`".to_owned());
    let DeValue::Array(items) = value.get_ref() else { return Err(no_list()) };
    let file = |item: &Spanned<DeValue<'_>>| {
        let DeValue::String(name) = item.get_ref() else { return Err(no_list()) };
        let leads_elsewhere = name.contains(['/', '\\', ':']) || matches!(name.as_ref(), "" | "." | "..");
        if leads_elsewhere {
            let hint = "the file stands in the folder that `--font-dir` names; write its bare name";
            return Err((format!("names `{name}`, which is no bare file name"), hint.to_owned()));
        }
        Ok(FontFile { name: name.to_string(), range: item.span() })
    };
    items.iter().map(file).collect()
}
