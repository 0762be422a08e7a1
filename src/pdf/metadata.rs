//! What a PDF says about itself: title, author, language, date, once in Info and once in XMP (ISO 16684-1).

use std::fmt::Write;

use chrono::NaiveDate;

use crate::language::Language;

/// The name of the program as it stands in the files it writes.
pub(super) const PRODUCER: &str = concat!("factbrief ", env!("CARGO_PKG_VERSION"));

/// What a PDF says about itself.
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
}

impl Metadata {
    /// The date as PDF writes it (ISO 32000-1 §7.9.4).
    pub(super) fn pdf_date(&self) -> String {
        self.date.format("D:%Y%m%d000000Z").to_string()
    }

    /// The XMP packet. It states what Info states, word for word.
    pub(super) fn xmp(&self) -> String {
        let date = self.date.format("%Y-%m-%dT00:00:00Z");
        let mut properties = String::new();
        let mut property = |name: &str, value: &str| {
            // Writing to a string can't fail.
            let _ = writeln!(properties, "   <{name}>{value}</{name}>");
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
        property("pdfaid:part", "3");
        property("pdfaid:conformance", "A");
        property("pdfuaid:part", "1");
        for name in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
            property(name, &date.to_string());
        }
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n \
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  \
             <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
             xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
             {properties}{EXTENSION}  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
        )
    }
}

/// PDF/A wants properties that it doesn't know described (ISO 19005-3 §6.6.2.3.3), and it knows not PDF/UA's.
const EXTENSION: &str = r#"   <pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <rdf:Bag><rdf:li rdf:parseType="Resource">
     <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
     <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
     <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
     <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
     </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag>
   </pdfaExtension:schemas>
"#;

/// Text as it may stand in XML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
