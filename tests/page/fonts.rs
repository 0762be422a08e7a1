//! Fonts of a font folder: asked after the embedded ones, never the system's, and refused where they may not be used.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fs;
use std::process::Command;
use std::sync::Arc;

use crate::support::made_font::{Changes, collection, postscript_runes, runes};
use crate::support::process::{FACTBRIEF, Start};
use factbrief::language::Language;
use factbrief::page::{
    Child, Element, Fault, FontFault, Fonts, GlyphRun, Page, Sheet, Theme, compose, parse,
};

const THEME: &str = "[fonts]\nregular = [\"Runes.ttf\"]\n";
const TEXT: &str = "# The stone of Kitahama\n\nIt says ᚠᚢᚦᚨᚱᚲ, and **ᚠᚢᚦ** again, beside the berth.\n";

fn fonts(changes: &Changes) -> Fonts {
    let mut fonts = Fonts::embedded();
    fonts.add("Runes.ttf", runes(changes)).expect("a font");
    fonts
}

fn set(markdown: &str, theme: &str, fonts: &Fonts) -> Result<Page, Vec<Fault>> {
    let theme = Arc::new(Theme::parse(theme).expect("a theme"));
    let document = parse(markdown).expect("a document");
    compose(&document, &Sheet { theme, ..Sheet::a4(Language::En) }, fonts)
}

fn runs(page: &Page) -> Vec<&GlyphRun> {
    fn collect<'a>(element: &'a Element, found: &mut Vec<&'a GlyphRun>) {
        for child in &element.children {
            match child {
                Child::Element(element) => collect(element, found),
                Child::Leaf(leaf) => found.extend(&leaf.runs),
            }
        }
    }
    let mut found = Vec::new();
    page.content.iter().for_each(|element| collect(element, &mut found));
    found
}

fn text(run: &GlyphRun) -> String {
    run.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
}

#[test]
fn a_font_of_the_folder_is_asked_for_what_the_embedded_ones_lack_and_for_nothing_else() {
    let fonts = fonts(&Changes::default());
    let page = set(TEXT, THEME, &fonts).expect("a page");
    let folder: Vec<String> =
        runs(&page).into_iter().filter(|run| !run.face.is_embedded()).map(text).collect();
    // Where the theme names no semi-bold font, strong text is regular.
    // The font has no blank: the one after the strong text is drawn in another.
    assert_eq!(folder, ["ᚠᚢᚦᚨᚱᚲ", "ᚠᚢᚦ"]);
}

#[test]
fn a_font_that_the_theme_does_not_name_is_not_asked() {
    let found = set(TEXT, "", &fonts(&Changes::default())).expect_err("faults");
    assert_eq!(found.len(), 2);
    assert!(matches!(&found[0], Fault::MissingGlyph { characters, .. } if characters.len() == 6));
    let found = set(TEXT, THEME, &Fonts::embedded()).expect_err("faults");
    assert_eq!(found.len(), 2);
}

#[test]
fn strong_text_takes_the_semi_bold_font_where_there_is_one() {
    let mut fonts = fonts(&Changes::default());
    fonts.add("Strong.ttf", runes(&Changes::default())).expect("a font");
    let theme = format!("{THEME}semi-bold = [\"Strong.ttf\"]\n");
    let page = set(TEXT, &theme, &fonts).expect("a page");
    let faces: Vec<usize> =
        runs(&page).into_iter().map(|run| run.face.index()).filter(|index| *index >= 9).collect();
    assert_eq!(faces, [9, 10]);
}

#[test]
fn a_font_with_other_units_per_em_is_as_wide_as_it_says() {
    let width = |units: u16| {
        let fonts = fonts(&Changes { units_per_em: Some(units), ..Changes::default() });
        let page = set(TEXT, THEME, &fonts).expect("a page");
        let run = runs(&page).into_iter().find(|run| !run.face.is_embedded()).cloned().expect("runes");
        let (first, last) = (&run.glyphs[0], &run.glyphs[run.glyphs.len() - 1]);
        ((last.x - first.x) / run.size, first.advance)
    };
    let (one, advance) = width(1000);
    let (half, half_advance) = width(2000);
    assert!(one > 2.0 && (one / half - 2.0).abs() < 0.01, "{one} {half}");
    assert_eq!(advance / 2, half_advance);
}

#[test]
fn what_was_shaped_before_makes_no_difference() {
    let (house, embedded) = (fonts(&Changes::default()), Fonts::embedded());
    // The same texts in the same faces with other fonts, more texts than are remembered, and each again.
    for turn in [0, 1, 2200, 0, 1] {
        let words: String =
            (0..turn * 2).map(|index| format!("- Berth {index} of the harbour, 港{index}.\n")).collect();
        let markdown = format!("# Title\n\n{words}- Berth {turn}: fine, 港湾。\n");
        for (shared, anew, theme) in
            [(&house, fonts(&Changes::default()), THEME), (&embedded, Fonts::embedded(), "")]
        {
            let (one, two) = (set(&markdown, theme, shared), set(&markdown, theme, &anew));
            assert_eq!(one.is_ok(), turn < 100, "{turn}");
            assert!(format!("{one:?}") == format!("{two:?}"), "{turn}");
        }
    }
}

#[test]
fn a_dash_of_two_ems_is_one_stroke_and_is_still_two_characters() {
    let fonts = Fonts::embedded();
    let document = parse("# 題\n\n北浜——潮見の港——計画。\n").expect("a document");
    let page = compose(&document, &Sheet::a4(Language::Ja), &fonts).expect("a page");
    let mut dashes = 0;
    for run in runs(&page) {
        let face = ttf_parser::Face::parse(fonts.data(run.face), fonts.index(run.face)).expect("a font");
        let units = f32::from(face.units_per_em());
        let ink = |glyph: &factbrief::page::Glyph| {
            let ink = face.glyph_bounding_box(ttf_parser::GlyphId(glyph.id)).expect("a stroke");
            [ink.x_min, ink.x_max].map(|x| glyph.x + f32::from(x) / units * run.size)
        };
        for pair in run.glyphs.windows(2).filter(|pair| pair.iter().all(|glyph| glyph.text == "—")) {
            let ([_, end], [begin, _]) = (ink(&pair[0]), ink(&pair[1]));
            assert!(begin <= end + 0.02, "{begin} {end}");
            dashes += 1;
        }
    }
    assert_eq!(dashes, 2);
}

#[test]
fn a_font_that_may_not_be_embedded_or_cannot_be_read_is_refused() {
    let licensed = |bits: u16| runes(&Changes { licence: Some(bits), ..Changes::default() });
    let without = |table: &'static [u8; 4]| runes(&Changes { without: Some(table), ..Changes::default() });
    let two: [(&str, &[u8]); 2] =
        [("Runes One", &runes(&Changes::default())), ("Runes Two", &runes(&Changes::default()))];
    let two = collection(&two);
    let mut second = postscript_runes();
    let at = second.windows(4).position(|tag| tag == b"CFF ").expect("the table");
    second[at..at + 4].copy_from_slice(b"CFF2");
    let mut cut = runes(&Changes::default());
    cut.truncate(2_000);
    for (bytes, fault) in [
        (licensed(0x0002), FontFault::Restricted),
        (licensed(0x0100), FontFault::NoSubset),
        (licensed(0x0204), FontFault::BitmapOnly),
        (without(b"glyf"), FontFault::Unreadable),
        (without(b"cmap"), FontFault::Unreadable),
        (two, FontFault::Collection(vec!["Runes One".to_owned(), "Runes Two".to_owned()])),
        (second, FontFault::PostScript),
        (cut, FontFault::Unreadable),
        (b"no font at all".to_vec(), FontFault::Unreadable),
        (Vec::new(), FontFault::Unreadable),
    ] {
        assert_eq!(Fonts::embedded().add("Runes.ttf", bytes), Err(fault));
    }
    for bits in [0x0000, 0x0004, 0x0008, 0x000a] {
        assert!(Fonts::embedded().add("Runes.ttf", licensed(bits)).is_ok(), "{bits:#x}");
    }
}

#[test]
fn text_from_right_to_left_is_refused_with_any_font() {
    let found =
        set("# Title\n\nThe sign says שלום.\n", THEME, &fonts(&Changes::default())).expect_err("faults");
    assert_eq!(found.len(), 4);
    assert_eq!(found[0].to_string(), "text that runs from right to left can't be printed on a page");
}

#[test]
fn a_build_reads_the_font_folder_and_says_what_it_lacks() {
    let project = tempfile::tempdir().expect("a folder");
    let path = |name: &str| project.path().join(name);
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/diagnostic/cases/base");
    for folder in ["briefs/port/facts", "templates/themes", "fonts"] {
        fs::create_dir_all(path(folder)).expect("a folder");
    }
    for file in ["dossier.toml", "sources.toml", "investor.toml", "facts/works.toml"] {
        fs::copy(format!("{base}/briefs/port/{file}"), path("briefs/port").join(file)).expect("a file");
    }
    let brief = fs::read_to_string(path("briefs/port/investor.toml")).expect("a brief");
    let brief =
        brief.replace("audience = ", "theme = \"runes\"\naudience = ").replace("What is open", "What is ᚠᚢᚦ");
    fs::write(path("briefs/port/investor.toml"), brief).expect("a brief");
    fs::write(path("templates/themes/runes.toml"), THEME).expect("a theme");
    fs::write(path("fonts/Other.ttf"), runes(&Changes::default())).expect("a font");
    let run = |arguments: &[&str]| {
        let program = Command::new(FACTBRIEF).current_dir(project.path()).args(arguments).ended();
        let output = program.expect("a run");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (status, said) = run(&["build"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("missing-font") && said.contains("--font-dir"), "{said}");
    let (status, said) = run(&["build", "--font-dir", "fonts"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("there is no font `Runes.ttf`") && said.contains("holds `Other.ttf`"), "{said}");
    assert!(!path("out").exists());
    let (status, said) = run(&["build", "--font-dir", "nowhere"]);
    assert_eq!(status, Some(2), "{said}");
    fs::rename(path("fonts/Other.ttf"), path("fonts/Runes.ttf")).expect("a rename");
    let (status, said) = run(&["build", "--font-dir", "fonts"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(path("out/port/investor.en.pdf").exists());
}

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf");
const STRONG: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Semibold.ttf");
const JAPANESE: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSansJP-SemiBold.ttf");
const HOUSE: &str = "[fonts]\nfirst-regular = [\"House.ttf\"]\nfirst-semi-bold = [\"HouseStrong.ttf\"]\n";

/// The embedded fonts, and two more as those of a house.
fn house() -> Fonts {
    let mut fonts = Fonts::embedded();
    fonts.add("House.ttf", STRONG.to_vec()).expect("a font");
    fonts.add("HouseStrong.ttf", REGULAR.to_vec()).expect("a font");
    fonts
}

/// Each run as the index of its face and its text.
fn faces(page: &Page) -> Vec<(usize, String)> {
    runs(page).into_iter().map(|run| (run.face.index(), text(run))).collect()
}

#[test]
fn the_fonts_of_a_house_are_asked_first_and_the_embedded_ones_for_what_they_lack() {
    let page = set("# Title\n\nThe berth 岸壁 is **open** now.\n", HOUSE, &house()).expect("a page");
    let found = faces(&page);
    assert!(found.contains(&(10, "Title".to_owned())), "a title is strong: {found:?}");
    assert!(found.iter().any(|(face, text)| *face == 9 && text.starts_with("The berth")), "{found:?}");
    assert!(found.iter().any(|(face, text)| *face == 10 && text.trim() == "open"), "{found:?}");
    assert!(found.iter().any(|(face, text)| *face == 5 && text.starts_with("岸壁")), "{found:?}");
    assert!(found.iter().all(|(face, _)| *face != 0 && *face != 1), "{found:?}");
}

#[test]
fn on_a_japanese_page_a_font_without_kana_is_not_asked_for_signs_of_both() {
    let set = |theme: &str, fonts: &Fonts| {
        let theme = Arc::new(Theme::parse(theme).expect("a theme"));
        let document = parse("# 題名\n\n「岸壁」は“open”で、AI…が動く。\n").expect("a document");
        compose(&document, &Sheet { theme, ..Sheet::a4(Language::Ja) }, fonts).expect("a page")
    };
    let found = faces(&set(HOUSE, &house()));
    for (face, word) in [(9, "open"), (9, "AI"), (5, "…"), (5, "“"), (5, "岸壁")] {
        assert!(found.iter().any(|(index, text)| *index == face && text.contains(word)), "{word}: {found:?}");
    }
    let mut fonts = Fonts::embedded();
    fonts.add("House.ttf", JAPANESE.to_vec()).expect("a font");
    fonts.add("HouseStrong.ttf", JAPANESE.to_vec()).expect("a font");
    let found = faces(&set(HOUSE, &fonts));
    assert!(found.iter().any(|(face, text)| *face == 9 && text.contains('…')), "{found:?}");
}

#[test]
fn title_and_bottom_line_have_faces_of_their_own_and_those_of_the_house_where_it_has_some() {
    let markdown =
        "# Title\n\n> **Bottom line.** Words. **Sum.** Rest.\n\n## Head\n\nText **strong**.\n\n- Item.\n";
    let names = |theme: &str, fonts: &Fonts, language: Language| -> Vec<(String, String)> {
        let theme = Arc::new(Theme::parse(theme).expect("a theme"));
        let document = parse(markdown).expect("a document");
        let page = compose(&document, &Sheet { theme, ..Sheet::a4(language) }, fonts).expect("a page");
        runs(&page).into_iter().map(|run| (text(run).trim().to_owned(), fonts.name(run.face))).collect()
    };
    let has = |found: &[(String, String)], words: &str, face: &str| {
        assert!(found.iter().any(|(one, name)| one == words && name == face), "{words} {face}: {found:?}");
    };
    let english = names("", &Fonts::embedded(), Language::En);
    has(&english, "Title", "SourceSerif4Subhead-Semibold");
    has(&english, "Bottom line.", "SourceSerif4Subhead-Semibold");
    has(&english, "Words.", "SourceSerif4-Regular");
    has(&english, "Head", "SourceSans3-Semibold");
    has(&english, "Text", "SourceSans3-Regular");
    let japanese = names("", &Fonts::embedded(), Language::Ja);
    has(&japanese, "Title", "NotoSerifJP-Medium");
    has(&japanese, "Bottom line", "IBMPlexSansJP-SemiBold");
    has(&japanese, "Words.", "NotoSerifJP-Medium");
    has(&japanese, "Sum.", "NotoSerifJP-Medium");
    for language in Language::ALL {
        let own = names(HOUSE, &house(), language);
        has(&own, "Title", "HouseStrong");
        has(&own, "Words.", "House");
        has(&own, "Item.", "House");
        has(&own, "strong", "HouseStrong");
    }
}

#[test]
fn strong_mincho_has_an_outline_and_nothing_else_has() {
    let markdown = "# 題名\n\n> **結論。** 本文と**1兆円**（年）。\n\n## 見出し\n\n本文**太字**。\n";
    let page = |language: Language| {
        let document = parse(markdown).expect("a document");
        compose(&document, &Sheet::a4(language), &Fonts::embedded()).expect("a page")
    };
    let japanese = page(Language::Ja);
    let outlined = |page: &Page| -> Vec<(String, i32)> {
        let runs = runs(page).into_iter().filter(|run| run.outline > 0.0);
        let mills = |run: &GlyphRun| (run.outline / run.size * 1000.0).round() as i32;
        runs.map(|run| (text(run).trim().to_owned(), mills(run))).collect()
    };
    // Large letters need less of one.
    let due = [("題名", 28), ("1兆円", 40)];
    assert_eq!(outlined(&japanese), due.map(|(text, mills)| (text.to_owned(), mills)));
    assert_eq!(outlined(&page(Language::En)), []);
    let fonts = Fonts::embedded();
    let names = runs(&japanese).into_iter().map(|run| (text(run), fonts.name(run.face)));
    let brackets: Vec<String> =
        names.filter(|(text, _)| text.contains(['（', '）'])).map(|(_, name)| name).collect();
    assert!(
        !brackets.is_empty() && brackets.iter().all(|name| name == "IBMPlexSansJP-Regular"),
        "{brackets:?}"
    );
}

#[test]
fn one_weight_alone_is_refused() {
    for (key, other) in [("first-regular", "first-semi-bold"), ("first-semi-bold", "first-regular")] {
        let found = Theme::parse(&format!("[fonts]\n{key} = [\"House.ttf\"]\n")).expect_err("a fault");
        assert_eq!(found[0].message, format!("`fonts.{key}` is there without `fonts.{other}`"));
    }
}

#[test]
fn lines_follow_the_height_of_capitals_of_the_first_font() {
    let baseline = |theme: &str, fonts: &Fonts| {
        let page = set("# Title\n\nWords.\n", theme, fonts).expect("a page");
        let run = runs(&page).into_iter().find(|run| text(run) == "Words.").cloned().expect("the words");
        let line = page.lines.iter().find(|line| line.text == "Words.").expect("the line");
        (run.baseline - line.top) / run.size
    };
    let usual = baseline("", &Fonts::embedded());
    // The embedded font as that of a house is as the embedded one.
    assert!((baseline(HOUSE, &house()) - usual).abs() < 0.002);
    // A font whose letters are half as high for its em has its capitals in the middle of the line, too.
    let mut small = Fonts::embedded();
    let mut font = STRONG.to_vec();
    let head = font.windows(4).position(|tag| tag == b"head").expect("the table");
    let at = u32::from_be_bytes([font[head + 8], font[head + 9], font[head + 10], font[head + 11]]) as usize;
    font[at + 18..at + 20].copy_from_slice(&2000_u16.to_be_bytes());
    small.add("House.ttf", font.clone()).expect("a font");
    small.add("HouseStrong.ttf", font).expect("a font");
    let lowered = baseline(HOUSE, &small);
    assert!((usual - lowered - 0.165).abs() < 0.003, "{usual} {lowered}");
}

#[test]
fn a_face_of_a_collection_is_known_by_its_name() {
    let bytes = collection(&[("House Sans", STRONG), ("House Sans Light", REGULAR)]);
    let mut fonts = Fonts::embedded();
    let light = fonts.add("House.ttc#House Sans Light", bytes.clone()).expect("a face");
    let strong = fonts.add("House.ttc#house sans", bytes.clone()).expect("a face, whatever its capitals");
    assert_eq!((fonts.index(light), fonts.index(strong)), (1, 0));
    assert_eq!(fonts.name(light), "HouseSansLight");
    let fault = fonts.add("House.ttc#House Serif", bytes).expect_err("no such face");
    assert_eq!(fault, FontFault::NoFace(vec!["House Sans".to_owned(), "House Sans Light".to_owned()]));
    assert!(fault.hint().contains("`fonts.ttc#House Sans`"), "{}", fault.hint());
    // A file with one font needs no name, and a wrong one is refused.
    assert!(fonts.add("House.ttf#Source Sans 3 Semibold", STRONG.to_vec()).is_ok());
    assert!(matches!(fonts.add("House.ttf#Other", STRONG.to_vec()), Err(FontFault::NoFace(_))));
    // Both faces are set, each with its own letters.
    let theme = "[fonts]\nfirst-regular = [\"House.ttc#House Sans Light\"]\nfirst-semi-bold = [\"House.ttc#House Sans\"]\n";
    let mut fonts = Fonts::embedded();
    let bytes = collection(&[("House Sans", STRONG), ("House Sans Light", REGULAR)]);
    fonts.add("House.ttc#House Sans Light", bytes.clone()).expect("a face");
    fonts.add("House.ttc#House Sans", bytes).expect("a face");
    let page = set("# Title\n\nThe berth is **open**.\n", theme, &fonts).expect("a page");
    let own = set("# Title\n\nThe berth is **open**.\n", "", &Fonts::embedded()).expect("a page");
    let places = |page: &Page| -> Vec<f32> {
        let words = runs(page).into_iter().filter(|run| run.size == page.body_size);
        words.flat_map(|run| &run.glyphs).map(|glyph| glyph.x).collect()
    };
    assert!(places(&page).len() > 15);
    assert_eq!(places(&page), places(&own), "the same letters as those of the embedded fonts");
}

#[test]
fn outlines_of_postscript_are_embedded() {
    let mut fonts = Fonts::embedded();
    fonts.add("Runes.ttf", postscript_runes()).expect("a font");
    let page = set(TEXT, THEME, &fonts).expect("a page");
    let folder: Vec<String> =
        runs(&page).into_iter().filter(|run| !run.face.is_embedded()).map(text).collect();
    assert_eq!(folder, ["ᚠᚢᚦᚨᚱᚲ", "ᚠᚢᚦ"]);
}
