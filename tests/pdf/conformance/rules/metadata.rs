//! The XMP packet and the information dictionary.

use lopdf::Object;

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{catalog, info, packet, with};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};

pub const RULES: &[Rule] = &[
    Rule {
        name: "the catalog has a metadata stream",
        clause: "ISO 19005-2 and -3 6.6.2.1; ISO 14289-1 7.1 (Matterhorn 06-001)",
        check: |file| {
            let catalog = file.catalog();
            let stream = file.get(&catalog, "Metadata").and_then(|stream| stream.as_stream().ok());
            let right = stream.is_some_and(|stream| {
                file.name(&stream.dict, "Type").as_deref() == Some("Metadata")
                    && file.name(&stream.dict, "Subtype").as_deref() == Some("XML")
            });
            unless(right, "no metadata stream")
        },
        faults: &[
            Fault::Objects(|pdf| drop(catalog(pdf).remove(b"Metadata"))),
            Fault::Objects(|pdf| drop(with(pdf, "Subtype", "XML").remove(b"Type"))),
        ],
    },
    Rule {
        name: "the metadata stream isn't packed",
        clause: "ISO 19005-1 6.7.2 (ours: later parts allow it)",
        check: |file| {
            let catalog = file.catalog();
            let stream = file.get(&catalog, "Metadata").and_then(|stream| stream.as_stream().ok());
            unless(stream.is_some_and(|stream| !stream.dict.has(b"Filter")), "the metadata stream is packed")
        },
        faults: &[Fault::Objects(|pdf| {
            let id = crate::pdf::conformance::inject::find(pdf, "Subtype", "XML");
            let stream = crate::pdf::conformance::inject::stream(pdf, id);
            stream.allows_compression = true;
            stream.compress().expect("compression");
        })],
    },
    Rule {
        name: "the packet is well-formed XML in UTF-8",
        clause: "ISO 19005-2 and -3 6.6.2.1",
        check: |file| file.packet.fault.iter().cloned().collect(),
        faults: &[
            Fault::Objects(|pdf| packet(pdf, "</dc:title>", "")),
            Fault::Objects(|pdf| packet(pdf, "</dc:title>", "</dc:titel>")),
        ],
    },
    Rule {
        name: "the packet's header has neither `bytes` nor `encoding`",
        clause: "ISO 19005-2 and -3 6.6.2.1",
        check: |file| {
            let header = file.packet.text.split("?>").next().unwrap_or_default();
            unless(!header.contains("bytes=") && !header.contains("encoding="), header)
        },
        faults: &[
            Fault::Objects(|pdf| packet(pdf, "?xpacket begin", "?xpacket encoding=\"UTF-8\" begin")),
            Fault::Objects(|pdf| packet(pdf, "?xpacket begin", "?xpacket bytes=\"1\" begin")),
        ],
    },
    Rule {
        name: "the packet gives the title",
        clause: "ISO 14289-1 7.1 (Matterhorn 06-003)",
        check: |file| {
            unless(file.packet.first("dc:title").is_some_and(|title| !title.is_empty()), "no title")
        },
        faults: &[Fault::Objects(|pdf| packet(pdf, "dc:title>", "dc:type>"))],
    },
    Rule {
        name: "the packet names the part of PDF/A: 3 with files inside, 2 without; level A",
        clause: "ISO 19005-2 and -3 6.6.4, 6.8",
        check: |file| {
            let part = if file.embedded_files().is_empty() { "2" } else { "3" };
            let packet = &file.packet;
            let right = packet.get("pdfaid:part") == [part] && packet.get("pdfaid:conformance") == ["A"];
            unless(right, format!("{:?} {:?}", packet.get("pdfaid:part"), packet.get("pdfaid:conformance")))
        },
        faults: &[
            Fault::Objects(|pdf| packet(pdf, "<pdfaid:part>3", "<pdfaid:part>2")),
            Fault::Objects(|pdf| packet(pdf, "<pdfaid:conformance>A", "<pdfaid:conformance>B")),
            Fault::Objects(|pdf| packet(pdf, "pdfaid:part>", "xmp:Label>")),
        ],
    },
    Rule {
        name: "the packet names the part of PDF/UA: 1",
        clause: "ISO 14289-1 5 (Matterhorn 06-002)",
        check: |file| unless(file.packet.get("pdfuaid:part") == ["1"], "pdfuaid:part"),
        faults: &[
            Fault::Objects(|pdf| packet(pdf, "<pdfuaid:part>1", "<pdfuaid:part>2")),
            Fault::Objects(|pdf| packet(pdf, "pdfuaid:part>", "xmp:Label>")),
        ],
    },
    Rule {
        name: "properties that PDF/A doesn't know are described",
        clause: "ISO 19005-2 and -3 6.6.2.3",
        check: extension,
        faults: &[
            Fault::Objects(|pdf| packet(pdf, "<pdfaSchema:prefix>pdfuaid<", "<pdfaSchema:prefix>pdfua<")),
            Fault::Objects(|pdf| packet(pdf, "<pdfaProperty:category>internal</pdfaProperty:category>", "")),
            Fault::Objects(|pdf| packet(pdf, "xmp:CreatorTool", "our:tool")),
        ],
    },
    Rule {
        name: "the packet and the information dictionary say the same",
        clause: "ISO 19005-1 6.7.3 (ours: later parts leave it to the reader)",
        check: agreement,
        faults: &[
            Fault::Objects(|pdf| info(pdf).set("Title", Object::string_literal("Another title"))),
            Fault::Objects(|pdf| info(pdf).set("ModDate", Object::string_literal("D:20300101000000Z"))),
            Fault::Objects(|pdf| info(pdf).set("Keywords", Object::string_literal("secret"))),
        ],
    },
    Rule {
        name: "the packet gives the language of the catalog",
        clause: "ISO 14289-1 7.2 (ours)",
        check: |file| {
            let language = file.text(&file.catalog(), "Lang").unwrap_or_default();
            unless(file.packet.get("dc:language") == [language.as_str()], language)
        },
        faults: &[Fault::Objects(|pdf| catalog(pdf).set("Lang", Object::string_literal("de")))],
    },
];

/// The prefixes whose properties PDF/A knows.
const KNOWN: [&str; 6] = ["dc", "pdf", "xmp", "xmpMM", "pdfaid", "pdfaExtension"];

fn extension(file: &File) -> Faults {
    let packet = &file.packet;
    let prefixes = packet.get("pdfaSchema:prefix");
    let names = packet.get("pdfaProperty:name");
    let mut faults = Vec::new();
    for property in packet.properties() {
        let (prefix, name) = property.split_once(':').unwrap_or_default();
        if !(KNOWN.contains(&prefix) || prefixes.contains(&prefix) && names.contains(&name)) {
            faults.push(format!("`{property}` isn't described"));
        }
    }
    for field in ["name", "valueType", "category", "description"] {
        if packet.get(&format!("pdfaProperty:{field}")).len() != names.len() {
            faults.push(format!("a property without {field}"));
        }
    }
    for field in ["schema", "namespaceURI"] {
        if packet.get(&format!("pdfaSchema:{field}")).len() != prefixes.len() {
            faults.push(format!("a schema without {field}"));
        }
    }
    faults
}

fn agreement(file: &File) -> Faults {
    let info = file.info();
    let pairs = [
        ("Title", "dc:title"),
        ("Author", "dc:creator"),
        ("Subject", "dc:description"),
        ("Keywords", "pdf:Keywords"),
        ("Creator", "xmp:CreatorTool"),
        ("Producer", "pdf:Producer"),
        ("CreationDate", "xmp:CreateDate"),
        ("ModDate", "xmp:ModifyDate"),
    ];
    let mut faults = Vec::new();
    for (key, property) in pairs {
        let said = file.text(&info, key).map(|text| if key.ends_with("Date") { digits(&text) } else { text });
        let printed = file.packet.first(property);
        let printed = printed.map(|text| if key.ends_with("Date") { digits(text) } else { text.to_owned() });
        if said != printed {
            faults.push(format!("{key}: {said:?}, {property}: {printed:?}"));
        }
    }
    faults
}

fn digits(date: &str) -> String {
    date.chars().filter(char::is_ascii_digit).collect()
}
