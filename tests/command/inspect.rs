//! `inspect`: what is inside a copy, whether it is still right, whether its page was altered, and a clear answer for every
//! other file.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::harbour::{FACT_FILE, Harbour};
use crate::support::repo::repo;
use factbrief::build::PROGRAM;
use factbrief::compare::{Alteration, read_foreign_pdf};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use serde_json::{Value, json};

const COPY: &str = "out/harbour/investor.en.pdf";
const COPY_JA: &str = "out/harbour/investor.ja.pdf";

fn built() -> Harbour {
    let harbour = Harbour::new();
    harbour.build();
    harbour
}

fn save(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The file with something changed in it.
fn changed(bytes: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    change(&mut document);
    save(document)
}

fn page(document: &Document) -> ObjectId {
    document.page_iter().next().unwrap()
}

/// The page's operations edited as an editor of PDFs would.
fn with_content(bytes: &[u8], edit: impl FnOnce(&mut Content)) -> Vec<u8> {
    changed(bytes, |document| {
        let page = page(document);
        let mut content = Content::decode(&document.get_page_content(page)).unwrap();
        edit(&mut content);
        document.change_page_content(page, content.encode().unwrap()).unwrap();
    })
}

/// The glyphs of a font that show the digits, from its map to Unicode.
fn digits(document: &Document, font: &[u8]) -> Vec<(char, [u8; 2])> {
    let fonts = document.get_page_fonts(page(document)).unwrap();
    let encoding = fonts[font].get_font_encoding(document).unwrap();
    let codes = (0..=u16::MAX).map(u16::to_be_bytes);
    let texts = codes.filter_map(|code| {
        let text = Document::decode_text(&encoding, &code).ok()?;
        let digit = text.chars().next().filter(char::is_ascii_digit)?;
        (text.chars().count() == 1).then_some((digit, code))
    });
    texts.collect()
}

/// For each digit that the page shows, the file in which that one shows as another digit.
fn with_one_digit_changed(bytes: &[u8]) -> Vec<Vec<u8>> {
    let document = Document::load_mem(bytes).unwrap();
    let content = Content::decode(&document.get_page_content(page(&document))).unwrap();
    let mut font = Vec::new();
    let mut files = Vec::new();
    for (at, operation) in content.operations.iter().enumerate() {
        match operation.operator.as_str() {
            "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
            "TJ" => {
                let digits = digits(&document, &font);
                for (place, item) in operation.operands[0].as_array().unwrap().iter().enumerate() {
                    let Object::String(codes, _) = item else { continue };
                    for (index, code) in codes.chunks(2).enumerate() {
                        let Some((digit, _)) = digits.iter().find(|(_, other)| other == code) else {
                            continue;
                        };
                        let Some((_, other)) = digits.iter().find(|(other, _)| other != digit) else {
                            continue;
                        };
                        let mut codes = codes.clone();
                        codes[2 * index..2 * index + 2].copy_from_slice(other);
                        let mut content = content.clone();
                        let items = content.operations[at].operands[0].as_array_mut().unwrap();
                        items[place] = Object::String(codes, StringFormat::Hexadecimal);
                        files.push(with_content(bytes, |old| *old = content));
                    }
                }
            }
            _ => {}
        }
    }
    files
}

fn alterations(bytes: &[u8]) -> Vec<Alteration> {
    read_foreign_pdf(bytes).unwrap().alterations
}

#[test]
fn the_facts_inside_a_copy_are_printed() {
    let harbour = built();
    let said = harbour.right(&["inspect", COPY]);
    let hash = said.out.lines().find_map(|line| line.strip_prefix("  content    ")).unwrap().to_owned();
    assert_eq!(hash.len(), 64);
    assert_eq!(
        said.out.replace(&hash, "HASH").replace(PROGRAM.trim_start_matches("factbrief "), "VERSION"),
        "out/harbour/investor.en.pdf\n  \
         title      The harbour is being dredged\n  \
         brief      harbour/investor, for `investor`\n  \
         about      Minato harbour\n  \
         publisher  Harbour desk\n  \
         language   en\n  \
         date       2026-11-21\n  \
         program    factbrief VERSION\n  \
         content    HASH\n  \
         facts      2\n  \
         compared   only with itself: its own check number says that nothing was changed, but anyone who alters a file can renew that number\n             \
         to know more, compare it with its dossier: --against\n\n\
         cost  announced, planned, as of 2026-06-12, due FY2029\n  \
         period     three years\n  \
         value      about ¥12 billion\n  \
         says       Dredging is to cost about ¥12 billion over three years.\n  \
         source     [1] Aoba Shimpo, 港の費用, paragraph 2\n\n\
         berths  announced, done, as of 2026-06-12\n  \
         value      12 berths\n  \
         says       The harbour has 12 berths.\n  \
         source     [2] Aoba Prefecture, 港湾計画, page 3\n"
            .replace("three years", &period(&said.out))
    );
}

/// How the program writes three years.
fn period(out: &str) -> String {
    out.lines().find_map(|line| line.strip_prefix("  period     ")).unwrap().to_owned()
}

#[test]
fn a_copy_made_before_an_edit_names_exactly_the_facts_that_changed() {
    let harbour = built();
    let against =
        |harbour: &Harbour| harbour.json(&["inspect", COPY, COPY_JA, "--against", "briefs", "--json"]);
    let before = against(&harbour);
    assert_eq!(before["files"][0]["against"]["current"], true);
    assert_eq!(harbour.run(&["inspect", COPY, "--against", "briefs"]).code, 0);
    harbour.edit(FACT_FILE, "120億", "150億");
    harbour.edit(FACT_FILE, "約120億円", "約150億円");
    // The other brief prints this one.
    harbour.edit(FACT_FILE, "at-least = 200", "more-than = 200");
    harbour.edit(FACT_FILE, "200メートル以上", "200メートル超");
    let after = against(&harbour);
    for file in after["files"].as_array().unwrap() {
        let against = &file["against"];
        assert_eq!((&against["current"], &against["wrong"]), (&json!(false), &json!(true)));
        let ids: Vec<&Value> = against["facts"].as_array().unwrap().iter().map(|fact| &fact["id"]).collect();
        assert_eq!(ids, ["cost"]);
    }
    let said = harbour.run(&["inspect", COPY, "--against", "briefs"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("value      about ¥12 billion → about ¥15 billion  about +25 %"),
        "{}",
        said.out
    );
    assert!(said.out.contains("since      1 fact changed, 0 facts gone"), "{}", said.out);
}

#[test]
fn a_fact_that_is_gone_is_named_and_one_the_page_only_lost_is_no_fault() {
    let harbour = built();
    std::fs::rename(harbour.path("out"), harbour.path("sent")).unwrap();
    harbour.edit("briefs/harbour/investor.toml", "[\"berths\", \"cost\"]", "[\"cost\"]");
    let copy = "sent/harbour/investor.en.pdf";
    let said = harbour.run(&["inspect", copy, "--against", "briefs"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(said.out.contains("unprinted berths"), "{}", said.out);
    assert!(said.out.contains("current    no"), "{}", said.out);
    assert!(said.out.contains("0 facts changed") || said.out.contains("no fact in it has changed"));
    harbour.edit("briefs/harbour/engineer.toml", ", \"berths\"", "");
    let facts = harbour.read(FACT_FILE);
    let berths = &facts[facts.find("[berths]").unwrap()..facts.find("[cost]").unwrap()];
    harbour.write(FACT_FILE, &facts.replace(berths, ""));
    let said = harbour.run(&["inspect", copy, "--against", "briefs"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("removed   berths"), "{}", said.out);
    assert!(said.out.contains("0 facts changed, 1 fact gone"), "{}", said.out);
}

#[test]
fn prose_that_changed_makes_a_copy_no_longer_current_and_is_told() {
    let harbour = built();
    harbour.edit("briefs/harbour/investor.toml", "The harbour is being dredged", "The harbour is deepened");
    let said = harbour.run(&["inspect", COPY, "--against", "briefs"]);
    assert_eq!(said.code, 1);
    for part in [
        "compared   with `briefs`: no page like it is made now, so nothing confirms what it says",
        "it says `being dredged` where the page says `deepened`",
        "current    no\n             the page looks different now, with the same facts",
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
    let file = &harbour.json(&["inspect", COPY, "--against", "briefs", "--json"])["files"][0]["against"];
    assert_eq!((&file["standing"], &file["wrong"]), (&json!("other-state"), &json!(false)));
}

#[test]
fn a_copy_without_facts_says_what_it_is_and_whether_it_is_current() {
    let harbour = Harbour::new();
    harbour.edit("briefs/harbour/dossier.toml", "[unit.berths]", "embed-facts = false\n[unit.berths]");
    harbour.build();
    let said = harbour.right(&["inspect", COPY, "--against", "briefs"]);
    assert!(said.out.contains("title      The harbour is being dredged\n"), "{}", said.out);
    assert!(
        said.out.contains("facts      none embedded\n  compared   with `briefs`: it is a page"),
        "{}",
        said.out
    );
    assert!(said.out.contains("\n  current    yes\n"), "{}", said.out);
    harbour.edit(FACT_FILE, "12, unit", "15, unit");
    harbour.edit(FACT_FILE, "12バース", "15バース");
    let said = harbour.run(&["inspect", COPY, "--against", "briefs"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("current    no\n"), "{}", said.out);
}

#[test]
fn any_digit_of_a_fact_that_was_altered_on_the_page_is_noticed() {
    let harbour = built();
    for copy in [COPY, COPY_JA] {
        let bytes = harbour.bytes(copy);
        assert_eq!(alterations(&bytes), []);
        let files = with_one_digit_changed(&bytes);
        assert!(files.len() > 10, "{}", files.len());
        let mut noticed = 0;
        for file in &files {
            let found = alterations(file);
            let facts = found.iter().all(|one| matches!(one, Alteration::Missing { .. }));
            assert!(facts, "{found:?}");
            noticed += usize::from(!found.is_empty());
        }
        // 12, 12 (or 120) and 3 of the facts, each digit of each; the others are dates and numbers of the program's.
        let expected = if copy == COPY { 2 + 2 + 2 } else { 2 + 3 + 3 } + digits_of_period(&harbour, copy);
        assert_eq!(noticed, expected, "{copy}");
    }
}

fn digits_of_period(harbour: &Harbour, copy: &str) -> usize {
    let document = harbour.json(&["inspect", copy, "--json"]);
    let facts = document["files"][0]["embedded"]["facts"].as_array().unwrap().clone();
    let cost = facts.iter().find(|fact| fact["id"] == "cost").unwrap();
    cost["values"]["period"]["text"].as_str().unwrap().chars().filter(char::is_ascii_digit).count()
}

#[test]
fn an_altered_page_is_told_of_and_fails() {
    let harbour = built();
    let bytes = harbour.bytes(COPY);
    let altered: Vec<Vec<u8>> =
        with_one_digit_changed(&bytes).into_iter().filter(|file| !alterations(file).is_empty()).collect();
    std::fs::write(harbour.path("altered.pdf"), &altered[0]).unwrap();
    let said = harbour.run(&["inspect", "altered.pdf"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("altered    the page doesn't say `about ¥12 billion`"), "{}", said.out);
    assert!(said.out.contains("of the fact `cost`"), "{}", said.out);
}

#[test]
fn what_was_put_on_the_page_is_noticed() {
    let harbour = built();
    let bytes = harbour.bytes(COPY);
    let font = {
        let document = Document::load_mem(&bytes).unwrap();
        let fonts = document.get_page_fonts(page(&document)).unwrap();
        fonts.keys().next().unwrap().clone()
    };
    let written = with_content(&bytes, |content| {
        use lopdf::content::Operation;
        let digits = Object::String(vec![0, 4, 0, 5], StringFormat::Hexadecimal);
        content.operations.extend([
            Operation::new("BT", Vec::new()),
            Operation::new("Tf", vec![Object::Name(font.clone()), 12.into()]),
            Operation::new("TJ", vec![Object::Array(vec![digits])]),
            Operation::new("ET", Vec::new()),
        ]);
    });
    assert!(matches!(alterations(&written)[..], [Alteration::Text(_)]), "{:?}", alterations(&written));
    let stamped = changed(&bytes, |document| {
        let note = document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "FreeText" });
        let page = page(document);
        let annotations = document.get_dictionary_mut(page).unwrap();
        let mut all = match annotations.get(b"Annots") {
            Ok(Object::Array(all)) => all.clone(),
            _ => Vec::new(),
        };
        all.push(note.into());
        annotations.set("Annots", all);
    });
    let found = alterations(&stamped);
    assert_eq!(found, [Alteration::Added("a note of the kind `FreeText`".to_owned()), Alteration::Seal]);
}

#[test]
fn a_copy_that_another_program_saved_anew_is_not_altered() {
    let harbour = built();
    for copy in [COPY, COPY_JA, "out/harbour/engineer.ja.pdf"] {
        let anew = changed(&harbour.bytes(copy), |document| {
            document.decompress();
            document.renumber_objects();
        });
        assert_eq!(alterations(&anew), []);
    }
}

#[test]
fn the_shipped_copies_are_as_they_were_made() {
    for entry in std::fs::read_dir(repo("out/japan-sovereign-ai")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "pdf") {
            let copy = read_foreign_pdf(&std::fs::read(&path).unwrap()).unwrap();
            assert_eq!(copy.alterations, [], "{}", path.display());
            let facts = copy.facts.unwrap().facts;
            let printed =
                |id: &str| facts.iter().any(|fact| fact.id == id && !fact.record.printed.is_empty());
            let brief = path.file_stem().unwrap().to_string_lossy().split('.').next().unwrap().to_owned();
            let text =
                std::fs::read_to_string(repo(format!("briefs/japan-sovereign-ai/{brief}.toml"))).unwrap();
            // What is only cited prints nothing of its own.
            assert!(
                facts.iter().all(|fact| printed(&fact.id) || text.contains(&format!("cite('{}')", fact.id)))
            );
        }
    }
}

#[test]
fn every_digit_of_a_shipped_fact_is_held_against_the_page() {
    let bytes = std::fs::read(repo("out/japan-sovereign-ai/policy.en.pdf")).unwrap();
    let copy = read_foreign_pdf(&bytes).unwrap();
    let printed: usize = copy
        .facts
        .unwrap()
        .facts
        .iter()
        .flat_map(|fact| &fact.record.printed)
        .map(|text| text.chars().filter(char::is_ascii_digit).count())
        .sum();
    let files = with_one_digit_changed(&bytes);
    // An eighth of them, evenly spread, because each takes a whole reading.
    let some: Vec<&Vec<u8>> = files.iter().step_by(8).collect();
    let noticed = some.iter().filter(|file| !alterations(file).is_empty()).count();
    let expected = printed * some.len() / files.len();
    assert!(printed > 60 && noticed.abs_diff(expected) <= some.len() / 4, "{noticed} of {expected}");
}

fn problem(harbour: &Harbour, bytes: &[u8]) -> String {
    std::fs::write(harbour.path("copy.pdf"), bytes).unwrap();
    let said = harbour.run(&["inspect", "copy.pdf"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
    said.err
}

#[test]
fn a_file_that_is_not_ours_gets_a_clear_answer() {
    let harbour = built();
    assert!(problem(&harbour, b"").contains("can't be read as a PDF"));
    assert!(problem(&harbour, b"hello").contains("can't be read as a PDF"));
    let foreign = changed(&harbour.bytes(COPY), |document| {
        let info = document.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        let info = document.get_dictionary_mut(info).unwrap();
        info.set("Creator", Object::string_literal("A word processor"));
        info.set("Producer", Object::string_literal("A printer"));
    });
    assert!(problem(&harbour, &foreign).contains("wasn't written by factbrief but by `A printer`"));
    let said = harbour.run(&["inspect", "gone.pdf", "copy.pdf", COPY]);
    assert_eq!(said.code, 2, "the disk's failure counts most");
    assert!(
        said.err.contains("`gone.pdf`: it isn't there") && said.out.contains("title"),
        "{}{}",
        said.err,
        said.out
    );
}

#[test]
fn facts_of_another_schema_are_not_guessed_at() {
    let harbour = built();
    let with_facts = |edit: &dyn Fn(String) -> String| {
        changed(&harbour.bytes(COPY), |document| {
            let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
            let file = |stream: &&mut Stream| {
                stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|kind| kind == b"EmbeddedFile")
            };
            let stream = streams.into_iter().find(file).unwrap();
            let text = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
            let text = edit(text).into_bytes();
            let params = dictionary! {
                "Size" => text.len() as i64,
                "CheckSum" => Object::String(md5(&text), StringFormat::Hexadecimal),
            };
            stream.dict.set("Params", params);
            stream.set_plain_content(text);
        })
    };
    let newer = with_facts(&|text| text.replace("\"version\": 1", "\"version\": 2"));
    assert!(problem(&harbour, &newer).contains("have version 2 of the schema"));
    let other = with_facts(&|text| text.replace("factbrief/facts", "another/facts"));
    assert!(problem(&harbour, &other).contains("have the schema `another/facts`"));
    let none = with_facts(&|_| "[".repeat(100_000));
    assert!(problem(&harbour, &none).contains("aren't JSON with a schema"));
    // A field that a later version may write is read; that it was added here shows.
    let more = with_facts(&|text| text.replace("\"version\": 1", "\"version\": 1, \"likelihood\": 3"));
    assert_eq!(alterations(&more), [Alteration::Seal]);
}

fn md5(bytes: &[u8]) -> Vec<u8> {
    use md5::Digest;
    md5::Md5::digest(bytes).to_vec()
}

#[test]
fn a_locked_file_says_so() {
    let harbour = built();
    let locked = changed(&harbour.bytes(COPY), |document| {
        let version = lopdf::EncryptionVersion::V2 {
            document,
            owner_password: "owner",
            user_password: "user",
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
    });
    let said = problem(&harbour, &locked);
    assert!(said.contains("the PDF is encrypted"), "{said}");
}

#[test]
fn a_file_that_ends_early_is_refused_or_read_whole() {
    let harbour = built();
    let bytes = harbour.bytes(COPY);
    let whole = read_foreign_pdf(&bytes).unwrap();
    for part in 0..50 {
        if let Ok(copy) = read_foreign_pdf(&bytes[..bytes.len() * part / 50]) {
            assert_eq!(copy, whole, "{part}");
        }
    }
}

#[test]
fn a_file_with_any_byte_flipped_never_fails_in_another_way_than_by_an_answer() {
    let harbour = built();
    let bytes = harbour.bytes(COPY);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..400 {
        let mut damaged = bytes.clone();
        for _ in 0..1 + state % 3 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let at = usize::try_from(state % damaged.len() as u64).unwrap();
            damaged[at] ^= 1 << ((state >> 40) % 8);
        }
        if let Err(why) = read_foreign_pdf(&damaged) {
            assert!(!why.to_string().is_empty());
        }
    }
}

/// A file of ours by its name, with whatever a hostile hand puts in it.
fn hostile(build: impl FnOnce(&mut Document, ObjectId)) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let info = document.add_object(dictionary! { "Creator" => Object::string_literal("factbrief 0.1.0") });
    document.trailer.set("Info", info);
    let pages = document.new_object_id();
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![], "Count" => 0 }.into());
    build(&mut document, pages);
    save(document)
}

fn metadata(document: &mut Document) {
    let stream = document.add_object(Stream::new(Dictionary::new(), b"<x/>".to_vec()));
    document.catalog_mut().unwrap().set("Metadata", stream);
}

#[test]
fn cycles_in_its_trees_end() {
    let bytes = hostile(|document, pages| {
        metadata(document);
        let kids = vec![pages.into(), pages.into()];
        document.get_dictionary_mut(pages).unwrap().set("Kids", kids);
        let element = document.new_object_id();
        let inner = dictionary! { "S" => "P", "K" => vec![element.into(), element.into()] };
        document.objects.insert(element, inner.into());
        document.catalog_mut().unwrap().set("StructTreeRoot", element);
        document.catalog_mut().unwrap().set("AF", vec![element.into()]);
    });
    assert!(read_foreign_pdf(&bytes).is_err());
}

#[test]
fn a_deep_tree_and_a_deep_array_end() {
    let bytes = hostile(|document, _| {
        metadata(document);
        let mut element = document.add_object(dictionary! { "S" => "P", "K" => 0 });
        for _ in 0..50_000 {
            element = document.add_object(dictionary! { "S" => "P", "K" => element });
        }
        document.catalog_mut().unwrap().set("StructTreeRoot", element);
    });
    assert_eq!(read_foreign_pdf(&bytes).unwrap().facts, None);
    let mut nested = b"%PDF-1.7\n1 0 obj\n".to_vec();
    nested.extend(b"[".repeat(1_000_000));
    nested.extend(b"\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF");
    assert!(read_foreign_pdf(&nested).is_err());
}

#[test]
fn streams_that_unpack_without_end_are_refused() {
    let bytes = hostile(|document, pages| {
        let mut bomb = Stream::new(Dictionary::new(), vec![b' '; 200 << 20]);
        bomb.compress().unwrap();
        let bomb = document.add_object(bomb);
        let page =
            document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => bomb });
        document.get_dictionary_mut(pages).unwrap().set("Kids", vec![page.into()]);
        document.catalog_mut().unwrap().set("Metadata", bomb);
    });
    assert!(bytes.len() < 1 << 20);
    assert!(read_foreign_pdf(&bytes).is_err());
}

#[test]
fn a_file_larger_than_any_brief_is_refused_unread() {
    let harbour = Harbour::new();
    let file = std::fs::File::create(harbour.path("large.pdf")).unwrap();
    file.set_len(100 << 20).unwrap();
    let said = harbour.run(&["inspect", "large.pdf"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("is larger than 4 MiB"), "{}", said.err);
}

/// A file of these objects, the first numbered 1, with a table of references.
fn written(objects: &[Vec<u8>], places: Option<&[usize]>) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut starts = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        starts.push(file.len());
        file.extend(format!("{} 0 obj\n", index + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let places = places.unwrap_or(&starts);
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").bytes()));
    let size = places.len() + 1;
    file.extend(format!("trailer <</Root 2 0 R/Info 1 0 R/Size {size}>>\nstartxref\n{table}\n%%EOF").bytes());
    file
}

fn with(more: impl IntoIterator<Item = Vec<u8>>) -> Vec<Vec<u8>> {
    let first =
        ["<</Creator(factbrief 0.1.0)>>", "<</Type/Catalog/Pages 3 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"];
    first.iter().map(|object| object.as_bytes().to_vec()).chain(more).collect()
}

fn deflated(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut stream = Stream::new(Dictionary::new(), content.to_vec());
    stream.compress().unwrap();
    let head = format!("<<{dictionary}/Filter/FlateDecode/Length {}>>stream\n", stream.content.len());
    [head.as_bytes(), &stream.content, b"\nendstream"].concat()
}

/// A file whose references stand in a stream, which is its last object.
fn referred(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut file = written(&with([]), None);
    let start = file.len();
    file.extend(b"\n9 0 obj\n");
    file.extend(deflated(dictionary, content));
    file.extend(format!("\nendobj\nstartxref\n{}\n%%EOF", start + 1).bytes());
    file
}

#[test]
fn a_small_file_that_would_fill_the_memory_or_run_for_hours_is_refused_unloaded() {
    let packed = |header: &str, content: &str| {
        let first = format!("/Type/ObjStm/N 1/First {}", header.len());
        written(&with([deflated(&first, format!("{header}{content}").as_bytes())]), None)
    };
    let array = format!("[{}]", "0 ".repeat(100_000));
    let same = (0..5_000).map(|number| format!("{} 0 ", 1_000 + number)).collect::<String>();
    let table = vec![9; 50_000];
    let comment = (10..5_000).map(|number| format!("{number} 0 obj %")).collect::<String>();
    let files: [(&str, Vec<u8>); 11] = [
        ("a long object stream", packed("1000 0 ", &" ".repeat(30 << 20))),
        ("objects at one place", packed(&same, &array)),
        ("objects within objects", packed("1000 0 1001 1 ", &"[".repeat(50))),
        ("a name in disguise", { replaced(&packed(&same, &array), b"/ObjStm", b"/Obj#53tm") }),
        ("no name at all", replaced(&packed(&same, &array), b"/Type/ObjStm", b"")),
        (
            "references without bytes",
            referred("/Root 2 0 R/Size 4000000000/W[0 0 0]/Index[0 4000000000]", b""),
        ),
        ("references of great width", referred("/Root 2 0 R/Size 4/W[1000000000000 1 1]", b"1234")),
        ("a comment in the widths", referred("/Root 2 0 R/Size 4000000000/#57%\n[0 0 0]", b"")),
        ("a table to one place", written(&with([array.clone().into_bytes()]), Some(&table))),
        ("lengths of lengths", {
            let length = |number| format!("<</Length {} 0 R>>stream\n\nendstream", number + 1).into_bytes();
            written(&with((4..5_000).map(length)), None)
        }),
        ("objects in a comment", {
            let object = format!("%{comment}\n{array}").into_bytes();
            written(&with([object]), None)
        }),
    ];
    for (what, file) in files {
        assert!(file.len() < 2 << 20, "{what}: {}", file.len());
        let why = read_foreign_pdf(&file).unwrap_err().to_string();
        assert!(why.contains("its objects are packed in a way that a brief never uses"), "{what}: {why}");
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
    [&bytes[..at], to, &bytes[at + from.len()..]].concat()
}

/// Every character that is read but shows nothing, at each place of a text, and every blank.
#[test]
fn a_page_that_was_just_made_is_never_called_altered_for_what_nobody_sees() {
    let unseen = [
        "\u{ad}", "\u{34f}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{2060}", "\u{feff}",
        "\u{fe0e}", "\u{fe0f}",
    ];
    let blanks = [
        "\t", "\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{a0}", "\u{2000}", "\u{2001}", "\u{2002}",
        "\u{2003}", "\u{2004}", "\u{2005}", "\u{2006}", "\u{2007}", "\u{2008}", "\u{2009}", "\u{200a}",
        "\u{2028}", "\u{2029}", "\u{202f}", "\u{3000}",
    ];
    for (round, join) in ["", "**", " "].iter().enumerate() {
        let harbour = Harbour::new();
        let mut facts = String::new();
        let mut names = Vec::new();
        for (index, character) in unseen.iter().chain(&blanks).enumerate() {
            // Raw where TOML and the eye allow it, else as an escape.
            let written: String = match round {
                0 => character.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect(),
                _ if character.contains(char::is_control) => " ".to_owned(),
                _ => (*character).to_owned(),
            };
            names.push(format!("\"odd-{index}\""));
            facts.push_str(&format!(
                "[odd-{index}]\nstatement.en = \"{written}The {join}quay{join}{written} of the har{written}bour{written}{written}opens.{written}\"\n\
                 statement.ja = \"{written}湊の{join}岸壁{join}{written}を{written}quay{written}{written}と呼ぶ。{written}\"\n\
                 evidence = [{{ source = \"plan\", locator = \"page 3\", as-printed = \"quay\" }}]\n"
            ));
        }
        harbour.write(
            "briefs/harbour/facts/odd.toml",
            &format!("[defaults]\nas-of = 2026-06-12\nstatus = \"announced\"\n{facts}"),
        );
        harbour.write(
            "briefs/harbour/investor.toml",
            &format!(
                "audience = \"investor\"\npages = 4\ntitle.en = \"The har\\u00ADbour\"\ntitle.ja = \"湊\\u200B港\"\nbottom-line.en = \"It\\u2009is\\u2028so.\"\nbottom-line.ja = \"順\\uFEFF調である。\"\n\
                 [[section]]\nheading.en = \"Quays\"\nheading.ja = \"岸壁\"\nfacts = [{}]\n",
                names.join(", ")
            ),
        );
        harbour.build();
        for copy in [COPY, COPY_JA] {
            let said = harbour.run(&["inspect", copy]);
            assert_eq!(
                (said.code, said.out.contains("altered")),
                (0, false),
                "{join:?}: {}{}",
                said.out,
                said.err
            );
        }
        let title = harbour.read("out/harbour/investor.en.md");
        assert!(title.contains("# The harbour\n"), "{title}");
    }
}
