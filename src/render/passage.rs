//! The address of a passage in a source on the web, as far as the tables alone tell it.
//!
//! A browser scrolls to a text that the address names (WICG, URL Fragment Text Directives), and a viewer to a page of a PDF (RFC 8118). A
//! text is named only where it stands once in the archived copy. That follows from the tables: a form of a pinned source that is compared,
//! and for which no lines say where it is, stands once, since `verify` refuses it otherwise. No archive is asked, so that the same dossier gives
//! the same address everywhere, and no sentence of a source is kept for it.

use crate::model::{Dossier, Evidence, Fact, LocatorKind, Source};

/// The address of the passage that prints a figure; none where it can't be told.
pub fn passage(source: &Source, evidence: &Evidence, figure: &str) -> Option<String> {
    let url = source.url.as_deref().filter(|url| !url.contains('#'))?;
    let path = url.split('?').next().unwrap_or(url);
    if path.to_ascii_lowercase().ends_with(".pdf") {
        // Only of a source whose text was extracted is it known which page of the file a number means: `verify` holds it to that.
        source.extracted.as_ref()?;
        let pages = evidence.locator.parts.iter().filter(|(kind, _)| *kind == LocatorKind::Page);
        let [(_, page)] = pages.collect::<Vec<_>>()[..] else { return None };
        let page = source.page_of_file(page.parse().ok()?)?;
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

/// The address of a passage that a fact is cited for in a place; of a derived fact the passage of a figure that it comes from. Where several
/// figures are printed there, the first that tells one, the value before its companions.
pub fn passage_of(dossier: &Dossier, fact: &Fact, cited: &Evidence) -> Option<String> {
    let of = |evidence: &Evidence| {
        let source = &dossier.sources[evidence.source];
        let others = evidence.as_printed.keys().map(String::as_str).filter(|name| *name != "value");
        std::iter::once("value").chain(others).find_map(|name| passage(source, evidence, name))
    };
    let Some(derivation) = &fact.derivation else { return of(cited) };
    let same = |one: &&Evidence| {
        (one.source, one.original, &one.locator) == (cited.source, cited.original, &cited.locator)
    };
    let leaves = derivation.all_leaves().into_iter().filter_map(|leaf| dossier.fact(&leaf.fact));
    leaves.flat_map(|leaf| leaf.evidence.iter().filter(same)).find_map(of)
}

/// Words that lead to an address, in Markdown. The words are Markdown already.
pub fn link(words: &str, address: &str) -> String {
    let mut link = format!("[{words}](");
    for c in address.chars() {
        // What would end the address, or begin an entity in it.
        if matches!(c, '(' | ')' | '\\' | '<' | '>' | '&') {
            link.push('\\');
        }
        link.push(c);
    }
    link.push(')');
    link
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
