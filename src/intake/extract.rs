//! What a file is, and its text: of HTML and PDF by a library, of a text file as it is.

use encoding_rs::{Encoding, UTF_8};

use super::html::{self, PageHead};
use super::pdf;
use super::refused::Unextracted;
use crate::verify::MAX_ARCHIVED_BYTES;

/// The library that parses HTML and its version, which Cargo.toml names exactly.
pub const HTML_LIBRARY: &str = "html5ever 0.40.1";

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// UTF-8 text, which is archived as it is.
    Text,
    /// An HTML page.
    Html,
    /// A PDF.
    Pdf,
}

impl FileKind {
    /// The extension of its name in the archive.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// The library that its text is extracted with; none for a text.
    pub fn library(self) -> Option<&'static str> {
        match self {
            Self::Text => None,
            Self::Html => Some(HTML_LIBRARY),
            Self::Pdf => Some(pdf::LIBRARY),
        }
    }
}

/// A file with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// What it is.
    pub kind: FileKind,
    /// Its text, up to the limit for archived sources.
    pub text: String,
    /// What an HTML page says of itself.
    pub head: PageHead,
    /// The numbers of a PDF's pages that hold no text, counted from 1.
    pub empty_pages: Vec<u32>,
    /// How many pages a PDF has.
    pub pages: u32,
    /// How many characters couldn't be read.
    pub unknown: usize,
}

/// The text of a file.
///
/// # Errors
/// When it is of no known kind, can't be read, or holds no text.
pub fn extract(bytes: &[u8]) -> Result<Extract, Unextracted> {
    let mut extract = Extract {
        kind: FileKind::Text,
        text: String::new(),
        head: PageHead::default(),
        empty_pages: Vec::new(),
        pages: 0,
        unknown: 0,
    };
    if is_pdf(bytes) {
        let pdf = pdf::text(bytes)?;
        extract.kind = FileKind::Pdf;
        (extract.text, extract.empty_pages) = (pdf.text, pdf.empty);
        (extract.pages, extract.unknown) = (pdf.pages, pdf.unknown);
    } else if is_html(bytes) {
        extract.kind = FileKind::Html;
        let (text, head) = html::text(&decoded(bytes)?)?;
        (extract.text, extract.head) = (text, head);
        extract.text.push('\n');
        extract.unknown = extract.text.matches('\u{fffd}').count();
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| Unextracted::Unknown)?;
        if text.contains('\0') {
            return Err(Unextracted::Unknown);
        }
        if let Some(format) = coded(text) {
            return Err(Unextracted::Coded(format));
        }
        text.clone_into(&mut extract.text);
    }
    if extract.text.trim().is_empty() {
        return Err(Unextracted::NoText);
    }
    let length = extract.text.len() as u64;
    if length > MAX_ARCHIVED_BYTES {
        return Err(Unextracted::TooLong(MAX_ARCHIVED_BYTES));
    }
    Ok(extract)
}

/// Whether a file says that it is a PDF: readers look for that in its first kilobyte.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .take(1024)
        .collect::<Vec<_>>()
        .windows(5)
        .any(|five| five.iter().copied().eq(b"%PDF-".iter()))
}

/// Whether a file begins as HTML does, after white space and comments.
fn is_html(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes.iter().take(4096).map(u8::to_ascii_lowercase).collect();
    let start = String::from_utf8_lossy(&start);
    let mut start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some(rest) = start.strip_prefix("<!--").or_else(|| start.strip_prefix("<?xml")) {
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        start = rest[end..].trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body", "<meta", "<title"].iter().any(|tag| start.starts_with(tag))
}

/// The format of a text whose words are coded, by how it begins.
fn coded(text: &str) -> Option<&'static str> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = start.chars().take(2048).collect::<String>().to_ascii_lowercase();
    match () {
        () if start.starts_with("{\\rtf") => Some("RTF"),
        () if start.starts_with("%!PS") => Some("PostScript"),
        () if head.lines().any(|line| {
            line.starts_with("mime-version:") || line.starts_with("content-transfer-encoding:")
        }) =>
        {
            Some("MHTML")
        }
        () => None,
    }
}

/// The characters of an HTML page: by its byte-order mark, the encoding that it names, or as UTF-8.
fn decoded(bytes: &[u8]) -> Result<String, Unextracted> {
    let named = named_encoding(bytes);
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None => (named.unwrap_or(UTF_8), bytes),
    };
    let (text, failed) = encoding.decode_without_bom_handling(rest);
    match failed {
        // A page that names none, or the wrong one, while it is UTF-8.
        true => std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| Unextracted::Encoding),
        false => Ok(text.into_owned()),
    }
}

/// The encoding that a page names in its first kilobytes: `<meta charset="shift_jis">`, or `charset=` in a `meta` of the older form.
fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start: Vec<u8> = bytes.iter().take(4096).map(u8::to_ascii_lowercase).collect();
    let start = String::from_utf8_lossy(&start);
    let after = start.split("<meta").skip(1).filter_map(|meta| {
        let meta = meta.split('>').next().unwrap_or_default();
        meta.split_once("charset").map(|(_, after)| after.trim_start().to_owned())
    });
    after.into_iter().find_map(|after| {
        let label = after.strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end =
            label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
        Encoding::for_label(label.get(..end)?.as_bytes())
    })
}
