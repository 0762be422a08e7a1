//! The address of a passage in a source on the web, as far as the tables alone tell it.
//!
//! A browser scrolls to a text that the address names (WICG, URL Fragment Text Directives), and a viewer to a page of a PDF (RFC 8118). A
//! text is named only where it stands once in the archived copy. That follows from the tables: a form of a pinned source that is compared,
//! and for which no lines say where it is, stands once, since `verify` refuses it otherwise. No archive is asked, so that the same dossier gives
//! the same address everywhere, and no sentence of a source is kept for it.

use crate::model::{Evidence, LocatorKind, Source};

/// The address of the passage that prints a figure; none where it can't be told.
pub fn passage(source: &Source, evidence: &Evidence, figure: &str) -> Option<String> {
    let url = source.url.as_deref().filter(|url| !url.contains('#'))?;
    let path = url.split('?').next().unwrap_or(url);
    if path.to_ascii_lowercase().ends_with(".pdf") {
        // Pages of a source whose text was extracted are those of the file; others may be printed numbers.
        source.extracted.as_ref()?;
        let pages = evidence.locator.parts.iter().filter(|(kind, _)| *kind == LocatorKind::Page);
        let [(_, page)] = pages.collect::<Vec<_>>()[..] else { return None };
        let page: u32 = page.parse().ok()?;
        return Some(format!("{url}#page={page}"));
    }
    let (printed, _) = evidence.as_printed.get(figure)?;
    let is_once = evidence.lines.is_none()
        && source.file.is_some()
        && source.can_be_compared()
        && !evidence.unverifiable.contains_key(figure)
        && !evidence.by_eye.contains_key(figure);
    is_once.then(|| format!("{url}#:~:text={}", encoded(printed)))
}

/// A text as part of an address. A hyphen, a comma and an ampersand mean something in a text directive, so they are written out too.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
