//! The text of a PDF: pages parted by form feeds, lines as they are set, cells of a table parted by tabs.
//!
//! The library reads the fonts and says where each piece of text is drawn; which pieces make a line is decided in `layout`.

use std::collections::BTreeMap;
use std::panic::catch_unwind;

use pdf_inspector::types::ItemType;
use pdf_inspector::{PdfError, TextItem, detect_pdf_mem, extract_text_with_positions_mem};

use super::layout::{self, DrawnText};
use super::refused::Unextracted;
use super::script::Script;
use super::word_spacing;

/// The library and its version, which Cargo.toml names exactly.
pub const LIBRARY: &str = "pdf-inspector 1.19.0";

/// The text of a PDF, and what of it couldn't be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfText {
    /// The pages, each but the first after a form feed.
    pub text: String,
    /// How many pages there are.
    pub pages: u32,
    /// The numbers of pages without any text, counted from 1.
    pub empty: Vec<u32>,
    /// How many characters aren't known: their fonts don't say which they are.
    pub unknown: usize,
}

/// Reads a PDF.
///
/// # Errors
/// When it needs a password, the library can't read it, or it holds no text.
pub fn text(bytes: &[u8]) -> Result<PdfText, Unextracted> {
    // The library is asked about a file from outside; whatever it does on one must not end the program.
    let items = catch_unwind(|| extract_text_with_positions_mem(&word_spacing::as_moves(bytes)));
    let items = items.map_err(|_| Unextracted::LibraryFailed)?;
    let items = items.map_err(|error| match error {
        PdfError::Encrypted => Unextracted::Locked,
        other => Unextracted::Damaged(other.to_string()),
    })?;
    let pages = catch_unwind(|| count(bytes)).unwrap_or_default();
    let mut found: BTreeMap<u32, (Vec<DrawnText>, Vec<String>)> = BTreeMap::new();
    for item in items {
        let (level, turned) = found.entry(item.page).or_default();
        match is_level(&item) {
            _ if !shows_text(&item) => {}
            true => level.push(piece(item)),
            false => turned.push(item.text),
        }
    }
    let pages = found.keys().next_back().copied().unwrap_or_default().max(pages);
    let mut read = PdfText { pages, ..PdfText::default() };
    for page in 1..=pages {
        if page > 1 {
            read.text.push_str("\n\u{c}");
        }
        let (level, turned) = found.remove(&page).unwrap_or_default();
        let mut text = layout::text(level);
        // What is set along the side of a page follows it.
        for turned in turned.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            text.push_str(turned);
        }
        if text.trim().is_empty() {
            read.empty.push(page);
        }
        read.unknown += text.matches('\u{fffd}').count();
        read.text.push_str(&text);
    }
    if read.text.trim().is_empty() {
        return Err(Unextracted::NoText);
    }
    read.text.push('\n');
    Ok(read)
}

/// How many pages a PDF has; zero where nobody can tell.
fn count(bytes: &[u8]) -> u32 {
    detect_pdf_mem(bytes).map(|found| found.page_count).unwrap_or_default()
}

fn shows_text(item: &TextItem) -> bool {
    matches!(item.item_type, ItemType::Text | ItemType::FormField)
}

/// Whether a piece is set from left to right.
fn is_level(item: &TextItem) -> bool {
    let angle = item.rotation.rem_euclid(360.0);
    !(2.0..=358.0).contains(&angle)
}

fn piece(item: TextItem) -> DrawnText {
    // A raised or lowered piece belongs to the line that it is raised from.
    let script = match item.baseline_shift {
        shift if shift > 0.0 => Some(Script::Raised),
        shift if shift < 0.0 => Some(Script::Lowered),
        _ => None,
    };
    let text = script.and_then(|script| script.digits(&item.text)).unwrap_or(item.text);
    DrawnText { text, x: item.x, width: item.width, y: item.y - item.baseline_shift, size: item.font_size }
}
