//! The plan of a page: what stands beside the rail of heads and what across, the columns of the references, the title and the
//! margins, and the least sizes of type.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use factbrief::language::Language;
use factbrief::page::{
    Block, Child, Element, Face, Fonts, GlyphRun, LineKind, Page, PaperSize, Role, Sheet, Theme, ValueOnPage,
    compose, parse,
};

fn set(markdown: &str, sheet: &Sheet) -> Page {
    let document = parse(markdown).unwrap_or_else(|faults| panic!("{faults:?}"));
    compose(&document, sheet, &Fonts::embedded()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn page(markdown: &str) -> Page {
    set(markdown, &Sheet::a4(Language::En))
}

fn lines(page: &Page, kind: LineKind) -> Vec<&str> {
    page.text().filter(|(_, one)| *one == kind).map(|(text, _)| text).collect()
}

/// The runs of glyphs of all elements with a role, each with the role.
fn runs<'p>(elements: &'p [Element], is_it: &dyn Fn(Role) -> bool) -> Vec<&'p GlyphRun> {
    fn all<'p>(children: &'p [Child], found: &mut Vec<&'p GlyphRun>) {
        for child in children {
            match child {
                Child::Element(element) => all(&element.children, found),
                Child::Leaf(leaf) => found.extend(&leaf.runs),
            }
        }
    }
    let mut found = Vec::new();
    for element in elements {
        if is_it(element.role) {
            all(&element.children, &mut found);
        } else {
            for child in &element.children {
                if let Child::Element(element) = child {
                    found.extend(runs(std::slice::from_ref(element), is_it));
                }
            }
        }
    }
    found
}

fn left(runs: &[&GlyphRun]) -> f32 {
    runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.x).fold(f32::INFINITY, f32::min)
}

/// The left edge and the top of a reference.
type Place = (f32, f32);

/// Numbers that look random and are the same each time.
fn random(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

/// A brief with so many bullets, and references of so many words each.
fn brief(bullets: usize, references: &[usize]) -> String {
    let marks: String = (1..=references.len()).map(|number| format!("[^{number}]")).collect();
    let bullet = "- The berth is to handle up to 60 turbines at a time, and the quay is to bear cranes.\n";
    let notes: String = references
        .iter()
        .enumerate()
        .map(|(index, words)| format!("[^{}]: {}\n", index + 1, "harbour ".repeat(*words).trim()))
        .collect();
    format!(
        "**Kind** · Topic · 1 May 2026\n\n# The state carries the harbour; who will use it is open\n\n\
         > It opens.{marks}\n\n## First\n\n{}\n## Second\n\nText.\n\n{notes}",
        bullet.repeat(bullets)
    )
}

#[test]
fn references_stand_in_two_columns_that_read_downwards_and_are_as_high_as_each_other() {
    let mut seed = 1;
    for turn in 0..60 {
        let count = 2 + random(&mut seed) % 7;
        let words: Vec<usize> = (0..count).map(|_| 3 + random(&mut seed) % 40).collect();
        let page = page(&brief(2, &words));
        let numbers: Vec<usize> = (0..count).collect();
        assert_eq!(page.references.len(), numbers.len(), "{turn}");
        let first = page.references[0].0;
        let (one, other): (Vec<Place>, Vec<Place>) =
            page.references.iter().copied().partition(|(x, _)| *x == first);
        // No entry of the second column comes before one of the first, and both go downwards.
        let split = one.len();
        assert!(page.references[..split].iter().all(|(x, _)| *x == first), "{turn}: {:?}", page.references);
        for column in [&one, &other] {
            assert!(column.windows(2).all(|pair| pair[0].1 < pair[1].1), "{turn}: {column:?}");
        }
        // The lines of both, by their tops: none is over another, and the columns differ by three lines at most: the least
        // that two lines of one entry and the gaps between entries allow.
        let tops: Vec<f32> =
            page.lines.iter().filter(|line| line.kind == LineKind::Reference).map(|line| line.top).collect();
        let leading = tops.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0.0);
        let leading = leading.fold(f32::INFINITY, f32::min).min(12.0);
        let turns = tops.windows(2).position(|pair| pair[1] < pair[0]).map_or(tops.len(), |at| at + 1);
        let (down, up) = tops.split_at(turns);
        assert!(up.windows(2).all(|pair| pair[0] < pair[1]), "{turn}: {up:?}");
        let last = |column: &[f32]| column.last().copied().unwrap_or(down[0]);
        assert!((last(down) - last(up)).abs() < 3.2 * leading, "{turn}: {words:?}: {down:?} {up:?}");
    }
}

#[test]
fn the_title_and_the_margins_are_the_same_on_a_full_page_and_on_an_empty_one() {
    for (language, size) in [Language::En, Language::Ja]
        .into_iter()
        .flat_map(|language| [PaperSize::A4, PaperSize::Letter].map(|size| (language, size)))
    {
        let sheet = Sheet { size, ..Sheet::a4(language) };
        let places: [(f32, f32, f32, f32); 3] = [1, 8, 20].map(|bullets| {
            let page = set(&brief(bullets, &[5, 5]), &sheet);
            let title = runs(&page.content, &|role| role == Role::Title);
            (title[0].size, title[0].baseline, left(&title), page.lines[0].top)
        });
        assert!(places.windows(2).all(|pair| pair[0] == pair[1]), "{language:?} {size:?}: {places:?}");
        assert_eq!(places[0].0, Theme::standard().letters(language).title);
    }
}

#[test]
fn a_title_breaks_at_its_sense() {
    let cases = [
        (Language::En, "The state carries the harbour; who will use it is open", 1),
        (Language::En, "SoftBank had promised money at home; most of it was then still a plan", 1),
        (
            Language::En,
            "Berths by 2029, ships perhaps, and nobody has yet said who will be paying for any of it",
            0,
        ),
        // A first line of a third of the second is no joint.
        (Language::En, "Sums are announced: last year’s documents report little as paid", 0),
        (Language::En, "The state’s share is outlined; last year’s documents leave its funding unclear", 1),
        // What follows the joint needs two lines itself, and a title has no line more than it must.
        (Language::En, "Sums are announced: last year’s documents of the venture report little as paid", 0),
        (Language::Ja, "国の負担の輪郭は見えたが、財源は昨年の資料では不明のまま残る", 1),
        (Language::Ja, "港の整備は国が負担する方針だが、利用する企業はなお決まっていない", 1),
    ];
    for (language, title, joint) in cases {
        let page = set(&format!("# {title}\n\nText.\n"), &Sheet::a4(language));
        let lines = lines(&page, LineKind::Title);
        assert!(lines.len() > 1, "{lines:?}");
        if joint == 1 {
            let last = lines[0].chars().next_back();
            assert!(last.is_some_and(|last| ";:,、".contains(last)), "{lines:?}");
        }
    }
    // Without a joint a Japanese title ends its line with a phrase.
    let page = set(
        "# 港の整備は国が負担する方針を示した県の計画案の骨子とその行方を読む\n\nText.\n",
        &Sheet::a4(Language::Ja),
    );
    let title = lines(&page, LineKind::Title);
    assert!(title.len() == 2 && title[0].ends_with(['は', 'が', 'を', 'た', 'の', 'と']), "{title:?}");
}

const CHART: &str = "```factbrief-chart\n{\"layout\": \"bar-chart\", \"alt\": \"Two bars.\", \"items\": [\
    {\"label\": \"One\", \"value\": \"¥1bn\", \"cites\": [1], \"low\": 1, \"high\": 1},\
    {\"label\": \"Two\", \"value\": \"¥2bn\", \"cites\": [1], \"low\": 2, \"high\": 2}]}\n```\n";

#[test]
fn text_has_one_edge_beside_the_rail_and_a_first_paragraph_runs_in_beside_a_head_across() {
    let table = "| A | B |\n| :--- | ---: |\n| One | 1 |\n| Two | 2 |\n";
    let text = format!("# T\n\n## Head\n\n- Bullet.\n\n## Table\n\n{table}\n## Words\n\nText.\n");
    let page = page(&text);
    let heads = left(&runs(&page.content, &|role| role == Role::Heading));
    let bullets = left(&runs(&page.content, &|role| matches!(role, Role::List { .. })));
    assert_eq!(heads, left(&runs(&page.content, &|role| role == Role::Title)));
    let rail = Theme::standard().side_column;
    assert!((bullets - heads - rail).abs() < 3.0, "{bullets} {heads}");
    // A table whose cells have room stays beside its head; one whose cells would break more lines goes across.
    let long =
        "A cell with so many words that it has no room on one line beside a head in the rail of a page";
    let wide = format!("# T\n\n## Head\n\n{}", table.replace("One", long).replace("Two", long));
    for (markdown, across) in [(text, false), (wide, true)] {
        let page = set(&markdown, &Sheet::a4(Language::En));
        let cells = left(&runs(&page.content, &|role| role == Role::Table));
        assert_eq!(cells - heads < rail / 2.0, across, "{cells}");
    }
}

#[test]
fn a_drawing_goes_from_margin_to_margin_in_every_theme() {
    for theme in ["standard", "mono"] {
        let theme = Theme::built_in(theme).expect("a theme");
        let markdown = format!("# T\n\n## Head\n\nWords.\n\n{CHART}\n[^1]: One.\n");
        let page = set(&markdown, &Sheet { theme: theme.clone(), ..Sheet::a4(Language::En) });
        let [from, _, to, _] = page.charts[0].area;
        assert_eq!((from, to), (theme.margin, page.width - theme.margin));
        // The words stand on the line of the head.
        let top = |kind| page.lines.iter().find(|line| line.kind == kind).expect("a line").top;
        assert!((top(LineKind::Heading) - top(LineKind::Paragraph)).abs() < 0.01);
    }
}

#[test]
fn gaps_on_a_short_page_are_capped_and_white_is_left_at_its_foot() {
    let page =
        page("# Title\n\n> Bottom line.\n\n## One\n\n- A.\n- B.\n\n## Two\n\n- C.\n\n## Three\n\nText.\n");
    let content =
        page.lines.iter().filter(|line| line.kind != LineKind::Footer && line.kind != LineKind::Folio);
    let mut tops: Vec<f32> = content.map(|line| line.top).collect();
    tops.sort_by(f32::total_cmp);
    let widest = tops.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f32::max);
    assert!(widest < 66.0, "{widest}");
    assert!(tops.last().expect("lines") < &(page.height / 2.0));
}

#[test]
fn a_section_that_goes_on_overleaf_says_so_beside_it() {
    for (language, remark) in [(Language::En, "(continued)"), (Language::Ja, "（続き）")] {
        let markdown = brief(80, &[5, 5]);
        let page = set(&markdown, &Sheet { budget: 3, ..Sheet::a4(language) });
        assert!(page.sheets > 1);
        let repeated: Vec<_> = page.lines.iter().filter(|line| line.kind == LineKind::Repeated).collect();
        let said = repeated.iter().filter(|line| line.text.contains(remark)).count();
        assert_eq!(said, page.sheets - 1, "{repeated:?}");
        assert!(page.text().all(|(text, kind)| kind == LineKind::Repeated || !text.contains(remark)));
    }
}

#[test]
fn notes_between_two_breaks_stand_above_the_references_in_their_type() {
    let markdown = "# T\n\n## Head\n\nText.[^1]\n\n---\n\n† Sources differ.\n\nOne source.\n\n[^1]: One.\n\n---\n\nFoot\n";
    let page = page(markdown);
    assert_eq!(lines(&page, LineKind::Note), ["† Sources differ.", "One source."]);
    assert_eq!(lines(&page, LineKind::Footer), ["Foot"]);
    let order: Vec<LineKind> = page.text().map(|(_, kind)| kind).collect();
    let place = |kind| order.iter().position(|one| *one == kind).expect("a line");
    assert!(place(LineKind::Note) < place(LineKind::Reference));
    // With one break, as in a template of an author's own, there are no notes.
    let page = set(&markdown.replacen("---\n", "", 1), &Sheet::a4(Language::En));
    assert!(lines(&page, LineKind::Note).is_empty());
    for block in ["- A list.", "## Heading", "| A |\n| --- |\n| B |", "> Quote"] {
        let markdown = markdown.replace("One source.", block);
        assert!(parse(&markdown).is_err(), "{block}");
    }
}

#[test]
fn a_long_word_breaks_before_a_figure_or_a_date_beside_it() {
    let word = "national_sovereign_artificial_intelligence_infrastructure_programme_and_its_further_annexes";
    let figures = ["about ¥12bn[^1]", "12 Jun 2026", "between US$15bn and US$25bn"];
    for (length, figure) in (20..word.len()).step_by(7).flat_map(|length| figures.map(|one| (length, one))) {
        let long = &word[..length];
        for row in [format!("{long} | {figure} | 3 October 2025"), format!("A | {figure} | {long}")] {
            let alignments = if row.starts_with('A') { ":--- | ---: | :---" } else { ":--- | ---: | ---:" };
            let text = "[^1]";
            let markdown = format!(
                "# T\n\n## H\n\nText.{text}\n\n| A | B | C |\n| {alignments} |\n| {row} |\n\n[^1]: One.\n"
            );
            let page = page(&markdown);
            let cells = lines(&page, LineKind::Cell);
            let bare = figure.trim_end_matches("[^1]");
            assert!(cells.iter().any(|line| line.contains(bare)), "{cells:?}");
            if row.ends_with('5') {
                assert!(cells.contains(&"3 October 2025"), "{cells:?}");
            }
        }
    }
}

#[test]
fn a_value_is_semi_bold_in_a_cell_that_holds_nothing_else() {
    let table = "| Item | Figure | As of |\n| :--- | ---: | ---: |\n| Cost [^1] | up to ¥2bn† [^1] | 2 May 2025 |\n| Of ¥2bn, paid | ¥1bn, ¥2bn | spring 2026 |\n";
    let markdown = format!("# T\n\n## H\n\n{table}\n[^1]: One.\n");
    let place = markdown.find("| Cost").expect("the table")..markdown.len();
    let values = ["up to ¥2bn†", "¥2bn", "spring 2026"].map(|compact| ValueOnPage {
        place: place.clone(),
        figure: None,
        compact: compact.to_owned(),
    });
    let mut document = parse(&markdown).expect("a document");
    let plain = document.clone();
    document.strengthen(&values);
    assert_eq!(document.plain_text(), plain.plain_text());
    let [Block::Table(table)] = document.sections[0].blocks.as_slice() else { panic!("a table") };
    let runs = table.rows.iter().flatten().flat_map(|cell| &cell.runs);
    let strong: Vec<&str> = runs.filter(|run| run.strong).map(|run| run.text.trim()).collect();
    assert_eq!(strong.join("|").trim_end_matches('|'), "up to ¥2bn†|spring 2026");
    // None that is printed elsewhere.
    let mut elsewhere = plain.clone();
    elsewhere.strengthen(&values.map(|value| ValueOnPage { place: 0..3, ..value }));
    assert_eq!(elsewhere, plain);
}

#[test]
fn the_figure_of_a_bullet_is_semi_bold_where_it_stands_once_and_whole() {
    let cases = [
        ("- It was to cost US\\$500 billion (about ¥75 trillion) over 4 years. [^1]", "US$500 billion", true),
        ("- Some 1,200 people came, and 200 stayed. [^1]", "200", true),
        ("- Some 1,200 people came. [^1]", "200", false),
        ("- The 12.5% and the 2.5% differ. [^1]", "2.5%", true),
        ("- It paid ¥2bn, then ¥2bn again. [^1]", "¥2bn", false),
        ("- **Capacity.** Up to 60 turbines at a time. [^1]", "Up to 60 turbines", true),
        ("- 国は約1兆円[^1]を出す。", "約1兆円", true),
        ("- 国は11兆円[^1]を出す。", "1兆円", false),
        ("Not a bullet: US\\$500 billion. [^1]", "US$500 billion", false),
    ];
    for (bullet, figure, is_bold) in cases {
        let markdown = format!("# T\n\n## H\n\n{bullet}\n\n[^1]: One.\n");
        let at = markdown.find(bullet).expect("the bullet");
        let mut document = parse(&markdown).expect("a document");
        let plain = document.clone();
        document.strengthen(&[ValueOnPage {
            place: at + 2..at + bullet.len(),
            figure: Some(figure.to_owned()),
            compact: figure.to_owned(),
        }]);
        assert_eq!(document.plain_text(), plain.plain_text());
        let strong: String = document
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .flat_map(|block| match block {
                Block::List(items) => items.as_slice(),
                _ => &[],
            })
            .flat_map(|item| &item.runs)
            .filter(|run| run.strong && run.text != "Capacity.")
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(strong, if is_bold { figure } else { "" }, "{bullet}");
        // Its glyphs come from the other face, and its words are the same.
        let sheet = Sheet::a4(Language::En);
        let [set, unset] = [&document, &plain]
            .map(|document| compose(document, &sheet, &Fonts::embedded()).expect("a page"));
        let text = |page: &Page| page.text().map(|(text, _)| text).collect::<String>();
        assert_eq!(text(&set), text(&unset));
        let faces = |page: &Page| -> std::collections::BTreeSet<Face> {
            let item = runs(&page.content, &|role| role == Role::ItemBody);
            item.iter().filter(|run| run.size == page.body_size).map(|run| run.face).collect()
        };
        if is_bold {
            assert!(faces(&set).len() > 1, "{bullet}");
        }
    }
}

#[test]
fn a_full_page_keeps_the_least_sizes_of_type() {
    for language in [Language::En, Language::Ja] {
        // As many bullets as fit.
        let full = (10..60).rev().find_map(|bullets| {
            let markdown = brief(bullets, &[30, 20, 10]).replace(" cranes.", " cranes.[^1][^2]");
            let document = parse(&markdown).expect("a document");
            compose(&document, &Sheet::a4(language), &Fonts::embedded()).ok()
        });
        let page = full.expect("a page");
        assert!((9.0..9.3).contains(&page.body_size), "{}", page.body_size);
        assert!(page.reference_size >= 7.5);
        let marks = runs(&page.content, &|role| role == Role::Reference);
        assert!(marks.iter().all(|run| run.size >= 6.5), "{:?}", marks.first());
    }
}
