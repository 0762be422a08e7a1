//! Finds the first place where what a screen reader follows in a copy isn't what it follows in the page.

use lopdf::{Dictionary, Document, Object};

use super::Sides;

/// Elements nested deeper than this are compared as a whole.
const DEEPEST: usize = 64;

impl<'a> Sides<'a> {
    /// The first place where what a screen reader follows is another.
    pub(super) fn structure(&mut self, one: &Dictionary, two: &Dictionary) -> String {
        let (one, two) = (one.get(b"StructTreeRoot"), two.get(b"StructTreeRoot"));
        let found = match (one, two) {
            (Ok(one), Ok(two)) => self.element(one, two, 0),
            (Err(_), Ok(_)) => Some("it has none of the structure that a screen reader follows".to_owned()),
            _ => None,
        };
        found.unwrap_or_else(|| {
            "the way from what is drawn to what a screen reader says is another".to_owned()
        })
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
            return Some("a screen reader is led to other places of the page".to_owned());
        };
        let name = |of: &Dictionary| {
            of.get(b"S").and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned())
        };
        let (kind, due) = (name(&one).unwrap_or_default(), name(&two).unwrap_or_default());
        if kind != due {
            return Some(format!("a screen reader meets `{kind}` where the page has `{due}`"));
        }
        for (key, what) in [
            (b"Alt".as_slice(), "the words for a picture are others"),
            (b"ActualText", "words were put in the place of others"),
            (b"E", "words were put in the place of others"),
            (b"Lang", "a part of it is said in another language"),
        ] {
            if !self.same_entry(&one, &two, key) {
                return Some(format!("to a screen reader {what}"));
            }
        }
        let kids = |pdf: &Document, of: &Dictionary| match of.get_deref(b"K", pdf) {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(_) => of.get(b"K").cloned().into_iter().collect(),
            Err(_) => Vec::new(),
        };
        let (ones, twos) = (kids(copy, &one), kids(made, &two));
        if ones.len() != twos.len() {
            let (one, two) = (ones.len(), twos.len());
            return Some(format!("a screen reader finds {one} parts in `{kind}` where the page has {two}"));
        }
        if let Some(found) = ones.iter().zip(&twos).find_map(|(one, two)| self.element(one, two, depth + 1)) {
            return Some(found);
        }
        None
    }
}
