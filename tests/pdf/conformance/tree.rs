//! The structure tree of a PDF, as it is and not as it should be.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// All structure elements, parents before children, in logical order.
#[derive(Default)]
pub struct Tree {
    pub nodes: Vec<Node>,
    /// Kids that are no element, no mark and no object.
    pub broken: Vec<String>,
}

/// A structure element.
pub struct Node {
    pub id: ObjectId,
    /// Its structure type.
    pub kind: String,
    pub dictionary: Dictionary,
    /// The element it was reached from; none for those under the root.
    pub parent: Option<usize>,
    pub kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Clone, Copy, PartialEq)]
pub enum Kid {
    Node(usize),
    /// A marked-content sequence of a page.
    Mark(ObjectId, i64),
    /// An annotation.
    Object(ObjectId),
}

impl Tree {
    pub fn read(pdf: &Document) -> Self {
        let mut tree = Self::default();
        let root = pdf.catalog().and_then(|catalog| catalog.get_deref(b"StructTreeRoot", pdf));
        let Ok(root) = root.and_then(Object::as_dict) else { return tree };
        let mut seen = BTreeSet::new();
        for kid in kids(pdf, root) {
            tree.add(pdf, &kid, None, ObjectId::default(), &mut seen);
        }
        tree
    }

    fn add(
        &mut self,
        pdf: &Document,
        kid: &Object,
        parent: Option<usize>,
        page: ObjectId,
        seen: &mut BTreeSet<ObjectId>,
    ) -> Option<Kid> {
        if let Object::Integer(mcid) = kid {
            return Some(Kid::Mark(page, *mcid));
        }
        let id = kid.as_reference().unwrap_or_default();
        let Ok(dictionary) = pdf.dereference(kid).and_then(|(_, kid)| kid.as_dict()) else {
            self.broken.push(format!("{kid:?} is no dictionary"));
            return None;
        };
        let page = dictionary.get(b"Pg").and_then(Object::as_reference).unwrap_or(page);
        match dictionary.get_type().unwrap_or_default() {
            b"MCR" => {
                let mcid = dictionary.get(b"MCID").and_then(Object::as_i64).ok()?;
                return Some(Kid::Mark(page, mcid));
            }
            b"OBJR" => return dictionary.get(b"Obj").and_then(Object::as_reference).ok().map(Kid::Object),
            _ => {}
        }
        if !seen.insert(id) {
            self.broken.push(format!("the element {id:?} is reached twice"));
            return None;
        }
        let kind = dictionary.get_deref(b"S", pdf).and_then(Object::as_name).unwrap_or_default();
        let kind = String::from_utf8_lossy(kind).into_owned();
        let index = self.nodes.len();
        self.nodes.push(Node { id, kind, dictionary: dictionary.clone(), parent, kids: Vec::new() });
        for kid in kids(pdf, dictionary) {
            if let Some(kid) = self.add(pdf, &kid, Some(index), page, seen) {
                self.nodes[index].kids.push(kid);
            }
        }
        Some(Kid::Node(index))
    }

    /// The marks in logical order, each with its element.
    pub fn marks(&self) -> Vec<(ObjectId, i64, usize)> {
        let mut found = Vec::new();
        let tops = (0..self.nodes.len()).filter(|index| self.nodes[*index].parent.is_none());
        tops.for_each(|top| self.collect_marks(top, &mut found));
        found
    }

    fn collect_marks(&self, index: usize, found: &mut Vec<(ObjectId, i64, usize)>) {
        for kid in &self.nodes[index].kids {
            match kid {
                Kid::Node(kid) => self.collect_marks(*kid, found),
                Kid::Mark(page, mcid) => found.push((*page, *mcid, index)),
                Kid::Object(_) => {}
            }
        }
    }

    pub fn parent_kind(&self, node: &Node) -> &str {
        node.parent.map_or("", |parent| self.nodes[parent].kind.as_str())
    }

    /// The types of the elements that an element holds.
    pub fn kid_kinds(&self, node: &Node) -> Vec<&str> {
        self.children(node).map(|kid| self.nodes[kid].kind.as_str()).collect()
    }

    pub fn children<'a>(&self, node: &'a Node) -> impl Iterator<Item = usize> + 'a {
        node.kids.iter().filter_map(|kid| match kid {
            Kid::Node(kid) => Some(*kid),
            Kid::Mark(..) | Kid::Object(_) => None,
        })
    }

    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Node> {
        self.nodes.iter().filter(move |node| node.kind == kind)
    }

    /// An attribute of an element, from the attribute object of an owner.
    pub fn attribute(pdf: &Document, node: &Node, owner: &str, key: &str) -> Option<Object> {
        let attributes = node.dictionary.get_deref(b"A", pdf).ok()?;
        let all = match attributes {
            Object::Array(all) => all.clone(),
            one => vec![one.clone()],
        };
        all.iter().find_map(|attributes| {
            let (_, attributes) = pdf.dereference(attributes).ok()?;
            let attributes = attributes.as_dict().ok()?;
            let is_owner = attributes.get(b"O").and_then(Object::as_name).ok()? == owner.as_bytes();
            attributes.get_deref(key.as_bytes(), pdf).ok().filter(|_| is_owner).cloned()
        })
    }
}

fn kids(pdf: &Document, dictionary: &Dictionary) -> Vec<Object> {
    match dictionary.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(Object::Reference(id)) => match pdf.get_object(*id) {
            Ok(Object::Array(kids)) => kids.clone(),
            _ => vec![Object::Reference(*id)],
        },
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    }
}
