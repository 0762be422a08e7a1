//! Figures to look at: true lengths, no overlaps, every value with its source, one description for page and SVG.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use factbrief::language::Language;
use factbrief::page::{
    Block, Chart, Child, Element, Fault, Fonts, Leaf, LineKind, Page, PathSegment, Role, Shape, Sheet,
    Stroke, Theme, Tint, compose, parse, svg,
};

const SAMPLES: [(Language, &str); 2] = [
    (Language::En, include_str!("samples/charts.en.md")),
    (Language::Ja, include_str!("samples/charts.ja.md")),
];

/// A page with one figure, whose items cite the footnotes 1 and 2.
fn markdown(layout: &str, items: &str) -> String {
    format!(
        "# Title\n\n## Heading\n\n```factbrief-chart\n{{\"layout\": \"{layout}\", \"alt\": \"What it shows.\", \
         \"items\": [{items}]}}\n```\n\nText.[^1][^2]\n\n[^1]: One.\n[^2]: Two.\n"
    )
}

fn page(markdown: &str, language: Language) -> Page {
    let document = parse(markdown).expect("a document");
    compose(&document, &Sheet::a4(language), &Fonts::embedded()).expect("a page")
}

fn figures(markdown: &str) -> Vec<Chart> {
    let document = parse(markdown).expect("a document");
    let blocks = document.sections.into_iter().flat_map(|section| section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Chart(figure) => Some(figure),
            _ => None,
        })
        .collect()
}

/// The drawings of a page's figures.
fn figure_elements(elements: &[Element]) -> Vec<&Element> {
    elements_of(elements, |role| matches!(role, Role::Figure(_)))
}

/// The texts of a page's figures.
fn text_elements(elements: &[Element]) -> Vec<&Element> {
    elements_of(elements, |role| role == Role::Terms)
}

fn elements_of(elements: &[Element], is_it: fn(Role) -> bool) -> Vec<&Element> {
    let mut found = Vec::new();
    for element in elements {
        if is_it(element.role) {
            found.push(element);
        }
        for child in &element.children {
            if let Child::Element(child) = child {
                found.extend(elements_of(std::slice::from_ref(child), is_it));
            }
        }
    }
    found
}

fn leaves(element: &Element) -> Vec<&Leaf> {
    let mut found = Vec::new();
    for child in &element.children {
        match child {
            Child::Leaf(leaf) => found.push(leaf),
            Child::Element(element) => found.extend(leaves(element)),
        }
    }
    found
}

/// Left, top, right and bottom of a shape.
fn bounds(shape: &Shape) -> [f32; 4] {
    let points = shape.path.iter().map(|segment| match segment {
        PathSegment::To(to) | PathSegment::Curve(_, _, to) => *to,
    });
    points.fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[left, top, right, bottom], [x, y]| {
        [left.min(x), top.min(y), right.max(x), bottom.max(y)]
    })
}

fn shapes(page: &Page) -> Vec<&Shape> {
    figure_elements(&page.content).into_iter().flat_map(leaves).flat_map(|leaf| &leaf.shapes).collect()
}

/// The parts of bars: filled with the accent colour, or hollow.
fn solid(page: &Page) -> Vec<[f32; 4]> {
    shapes(page).into_iter().filter(|shape| shape.fill == Some(Tint::Accent)).map(bounds).collect()
}

fn hollow(page: &Page) -> Vec<[f32; 4]> {
    shapes(page).into_iter().filter(|shape| shape.fill == Some(Tint::Paper)).map(bounds).collect()
}

fn axis(page: &Page) -> f32 {
    let line = shapes(page).into_iter().find(|shape| shape.fill == Some(Tint::Dark)).expect("an axis");
    bounds(line)[2]
}

#[test]
fn a_bar_of_twice_the_value_is_twice_as_long_and_begins_at_zero() {
    let items = r#"{"label": "A", "value": "10", "cites": [1], "low": 10.0, "high": 10.0},
        {"label": "A longer label", "value": "about 20 of them", "cites": [2], "low": 20, "high": 20},
        {"label": "C", "value": "5", "cites": [1], "low": 5, "high": 5}"#;
    for language in Language::ALL {
        let page = page(&markdown("bar-chart", items), language);
        let (bars, axis) = (solid(&page), axis(&page));
        assert_eq!(bars.len(), 3);
        assert!(bars.iter().all(|bar| (bar[0] - axis).abs() < 0.01), "{bars:?}, axis at {axis}");
        let lengths: Vec<f32> = bars.iter().map(|bar| bar[2] - bar[0]).collect();
        assert!((lengths[1] / lengths[0] - 2.0).abs() < 1e-3 && (lengths[0] / lengths[2] - 2.0).abs() < 1e-3);
        assert!(lengths[1] > 100.0, "the longest bar has {} pt", lengths[1]);
    }
}

#[test]
fn a_bar_below_zero_goes_the_other_way_at_the_same_scale() {
    let items = r#"{"label": "A", "value": "-4.5%", "cites": [1], "low": -4.5, "high": -4.5},
        {"label": "B", "value": "+9%", "cites": [2], "low": 9, "high": 9},
        {"label": "C", "value": "-3 to +3%", "cites": [1], "low": -3, "high": 3}"#;
    for language in Language::ALL {
        let page = page(&markdown("bar-chart", items), language);
        let (bars, axis) = (solid(&page), axis(&page));
        let (below, above) = (bars[0], bars[1]);
        assert!((below[2] - axis).abs() < 1.0 && below[0] < axis, "{below:?}, axis at {axis}");
        assert!((above[0] - axis).abs() < 1.0 && above[2] > axis, "{above:?}, axis at {axis}");
        let length = |bar: [f32; 4]| bar[2] - bar[0];
        assert!((length(above) / length(below) - 2.0).abs() < 0.05, "{below:?} {above:?}");
        let open = hollow(&page);
        assert!(open.iter().any(|bar| bar[0] < axis) && open.iter().any(|bar| bar[2] > axis), "{open:?}");
    }
}

#[test]
fn bounds_ranges_and_approximations_differ_without_colour() {
    let items = |rest: &str| format!(r#"{{"label": "A", "value": "20", "cites": [1], {rest}}}"#);
    let parts = |rest: &str| {
        let page = page(&markdown("bar-chart", &items(rest)), Language::En);
        (solid(&page).len(), hollow(&page).len())
    };
    let kinds = [
        r#""low": 20, "high": 20"#,
        r#""low": 20, "high": 20, "about": true"#,
        r#""low": 10, "high": 20"#,
        r#""low": null, "high": 20, "open": "below""#,
        r#""low": 20, "high": null, "open": "above""#,
    ]
    .map(parts);
    assert_eq!(kinds, [(1, 0), (4, 0), (1, 1), (0, 1), (2, 0)]);
    // An upper bound given as both ends is open below too.
    assert_eq!(parts(r#""low": 20, "high": 20, "open": "below""#), (0, 1));
}

#[test]
fn what_is_planned_is_thin_and_said_in_words() {
    let items = r#"{"label": "A", "value": "10", "cites": [1], "low": 10},
        {"label": "B", "value": "about 10", "cites": [2], "low": 10, "about": true, "planned": true},
        {"label": "C", "value": "over 5", "cites": [1], "low": 5, "open": "above", "planned": true},
        {"label": "D", "value": "2 to 4", "cites": [1], "low": 2, "high": 4, "planned": true}"#;
    for (language, said) in [(Language::En, "3 of them planned"), (Language::Ja, "うち3項目は計画")] {
        let page = page(&markdown("bar-chart", items), language);
        let height = |area: &[f32; 4]| area[3] - area[1];
        let bars = solid(&page);
        let done = height(&bars[0]);
        assert!(bars[1..].iter().chain(&hollow(&page)).all(|bar| height(bar) < done * 0.5), "{bars:?}");
        // Thin bars are as long as others of their value.
        let last = |bars: &[[f32; 4]]| bars.iter().map(|bar| bar[2]).fold(0.0, f32::max);
        assert!((last(&bars[..1]) - last(&bars[1..5])).abs() < 0.2, "{bars:?}");
        assert!(page.charts[0].alt.contains(said), "{}", page.charts[0].alt);
    }
}

#[test]
fn a_range_is_solid_to_its_lower_end_and_hollow_to_its_upper() {
    let items = r#"{"label": "A", "value": "10–30", "cites": [1], "low": 10, "high": 30},
        {"label": "B", "value": "20", "cites": [1], "low": 20, "high": 20}"#;
    let page = page(&markdown("bar-chart", items), Language::En);
    let (bars, rest, axis) = (solid(&page), hollow(&page), axis(&page));
    let unit = (bars[1][2] - axis) / 20.0;
    assert!((bars[0][2] - axis - 10.0 * unit).abs() < 0.01);
    // The outline is drawn along the edge of the area, half of it inside.
    assert!((rest[0][2] - axis - 30.0 * unit).abs() < 0.5, "{rest:?}");
}

#[test]
fn a_timeline_is_to_scale_in_order_and_tells_plans_from_what_is_done() {
    let items = r#"{"label": "Third", "value": "2028", "cites": [1], "from": "2028-01-01", "to": "2028-12-31", "planned": true},
        {"label": "First", "value": "1 January 2024", "cites": [1], "from": "2024-01-01"},
        {"label": "Second", "value": "1 January 2026", "cites": [2], "from": "2026-01-01", "planned": true}"#;
    for language in Language::ALL {
        let markdown = markdown("timeline", items);
        let page = page(&markdown, language);
        let labels: Vec<_> =
            page.text().filter(|(_, kind)| *kind == LineKind::ChartLabel).map(|(text, _)| text).collect();
        assert_eq!(labels, ["First", "Second", "Third"]);
        let is_outlined = |shape: &&Shape| matches!(shape.stroke, Some(Stroke { .. }));
        let mut marks: Vec<_> = shapes(&page).into_iter().filter(is_outlined).collect();
        marks.sort_by(|a, b| bounds(a)[0].total_cmp(&bounds(b)[0]));
        let fills: Vec<_> = marks.iter().map(|shape| shape.fill).collect();
        assert_eq!(fills, [Some(Tint::Accent), Some(Tint::Paper), Some(Tint::Paper)]);
        let middle = |index: usize| (bounds(marks[index])[0] + bounds(marks[index])[2]) / 2.0;
        let (first, second) = (middle(0), middle(1));
        let day = (second - first) / 731.0;
        let third = bounds(marks[2]);
        assert!((third[0] - 0.5 - first - 1461.0 * day).abs() < 0.05, "{third:?}");
        assert!((third[2] + 0.5 - first - 1827.0 * day).abs() < 0.05, "{third:?}");
    }
}

/// The areas of the texts of a figure's elements: left, top, right, bottom of their glyphs.
fn text_areas(element: &Element) -> Vec<[f32; 4]> {
    let mut areas = Vec::new();
    for child in &element.children {
        let Child::Element(block) = child else { continue };
        let mut area = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        for run in leaves(block).iter().flat_map(|leaf| &leaf.runs) {
            for glyph in run.glyphs.iter().filter(|glyph| glyph.text != " ") {
                let right = glyph.x + glyph.advance as f32 * run.size / 1000.0;
                let (top, bottom) = (run.baseline - run.size * 0.7, run.baseline + run.size * 0.1);
                area = [area[0].min(glyph.x), area[1].min(top), area[2].max(right), area[3].max(bottom)];
            }
        }
        areas.push(area);
    }
    areas
}

/// Holds the texts of a page's figures against each other and against the figure's area.
fn assert_apart(page: &Page) {
    for element in text_elements(&page.content) {
        let areas = text_areas(element);
        // Key figures have no drawing whose area could be left, but the page has edges.
        let drawing = page.charts.iter().map(|figure| figure.area);
        let area = drawing.clone().find(|area| (area[1]..=area[3]).contains(&areas[0][1]));
        let area = area.unwrap_or([40.0, 0.0, page.width - 40.0, page.height]);
        for (index, one) in areas.iter().enumerate() {
            let [left, top, right, bottom] = area;
            assert!(one[0] >= left - 0.1 && one[2] <= right + 0.1, "{one:?} in {area:?}");
            assert!(one[1] >= top - 0.1 && one[3] <= bottom + 0.1, "{one:?} in {area:?}");
            for other in &areas[index + 1..] {
                let apart = one[2] <= other[0] + 0.1
                    || other[2] <= one[0] + 0.1
                    || one[3] <= other[1] + 0.1
                    || other[3] <= one[1] + 0.1;
                assert!(apart, "{one:?} and {other:?}");
            }
        }
    }
}

#[test]
fn no_text_of_a_figure_overlaps_another_or_leaves_the_figure() {
    for (language, markdown) in SAMPLES {
        let page = page(markdown, language);
        assert_eq!((page.charts.len(), text_elements(&page.content).len()), (2, 3));
        assert_apart(&page);
    }
}

#[test]
fn texts_of_any_length_stay_apart() {
    let texts = [
        "A",
        "2026",
        "about ¥2.25 trillion to ¥3.75 trillion over five years",
        "国の支援",
        "2026年度当初予算案の計上額（AI作成の報告書）、うち研究開発に充てる分と設備に充てる分",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    ];
    for layout in ["bar-chart", "timeline", "key-figures"] {
        for seed in 0..60_usize {
            let count = if layout == "key-figures" { 2 + seed % 3 } else { 1 + seed % 8 };
            let item = |index: usize| {
                let (label, value) = (texts[(seed + index * 5) % 6], texts[(seed / 6 + index * 7) % 6]);
                let (amount, year, month) =
                    ((seed * 37 + index * 61) % 97, 2020 + (seed * index) % 9, 1 + index % 12);
                format!(
                    r#"{{"label": "{label}", "value": "{value}", "cites": [1, 2], "low": {amount}, "high": {}, "about": {},
                    "open": {}, "from": "{year}-{month:02}-01", "to": "{year}-12-31", "planned": {}}}"#,
                    amount + 1 + index,
                    index.is_multiple_of(2),
                    ["null", "\"above\"", "\"below\""][(seed + index) % 3],
                    index.is_multiple_of(3),
                )
            };
            let items = (0..count).map(item).collect::<Vec<_>>().join(", ");
            let language = Language::ALL[seed % 2];
            assert_apart(&page(&markdown(layout, &items), language));
        }
    }
}

fn links(element: &Element) -> usize {
    let own = usize::from(matches!(element.role, Role::Link(_)));
    let child = |child: &Child| match child {
        Child::Element(element) => links(element),
        Child::Leaf(_) => 0,
    };
    own + element.children.iter().map(child).sum::<usize>()
}

#[test]
fn every_citation_of_every_item_is_a_link() {
    for (language, markdown) in SAMPLES {
        let page = page(markdown, language);
        let cited = figures(markdown)
            .iter()
            .map(|figure| figure.captions.iter().map(|caption| caption.value.runs.len() - 1).sum::<usize>())
            .collect::<Vec<_>>();
        let linked: Vec<usize> = text_elements(&page.content).into_iter().map(links).collect();
        assert_eq!(linked, cited);
        assert!(cited.iter().all(|count| *count >= 3));
    }
}

#[test]
fn the_page_and_the_document_read_label_then_value_item_by_item() {
    for (language, markdown) in SAMPLES {
        let document = parse(markdown).expect("a document");
        let expected: Vec<String> = figures(markdown)
            .iter()
            .flat_map(|figure| &figure.captions)
            .flat_map(|caption| [caption.label.plain_text(), caption.value.plain_text()])
            .collect();
        let all = document.plain_text();
        let at = all.iter().position(|text| *text == expected[0]).expect("the first label");
        let in_document: Vec<&String> = all.iter().filter(|text| expected.contains(text)).collect();
        assert_eq!(in_document, expected.iter().collect::<Vec<_>>(), "from {at}");
        let page = page(markdown, language);
        let is_figure = |kind: LineKind| matches!(kind, LineKind::ChartLabel | LineKind::ChartValue);
        let printed: String =
            page.text().filter(|(_, kind)| is_figure(*kind)).map(|(text, _)| text).collect();
        let mut rest = printed.replace(' ', "");
        for text in expected {
            let text = text.replace(' ', "");
            let at = rest.find(&text).unwrap_or_else(|| panic!("{text} in {rest}"));
            assert!(rest[..at].chars().all(|c| c.is_ascii_digit() || "[]".contains(c)), "{rest}");
            rest.drain(..at + text.len());
        }
    }
}

#[test]
fn an_svg_is_well_formed_and_holds_every_label_and_value_once() {
    let fonts = Fonts::embedded();
    for (language, markdown) in SAMPLES {
        for name in Theme::names() {
            let theme = Theme::built_in(name).expect("a theme");
            for figure in figures(markdown) {
                let drawn = svg(&figure, language, &fonts, &theme);
                assert_eq!(drawn, svg(&figure, language, &Fonts::embedded(), &theme));
                let tree = roxmltree::Document::parse(&drawn).expect("XML");
                let root = tree.root_element();
                assert_eq!((root.tag_name().name(), root.attribute("role")), ("svg", Some("img")));
                assert!(root.attribute("viewBox").is_some());
                let element = |name: &'static str| {
                    root.descendants().filter(move |node| node.tag_name().name() == name)
                };
                assert_eq!(element("title").next().and_then(|node| node.text()), Some(&figure.alt[..]));
                let text = |node: roxmltree::Node<'_, '_>| -> String {
                    node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
                };
                // A text of several lines is a group of texts.
                let drawing = element("g").next().expect("a drawing");
                let texts: Vec<String> = drawing
                    .children()
                    .filter(|node| matches!(node.tag_name().name(), "text" | "g"))
                    .map(|node| text(node).replace('\n', ""))
                    .collect();
                let length =
                    |node: roxmltree::Node<'_, '_>| node.attribute("textLength")?.parse::<f32>().ok();
                assert!(element("text").all(|node| length(node).is_some_and(|length| length > 0.0)));
                for caption in &figure.captions {
                    for inline in [&caption.label, &caption.value] {
                        let plain = inline.plain_text();
                        let holds = |text: &&String| {
                            text.strip_prefix(&plain[..]).is_some_and(|rest| {
                                rest.chars().all(|c| c.is_ascii_digit() || "[]\u{2009}".contains(c))
                            })
                        };
                        assert_eq!(texts.iter().filter(holds).count(), 1, "{plain} in {texts:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_drawn_is_a_fault_with_the_place_of_the_block() {
    for (layout, items, reason) in [
        ("pie", "", "unknown variant `pie`"),
        ("bar-chart", "", "the chart has no items"),
        ("bar-chart", r#"{"label": "A", "value": "1", "cites": [1]}"#, "the bar `A` has no number"),
        (
            "bar-chart",
            r#"{"label": "A", "value": "-1", "cites": [1], "low": -1, "high": 1, "open": "above"}"#,
            "the bar `A` can't go from -1 to 1",
        ),
        (
            "bar-chart",
            r#"{"label": "A", "value": "-1", "cites": [1], "low": 1, "high": -1}"#,
            "the bar `A` can't go from 1 to -1",
        ),
        ("bar-chart", r#"{"label": "A", "value": "0", "cites": [1], "low": 0}"#, "every bar is zero"),
        (
            "bar-chart",
            r#"{"label": "A", "value": "1", "cites": [], "low": 1}"#,
            "the item `A` cites no source",
        ),
        (
            "bar-chart",
            r#"{"label": "A", "value": "1", "cites": [3], "low": 1}"#,
            "the footnote `3` isn't defined",
        ),
        (
            "bar-chart",
            r#"{"label": "A", "value": "1", "cites": [1], "low": 1, "colour": 1}"#,
            "unknown field `colour`",
        ),
        ("timeline", r#"{"label": "A", "value": "1", "cites": [1]}"#, "the event `A` has no date"),
        ("timeline", r#"{"label": "A", "value": "1", "cites": [1], "from": "2026"}"#, "`2026` isn't a day"),
        (
            "key-figures",
            r#"{"label": "A", "value": "1", "cites": [1]}"#,
            "key figures must be two to four, not 1",
        ),
        (
            "key-figures",
            r#"{"label": "A", "value": "", "cites": [1]}"#,
            "the item `A` lacks a label or a value",
        ),
    ] {
        let markdown = markdown(layout, items);
        let found = parse(&markdown).expect_err("a fault");
        let [Fault::Chart { reason: found, range }] = &found[..] else { panic!("{found:?}") };
        assert!(found.to_string().contains(reason), "{found}");
        assert!(markdown[range.clone()].starts_with("```factbrief-chart"));
    }
}

#[test]
fn a_missing_glyph_in_a_figure_is_found_at_its_label() {
    let items = r#"{"label": "A 𠮷", "value": "1", "cites": [1], "low": 1}"#;
    let markdown = markdown("bar-chart", items);
    let document = parse(&markdown).expect("a document");
    let found = compose(&document, &Sheet::a4(Language::En), &Fonts::embedded()).expect_err("a fault");
    let [Fault::MissingGlyph { range, .. }] = &found[..] else { panic!("{found:?}") };
    assert_eq!(&markdown[range.clone()], "𠮷");
}
