//! Figures to look at: true lengths, no overlaps, every value with its source, one description for page and SVG.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use factbrief::language::Language;
use factbrief::page::{
    Block, Chart, Child, Element, Fault, Fonts, Glyph, Leaf, LineKind, Page, PathSegment, Role, Shape, Sheet,
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

/// What is filled with a colour: left, top, right and bottom.
fn filled(page: &Page, tint: Tint) -> Vec<[f32; 4]> {
    shapes(page).into_iter().filter(|shape| shape.fill == Some(tint)).map(bounds).collect()
}

/// The parts of bars that are certain and done.
fn solid(page: &Page) -> Vec<[f32; 4]> {
    filled(page, Tint::Accent)
}

/// The parts of bars with a dashed edge, or with an unbroken one.
fn edged(page: &Page, is_dashed: bool) -> Vec<[f32; 4]> {
    let is_it = |shape: &&Shape| shape.stroke.is_some_and(|stroke| stroke.dash.is_some() == is_dashed);
    shapes(page).into_iter().filter(is_it).map(bounds).collect()
}

/// The line at zero: the highest of the dark ones.
fn axis(page: &Page) -> f32 {
    let dark = filled(page, Tint::Dark).into_iter();
    let line = dark.max_by(|a, b| (a[3] - a[1]).total_cmp(&(b[3] - b[1]))).expect("an axis");
    (line[0] + line[2]) / 2.0
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
        let open = edged(&page, true);
        assert!(open.iter().any(|bar| bar[0] < axis) && open.iter().any(|bar| bar[2] > axis), "{open:?}");
    }
}

#[test]
fn bounds_ranges_and_approximations_differ_without_colour() {
    let items = |rest: &str| format!(r#"{{"label": "A", "value": "20", "cites": [1], {rest}}}"#);
    // What is filled, what is dashed, and the strokes of a whisker with the line at zero.
    let parts = |rest: &str| {
        let page = page(&markdown("bar-chart", &items(rest)), Language::En);
        let strokes = filled(&page, Tint::Dark).len() + filled(&page, Tint::Paper).len();
        let dashed = edged(&page, true).len();
        (solid(&page).len(), dashed, strokes - dashed)
    };
    let kinds = [
        r#""low": 20, "high": 20"#,
        r#""low": 20, "high": 20, "about": true"#,
        r#""low": 10, "high": 20"#,
        r#""low": null, "high": 20, "open": "below""#,
        r#""low": 20, "high": null, "open": "above""#,
        r#""low": 20, "high": 20, "open": "just-below""#,
    ]
    .map(parts);
    assert_eq!(kinds, [(1, 0, 1), (1, 0, 5), (1, 1, 1), (0, 1, 1), (2, 0, 1), (1, 1, 1)]);
    // An upper bound given as both ends is open below too.
    assert_eq!(parts(r#""low": 20, "high": 20, "open": "below""#), (0, 1, 1));
}

#[test]
fn a_range_is_seen_however_narrow_it_is() {
    for language in Language::ALL {
        for (low, high) in [(100.0, 100.2), (-100.2, -100.0), (0.0, 0.2), (-0.1, 0.1), (0.1, 0.3)] {
            let items = format!(
                r#"{{"label": "A", "value": "x", "cites": [1], "low": {low}, "high": {high}}},
                {{"label": "B", "value": "y", "cites": [1], "low": 300, "high": 300}}"#
            );
            let page = page(&markdown("bar-chart", &items), language);
            let (dashed, axis) = (edged(&page, true), axis(&page));
            assert!(!dashed.is_empty(), "{low} to {high}");
            let long = solid(&page).into_iter().map(|bar| bar[2] - bar[0]).fold(0.0, f32::max);
            let place = |value: f64| axis + long * (value / 300.0) as f32;
            // It ends where the range ends, and covers all of it.
            let left = dashed.iter().map(|bar| bar[0]).fold(f32::MAX, f32::min);
            let right = dashed.iter().map(|bar| bar[2]).fold(f32::MIN, f32::max);
            let [from, to] = [place(low), place(high)];
            assert!(left <= from + 0.9 && right >= to - 0.9, "{low} to {high}: {left:?} {right:?}");
            let outer = if high <= 0.0 { (left - from).abs() } else { (right - to).abs() };
            assert!(outer < 0.9, "{low} to {high}: {dashed:?}, {from} to {to}");
        }
    }
}

#[test]
fn what_is_nearly_reached_is_filled_almost_to_its_value() {
    let items = r#"{"label": "A", "value": "nearly 20", "cites": [1], "low": 20, "high": 20, "open": "just-below"},
        {"label": "B", "value": "20", "cites": [1], "low": 20, "high": 20}"#;
    let page = page(&markdown("bar-chart", items), Language::En);
    let (bars, axis) = (solid(&page), axis(&page));
    let (nearly, whole) = (bars[0][2] - axis, bars[1][2] - axis);
    assert!(nearly < whole - 2.0 && nearly > whole * 0.9, "{nearly} of {whole}");
}

#[test]
fn what_is_planned_is_outlined_at_full_height_and_said_in_words() {
    let items = r#"{"label": "A", "value": "10", "cites": [1], "low": 10},
        {"label": "B", "value": "about 10", "cites": [2], "low": 10, "about": true, "planned": true},
        {"label": "C", "value": "over 5", "cites": [1], "low": 5, "open": "above", "planned": true},
        {"label": "D", "value": "2 to 4", "cites": [1], "low": 2, "high": 4, "planned": true}"#;
    for (language, said) in [(Language::En, "3 of them planned"), (Language::Ja, "うち3項目は計画")] {
        let page = page(&markdown("bar-chart", items), language);
        let height = |area: &[f32; 4]| area[3] - area[1];
        let (done, planned) = (solid(&page), filled(&page, Tint::Soft));
        assert_eq!(planned.len(), 4, "{planned:?}");
        assert!(planned.iter().all(|bar| (height(bar) - height(&done[0])).abs() < 1.0), "{planned:?}");
        // They are as long as others of their value.
        assert!((planned[0][2] - done[0][2]).abs() < 0.5, "{planned:?} {done:?}");
        assert!(page.charts[0].alt.contains(said), "{}", page.charts[0].alt);
    }
}

#[test]
fn a_part_is_indented_below_its_whole() {
    let items = r#"{"label": "Whole", "value": "10", "cites": [1], "low": 10},
        {"label": "Part", "value": "6", "cites": [2], "low": 6, "level": 1},
        {"label": "Part of it", "value": "2", "cites": [1], "low": 2, "level": 2}"#;
    let page = page(&markdown("bar-chart", items), Language::En);
    let terms = text_elements(&page.content);
    let lefts: Vec<f32> = text_areas(terms[0], 0).iter().map(|area| area[0]).collect();
    assert!(lefts[1] > lefts[0] + 5.0 && lefts[2] > lefts[1] + 5.0, "{lefts:?}");
    let (bars, axis) = (solid(&page), axis(&page));
    assert!(bars.iter().all(|bar| (bar[0] - axis).abs() < 0.5), "all bars begin at zero: {bars:?}");
}

#[test]
fn an_axis_takes_the_finest_scale_that_has_room() {
    let items = r#"{"label": "A", "value": "3", "cites": [1], "low": 3},
        {"label": "B", "value": "1", "cites": [2], "low": 1}"#;
    let scale = |texts: &[&str]| {
        let last = (texts.len() - 1) as f32;
        let tick = |(index, text): (usize, &&str)| {
            format!(r#"{{"at": {}, "text": "{text}"}}"#, 3.0 * index as f32 / last)
        };
        format!("[{}]", texts.iter().enumerate().map(tick).collect::<Vec<_>>().join(", "))
    };
    let long = "a hundred and one thousand boxes";
    let scales = [scale(&[long; 7]), scale(&["0", "half", "all"]), scale(&["0", "all"])].join(", ");
    let axes = format!(r#""axes": {{"amounts": [{scales}]}}, "items""#);
    let markdown = markdown("bar-chart", items).replace("\"items\"", &axes);
    let page = page(&markdown, Language::En);
    let written: Vec<_> =
        page.text().filter(|(_, kind)| *kind == LineKind::ChartAxis).map(|(text, _)| text).collect();
    assert_eq!(written, ["0", "half", "all"]);
    // The text that stands for the drawing tells them, so they aren't read in it, and are no items.
    let figure = figure_elements(&page.content)[0];
    let runs: usize = leaves(figure).iter().map(|leaf| leaf.runs.len()).sum();
    assert_eq!(runs, 0);
    let lines = filled(&page, Tint::Hairline);
    assert_eq!(lines.len(), 3);
    let bar = solid(&page)[0];
    let at = |line: &[f32; 4]| (line[0] + line[2]) / 2.0;
    assert!(
        (at(&lines[2]) - bar[2]).abs() < 0.5,
        "the last mark is at the end of the bar: {lines:?} {bar:?}"
    );
}

#[test]
fn a_range_is_solid_to_its_lower_end_and_hollow_to_its_upper() {
    let items = r#"{"label": "A", "value": "10–30", "cites": [1], "low": 10, "high": 30},
        {"label": "B", "value": "20", "cites": [1], "low": 20, "high": 20}"#;
    let page = page(&markdown("bar-chart", items), Language::En);
    let (bars, rest, axis) = (solid(&page), edged(&page, true), axis(&page));
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
        // A year in which something happens is a slim bar from its first day to its last.
        let third = bounds(marks[2]);
        assert!((third[0] - 0.45 - first - 1461.0 * day).abs() < 0.05, "{third:?}");
        assert!((third[2] + 0.45 - first - 1827.0 * day).abs() < 0.05, "{third:?}");
    }
}

#[test]
fn spans_bounds_and_dates_within_a_year_are_drawn_as_what_they_are() {
    let events = |rest: &str| {
        format!(
            r#"{{"label": "A", "value": "1", "cites": [1], "from": "2020-01-01"}},
            {{"label": "B", "value": "2", "cites": [1], {rest}}},
            {{"label": "C", "value": "3", "cites": [1], "from": "2028-01-01"}}"#
        )
    };
    let mark = |rest: &str| {
        let page = page(&markdown("timeline", &events(rest)), Language::En);
        let is_outlined = |shape: &&Shape| shape.stroke.is_some();
        let mut marks: Vec<_> = shapes(&page).into_iter().filter(is_outlined).map(bounds).collect();
        marks.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let [first, mark, last] = marks[..] else { panic!("{marks:?}") };
        let middle = |area: [f32; 4]| (area[0] + area[2]) / 2.0;
        let place = |day: f32| middle(first) + (middle(last) - middle(first)) * day / 2922.0;
        (mark, place(1461.0), place(1827.0))
    };
    let height = |area: [f32; 4]| area[3] - area[1];
    let (within, from, to) = mark(r#""from": "2024-01-01", "to": "2024-12-31""#);
    assert!((within[0] - from).abs() < 1.0 && (within[2] - to).abs() < 1.0);
    let (span, ..) = mark(r#""from": "2024-01-01", "to": "2024-12-31", "extent": "span""#);
    assert!(height(span) > 2.0 * height(within), "{span:?} {within:?}");
    // By the end of 2024: it ends there, and isn't the whole year.
    let (before, _, to) = mark(r#""from": "2024-12-31", "to": "2024-12-31", "extent": "before""#);
    assert!((before[2] - to).abs() < 1.0 && before[2] - before[0] < 8.0, "{before:?} {to}");
    let (after, from, _) = mark(r#""from": "2024-01-01", "to": "2024-01-01", "extent": "after""#);
    assert!((after[0] - from).abs() < 1.0 && after[2] - after[0] < 8.0, "{after:?} {from}");
}

#[test]
fn a_timeline_is_readable_whatever_its_events_are() {
    let day = |_: usize| "2026-05-01".to_owned();
    let decades = |index: usize| format!("{}-03-15", 1900 + index * 20);
    let close = |index: usize| format!("2026-05-{:02}", 1 + index / 2);
    for (name, date) in [("one day", day as fn(usize) -> String), ("decades", decades), ("close", close)] {
        let item = |index: usize| {
            let date = date(index);
            format!(
                r#"{{"label": "The event {index} of many", "value": "{date}", "cites": [1], "from": "{date}"}}"#
            )
        };
        let items = (0..20).map(item).collect::<Vec<_>>().join(", ");
        for language in Language::ALL {
            let page = page(&markdown("timeline", &items), language);
            assert_apart(&page);
            let marks = edged(&page, false);
            assert_eq!(marks.len(), 20, "{name}");
            let apart = marks.windows(2).all(|pair| pair[1][1] >= pair[0][3] - 0.1);
            assert!(apart, "marks of one row don't cover those of another: {name}, {marks:?}");
        }
    }
}

#[test]
fn the_day_of_the_page_is_marked_and_never_off_the_axis() {
    let items = r#"{"label": "A", "value": "2024", "cites": [1], "from": "2024-01-01"},
        {"label": "B", "value": "2026", "cites": [1], "from": "2026-01-01"}"#;
    let page_on = |day: &str| {
        let axes = format!(
            r#""axes": {{"days": ["2024-01-01", "2026-07-01"], "now": {{"on": "{day}", "text": "this page"}}}}, "items""#
        );
        page(&markdown("timeline", items).replace("\"items\"", &axes), Language::En)
    };
    for day in ["2025-01-01", "2031-01-01", "2001-01-01"] {
        let page = page_on(day);
        let area = page.charts[0].area;
        assert!(page.text().any(|(text, kind)| text == "this page" && kind == LineKind::ChartAxis));
        for shape in shapes(&page) {
            let bounds = bounds(shape);
            assert!(
                bounds[0] >= area[0] - 0.1 && bounds[2] <= area[2] + 0.1,
                "{bounds:?} in {area:?}, {day}"
            );
        }
        // A dashed line on its day, or one sign at the end beyond which it lies.
        let signs = filled(&page, Tint::Grey).len();
        assert!(if day.starts_with("2025") { signs > 3 } else { signs == 1 }, "{signs} on {day}");
    }
}

/// Points of a line: label, value, date and what else is known.
fn points(rows: &[(&str, f32, &str, &str)]) -> String {
    let item = |(label, value, date, rest): &(&str, f32, &str, &str)| {
        format!(
            r#"{{"label": "{label}", "value": "{value}", "cites": [1], "low": {value}, "from": "{date}"{rest}}}"#
        )
    };
    rows.iter().map(item).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_line_goes_through_its_points_and_stops_at_a_gap() {
    let items = points(&[
        ("2020", 10.0, "2020-01-01", ""),
        ("2021", 20.0, "2021-01-01", ""),
        ("2023", 20.0, "2023-01-01", r#", "joined": false"#),
        ("2024", 40.0, "2024-01-01", r#", "planned": true"#),
        ("2025", 30.0, "2025-01-01", r#", "estimated": true"#),
    ]);
    for language in Language::ALL {
        let page = page(&markdown("line-chart", &items), language);
        assert_apart(&page);
        let marks: Vec<[f32; 4]> = edged(&page, false);
        assert_eq!(marks.len(), 5);
        let middle = |area: &[f32; 4]| [(area[0] + area[2]) / 2.0, (area[1] + area[3]) / 2.0];
        let spots: Vec<[f32; 2]> = marks.iter().map(middle).collect();
        // Twice as far in time is twice as far on the page, and the same holds for amounts.
        let (first, second) = (spots[1][0] - spots[0][0], spots[2][0] - spots[1][0]);
        assert!((second / first - 730.0 / 366.0).abs() < 0.02, "{spots:?}");
        assert!((spots[1][1] - spots[2][1]).abs() < 0.1);
        let (rise, more) = (spots[0][1] - spots[1][1], spots[2][1] - spots[3][1]);
        assert!((more / rise - 2.0).abs() < 0.02, "{spots:?}");
        // What is certain is filled; a lozenge has four corners.
        let fill = |index: usize| {
            let all: Vec<&Shape> = shapes(&page).into_iter().filter(|shape| shape.stroke.is_some()).collect();
            (all[index].fill, all[index].path.len())
        };
        assert_eq!(
            (0..5).map(fill).map(|(fill, _)| fill).filter(|fill| *fill == Some(Tint::Accent)).count(),
            3
        );
        assert_eq!(fill(4), (Some(Tint::Paper), 4));
        let lines: Vec<[f32; 4]> = filled(&page, Tint::Accent)
            .into_iter()
            .filter(|area| !marks.iter().any(|mark| (mark[0] - area[0]).abs() < 0.01))
            .collect();
        let over_gap = |line: &&[f32; 4]| line[0] < spots[2][0] - 3.0 && line[2] > spots[1][0] + 3.0;
        assert_eq!(lines.iter().filter(over_gap).count(), 0, "{lines:?}");
        let whole = |line: &&[f32; 4]| line[0] <= spots[0][0] + 2.0 && line[2] >= spots[1][0] - 2.0;
        assert_eq!(lines.iter().filter(whole).count(), 1, "{lines:?}");
        let dashes = lines.iter().filter(|line| line[0] > spots[2][0] - 1.0).count();
        assert!(dashes > 4, "lines to a plan and an estimate are dashed: {dashes}");
    }
}

/// The open side is that of the size, which grows downwards below zero.
#[test]
fn an_arrow_of_a_line_points_to_where_the_value_may_lie() {
    let side = |value: f32, open: &str| {
        let arrows = |open: &str| {
            let rest = if open.is_empty() { String::new() } else { format!(r#", "open": "{open}""#) };
            let rows = [("A", value, "2020-01-01", rest.as_str()), ("B", 2.0 * value, "2021-01-01", "")];
            page(&markdown("line-chart", &points(&rows)), Language::En)
        };
        let (with, without) = (arrows(open), arrows(""));
        let spot = edged(&without, false)[0];
        // The arrow is the only filled sign that only one of them has, and no part of the line.
        let height = |area: &[f32; 4]| area[3] - area[1];
        let known: Vec<f32> = filled(&without, Tint::Accent).iter().map(height).collect();
        let found: Vec<[f32; 4]> = filled(&with, Tint::Accent)
            .into_iter()
            .filter(|area| {
                area[2] - area[0] < 20.0 && known.iter().all(|one| (height(area) - one).abs() > 0.01)
            })
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        let of_with = edged(&with, false)[0];
        assert!((height(&of_with) - height(&spot)).abs() < 0.01);
        (found[0][1] + found[0][3] - of_with[1] - of_with[3]).signum()
    };
    let (up, down) = (side(10.0, "above"), side(10.0, "below"));
    assert_ne!(up, down);
    assert_eq!(side(10.0, "just-below"), down);
    assert_eq!((side(-10.0, "above"), side(-10.0, "below")), (down, up));
    assert_eq!(side(-10.0, "just-below"), up);
}

#[test]
fn a_point_stands_only_where_an_amount_is_stated() {
    // A range, a value within its margin, two versions of different sources, and a plain value.
    let rows = [
        (r#""low": 10, "high": 20"#, vec![]),
        (r#""low": 10, "high": 40, "stated": [15]"#, vec![15.0]),
        (r#""low": 10, "high": 50, "stated": [50, 10]"#, vec![10.0, 50.0]),
        (r#""low": 30"#, vec![30.0]),
    ];
    let item = |(index, (amount, _)): (usize, &(&str, Vec<f32>))| {
        let year = 2020 + index;
        format!(r#"{{"label": "{year}", "value": "v", "cites": [1], {amount}, "from": "{year}-01-01"}}"#)
    };
    let items = rows.iter().enumerate().map(item).collect::<Vec<_>>().join(", ");
    let page = page(&markdown("line-chart", &items), Language::En);
    assert_apart(&page);
    let middle = |area: [f32; 4]| [(area[0] + area[2]) / 2.0, (area[1] + area[3]) / 2.0];
    let mut spots: Vec<[f32; 2]> = edged(&page, false).into_iter().map(middle).collect();
    spots.sort_by(|a, b| a[0].total_cmp(&b[0]).then(b[1].total_cmp(&a[1])));
    let amounts: Vec<f32> = rows.iter().flat_map(|(_, stated)| stated.clone()).collect();
    assert_eq!(spots.len(), amounts.len(), "{spots:?}");
    // The first two of the points are 15 and 10: five of the amounts are that far apart.
    let unit = (spots[1][1] - spots[0][1]) / 5.0;
    for (spot, amount) in spots.iter().zip(&amounts) {
        let expected = spots[0][1] + (15.0 - amount) * unit;
        assert!((spot[1] - expected).abs() < 0.1, "{amount}: {spot:?}, expected {expected}");
    }
    // A line widens to the ends of a range, and to versions: there are two where either is wide.
    let lines = filled(&page, Tint::Accent).into_iter().filter(|area| area[2] - area[0] > 20.0).count();
    assert_eq!(lines, 6);
}

#[test]
fn no_text_of_a_line_runs_over_the_texts_of_its_axis() {
    let items = r#"{"label": "2021 (speculation; unlikely, 20–45%; as of Dec 2021)", "value": "about 31–34 people",
            "cites": [1], "low": 31, "high": 34, "about": true, "from": "2021-01-01"},
        {"label": "2022", "value": "38 people", "cites": [1, 2], "low": 38, "from": "2022-01-01"},
        {"label": "2031", "value": "0 people", "cites": [1], "low": 0, "from": "2031-01-01"}"#;
    let axes = r#""axes": {"amounts": [[{"at": 0, "text": "0"}, {"at": 20, "text": "20 people"},
        {"at": 40, "text": "40 people"}]]}, "items""#;
    for language in Language::ALL {
        let page = page(&markdown("line-chart", items).replace("\"items\"", axes), language);
        assert_apart(&page);
        let element = text_elements(&page.content)[0];
        let texts = [text_areas(element, 0), text_areas(element, 1)].concat();
        let ticks: Vec<[f32; 4]> = page
            .artifacts
            .iter()
            .map(|run| {
                let left = run.glyphs.iter().map(|glyph| glyph.x).fold(f32::MAX, f32::min);
                let end = |glyph: &Glyph| glyph.x + glyph.advance as f32 * run.size / 1000.0;
                let right = run.glyphs.iter().map(end).fold(f32::MIN, f32::max);
                [left, run.baseline - run.size * 0.7, right, run.baseline + run.size * 0.1]
            })
            .collect();
        assert!(ticks.len() >= 3, "{ticks:?}");
        for (text, tick) in texts.iter().flat_map(|text| ticks.iter().map(move |tick| (text, tick))) {
            let apart = text[2] <= tick[0] || tick[2] <= text[0] || text[3] <= tick[1] || tick[3] <= text[1];
            assert!(apart, "{text:?} over {tick:?}");
        }
    }
}

#[test]
fn what_is_estimated_is_striped_or_a_lozenge_and_never_drawn_as_done() {
    let bars = r#"{"label": "A", "value": "3", "cites": [1], "low": 3, "estimated": true},
        {"label": "B", "value": "1", "cites": [2], "low": 1}"#;
    let page_of = |layout: &str, items: &str| page(&markdown(layout, items), Language::En);
    let page = page_of("bar-chart", bars);
    let (estimated, done) = (solid(&page)[0], solid(&page)[1]);
    let slits = |bar: [f32; 4]| {
        let within = |area: &&[f32; 4]| area[0] > bar[0] && area[2] < bar[2] && area[1] > bar[1];
        filled(&page, Tint::Paper).iter().filter(within).filter(|area| area[3] < bar[3]).count()
    };
    assert!(slits(estimated) > 10 && slits(done) == 0, "{} and {}", slits(estimated), slits(done));
    let events = r#"{"label": "A", "value": "1", "cites": [1], "from": "2021-01-01", "estimated": true},
        {"label": "B", "value": "2", "cites": [2], "from": "2022-01-01"},
        {"label": "C", "value": "3", "cites": [2], "from": "2023-01-01", "estimated": true, "planned": true}"#;
    let page = page_of("timeline", events);
    let marks: Vec<_> = shapes(&page).into_iter().filter(|shape| shape.stroke.is_some()).collect();
    let drawn: Vec<_> = marks.iter().map(|mark| (mark.fill, mark.path.len())).collect();
    // A lozenge has four corners, a disc four curves behind a point.
    assert_eq!(drawn, [(Some(Tint::Paper), 4), (Some(Tint::Accent), 5), (Some(Tint::Paper), 5)]);
    for (extent, to) in [
        ("span", "2025-01-01"),
        ("within", "2025-01-01"),
        ("before", "2021-01-01"),
        ("after", "2021-01-01"),
        ("versions", "2025-01-01"),
    ] {
        let item = |rest: &str| {
            format!(
                r#"{{"label": "A", "value": "1", "cites": [1], "from": "2021-01-01", "to": "{to}", "extent": "{extent}"{rest}}},
                {{"label": "B", "value": "2", "cites": [2], "from": "2030-01-01"}}"#
            )
        };
        let slits = |rest: &str| filled(&page_of("timeline", &item(rest)), Tint::Paper).len();
        assert!(slits(r#", "estimated": true"#) > slits(""), "{extent}");
    }
}

#[test]
fn no_value_of_a_line_is_on_its_line() {
    for seed in 0..40_usize {
        let years: Vec<String> = (0..12).map(|index| format!("{}-06-30", 2010 + index)).collect();
        let value = |index: usize| ((seed * 37 + index * (61 + seed)) % 97) as f32;
        let rows: Vec<_> =
            years.iter().enumerate().map(|(index, year)| (&year[..4], value(index), &year[..], "")).collect();
        let page = page(&markdown("line-chart", &points(&rows)), Language::ALL[seed % 2]);
        assert_apart(&page);
        let marks = edged(&page, false);
        let spots: Vec<[f32; 2]> =
            marks.iter().map(|area| [(area[0] + area[2]) / 2.0, (area[1] + area[3]) / 2.0]).collect();
        let items = text_elements(&page.content);
        for area in text_areas(items[0], 1) {
            for pair in spots.windows(2) {
                for step in 0..=50 {
                    let share = step as f32 / 50.0;
                    let at = [0, 1].map(|axis| pair[0][axis] + (pair[1][axis] - pair[0][axis]) * share);
                    let on = at[0] > area[0] && at[0] < area[2] && at[1] > area[1] && at[1] < area[3];
                    assert!(!on, "{at:?} in {area:?}, seed {seed}");
                }
            }
        }
    }
}

/// The areas of the texts of a figure's items: left, top, right, bottom of their glyphs; `part` is 0 for labels and 1 for values.
fn text_areas(element: &Element, part: usize) -> Vec<[f32; 4]> {
    let children = |element: &Element| -> Vec<Element> {
        let own = |child: &Child| match child {
            Child::Element(element) => Some(element.clone()),
            Child::Leaf(_) => None,
        };
        element.children.iter().filter_map(own).collect()
    };
    children(element).iter().filter_map(|item| Some(glyph_area(children(item).get(part)?))).collect()
}

/// The area of the glyphs of an element.
fn glyph_area(element: &Element) -> [f32; 4] {
    let mut area = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for run in leaves(element).iter().flat_map(|leaf| &leaf.runs) {
        for glyph in run.glyphs.iter().filter(|glyph| glyph.text != " ") {
            let right = glyph.x + glyph.advance as f32 * run.size / 1000.0;
            let (top, bottom) = (run.baseline - run.size * 0.7, run.baseline + run.size * 0.1);
            area = [area[0].min(glyph.x), area[1].min(top), area[2].max(right), area[3].max(bottom)];
        }
    }
    area
}

/// Holds the texts of a page's figures against each other and against the figure's area.
fn assert_apart(page: &Page) {
    for element in text_elements(&page.content) {
        let areas = [text_areas(element, 0), text_areas(element, 1)].concat();
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
    for layout in ["bar-chart", "timeline", "line-chart", "key-figures"] {
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
