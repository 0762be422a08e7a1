//! The bytes around the objects, and what holds for objects of every kind.

use lopdf::{Dictionary, Object, StringFormat};

use crate::pdf::conformance::file::File;
use crate::pdf::conformance::inject::{catalog, find, info, page, stream, with};
use crate::pdf::conformance::rule::{Fault, Faults, Rule, unless};

pub const RULES: &[Rule] = &[
    Rule {
        name: "the file begins with its version and a line of bytes above 127",
        clause: "ISO 19005-2 and -3 6.1.2",
        check: header,
        faults: &[
            Fault::Bytes(|bytes| bytes[5] = b'2'),
            Fault::Bytes(|bytes| bytes[10] = b'a'),
            Fault::Bytes(|bytes| bytes.insert(0, b' ')),
        ],
    },
    Rule {
        name: "nothing follows the mark of the file's end",
        clause: "ISO 19005-2 and -3 6.1.3",
        check: end,
        faults: &[Fault::Bytes(|bytes| bytes.extend(b"more\n"))],
    },
    Rule {
        name: "the file has an identifier of two strings",
        clause: "ISO 19005-2 and -3 6.1.3",
        check: identifier,
        faults: &[
            Fault::Objects(|pdf| drop(pdf.trailer.remove(b"ID"))),
            Fault::Objects(|pdf| {
                let empty = Object::String(Vec::new(), StringFormat::Literal);
                pdf.trailer.set("ID", vec![empty.clone(), empty]);
            }),
        ],
    },
    Rule {
        name: "the file isn't encrypted",
        clause: "ISO 19005-2 and -3 6.1.3; ISO 14289-1 7.16",
        check: encryption,
        faults: &[Fault::Objects(|pdf| {
            pdf.trailer
                .set("Encrypt", lopdf::dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2, "P" => -4 });
        })],
    },
    Rule {
        name: "no stream lies outside the file",
        clause: "ISO 19005-2 and -3 6.1.7.1",
        check: external_streams,
        faults: &[Fault::Objects(|pdf| {
            let id = find(pdf, "Subtype", "XML");
            stream(pdf, id).dict.set("F", Object::string_literal("elsewhere.xml"));
        })],
    },
    Rule {
        name: "streams are packed with Flate, pictures perhaps as JPEG, or not at all, and unpack",
        clause: "ISO 19005-2 and -3 6.1.7.2",
        check: filters,
        faults: &[
            Fault::Objects(|pdf| with(pdf, "Subtype", "XML").set("Filter", "LZWDecode")),
            Fault::Objects(|pdf| with(pdf, "Subtype", "XML").set("Filter", "Crypt")),
        ],
    },
    Rule {
        name: "names are UTF-8",
        clause: "ISO 19005-2 and -3 6.1.8",
        check: |file| {
            let names = names(file);
            let bad = names.iter().filter(|name| std::str::from_utf8(name).is_err());
            bad.map(|name| format!("{name:02x?}")).collect()
        },
        faults: &[Fault::Objects(|pdf| page(pdf).set("Tabs", Object::Name(vec![0xff, 0xfe])))],
    },
    Rule {
        name: "numbers, strings, names and nesting are within the limits",
        clause: "ISO 19005-2 and -3 6.1.13",
        check: limits,
        faults: &[
            Fault::Objects(|pdf| catalog(pdf).set("X", Object::Name(vec![b'x'; 128]))),
            Fault::Objects(|pdf| info(pdf).set("X", Object::string_literal(vec![b'x'; 32_768]))),
            Fault::Objects(|pdf| catalog(pdf).set("X", i64::from(i32::MAX) + 1)),
            Fault::Objects(|pdf| {
                crate::pdf::conformance::inject::content(pdf, |operations| {
                    for _ in 0..29 {
                        operations.insert(0, crate::pdf::conformance::inject::operation("q", vec![]));
                        operations.push(crate::pdf::conformance::inject::operation("Q", vec![]));
                    }
                });
            }),
        ],
    },
];

fn header(file: &File) -> Faults {
    let bytes = &file.bytes;
    let version = bytes.starts_with(b"%PDF-1.") && bytes.get(7).is_some_and(|b| (b'0'..=b'7').contains(b));
    let binary = bytes.get(9) == Some(&b'%') && bytes.iter().skip(10).take(4).all(|byte| *byte > 127);
    unless(version && bytes.get(8) == Some(&b'\n') && binary, "the header")
}

fn end(file: &File) -> Faults {
    let bytes = file.bytes.strip_suffix(b"\n").unwrap_or(&file.bytes);
    unless(bytes.ends_with(b"%%EOF"), "the end")
}

fn identifier(file: &File) -> Faults {
    let id = file.pdf.trailer.get(b"ID").and_then(Object::as_array);
    let strings =
        id.map(|id| id.iter().filter(|part| part.as_str().is_ok_and(|part| !part.is_empty())).count());
    unless(strings.is_ok_and(|count| count == 2), "the identifier")
}

fn encryption(file: &File) -> Faults {
    let said = file.bytes.windows(8).any(|window| window == b"/Encrypt");
    unless(!said && !file.pdf.is_encrypted(), "the file is encrypted")
}

fn external_streams(file: &File) -> Faults {
    let keys = [b"F".as_slice(), b"FFilter", b"FDecodeParms"];
    let streams = file.streams();
    let bad = streams.iter().filter(|(_, stream)| keys.iter().any(|key| stream.dict.has(key)));
    bad.map(|(id, _)| format!("{id:?}")).collect()
}

fn filters(file: &File) -> Faults {
    let mut faults = Vec::new();
    for (id, stream) in file.streams() {
        let names: Vec<&[u8]> = match stream.dict.get(b"Filter") {
            Ok(Object::Array(filters)) => filters.iter().filter_map(|filter| filter.as_name().ok()).collect(),
            Ok(filter) => vec![filter.as_name().unwrap_or_default()],
            Err(_) => Vec::new(),
        };
        // A picture may be a JPEG as a whole, from its first mark to its last.
        let is_picture =
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
        let whole = stream.content.starts_with(b"\xff\xd8\xff") && stream.content.ends_with(b"\xff\xd9");
        if names == [b"DCTDecode"] && is_picture && whole {
            continue;
        }
        if names.iter().any(|name| *name != b"FlateDecode") || stream.get_plain_content().is_err() {
            faults.push(format!("{id:?} {names:?}"));
        }
    }
    faults
}

fn names(file: &File) -> Vec<Vec<u8>> {
    let mut names = Vec::new();
    visit(file, &mut |object| {
        if let Object::Name(name) = object {
            names.push(name.clone());
        }
    });
    names.extend(
        file.dictionaries().iter().flat_map(|dictionary| dictionary.iter().map(|(key, _)| key.clone())),
    );
    names
}

fn limits(file: &File) -> Faults {
    let mut faults = Vec::new();
    visit(file, &mut |object| match object {
        Object::Integer(number) if i32::try_from(*number).is_err() => faults.push(format!("{number}")),
        Object::Real(number) if number.abs() > 3.4e38 => faults.push(format!("{number}")),
        Object::String(text, _) if text.len() > 32_767 => faults.push("a long string".to_owned()),
        _ => {}
    });
    faults.extend(names(file).iter().filter(|name| name.len() > 127).map(|_| "a long name".to_owned()));
    let deep = file.pages.iter().filter(|page| page.content.depth > 28);
    faults.extend(deep.map(|page| format!("q nested {} deep", page.content.depth)));
    faults
}

/// Visits every object, those inside others included.
fn visit(file: &File, look: &mut impl FnMut(&Object)) {
    fn inside(dictionary: &Dictionary, look: &mut impl FnMut(&Object)) {
        dictionary.iter().for_each(|(_, value)| each(value, look));
    }
    fn each(object: &Object, look: &mut impl FnMut(&Object)) {
        look(object);
        match object {
            Object::Array(items) => items.iter().for_each(|item| each(item, look)),
            Object::Dictionary(dictionary) => inside(dictionary, look),
            Object::Stream(stream) => inside(&stream.dict, look),
            _ => {}
        }
    }
    file.pdf.objects.values().for_each(|object| each(object, look));
}
