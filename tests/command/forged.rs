//! `inspect --against` and `diff --against` on pages that were altered by somebody who knows the program, and so renewed
//! everything in them that could contradict the rest. What other programs do to a page is in `judges/forged.py`.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::harbour::Harbour;
use factbrief::build::PROGRAM;
use factbrief::pdf::internals::check_number;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use md5::{Digest, Md5};
use serde_json::{Value, json};

const COPY: &str = "out/harbour/investor.en.pdf";

/// The file with something changed in it, and everything renewed that could contradict that.
fn forged(bytes: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let save = |mut document: Document| {
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    };
    let mut document = Document::load_mem(bytes).unwrap();
    change(&mut document);
    let number = check_number(&save(document.clone())).unwrap();
    let number = Object::String(number.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![number.clone(), number]);
    save(document)
}

fn page(document: &Document) -> ObjectId {
    document.page_iter().next().unwrap()
}

fn drawn(document: &mut Document, change: impl FnOnce(&mut Vec<Operation>)) {
    let page = page(document);
    let mut content = Content::decode(&document.get_page_content(page)).unwrap();
    change(&mut content.operations);
    document.change_page_content(page, content.encode().unwrap()).unwrap();
}

/// The first bytes of the first string that `operation` shows, in pairs.
fn shown(operation: &mut Operation) -> Option<&mut Vec<u8>> {
    let items = operation.operands.first_mut()?.as_array_mut().ok()?;
    items.iter_mut().find_map(|item| match item {
        Object::String(bytes, _) if bytes.len() >= 4 && bytes[..2] != bytes[2..4] => Some(bytes),
        _ => None,
    })
}

/// Two glyphs of the `nth` text trade places.
fn swapped(document: &mut Document, nth: usize) {
    drawn(document, |operations| {
        let bytes = operations.iter_mut().filter_map(shown).nth(nth).unwrap();
        bytes[..4].rotate_left(2);
    });
}

/// The attached facts changed, with their size and check sum.
fn facts(document: &mut Document, change: impl Fn(&mut Value)) {
    let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let is_file = |kind: &[u8]| kind == b"EmbeddedFile";
    let mut files =
        streams.filter(|stream| stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(is_file));
    let file = files.next().unwrap();
    let mut value: Value = serde_json::from_slice(&file.get_plain_content().unwrap()).unwrap();
    change(&mut value);
    let text = format!("{value:#}\n").into_bytes();
    let params = dictionary! {
        "Size" => text.len() as i64,
        "CheckSum" => Object::String(Md5::digest(&text).to_vec(), StringFormat::Hexadecimal),
    };
    file.dict.set("Params", params);
    file.set_plain_content(text);
}

fn catalog(document: &mut Document) -> &mut Dictionary {
    document.catalog_mut().unwrap()
}

#[test]
fn who_renews_all_that_a_page_holds_against_itself_is_told_by_its_dossier() {
    let harbour = Harbour::new();
    harbour.build();
    let genuine = harbour.bytes(COPY);
    type Change = Box<dyn Fn(&mut Document)>;
    let cases: Vec<(&str, Change, &str)> = vec![
        ("a word of the author's", Box::new(|document| swapped(document, 2)), "it says"),
        (
            "a figure everywhere",
            Box::new(|document| {
                facts(document, |file| {
                    let text = file.to_string().replace("¥12 billion", "¥21 billion").replace("\"12", "\"21");
                    *file = serde_json::from_str(&text).unwrap();
                });
            }),
            "the facts in it aren't those that the page carries",
        ),
        (
            "the facts taken out",
            Box::new(|document| {
                catalog(document).remove(b"AF");
                catalog(document).remove(b"Names");
            }),
            "were removed",
        ),
        (
            "a white shape",
            Box::new(|document| {
                drawn(document, |operations| {
                    let numbers = |numbers: &[i64]| numbers.iter().map(|&number| number.into()).collect();
                    operations.push(Operation::new("rg", numbers(&[1, 1, 1])));
                    operations.push(Operation::new("re", numbers(&[60, 600, 300, 100])));
                    operations.push(Operation::new("f", Vec::new()));
                });
            }),
            "draws a shape at 60, 600",
        ),
        (
            "text moved by a leading that was set before it",
            Box::new(|document| {
                drawn(document, |operations| {
                    let nth = |operations: &[Operation], name: &str, nth: usize| {
                        let at = operations.iter().enumerate().filter(|(_, one)| one.operator == name);
                        at.map(|(at, _)| at).nth(nth).unwrap()
                    };
                    let at = nth(operations, "TJ", 2);
                    operations.insert(at, Operation::new("T*", Vec::new()));
                    let at = nth(operations, "BT", 0);
                    operations.insert(at, Operation::new("TL", vec![500.into()]));
                });
            }),
            "draws text at",
        ),
        (
            "text turned a little",
            Box::new(|document| {
                drawn(document, |operations| {
                    let turned = operations.iter_mut().filter(|one| one.operator == "Tm").nth(3).unwrap();
                    turned.operands[1] = Object::Real(0.015);
                });
            }),
            "differently",
        ),
        (
            "text outside of a text",
            Box::new(|document| {
                drawn(document, |operations| {
                    let at = operations.iter().position(|one| one.operator == "BT").unwrap();
                    operations.remove(at);
                });
            }),
            "draws text at",
        ),
        (
            "what comes after a mistake in the drawing",
            Box::new(|document| {
                let page = page(document);
                let mut content = document.get_page_content(page);
                content.extend(b"\n) 1 1 1 rg 0 0 600 800 re f\n");
                document.change_page_content(page, content).unwrap();
            }),
            "can't be read to its end",
        ),
        (
            "what happens on opening",
            Box::new(|document| {
                catalog(document).set("OpenAction", dictionary! { "S" => "JavaScript" });
            }),
            "it has `OpenAction`, which the page doesn't have",
        ),
        (
            "the whole screen",
            Box::new(|document| catalog(document).set("PageMode", Object::Name(b"FullScreen".to_vec()))),
            "it has `PageMode`, which the page doesn't have",
        ),
        (
            "another language",
            Box::new(|document| catalog(document).set("Lang", Object::string_literal("ja"))),
            "it says that it is in another language",
        ),
    ];
    for (name, change, told) in cases {
        let file = forged(&genuine, |document| change(document));
        assert!(file != genuine, "{name}");
        std::fs::write(harbour.path("forged.pdf"), &file).unwrap();
        let said = harbour.run(&["inspect", "forged.pdf", "--against", "briefs"]);
        assert_eq!(said.code, 1, "{name}: {}", said.out);
        assert!(
            said.out.contains(
                "altered    it says that it is a page that is made now from `briefs`, but it isn't"
            )
        );
        assert!(said.out.contains(told) && said.out.contains("current    no"), "{name}: {}", said.out);
        let document = harbour.json(&["inspect", "forged.pdf", "--against", "briefs", "--json"]);
        let against = &document["files"][0]["against"];
        assert_eq!((&against["standing"], &against["wrong"]), (&json!("altered"), &json!(true)), "{name}");
        if name == "the facts taken out" {
            continue;
        }
        let said = harbour.run(&["diff", "--against", "forged.pdf", "--exit-code"]);
        assert_eq!(said.code, 1, "{name}: {}{}", said.out, said.err);
        assert!(said.err.contains("warning: `forged.pdf` was altered"), "{name}: {}", said.err);
    }
}

/// The letters of a Japanese title have an outline, which could cover them or take their place.
#[test]
fn another_outline_of_letters_is_told() {
    let harbour = Harbour::new();
    harbour.build();
    let genuine = harbour.bytes("out/harbour/investor.ja.pdf");
    let numbers = |numbers: &[i64]| -> Vec<Object> { numbers.iter().map(|&number| number.into()).collect() };
    let set = |operator: &'static str, operands: Vec<Object>| {
        move |operations: &mut Vec<Operation>| {
            let mode = operations.iter().position(|one| one.operator == "Tr").unwrap();
            let at = operations.iter().skip(mode).position(|one| one.operator == operator).unwrap();
            operations[mode + at].operands.clone_from(&operands);
        }
    };
    let before_text = |operator: &'static str, operands: Vec<Object>| {
        move |operations: &mut Vec<Operation>| {
            let mode = operations.iter().position(|one| one.operator == "Tr").unwrap();
            let at = operations.iter().skip(mode).position(|one| one.operator == "TJ").unwrap();
            operations.insert(mode + at, Operation::new(operator, operands.clone()));
        }
    };
    type Change = Box<dyn Fn(&mut Vec<Operation>)>;
    let cases: [(&str, Change, &str); 6] = [
        ("wider", Box::new(set("w", numbers(&[40]))), "differently"),
        ("white", Box::new(set("RG", numbers(&[1, 1, 1]))), "differently"),
        ("wider after all", Box::new(before_text("w", numbers(&[40]))), "differently"),
        ("grey after all", Box::new(before_text("G", numbers(&[1]))), "differently"),
        ("alone", Box::new(set("Tr", numbers(&[1]))), "differently"),
        ("pointed", Box::new(before_text("j", numbers(&[0]))), "differently"),
    ];
    for (name, change, told) in cases {
        let file = forged(&genuine, |document| drawn(document, |operations| change(operations)));
        std::fs::write(harbour.path("forged.pdf"), &file).unwrap();
        let said = harbour.run(&["inspect", "forged.pdf", "--against", "briefs"]);
        assert_eq!(said.code, 1, "{name}: {}", said.out);
        assert!(said.out.contains(told), "{name}: {}", said.out);
    }
}

/// The library would take the packed bytes for the drawing, where a reader unpacks them.
#[test]
fn a_filter_that_is_written_elsewhere_is_refused() {
    let harbour = Harbour::new();
    harbour.build();
    let mut document = Document::load_mem(&harbour.bytes(COPY)).unwrap();
    let content = document.get_page_contents(page(&document))[0];
    let filter = document.add_object(Object::Name(b"FlateDecode".to_vec()));
    document.get_object_mut(content).unwrap().as_stream_mut().unwrap().dict.set("Filter", filter);
    document.save(harbour.path("filter.pdf")).unwrap();
    for more in [&[][..], &["--against", "briefs"][..]] {
        let said = harbour.run(&[&["inspect", "filter.pdf"], more].concat());
        assert_eq!(said.code, 1, "{}", said.out);
        assert!(said.err.contains("the file is damaged"), "{}", said.err);
    }
}

#[test]
fn what_nobody_held_a_page_against_is_said() {
    let harbour = Harbour::new();
    harbour.build();
    // By itself it is what its check number says: nothing else is claimed.
    let file = forged(&harbour.bytes(COPY), |document| {
        facts(document, |file| file["facts"][0]["status"] = json!("confirmed"));
    });
    std::fs::write(harbour.path("forged.pdf"), &file).unwrap();
    let said = harbour.right(&["inspect", "forged.pdf"]);
    assert!(said.out.contains("compared   only with itself: "), "{}", said.out);
    assert!(said.out.contains("but anyone who alters a file can renew that number"), "{}", said.out);
    // A page whose dossier isn't in the folder that is asked.
    std::fs::create_dir_all(harbour.path("other")).unwrap();
    std::fs::rename(harbour.path("briefs/harbour"), harbour.path("other/port")).unwrap();
    harbour.edit("other/port/investor.toml", "title.en = \"", "title.en = \"Here ");
    let said = harbour.run(&["inspect", COPY, "--against", "other"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(said.out.contains("whether it is genuine can't be known here"), "{}", said.out);
    assert!(said.out.contains("the dossier `harbour` isn't here"), "{}", said.out);
}

#[test]
fn a_page_of_another_version_is_answered_with_that_version() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.edit("briefs/harbour/investor.toml", "The harbour is being dredged", "The harbour is deepened");
    let current = PROGRAM.to_owned();
    let file = forged(&harbour.bytes(COPY), |document| {
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let older = Object::string_literal("factbrief 0.4.1");
        document.get_dictionary_mut(info).unwrap().set("Creator", older);
        let packet = catalog(document).get(b"Metadata").unwrap().as_reference().unwrap();
        let packet = document.get_object_mut(packet).unwrap().as_stream_mut().unwrap();
        let text = String::from_utf8(packet.content.clone()).unwrap();
        packet.set_plain_content(text.replace(&current, "factbrief 0.4.1").into_bytes());
        facts(document, |file| file["generator"] = json!("factbrief 0.4.1"));
    });
    std::fs::write(harbour.path("older.pdf"), &file).unwrap();
    let said = harbour.run(&["inspect", "older.pdf", "--against", "briefs"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(!said.out.contains("altered"), "{}", said.out);
    assert!(
        said.out.contains("compared   it says that `factbrief 0.4.1` made it, and this is "),
        "{}",
        said.out
    );
    assert!(said.out.contains("current    no"), "{}", said.out);
}

#[test]
fn what_a_file_was_before_is_held_against_the_page_too() {
    let harbour = Harbour::new();
    harbour.build();
    let genuine = harbour.bytes(COPY);
    let altered = forged(&genuine, |document| swapped(document, 2));
    // Saved by adding to it: the altered page first, then the whole of the genuine one in its place.
    let mut document = Document::load_mem(&genuine).unwrap();
    let mut added = Vec::new();
    document.save_to(&mut added).unwrap();
    let header = added.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let mut both = altered.clone();
    both.extend(&added[header..]);
    std::fs::write(harbour.path("both.pdf"), &both).unwrap();
    let said = harbour.run(&["inspect", "both.pdf", "--against", "briefs"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    for (more, clause) in [("\n9 0 obj\n<< >>\nendobj\n", "after its end"), ("\nand more", "after its end")] {
        let mut file = genuine.clone();
        file.extend(more.as_bytes());
        std::fs::write(harbour.path("more.pdf"), &file).unwrap();
        let said = harbour.run(&["inspect", "more.pdf", "--against", "briefs"]);
        assert_eq!(said.code, 1, "{more:?}: {}{}", said.out, said.err);
        assert!(said.out.contains(clause), "{more:?}: {}", said.out);
    }
    // An object that no table names, which a program that repairs the file would show.
    let mut document = Document::load_mem(&genuine).unwrap();
    document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    // The library would write the objects and the streams that they were packed in.
    document.objects.retain(|_, object| {
        let kind = object.as_stream().ok().and_then(|stream| stream.dict.get_type().ok());
        !matches!(kind, Some(b"ObjStm" | b"XRef"))
    });
    let mut plain = Vec::new();
    document.save_to(&mut plain).unwrap();
    let at = plain.windows(5).rposition(|word| word == b"\nxref").unwrap() + 1;
    let hidden = b"9999 0 obj\n<< /Type /Catalog >>\nendobj\n";
    let mut file = [&plain[..at], hidden, &plain[at..]].concat();
    let text = String::from_utf8_lossy(&plain[at..]).into_owned();
    let start = text.rsplit("startxref").next().unwrap().trim().lines().next().unwrap().to_owned();
    let moved = start.parse::<usize>().unwrap() + hidden.len();
    let end = file.windows(9).rposition(|word| word == b"startxref").unwrap();
    file.truncate(end);
    file.extend(format!("startxref\n{moved}\n%%EOF").bytes());
    for (bytes, told) in [(&plain, None), (&file, Some("it holds an object that its table doesn't list"))] {
        std::fs::write(harbour.path("hidden.pdf"), bytes).unwrap();
        let said = harbour.run(&["inspect", "hidden.pdf", "--against", "briefs"]);
        assert_eq!(said.code, i32::from(told.is_some()), "{}{}", said.out, said.err);
        assert!(told.is_none_or(|told| said.out.contains(told)), "{}", said.out);
    }
}
