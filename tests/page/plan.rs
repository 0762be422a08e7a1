//! The plan of a page: what stands across it, in columns and beside a head, the columns of the references, the title and the
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
        // The lines of both, by their tops: none is over another, and the columns differ by no more than parting an entry
        // between them must gain, or by what the entries that stay whole leave.
        let tops: Vec<f32> =
            page.lines.iter().filter(|line| line.kind == LineKind::Reference).map(|line| line.top).collect();
        let leading = tops.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0.0);
        let leading = leading.fold(f32::INFINITY, f32::min).min(12.0);
        let turns = tops.windows(2).position(|pair| pair[1] < pair[0]).map_or(tops.len(), |at| at + 1);
        let (down, up) = tops.split_at(turns);
        assert!(up.windows(2).all(|pair| pair[0] < pair[1]), "{turn}: {up:?}");
        let last = |column: &[f32]| column.last().copied().unwrap_or(down[0]);
        assert!((last(down) - last(up)).abs() < 9.2 * leading, "{turn}: {words:?}: {down:?} {up:?}");
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

/// The lines of a kind, by their tops, with their left edges: those of each glyph run of the elements with a role.
fn edges(page: &Page, is_it: &dyn Fn(Role) -> bool) -> Vec<f32> {
    let mut edges: Vec<f32> = Vec::new();
    for run in runs(&page.content, is_it) {
        let from = run.glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min);
        edges.push(from);
    }
    edges
}

const TABLE: &str = "| A | B |\n| :--- | ---: |\n| One | 1 |\n| Two | 2 |\n";
const BULLET: &str =
    "- The berth is to handle up to 60 turbines at a time, and the quay is to bear cranes of any kind.\n";

#[test]
fn sections_of_text_stand_in_two_columns_and_what_is_drawn_across() {
    for theme in ["standard", "mono"] {
        let theme = Theme::built_in(theme).expect("a theme");
        let markdown = format!(
            "# T\n\n## First\n\n{0}\n## Second\n\n{0}\n## Table\n\n{TABLE}\n## Last\n\nWords.\n",
            BULLET.repeat(3)
        );
        let page = set(&markdown, &Sheet { theme: theme.clone(), ..Sheet::a4(Language::En) });
        let middle = page.width / 2.0;
        let tops: Vec<f32> =
            page.lines.iter().filter(|line| line.kind == LineKind::Heading).map(|line| line.top).collect();
        let heads = edges(&page, &|role| role == Role::Heading);
        // The heads of the two are level, one in each column, and the others are at the margin.
        assert_eq!(tops[0], tops[1]);
        assert!((heads[0] - theme.margin).abs() < 2.0 && heads[1] > middle, "{heads:?}");
        assert!(heads[2..].iter().all(|x| (x - theme.margin).abs() < 14.0), "{heads:?}");
        let cells = left(&runs(&page.content, &|role| role == Role::Table));
        assert!((cells - theme.margin).abs() < 2.0, "{cells}");
        // No line of a column reaches into the other.
        let items = runs(&page.content, &|role| role == Role::ItemBody);
        for run in items {
            let xs = || run.glyphs.iter().map(|glyph| glyph.x);
            let crosses = xs().any(|x| x < middle - 5.0) && xs().any(|x| x > middle);
            assert!(!crosses, "{:?}", run.glyphs.first());
        }
    }
}

#[test]
fn a_single_section_of_text_is_below_its_head_in_columns_or_beside_it_where_it_is_short() {
    for (bullets, columns) in [(1, false), (6, true)] {
        let markdown = format!(
            "# T\n\n## Table\n\n{TABLE}\n## Words\n\n{}\n## Table\n\n{TABLE}",
            BULLET.repeat(bullets)
        );
        let page = page(&markdown);
        let head = page.lines.iter().find(|line| line.text == "Words").expect("the head").top;
        let items: Vec<f32> =
            page.lines.iter().filter(|line| line.kind == LineKind::Item).map(|line| line.top).collect();
        let lowest = items.iter().copied().fold(f32::INFINITY, f32::min);
        assert_eq!(lowest > head + 5.0, columns, "{head} {items:?}");
        let again = items.windows(2).filter(|pair| pair[1] < pair[0]).count();
        assert_eq!(again, usize::from(columns), "{items:?}");
    }
}

#[test]
fn columns_are_as_high_as_each_other_read_downwards_and_part_nothing_from_its_head() {
    let (mut seed, mut carried) = (7, 0);
    for turn in 0..120 {
        let language = [Language::En, Language::Ja][turn % 2];
        let sections = 2 + random(&mut seed) % 4;
        let mut markdown = String::from("# T\n");
        let mut words: Vec<String> = Vec::new();
        for section in 0..sections {
            markdown.push_str(&format!("\n## Head{section}\n\n"));
            for item in 0..1 + random(&mut seed) % 4 {
                let text = "harbour ".repeat(2 + random(&mut seed) % 30);
                let text = format!("Item{section}x{item} {}", text.trim());
                markdown.push_str(&format!("- {text}\n"));
                words.push(text);
            }
        }
        let page = set(&markdown, &Sheet { budget: 3, ..Sheet::a4(language) });
        // All words, in their order.
        let items: String = lines(&page, LineKind::Item).join(" ");
        assert_eq!(items.split_whitespace().collect::<String>(), words.concat().replace(' ', ""), "{turn}");
        let set: Vec<_> = page
            .lines
            .iter()
            .filter(|line| matches!(line.kind, LineKind::Item | LineKind::Heading))
            .filter(|line| line.top < page.height)
            .collect();
        let turns = set.windows(2).filter(|pair| pair[1].top < pair[0].top).count();
        assert!(turns <= 1, "{turn}: {:?}", set.iter().map(|line| line.top).collect::<Vec<_>>());
        // A head is never the last line of a column.
        for pair in set.windows(2).filter(|pair| pair[1].top < pair[0].top) {
            assert!(pair[0].kind == LineKind::Item, "{turn}: {:?}", pair[0].text);
        }
        // What goes on in the second column has its head above it again, level with the first head.
        let remark = [" (continued)", "（続き）"][turn % 2];
        if let Some(at) = set.windows(2).position(|pair| pair[1].top < pair[0].top) {
            let repeated: Vec<_> = page
                .lines
                .iter()
                .filter(|line| line.kind == LineKind::Repeated && line.text.ends_with(remark))
                .filter(|line| line.top < page.height)
                .collect();
            let mut heads = set[..=at].iter().filter(|line| line.kind == LineKind::Heading);
            let goes_on = heads.next_back().map(|line| format!("{}{remark}", line.text));
            let due = goes_on.filter(|_| set[at + 1].kind == LineKind::Item);
            let found = repeated.first().map(|line| line.text.clone());
            assert_eq!((found, repeated.len()), (due.clone(), usize::from(due.is_some())), "{turn}");
            if let Some(line) = repeated.first() {
                assert!(
                    (line.top - set[0].top).abs() < 0.1 && line.top < set[at + 1].top,
                    "{turn}: {line:?}"
                );
            }
            carried += repeated.len();
        }
        if page.sheets == 1 {
            let split =
                set.windows(2).position(|pair| pair[1].top < pair[0].top).map_or(set.len(), |at| at + 1);
            let (down, up) = set.split_at(split);
            let end = |column: &[&factbrief::page::SetLine]| column.last().map_or(0.0, |line| line.top);
            let unequal = (end(down) - end(up)).abs() / page.body_leading;
            assert!(up.is_empty() || unequal < 9.0, "{turn}: {unequal}: {markdown}");
        }
    }
    assert!(carried > 20, "{carried}");
}

#[test]
fn a_drawing_goes_from_margin_to_margin_in_every_theme() {
    for theme in ["standard", "mono"] {
        let theme = Theme::built_in(theme).expect("a theme");
        let markdown = format!("# T\n\n## Head\n\nWords.\n\n{CHART}\n[^1]: One.\n");
        let page = set(&markdown, &Sheet { theme: theme.clone(), ..Sheet::a4(Language::En) });
        let [from, _, to, _] = page.charts[0].area;
        assert_eq!((from, to), (theme.margin, page.width - theme.margin));
        // The words stand on the line of the head, which is a little larger.
        let baseline = |role| runs(&page.content, &|one| one == role)[0].baseline;
        assert!((baseline(Role::Heading) - baseline(Role::Paragraph)).abs() < 0.05);
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
        let markdown = brief(if language == Language::En { 110 } else { 100 }, &[5, 5]);
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
