//! A brief on several sheets: what may be parted and where, nothing lost or repeated, and a budget that holds.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use factbrief::language::Language;
use factbrief::page::{Fault, Fonts, LineKind, Page, PaperSize, SetLine, Sheet, Theme, compose, parse};

fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("samples/long.en.md"),
        Language::Ja => include_str!("samples/long.ja.md"),
    }
}

fn pictures(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("samples/charts.en.md"),
        Language::Ja => include_str!("samples/charts.ja.md"),
    }
}

fn sheet(language: Language, budget: usize) -> Sheet {
    Sheet { budget, ..Sheet::a4(language) }
}

fn set(markdown: &str, sheet: &Sheet, fonts: &Fonts) -> Page {
    let document = parse(markdown).unwrap_or_else(|faults| panic!("{faults:?}"));
    compose(&document, sheet, fonts).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A brief whose sections begin with another one for each `turn`, and whose tables are longer.
fn turned(language: Language, turn: usize) -> String {
    let (body, notes) = source(language).split_once("\n[^1]: ").expect("footnotes");
    let (head, sections) = body.split_once("\n## ").expect("sections");
    let mut sections: Vec<String> =
        sections.split("\n## ").map(|section| format!("\n## {section}")).collect();
    let figures = pictures(language).split("\n## ").skip(1).take(3);
    sections.extend(figures.map(|section| {
        let section = section.split("\n[^1]: ").next().unwrap_or_default();
        format!("\n## {section}\n")
    }));
    let count = sections.len();
    sections.rotate_left(turn % count);
    sections.swap(0, (turn * 5 + 3) % count);
    format!("{head}{}\n[^1]: {notes}", sections.concat())
}

/// The text that is content, line by line.
fn content(page: &Page) -> impl Iterator<Item = &SetLine> {
    page.lines.iter().filter(|line| !matches!(line.kind, LineKind::Folio | LineKind::Repeated))
}

/// What is wrong with how a page is parted.
fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let mut blocks: BTreeMap<usize, Vec<&SetLine>> = BTreeMap::new();
    content(page).for_each(|line| blocks.entry(line.block).or_default().push(line));
    for lines in blocks.values() {
        let mut sides: BTreeMap<usize, usize> = BTreeMap::new();
        lines.iter().for_each(|line| *sides.entry(page.sheet_of(line.top)).or_default() += 1);
        let whole = !matches!(lines[0].kind, LineKind::Paragraph | LineKind::Item);
        if sides.len() > 1 && (whole || sides.values().any(|count| *count < 2)) {
            faults.push(format!("parted {sides:?}: {}", lines[0].text));
        }
    }
    let foot: BTreeMap<usize, f32> = (0..page.sheets)
        .map(|sheet| {
            let folios = page.lines.iter().filter(|line| line.kind == LineKind::Folio);
            let top = folios.map(|line| line.top).find(|top| page.sheet_of(*top) == sheet);
            (sheet, top.unwrap_or_else(|| panic!("the sheet {sheet} has no number")))
        })
        .collect();
    for line in content(page).filter(|line| line.kind != LineKind::Footer) {
        if line.top + 7.0 > foot[&page.sheet_of(line.top)] {
            faults.push(format!("in the footer: {}", line.text));
        }
    }
    let is_text = |line: &&SetLine| {
        !matches!(line.kind, LineKind::Heading | LineKind::Label | LineKind::Footer | LineKind::Title)
    };
    let lines: Vec<&SetLine> = content(page).collect();
    for (at, heading) in lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Heading) {
        let after = lines[at..].iter().copied().filter(is_text).take(2);
        if !after.clone().all(|line| page.sheet_of(line.top) == page.sheet_of(heading.top)) {
            faults.push(format!("at the foot: {}", heading.text));
        }
    }
    let places = page.links.iter().flat_map(|link| &link.areas);
    for [_, top, _, bottom] in places {
        if page.sheet_of(*top) != page.sheet_of(*bottom) {
            faults.push("a link on two sheets".to_owned());
        }
    }
    for figure in &page.charts {
        let [_, top, _, bottom] = figure.area;
        if page.sheet_of(top) != page.sheet_of(bottom) || bottom > foot[&page.sheet_of(top)] {
            faults.push(format!("a figure is parted: {}", figure.alt));
        }
    }
    faults
}

#[test]
fn nothing_is_parted_where_it_must_not_be() {
    let fonts = Fonts::embedded();
    let mut parted = BTreeSet::new();
    for language in Language::ALL {
        for turn in 0..36 {
            let size = if turn % 4 == 3 { PaperSize::Letter } else { PaperSize::A4 };
            let theme =
                if turn % 3 == 2 { Theme::built_in("mono").expect("a theme") } else { Theme::standard() };
            let min_type_size = [8.0, 8.5, 9.5, 12.0][turn % 4];
            let budget = if turn % 4 == 3 { 4 } else { 3 };
            let sheet = Sheet { size, theme, min_type_size, ..sheet(language, budget) };
            let page = set(&turned(language, turn), &sheet, &fonts);
            assert!((2..=budget).contains(&page.sheets), "{} sheets", page.sheets);
            // A setting more for each number of sheets that is too small.
            assert!((2..9 + budget).contains(&page.settings), "set {} times", page.settings);
            let found = faults(&page);
            assert!(found.is_empty(), "{language}, turn {turn}:\n{}", found.join("\n"));
            let sheets = |block: usize| {
                let lines = page.lines.iter().filter(|line| line.block == block);
                lines.map(|line| page.sheet_of(line.top)).collect::<BTreeSet<_>>().len()
            };
            let kinds = page.lines.iter().filter(|line| sheets(line.block) > 1);
            parted.extend(kinds.map(|line| format!("{:?}", line.kind)));
        }
    }
    // Otherwise the rules would have had nothing to judge.
    assert!(parted.contains("Paragraph") && parted.contains("Item"), "{parted:?}");
}

fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn what_is_parted_is_neither_lost_nor_repeated_nor_moved() {
    let fonts = Fonts::embedded();
    for language in Language::ALL {
        for turn in 0..12 {
            // Without citations the lines of the page are the text of the document and nothing else.
            let cited = turned(language, turn);
            let body = cited.split("\n[^1]: ").next().unwrap_or_default();
            let text: String =
                body.split("[^").map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
            let text = text.split("```").step_by(2).collect::<String>();
            let document = parse(&text).expect("a document");
            let page = set(&text, &sheet(language, 3), &fonts);
            let shown = content(&page).filter(|line| line.kind != LineKind::Label);
            let shown: String = shown.map(|line| bare(&line.text)).collect();
            assert_eq!(shown, bare(&document.plain_text().concat()), "{language}, turn {turn}");
        }
    }
}

#[test]
fn a_table_repeats_its_head_on_every_sheet_and_parts_no_row() {
    let rows: String = (1..90)
        .map(|row| format!("| Berth {row} | {row} m | deep water, dredged every spring |\n"))
        .collect();
    let markdown =
        format!("# A title\n\n## Berths\n\n| Berth | Length | Note |\n| --- | ---: | --- |\n{rows}\n");
    let page = set(&markdown, &sheet(Language::En, 4), &Fonts::embedded());
    assert!(page.sheets >= 2);
    for sheet in 0..page.sheets {
        let here = |kind| {
            let lines = page.lines.iter().filter(move |line| line.kind == kind);
            lines
                .filter(|line| page.sheet_of(line.top) == sheet)
                .map(|line| line.text.as_str())
                .collect::<Vec<_>>()
        };
        let cells = here(LineKind::Cell);
        if sheet == 0 {
            assert_eq!(cells[..3], ["Berth", "Length", "Note"]);
        } else {
            // The kicker and the date are empty here; the head of the section says that it goes on.
            assert_eq!(here(LineKind::Repeated), ["Berths (continued)", "Berth", "Length", "Note"]);
        }
        assert_eq!(cells.len() % 3, 0, "a row is parted");
        assert!(cells.len() >= 6, "a row stands alone");
    }
    let berths = page.lines.iter().filter(|line| line.text.starts_with("Berth ")).count();
    assert_eq!(berths, 89);
}

#[test]
fn a_further_sheet_begins_with_the_line_above_the_title_and_each_has_its_number() {
    for (language, kicker) in [(Language::En, "Investor brief"), (Language::Ja, "投資家向け")] {
        let page = set(source(language), &sheet(language, 2), &Fonts::embedded());
        assert_eq!(page.sheets, 2);
        let of = |kind| page.lines.iter().filter(move |line| line.kind == kind).collect::<Vec<_>>();
        // On the first sheet only heads of sections that go on in the second column are repeated.
        let first = of(LineKind::Repeated).into_iter().find(|line| page.sheet_of(line.top) == 1);
        assert!(first.is_some_and(|line| line.text.starts_with(kicker)));
        let folios: Vec<&str> = of(LineKind::Folio).iter().map(|line| line.text.as_str()).collect();
        assert_eq!(folios, ["1 / 2", "2 / 2"]);
        assert_eq!(of(LineKind::Title).iter().filter(|line| page.sheet_of(line.top) == 1).count(), 0);
        assert_eq!(page.outline.iter().map(|entry| page.sheet_of(entry.y)).max(), Some(1));
    }
}

#[test]
fn a_brief_that_fits_one_page_takes_one_with_any_budget() {
    let fonts = Fonts::embedded();
    for language in Language::ALL {
        let markdown = match language {
            Language::En => include_str!("samples/short.en.md"),
            Language::Ja => include_str!("samples/table.ja.md"),
        };
        let alone = set(markdown, &sheet(language, 1), &fonts);
        for budget in 2..=4 {
            let page = set(markdown, &sheet(language, budget), &fonts);
            assert_eq!(page.sheets, 1, "{language}");
            assert!((page.body_size - alone.body_size).abs() < 0.2, "{} {}", page.body_size, alone.body_size);
        }
    }
}

#[test]
fn the_millimetres_are_those_beyond_the_budget() {
    let fonts = Fonts::embedded();
    let sentence = "The harbour office measures every berth in spring and prints the depths in a table. ";
    let document = parse(&format!("# Title\n\n{}\n", format!("{}\n\n", sentence.repeat(9)).repeat(45)))
        .expect("a document");
    let excess = |budget: usize| -> f32 {
        let found = compose(&document, &sheet(Language::En, budget), &fonts).expect_err("a fault");
        let [Fault::TooLong { excess_mm, sheets, .. }] = found[..] else { panic!("{found:?}") };
        assert_eq!(sheets, budget);
        let of = if budget == 1 { "one page".to_owned() } else { format!("{budget} pages") };
        assert!(
            found[0].to_string().contains(&format!("{excess_mm:.1} mm too long for {of} at ")),
            "{}",
            found[0]
        );
        excess_mm
    };
    let [one, two, three] = [1, 2, 3].map(excess);
    // A further sheet of A4 holds between 240 and 270 mm of text.
    assert!(
        (240.0..270.0).contains(&(one - two)) && (240.0..270.0).contains(&(two - three)),
        "{one} {two} {three}"
    );
}

#[test]
fn a_theme_with_narrow_pages_still_ends() {
    let theme = "[page]\nmargin-top = 120\nmargin-bottom = 120\nmargin = 120\nside-column = 60";
    let theme = Arc::new(Theme::parse(theme).expect("a theme"));
    let document = parse(source(Language::En)).expect("a document");
    for budget in 1..=4 {
        let sheet = Sheet { theme: Arc::clone(&theme), min_type_size: 7.0, ..sheet(Language::En, budget) };
        match compose(&document, &sheet, &Fonts::embedded()) {
            Ok(page) => assert_eq!(faults(&page), Vec::<String>::new()),
            Err(found) => assert!(
                matches!(found[..], [Fault::TooLong { .. } | Fault::HeadingTooWide { .. }, ..]),
                "{found:?}"
            ),
        }
    }
}
