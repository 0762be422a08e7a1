//! Compares the sheets of a copy with those of the page: the drawing, its fonts, and the notes and links on it.

use blake3::Hash;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{DeparturePart, Sides, inner, keys, short};
use crate::pdf::canon::page_entries;
use crate::pdf::drawn;
use crate::pdf::messages;
use crate::pdf::refused::{PdfError, damaged};

/// The longest content of a page that is compared, in bytes.
const MOST_CONTENT: usize = 2 << 20;

impl Sides<'_> {
    pub(super) fn sheets(&mut self) -> Result<(), PdfError> {
        let (copies, pages) = self.pages.clone();
        if copies.len() != pages.len() {
            let what = messages::other_sheet_count(copies.len(), pages.len());
            self.add(DeparturePart::Sheets, what);
        }
        for (index, (one, two)) in copies.into_iter().zip(pages).enumerate() {
            self.sheet(index, one, two)?;
        }
        Ok(())
    }

    fn sheet(&mut self, index: usize, one: ObjectId, two: ObjectId) -> Result<(), PdfError> {
        let sheet = (self.pages.1.len() > 1).then_some(index + 1);
        let content =
            |pdf: &Document, page| pdf.get_page_content_with_limit(page, MOST_CONTENT).map_err(|_| damaged());
        let (drawn, due) = (content(self.copy, one)?, content(self.made, two)?);
        if drawn.trim_ascii() != due.trim_ascii() {
            let made = drawn::operations(&due).ok_or_else(damaged)?;
            let what = match drawn::operations(&drawn) {
                Some(copy) => drawn::departure(&copy, &made),
                None => Some(messages::drawing_unreadable()),
            };
            if let Some(what) = what {
                self.add_on(sheet, DeparturePart::Drawing, &what);
            }
        }
        let (one, two) = (page_entries(self.copy, one), page_entries(self.made, two));
        let (one, two) = (one.ok_or_else(damaged)?, two.ok_or_else(damaged)?);
        for key in keys(&one, &two) {
            if self.same_entry(&one, &two, &key) {
                continue;
            }
            match key.as_slice() {
                b"Annots" => self.annotations(&one, &two, sheet),
                b"Resources" => self.resources(&one, &two, sheet),
                b"MediaBox" | b"CropBox" | b"Rotate" | b"UserUnit" => {
                    self.add_on(sheet, DeparturePart::Sheets, &messages::other_sheet());
                }
                key => {
                    let key = String::from_utf8_lossy(key).into_owned();
                    self.add_on(sheet, DeparturePart::Sheets, &messages::other_sheet_entry(&key));
                }
            }
        }
        Ok(())
    }

    fn resources(&mut self, one: &Dictionary, two: &Dictionary, sheet: Option<usize>) {
        let (one, two) = (inner(self.copy, one, b"Resources"), inner(self.made, two, b"Resources"));
        for key in keys(&one, &two) {
            // It has no meaning any more (ISO 32000-1 §14.2).
            if key == b"ProcSet" || self.same_entry(&one, &two, &key) {
                continue;
            }
            if key != b"Font" {
                let key = String::from_utf8_lossy(&key).into_owned();
                self.add_on(sheet, DeparturePart::Drawing, &messages::other_resources(&key));
                continue;
            }
            let (one, two) = (inner(self.copy, &one, b"Font"), inner(self.made, &two, b"Font"));
            for name in keys(&one, &two) {
                if !self.same_entry(&one, &two, &name) {
                    let name = String::from_utf8_lossy(&name).into_owned();
                    self.add_on(sheet, DeparturePart::Font, &messages::other_font(&name));
                }
            }
        }
    }

    fn annotations(&mut self, one: &Dictionary, two: &Dictionary, sheet: Option<usize>) {
        let list = |pdf: &Document, page: &Dictionary| -> Vec<Object> {
            let list = page.get_deref(b"Annots", pdf).and_then(Object::as_array);
            list.cloned().unwrap_or_default()
        };
        let (copies, pages) = (list(self.copy, one), list(self.made, two));
        let before = copies.len();
        let mut added: Vec<(Option<Hash>, Object)> =
            copies.into_iter().map(|copy| (self.copied.of(&copy), copy)).collect();
        // Each annotation that both have is removed from both lists.
        let mut lost = Vec::new();
        for made in pages {
            let hash = self.making.of(&made);
            match added.iter().position(|(copy, _)| hash.is_some() && *copy == hash) {
                Some(twin) => {
                    added.remove(twin);
                }
                None => lost.push(made),
            }
        }
        if added.is_empty() && lost.is_empty() && before > 0 {
            self.add_on(sheet, DeparturePart::Note, &messages::other_link_order());
        }
        let mut lost = lost.into_iter();
        for (_, copy) in added {
            let kind = kind_of(self.copy, &copy);
            if kind != "Link" {
                self.add_on(sheet, DeparturePart::Note, &messages::note_added(&kind));
                continue;
            }
            let target = target_of(self.copy, &self.pages.0, &copy);
            match lost.next() {
                Some(made) => {
                    let due = target_of(self.made, &self.pages.1, &made);
                    let what = match due == target {
                        true => messages::link_moved(&target),
                        false => messages::link_redirected(&target, &due),
                    };
                    self.add_on(sheet, DeparturePart::Link, &what);
                }
                None => self.add_on(sheet, DeparturePart::Link, &messages::link_added(&target)),
            }
        }
        for made in lost {
            let target = target_of(self.made, &self.pages.1, &made);
            self.add_on(sheet, DeparturePart::Link, &messages::link_missing(&target));
        }
    }

    /// Notes a difference on a sheet, which is named where the page has several.
    fn add_on(&mut self, sheet: Option<usize>, part: DeparturePart, what: &str) {
        self.add(part, messages::on_sheet(what, sheet));
    }
}

fn kind_of(pdf: &Document, annotation: &Object) -> String {
    let dictionary = pdf.dereference(annotation).and_then(|(_, annotation)| annotation.as_dict());
    let kind = dictionary.and_then(|annotation| annotation.get(b"Subtype")).and_then(Object::as_name);
    kind.map(|kind| String::from_utf8_lossy(kind).into_owned()).unwrap_or_default()
}

/// The target of a link, in words.
fn target_of(pdf: &Document, pages: &[ObjectId], annotation: &Object) -> String {
    let Ok(link) = pdf.dereference(annotation).and_then(|(_, annotation)| annotation.as_dict()) else {
        return messages::nowhere();
    };
    let action = inner(pdf, link, b"A");
    let uri = action.get_deref(b"URI", pdf).and_then(Object::as_str).ok();
    if let Some(uri) = uri {
        return messages::address(&short(&String::from_utf8_lossy(uri)));
    }
    if !action.is_empty() {
        return messages::other_action();
    }
    let place = link.get_deref(b"Dest", pdf).and_then(Object::as_array);
    let Ok([page, _, x, y, ..]) = place.map(Vec::as_slice) else { return messages::nowhere() };
    let sheet = page.as_reference().ok().and_then(|page| pages.iter().position(|other| *other == page));
    let number = |object: &Object| object.as_float().map_or(0.0, |number| number.round());
    messages::place_on_sheet(number(x), number(y), sheet.map(|sheet| sheet + 1))
}
