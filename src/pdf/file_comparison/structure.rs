//! Finds the first place where a screen reader would find something in a copy that differs from the page.

use lopdf::{Dictionary, Document, Object};

use super::Sides;
use crate::pdf::messages;

/// Elements nested deeper than this are compared as a whole.
const DEEPEST: usize = 64;

impl<'a> Sides<'a> {
    /// The first difference in what a screen reader follows, in words.
    pub(super) fn structure(&mut self, one: &Dictionary, two: &Dictionary) -> String {
        let (one, two) = (one.get(b"StructTreeRoot"), two.get(b"StructTreeRoot"));
        let found = match (one, two) {
            (Ok(one), Ok(two)) => self.element(one, two, 0),
            (Err(_), Ok(_)) => Some(messages::no_structure()),
            _ => None,
        };
        found.unwrap_or_else(messages::other_assignment)
    }

    fn element(&mut self, one: &Object, two: &Object, depth: usize) -> Option<String> {
        if depth > DEEPEST || self.same(one, two) {
            return None;
        }
        let (copy, made) = (self.copy, self.made);
        let read = |pdf: &'a Document, object: &Object| {
            let object = object.as_reference().ok().map_or(Ok(None), |id| pdf.get_dictionary(id).map(Some));
            object.ok().flatten()
        };
        let (Some(one), Some(two)) = (
            read(copy, one).cloned().or_else(|| one.as_dict().ok().cloned()),
            read(made, two).cloned().or_else(|| two.as_dict().ok().cloned()),
        ) else {
            return Some(messages::other_places());
        };
        let name = |of: &Dictionary| {
            of.get(b"S").and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned())
        };
        let (kind, due) = (name(&one).unwrap_or_default(), name(&two).unwrap_or_default());
        if kind != due {
            return Some(messages::other_element(&kind, &due));
        }
        for key in [b"Alt".as_slice(), b"ActualText", b"E", b"Lang"] {
            if !self.same_entry(&one, &two, key) {
                return Some(match key {
                    b"Alt" => messages::other_alternative(),
                    b"Lang" => messages::other_part_language(),
                    _ => messages::replaced_text(),
                });
            }
        }
        let kids = |pdf: &Document, of: &Dictionary| match of.get_deref(b"K", pdf) {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(_) => of.get(b"K").cloned().into_iter().collect(),
            Err(_) => Vec::new(),
        };
        let (ones, twos) = (kids(copy, &one), kids(made, &two));
        if ones.len() != twos.len() {
            return Some(messages::other_part_count(&kind, ones.len(), twos.len()));
        }
        if let Some(found) = ones.iter().zip(&twos).find_map(|(one, two)| self.element(one, two, depth + 1)) {
            return Some(found);
        }
        None
    }
}
