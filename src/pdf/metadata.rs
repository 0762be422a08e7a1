//! The metadata of a PDF: title, author, language and date, in Info and again in XMP (ISO 16684-1).

use std::fmt::Write;

use chrono::NaiveDate;

use crate::language::Language;

use super::attachment::Attachment;

/// The name of the program.
pub(super) const NAME: &str = "factbrief";

/// The name and version of the program, as in the files that it writes.
pub(super) const PRODUCER: &str = concat!("factbrief ", env!("CARGO_PKG_VERSION"));

/// The property that holds the content hash, as it is written.
pub(super) const CONTENT_HASH: &str = "factbrief:contentHash";
/// Its name within the namespace.
pub(super) const HASH_NAME: &str = "contentHash";

/// The namespace of that property; it is an identifier, not an address.
pub(super) const NAMESPACE: &str = "urn:factbrief:1.0:";

/// The metadata of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// The title, shown in the window's title bar.
    pub title: String,
    /// Who publishes it.
    pub author: String,
    /// What it is about.
    pub subject: Option<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The language of its text.
    pub language: Language,
    /// The date printed on it; all time stamps are midnight UTC of this day.
    pub date: NaiveDate,
    /// A hash of what the file was made from, by which a copy can be recognised; written into the XMP.
    pub content_hash: Option<String>,
    /// A file to embed. A file without one is built to PDF/A-2a, which is PDF/A-3a without attachments.
    pub attachment: Option<Attachment>,
}

impl Metadata {
    /// The XMP packet. It says the same as Info, word for word.
    pub(super) fn xmp(&self) -> String {
        let date = self.date.format("%Y-%m-%dT00:00:00Z");
        let mut properties = String::new();
        let mut property = |name: &str, value: &str| {
            // Writing to a string can't fail.
            let _ = writeln!(properties, "<{name}>{value}</{name}>");
        };
        let default_language = |text: &str| {
            format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escape(text))
        };
        property("dc:format", "application/pdf");
        property("dc:title", &default_language(&self.title));
        property("dc:creator", &format!("<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>", escape(&self.author)));
        if let Some(subject) = &self.subject {
            property("dc:description", &default_language(subject));
        }
        property("dc:language", &format!("<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>", self.language.tag()));
        if !self.keywords.is_empty() {
            property("pdf:Keywords", &escape(&self.keywords.join(", ")));
        }
        property("pdf:Producer", &escape(PRODUCER));
        property("xmp:CreatorTool", &escape(PRODUCER));
        property("pdfaid:part", if self.attachment.is_some() { "3" } else { "2" });
        property("pdfaid:conformance", "A");
        property("pdfuaid:part", "1");
        if let Some(hash) = &self.content_hash {
            property(CONTENT_HASH, &escape(hash));
        }
        for name in ["xmp:CreateDate", "xmp:ModifyDate"] {
            property(name, &date.to_string());
        }
        let (namespace, extension) = match self.content_hash {
            Some(_) => (format!(" xmlns:{NAME}=\"{NAMESPACE}\""), extension(&[PDF_UA, COPY])),
            None => (String::new(), extension(&[PDF_UA])),
        };
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
             <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
             xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"{namespace}>\n\
             {properties}{extension}</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
        )
    }
}

/// A schema with one property that PDF/A doesn't define.
struct Schema {
    name: &'static str,
    namespace: &'static str,
    prefix: &'static str,
    property: &'static str,
    value_type: &'static str,
    description: &'static str,
}

const PDF_UA: Schema = Schema {
    name: "PDF/UA identification schema",
    namespace: "http://www.aiim.org/pdfua/ns/id/",
    prefix: "pdfuaid",
    property: "part",
    value_type: "Integer",
    description: "Part of ISO 14289",
};

const COPY: Schema = Schema {
    name: "factbrief schema",
    namespace: NAMESPACE,
    prefix: NAME,
    property: HASH_NAME,
    value_type: "Text",
    description: "Hash of what the page was made from",
};

/// The description of these schemas, which PDF/A requires for properties that it doesn't define (ISO 19005-3 §6.6.2.3.3).
fn extension(schemas: &[Schema]) -> String {
    let mut items = String::new();
    for Schema { name, namespace, prefix, property, value_type, description } in schemas {
        let _ = write!(
            items,
            r#"
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{property}</pdfaProperty:name>
<pdfaProperty:valueType>{value_type}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{description}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"#
        );
    }
    format!(
        r#"<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag>{items}
</rdf:Bag>
</pdfaExtension:schemas>
"#
    )
}

/// Text, escaped for XML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
