//! Themes as data: the two inside the program, and what is said about those of others.

#![allow(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use chrono::NaiveDate;
use factbrief::language::Language;
use factbrief::page::{
    Child, Colour, Fonts, Page, Sheet, Theme, Tint, commented_theme, compose, parse, theme_keys,
};
use factbrief::pdf::{Metadata, write};

use super::marking::contrast;

const SAMPLES: [(Language, &str); 6] = [
    (Language::En, include_str!("samples/charts.en.md")),
    (Language::Ja, include_str!("samples/charts.ja.md")),
    (Language::En, include_str!("samples/full.en.md")),
    (Language::Ja, include_str!("samples/full.ja.md")),
    (Language::En, include_str!("samples/table.en.md")),
    (Language::Ja, include_str!("samples/tide.ja.md")),
];

fn page(theme: &str, language: Language, markdown: &str, fonts: &Fonts) -> Page {
    let theme = Theme::built_in(theme).expect("a theme");
    let document = parse(markdown).expect("a document");
    compose(&document, &Sheet { theme, ..Sheet::a4(language) }, fonts).expect("a page")
}

/// Each fault as the text it is about and its message.
fn faults(text: &str) -> Vec<(&str, String)> {
    let found = Theme::parse(text).expect_err("a fault");
    found
        .into_iter()
        .map(|fault| (&text[fault.range], format!("{}; {}", fault.message, fault.hint)))
        .collect()
}

#[test]
fn every_built_in_theme_can_be_read_and_the_standard_sets_every_key() {
    assert_eq!(Theme::names().collect::<Vec<_>>(), ["standard", "mono"]);
    for name in Theme::names() {
        assert!(Theme::built_in(name).is_some(), "{name}");
    }
    assert!(Theme::built_in("stanard").is_none());
    assert_eq!(Theme::parse("").as_ref(), Ok(&*Theme::standard()));
    // What a key doesn't set would be zero or black.
    let standard = include_str!("../../templates/themes/standard.toml");
    assert_eq!(Theme::parse(standard).as_ref(), Ok(&*Theme::standard()));
    let keys = standard.lines().filter(|line| !line.starts_with('#') && line.contains(" = ")).count();
    assert_eq!(keys, 29);
}

#[test]
fn every_sample_builds_in_every_theme_the_same_each_time() {
    let fonts = Fonts::embedded();
    let date = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
    for (language, markdown) in SAMPLES {
        let files: Vec<Vec<u8>> = Theme::names()
            .map(|name| {
                let metadata = Metadata {
                    title: "T".to_owned(),
                    author: "A".to_owned(),
                    subject: None,
                    keywords: Vec::new(),
                    language,
                    date,
                    attachment: None,
                    content_hash: None,
                };
                let bytes = write(&page(name, language, markdown, &fonts), &fonts, &metadata).expect("a PDF");
                let again = page(name, language, markdown, &Fonts::embedded());
                assert_eq!(bytes, write(&again, &fonts, &metadata).expect("a PDF"), "{name}");
                bytes
            })
            .collect();
        assert_ne!(files[0], files[1]);
    }
}

#[test]
fn the_theme_for_monochrome_printing_has_no_colour_and_no_tint() {
    let theme = Theme::built_in("mono").expect("a theme");
    let palette = theme.palette;
    for [red, green, blue] in [palette.text, palette.strong, palette.accent, palette.muted, palette.hairline]
    {
        assert!(red == green && green == blue);
    }
    for (language, markdown) in SAMPLES {
        let page = page("mono", language, markdown, &Fonts::embedded());
        assert!(page.rectangles.iter().all(|rectangle| rectangle.tint != Tint::Wash));
    }
}

#[test]
fn an_unknown_key_is_reported_with_the_nearest_known_one() {
    let text = "[colour]\nacent = \"#000000\"\n[page]\nmargin-top = 50\n[pge]\nx = 1\n[type.en]\nbdy = 9\n";
    assert_eq!(
        faults(text),
        [
            (
                "acent",
                "`colour.acent` isn't a key of a theme; write `accent`, the nearest known name".to_owned()
            ),
            ("pge", "`pge` isn't a key of a theme; write `page`, the nearest known name".to_owned()),
            ("bdy", "`type.en.bdy` isn't a key of a theme; write `body`, the nearest known name".to_owned()),
        ]
    );
}

#[test]
fn wrong_values_are_reported_with_the_right_form() {
    let text = "[colour]\ntext = \"black\"\n[page]\nmargin = \"48\"\nmargin-top = 3\n[rule]\ntop = true\n";
    assert_eq!(
        faults(text),
        [
            ("\"black\"", "`colour.text` takes a colour; write it as `\"#0b578e\"`".to_owned()),
            ("\"48\"", "`page.margin` takes a number; write it without quotes".to_owned()),
            ("3", "`page.margin-top` can't be 3; it may be from 20 to 120".to_owned()),
            ("true", "`rule.top` takes a number; write it without quotes".to_owned()),
        ]
    );
    assert_eq!(faults("page = 3\n"), [("3", "`page` is a table; write `[page]`".to_owned())]);
    assert!(!faults("[page\n").is_empty());
}

#[test]
fn the_brackets_of_a_mark_are_paler_than_its_number_and_can_be_seen() {
    let accents = ["", "[colour]\naccent = \"#7a1f1f\"\n", "[colour]\naccent = \"#006b3c\"\n"];
    let own = accents.map(|text| std::sync::Arc::new(Theme::parse(text).expect("a theme")));
    for theme in own.iter().chain(&[Theme::built_in("mono").expect("a theme")]) {
        let palette = theme.palette;
        let ratio = |colour: Colour, ground: [u8; 3]| contrast(palette.colour(colour), ground);
        for ground in [[255; 3], palette.tint(Tint::Wash)] {
            let (mark, bracket) = (ratio(Colour::Mark, ground), ratio(Colour::Bracket, ground));
            assert!(mark >= 4.5 && (1.95..mark).contains(&bracket), "{mark} {bracket} {palette:?}");
        }
    }
    let page = page(
        "standard",
        Language::En,
        "# T\n\n- A berth [^1][^2] in words.\n\n[^1]: One.\n[^2]: Two.\n",
        &Fonts::embedded(),
    );
    let mut runs = Vec::new();
    let mut open: Vec<&Child> = page.content.iter().flat_map(|element| &element.children).collect();
    while let Some(child) = open.pop() {
        match child {
            Child::Element(element) => open.extend(&element.children),
            Child::Leaf(leaf) => runs.extend(&leaf.runs),
        }
    }
    let shown = |colour: Colour| -> String {
        let glyphs = runs.iter().filter(|run| run.colour == colour).flat_map(|run| &run.glyphs);
        let mut shown: Vec<char> = glyphs.flat_map(|glyph| glyph.text.trim().chars()).collect();
        shown.sort_unstable();
        shown.into_iter().collect()
    };
    assert_eq!((shown(Colour::Mark).as_str(), shown(Colour::Bracket).as_str()), ("12", "[[]]"));
}

#[test]
fn text_needs_a_contrast_of_four_and_a_half_to_one() {
    let low = |text| {
        let found = faults(text);
        found
            .into_iter()
            .map(|(place, message)| (place, message.split(';').next().unwrap_or("").to_owned()))
            .collect::<Vec<_>>()
    };
    // 4.54 and 4.48 against white, the neighbours of the limit among greys (WCAG 2.1).
    assert!(Theme::parse("[colour]\nmuted = \"#767676\"\n").is_ok());
    assert_eq!(
        low("[colour]\nmuted = \"#777777\"\n"),
        [("\"#777777\"", "`colour.muted` has a contrast of 4.48 : 1 against white".to_owned())]
    );
    assert_eq!(
        low("[colour]\nwash = \"#0b578e\"\n")[0],
        ("\"#0b578e\"", "`colour.text` has a contrast of 2.04 : 1 against `colour.wash`".to_owned())
    );
    assert!(Theme::parse("[colour]\nwash = \"none\"\n").is_ok());
}

#[test]
fn every_key_says_what_it_is_for_and_stands_in_a_new_theme_with_its_default() {
    let keys = theme_keys();
    assert!(keys.len() > 20);
    for key in &keys {
        assert!(key.doc.ends_with('.') && key.doc.len() > 4, "`{}` says nothing of itself", key.name);
    }
    let theme = commented_theme();
    assert_eq!(Theme::parse(&theme).as_ref(), Ok(&*Theme::standard()), "it changes nothing yet");
    // With every key taken out of its comment it is the theme `standard`, but for the logo, which that hasn't.
    let (before, rest) = theme.split_once("\n[logo]\n").expect("the logo");
    let (logo, after) = rest.split_once("\n[type.en]\n").unwrap_or((rest, ""));
    assert!(logo.contains("# file = \"logo.svg\"\n") && logo.contains("\n[logo.alt]\n"), "{logo}");
    let theme = format!("{before}\n[type.en]\n{after}");
    let lines = theme.lines().map(|line| match line.strip_prefix("# ") {
        Some(key) if key.split(' ').nth(1) == Some("=") => key,
        _ => line,
    });
    let written = lines.collect::<Vec<_>>().join("\n");
    assert_eq!(
        written.lines().filter(|line| !line.starts_with('#') && line.contains(" = ")).count(),
        keys.iter().filter(|key| !key.name.starts_with("logo.")).count()
    );
    assert_eq!(Theme::parse(&written).as_ref(), Ok(&*Theme::standard()));
}
