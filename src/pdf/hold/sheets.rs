//! Holds the sheets of a copy against those of the page: what is drawn, with which letters, and what lies on it.

use blake3::Hash;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{DeparturePart, Sides, inner, keys, short};
use crate::pdf::canon::page_entries;
use crate::pdf::drawn;
use crate::pdf::refused::{PdfError, damaged};

/// The longest content of a page that is compared, in bytes.
const MOST_CONTENT: usize = 2 << 20;

impl Sides<'_> {
    pub(super) fn sheets(&mut self) -> Result<(), PdfError> {
        let (copies, pages) = self.pages.clone();
        if copies.len() != pages.len() {
            let (copy, made) = (sheets(copies.len()), sheets(pages.len()));
            self.add(DeparturePart::Sheets, format!("it has {copy}, and the page {made}"));
        }
        for (index, (one, two)) in copies.into_iter().zip(pages).enumerate() {
            self.sheet(index, one, two)?;
        }
        Ok(())
    }

    fn sheet(&mut self, index: usize, one: ObjectId, two: ObjectId) -> Result<(), PdfError> {
        let place = if self.pages.1.len() > 1 { format!(" on sheet {}", index + 1) } else { String::new() };
        let content =
            |pdf: &Document, page| pdf.get_page_content_with_limit(page, MOST_CONTENT).map_err(|_| damaged());
        let (drawn, due) = (content(self.copy, one)?, content(self.made, two)?);
        if drawn.trim_ascii() != due.trim_ascii() {
            let made = drawn::operations(&due).ok_or_else(damaged)?;
            let what = match drawn::operations(&drawn) {
                Some(copy) => drawn::departure(&copy, &made),
                None => Some("draws something that can't be read to its end".to_owned()),
            };
            if let Some(what) = what {
                self.add(DeparturePart::Drawing, format!("it {what}{place}"));
            }
        }
        let (one, two) = (page_entries(self.copy, one), page_entries(self.made, two));
        let (one, two) = (one.ok_or_else(damaged)?, two.ok_or_else(damaged)?);
        for key in keys(&one, &two) {
            if self.same_entry(&one, &two, &key) {
                continue;
            }
            match key.as_slice() {
                b"Annots" => self.annotations(&one, &two, &place),
                b"Resources" => self.resources(&one, &two, &place),
                b"MediaBox" | b"CropBox" | b"Rotate" | b"UserUnit" => {
                    self.add(
                        DeparturePart::Sheets,
                        format!("its sheet is of another size, or lies otherwise{place}"),
                    );
                }
                key => {
                    let key = String::from_utf8_lossy(key).into_owned();
                    self.add(
                        DeparturePart::Sheets,
                        format!("its sheet has `{key}` otherwise than the page{place}"),
                    );
                }
            }
        }
        Ok(())
    }

    fn resources(&mut self, one: &Dictionary, two: &Dictionary, place: &str) {
        let (one, two) = (inner(self.copy, one, b"Resources"), inner(self.made, two, b"Resources"));
        for key in keys(&one, &two) {
            // Says nothing any more (ISO 32000-1 §14.2).
            if key == b"ProcSet" || self.same_entry(&one, &two, &key) {
                continue;
            }
            if key != b"Font" {
                let key = String::from_utf8_lossy(&key).into_owned();
                self.add(
                    DeparturePart::Drawing,
                    format!("it has `{key}` to draw with, which the page hasn't{place}"),
                );
                continue;
            }
            let (one, two) = (inner(self.copy, &one, b"Font"), inner(self.made, &two, b"Font"));
            for name in keys(&one, &two) {
                if !self.same_entry(&one, &two, &name) {
                    let name = String::from_utf8_lossy(&name).into_owned();
                    self.add(
                        DeparturePart::Font,
                        format!("its font `{name}` has other letters, or other meanings for them{place}"),
                    );
                }
            }
        }
    }

    fn annotations(&mut self, one: &Dictionary, two: &Dictionary, place: &str) {
        let list = |pdf: &Document, page: &Dictionary| -> Vec<Object> {
            let list = page.get_deref(b"Annots", pdf).and_then(Object::as_array);
            list.cloned().unwrap_or_default()
        };
        let (copies, pages) = (list(self.copy, one), list(self.made, two));
        let before = copies.len();
        let mut added: Vec<(Option<Hash>, Object)> =
            copies.into_iter().map(|copy| (self.copied.of(&copy), copy)).collect();
        // Each of the page's that is in the copy too goes from both lists.
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
            self.add(DeparturePart::Note, format!("its links come in another order{place}"));
        }
        let mut lost = lost.into_iter();
        for (_, copy) in added {
            let kind = kind_of(self.copy, &copy);
            if kind != "Link" {
                self.add(DeparturePart::Note, format!("a note of the kind `{kind}` lies on it{place}"));
                continue;
            }
            let target = target_of(self.copy, &self.pages.0, &copy);
            match lost.next() {
                Some(made) => {
                    let due = target_of(self.made, &self.pages.1, &made);
                    let what = match due == target {
                        true => {
                            format!("a link to {target} lies elsewhere, or says something else of itself")
                        }
                        false => format!("a link leads to {target}, and the page's to {due}"),
                    };
                    self.add(DeparturePart::Link, format!("{what}{place}"));
                }
                None => self.add(DeparturePart::Link, format!("a link to {target} was put on it{place}")),
            }
        }
        for made in lost {
            let target = target_of(self.made, &self.pages.1, &made);
            self.add(DeparturePart::Link, format!("the link to {target} is missing{place}"));
        }
    }
}

fn sheets(count: usize) -> String {
    if count == 1 { "1 sheet".to_owned() } else { format!("{count} sheets") }
}

fn kind_of(pdf: &Document, annotation: &Object) -> String {
    let dictionary = pdf.dereference(annotation).and_then(|(_, annotation)| annotation.as_dict());
    let kind = dictionary.and_then(|annotation| annotation.get(b"Subtype")).and_then(Object::as_name);
    kind.map(|kind| String::from_utf8_lossy(kind).into_owned()).unwrap_or_default()
}

/// Where a link leads.
fn target_of(pdf: &Document, pages: &[ObjectId], annotation: &Object) -> String {
    let Ok(link) = pdf.dereference(annotation).and_then(|(_, annotation)| annotation.as_dict()) else {
        return "nowhere".to_owned();
    };
    let action = inner(pdf, link, b"A");
    let uri = action.get_deref(b"URI", pdf).and_then(Object::as_str).ok();
    if let Some(uri) = uri {
        return format!("`{}`", short(&String::from_utf8_lossy(uri)));
    }
    if !action.is_empty() {
        return "an action that isn't an address".to_owned();
    }
    let place = link.get_deref(b"Dest", pdf).and_then(Object::as_array);
    let Ok([page, _, x, y, ..]) = place.map(Vec::as_slice) else { return "nowhere".to_owned() };
    let sheet = page.as_reference().ok().and_then(|page| pages.iter().position(|other| *other == page));
    let number = |object: &Object| object.as_float().map_or(0.0, |number| number.round());
    let sheet = sheet.map_or_else(|| "?".to_owned(), |sheet| (sheet + 1).to_string());
    format!("{:.0}, {:.0} on sheet {sheet}", number(x), number(y))
}
