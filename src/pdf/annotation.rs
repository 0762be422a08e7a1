//! Links as annotations (ISO 32000-1 §12.5.6.5) and headings as an outline (§12.3.3), both without printpdf's help:
//! its links have visible borders, and its outline is sorted by name.

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use super::uri::ascii;
use crate::language::Language;
use crate::page::{Link, LinkTarget, OutlineEntry, Page};

/// The annotation of an area of a link.
pub(super) struct Annotation {
    pub id: ObjectId,
    /// The sheet that it is on.
    pub sheet: usize,
}

/// Adds an annotation for each area of each link; returns them link by link. Their keys in the parent tree come after those
/// of the sheets.
pub(super) fn add_links(
    document: &mut Document,
    page: &Page,
    sheets: &[ObjectId],
    language: Language,
) -> Vec<Vec<Annotation>> {
    let mut key = i64::try_from(sheets.len()).unwrap_or(i64::MAX);
    let mut all = Vec::new();
    for link in &page.links {
        let mut ids = Vec::new();
        for [left, top, right, bottom] in &link.areas {
            let sheet = page.sheet_of(*top);
            let (top, bottom) = (page.on_sheet(*top), page.on_sheet(*bottom));
            let rectangle = [*left, page.height - bottom, *right, page.height - top]
                .map(|length| Object::Real((length * 100.0).round() / 100.0));
            let mut annotation = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => rectangle.to_vec(),
                // Printed with the page, as ISO 14289-1 and ISO 19005-3 require.
                "F" => 4,
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "Contents" => text_string(&contents(link, language)),
                "StructParent" => key,
            };
            key += 1;
            match &link.target {
                LinkTarget::Uri(uri) => annotation.set(
                    "A",
                    dictionary! { "Type" => "Action", "S" => "URI", "URI" => Object::string_literal(ascii(uri)) },
                ),
                LinkTarget::Reference(index) => {
                    let (x, y) = page.references.get(*index).copied().unwrap_or_default();
                    annotation.set("Dest", destination(page, sheets, x - 12.0, y, 6.0));
                }
                LinkTarget::Citation(index) => {
                    let [left, top, ..] = first_citation(page, *index).unwrap_or_default();
                    annotation.set("Dest", destination(page, sheets, left - 12.0, top, 24.0));
                }
            }
            ids.push(Annotation { id: document.add_object(annotation), sheet });
        }
        all.push(ids);
    }
    all
}

/// The place of the first citation of a reference.
fn first_citation(page: &Page, reference: usize) -> Option<[f32; 4]> {
    let citation = page.links.iter().find(|link| link.target == LinkTarget::Reference(reference))?;
    citation.areas.first().copied()
}

/// The purpose of a link, in words, for readers who can't see it.
pub(super) fn contents(link: &Link, language: Language) -> String {
    let words = &language.words().page;
    match &link.target {
        LinkTarget::Uri(uri) => uri.clone(),
        LinkTarget::Reference(_) => (words.reference)(link.text.trim_matches(['[', ']'])),
        LinkTarget::Citation(_) => (words.first_citation)(&link.text),
    }
}

/// A destination `above` points over the given place; the reader's magnification is kept.
fn destination(page: &Page, sheets: &[ObjectId], x: f32, y: f32, above: f32) -> Object {
    let sheet = sheets.get(page.sheet_of(y)).copied().unwrap_or_default();
    let (x, y) = (x.max(0.0).round(), (page.height - (page.on_sheet(y) - above)).round());
    Object::Array(vec![sheet.into(), "XYZ".into(), Object::Real(x), Object::Real(y), Object::Null])
}

/// Adds the outline, with the side heads below the title; none for a page without headings.
pub(super) fn add_outline(document: &mut Document, page: &Page, sheets: &[ObjectId]) -> Option<ObjectId> {
    let (title, heads) = page.outline.split_first()?;
    let root = document.new_object_id();
    let title_id = document.new_object_id();
    let ids: Vec<ObjectId> = heads.iter().map(|_| document.new_object_id()).collect();
    let count = i64::try_from(heads.len()).unwrap_or(0);
    for (index, (entry, id)) in heads.iter().zip(&ids).enumerate() {
        let mut item = item(page, sheets, entry, title_id);
        if let Some(previous) = index.checked_sub(1).and_then(|previous| ids.get(previous)) {
            item.set("Prev", *previous);
        }
        if let Some(next) = ids.get(index + 1) {
            item.set("Next", *next);
        }
        document.set_object(*id, item);
    }
    let mut item = item(page, sheets, title, root);
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        item.set("First", *first);
        item.set("Last", *last);
        item.set("Count", count);
    }
    document.set_object(title_id, item);
    let outlines =
        dictionary! { "Type" => "Outlines", "First" => title_id, "Last" => title_id, "Count" => count + 1 };
    document.set_object(root, outlines);
    Some(root)
}

fn item(page: &Page, sheets: &[ObjectId], entry: &OutlineEntry, parent: ObjectId) -> lopdf::Dictionary {
    dictionary! {
        "Title" => text_string(&entry.text),
        "Parent" => parent,
        "Dest" => destination(page, sheets, 0.0, entry.y, 8.0),
    }
}
