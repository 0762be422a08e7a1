//! A judge of our own: the rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2a and -3a (ISO 19005-2 and -3) that a program
//! can decide and our files can meet. Each rule names its clause and has found every fault that was made for it.
//! What is left out, and why, is in docs/pdf-rules.md, as is what else has judged our files.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

pub mod compact;
mod content;
pub mod file;
pub mod font;
mod inject;
mod outline;
mod packet;
mod rule;
mod rules;
pub mod samples;
mod text;
pub mod tree;

use crate::support::made_jpeg::{Jpeg, exif};
use crate::support::made_png::Png;
use crate::support::repo::repo;
use std::collections::BTreeSet;

use factbrief::language::Language;

use file::File;

/// The text of a PDF in the order of its structure, a block on each line, with citations as `[^1]`.
pub fn text_with_citations(bytes: Vec<u8>) -> String {
    let blocks = text::of_pdf(&File::read(bytes)).into_iter().map(|(_, text)| text);
    blocks.collect::<Vec<_>>().join("\n")
}

/// What is wrong with the bytes of a file.
pub fn faults(bytes: Vec<u8>) -> Vec<String> {
    judge(&File::read(bytes))
}

/// What is wrong with a file, with the rules that say so.
fn judge(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for rule in rules::all() {
        let faults = (rule.check)(file);
        if !faults.is_empty() {
            found.push(format!("not so: {} ({})\n    {}", rule.name, rule.clause, faults.join("\n    ")));
        }
    }
    found
}

#[test]
fn every_committed_pdf_keeps_every_rule() {
    for (path, bytes) in samples::committed() {
        let found = judge(&File::read(bytes));
        assert!(found.is_empty(), "{}:\n{}", path.display(), found.join("\n"));
    }
}

#[test]
fn fresh_pages_keep_every_rule() {
    for language in Language::ALL {
        for attached in [true, false] {
            let found = judge(&File::read(samples::fresh(language, attached)));
            assert!(found.is_empty(), "{language}, attached: {attached}:\n{}", found.join("\n"));
        }
    }
}

#[test]
fn pages_with_pictures_keep_every_rule() {
    for language in Language::ALL {
        let file = File::read(samples::drawn(language));
        // Key figures are all text.
        assert_eq!(file.tree.of_kind("Figure").count(), 2);
        let found = judge(&file);
        assert!(found.is_empty(), "{language}:\n{}", found.join("\n"));
    }
}

#[test]
fn briefs_on_two_sheets_keep_every_rule() {
    for language in Language::ALL {
        let file = File::read(samples::long(language));
        assert_eq!(file.pages.len(), 2);
        let found = judge(&file);
        assert!(found.is_empty(), "{language}:\n{}", found.join("\n"));
    }
}

#[test]
fn pages_of_a_house_keep_every_rule() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M0 20 20 0 40 20Z\" fill=\"#a01020\"/></svg>";
    let alpha = Png::new(2, 2, 6, vec![0, 9, 9, 9, 0, 9, 9, 9, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8]).bytes();
    let palette = Png::new(2, 1, 3, vec![0, 0, 1]).with(b"PLTE", &[1, 2, 3, 4, 5, 6]).bytes();
    let grey = Png { bits: 1, ..Png::new(9, 1, 0, vec![0, 0b1010_1010, 0b1000_0000]) }.bytes();
    for logo in [svg.to_vec(), alpha, palette, grey] {
        for language in Language::ALL {
            let file = File::read(samples::house(language, &logo));
            assert_eq!((file.pages.len(), file.tree.of_kind("Figure").count()), (2, 1));
            let found = judge(&file);
            assert!(found.is_empty(), "{language}:\n{}", found.join("\n"));
        }
    }
}

#[test]
fn pages_with_a_picture_keep_every_rule() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M0 20 20 0 40 20Z\" fill=\"#a01020\"/></svg>";
    let rows = (0..4_u8).flat_map(|y| [vec![0_u8], (0..24).map(|x| x * 9 + y).collect()].concat()).collect();
    let interlaced = Png::new(8, 4, 2, rows).interlaced().bytes();
    let jpeg = |parts| Jpeg::new(40, 30, parts);
    let mut inks = vec![0_u8; 200];
    inks[..4].copy_from_slice(&200_u32.to_be_bytes());
    inks[8] = 2;
    inks[12..20].copy_from_slice(b"prtrCMYK");
    inks[36..40].copy_from_slice(b"acsp");
    let inks = [&b"ICC_PROFILE\0\x01\x01"[..], &inks].concat();
    let pictures = [
        svg.to_vec(),
        interlaced,
        jpeg(1).bytes(),
        jpeg(3).progressive().bytes(),
        jpeg(3).with(0xe1, &exif(Some(6), Some(1))).bytes(),
        jpeg(4).with(0xe2, &inks).with(0xee, b"Adobe\0\x64\0\0\0\0\x02").bytes(),
    ];
    for (index, picture) in pictures.iter().enumerate() {
        for language in Language::ALL {
            let file = File::read(samples::pictured(language, picture));
            let of_kind = |kind| file.tree.of_kind(kind).count();
            assert_eq!((of_kind("Figure"), of_kind("Caption")), (1, 1));
            let found = judge(&file);
            assert!(found.is_empty(), "{index} {language}:\n{}", found.join("\n"));
        }
    }
}

/// The rules on fonts know TrueType only; what they ask of a font of PostScript outlines is asked here (ISO 32000-1 9.7.4 and 9.9).
#[test]
fn pages_with_outlines_of_postscript_keep_every_rule() {
    let file = File::read(samples::in_runes(crate::support::made_font::postscript_runes()));
    assert_eq!(file.fonts.values().filter(|font| font.compact.is_some()).count(), 1);
    let found = judge(&file);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The rules on fonts know outlines of PostScript as well as those of TrueType: each finds what is wrong with the one such font.
#[test]
fn what_is_wrong_with_a_font_of_postscript_is_found() {
    type Wrong = fn(&mut lopdf::Document, &CompactFont);
    let good = samples::in_runes(crate::support::made_font::postscript_runes());
    let cases: [(&str, Wrong); 12] = [
        ("fonts are composite", |pdf, font| set(pdf, font.descendant, "Subtype", "CIDFontType2".into())),
        ("fonts are composite", |pdf, font| drop(entries(pdf, font.descriptor).remove(b"FontBBox"))),
        ("codes are glyph numbers", |pdf, font| set(pdf, font.descendant, "CIDToGIDMap", "Identity".into())),
        ("codes are glyph numbers", |pdf, font| program(pdf, font, |bytes| another_charset(bytes))),
        ("the font program is in the file", |pdf, font| {
            drop(entries(pdf, font.descriptor).remove(b"FontFile3"))
        }),
        ("the font program is in the file", |pdf, font| program(pdf, font, |bytes| bytes.truncate(40))),
        ("the font program says", |pdf, font| {
            drop(inject::stream(pdf, font.program).dict.remove(b"Subtype"))
        }),
        ("the font program says", |pdf, font| {
            inject::stream(pdf, font.program).dict.set("Subtype", "OpenType")
        }),
        ("every glyph shown is in its font", |pdf, font| program(pdf, font, |bytes| bytes.truncate(40))),
        ("widths are the advances", |pdf, font| drop(entries(pdf, font.descendant).remove(b"W"))),
        ("widths are the advances", |pdf, font| {
            let row = lopdf::Object::Array(vec![
                599.into(),
                601.into(),
                500.into(),
                500.into(),
                500.into(),
                500.into(),
                500.into(),
            ]);
            set(pdf, font.descendant, "W", lopdf::Object::Array(vec![0.into(), row]));
        }),
        ("every glyph shown is drawn as the text", |pdf, font| program(pdf, font, |bytes| taller(bytes))),
    ];
    for (number, (rule, wrong)) in cases.into_iter().enumerate() {
        let mut pdf = lopdf::Document::load_mem(&good).expect("a good file");
        let font = CompactFont::of(&mut pdf);
        wrong(&mut pdf, &font);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).expect("a PDF");
        let found = judge(&File::read(bytes));
        assert!(found.iter().any(|fault| fault.contains(rule)), "fault {number}, {rule}: {found:?}");
    }
}

/// Where the font of PostScript outlines is in a file.
struct CompactFont {
    descendant: lopdf::ObjectId,
    descriptor: lopdf::ObjectId,
    program: lopdf::ObjectId,
}

impl CompactFont {
    /// Finds it, and gives its dictionary within another a number of its own.
    fn of(pdf: &mut lopdf::Document) -> Self {
        let inner = |object: &lopdf::Object| {
            let fonts = object.as_dict().ok()?.get(b"DescendantFonts").ok()?.as_array().ok()?;
            let font = fonts.first()?.as_dict().ok()?.clone();
            let kind = font.get(b"Subtype").and_then(lopdf::Object::as_name).ok()?;
            (kind == b"CIDFontType0").then_some(font)
        };
        let found = pdf.objects.iter().find_map(|(id, object)| Some((*id, inner(object)?)));
        let (parent, font) = found.expect("a font of PostScript outlines");
        let descendant = pdf.add_object(font);
        entries(pdf, parent).set("DescendantFonts", vec![descendant.into()]);
        let reference = |of: lopdf::ObjectId, key: &[u8]| {
            pdf.get_dictionary(of)
                .and_then(|one| one.get(key))
                .and_then(lopdf::Object::as_reference)
                .expect("a part")
        };
        let descriptor = reference(descendant, b"FontDescriptor");
        Self { descendant, descriptor, program: reference(descriptor, b"FontFile3") }
    }
}

fn entries(pdf: &mut lopdf::Document, id: lopdf::ObjectId) -> &mut lopdf::Dictionary {
    pdf.get_dictionary_mut(id).expect("a dictionary")
}

fn set(pdf: &mut lopdf::Document, id: lopdf::ObjectId, key: &str, value: lopdf::Object) {
    entries(pdf, id).set(key, value);
}

fn program(pdf: &mut lopdf::Document, font: &CompactFont, change: impl FnOnce(&mut Vec<u8>)) {
    inject::unpacked(pdf, font.program, change);
}

/// Every glyph a unit taller: its height is a number of two bytes behind its width of 400 (Adobe Technical Note 5177, 3.2).
fn taller(bytes: &mut [u8]) {
    let width = [248, 36, 6, 249];
    let places = 0..bytes.len().saturating_sub(width.len());
    let places: Vec<usize> = places.filter(|at| bytes[*at..].starts_with(&width)).collect();
    assert!(!places.is_empty(), "rectangles");
    for at in places {
        bytes[at + width.len()] += 1;
    }
}

/// Glyphs with the numbers after their own.
fn another_charset(bytes: &mut [u8]) {
    let at = compact::charset(bytes).expect("a list of numbers");
    // After the format the first number, in two bytes.
    bytes[at + 2] += 1;
}

const BLANKS: [&str; 4] = [" ", "\u{3000}", "\u{a0}", "\u{2009}"];

#[test]
fn after_a_blank_each_glyph_is_of_the_face_that_draws_it() {
    for language in Language::ALL {
        for (word, blank) in samples::WORDS.iter().flat_map(|word| BLANKS.map(|blank| (word, blank))) {
            let file = File::read(samples::mixed(language, word, blank));
            assert_eq!(file.fonts.len(), 6);
            let glyphs = rules::all().into_iter().filter(|rule| rule.name.contains("glyph"));
            let found: Vec<String> = glyphs.flat_map(|rule| (rule.check)(&file)).collect();
            assert!(found.is_empty(), "{language}, {word}{blank:?}:\n{}", found.join("\n"));
        }
    }
}

#[test]
fn random_briefs_keep_every_rule() {
    for language in Language::ALL {
        for seed in 0..20 {
            let found = judge(&File::read(samples::random(seed, language)));
            assert!(found.is_empty(), "{language}, seed {seed}:\n{}", found.join("\n"));
        }
    }
}

/// The rules know which mark is of which sheet.
#[test]
fn a_mark_of_the_second_sheet_that_is_said_to_be_of_the_first_is_noticed() {
    let good = samples::long(Language::En);
    let second = |pdf: &lopdf::Document| pdf.page_iter().nth(1).expect("a second page");
    let faults: [fn(&mut lopdf::Document, lopdf::ObjectId); 3] = [
        |pdf, second| drop(pdf.get_dictionary_mut(second).expect("a page").remove(b"StructParents")),
        |pdf, second| pdf.get_dictionary_mut(second).expect("a page").set("StructParents", 0),
        |pdf, second| {
            let first = inject::page_id(pdf);
            let elements = pdf.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
            let heading = elements
                .filter(|element| {
                    element.get(b"S").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"H2")
                })
                .find(|element| {
                    element.get(b"Pg").and_then(lopdf::Object::as_reference).is_ok_and(|page| page == second)
                });
            heading.expect("a heading on the second sheet").set("Pg", first);
        },
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        let mut pdf = lopdf::Document::load_mem(&good).expect("a good file");
        let sheet = second(&pdf);
        fault(&mut pdf, sheet);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).expect("a PDF");
        assert!(!judge(&File::read(bytes)).is_empty(), "fault {number}");
    }
}

#[test]
fn the_text_of_briefs_on_two_sheets_is_that_of_their_markdown_block_by_block() {
    for language in Language::ALL {
        let references = if language == Language::Ja { "出典" } else { "References" };
        let source = samples::long_source(language);
        compare(
            &text::of_pdf(&File::read(samples::long(language))),
            &text::of_markdown(source, references),
            source,
        );
    }
}

#[test]
fn pages_with_a_font_of_the_font_folder_keep_every_rule() {
    for units in [1000, 2048] {
        let changes = crate::support::made_font::Changes { units_per_em: Some(units), ..Default::default() };
        let file = File::read(samples::in_runes(crate::support::made_font::runes(&changes)));
        assert!(file.fonts.len() > 2);
        let found = judge(&file);
        assert!(found.is_empty(), "{units}:\n{}", found.join("\n"));
    }
}

#[test]
fn every_rule_finds_the_faults_that_were_made_for_it() {
    for language in Language::ALL {
        let good = samples::fresh(language, true);
        let mut blind = Vec::new();
        for rule in rules::all() {
            for (number, fault) in rule.faults.iter().enumerate() {
                if (rule.check)(&fault.inject(&good)).is_empty() {
                    blind.push(format!("{} (fault {})", rule.name, number + 1));
                }
            }
        }
        assert!(blind.is_empty(), "{language}: not found:\n{}", blind.join("\n"));
    }
}

/// Otherwise a rule would seem to find faults that in truth saving anew has made.
#[test]
fn a_file_saved_anew_keeps_every_rule() {
    let anew = rule::Fault::Objects(|_| {}).inject(&samples::fresh(Language::En, true));
    let found = judge(&anew);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_rule_has_a_name_of_its_own_a_clause_and_a_fault() {
    let rules = rules::all();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules.len(), "two rules have one name");
    for rule in &rules {
        assert!(!rule.faults.is_empty(), "no fault was made for: {}", rule.name);
        assert!(rule.clause.contains("ISO ") || rule.clause.contains("RFC "), "no clause: {}", rule.name);
    }
}

/// The page that lists the rules is true.
#[test]
fn the_rules_are_those_that_the_documentation_lists() {
    let page = std::fs::read_to_string(repo("docs/pdf-rules.md")).expect("docs/pdf-rules.md");
    let rules = rules::all();
    let rows: String = rules.iter().map(|rule| format!("| {} | {} |\n", rule.name, rule.clause)).collect();
    let table = format!("| rule | clause |\n| --- | --- |\n{rows}");
    assert!(page.contains(&table), "docs/pdf-rules.md should hold:\n{table}");
    let faults: usize = rules.iter().map(|rule| rule.faults.len()).sum();
    let count = format!("{} rules, {faults} faults", rules.len());
    assert!(page.contains(&count), "docs/pdf-rules.md should say: {count}");
    let readme = std::fs::read_to_string(repo("README.md")).expect("README.md");
    assert!(
        readme.contains(&format!("[{} rules](docs/pdf-rules.md)", rules.len())),
        "README.md counts wrongly"
    );
}

#[test]
fn the_text_of_every_committed_pdf_is_that_of_its_markdown_block_by_block() {
    for (path, bytes) in samples::committed() {
        let source = std::fs::read_to_string(path.with_extension("md")).expect("the Markdown beside it");
        let references = if path.to_string_lossy().ends_with(".ja.pdf") { "出典" } else { "References" };
        compare(
            &text::of_pdf(&File::read(bytes)),
            &text::of_markdown(&source, references),
            &path.to_string_lossy(),
        );
    }
}

#[test]
fn the_text_of_fresh_pages_is_that_of_their_markdown_block_by_block() {
    let pages = [
        (Language::En, include_str!("../../page/samples/tide.en.md")),
        (Language::En, include_str!("../../page/samples/full.en.md")),
        (Language::En, include_str!("../../page/samples/table.en.md")),
        (Language::Ja, include_str!("../../page/samples/tide.ja.md")),
        (Language::Ja, include_str!("../../page/samples/full.ja.md")),
        (Language::Ja, include_str!("../../page/samples/table.ja.md")),
    ];
    for (language, source) in pages {
        let references = if language == Language::Ja { "出典" } else { "References" };
        let file = File::read(samples::from(source, language, false));
        compare(&text::of_pdf(&file), &text::of_markdown(source, references), source);
    }
}

/// Otherwise two empty lists would do.
#[test]
fn a_text_that_differs_in_one_figure_or_one_citation_or_its_order_is_noticed() {
    let source = include_str!("../../page/samples/tide.en.md");
    let shown = text::of_pdf(&File::read(samples::from(source, Language::En, false)));
    assert!(shown.len() > 40, "{} blocks", shown.len());
    let two = "a target for fiscal 2031";
    for (from, to) in
        [("¥1.3 trillion", "¥1.4 trillion"), ("[^1][^4]", "[^4][^1]"), (two, "a target for fiscal 2032")]
    {
        assert!(source.contains(from));
        assert_ne!(shown, text::of_markdown(&source.replacen(from, to, 1), "References"));
    }
    let swapped = rule::Fault::Objects(|pdf| inject::kids(inject::element(pdf, "Document")).swap(0, 2));
    let swapped = swapped.inject(&samples::from(source, Language::En, false));
    assert_ne!(text::of_pdf(&swapped), text::of_markdown(source, "References"));
}

/// Fails at the first block that differs.
fn compare(shown: &[text::Block], written: &[text::Block], whose: &str) {
    for (shown, written) in shown.iter().zip(written) {
        assert_eq!(shown, written, "{whose}");
    }
    assert_eq!(shown.len(), written.len(), "{whose}: {:?}", shown.last());
}
