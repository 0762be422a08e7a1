//! The hash of what an object of a PDF says (ISO 32000-1 §7.3), however it is written: numbered, packed, ordered or shared
//! otherwise it is the same object. So what another program only saved anew has the hash of what we wrote.

use std::collections::BTreeMap;

use blake3::Hash;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// Objects within objects deeper than this are a sign of damage; the headings of the outline, one after the other, are
/// the deepest of ours.
const DEEPEST: usize = 400;
/// The most that is read of all streams and other objects together, in bytes; a brief has a twentieth of it.
const MOST: usize = 16 << 20;
/// The entries of a stream that say how it is packed.
const PACKING: [&[u8]; 3] = [b"Length", b"Filter", b"DecodeParms"];
/// The entries that lead back to where one comes from.
const BACK: [&[u8]; 3] = [b"P", b"Parent", b"Prev"];
/// What a page may have from the node above it (ISO 32000-1, table 30).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Hashes the objects of a document.
pub(super) struct Canon<'a> {
    pdf: &'a Document,
    /// The pages, so that what leads to one says which.
    sheets: BTreeMap<ObjectId, usize>,
    /// The hashes that are known; none while one is being made, which only a cycle comes back to.
    known: BTreeMap<ObjectId, Option<Hash>>,
    budget: usize,
}

impl<'a> Canon<'a> {
    /// For a document with these pages.
    pub(super) fn new(pdf: &'a Document, sheets: &[ObjectId]) -> Self {
        let sheets = sheets.iter().enumerate().map(|(index, id)| (*id, index)).collect();
        Self { pdf, sheets, known: BTreeMap::new(), budget: MOST }
    }

    /// The hash of an object; none for one that is damaged, too deep or too large.
    pub(super) fn of(&mut self, object: &Object) -> Option<Hash> {
        let mut text = Vec::new();
        self.write(object, &mut text, 0)?;
        Some(blake3::hash(&text))
    }

    /// The hash of the entries of a dictionary whose keys aren't left out.
    pub(super) fn of_entries(&mut self, dictionary: &Dictionary, left_out: &[&[u8]]) -> Option<Hash> {
        self.dictionary(dictionary, left_out, &[], 0)
    }

    fn write(&mut self, object: &Object, text: &mut Vec<u8>, depth: usize) -> Option<()> {
        self.budget = self.budget.checked_sub(1)?;
        if depth > DEEPEST {
            return None;
        }
        match object {
            Object::Null => text.push(b'n'),
            Object::Boolean(value) => text.extend([b'b', u8::from(*value)]),
            // The cast is exact below 2^53, and of others only whether they are the same is asked.
            Object::Integer(number) => write_number(*number as f64, text),
            Object::Real(number) => write_number(f64::from(*number), text),
            Object::Name(name) => write_bytes(b'/', name, text),
            Object::String(bytes, _) => write_bytes(b'(', bytes, text),
            Object::Array(items) => {
                text.push(b'[');
                for item in items {
                    self.write(item, text, depth + 1)?;
                }
                text.push(b']');
            }
            Object::Dictionary(dictionary) => {
                text.extend(self.dictionary(dictionary, &[], &[], depth)?.as_bytes());
            }
            Object::Stream(stream) => text.extend(self.stream(stream, depth)?.as_bytes()),
            Object::Reference(id) => self.reference(*id, text, depth)?,
        }
        Some(())
    }

    fn reference(&mut self, id: ObjectId, text: &mut Vec<u8>, depth: usize) -> Option<()> {
        if let Some(sheet) = self.sheets.get(&id) {
            write_bytes(b'p', &sheet.to_be_bytes(), text);
            return Some(());
        }
        match self.known.get(&id) {
            Some(Some(hash)) => {
                text.extend(hash.as_bytes());
                return Some(());
            }
            Some(None) => return None,
            None => {}
        }
        let pdf = self.pdf;
        // What isn't there is null (ISO 32000-1 §7.3.10).
        let Some(object) = pdf.objects.get(&id) else { return self.write(&Object::Null, text, depth) };
        self.known.insert(id, None);
        let hash = match object {
            Object::Dictionary(dictionary) => self.dictionary(dictionary, &[], &[], depth + 1)?,
            Object::Stream(stream) => self.stream(stream, depth + 1)?,
            // Written as it would be in this place, so that it doesn't matter where it is.
            other => {
                self.write(other, text, depth + 1)?;
                self.known.remove(&id);
                return Some(());
            }
        };
        self.known.insert(id, Some(hash));
        text.extend(hash.as_bytes());
        Some(())
    }

    fn stream(&mut self, stream: &Stream, depth: usize) -> Option<Hash> {
        let packed = stream.dict.has(b"Filter");
        let content =
            if packed { Some(stream.get_plain_content_with_limit(self.budget).ok()?) } else { None };
        let content = content.as_deref().unwrap_or(&stream.content);
        self.budget = self.budget.checked_sub(content.len())?;
        let hash = blake3::hash(content);
        self.dictionary(&stream.dict, &PACKING, hash.as_bytes(), depth)
    }

    fn dictionary(
        &mut self,
        dictionary: &Dictionary,
        left_out: &[&[u8]],
        content: &[u8],
        depth: usize,
    ) -> Option<Hash> {
        // An entry that is null is as none (ISO 32000-1 §7.3.7).
        let entries = dictionary
            .iter()
            .filter(|(key, value)| !left_out.contains(&key.as_slice()) && !matches!(value, Object::Null));
        let mut entries: Vec<(&Vec<u8>, &Object)> = entries.collect();
        entries.sort_by_key(|(key, _)| *key);
        let mut text = Vec::with_capacity(32 * entries.len() + content.len());
        for (key, value) in entries {
            write_bytes(b'/', key, &mut text);
            match value {
                Object::Reference(id) if BACK.contains(&key.as_slice()) && !self.sheets.contains_key(id) => {
                    let target = self.pdf.get_dictionary(*id).ok();
                    for key in [b"S".as_slice(), b"Type", b"Title"] {
                        let named = target.and_then(|target| target.get(key).ok());
                        let named =
                            named.filter(|named| matches!(named, Object::Name(_) | Object::String(..)));
                        self.write(named.unwrap_or(&Object::Null), &mut text, depth + 1)?;
                    }
                }
                value => self.write(value, &mut text, depth + 1)?,
            }
        }
        text.push(b'>');
        text.extend(content);
        Some(blake3::hash(&text))
    }
}

/// A page with what it has from the nodes above it, without what leads back to them and without what is drawn. A box that
/// says what holds without it is left out.
pub(super) fn page_entries(pdf: &Document, page: ObjectId) -> Option<Dictionary> {
    let mut entries = pdf.get_dictionary(page).ok()?.clone();
    let mut above = entries.get(b"Parent").and_then(Object::as_reference).ok();
    for _ in 0..DEEPEST {
        let Some(node) = above.and_then(|id| pdf.get_dictionary(id).ok()) else { break };
        for key in INHERITED {
            if !entries.has(key)
                && let Ok(value) = node.get(key)
            {
                entries.set(key, value.clone());
            }
        }
        above = node.get(b"Parent").and_then(Object::as_reference).ok();
    }
    entries.remove(b"Parent");
    entries.remove(b"Contents");
    let whole = entries.get(b"MediaBox").ok().cloned();
    for key in [b"CropBox".as_slice(), b"TrimBox", b"BleedBox", b"ArtBox"] {
        if entries.get(key).ok() == whole.as_ref() {
            entries.remove(key);
        }
    }
    if entries.get(b"Rotate").and_then(Object::as_i64).ok() == Some(0) {
        entries.remove(b"Rotate");
    }
    Some(entries)
}

/// In thousandths, finer than any place on a page.
fn write_number(number: f64, text: &mut Vec<u8>) {
    text.push(b'd');
    text.extend((number * 1000.0).round().to_be_bytes());
}

/// With their number, so that neighbours can't trade bytes.
fn write_bytes(mark: u8, bytes: &[u8], text: &mut Vec<u8>) {
    text.push(mark);
    text.extend((bytes.len() as u64).to_be_bytes());
    text.extend(bytes);
}
