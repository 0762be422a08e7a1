//! What a house prints of its own: marking, letterhead, authors and disclaimer stand where they belong, in both languages, on every sheet and
//! in everything that goes with the page; none of them says a figure, and a template can't leave one out.

use std::fs;

use crate::support::desk::{Desk, with};
use crate::support::harbour::Harbour;

const DOSSIER: &str = "briefs/harbour/dossier.toml";
const BRIEF: &str = "briefs/harbour/investor.toml";
const MARKING: &str =
    "marking = { kind = \"draft\", text.en = \"Draft for comment\", text.ja = \"意見照会用\" }\n";
const HOUSE: &str = "letterhead.en = \"**Harbour Research**\\n1-2-3 Minato; tel. 03-1234-5678\"\n\
    letterhead.ja = \"**港湾調査室**\\n港1-2-3\"\n\
    disclaimer.en = \"For information only.\\nRegistered under number 123456.\"\ndisclaimer.ja = \"情報提供のみを\\n目的とする。\"\n";

fn house() -> Harbour {
    let harbour = Harbour::new();
    harbour.edit(DOSSIER, "[unit.berths]", &format!("{HOUSE}[unit.berths]"));
    let authors = "authors = [\"Aiko Sato\", \"Ben Hill\"]\n";
    harbour.edit(BRIEF, "audience = \"investor\"\n", &format!("audience = \"investor\"\n{MARKING}{authors}"));
    harbour
}

#[test]
fn a_house_has_its_words_in_both_languages() {
    let harbour = house();
    assert_eq!(harbour.run(&["build"]).code, 0, "{}", harbour.run(&["build"]).err);
    let text = harbour.read("out/harbour/investor.en.md");
    let head = "**Harbour Research**\n\n1-2-3 Minato; tel. 03-1234-5678\n\n---\n\n> **Draft for comment**\n\n**Investor brief** · Minato harbour · Aiko Sato, Ben Hill · 21 November 2026\n\n# ";
    assert!(text.starts_with(head), "{text:.400}");
    assert!(text.trim_end().ends_with("\n\nFor information only. Registered under number 123456."), "{text}");
    let text = harbour.read("out/harbour/investor.ja.md");
    assert!(text.starts_with("**港湾調査室**\n\n港1-2-3\n\n---\n\n> **意見照会用**\n\n**"), "{text:.200}");
    assert!(text.trim_end().ends_with("\n\n情報提供のみを目的とする。"), "{text}");
    // The other brief is no draft and has no authors.
    let text = harbour.read("out/harbour/engineer.en.md");
    assert!(!text.contains("> **Draft") && text.starts_with("**Harbour Research**"), "{text:.300}");
}

#[test]
fn a_marking_is_in_the_metadata_and_in_the_facts() {
    let harbour = house();
    harbour.run(&["build"]);
    let said = harbour.run(&["inspect", "out/harbour/investor.en.pdf"]);
    assert!(said.out.contains("marked     draft: Draft for comment"), "{}", said.out);
    assert!(!said.out.contains("altered"), "{}", said.out);
    let pdf = fs::read(harbour.path("out/harbour/investor.ja.pdf")).unwrap();
    let keywords = "<pdf:Keywords>意見照会用</pdf:Keywords>".as_bytes();
    assert!(pdf.windows(keywords.len()).any(|window| window == keywords), "the XMP packet");
    let other = harbour.run(&["inspect", "out/harbour/engineer.en.pdf"]);
    assert!(!other.out.contains("marked"), "{}", other.out);
    // Against the project that made it, it is what a build would make.
    let said = harbour.run(&["inspect", "out/harbour/investor.en.pdf", "--against", "briefs"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
}

#[test]
fn a_marking_without_words_has_those_of_its_kind_and_the_briefs_goes_first() {
    let harbour = Harbour::new();
    let dossier = harbour.read(DOSSIER);
    harbour.write(DOSSIER, &format!("{dossier}[audience.investor.marking]\nkind = \"confidential\"\n"));
    harbour.run(&["build"]);
    assert!(harbour.read("out/harbour/investor.en.md").starts_with("> **Confidential**\n"));
    assert!(harbour.read("out/harbour/investor.ja.md").starts_with("> **機密**\n"));
    assert!(!harbour.read("out/harbour/engineer.en.md").starts_with('>'));
    harbour.edit(BRIEF, "audience = \"investor\"\n", "audience = \"investor\"\nmarking.kind = \"draft\"\n");
    let said = harbour.run(&["status"]);
    assert!(said.out.contains("a setting of the dossier or the brief changed"), "{}", said.out);
    harbour.run(&["build"]);
    assert!(harbour.read("out/harbour/investor.ja.md").starts_with("> **未定稿**\n"));
}

#[test]
fn amounts_shares_and_dates_are_refused_in_each_of_them() {
    let rows = [
        "assets of 12 billion yen",
        "12% a year",
        "as of 31 March 2026",
        "since 1999",
        "in spring 2027",
        "founded in 1999 by three partners",
        "2026-03-31",
        "資産は3億円",
        "三割を占める",
        "2026年3月31日現在",
        "令和8年度",
        "500 turbines built",
    ];
    for claim in rows {
        let places = [
            (
                DOSSIER,
                "[unit.berths]",
                format!("letterhead = \"House, {claim}\"\n[unit.berths]"),
                "letterhead",
            ),
            (
                DOSSIER,
                "[unit.berths]",
                format!("disclaimer = \"House: {claim}.\"\n[unit.berths]"),
                "disclaimer",
            ),
            (BRIEF, "audience =", format!("authors = [\"A. Sato, {claim}\"]\naudience ="), "authors"),
            (
                BRIEF,
                "audience =",
                format!(
                    "marking = {{ kind = \"draft\", text.en = \"Draft, {claim}\", text.ja = \"草案\" }}\naudience ="
                ),
                "text",
            ),
        ];
        for (file, from, to, key) in places {
            let harbour = Harbour::new();
            harbour.edit(file, from, &to);
            let said = harbour.run(&["check"]);
            assert!(said.err.contains("error[unsourced-number]"), "{claim} in {key}: {}", said.err);
            assert!(
                said.err.contains(&format!("in `{key}` doesn't come from a value")),
                "{claim}: {}",
                said.err
            );
        }
    }
}

#[test]
fn a_template_can_leave_none_of_them_out() {
    let base = include_str!("../../templates/base.md.j2");
    let rows = [
        ("{{ line }}", "letterhead"),
        ("> **{{ marking }}**", "marking"),
        (" · {{ authors }}", "authors"),
        ("{{ disclaimer }}", "disclaimer"),
    ];
    for (part, name) in rows {
        assert!(base.contains(part), "{part}");
        let harbour = house();
        harbour.write("templates/base.md.j2", &base.replace(part, ""));
        let said = harbour.run(&["build"]);
        assert_eq!(said.code, 1, "{name}");
        assert!(
            said.err.contains(&format!("doesn't print the `{name}` of the page")),
            "{name}: {}",
            said.err
        );
    }
}

#[test]
fn words_of_the_house_are_looked_for_in_its_own_texts() {
    let harbour = house();
    let dossier = harbour.read(DOSSIER);
    let words = "[audience.investor]\nwords.en = [{ word = \"comment\", say = \"remark\" }, { word = \"information\", say = \"news\" }]\n";
    harbour.write(DOSSIER, &format!("{dossier}{words}"));
    let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
    assert_eq!(said.matches("warning[unwanted-word]").count(), 2, "{said}");
    assert!(said.contains("investor.toml:2:"), "the marking: {said}");
    assert!(said.contains("dossier.toml:"), "the disclaimer: {said}");
}

#[test]
fn each_of_them_is_a_reason_why_a_page_is_not_current() {
    let rows = [
        (DOSSIER, "Harbour Research", "Port Research", "letterhead or disclaimer changed"),
        (DOSSIER, "For information", "As information", "letterhead or disclaimer changed"),
        (BRIEF, "Ben Hill", "Bea Hill", "the brief's own words changed"),
        (BRIEF, "Draft for comment", "First draft", "a setting of the dossier or the brief changed"),
    ];
    for (file, from, to, reason) in rows {
        let harbour = house();
        harbour.run(&["build"]);
        assert_eq!(harbour.run(&["status"]).code, 0);
        harbour.edit(file, from, to);
        let said = harbour.run(&["status"]);
        assert!(said.out.contains(reason), "{to}: {}", said.out);
    }
}

#[test]
fn a_draft_goes_into_no_mail_unless_it_is_asked_for() {
    let desk = Desk::new();
    let refused = "`investor` is marked as a draft";
    for marking in ["marking.kind = \"draft\"\n", MARKING] {
        let brief = fs::read_to_string(desk.path("briefs/port/investor.toml")).unwrap();
        desk.write("briefs/port/investor.toml", &format!("{marking}{brief}"));
        desk.build();
        for way in [
            &[][..],
            &["--dry-run"],
            &["--send", "--server", "localhost"],
            &["--imap", "--server", "localhost"],
        ] {
            let said = desk.run(&with(way));
            let text = String::from_utf8_lossy(&[said.stdout, said.stderr].concat()).into_owned();
            assert_ne!(said.status.code(), Some(0), "{way:?}");
            assert!(text.contains(refused) && text.contains("--unfinished"), "{way:?}: {text}");
        }
        assert!(desk.drafts("outbox").is_empty(), "nothing is written");
        desk.expect(0, &with(&["--unfinished", "--dry-run"]));
        desk.write("briefs/port/investor.toml", &brief);
    }
    // What is confidential goes to those whom it is for.
    let brief = fs::read_to_string(desk.path("briefs/port/investor.toml")).unwrap();
    desk.write("briefs/port/investor.toml", &format!("marking.kind = \"confidential\"\n{brief}"));
    desk.build();
    desk.expect(0, &with(&["--dry-run"]));
}
