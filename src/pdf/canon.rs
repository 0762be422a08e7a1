//! The hash of an object of a PDF (ISO 32000-1 §7.3). It depends on what the object says, not on how it is numbered,
//! packed, ordered or shared. So an object has the same hash when another program only saved it again.

use std::collections::BTreeMap;
use std::ops::Range;

use blake3::Hash;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use rustc_hash::FxHashMap;

/// Objects nested deeper than this are a sign of damage. The deepest of ours are the headings of the outline, each of which
/// leads to the next.
const DEEPEST: usize = 400;
/// The most bytes that are read of all streams and other objects together; a brief has a twentieth of it.
const MOST: usize = 64 << 20;
/// The entries of a stream that say how it is packed.
const PACKING: [&[u8]; 3] = [b"Length", b"Filter", b"DecodeParms"];
/// The entries that lead back to an object that leads to this one.
const BACK: [&[u8]; 3] = [b"P", b"Parent", b"Prev"];
/// The entries that a page may inherit from the node above it (ISO 32000-1, table 30).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Hashes the objects of a document.
pub(super) struct Canon<'a> {
    pdf: &'a Document,
    /// The pages with their indices: a reference to a page is written as its index.
    sheets: BTreeMap<ObjectId, usize>,
    /// The written forms of objects, one after the other.
    written: Vec<u8>,
    /// The place of each object's written form; none while the object is being written, which shows a cycle.
    known: FxHashMap<ObjectId, Option<Range<usize>>>,
    budget: usize,
}

impl<'a> Canon<'a> {
    /// For a document with these pages.
    pub(super) fn new(pdf: &'a Document, sheets: &[ObjectId]) -> Self {
        let sheets = sheets.iter().enumerate().map(|(index, id)| (*id, index)).collect();
        Self { pdf, sheets, written: Vec::new(), known: FxHashMap::default(), budget: MOST }
    }

    /// The hash of an object; none for one that is damaged, too deep or too large.
    pub(super) fn of(&mut self, object: &Object) -> Option<Hash> {
        let begin = self.written.len();
        self.write(object, 0)?;
        Some(blake3::hash(&self.written[begin..]))
    }

    /// The hash of the entries of a dictionary whose keys aren't left out.
    pub(super) fn of_entries(&mut self, dictionary: &Dictionary, left_out: &[&[u8]]) -> Option<Hash> {
        let begin = self.written.len();
        self.dictionary(dictionary, left_out, 0)?;
        Some(blake3::hash(&self.written[begin..]))
    }

    fn write(&mut self, object: &Object, depth: usize) -> Option<()> {
        self.budget = self.budget.checked_sub(1)?;
        if depth > DEEPEST {
            return None;
        }
        match object {
            Object::Null => self.written.push(b'n'),
            Object::Boolean(value) => self.written.extend([b'b', u8::from(*value)]),
            // The cast is exact below 2^53; larger numbers are only compared with each other.
            Object::Integer(number) => self.number(*number as f64),
            Object::Real(number) => self.number(f64::from(*number)),
            Object::Name(name) => self.bytes(b'/', name)?,
            Object::String(bytes, _) => self.bytes(b'(', bytes)?,
            Object::Array(items) => {
                self.written.push(b'[');
                for item in items {
                    self.write(item, depth + 1)?;
                }
                self.written.push(b']');
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary, &[], depth)?,
            Object::Stream(stream) => self.stream(stream, depth)?,
            Object::Reference(id) => self.reference(*id, depth)?,
        }
        Some(())
    }

    /// Writes the object that is referred to in place of the reference, so that its place in the file makes no difference.
    fn reference(&mut self, id: ObjectId, depth: usize) -> Option<()> {
        if let Some(sheet) = self.sheets.get(&id) {
            let sheet = sheet.to_be_bytes();
            return self.bytes(b'p', &sheet);
        }
        match self.known.get(&id) {
            Some(Some(before)) => {
                let before = before.clone();
                self.budget = self.budget.checked_sub(before.len())?;
                self.written.extend_from_within(before);
                return Some(());
            }
            Some(None) => return None,
            None => {}
        }
        let pdf = self.pdf;
        // A missing object is null (ISO 32000-1 §7.3.10).
        let Some(object) = pdf.objects.get(&id) else { return self.write(&Object::Null, depth) };
        self.known.insert(id, None);
        let begin = self.written.len();
        self.write(object, depth + 1)?;
        self.known.insert(id, Some(begin..self.written.len()));
        Some(())
    }

    fn stream(&mut self, stream: &Stream, depth: usize) -> Option<()> {
        // A picture in a packing of its own is compared as it is, with how it is packed.
        let own = is_jpeg(stream);
        let packed = stream.dict.has(b"Filter") && !own;
        let content =
            if packed { Some(stream.get_plain_content_with_limit(self.budget).ok()?) } else { None };
        let content = content.as_deref().unwrap_or(&stream.content);
        self.budget = self.budget.checked_sub(content.len())?;
        let hash = blake3::hash(content);
        self.dictionary(&stream.dict, if own { &PACKING[..1] } else { &PACKING }, depth)?;
        self.bytes(b's', hash.as_bytes())
    }

    fn dictionary(&mut self, dictionary: &Dictionary, left_out: &[&[u8]], depth: usize) -> Option<()> {
        // An entry that is null counts as missing (ISO 32000-1 §7.3.7).
        let entries = dictionary
            .iter()
            .filter(|(key, value)| !left_out.contains(&key.as_slice()) && !matches!(value, Object::Null));
        let mut entries: Vec<(&Vec<u8>, &Object)> = entries.collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        self.written.push(b'<');
        for (key, value) in entries {
            self.bytes(b'/', key)?;
            match value {
                Object::Reference(id) if BACK.contains(&key.as_slice()) && !self.sheets.contains_key(id) => {
                    let target = self.pdf.get_dictionary(*id).ok();
                    for key in [b"S".as_slice(), b"Type", b"Title"] {
                        let named = target.and_then(|target| target.as_hashmap().get(key));
                        let named =
                            named.filter(|named| matches!(named, Object::Name(_) | Object::String(..)));
                        self.write(named.unwrap_or(&Object::Null), depth + 1)?;
                    }
                }
                value => self.write(value, depth + 1)?,
            }
        }
        self.written.push(b'>');
        Some(())
    }

    /// Writes a number in thousandths, which is finer than any place on a page.
    fn number(&mut self, number: f64) {
        self.written.push(b'd');
        // Without the sign that a zero may have.
        self.written.extend(((number * 1000.0).round() + 0.0).to_be_bytes());
    }

    /// Writes bytes after their number, so that bytes can't move between neighbours unnoticed.
    fn bytes(&mut self, mark: u8, bytes: &[u8]) -> Option<()> {
        self.budget = self.budget.checked_sub(bytes.len())?;
        self.written.push(mark);
        self.written.extend((bytes.len() as u64).to_be_bytes());
        self.written.extend(bytes);
        Some(())
    }
}

/// Whether a stream is packed as JPEG, and nothing else.
fn is_jpeg(stream: &Stream) -> bool {
    let is_it = |filter: &Object| filter.as_name().is_ok_and(|name| name == b"DCTDecode");
    stream.dict.as_hashmap().get(b"Filter".as_slice()).is_some_and(|filter| match filter {
        Object::Array(filters) => filters.len() == 1 && filters.iter().all(is_it),
        filter => is_it(filter),
    })
}

/// The entries of a page, with those that it inherits, but without its parent and its content. A box that only repeats the
/// default is left out.
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
