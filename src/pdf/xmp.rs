//! Reads an XMP packet (ISO 16684-1) as a list of properties, so that metadata can be compared however a program writes
//! it; the only file that knows roxmltree.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The largest packet that is read, in bytes; ours have 4 kB, and other programs add blank space for later changes.
const MOST: usize = 256 << 10;

/// The properties of a packet, by namespace and name. A value with parts is written out with their names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Properties(BTreeMap<(String, String), String>);

/// The properties by which a program says that it saved a file again, by namespace and name (ISO 16684-1 §8.3 and §8.4,
/// Adobe's XMP specification part 2).
const OF_SAVING: [(&str, &[&str]); 3] = [
    ("http://ns.adobe.com/pdf/1.3/", &["Producer"]),
    ("http://ns.adobe.com/xap/1.0/", &["ModifyDate", "MetadataDate"]),
    ("http://ns.adobe.com/xap/1.0/mm/", &["DocumentID", "InstanceID", "OriginalDocumentID"]),
];

impl Properties {
    /// Reads a packet; none where it isn't XMP, or holds something that isn't a property.
    pub(super) fn read(packet: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(packet).ok().filter(|text| text.len() <= MOST)?;
        let document = Document::parse(text.trim_start_matches('\u{feff}').trim()).ok()?;
        let mut top = document.root_element();
        if !top.has_tag_name((RDF, "RDF")) {
            let mut inner = top.children().filter(is_said);
            top = inner.next().filter(|top| top.has_tag_name((RDF, "RDF")))?;
            if inner.next().is_some() {
                return None;
            }
        }
        let mut found = BTreeMap::new();
        let mut note = |namespace: Option<&str>, name: &str, value: String| {
            found.insert((namespace.unwrap_or_default().to_owned(), name.to_owned()), value).is_none()
        };
        for description in top.children().filter(is_said) {
            if !description.has_tag_name((RDF, "Description")) {
                return None;
            }
            for attribute in description.attributes() {
                let about = (attribute.namespace(), attribute.name()) == (Some(RDF), "about");
                if about && attribute.value().is_empty() {
                    continue;
                }
                // A property may appear only once.
                if !note(attribute.namespace(), attribute.name(), attribute.value().trim().to_owned()) {
                    return None;
                }
            }
            for property in description.children().filter(is_said) {
                let name = property.tag_name();
                if property.is_text() || !note(name.namespace(), name.name(), value(property)) {
                    return None;
                }
            }
        }
        Some(Self(found))
    }

    /// A property, where it is a plain text.
    pub(super) fn get(&self, namespace: &str, name: &str) -> Option<&str> {
        let value = self.0.get(&(namespace.to_owned(), name.to_owned()))?;
        (!value.is_empty()).then_some(value.as_str())
    }

    /// All properties except those that say who saved the file and when: namespace and name, and the value.
    pub(super) fn lasting(&self) -> impl Iterator<Item = (&(String, String), &str)> {
        let of_saving = |namespace: &str, name: &str| {
            OF_SAVING.iter().any(|(other, names)| *other == namespace && names.contains(&name))
        };
        let lasting = self.0.iter().filter(move |((namespace, name), _)| !of_saving(namespace, name));
        lasting.map(|(key, value)| (key, value.as_str()))
    }
}

/// Whether a node has content: it is neither blank nor a comment.
fn is_said(node: &Node<'_, '_>) -> bool {
    node.is_element() || node.text().is_some_and(|text| node.is_text() && !text.trim().is_empty())
}

/// The value of a property: its text; where it has parts, also their names, except parts that only hold one text for every
/// language.
fn value(node: Node<'_, '_>) -> String {
    let attributes = node.attributes().filter(|attribute| {
        let default = (attribute.namespace(), attribute.name(), attribute.value());
        default != (Some(XML), "lang", "x-default")
    });
    let mut text: String = attributes
        .map(|attribute| {
            let namespace = attribute.namespace().unwrap_or_default();
            format!("{{{namespace}{}={}}}", attribute.name(), attribute.value())
        })
        .collect();
    for child in node.children().filter(is_said) {
        if child.is_text() {
            text.push_str(child.text().unwrap_or_default().trim());
            continue;
        }
        let name = child.tag_name();
        let inner = value(child);
        if name.namespace() == Some(RDF) && matches!(name.name(), "Alt" | "Seq" | "Bag" | "li") {
            // A list with one item has the same value as the item.
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&inner);
        } else {
            text.push_str(&format!("<{}{}>{inner}</>", name.namespace().unwrap_or_default(), name.name()));
        }
    }
    text
}
