//! A PDF as the rules see it: the objects, what each page shows, the structure tree and the fonts.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, decode_text_string};

use crate::pdf::conformance::content::Content;
use crate::pdf::conformance::font::Font;
use crate::pdf::conformance::packet::Packet;
use crate::pdf::conformance::tree::{Kid, Tree};

/// A PDF that has been read as far as it can be read.
pub struct File {
    pub bytes: Vec<u8>,
    /// Its objects; none when the library can't read them.
    pub pdf: Document,
    pub pages: Vec<Page>,
    pub tree: Tree,
    pub fonts: BTreeMap<ObjectId, Font>,
    pub packet: Packet,
}

/// A page with what it shows.
pub struct Page {
    pub id: ObjectId,
    pub dictionary: Dictionary,
    pub content: Content,
    /// The fonts by their names in its resources.
    pub fonts: BTreeMap<Vec<u8>, ObjectId>,
}

impl File {
    pub fn read(bytes: Vec<u8>) -> Self {
        let pdf = Document::load_mem(&bytes).unwrap_or_default();
        let ids: Vec<ObjectId> = pdf.page_iter().collect();
        let mut fonts = BTreeMap::new();
        let mut pages = Vec::new();
        for id in ids {
            let Ok(dictionary) = pdf.get_dictionary(id).cloned() else { continue };
            let content = Content::read(&pdf, id);
            let mut names = BTreeMap::new();
            for (name, font) in resources(&pdf, &dictionary, b"Font") {
                let Ok(font_id) = font.as_reference() else { continue };
                names.insert(name, font_id);
                if let Some(font) = Font::read(&pdf, font_id) {
                    fonts.entry(font_id).or_insert(font);
                }
            }
            pages.push(Page { id, dictionary, content, fonts: names });
        }
        let tree = Tree::read(&pdf);
        let packet = Packet::read(&pdf);
        Self { bytes, pdf, pages, tree, fonts, packet }
    }

    pub fn catalog(&self) -> Dictionary {
        self.pdf.catalog().cloned().unwrap_or_default()
    }

    pub fn info(&self) -> Dictionary {
        let info = self.pdf.trailer.get_deref(b"Info", &self.pdf);
        info.and_then(Object::as_dict).cloned().unwrap_or_default()
    }

    /// The value of a key, resolved.
    pub fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        dictionary.get_deref(key.as_bytes(), &self.pdf).ok()
    }

    pub fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        self.get(dictionary, key)?.as_dict().ok()
    }

    pub fn array<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Vec<Object>> {
        self.get(dictionary, key)?.as_array().ok()
    }

    pub fn name(&self, dictionary: &Dictionary, key: &str) -> Option<String> {
        let name = self.get(dictionary, key)?.as_name().ok()?;
        Some(String::from_utf8_lossy(name).into_owned())
    }

    pub fn text(&self, dictionary: &Dictionary, key: &str) -> Option<String> {
        decode_text_string(self.get(dictionary, key)?).ok()
    }

    pub fn numbers(&self, dictionary: &Dictionary, key: &str) -> Option<Vec<f32>> {
        self.array(dictionary, key)?.iter().map(|number| number.as_float().ok()).collect()
    }

    /// Whether a key is there and true.
    pub fn is_true(&self, dictionary: &Dictionary, key: &str) -> bool {
        self.get(dictionary, key).is_some_and(|value| value.as_bool().is_ok_and(|value| value))
    }

    /// Every dictionary of the file, those of streams and those inside others included.
    pub fn dictionaries(&self) -> Vec<&Dictionary> {
        let mut found = Vec::new();
        self.pdf.objects.values().for_each(|object| collect(object, &mut found));
        found
    }

    pub fn streams(&self) -> Vec<(ObjectId, &Stream)> {
        let streams = self.pdf.objects.iter();
        streams.filter_map(|(id, object)| Some((*id, object.as_stream().ok()?))).collect()
    }

    /// The annotations of all pages with their ids.
    pub fn annotations(&self) -> Vec<(ObjectId, Dictionary)> {
        let mut found = Vec::new();
        for page in &self.pages {
            for annotation in self.array(&page.dictionary, "Annots").into_iter().flatten() {
                let id = annotation.as_reference().unwrap_or_default();
                let annotation = self.pdf.dereference(annotation).and_then(|(_, object)| object.as_dict());
                found.extend(annotation.ok().map(|annotation| (id, annotation.clone())));
            }
        }
        found
    }

    /// The file specifications that hold a file.
    pub fn embedded_files(&self) -> Vec<(ObjectId, &Dictionary)> {
        let all = self.pdf.objects.iter();
        let all = all.filter_map(|(id, object)| Some((*id, object.as_dict().ok()?)));
        all.filter(|(_, dictionary)| dictionary.has(b"EF")).collect()
    }

    /// The text of a marked-content sequence.
    pub fn shown_text(&self, page: ObjectId, mcid: i64) -> String {
        let Some(page) = self.pages.iter().find(|other| other.id == page) else { return String::new() };
        let sequences = page.content.sequences.iter().filter(|sequence| sequence.mcid == Some(mcid));
        let mut text = String::new();
        for glyph in sequences.flat_map(|sequence| &sequence.glyphs) {
            let font = page.fonts.get(&glyph.font).and_then(|id| self.fonts.get(id));
            text.push_str(
                font.and_then(|font| font.texts.get(&glyph.code)).map_or("\u{fffd}", String::as_str),
            );
        }
        text
    }

    /// The text of an element and all it holds.
    pub fn text_of(&self, node: usize) -> String {
        let kids = self.tree.nodes[node].kids.iter().map(|kid| match kid {
            Kid::Node(kid) => self.text_of(*kid),
            Kid::Mark(page, mcid) => self.shown_text(*page, *mcid),
            Kid::Object(_) => String::new(),
        });
        kids.collect()
    }
}

/// The entries of one kind in a page's resources.
pub fn resources(pdf: &Document, page: &Dictionary, kind: &[u8]) -> Vec<(Vec<u8>, Object)> {
    let entries = page
        .get_deref(b"Resources", pdf)
        .and_then(Object::as_dict)
        .and_then(|resources| resources.get_deref(kind, pdf))
        .and_then(Object::as_dict);
    entries.into_iter().flatten().map(|(name, entry)| (name.clone(), entry.clone())).collect()
}

fn collect<'a>(object: &'a Object, found: &mut Vec<&'a Dictionary>) {
    match object {
        Object::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Object::Dictionary(dictionary) => {
            found.push(dictionary);
            dictionary.iter().for_each(|(_, value)| collect(value, found));
        }
        Object::Stream(stream) => {
            found.push(&stream.dict);
            stream.dict.iter().for_each(|(_, value)| collect(value, found));
        }
        _ => {}
    }
}
