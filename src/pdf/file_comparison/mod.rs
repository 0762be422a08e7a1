//! Compares a copy with the page that is made now: whether it is that page, byte for byte or saved again by another
//! program, and otherwise where it differs. All that can be seen, heard, followed or read in a file is compared.
//! Differences that are known to be harmless are left out, and all others are reported.

mod sheets;
mod structure;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::diagnostic::wording::shortened;
use crate::pdf::attachment::Attachment;
use crate::pdf::canon::Canon;
use crate::pdf::messages;
use crate::pdf::metadata::NAME;
use crate::pdf::open::{info, open, packet};
use crate::pdf::read::attachment;
use crate::pdf::refused::{PdfError, damaged};
use crate::pdf::seal::{NOT_OF_CATALOG, info_entries};
use crate::pdf::states::earlier;
use crate::pdf::text::{PageText, page_text, sheets};
use crate::pdf::xmp::Properties;

/// The longest text that a message repeats, in characters.
const LONGEST: usize = 80;

/// The part of a copy that differs from the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeparturePart {
    /// The number of sheets, their size or orientation.
    Sheets,
    /// The drawing.
    Drawing,
    /// The shapes of letters, or what they mean.
    Font,
    /// The text that a screen reader says, and its order.
    Structure,
    /// The list of headings.
    Outline,
    /// The target of a link.
    Link,
    /// Notes, stamps and fields on the page.
    Note,
    /// The facts, or another file in it.
    Attachment,
    /// The metadata.
    Metadata,
    /// Anything else of the file, such as what it does when it is opened.
    File,
}

impl DeparturePart {
    /// Its name in messages and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sheets => "sheets",
            Self::Drawing => "drawing",
            Self::Font => "font",
            Self::Structure => "structure",
            Self::Outline => "outline",
            Self::Link => "link",
            Self::Note => "note",
            Self::Attachment => "attachment",
            Self::Metadata => "metadata",
            Self::File => "file",
        }
    }
}

/// A difference between a copy and the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Departure {
    /// The part that differs.
    pub part: DeparturePart,
    /// How, in one lower-case clause.
    pub what: String,
}

/// The result of comparing a copy with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileComparison {
    /// Where it differs from the page; empty for a copy that was only saved again.
    pub departures: Vec<Departure>,
    /// The program that names itself as the one that saved the copy, where that isn't ours.
    pub saved_by: Option<String>,
    /// The text of the copy, and that of the page that is made now.
    pub texts: (PageText, PageText),
    /// The file that is attached to each.
    pub attachments: (Option<Attachment>, Option<Attachment>),
}

/// Compares a copy with a page, both as the bytes of their files.
///
/// # Errors
/// [`PdfError`] for a copy that isn't a PDF of ours or is damaged.
pub fn compare_files(copy: &[u8], made: &[u8]) -> Result<FileComparison, PdfError> {
    let (pdf, packed) = open(copy)?;
    let (page, _) = open(made)?;
    let mut departures = compare(&pdf, &page)?;
    let mut add = |what: String| departures.push(Departure { part: DeparturePart::File, what });
    match earlier(copy, &packed) {
        Err(doubt) => add(doubt.to_string()),
        Ok(states) => {
            for state in states {
                let same = open(state).and_then(|(state, _)| compare(&state, &page));
                if same.is_ok_and(|departures| departures.is_empty()) {
                    continue;
                }
                add(messages::other_state());
            }
        }
    }
    departures.sort();
    departures.dedup();
    let saved_by = info(&pdf).and_then(|info| text_of(&pdf, info, b"Producer"));
    let ours = |producer: &String| producer.split(' ').next() == Some(NAME);
    Ok(FileComparison {
        departures,
        saved_by: saved_by.filter(|producer| !ours(producer)),
        texts: (page_text(&pdf, &sheets(&pdf)?)?, page_text(&page, &sheets(&page)?)?),
        attachments: (attachment(&pdf).ok(), attachment(&page).ok()),
    })
}

fn compare(copy: &Document, made: &Document) -> Result<Vec<Departure>, PdfError> {
    let mut side = Sides::new(copy, made)?;
    side.sheets()?;
    side.catalog()?;
    side.info();
    side.packet();
    Ok(side.found)
}

/// A copy and a page with the hashes of their objects.
struct Sides<'a> {
    copy: &'a Document,
    made: &'a Document,
    copied: Canon<'a>,
    making: Canon<'a>,
    /// The pages of both.
    pages: (Vec<ObjectId>, Vec<ObjectId>),
    found: Vec<Departure>,
}

impl<'a> Sides<'a> {
    fn new(copy: &'a Document, made: &'a Document) -> Result<Self, PdfError> {
        let pages: (Vec<ObjectId>, Vec<ObjectId>) = (copy.page_iter().collect(), made.page_iter().collect());
        let (copied, making) = (Canon::new(copy, &pages.0), Canon::new(made, &pages.1));
        Ok(Self { copy, made, copied, making, pages, found: Vec::new() })
    }

    fn add(&mut self, part: DeparturePart, what: String) {
        self.found.push(Departure { part, what });
    }

    /// Whether both say the same; an object that is damaged or too large never does.
    fn same(&mut self, copy: &Object, made: &Object) -> bool {
        let hash = self.copied.of(copy);
        hash.is_some() && hash == self.making.of(made)
    }

    /// Whether both have the same under a key.
    fn same_entry(&mut self, copy: &Dictionary, made: &Dictionary, key: &[u8]) -> bool {
        let null = Object::Null;
        self.same(copy.get(key).unwrap_or(&null), made.get(key).unwrap_or(&null))
    }

    fn catalog(&mut self) -> Result<(), PdfError> {
        let catalog = |pdf: &'a Document| pdf.catalog().map_err(|_| damaged());
        let (one, two) = (catalog(self.copy)?, catalog(self.made)?);
        for key in keys(one, two) {
            if self.same_entry(one, two, &key) || is_harmless(&key, one) {
                continue;
            }
            match key.as_slice() {
                b"StructTreeRoot" => {
                    let what = self.structure(one, two);
                    self.add(DeparturePart::Structure, what);
                }
                b"Lang" => self.add(DeparturePart::Structure, messages::other_language()),
                b"Outlines" => self.add(DeparturePart::Outline, messages::other_outline()),
                b"AF" | b"Names" => self.attachments(one, two),
                key => {
                    let key = String::from_utf8_lossy(key).into_owned();
                    let what = match (one.has(key.as_bytes()), two.has(key.as_bytes())) {
                        (true, false) => messages::entry_added(&key),
                        (false, true) => messages::entry_missing(&key),
                        _ => messages::other_entry(&key),
                    };
                    self.add(DeparturePart::File, what);
                }
            }
        }
        Ok(())
    }

    fn attachments(&mut self, one: &Dictionary, two: &Dictionary) {
        let names = inner(self.copy, one, b"Names");
        for (key, _) in names.iter().filter(|(key, _)| key.as_slice() != b"EmbeddedFiles") {
            let key = String::from_utf8_lossy(key).into_owned();
            self.add(DeparturePart::File, messages::names_added(&key));
        }
        let what = match (attachment(self.copy), attachment(self.made)) {
            (Err(PdfError::NoAttachment), Ok(_)) => messages::facts_removed(),
            (Ok(_), Err(PdfError::NoAttachment)) => messages::file_attached(),
            (Ok(copy), Ok(made)) if copy.bytes != made.bytes => messages::other_facts(),
            (Err(error), Ok(_)) => error.to_string(),
            _ if self.same_entry(one, two, b"AF") => messages::second_file(),
            _ => messages::other_facts_entry(),
        };
        self.add(DeparturePart::Attachment, what);
    }

    fn info(&mut self) {
        let entries = |pdf: &Document| -> BTreeMap<Vec<u8>, String> {
            info(pdf).map(|info| info_entries(pdf, info).into_iter().collect()).unwrap_or_default()
        };
        let (one, two) = (entries(self.copy), entries(self.made));
        self.texts(&one, &two, |key| String::from_utf8_lossy(key).into_owned());
    }

    fn packet(&mut self) {
        let read = |pdf: &Document| packet(pdf).ok().and_then(|packet| Properties::read(&packet));
        let (Some(one), Some(two)) = (read(self.copy), read(self.made)) else {
            return self.add(DeparturePart::Metadata, messages::xmp_unreadable());
        };
        let texts = |of: &Properties| -> BTreeMap<(String, String), String> {
            of.lasting().map(|(key, value)| (key.clone(), value.to_owned())).collect()
        };
        self.texts(&texts(&one), &texts(&two), |(_, name)| name.clone());
    }

    fn texts<K: Ord + Clone>(
        &mut self,
        one: &BTreeMap<K, String>,
        two: &BTreeMap<K, String>,
        name: impl Fn(&K) -> String,
    ) {
        let mut keys: Vec<&K> = one.keys().chain(two.keys()).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            let shown = name(key);
            let what = match (one.get(key), two.get(key)) {
                (one, two) if one == two => continue,
                (Some(one), Some(two)) => messages::other_metadata(&shown, &short(one), &short(two)),
                (Some(one), _) => messages::metadata_added(&shown, &short(one)),
                (None, _) => messages::metadata_missing(&shown),
            };
            self.add(DeparturePart::Metadata, what);
        }
    }
}

/// Whether an entry of the catalog is compared separately, or only says how a window opens.
fn is_harmless(key: &[u8], catalog: &Dictionary) -> bool {
    let modes: [&[u8]; 4] = [b"UseNone", b"UseOutlines", b"UseThumbs", b"UseAttachments"];
    match key {
        b"PageMode" => catalog.get(key).and_then(Object::as_name).is_ok_and(|mode| modes.contains(&mode)),
        key => NOT_OF_CATALOG.contains(&key),
    }
}

/// The keys of both, in order.
fn keys(one: &Dictionary, two: &Dictionary) -> Vec<Vec<u8>> {
    let mut keys: Vec<Vec<u8>> = one.iter().chain(two.iter()).map(|(key, _)| key.clone()).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The dictionary under a key; an empty one where there is none.
fn inner(pdf: &Document, of: &Dictionary, key: &[u8]) -> Dictionary {
    of.get_deref(key, pdf).and_then(Object::as_dict).cloned().unwrap_or_default()
}

fn text_of(pdf: &Document, of: &Dictionary, key: &[u8]) -> Option<String> {
    of.get_deref(key, pdf).and_then(decode_text_string).ok().filter(|text| !text.is_empty())
}

fn short(text: &str) -> String {
    shortened(text, LONGEST)
}
