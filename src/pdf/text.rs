//! Reads the text that the pages of a copy show, in the order in which a screen reader says it. It is compared with the
//! facts that the copy carries.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

use super::messages;
use super::refused::{PdfError, damaged};

/// Elements nested deeper than this are left out; ours are at most ten deep.
const DEEPEST: usize = 64;
/// The most pages that are read, the most fonts of a page, and the longest content of a page in bytes. Ours have four pages,
/// four fonts and some 200 kB.
pub(super) const MOST_PAGES: usize = 16;
const MOST_FONTS: usize = 32;
const MOST_CONTENT: usize = 2 << 20;

/// The text that the pages show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageText {
    /// The text of the structure, without the numbers of citations and the commas between them; each paragraph, heading and
    /// cell is a line.
    pub text: String,
    /// Where the text of a sheet begins: the byte, and the sheet, counted from 1; each time that the text goes on upon another one.
    pub sheets: Vec<(usize, usize)>,
    /// Text on a page that is neither in an element nor an artifact: somebody else added it.
    pub outside: String,
    /// Other things that were added to the pages, such as notes and stamps, in words.
    pub added: Vec<String>,
}

impl PageText {
    /// The sheet on which a byte of the text is, counted from 1.
    pub fn sheet_of(&self, at: usize) -> usize {
        let after = self.sheets.partition_point(|(start, _)| *start <= at);
        after.checked_sub(1).and_then(|last| self.sheets.get(last)).map_or(1, |(_, sheet)| *sheet)
    }
}

/// A marked-content sequence: its page and its identifier there.
type Mark = (ObjectId, i64);

/// A page, and what is drawn on it, unpacked.
pub(super) struct SheetContent {
    pub id: ObjectId,
    pub content: Vec<u8>,
}

/// The pages of a copy, up to the most that are read.
///
/// # Errors
/// [`PdfError`] for a copy that is too damaged or too long to read.
pub(super) fn sheets(pdf: &Document) -> Result<Vec<SheetContent>, PdfError> {
    let content = |id| pdf.get_page_content_with_limit(id, MOST_CONTENT).map_err(|_| damaged());
    pdf.page_iter().take(MOST_PAGES).map(|id| Ok(SheetContent { id, content: content(id)? })).collect()
}

/// Reads the text of a copy with these pages.
///
/// # Errors
/// [`PdfError`] for a copy that is too damaged to read.
pub(super) fn page_text(pdf: &Document, sheets: &[SheetContent]) -> Result<PageText, PdfError> {
    let mut shown = Shown::default();
    for sheet in sheets {
        shown.page(pdf, sheet)?;
    }
    if pdf.page_iter().nth(MOST_PAGES).is_some() {
        shown.add(messages::too_many_pages());
    }
    let root = pdf.catalog().and_then(|catalog| catalog.get_deref(b"StructTreeRoot", pdf));
    let mut walk = Walk { pdf, seen: BTreeSet::new(), pieces: Vec::new() };
    if let Ok(root) = root.and_then(Object::as_dict) {
        walk.kids(root, ObjectId::default(), 0);
    }
    let Shown { mut marks, outside, added } = shown;
    let mut text = String::new();
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for (place, piece) in walk.pieces.iter().enumerate() {
        let mark = match piece {
            Said::Text(mark) => mark,
            Said::Citation(_) => continue,
            Said::End => {
                text.push('\n');
                continue;
            }
        };
        // A mark that two elements share is said once.
        let said = marks.remove(mark).unwrap_or_default();
        let beside = |other: Option<usize>| {
            other.is_some_and(|other| matches!(walk.pieces.get(other), Some(Said::Citation(_))))
        };
        let comma = said.trim() == "," && beside(place.checked_sub(1)) && beside(Some(place + 1));
        let sheet = sheets.iter().position(|sheet| sheet.id == mark.0).map(|sheet| sheet + 1);
        if !comma {
            if let Some(sheet) = sheet.filter(|sheet| starts.last().is_none_or(|(_, last)| last != sheet)) {
                starts.push((text.len(), sheet));
            }
            text.push_str(&said);
        }
    }
    for piece in &walk.pieces {
        if let Said::Citation(mark) = piece {
            marks.remove(mark);
        }
    }
    let unreached: String = marks.into_values().collect();
    Ok(PageText { text, sheets: starts, outside: format!("{outside}{unreached}").trim().to_owned(), added })
}

/// What the contents of the pages show.
#[derive(Default)]
struct Shown {
    marks: BTreeMap<Mark, String>,
    outside: String,
    added: Vec<String>,
}

impl Shown {
    fn page(&mut self, pdf: &Document, sheet: &SheetContent) -> Result<(), PdfError> {
        let page = sheet.id;
        let content = Content::decode(&sheet.content).map_err(|_| damaged())?;
        let dictionary = pdf.get_dictionary(page).map_err(|_| damaged())?;
        let fonts = fonts(pdf, dictionary);
        let mut open: Vec<Option<i64>> = Vec::new();
        // How many of them are figures, in which a page has pictures of its own.
        let mut figures = 0_usize;
        let mut artifacts = 0_usize;
        let mut font: Option<&Encoding<'_>> = None;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BMC" | "BDC" => {
                    let tag = operation.operands.first().and_then(|tag| tag.as_name().ok());
                    artifacts += usize::from(artifacts > 0 || tag == Some(b"Artifact"));
                    let list = operation.operands.get(1).and_then(|list| list.as_dict().ok());
                    let mark = list.and_then(|list| list.get(b"MCID").and_then(Object::as_i64).ok());
                    figures += usize::from(figures > 0 || tag == Some(b"Figure") && mark.is_some());
                    open.push(mark);
                }
                "EMC" => {
                    artifacts = artifacts.saturating_sub(1);
                    figures = figures.saturating_sub(1);
                    open.pop();
                }
                "Tf" => {
                    let name = operation.operands.first().and_then(|name| name.as_name().ok());
                    font = name.and_then(|name| fonts.get(name));
                }
                "Do" if figures > 0 => {}
                "Do" | "BI" | "sh" => self.add(messages::picture()),
                "Tj" | "TJ" | "'" | "\"" => {
                    let mut text = String::new();
                    operation.operands.iter().for_each(|operand| decode(operand, font, &mut text));
                    match open.iter().rev().find_map(|mcid| *mcid) {
                        _ if artifacts > 0 => {}
                        Some(mcid) => self.marks.entry((page, mcid)).or_default().push_str(&text),
                        None => self.outside.push_str(&text),
                    }
                }
                _ => {}
            }
        }
        let annotations = dictionary.get_deref(b"Annots", pdf).and_then(Object::as_array);
        for annotation in annotations.into_iter().flatten() {
            let annotation = pdf.dereference(annotation).and_then(|(_, annotation)| annotation.as_dict());
            let kind = annotation.and_then(|annotation| annotation.get(b"Subtype")).and_then(Object::as_name);
            match kind {
                Ok(b"Link") => {}
                Ok(kind) => self.add(messages::note(Some(&String::from_utf8_lossy(kind)))),
                Err(_) => self.add(messages::note(None)),
            }
        }
        Ok(())
    }

    fn add(&mut self, what: String) {
        if !self.added.contains(&what) {
            self.added.push(what);
        }
    }
}

/// The encodings of a page's fonts by name.
fn fonts<'a>(pdf: &'a Document, page: &'a Dictionary) -> BTreeMap<&'a [u8], Encoding<'a>> {
    let resources = page.get_deref(b"Resources", pdf).and_then(Object::as_dict);
    let fonts = resources.and_then(|resources| resources.get_deref(b"Font", pdf)).and_then(Object::as_dict);
    let each = fonts.into_iter().flatten().take(MOST_FONTS).filter_map(|(name, font)| {
        let (_, font) = pdf.dereference(font).ok()?;
        let encoding = font.as_dict().ok()?.get_font_encoding_with_limit(pdf, MOST_CONTENT).ok()?;
        Some((name.as_slice(), encoding))
    });
    each.collect()
}

/// Adds text in a font; where the font doesn't say which characters it shows, a replacement character.
fn decode(operand: &Object, font: Option<&Encoding<'_>>, text: &mut String) {
    match operand {
        Object::String(bytes, _) => {
            let decoded = font.and_then(|font| Document::decode_text(font, bytes).ok());
            text.push_str(decoded.as_deref().unwrap_or("\u{fffd}"));
        }
        Object::Array(items) => items.iter().for_each(|item| {
            if matches!(item, Object::String(..)) {
                decode(item, font, text);
            }
        }),
        _ => {}
    }
}

/// A mark in the order of the structure.
enum Said {
    Text(Mark),
    Citation(Mark),
    /// The end of a paragraph, a cell, a heading.
    End,
}

/// The elements within a line of text; every other one has lines of its own.
const INLINE: [&[u8]; 3] = [b"Span", b"Reference", b"Link"];

struct Walk<'a> {
    pdf: &'a Document,
    /// Elements that were reached; a damaged tree may have cycles.
    seen: BTreeSet<ObjectId>,
    pieces: Vec<Said>,
}

impl Walk<'_> {
    fn kids(&mut self, element: &Dictionary, page: ObjectId, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let kids = match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.as_slice(),
            Ok(kid @ Object::Reference(_)) => match self.pdf.dereference(kid) {
                Ok((_, Object::Array(kids))) => kids.as_slice(),
                _ => std::slice::from_ref(kid),
            },
            Ok(kid) => std::slice::from_ref(kid),
            Err(_) => return,
        };
        let is_citation = element.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"Reference");
        let page = element.get(b"Pg").and_then(Object::as_reference).unwrap_or(page);
        let before = self.pieces.len();
        for kid in kids {
            self.kid(kid, page, depth);
        }
        for piece in self.pieces[before..].iter_mut().filter(|_| is_citation) {
            if let Said::Text(mark) = *piece {
                *piece = Said::Citation(mark);
            }
        }
    }

    fn kid(&mut self, kid: &Object, page: ObjectId, depth: usize) {
        if let Object::Integer(mcid) = kid {
            self.pieces.push(Said::Text((page, *mcid)));
        } else {
            let id = kid.as_reference().ok();
            if id.is_some_and(|id| !self.seen.insert(id)) {
                return;
            }
            let Ok(element) = self.pdf.dereference(kid).and_then(|(_, kid)| kid.as_dict()) else { return };
            match element.get_type().unwrap_or_default() {
                b"MCR" => {
                    let page = element.get(b"Pg").and_then(Object::as_reference).unwrap_or(page);
                    if let Ok(mcid) = element.get(b"MCID").and_then(Object::as_i64) {
                        self.pieces.push(Said::Text((page, mcid)));
                    }
                }
                b"OBJR" => {}
                _ => {
                    self.kids(element, page, depth + 1);
                    let kind = element.get(b"S").and_then(Object::as_name).unwrap_or_default();
                    let text = matches!(self.pieces.last(), Some(Said::Text(_) | Said::Citation(_)));
                    if text && !INLINE.contains(&kind) {
                        self.pieces.push(Said::End);
                    }
                }
            }
        }
    }
}
