//! The text of PDFs: pages, lines, cells and columns as they are set.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use factbrief::intake::internals::{DrawnText, HTML_LIBRARY, PDF_LIBRARY, page_text};
use factbrief::intake::{FileKind, Unextracted, extract};
use factbrief::reading::ShownText;
use lopdf::{Document, Object, Stream, dictionary};
use std::fs;

use crate::support::repo::repo;

/// A text set in Helvetica: from the left, from below, its size.
type Set = (f32, f32, f32, &'static str);

fn pdf(pages: &[&[Set]]) -> Vec<u8> {
    let pages = pages.iter().map(|page| {
        let set = page.iter().map(|(x, y, size, text)| {
            let text = text.replace('(', "\\(").replace(')', "\\)");
            format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n")
        });
        set.collect()
    });
    drawn(&pages.collect::<Vec<String>>())
}

/// Pages of these drawing operations.
fn drawn(pages: &[String]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let kids: Vec<Object> = pages
        .iter()
        .map(|page| {
            let content = document.add_object(Stream::new(dictionary! {}, page.clone().into_bytes()));
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
            };
            document.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn pages_are_parted_by_form_feeds_and_cells_by_tabs() {
    let first: &[Set] = &[
        (72.0, 800.0, 14.0, "Annual report"),
        (72.0, 760.0, 10.0, "EUR m"),
        (250.0, 760.0, 10.0, "2025"),
        (300.0, 760.0, 10.0, "2024"),
        (72.0, 746.0, 10.0, "Order intake"),
        (250.0, 746.0, 10.0, "1,312"),
        (300.0, 746.0, 10.0, "1,208"),
        (72.0, 700.0, 10.0, "The works cost 5"),
        (72.0, 688.0, 10.0, "00 million in all."),
    ];
    let second: &[Set] = &[(72.0, 800.0, 10.0, "Fees fell."), (300.0, 40.0, 9.0, "12")];
    let found = extract(&pdf(&[first, &[], second])).unwrap();
    assert_eq!((found.kind, found.pages, found.empty_pages.as_slice()), (FileKind::Pdf, 3, [2].as_slice()));
    assert_eq!(
        found.text,
        "Annual report\n\nEUR m\t2025\t2024\nOrder intake\t1,312\t1,208\n\nThe works cost 5\n00 million in all.\n\u{c}\n\u{c}Fees fell.\n\n12\n"
    );
    let shown = ShownText::of(&found.text);
    let times = |form: &str| shown.find(&ShownText::of(form)).count();
    assert_eq!((times("500 million"), times("1,312")), (1, 1));
    assert_eq!((times("1,3121,208"), times("20252024")), (0, 0));
    assert!(shown.joined(&ShownText::of("20252024")) > 0);
}

#[test]
fn columns_of_text_are_read_one_after_the_other() {
    let left = [
        "The port was made deeper in the last",
        "spring at a cost of five million, of",
        "which the town has paid the half and",
        "the state what was left of the bill.",
    ];
    let right = [
        "Its fees have since been raised twice",
        "for every ship that calls at its quay",
        "and stays there longer than for a day",
        "or two, whatever the weather may be.",
    ];
    let pieces = |texts: &[&str], x: f32| -> Vec<DrawnText> {
        let piece = |(line, text): (usize, &&str)| DrawnText {
            text: (*text).to_owned(),
            x,
            width: 110.0,
            y: 700.0 - 12.0 * line as f32,
            size: 10.0,
        };
        texts.iter().enumerate().map(piece).collect()
    };
    let page = [pieces(&left, 72.0), pieces(&right, 300.0)].concat();
    assert_eq!(page_text(page), format!("{}\n\n{}", left.join("\n"), right.join("\n")));
    // Rows of a table stay rows.
    let page = [
        pieces(&["Sales of goods", "Cost of goods", "Gross profit", "Tax"], 72.0),
        pieces(&["12", "345", "6", "78"], 300.0),
    ];
    assert_eq!(page_text(page.concat()), "Sales of goods\t12\nCost of goods\t345\nGross profit\t6\nTax\t78");
}

#[test]
fn letters_that_are_set_apart_are_one_cell_and_figures_are_not() {
    let line = |texts: &[&str], step: f32| {
        let piece = |(at, text): (usize, &&str)| DrawnText {
            text: (*text).to_owned(),
            x: 72.0 + step * at as f32,
            width: 10.0,
            y: 700.0,
            size: 10.0,
        };
        texts.iter().enumerate().map(piece).collect::<Vec<_>>()
    };
    assert_eq!(page_text(line(&["総", "資", "産"], 24.0)), "総 資 産");
    assert_eq!(page_text(line(&["7", "0", "2"], 24.0)), "7\t0\t2");
}

/// Ghostscript writes the rows of a table so: one string, whose blanks are as wide as the gaps between its cells.
#[test]
fn words_that_word_spacing_sets_far_apart_are_cells() {
    let cells = "Sales\t12\t300";
    for (drawing, expected) in [
        ("50 Tw (Sales 12 300) Tj", cells),
        ("50 Tw [(Sales 12) 20 ( 300)] TJ", cells),
        ("12 TL 50 Tw (Sales 12 300) '", cells),
        ("12 TL 50 0 (Sales 12 300) \"", cells),
        ("q 50 Tw (Sales 12 300) Tj Q", cells),
        ("q 50 Tw Q (Sales 12 300) Tj", "Sales 12 300"),
        ("50 Tw 0 Tw (Sales 12 300) Tj", "Sales 12 300"),
        // A line that is set to the full measure.
        ("0.8 Tw (The works cost 500 million yen in all) Tj", "The works cost 500 million yen in all"),
        ("-0.2 Tw (The works cost 500 million yen in all) Tj", "The works cost 500 million yen in all"),
    ] {
        let page = format!("BT /F1 10 Tf 72 760 Td {drawing} ET\n");
        let read = extract(&drawn(&[page])).unwrap();
        assert_eq!(read.text.trim_end(), expected, "{drawing}");
    }
    let before = "50 Tw BT /F1 10 Tf 72 760 Td (Sales 12 300) Tj ET".to_owned();
    assert_eq!(extract(&drawn(&[before])).unwrap().text.trim_end(), cells);
}

#[test]
fn a_pdf_without_text_or_that_is_none_is_refused() {
    assert_eq!(extract(&pdf(&[&[]])).map(drop), Err(Unextracted::NoText));
    let found = extract(b"%PDF-1.7\nnothing of the kind").map(drop);
    assert!(matches!(found, Err(Unextracted::Damaged(_))), "{found:?}");
}

/// What is written beside an extracted text is the library that Cargo.toml names.
#[test]
fn the_libraries_are_those_of_cargo_toml() {
    let manifest = fs::read_to_string(repo("Cargo.toml")).unwrap();
    for library in [HTML_LIBRARY, PDF_LIBRARY] {
        let (name, version) = library.split_once(' ').unwrap();
        let line = manifest.lines().find(|line| line.starts_with(&format!("{name} = "))).unwrap();
        assert!(line.contains(&format!("\"={version}\"")), "{line}");
    }
}
