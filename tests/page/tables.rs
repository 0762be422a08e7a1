//! Figures in tables: decimal points and units below each other where all are in one unit, and nowhere else.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::collections::BTreeSet;

use factbrief::language::Language;
use factbrief::page::{Child, Element, Fonts, Glyph, GlyphRun, Page, Role, Sheet, compose, parse};

fn page(rows: &[&str], language: Language) -> Page {
    let rows: String = rows.iter().map(|row| format!("| Item | {row} |\n")).collect();
    let markdown =
        format!("# Title\n\n## Table\n\n| A | B |\n| :--- | ---: |\n{rows}\n[^1]: One.\n[^2]: Two.\n");
    let markdown = if rows.contains("[^") {
        markdown
    } else {
        markdown.split("\n[^1]").next().expect("text").to_owned()
    };
    compose(&parse(&markdown).expect("a document"), &Sheet::a4(language), &Fonts::embedded()).expect("a page")
}

/// The glyphs of each cell of the second column below the head, with their sizes.
fn cells(page: &Page) -> Vec<Vec<(Glyph, f32)>> {
    fn runs(element: &Element, found: &mut Vec<GlyphRun>) {
        for child in &element.children {
            match child {
                Child::Element(element) => runs(element, found),
                Child::Leaf(leaf) => found.extend(leaf.runs.iter().cloned()),
            }
        }
    }
    let mut found = Vec::new();
    for element in &page.content {
        visit_cells(element, &mut |cell| found.push(cell));
    }
    let glyphs = |cell: &&Element| {
        let mut all = Vec::new();
        runs(cell, &mut all);
        all.into_iter().flat_map(|run| run.glyphs.into_iter().map(move |glyph| (glyph, run.size))).collect()
    };
    found.iter().map(glyphs).collect()
}

/// Visits every cell that isn't the head of a row or a column.
fn visit_cells<'a>(element: &'a Element, visit: &mut impl FnMut(&'a Element)) {
    if element.role == Role::Cell {
        visit(element);
    }
    for child in &element.children {
        if let Child::Element(element) = child {
            visit_cells(element, visit);
        }
    }
}

/// The right edge of the last digit before the decimal point, or of the last digit.
fn point(cell: &[(Glyph, f32)]) -> f32 {
    let is_digit = |at: &usize| cell[*at].0.text.chars().all(|character| character.is_ascii_digit());
    let size = cell[0].1;
    let body = (0..cell.len()).filter(|at| cell[*at].1 == size);
    let dot = body.clone().find(|at| cell[*at].0.text == ".");
    let last = body.filter(|at| dot.is_none_or(|dot| *at < dot)).rfind(is_digit).expect("a digit");
    let (glyph, size) = &cell[last];
    glyph.x + glyph.advance as f32 * size / 1000.0
}

fn first(cell: &[(Glyph, f32)], text: &str) -> f32 {
    cell.iter().find(|(glyph, _)| glyph.text == text).map(|(glyph, _)| glyph.x).expect("a letter")
}

fn same(places: impl Iterator<Item = f32>) -> bool {
    let places: Vec<f32> = places.collect();
    places.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.05)
}

#[test]
fn decimal_points_are_aligned_and_so_are_units() {
    let rows = ["about ¥1,310.25 billion[^1]", "more than ¥90 billion[^1][^2]", "¥47.4 billion"];
    let cells = cells(&page(&rows, Language::En));
    assert_eq!(cells.len(), 3);
    assert!(same(cells.iter().map(|cell| point(cell))));
    // The `b` of the unit; no qualifier before the figures has another.
    let units =
        cells.iter().map(|cell| cell.iter().rposition(|(glyph, _)| glyph.text == "b").map(|at| cell[at].0.x));
    assert!(same(units.map(|unit| unit.expect("a unit")).skip(1)), "units");
}

#[test]
fn a_unit_without_a_blank_before_it_stays_at_its_figure() {
    let cells = cells(&page(&["3%", "12.5%", "0.25%"], Language::En));
    assert!(same(cells.iter().map(|cell| point(cell))));
    let after: Vec<f32> = cells.iter().map(|cell| first(cell, "%")).collect();
    assert!(after[0] < after[1] && after[1] < after[2], "{after:?}");
    let japanese =
        self::cells(&page(&["約63.4億円", "5億円超", "1,200.25億円", "700億円以上"], Language::Ja));
    assert!(same(japanese.iter().map(|cell| point(cell))));
}

#[test]
fn figures_of_different_units_and_cells_that_hold_no_figure_stay_flush_right() {
    for rows in
        [["¥1tn", "¥47.4bn", "¥3bn"], ["3.5 MW", "not disclosed", "12 MW"], ["1.5 to 2 MW", "3 MW", "4 MW"]]
    {
        let cells = cells(&page(&rows, Language::En));
        let ends = cells
            .iter()
            .map(|cell| cell.last().map(|(glyph, size)| glyph.x + glyph.advance as f32 * size / 1000.0));
        assert!(same(ends.map(|end| end.expect("a glyph"))), "{rows:?}");
    }
}

#[test]
fn all_digits_are_of_one_width_in_every_face_but_for_a_thousandth() {
    for language in Language::ALL {
        let page = page(&["0123456789", "**0123456789**"], language);
        for cell in cells(&page) {
            let advances: BTreeSet<i32> = cell.iter().map(|(glyph, _)| glyph.advance).collect();
            let (least, most) = (advances.first().expect("a digit"), advances.last().expect("a digit"));
            assert!(most - least <= 1, "{language}: {advances:?}");
        }
    }
}
