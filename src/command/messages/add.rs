//! What `add source` says.

use crate::diagnostic::wording::{choice, count};
use crate::error::Error;
use crate::intake::{Extract, FileKind};

/// How many pages one line names.
const MAX_NAMED: usize = 10;

/// `folders` are those of the dossiers.
pub fn which_dossier(folders: &[String]) -> Error {
    Error::usage(
        format!("there are {} dossiers here, and a source belongs to one", folders.len()),
        format!("name it after the file: {}", choice(folders)),
    )
}

pub fn made(archive: &str) -> String {
    format!("`{archive}` is made: the archive wasn't there")
}

/// `text` is where the extracted text is.
pub fn stored(original: &str, text: Option<&str>) -> String {
    match text {
        Some(text) => format!("`{original}` is in the archive, and its text in `{text}`"),
        None => format!("`{original}` is in the archive"),
    }
}

/// What a reader of the text should know.
pub fn remarks(extract: &Extract) -> Vec<String> {
    let mut remarks = Vec::new();
    if extract.kind == FileKind::Pdf {
        remarks.push(count(extract.pages as usize, "page", "pages"));
    }
    if let Some(last) = extract.empty_pages.last() {
        let named: Vec<String> = extract.empty_pages.iter().take(MAX_NAMED).map(u32::to_string).collect();
        let (pages, hold) = if named.len() == 1 { ("page", "holds") } else { ("pages", "hold") };
        let more = if extract.empty_pages.len() > MAX_NAMED { format!(" … {last}") } else { String::new() };
        remarks.push(format!("{pages} {}{more} {hold} no text; perhaps a picture of it", named.join(", ")));
    }
    if extract.unknown > 0 {
        remarks.push(format!(
            "{} couldn't be read and {} \u{fffd} in the text: compare it with the original",
            count(extract.unknown, "character", "characters"),
            if extract.unknown == 1 { "is" } else { "are" }
        ));
    }
    remarks
}

pub fn written(id: &str, sources: &str) -> String {
    format!("`{id}` is in `{sources}`, with the hashes; `factbrief check` names what its entry lacks")
}

pub fn to_paste(id: &str, sources: &str) -> String {
    format!("`{id}` is in `{sources}` already; add these lines to it:")
}
