//! What this room says: why a PDF can't be written or read, and in what a copy differs from the page or contradicts itself.

use std::fmt;

use super::metadata::NAME;
use super::refused::{FactsFault, PdfError, StateDoubt};
use super::write_error::WriteError;

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subset { face, reason } => {
                write!(f, "the font `{face}` can't be reduced to the glyphs of the page: {reason}")
            }
            Self::Document { reason } => write!(f, "the PDF can't be assembled: {reason}"),
        }
    }
}

pub(super) fn subset_unreadable() -> String {
    "the reduced font can't be read".to_owned()
}

pub(super) fn subset_unused() -> String {
    "the file has no font of this name".to_owned()
}

pub(super) fn other_page_count() -> String {
    "the number of pages isn't the one that was composed".to_owned()
}

pub(super) fn not_read_back() -> String {
    "it can't be read back".to_owned()
}

pub(super) fn not_compressed() -> String {
    "a stream can't be compressed".to_owned()
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { reason } => write!(f, "the file can't be read as a PDF: {reason}"),
            Self::Encrypted => write!(f, "the PDF is encrypted"),
            Self::Foreign { producer: Some(producer) } => {
                write!(f, "the PDF wasn't written by {NAME} but by `{producer}`")
            }
            Self::Foreign { producer: None } => write!(f, "the PDF wasn't written by {NAME}"),
            Self::NoAttachment => write!(f, "the PDF holds no facts"),
            Self::Altered { reason } => {
                write!(f, "the facts in the PDF aren't those it was written with: {reason}")
            }
        }
    }
}

impl fmt::Display for FactsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the file is damaged",
            Self::Size => "their size differs",
            Self::CheckSum => "their check sum differs",
        })
    }
}

pub(super) fn packed_otherwise() -> String {
    "its objects are packed in a way that a brief never uses".to_owned()
}

impl fmt::Display for StateDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BeforeBeginning => "there is something before its beginning",
            Self::AfterEnd => "there is something after its end",
            Self::Unfound => "its table leads to an object that programs may not find",
            Self::Unlisted => "it holds an object that its table doesn't list",
            Self::Twice => "it holds two versions of one object, and programs may show either",
            Self::Many => "it was saved many times by adding to it, and it still holds its earlier states",
        })
    }
}

pub(super) fn other_state() -> String {
    "it was saved by adding to it, and an earlier state in it isn't the page".to_owned()
}

// What its pages show beside the text of the structure.

pub(super) fn too_many_pages() -> String {
    "more pages than a brief has".to_owned()
}

pub(super) fn picture() -> String {
    "a picture".to_owned()
}

/// `kind` is its subtype, where it has one.
pub(super) fn note(kind: Option<&str>) -> String {
    kind.map_or_else(|| "a note".to_owned(), |kind| format!("a note of the kind `{kind}`"))
}

// Where a copy contradicts itself.

pub(super) fn xmp_unreadable() -> String {
    "its metadata in XMP can't be read".to_owned()
}

pub(super) fn info_differs_from_xmp(key: &str) -> String {
    format!("its {key} in Info differs from that in XMP")
}

pub(super) fn says_it_has_facts() -> String {
    "it says that it carries facts, but they were removed".to_owned()
}

pub(super) fn link_says_otherwise(said: &str, uri: &str) -> String {
    format!("a link says that it leads to `{said}`, but it leads to `{uri}`")
}

// In what a drawing differs. A place is in points from the lower left corner.

pub(super) fn text(at: Option<(f64, f64)>) -> String {
    format!("text{}", place(at))
}

pub(super) fn shape(at: Option<(f64, f64)>) -> String {
    format!("a shape{}", place(at))
}

pub(super) fn structure_mark() -> String {
    "a mark of the structure".to_owned()
}

pub(super) fn operation(operator: &str) -> String {
    format!("an operation `{operator}`")
}

fn place(at: Option<(f64, f64)>) -> String {
    at.map(|(x, y)| format!(" at {x:.0}, {y:.0}")).unwrap_or_default()
}

pub(super) fn draws_more(what: &str) -> String {
    format!("it draws {what}, which the page doesn't")
}

pub(super) fn draws_less(what: &str) -> String {
    format!("it lacks {what}")
}

pub(super) fn draws_otherwise(what: &str) -> String {
    format!("it draws {what} differently")
}

pub(super) fn draws_instead(what: &str, due: &str) -> String {
    format!("it draws {what} where the page has {due}")
}

pub(super) fn drawing_unreadable() -> String {
    "it draws something that can't be read to its end".to_owned()
}

// In what the rest of a copy differs from the page.

/// What is said of one sheet, with the sheet where the page has several.
pub(super) fn on_sheet(what: &str, sheet: Option<usize>) -> String {
    sheet.map_or_else(|| what.to_owned(), |sheet| format!("{what} on sheet {sheet}"))
}

pub(super) fn other_sheet_count(copy: usize, made: usize) -> String {
    format!("it has {}, and the page has {}", sheets(copy), sheets(made))
}

fn sheets(count: usize) -> String {
    if count == 1 { "1 sheet".to_owned() } else { format!("{count} sheets") }
}

pub(super) fn other_sheet() -> String {
    "its sheet has another size or orientation".to_owned()
}

pub(super) fn other_sheet_entry(key: &str) -> String {
    format!("its sheet has another `{key}` than the page")
}

pub(super) fn other_resources(key: &str) -> String {
    format!("the `{key}` with which it draws differs from the page's")
}

pub(super) fn other_font(name: &str) -> String {
    format!("its font `{name}` has other letters, or other meanings for them")
}

pub(super) fn other_link_order() -> String {
    "its links come in another order".to_owned()
}

pub(super) fn note_added(kind: &str) -> String {
    format!("a note of the kind `{kind}` was added to it")
}

pub(super) fn link_moved(target: &str) -> String {
    format!("a link to {target} is at another place, or has another description")
}

pub(super) fn link_redirected(target: &str, due: &str) -> String {
    format!("a link leads to {target}, and the page's leads to {due}")
}

pub(super) fn link_added(target: &str) -> String {
    format!("a link to {target} was added to it")
}

pub(super) fn link_missing(target: &str) -> String {
    format!("the link to {target} is missing")
}

pub(super) fn nowhere() -> String {
    "nowhere".to_owned()
}

pub(super) fn address(uri: &str) -> String {
    format!("`{uri}`")
}

pub(super) fn other_action() -> String {
    "an action that isn't an address".to_owned()
}

/// `sheet` is counted from 1; none where the place is on no sheet of the copy.
pub(super) fn place_on_sheet(x: f32, y: f32, sheet: Option<usize>) -> String {
    let sheet = sheet.map_or_else(|| "?".to_owned(), |sheet| sheet.to_string());
    format!("{x:.0}, {y:.0} on sheet {sheet}")
}

pub(super) fn other_language() -> String {
    "it says that it is in another language".to_owned()
}

pub(super) fn other_outline() -> String {
    "it has another list of headings".to_owned()
}

pub(super) fn entry_added(key: &str) -> String {
    format!("it has `{key}`, which the page doesn't have")
}

pub(super) fn entry_missing(key: &str) -> String {
    format!("it lacks `{key}`, which the page has")
}

pub(super) fn other_entry(key: &str) -> String {
    format!("it has another `{key}` than the page")
}

pub(super) fn names_added(key: &str) -> String {
    format!("it has names for `{key}`, which the page doesn't have")
}

pub(super) fn facts_removed() -> String {
    "the facts that the page carries were removed".to_owned()
}

pub(super) fn file_attached() -> String {
    "a file is attached to it, and the page carries none".to_owned()
}

pub(super) fn other_facts() -> String {
    "the facts in it aren't those that the page carries".to_owned()
}

pub(super) fn second_file() -> String {
    "another file is attached to it beside the facts".to_owned()
}

pub(super) fn other_facts_entry() -> String {
    "it describes its facts in another way than the page, for example with another check sum".to_owned()
}

pub(super) fn other_metadata(key: &str, copy: &str, made: &str) -> String {
    format!("its {key} is `{copy}`, and the page's is `{made}`")
}

pub(super) fn metadata_added(key: &str, copy: &str) -> String {
    format!("its metadata has {key} `{copy}`, which the page's doesn't have")
}

pub(super) fn metadata_missing(key: &str) -> String {
    format!("its metadata lacks {key}, which the page's has")
}

// In what a screen reader would find a difference.

pub(super) fn no_structure() -> String {
    "it has no structure for a screen reader to follow".to_owned()
}

pub(super) fn other_assignment() -> String {
    "what is drawn is connected in another way to what a screen reader says".to_owned()
}

pub(super) fn other_places() -> String {
    "a screen reader is led to other places of the page".to_owned()
}

pub(super) fn other_element(kind: &str, due: &str) -> String {
    format!("a screen reader finds `{kind}` where the page has `{due}`")
}

pub(super) fn other_alternative() -> String {
    "a screen reader says other words for a picture".to_owned()
}

pub(super) fn replaced_text() -> String {
    "some words are replaced by others for a screen reader".to_owned()
}

pub(super) fn other_part_language() -> String {
    "a screen reader says a part of it in another language".to_owned()
}

pub(super) fn other_part_count(kind: &str, copy: usize, made: usize) -> String {
    format!("a screen reader finds {copy} parts in `{kind}` where the page has {made}")
}
