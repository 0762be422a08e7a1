//! The logo of a house: on the page, in the file, read aloud, and an input of the build; whatever is wrong with it is said at its place.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::harbour::Harbour;
use crate::support::made_png::Png;
use lopdf::{Document, Object};

const DOSSIER: &str = "briefs/harbour/dossier.toml";
const THEME: &str = "templates/themes/house.toml";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M0 20 20 0 40 20Z\" fill=\"#a01020\"/></svg>";

/// The harbour in a theme with a logo.
fn house(file: &str, bytes: &[u8]) -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(DOSSIER, "date =", "theme = \"house\"\ndate =");
    let alt = "alt.en = \"Harbour Research\"\nalt.ja = \"港湾調査室\"\n";
    harbour.write(THEME, &format!("[logo]\nfile = \"{file}\"\nheight = 20\n{alt}"));
    fs::write(harbour.path(&format!("templates/themes/{file}")), bytes).unwrap();
    harbour
}

fn pixels() -> Vec<u8> {
    let row =
        |y: u8| [vec![0_u8], (0..8_u8).flat_map(|x| [x * 30, y * 60, 90, 255 - x * 20]).collect()].concat();
    Png::new(8, 4, 6, (0..4).flat_map(row).collect()).bytes()
}

fn pdf(harbour: &Harbour, language: &str) -> Document {
    Document::load(harbour.path(&format!("out/harbour/investor.{language}.pdf"))).unwrap()
}

/// The alternative texts of the figures of a file.
fn alts(pdf: &Document) -> Vec<String> {
    let elements = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let figures =
        elements.filter(|one| one.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"Figure"));
    figures.map(|one| lopdf::decode_text_string(one.get(b"Alt").unwrap()).unwrap()).collect()
}

#[test]
fn a_logo_stands_at_the_head_and_is_read_aloud_in_each_language() {
    for (file, bytes) in [("logo.svg", SVG.as_bytes().to_vec()), ("logo.png", pixels())] {
        let harbour = house(file, &bytes);
        harbour.build();
        for (language, alt) in [("en", "Harbour Research"), ("ja", "港湾調査室")] {
            assert_eq!(alts(&pdf(&harbour, language)), [alt], "{file}");
            // How a page looks is no part of its text.
            assert!(!harbour.read(&format!("out/harbour/investor.{language}.md")).contains(alt));
        }
        // An untouched file isn't called altered.
        for arguments in [
            &["inspect", "out/harbour/investor.en.pdf"][..],
            &["inspect", "out/harbour/investor.en.pdf", "--against", "briefs"],
        ] {
            let said = harbour.run(arguments);
            assert_eq!(said.code, 0, "{file}: {}{}", said.out, said.err);
            assert!(!said.out.contains("altered"), "{file}: {}", said.out);
        }
        assert_eq!(harbour.run(&["status"]).code, 0);
    }
}

#[test]
fn a_png_is_kept_without_loss_and_its_transparency_stands_in_a_mask() {
    let harbour = house("logo.png", &pixels());
    harbour.build();
    let pdf = pdf(&harbour, "en");
    let images: Vec<_> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
        })
        .collect();
    assert_eq!(images.len(), 2, "the colours and the mask");
    let of = |space: &[u8]| {
        let image =
            images.iter().find(|one| one.dict.get(b"ColorSpace").and_then(Object::as_name).unwrap() == space);
        image.unwrap().decompressed_content().unwrap()
    };
    let colours: Vec<u8> =
        (0..4_u8).flat_map(|y| (0..8_u8).flat_map(move |x| [x * 30, y * 60, 90])).collect();
    let opaque: Vec<u8> = (0..4).flat_map(|_| (0..8_u8).map(|x| 255 - x * 20)).collect();
    assert_eq!((of(b"DeviceRGB"), of(b"DeviceGray")), (colours, opaque));
}

#[test]
fn a_picture_that_somebody_adds_is_still_noticed() {
    let harbour = house("logo.png", &pixels());
    harbour.build();
    let path = harbour.path("out/harbour/investor.en.pdf");
    let mut pdf = Document::load(&path).unwrap();
    let page = pdf.page_iter().next().unwrap();
    let mut content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
    content.operations.push(lopdf::content::Operation::new("Do", vec!["I0".into()]));
    let bytes = content.encode().unwrap();
    pdf.change_page_content(page, bytes).unwrap();
    pdf.save(&path).unwrap();
    let said = harbour.run(&["inspect", "out/harbour/investor.en.pdf"]);
    assert!(said.out.contains("altered"), "{}", said.out);
}

#[test]
fn another_logo_is_another_input() {
    let harbour = house("logo.svg", SVG.as_bytes());
    harbour.build();
    assert_eq!(harbour.run(&["status"]).code, 0);
    harbour.write("templates/themes/logo.svg", &SVG.replace("#a01020", "#a01021"));
    let said = harbour.run(&["status"]);
    assert!(said.out.contains("investor.en.pdf: the theme changed"), "{}", said.out);
    // A change after which a build would write the same makes nothing stale.
    harbour.write("templates/themes/logo.svg", &format!("{SVG}\n"));
    assert_eq!(harbour.run(&["status"]).code, 0);
}

#[test]
fn what_is_wrong_with_a_logo_is_said_at_its_place() {
    let rows = [
        (
            SVG.replace("fill=", "stroke="),
            "`logo.svg`, line 1, has a `path` with `stroke`, which can't be printed",
        ),
        ("GIF89a".to_owned(), "`logo.svg` is neither SVG, PNG nor JPEG"),
    ];
    for (text, says) in rows {
        let harbour = house("logo.svg", text.as_bytes());
        let said = harbour.run(&["check"]);
        assert_eq!(said.code, 1);
        assert!(said.err.contains(&format!("error[bad-drawing]: {says}")), "{}", said.err);
        assert!(said.err.contains("house.toml:2:8"), "{}", said.err);
    }
    let harbour = house("logo.svg", SVG.as_bytes());
    fs::remove_file(harbour.path("templates/themes/logo.svg")).unwrap();
    let said = harbour.run(&["check"]);
    assert!(
        said.err.contains("error[bad-drawing]: there is no file `logo.svg` beside the theme"),
        "{}",
        said.err
    );
    // A drawing that no theme names is named, as every unread file is.
    let harbour = house("logo.svg", SVG.as_bytes());
    harbour.write("templates/themes/old.svg", SVG);
    let said = harbour.run(&["check"]);
    assert!(
        said.err.contains(
            "warning[unread-file]: `templates/themes/old.svg` isn't read, because no theme names it"
        ),
        "{}",
        said.err
    );
    assert!(!said.err.contains("logo.svg"), "{}", said.err);
    // A page in a language for which the logo has no words.
    let harbour = house("logo.svg", SVG.as_bytes());
    harbour.edit(THEME, "alt.ja = \"港湾調査室\"\n", "");
    let said = harbour.run(&["check"]);
    assert!(said.err.contains("error[bad-theme]: the theme's logo has no words"), "{}", said.err);
    let harbour = house("logo.svg", SVG.as_bytes());
    harbour.write(THEME, "[logo]\nfile = \"logo.svg\"\n");
    assert!(harbour.run(&["check"]).err.contains("error[bad-theme]: the logo has no words"));
    harbour.write(THEME, "[logo]\nfile = \"../logo.svg\"\nalt.en = \"A\"\n");
    assert!(harbour.run(&["check"]).err.contains("isn't a bare file name"));
}
