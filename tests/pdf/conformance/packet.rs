//! The XMP packet of a PDF, read with a small XML reader of its own: just what RDF of this kind needs.

use lopdf::{Document, Object};

/// What the packet says.
#[derive(Default)]
pub struct Packet {
    /// The packet as it stands in the file; empty if there is none.
    pub text: String,
    /// Each piece of text with the names of the elements around it, outermost first.
    pub values: Vec<(Vec<String>, String)>,
    /// What is wrong with its XML.
    pub fault: Option<String>,
}

impl Packet {
    pub fn read(pdf: &Document) -> Self {
        let stream = pdf.catalog().and_then(|catalog| catalog.get_deref(b"Metadata", pdf));
        let Ok(stream) = stream.and_then(Object::as_stream) else { return Self::default() };
        match String::from_utf8(stream.get_plain_content().unwrap_or_default()) {
            Ok(text) => Self::parse(text),
            Err(error) => Self { fault: Some(error.to_string()), ..Self::default() },
        }
    }

    fn parse(text: String) -> Self {
        let mut values = Vec::new();
        let mut fault = None;
        let mut open: Vec<String> = Vec::new();
        let mut rest = text.as_str();
        while let Some(start) = rest.find('<') {
            let said = rest[..start].trim();
            if !said.is_empty() && !open.is_empty() {
                values.push((open.clone(), unescape(said)));
            }
            let Some(end) = rest[start..].find('>') else {
                fault = Some("a tag doesn't end".to_owned());
                break;
            };
            let tag = &rest[start + 1..start + end];
            rest = &rest[start + end + 1..];
            if tag.starts_with(['?', '!']) {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                if open.pop().as_deref() != Some(name.trim()) {
                    fault = Some(format!("`{name}` isn't the element that is open"));
                }
            } else if !tag.ends_with('/') {
                open.push(tag.split_whitespace().next().unwrap_or_default().to_owned());
            }
        }
        if let Some(name) = open.last() {
            fault = Some(format!("`{name}` doesn't end"));
        }
        Self { text, values, fault }
    }

    /// The values of a property, whatever stands between it and its text.
    pub fn get(&self, property: &str) -> Vec<&str> {
        let all = self.values.iter().filter(|(names, _)| names.iter().any(|name| name == property));
        all.map(|(_, text)| text.as_str()).collect()
    }

    /// The first value of a property.
    pub fn first(&self, property: &str) -> Option<&str> {
        self.get(property).first().copied()
    }

    /// The names of the properties: what stands right under a description.
    pub fn properties(&self) -> Vec<&str> {
        let names = self.values.iter().filter_map(|(names, _)| {
            let at = names.iter().position(|name| name == "rdf:Description")?;
            names.get(at + 1).map(String::as_str)
        });
        names.collect()
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
