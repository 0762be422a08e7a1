//! The diagonal of a draft: on every sheet, no part of what is read, and so light that all text on it keeps its contrast.

use std::sync::Arc;

use factbrief::language::Language;
use factbrief::page::{Fault, Finish, Fonts, LineKind, Sheet, Theme, compose, parse};

const DRAFT: &str = "> **Draft for comment**\n\n**Brief** · Subject · 1 May 2026\n\n# Title\n\n> **Bottom line.** So it is.\n\n";

fn sheet(budget: usize) -> Sheet {
    Sheet { finish: Finish::Draft, budget, ..Sheet::a4(Language::En) }
}

/// A relative luminance and a contrast, as WCAG 2.1 defines them.
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| -> f64 {
        let linear = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        linear.iter().zip([0.2126, 0.7152, 0.0722]).map(|(part, weight)| part * weight).sum()
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn a_draft_has_a_diagonal_on_which_all_text_is_read() {
    let document = parse(&format!("{DRAFT}## Part\n\nWords.\n")).expect("a page");
    for name in ["standard", "mono"] {
        let theme = Theme::built_in(name).expect("a theme");
        let page = compose(&document, &Sheet { theme, ..sheet(1) }, &Fonts::embedded()).expect("it fits");
        let diagonal = page.diagonal.as_ref().expect("a diagonal");
        let palette = page.palette;
        for colour in [palette.text, palette.strong, palette.accent, palette.muted] {
            assert!(contrast(colour, diagonal.ink) >= 4.5, "{name}: {colour:?} on {:?}", diagonal.ink);
        }
        assert!(contrast([255; 3], diagonal.ink) > 1.05, "{name}: it is seen");
        assert!(diagonal.length < page.width.hypot(page.height) * 0.75, "it stays on the sheet");
        let shown: String =
            diagonal.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.text.as_str()).collect();
        assert_eq!(shown, "Draft for comment");
        // What is read has the words once, above the kicker.
        let notices: Vec<&str> =
            page.text().filter(|(text, _)| text.contains("Draft")).map(|(text, _)| text).collect();
        assert_eq!(notices, ["Draft for comment"]);
        assert_eq!(page.text().next().map(|(_, kind)| kind), Some(LineKind::Notice));
    }
}

#[test]
fn a_finished_page_has_none() {
    let document = parse(&format!("{DRAFT}## Part\n\nWords.\n")).expect("a page");
    let page = compose(&document, &Sheet::a4(Language::En), &Fonts::embedded()).expect("it fits");
    assert!(page.diagonal.is_none());
}

#[test]
fn a_marking_is_repeated_on_every_sheet_as_an_artifact() {
    let long = "Words that fill the page until a further sheet begins. ".repeat(260);
    let document = parse(&format!("{DRAFT}## Part\n\n{long}\n")).expect("a page");
    let page = compose(&document, &sheet(4), &Fonts::embedded()).expect("it fits");
    assert!(page.sheets > 1);
    for sheet in 1..page.sheets {
        let here = page.lines.iter().filter(|line| page.sheet_of(line.top) == sheet);
        let first = here.min_by(|one, other| one.top.total_cmp(&other.top)).expect("lines");
        assert_eq!((first.text.as_str(), first.kind), ("Draft for comment", LineKind::Repeated));
    }
}

#[test]
fn colours_that_leave_no_room_for_it_are_refused() {
    let document = parse(&format!("{DRAFT}## Part\n\nWords.\n")).expect("a page");
    // This grey has a contrast of 4.54 on white.
    let theme = Arc::new(Theme::parse("[colour]\nmuted = \"#767676\"\n").expect("a theme"));
    let found = compose(&document, &Sheet { theme: Arc::clone(&theme), ..sheet(1) }, &Fonts::embedded());
    assert_eq!(found.expect_err("too light"), [Fault::NoDiagonal]);
    let finished = Sheet { theme, ..Sheet::a4(Language::En) };
    assert!(compose(&document, &finished, &Fonts::embedded()).is_ok(), "a finished page needs none");
}

#[test]
fn letterhead_and_disclaimer_keep_to_their_places() {
    let head = "**Harbour Research**\n\n1-2-3 Minato\n\n---\n\n";
    let long = "Words that fill the page until a further sheet begins. ".repeat(260);
    let foot = "\n---\n\nDesk · desk@example.org\n\nFor information only. Nothing in it is advice.\n";
    let document = parse(&format!("{head}{DRAFT}## Part\n\n{long}\n{foot}")).expect("a page");
    let page = compose(&document, &sheet(4), &Fonts::embedded()).expect("it fits");
    let kinds: Vec<LineKind> = page.lines.iter().take(3).map(|line| line.kind).collect();
    assert_eq!(kinds, [LineKind::Letterhead, LineKind::Letterhead, LineKind::Notice]);
    // The small type is the lowest line of every sheet, and nothing reaches into it.
    for sheet in 0..page.sheets {
        let mut here: Vec<_> = page.lines.iter().filter(|line| page.sheet_of(line.top) == sheet).collect();
        here.sort_by(|one, other| one.top.total_cmp(&other.top));
        let last = here.last().expect("lines");
        assert!(last.text.starts_with("For information only."), "{last:?}");
        let footer = here.iter().find(|line| line.text.starts_with("Desk")).expect("a footer");
        assert!(footer.top < last.top);
        assert!(here.iter().filter(|line| line.top > footer.top + 0.5).all(|line| line.top == last.top));
    }
}
