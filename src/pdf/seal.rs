//! A PDF's first identifier (ISO 32000-1 §14.4): a check number of all that can be seen, heard, followed or read in it.
//! It stays the same when another program saves the file again, so a copy alone shows whether it is still what was
//! written. It finds damage and careless changes only: anybody who changes a copy can also renew its check number.

use lopdf::{Dictionary, Document, ObjectId, decode_text_string};

use super::canon::{Canon, page_entries};
use super::xmp::Properties;

/// The entries of the catalog that lead to what is compared separately, and those that say how a program opens a file.
pub(super) const NOT_OF_CATALOG: [&[u8]; 5] = [b"Pages", b"Metadata", b"PageMode", b"PageLayout", b"Version"];
/// The entries of Info that say who saved the file and when.
pub(super) const OF_SAVING: [&[u8]; 2] = [b"Producer", b"ModDate"];

/// The check number in two halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seal {
    /// Of everything except the drawing.
    rest: [u8; 8],
    /// Of the content of the pages, as it is written.
    drawing: [u8; 8],
}

/// Whether a copy matches its own check number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// It is what was written.
    Whole,
    /// Only the content of its pages is written differently: a program saved a page again, or its drawing was changed.
    Drawing,
    /// Something else in it was changed: text that is read aloud, fonts, links, notes, metadata or the attached facts.
    Broken,
    /// It has no check number of this kind.
    Unsealed,
}

impl Seal {
    pub(super) fn bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.rest);
        bytes[8..].copy_from_slice(&self.drawing);
        bytes
    }

    /// Whether the identifier of a file matches the check number that was found for it.
    pub(super) fn judge(found: Option<Self>, identifier: &[u8]) -> Sealed {
        let Some(found) = found.map(Self::bytes) else { return Sealed::Broken };
        match identifier.len() == found.len() {
            false => Sealed::Unsealed,
            true if identifier == found => Sealed::Whole,
            true if identifier[..8] == found[..8] => Sealed::Drawing,
            true => Sealed::Broken,
        }
    }
}

/// The check number of a document with these pages, the contents of each, this catalog, Info and metadata; none for
/// one that is damaged.
pub(super) fn seal(
    pdf: &Document,
    sheets: &[ObjectId],
    contents: &[&[u8]],
    (catalog, info, properties): (&Dictionary, &Dictionary, &Properties),
) -> Option<Seal> {
    let mut canon = Canon::new(pdf, sheets);
    let mut rest = blake3::Hasher::new();
    for sheet in sheets {
        rest.update(canon.of_entries(&page_entries(pdf, *sheet)?, &[])?.as_bytes());
    }
    rest.update(canon.of_entries(catalog, &NOT_OF_CATALOG)?.as_bytes());
    let mut add = |texts: &[&[u8]]| {
        for text in texts {
            rest.update(&(text.len() as u64).to_be_bytes());
            rest.update(text);
        }
    };
    for (name, value) in info_entries(pdf, info) {
        add(&[&name, value.as_bytes()]);
    }
    for ((namespace, name), value) in properties.lasting() {
        add(&[namespace.as_bytes(), name.as_bytes(), value.as_bytes()]);
    }
    let mut drawing = blake3::Hasher::new();
    for content in contents {
        let content = content.trim_ascii();
        drawing.update(&(content.len() as u64).to_be_bytes());
        drawing.update(content);
    }
    let half = |hash: &blake3::Hasher| {
        let mut half = [0; 8];
        half.copy_from_slice(&hash.finalize().as_bytes()[..8]);
        half
    };
    Some(Seal { rest: half(&rest), drawing: half(&drawing) })
}

/// The entries of Info by name, without those that say who saved the file; a date is written in one form.
pub(super) fn info_entries(pdf: &Document, info: &Dictionary) -> Vec<(Vec<u8>, String)> {
    let lasting = info.iter().filter(|(key, _)| !OF_SAVING.contains(&key.as_slice()));
    let mut entries: Vec<(Vec<u8>, String)> = lasting
        .map(|(key, value)| {
            let value = pdf.dereference(value).map(|(_, value)| value).unwrap_or(value);
            let text = decode_text_string(value).unwrap_or_else(|_| format!("{value:?}"));
            let text = match key.as_slice() {
                b"CreationDate" => text.replace("+00'00'", "Z").replace("+00'00", "Z"),
                _ => text,
            };
            (key.clone(), text)
        })
        .collect();
    entries.sort();
    entries
}
