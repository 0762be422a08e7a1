//! What a reader sees on a composed page: nothing lost, nothing overfull, kinsoku kept, and faults with their places.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::collections::BTreeMap;

use factbrief::language::Language;
use factbrief::page::{
    Child, Document, Element, Fault, Fonts, GlyphRun, LineKind, Page, PaperSize, Sheet, compose, parse,
};

fn document(markdown: &str) -> Document {
    parse(markdown).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn page(markdown: &str, language: Language) -> Page {
    compose(&document(markdown), &Sheet::a4(language), &Fonts::embedded())
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn sample(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("samples/tide.en.md"),
        Language::Ja => include_str!("samples/tide.ja.md"),
    }
}

/// Composes and expects faults.
fn faults(markdown: &str) -> Vec<Fault> {
    match parse(markdown) {
        Err(faults) => faults,
        Ok(document) => {
            compose(&document, &Sheet::a4(Language::En), &Fonts::embedded()).expect_err("a fault")
        }
    }
}

/// The lines of each block, in reading order.
fn blocks(page: &Page) -> Vec<(LineKind, Vec<String>)> {
    let mut blocks: BTreeMap<usize, (LineKind, Vec<String>)> = BTreeMap::new();
    for line in &page.lines {
        blocks.entry(line.block).or_insert_with(|| (line.kind, Vec::new())).1.push(line.text.clone());
    }
    blocks.into_values().collect()
}

#[derive(Default)]
struct Kinsoku {
    first: String,
    last: String,
    after_digit: String,
}

impl Kinsoku {
    fn read() -> Self {
        let mut kinsoku = Self::default();
        for line in
            include_str!("kinsoku.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            let (list, characters) = line.split_once(':').expect("a list and its characters");
            let list = match list {
                "first" => &mut kinsoku.first,
                "last" => &mut kinsoku.last,
                "after-digit" => &mut kinsoku.after_digit,
                _ => panic!("unknown list {list}"),
            };
            list.extend(characters.chars().filter(|character| *character != ' '));
        }
        kinsoku
    }

    /// The violations between the lines of one block.
    fn violations(&self, lines: &[String]) -> Vec<String> {
        let mut violations = Vec::new();
        for pair in lines.windows(2) {
            let (Some(last), Some(first)) = (pair[0].chars().last(), pair[1].chars().next()) else {
                violations.push("an empty line".to_owned());
                continue;
            };
            let after_digit = last.is_ascii_digit() && self.after_digit.contains(first);
            if self.first.contains(first) || self.last.contains(last) || after_digit {
                violations.push(format!("{} | {}", pair[0], pair[1]));
            }
        }
        violations
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn random_paragraphs_keep_kinsoku_and_lose_nothing() {
    let kinsoku = Kinsoku::read();
    let fonts = Fonts::embedded();
    let (mut lines, mut violations, mut overfull) = (0, Vec::new(), Vec::new());
    for seed in 0..240 {
        let language = Language::ALL[seed as usize % 2];
        let (markdown, expected) = crate::support::random::brief(seed, language);
        let page = compose(&document(&markdown), &Sheet::a4(language), &fonts)
            .unwrap_or_else(|faults| panic!("{faults:?}"));
        assert!((1..=9).contains(&page.settings), "seed {seed}: set {} times", page.settings);
        let paragraphs: Vec<_> = blocks(&page)
            .into_iter()
            .filter(|(kind, _)| matches!(kind, LineKind::Paragraph | LineKind::Item | LineKind::BottomLine))
            .collect();
        let found: Vec<String> =
            paragraphs.iter().map(|(_, lines)| without_blanks(&lines.concat())).collect();
        let expected: Vec<String> = expected.iter().map(|text| without_blanks(text)).collect();
        assert_eq!(found, expected, "seed {seed}");
        for (_, block) in &paragraphs {
            lines += block.len();
            violations.extend(kinsoku.violations(block));
            // A citation is never parted from what it supports.
            violations.extend(
                block.iter().filter(|line| line.starts_with("[1]") || line.starts_with("[2]")).cloned(),
            );
        }
        overfull.extend(
            page.lines.iter().filter(|line| line.width > line.measure + 0.02).map(|line| line.text.clone()),
        );
    }
    assert!(lines >= 2_000, "only {lines} lines");
    assert!(violations.is_empty(), "{} of {lines}: {violations:#?}", violations.len());
    assert!(overfull.is_empty(), "{overfull:#?}");
}

#[test]
fn the_page_holds_every_block_of_the_markdown_in_order() {
    for (language, markdown) in SAMPLES {
        let document = document(markdown);
        let page = page(markdown, language);
        let printed: Vec<String> = blocks(&page)
            .into_iter()
            .filter(|(kind, _)| !matches!(kind, LineKind::Label | LineKind::Folio))
            .map(|(_, lines)| without_blanks(&lines.concat()))
            .collect();
        let mut printed = printed.iter();
        for text in document.plain_text() {
            let text = without_blanks(&text);
            // What is printed also has citation marks; all else must come in the same order.
            let holds = |line: &String| {
                is_subsequence(&text, line) && line.chars().count() < text.chars().count() + 12
            };
            assert!(printed.any(holds), "{text}");
        }
    }
}

fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut whole = whole.chars();
    part.chars().all(|character| whole.any(|other| other == character))
}

/// Pages of every density, with tables whose cells wrap.
const SAMPLES: [(Language, &str); 6] = [
    (Language::En, include_str!("samples/tide.en.md")),
    (Language::Ja, include_str!("samples/tide.ja.md")),
    (Language::En, include_str!("samples/full.en.md")),
    (Language::Ja, include_str!("samples/full.ja.md")),
    (Language::En, include_str!("samples/table.en.md")),
    (Language::Ja, include_str!("samples/table.ja.md")),
];

#[test]
fn samples_keep_kinsoku_and_their_measure_on_both_papers() {
    let (fonts, kinsoku) = (Fonts::embedded(), Kinsoku::read());
    for (language, markdown) in SAMPLES {
        for (size, min_type_size) in [(PaperSize::A4, 8.5), (PaperSize::Letter, 8.0)] {
            let sheet = Sheet { size, min_type_size, ..Sheet::a4(language) };
            let page =
                compose(&document(markdown), &sheet, &fonts).unwrap_or_else(|faults| panic!("{faults:?}"));
            for (_, lines) in blocks(&page) {
                assert_eq!(kinsoku.violations(&lines), Vec::<String>::new());
            }
            let too_wide: Vec<_> =
                page.lines.iter().filter(|line| line.width > line.measure + 0.02).collect();
            assert!(too_wide.is_empty(), "{too_wide:?}");
            assert!(page.body_size >= min_type_size && page.reference_size >= 7.0);
            let everything =
                page.content.iter().flat_map(baselines).chain(page.artifacts.iter().map(|run| run.baseline));
            assert!(everything.fold(0.0, f32::max) < page.height - 20.0, "text below the foot of the sheet");
        }
    }
}

/// The baselines of an element's text.
fn baselines(element: &Element) -> Vec<f32> {
    let child = |child: &Child| match child {
        Child::Element(element) => baselines(element),
        Child::Leaf(leaf) => leaf.runs.iter().map(|run| run.baseline).collect(),
    };
    element.children.iter().flat_map(child).collect()
}

#[test]
fn figures_of_a_column_end_at_the_same_place_with_and_without_marks() {
    let markdown = "# T\n\n| Item | Value |\n| :-- | --: |\n| a | 10 |\n| b | 20[^1] |\n| c | 30[^1][^2] |\n\n[^1]: A\n[^2]: B\n";
    let page = page(markdown, Language::En);
    let mut zeros = Vec::new();
    for run in page.content.iter().flat_map(runs).filter(|run| run.size > 8.3) {
        zeros.extend(run.glyphs.windows(2).filter(|pair| pair[1].text == "0").map(|pair| pair[1].x));
    }
    assert_eq!(zeros.len(), 3);
    assert!(zeros.iter().all(|x| (x - zeros[0]).abs() < 0.05), "{zeros:?}");
}

fn runs(element: &Element) -> Vec<&GlyphRun> {
    let mut all = Vec::new();
    for child in &element.children {
        match child {
            Child::Element(element) => all.extend(runs(element)),
            Child::Leaf(leaf) => all.extend(&leaf.runs),
        }
    }
    all
}

#[test]
fn a_figure_stays_with_its_unit() {
    let text = page(sample(Language::En), Language::En);
    for line in text.lines.iter().filter(|line| line.kind == LineKind::Item) {
        let starts = ["billion", "trillion", "December", "million"];
        assert!(!starts.iter().any(|word| line.text.starts_with(word)), "{}", line.text);
    }
}

#[test]
fn a_missing_glyph_is_named_with_its_place() {
    let markdown = "# Title\n\nA rare kanji: 𠮷, and it is cited.\n";
    let found = faults(markdown);
    let [Fault::MissingGlyph { characters, range }] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&characters[..], &markdown[range.clone()]), (&['𠮷'][..], "𠮷"));
    assert_eq!(found[0].to_string(), "no font has the character `𠮷` (U+20BB7)");
    // One message for each text, with every character once.
    let found = faults("# Title\n\nRare kanji: 𠮷𡈽𠮷, and ᚠ.\n");
    assert_eq!(found.len(), 1, "{found:?}");
    let said = "no font has the characters `𠮷` (U+20BB7), `𡈽` (U+2123D), `ᚠ` (U+16A0)";
    assert_eq!(found[0].to_string(), said);
}

#[test]
fn a_sign_that_one_face_lacks_comes_from_the_other() {
    page("# 題名\n\n容量は≥1.2GWである ✓\n", Language::Ja);
}

#[test]
fn a_long_text_says_by_how_many_millimetres() {
    let sentence = "The programme builds many turbines in three fields and a converter station. ";
    let found = faults(&format!("# Title\n\n{}\n", sentence.repeat(120)));
    let [Fault::TooLong { excess_mm, at_type_size, .. }] = found[..] else { panic!("{found:?}") };
    assert!(excess_mm > 20.0 && excess_mm < 1_000.0, "{excess_mm}");
    assert!((at_type_size - 9.0).abs() < 0.01);
    let message = found[0].to_string();
    assert!(
        message.starts_with("the text is ") && message.contains(" mm too long for one page at 9.0 pt"),
        "{message}"
    );
}

#[test]
fn a_smaller_minimum_makes_room() {
    let sentence = "The programme builds many turbines in three fields and a converter station. ";
    let document = document(&format!("# Title\n\n{}\n", sentence.repeat(110)));
    let fonts = Fonts::embedded();
    let sheet = Sheet::a4(Language::En);
    assert!(compose(&document, &sheet, &fonts).is_err());
    assert!(compose(&document, &Sheet { min_type_size: 7.5, ..sheet }, &fonts).is_ok());
}

#[test]
fn markdown_without_a_form_on_the_page_is_a_fault_with_its_place() {
    for (markdown, what, place) in [
        ("# T\n\n![chart](a.png)\n", "an image", "![chart](a.png)"),
        ("# T\n\nSome `code` here.\n", "code", "`code`"),
        ("# T\n\n```\nx\n```\n", "a code block", "```\nx\n```"),
        ("# T\n\n<div>x</div>\n", "HTML", "<div>x</div>\n"),
        ("# T\n\nA<br>b\n", "HTML", "<br>"),
        ("# T\n\n### Deep\n", "a heading below the second level", "### Deep\n"),
        (
            "# T\n\nA [b](https://example.org \"c\").\n",
            "the title of a link",
            "[b](https://example.org \"c\")",
        ),
        ("# T\n\n1. One\n", "a numbered list", "1. One\n"),
        ("# T\n\n- One\n  - Two\n", "a list within another block", "- Two\n"),
        (
            "# T\n\n## S\n\n> Late\n",
            "a block quote other than the one above the kicker and the bottom line under the title",
            "> Late\n",
        ),
        (
            "K\n\n> Below\n\n# T\n",
            "a block quote other than the one above the kicker and the bottom line under the title",
            "> Below\n",
        ),
        ("K\n\nL\n\n# T\n", "a second paragraph above the title", "L\n"),
        ("---\n\nK\n\n# T\n", "a thematic break other than those before the notes and the footer", "---\n"),
        ("# T\n\nA\n\n---\n\nFoot\n\nFine print\n\nMore\n", "a third paragraph in the footer", "More\n"),
        ("# T\n\n# U\n", "a second title", "# U\n"),
        ("# T\n\nA\\\nb\n", "a forced line break", "\\\n"),
        (
            "# T\n\nA\n\n---\n\nNote\n\n---\n\nFoot\n\n---\n",
            "a thematic break other than those before the notes and the footer",
            "---\n",
        ),
        ("# T\n\n- a\n\n  b\n", "a second paragraph in a bullet", "b\n"),
    ] {
        let found = faults(markdown);
        let Some(Fault::Unsupported { what: found_what, range }) = found.first() else {
            panic!("{markdown}: {found:?}")
        };
        assert_eq!((found_what.to_string().as_str(), &markdown[range.clone()]), (what, place), "{markdown}");
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

#[test]
fn footnotes_are_defined_and_cited() {
    assert_eq!(faults("# T\n\nA[^1]\n")[0].to_string(), "the footnote `1` isn't defined");
    assert_eq!(faults("# T\n\nA\n\n[^1]: B\n")[0].to_string(), "nothing refers to the footnote `1`");
    assert_eq!(faults("No title\n")[0].to_string(), "the text has no title");
}

#[test]
fn a_heading_wider_than_its_column_stands_above_and_one_wider_than_the_page_is_a_fault() {
    let word = "Nonproliferationconsiderationsabroad";
    let page = page(&format!("# T\n\n## {word}\n\nText.\n"), Language::En);
    let top = |kind| page.lines.iter().find(|line| line.kind == kind).expect("a line").top;
    assert!(top(LineKind::Heading) < top(LineKind::Paragraph));
    let found = faults(&format!("# T\n\n## {}\n\nText.\n", word.repeat(3)));
    assert!(matches!(&found[..], [Fault::HeadingTooWide { .. }]), "{found:?}");
}

/// The lines of the last head.
fn heading_lines(page: &Page) -> Vec<&str> {
    let lines = || page.lines.iter().filter(|line| line.kind == LineKind::Heading);
    let last = lines().next_back().map(|line| line.block);
    lines().filter(|line| Some(line.block) == last).map(|line| line.text.as_str()).collect()
}

#[test]
fn a_heading_breaks_at_blanks_between_phrases_and_where_its_author_says() {
    let heading = |heading: &str, language: Language| {
        // The last section is beside its head.
        let page = page(&format!("# T\n\n## A\n\n- B.\n\n## {heading}\n\nText.\n"), language);
        let lines: Vec<String> = heading_lines(&page).into_iter().map(str::to_owned).collect();
        lines.join("/")
    };
    assert_eq!(heading("国内の計算基盤への支出", Language::Ja), "国内の/計算基盤への支出");
    // Nowhere else, so that it stands above what it heads.
    assert_eq!(heading("国内計算基盤関連支出見通し資料集", Language::Ja), "国内計算基盤関連支出見通し資料集");
    assert_eq!(heading("基盤整備|支出見通し", Language::Ja), "基盤整備/支出見通し");
    assert_eq!(heading("国内の|支出", Language::Ja), "国内の支出");
    assert_eq!(
        heading("Mixture-of-experts models and costs", Language::En),
        "Mixture-of-experts/models and costs"
    );
    assert_eq!(heading("Public\\|private", Language::En), "Public|private");
    // Nor before a citation, even where the author asks for it.
    let cited =
        page("# T\n\n## 甲\n\n- 乙。\n\n## 基盤整備|[^1]支出見通し\n\n本文。\n\n[^1]: 一。\n", Language::Ja);
    let lines = cited.lines.iter().filter(|line| line.kind == LineKind::Heading);
    assert!(lines.into_iter().any(|line| line.text == "基盤整備[1]"));
}

#[test]
fn a_break_in_a_heading_is_not_printed_and_not_part_of_its_text() {
    // Wherever it is: at an end, twice, beside an entity, but not in a text or where it is escaped.
    let markdown = "# |長い||題名|\n\n## &lt;国内の|支出\n\n本|文。\n\n## 甲\\|乙\n\n本文。\n";
    let document = document(markdown);
    assert_eq!(document.plain_text(), ["長い題名", "<国内の支出", "本|文。", "甲|乙", "本文。"]);
    let bars: Vec<usize> = markdown.match_indices('|').map(|(at, _)| at).take(5).collect();
    assert_eq!(document.heading_breaks(markdown), bars);
    let page = compose(&document, &Sheet::a4(Language::Ja), &Fonts::embedded()).expect("a page");
    assert_eq!(
        page.outline.iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>()[..2],
        ["長い題名", "<国内の支出"]
    );
}

#[test]
fn marks_in_a_title_are_hardly_larger_than_in_text() {
    let page = page("# A title [^1]\n\n## Head [^1]\n\nText. [^1]\n\n[^1]: One.\n", Language::En);
    let runs = page.content.iter().flat_map(runs);
    let marks = runs.filter(|run| run.glyphs.iter().any(|glyph| glyph.text.contains('[')));
    let marks: Vec<f32> = marks.map(|run| run.size).collect();
    let [title, head, text] = marks[..] else { panic!("{marks:?}") };
    assert!(text < title && title < 1.7 * text, "{title} and {text}");
    assert!((head / text - 1.0).abs() < 0.2, "{head} and {text}");
}

#[test]
fn all_side_heads_have_one_size_that_the_longest_one_fits() {
    let page = page("# 題名\n\n## 注視する点\n\n本文。\n\n## 国内計算基盤支出額\n\n本文。\n", Language::Ja);
    let heads = page.lines.iter().filter(|line| line.kind == LineKind::Heading);
    assert!(heads.clone().count() == 2 && heads.clone().all(|line| line.width <= line.measure));
    let sizes: Vec<f32> = page
        .content
        .iter()
        .flat_map(|section| &section.children)
        .filter_map(|child| match child {
            Child::Element(element) if element.role == factbrief::page::Role::Heading => {
                Some(runs(element)[0].size)
            }
            _ => None,
        })
        .collect();
    assert!(sizes.len() == 2 && sizes[0] == sizes[1] && sizes[0] >= 7.5 && sizes[0] < 9.0, "{sizes:?}");
}

#[test]
fn digits_of_a_table_are_all_equally_wide() {
    let page = page("# T\n\n| A | B |\n| :-- | --: |\n| a | 1,171,417 |\n| b | 8,888,888 |\n", Language::En);
    let mut places: Vec<Vec<f32>> = Vec::new();
    for run in page.content.iter().flat_map(runs) {
        if run.glyphs.len() == 9 {
            places.push(run.glyphs.iter().map(|glyph| glyph.x).collect());
        }
    }
    assert_eq!(places.len(), 2);
    let apart = places[0].iter().zip(&places[1]).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max);
    assert!(apart < 0.02, "{places:?}");
}

#[test]
fn a_range_with_an_en_dash_stays_on_one_line() {
    for words in 1..40 {
        let text = format!("{}costs ¥2.25–¥3.75 or 34–41% of $5–$6 in all.", "word ".repeat(words));
        let page = page(&format!("# T\n\n{text}\n"), Language::En);
        let lines: Vec<_> = page.lines.iter().filter(|line| line.kind == LineKind::Paragraph).collect();
        assert!(lines.iter().all(|line| !line.text.ends_with('–')), "{lines:?}");
    }
}

#[test]
fn no_last_line_holds_a_single_character() {
    let fonts = Fonts::embedded();
    for length in 30..160 {
        let text: String =
            "国内の計算基盤への支出は資料によって異なり".chars().cycle().take(length).collect();
        let markdown = format!("# 題名\n\n> {text}。\n\n{text}。\n\n- {text}。\n");
        let page = compose(&document(&markdown), &Sheet::a4(Language::Ja), &fonts).expect("a page");
        for (_, lines) in blocks(&page) {
            let last = lines.last().expect("a line").trim_end_matches('。');
            assert!(lines.len() == 1 || last.chars().count() > 1, "{lines:?}");
        }
    }
}

#[test]
fn emphasis_survives_to_the_document() {
    let document = document("# T\n\nA **strong** and *emphasised* word.\n");
    assert_eq!(document.emphasised(), [("strong".to_owned(), true), ("emphasised".to_owned(), false)]);
    assert_eq!(document.plain_text(), ["T", "A strong and emphasised word."]);
}
