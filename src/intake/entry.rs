//! The entry of a source as it is written into `sources.toml`.

use std::fmt::Write;

use super::extract::Extract;
use crate::language::SourceLanguage;

/// A file of the archive: its name and its SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pinned {
    pub name: String,
    pub sha256: String,
}

/// The lines that name a file and its text, without the table's header.
pub(super) fn pins(file: &Pinned, text: Option<(&Pinned, &str)>) -> String {
    let mut lines = String::new();
    // Writing to a string can't fail.
    let _ = writeln!(lines, "file = {}", quoted(&file.name));
    let _ = writeln!(lines, "sha256 = {}", quoted(&file.sha256));
    if let Some((text, by)) = text {
        let _ = writeln!(
            lines,
            "extracted = {{ file = {}, sha256 = {}, by = {} }}",
            quoted(&text.name),
            quoted(&text.sha256),
            quoted(by)
        );
    }
    lines
}

/// The whole entry, with what the page says of itself. What nobody knows is left out: `check` names what is missing.
pub(super) fn entry(id: &str, extract: &Extract, pins: &str) -> String {
    let mut lines = format!("[{id}]\n");
    let language = extract.head.language.as_deref().and_then(|tag| SourceLanguage::parse(tag).ok());
    if let Some(language) = &language {
        if let Some(title) = &extract.head.title {
            let key = language.language().map_or_else(|| language.to_string(), |one| one.to_string());
            let _ = writeln!(lines, "title.{key} = {}", quoted(title));
        }
        let _ = writeln!(lines, "language = {}", quoted(language.tag()));
    }
    if let Some(url) = extract.head.url.as_deref().filter(|url| url.starts_with("http")) {
        let _ = writeln!(lines, "url = {}", quoted(url));
    }
    lines.push_str(pins);
    lines
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
