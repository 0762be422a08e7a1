//! Files inside the file.

use lopdf::{Object, decode_text_string, dictionary};

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{catalog, find, stream, with};
use crate::pdf::conformance::rule::{Fault, Faults, Rule};

pub const RULES: &[Rule] = &[
    Rule {
        name: "an embedded file has a name in both forms",
        clause: "ISO 19005-3 6.8; ISO 14289-1 7.11 (Matterhorn 21-001)",
        check: |file| {
            each(file, |specification| {
                ["F", "UF"]
                    .iter()
                    .all(|key| file.text(specification, key).is_some_and(|name| !name.is_empty()))
                    && file.text(specification, "F") == file.text(specification, "UF")
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(with(pdf, "Type", "Filespec").remove(b"UF"))),
            Fault::Objects(|pdf| with(pdf, "Type", "Filespec").set("F", Object::string_literal(""))),
        ],
    },
    Rule {
        name: "an embedded file says how it relates to the page",
        clause: "ISO 19005-3 6.8",
        check: |file| {
            each(file, |specification| {
                let relation = file.name(specification, "AFRelationship").unwrap_or_default();
                ["Source", "Data", "Alternative", "Supplement", "Unspecified"].contains(&relation.as_str())
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(with(pdf, "Type", "Filespec").remove(b"AFRelationship"))),
            Fault::Objects(|pdf| with(pdf, "Type", "Filespec").set("AFRelationship", "Friend")),
        ],
    },
    Rule {
        name: "an embedded file says what it is",
        clause: "ISO 19005-3 6.8 (Desc: recommended by it)",
        check: |file| {
            each(file, |specification| {
                let kind = embedded(file, specification)
                    .and_then(|file_stream| file.name(&file_stream.dict, "Subtype"));
                let kind = kind.unwrap_or_default();
                let (main, sub) = kind.split_once('/').unwrap_or_default();
                let described = file.text(specification, "Desc").is_some_and(|text| !text.is_empty());
                described
                    && [main, sub].iter().all(|part| {
                        !part.is_empty()
                            && part.chars().all(|c| c.is_ascii_alphanumeric() || "-+._".contains(c))
                    })
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(with(pdf, "Type", "EmbeddedFile").remove(b"Subtype"))),
            Fault::Objects(|pdf| with(pdf, "Type", "EmbeddedFile").set("Subtype", "json")),
            Fault::Objects(|pdf| drop(with(pdf, "Type", "Filespec").remove(b"Desc"))),
        ],
    },
    Rule {
        name: "embedded files are those that the page is associated with, and both lists agree",
        clause: "ISO 19005-3 6.8 and annex E",
        check: lists,
        faults: &[
            Fault::Objects(|pdf| drop(catalog(pdf).remove(b"AF"))),
            Fault::Objects(|pdf| drop(catalog(pdf).remove(b"Names"))),
            Fault::Objects(|pdf| {
                let id = find(pdf, "Type", "Filespec");
                let name = Object::string_literal("other.json");
                let files = dictionary! { "Names" => vec![name, id.into()] };
                catalog(pdf).set("Names", dictionary! { "EmbeddedFiles" => files });
            }),
        ],
    },
    Rule {
        name: "size, sum and date of an embedded file are right",
        clause: "ISO 32000-1 7.11.4.1; ISO 19005-3 6.8",
        check: |file| {
            each(file, |specification| {
                let Some(embedded) = embedded(file, specification) else { return false };
                let Some(params) = file.dictionary(&embedded.dict, "Params") else { return false };
                let content = embedded.get_plain_content().unwrap_or_default();
                let size = file.get(params, "Size").and_then(|size| size.as_i64().ok());
                let sum = file.get(params, "CheckSum").and_then(|sum| sum.as_str().ok());
                size == i64::try_from(content.len()).ok()
                    && sum == Some(<md5::Md5 as md5::Digest>::digest(&content).as_slice())
                    && file.text(params, "ModDate") == file.text(&file.info(), "ModDate")
            })
        },
        faults: &[
            Fault::Objects(|pdf| drop(with(pdf, "Type", "EmbeddedFile").remove(b"Params"))),
            Fault::Objects(|pdf| {
                let id = find(pdf, "Type", "EmbeddedFile");
                crate::pdf::conformance::inject::unpacked(pdf, id, |content| content[0] ^= 1);
            }),
            Fault::Objects(|pdf| {
                let id = find(pdf, "Type", "EmbeddedFile");
                stream(pdf, id).set_plain_content(b"{}".to_vec());
                stream(pdf, id).dict.remove(b"Filter");
            }),
        ],
    },
];

/// A fault for each embedded file that isn't right.
fn each(file: &File, right: impl Fn(&lopdf::Dictionary) -> bool) -> Faults {
    let files = file.embedded_files();
    files.iter().filter(|(_, file)| !right(file)).map(|(id, _)| format!("the file {id:?}")).collect()
}

fn embedded<'a>(file: &'a File, specification: &'a lopdf::Dictionary) -> Option<&'a lopdf::Stream> {
    file.get(file.dictionary(specification, "EF")?, "F")?.as_stream().ok()
}

fn lists(file: &File) -> Faults {
    let catalog = file.catalog();
    let mut associated: Vec<_> = file
        .array(&catalog, "AF")
        .into_iter()
        .flatten()
        .filter_map(|file| file.as_reference().ok())
        .collect();
    let names = file.dictionary(&catalog, "Names").and_then(|names| file.dictionary(names, "EmbeddedFiles"));
    let names = names.and_then(|names| file.array(names, "Names")).cloned().unwrap_or_default();
    let mut faults = Vec::new();
    let mut listed = Vec::new();
    for pair in names.chunks(2) {
        let Some(id) = pair.get(1).and_then(|id| id.as_reference().ok()) else { continue };
        let specification = file.pdf.get_dictionary(id).cloned().unwrap_or_default();
        if decode_text_string(&pair[0]).ok() != file.text(&specification, "UF") {
            faults.push(format!("{:?} is another name than the file's own", pair[0]));
        }
        listed.push(id);
    }
    let mut there: Vec<_> = file.embedded_files().iter().map(|(id, _)| *id).collect();
    associated.sort_unstable();
    listed.sort_unstable();
    there.sort_unstable();
    if there != associated || there != listed {
        faults.push(format!("there: {there:?}, associated: {associated:?}, listed: {listed:?}"));
    }
    faults
}
