//! What the PDF of a brief is made of, looked at with lopdf: the same bytes each time, fonts, links, structure, metadata.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::pdf::conformance::font::texts;
use chrono::NaiveDate;
use factbrief::language::Language;
use factbrief::page::{Child, Element, Fonts, GlyphRun, LinkTarget, Role, Sheet, compose, parse};
use factbrief::pdf::{Metadata, write};
use lopdf::{Dictionary, Document, Object, ObjectId};

fn sample(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../page/samples/tide.en.md"),
        Language::Ja => include_str!("../page/samples/tide.ja.md"),
    }
}

fn metadata(language: Language) -> Metadata {
    Metadata {
        title: "潮流発電 & <tide>".to_owned(),
        author: "factbrief demo publisher".to_owned(),
        subject: Some("Investor brief".to_owned()),
        keywords: vec!["tide".to_owned(), "電力".to_owned()],
        language,
        date: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date"),
        content_hash: None,
        attachment: None,
    }
}

fn bytes(language: Language, fonts: &Fonts) -> Vec<u8> {
    let document = parse(sample(language)).expect("a document");
    let page = compose(&document, &Sheet::a4(language), fonts).expect("a page");
    write(&page, fonts, &metadata(language)).expect("a PDF")
}

fn pdf(language: Language) -> Document {
    Document::load_mem(&bytes(language, &Fonts::embedded())).expect("a readable PDF")
}

fn page_id(pdf: &Document) -> ObjectId {
    pdf.page_iter().next().expect("a page")
}

/// The value of a key, resolved.
fn get<'a>(pdf: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    let object = dictionary.get(key.as_bytes()).unwrap_or_else(|_| panic!("no {key} in {dictionary:?}"));
    pdf.dereference(object).expect("an object").1
}

fn fonts(pdf: &Document) -> BTreeMap<String, &Dictionary> {
    let page = pdf.get_dictionary(page_id(pdf)).expect("a page");
    let resources = get(pdf, page, "Resources").as_dict().expect("resources");
    let fonts = get(pdf, resources, "Font").as_dict().expect("fonts");
    fonts
        .iter()
        .map(|(name, font)| {
            let font = pdf.dereference(font).expect("a font").1.as_dict().expect("a font");
            (String::from_utf8_lossy(name).into_owned(), font)
        })
        .collect()
}

fn annotations(pdf: &Document) -> Vec<&Dictionary> {
    let page = pdf.get_dictionary(page_id(pdf)).expect("a page");
    let all = get(pdf, page, "Annots").as_array().expect("annotations");
    all.iter()
        .map(|id| pdf.dereference(id).expect("an annotation").1.as_dict().expect("an annotation"))
        .collect()
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let fonts = Fonts::embedded();
    for language in Language::ALL {
        let first = bytes(language, &fonts);
        assert!(first == bytes(language, &fonts), "the second file differs");
        assert!(first == bytes(language, &Fonts::embedded()), "with fresh fonts the file differs");
        let threads: Vec<Vec<u8>> = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..4).map(|_| scope.spawn(|| bytes(language, &fonts))).collect();
            handles.into_iter().map(|handle| handle.join().expect("a thread")).collect()
        });
        assert!(threads.iter().all(|other| *other == first), "with threads the file differs");
    }
}

#[test]
fn fonts_are_subsets_with_a_six_letter_tag() {
    for language in Language::ALL {
        let pdf = pdf(language);
        for font in fonts(&pdf).values() {
            let name =
                String::from_utf8_lossy(get(&pdf, font, "BaseFont").as_name().expect("a name")).into_owned();
            let (tag, face) = name.split_once('+').expect("a subset tag");
            assert!(tag.len() == 6 && tag.chars().all(|letter| letter.is_ascii_uppercase()), "{name}");
            let fonts = Fonts::embedded();
            assert!(fonts.faces().any(|one| fonts.name(one) == face), "{name}");
            let descendant = &get(&pdf, font, "DescendantFonts").as_array().expect("an array")[0];
            let descendant = pdf.dereference(descendant).expect("a font").1.as_dict().expect("a font");
            let descriptor = get(&pdf, descendant, "FontDescriptor").as_dict().expect("a descriptor");
            assert_eq!(get(&pdf, descriptor, "FontName").as_name().expect("a name"), name.as_bytes());
            let program = get(&pdf, descriptor, "FontFile2").as_stream().expect("a font file");
            let size = program.decompressed_content().expect("data").len();
            assert!(size < 120_000, "{name} has {size} bytes");
        }
    }
}

#[test]
fn a_figure_is_its_drawing_with_a_text_in_its_place_and_a_list_of_its_items_follows() {
    for (language, markdown) in [
        (Language::En, include_str!("../page/samples/charts.en.md")),
        (Language::Ja, include_str!("../page/samples/charts.ja.md")),
    ] {
        let fonts = Fonts::embedded();
        let document = parse(markdown).expect("a document");
        let page = compose(&document, &Sheet::a4(language), &fonts).expect("a page");
        let bytes = write(&page, &fonts, &metadata(language)).expect("a PDF");
        let pdf = Document::load_mem(&bytes).expect("a readable PDF");
        let figures: Vec<&Dictionary> = pdf
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|element| element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"Figure"))
            .collect();
        // Key figures are all text.
        assert_eq!((figures.len(), page.charts.len()), (2, 2));
        for (figure, area) in figures.iter().zip(&page.charts) {
            assert_eq!(lopdf::decode_text_string(get(&pdf, figure, "Alt")).expect("text"), area.alt);
            let attributes = get(&pdf, figure, "A").as_dict().expect("attributes");
            assert_eq!(get(&pdf, attributes, "O").as_name().expect("a name"), b"Layout");
            let bounds: Vec<f32> = get(&pdf, attributes, "BBox")
                .as_array()
                .expect("an array")
                .iter()
                .map(|side| side.as_float().expect("a number"))
                .collect();
            assert!((bounds[3] - bounds[1] - (area.area[3] - area.area[1])).abs() < 0.02, "{bounds:?}");
            assert!(bounds[0] > 39.9 && bounds[2] < page.width && bounds[1] > 0.0);
            let kids = get(&pdf, figure, "K").as_array().expect("kids");
            assert!(matches!(kids[..], [Object::Integer(_)]), "{kids:?}");
        }
        // What the drawing shows can be read and followed: each value with its citations.
        let mut lists = Vec::new();
        page.content.iter().for_each(|element| term_lists(element, &mut lists));
        let items: Vec<usize> = lists.iter().map(|list| list.children.len()).collect();
        assert_eq!(items, if language == Language::En { [3, 7, 6] } else { [4, 6, 6] });
        for item in lists.iter().flat_map(|list| &list.children) {
            let Child::Element(item) = item else { panic!("a leaf in a list") };
            let mut roles = Vec::new();
            all_roles(item, &mut roles);
            assert_eq!(roles[..2], [Role::Item, Role::Label]);
            assert!(roles.contains(&Role::ItemBody) && roles.contains(&Role::Reference), "{roles:?}");
        }
    }
}

fn term_lists<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    if element.role == Role::Terms {
        found.push(element);
    }
    for child in &element.children {
        if let Child::Element(element) = child {
            term_lists(element, found);
        }
    }
}

fn all_roles(element: &Element, found: &mut Vec<Role>) {
    found.push(element.role);
    for child in &element.children {
        if let Child::Element(element) = child {
            all_roles(element, found);
        }
    }
}

#[test]
fn an_english_page_without_japanese_holds_no_japanese_font() {
    let document = parse("# Title\n\n**Strong** text.\n").expect("a document");
    let fonts_loaded = Fonts::embedded();
    let page = compose(&document, &Sheet::a4(Language::En), &fonts_loaded).expect("a page");
    let bytes = write(&page, &fonts_loaded, &metadata(Language::En)).expect("a PDF");
    let pdf = Document::load_mem(&bytes).expect("a readable PDF");
    assert_eq!(fonts(&pdf).keys().collect::<Vec<_>>(), ["B", "R", "T"]);
}

/// The glyphs shown on the page, by font resource, and the number of marked-content sequences.
fn shown(pdf: &Document) -> (BTreeMap<String, BTreeSet<u16>>, Vec<i64>) {
    let content = lopdf::content::Content::decode(&pdf.get_page_content(page_id(pdf))).expect("content");
    let mut font = String::new();
    let mut shown: BTreeMap<String, BTreeSet<u16>> = BTreeMap::new();
    let (mut marks, mut depth) = (Vec::new(), 0);
    for operation in &content.operations {
        match operation.operator.as_str() {
            "Tf" => {
                font = String::from_utf8_lossy(operation.operands[0].as_name().expect("a name")).into_owned()
            }
            "TJ" => {
                assert!(depth == 1, "text outside marked content");
                let items = operation.operands[0].as_array().expect("an array");
                let glyphs =
                    items.iter().filter_map(|item| item.as_str().ok()).flat_map(|text| text.chunks(2));
                let glyphs = glyphs.map(|code| u16::from_be_bytes([code[0], code[1]]));
                shown.entry(font.clone()).or_default().extend(glyphs);
            }
            "BDC" | "BMC" => {
                depth += 1;
                if let Some(Object::Dictionary(properties)) = operation.operands.get(1)
                    && let Ok(mark) = properties.get(b"MCID")
                {
                    marks.push(mark.as_i64().expect("a number"));
                }
            }
            "EMC" => depth -= 1,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "marked content is balanced");
    (shown, marks)
}

#[test]
fn every_glyph_has_a_text_and_none_is_notdef() {
    for language in Language::ALL {
        let pdf = pdf(language);
        let fonts = fonts(&pdf);
        for (name, glyphs) in shown(&pdf).0 {
            let map = get(&pdf, fonts[&name], "ToUnicode").as_stream().expect("a map").decompressed_content();
            let map = texts(&String::from_utf8(map.expect("data")).expect("text"));
            for glyph in glyphs {
                assert_ne!(glyph, 0);
                assert!(map.get(&glyph).is_some_and(|text| !text.is_empty()), "{name} {glyph:04x}");
            }
        }
    }
}

/// The widths that a reader of the file moves on by, in thousandths of an em.
fn widths(pdf: &Document, font: &Dictionary) -> BTreeMap<u16, f32> {
    let descendant = &get(pdf, font, "DescendantFonts").as_array().expect("an array")[0];
    let descendant = pdf.dereference(descendant).expect("a font").1.as_dict().expect("a font");
    let mut widths = BTreeMap::new();
    let mut first = 0;
    for item in get(pdf, descendant, "W").as_array().expect("widths") {
        match item {
            Object::Array(row) => {
                for (code, width) in (first..).zip(row) {
                    widths.insert(code, width.as_float().expect("a width"));
                }
            }
            number => first = number.as_i64().expect("a code") as u16,
        }
    }
    widths
}

fn runs<'a>(element: &'a Element, all: &mut Vec<&'a GlyphRun>) {
    for child in &element.children {
        match child {
            Child::Element(element) => runs(element, all),
            Child::Leaf(leaf) => all.extend(&leaf.runs),
        }
    }
}

#[test]
fn every_glyph_is_drawn_where_the_page_has_it() {
    for language in Language::ALL {
        let document = parse(sample(language)).expect("a document");
        let page = compose(&document, &Sheet::a4(language), &Fonts::embedded()).expect("a page");
        let mut expected = Vec::new();
        page.content.iter().for_each(|element| runs(element, &mut expected));
        expected.extend(&page.artifacts);
        let pdf = pdf(language);
        let widths: BTreeMap<_, _> =
            fonts(&pdf).iter().map(|(name, font)| (name.clone(), widths(&pdf, font))).collect();
        let content = lopdf::content::Content::decode(&pdf.get_page_content(page_id(&pdf))).expect("content");
        let (mut font, mut size, mut pen) = (String::new(), 0.0, 0.0);
        let mut expected = expected.into_iter();
        for operation in &content.operations {
            let number = |index: usize| operation.operands[index].as_float().expect("a number");
            match operation.operator.as_str() {
                "Tf" => {
                    font = String::from_utf8_lossy(operation.operands[0].as_name().expect("a name"))
                        .into_owned();
                    size = number(1);
                }
                "Tm" => pen = number(4),
                "TJ" => {
                    let mut drawn = Vec::new();
                    for item in operation.operands[0].as_array().expect("an array") {
                        match item {
                            Object::String(codes, _) => {
                                for code in codes.chunks(2) {
                                    drawn.push(pen);
                                    pen += widths[&font][&u16::from_be_bytes([code[0], code[1]])] * size
                                        / 1000.0;
                                }
                            }
                            kern => pen -= kern.as_float().expect("a kern") * size / 1000.0,
                        }
                    }
                    let run = expected.next().expect("a run of the page");
                    assert_eq!(drawn.len(), run.glyphs.len());
                    for (x, glyph) in drawn.iter().zip(&run.glyphs) {
                        assert!((x - glyph.x).abs() < 0.03, "{} at {x} instead of {}", glyph.text, glyph.x);
                    }
                }
                _ => {}
            }
        }
        assert!(expected.next().is_none(), "runs are missing");
    }
}

#[test]
fn japanese_on_an_english_page_says_so() {
    let pdf = pdf(Language::En);
    let spans = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|element| element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"Span"))
        .filter(|element| element.has(b"Lang"));
    let languages: Vec<_> = spans.map(|span| get(&pdf, span, "Lang").as_str().expect("a language")).collect();
    assert_eq!(languages, [b"ja"; 3]);
}

#[test]
fn english_sentences_on_a_japanese_page_say_so_and_names_are_read_by_its_own_voice() {
    let english = |markdown: &str| -> Vec<String> {
        let page =
            compose(&parse(markdown).expect("a document"), &Sheet::a4(Language::Ja), &Fonts::embedded())
                .expect("a page");
        let mut spans = Vec::new();
        page.content.iter().for_each(|element| collect_spans(element, &mut spans));
        spans
    };
    assert_eq!(
        english("# 題名\n\nSoftBankがNVIDIA DGX B200を100MW、H100は1,000基。GPT-4も。AI-RANとは。\n"),
        [""; 0]
    );
    assert_eq!(english("# 題名\n\nNTT東日本、NEC、X社、3 PFLOPS、A。\n"), [""; 0]);
    assert_eq!(
        english(
            "# 題名\n\nNEC[^1]は<https://example.org/abc>へ。\n\n[^1]: 「AI for the state」, Reuters news.\n"
        ),
        ["AI for the state", "Reuters news"]
    );
}

fn collect_spans(element: &Element, all: &mut Vec<String>) {
    if element.role == Role::Span("en") {
        let mut found = Vec::new();
        runs(element, &mut found);
        let glyphs = found.iter().flat_map(|run| &run.glyphs);
        all.push(glyphs.map(|glyph| glyph.text.as_str()).collect::<String>().trim_end().to_owned());
    }
    for child in &element.children {
        if let Child::Element(element) = child {
            collect_spans(element, all);
        }
    }
}

#[test]
fn a_reference_leads_back_to_its_first_citation() {
    for language in Language::ALL {
        let document = parse(sample(language)).expect("a document");
        let page = compose(&document, &Sheet::a4(language), &Fonts::embedded()).expect("a page");
        let pdf = pdf(language);
        for (index, reference) in document.references.iter().enumerate() {
            let contents = match language {
                Language::En => format!("First citation of reference {}", reference.label),
                Language::Ja => format!("出典{}の最初の引用箇所", reference.label),
            };
            let found = annotations(&pdf).into_iter().find(|link| {
                lopdf::decode_text_string(get(&pdf, link, "Contents")).expect("a text") == contents
            });
            let target = get(&pdf, found.expect("a link back"), "Dest").as_array().expect("a destination");
            let cited = page.links.iter().find(|link| link.target == LinkTarget::Reference(index));
            let [_, top, ..] = cited.expect("a citation").areas[0];
            let y = target[3].as_float().expect("a height");
            let above = y - (page.height - top);
            assert!((20.0..30.0).contains(&above), "{contents}: {above} points above its citation");
        }
    }
}

#[test]
fn every_mark_and_address_is_a_link() {
    for language in Language::ALL {
        let document = parse(sample(language)).expect("a document");
        let text = sample(language);
        let marks = text.matches("[^").count() - document.references.len();
        let contact = text.lines().any(|line| line.contains('@'));
        let addresses = text.matches("<https://").count() + usize::from(contact);
        let page = compose(&document, &Sheet::a4(language), &Fonts::embedded()).expect("a page");
        let references = document.references.len();
        assert_eq!(page.links.len(), marks + addresses + references);
        assert_eq!(page.references.len(), document.references.len());
        let pdf = pdf(language);
        let annotations = annotations(&pdf);
        assert!(annotations.len() >= page.links.len());
        assert_eq!(annotations.iter().filter(|link| link.has(b"Dest")).count(), marks + references);
        for link in annotations {
            let area: Vec<f32> = get(&pdf, link, "Rect")
                .as_array()
                .expect("an array")
                .iter()
                .map(|n| n.as_float().expect("a number"))
                .collect();
            assert!(area[0] < area[2] && area[1] < area[3], "{area:?}");
            assert!(link.has(b"Contents") && link.has(b"StructParent"), "{link:?}");
        }
    }
}

#[test]
fn every_marked_sequence_and_link_has_its_structure_element() {
    for language in Language::ALL {
        let pdf = pdf(language);
        let (_, marks) = shown(&pdf);
        assert_eq!(marks, (0..marks.len() as i64).collect::<Vec<_>>());
        let root = get(&pdf, pdf.catalog().expect("a catalog"), "StructTreeRoot").as_dict().expect("a tree");
        let numbers = get(&pdf, root, "ParentTree").as_dict().expect("a tree");
        let numbers = get(&pdf, numbers, "Nums").as_array().expect("an array");
        assert_eq!(numbers[1].as_array().expect("the page's elements").len(), marks.len());
        for (index, link) in annotations(&pdf).into_iter().enumerate() {
            let key = get(&pdf, link, "StructParent").as_i64().expect("a key");
            assert_eq!(key, index as i64 + 1);
            let element = pdf
                .dereference(&numbers[2 * (index + 1) + 1])
                .expect("an element")
                .1
                .as_dict()
                .expect("an element");
            assert_eq!(get(&pdf, element, "S").as_name().expect("a name"), b"Link");
        }
    }
}

#[test]
fn the_file_says_what_it_is() {
    let pdf = pdf(Language::Ja);
    assert_eq!(pdf.version, "1.7");
    let catalog = pdf.catalog().expect("a catalog");
    assert_eq!(get(&pdf, catalog, "Lang").as_str().expect("a string"), b"ja");
    let info = pdf
        .trailer
        .get(b"Info")
        .and_then(|info| pdf.dereference(info))
        .expect("info")
        .1
        .as_dict()
        .expect("info");
    assert_eq!(get(&pdf, info, "ModDate").as_str().expect("a string"), b"D:20261121000000Z");
    assert!(!info.has(b"GTS_PDFXVersion") && !info.has(b"Trapped"));
    let xmp = get(&pdf, catalog, "Metadata").as_stream().expect("a stream");
    assert!(!xmp.dict.has(b"Filter"), "XMP is not compressed");
    let xmp = String::from_utf8(xmp.content.clone()).expect("text");
    assert!(xmp.contains("潮流発電 &amp; &lt;tide&gt;") && xmp.contains("2026-11-21T00:00:00Z"), "{xmp}");
}

#[test]
fn the_file_is_built_to_the_standards_it_names() {
    let pdf = pdf(Language::En);
    let catalog = pdf.catalog().expect("a catalog");
    let intents = get(&pdf, catalog, "OutputIntents").as_array().expect("intents");
    let intent = pdf.dereference(&intents[0]).expect("an intent").1.as_dict().expect("an intent");
    let profile = get(&pdf, intent, "DestOutputProfile").as_stream().expect("a profile");
    let data = profile.decompressed_content().unwrap_or_else(|_| profile.content.clone());
    assert_eq!(u32::from_be_bytes([data[0], data[1], data[2], data[3]]) as usize, data.len());
    assert_eq!(&data[36..40], b"acsp");
    let xmp = get(&pdf, catalog, "Metadata").as_stream().expect("a stream");
    let xmp = String::from_utf8(xmp.content.clone()).expect("text");
    for property in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(xmp.contains(property), "{property}");
    }
    let marked = get(&pdf, catalog, "MarkInfo")
        .as_dict()
        .and_then(|info| info.get(b"Marked"))
        .and_then(Object::as_bool);
    assert!(marked.expect("a mark"));
}

#[test]
fn the_outline_lists_the_headings_in_order() {
    let pdf = pdf(Language::En);
    let outlines = get(&pdf, pdf.catalog().expect("a catalog"), "Outlines").as_dict().expect("an outline");
    let title = get(&pdf, outlines, "First").as_dict().expect("the title");
    let mut item = get(&pdf, title, "First").as_dict().expect("a heading");
    let mut headings = Vec::new();
    let (mut last_y, mut risen) = (f32::MAX, 0);
    loop {
        headings
            .push(String::from_utf8_lossy(get(&pdf, item, "Title").as_str().expect("a string")).into_owned());
        let y = get(&pdf, item, "Dest").as_array().expect("a destination")[3].as_float().expect("a height");
        // Down the page, but for the head at the top of a second column.
        risen += usize::from(y >= last_y);
        last_y = y;
        if !item.has(b"Next") {
            break;
        }
        item = get(&pdf, item, "Next").as_dict().expect("a heading");
    }
    assert!(risen <= 2, "{risen}");
    let expected = [
        "What is committed",
        "What the money buys",
        "Commitments by source",
        "What it means for holders",
        "What is not settled",
        "References",
    ];
    assert_eq!(headings, expected);
}
