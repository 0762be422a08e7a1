//! A brief that sets a kept edition right says so: on its page, in its metadata and in its mail, and the correction that
//! `recall` drafts is asked for it.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::desk::{Desk, readable, with};

const BRIEF: &str = "briefs/port/investor.toml";
const FACTS: &str = "briefs/port/facts/works.toml";
const MARK: &str = "replaces = \"2026-11-21\"\naudience =";
const EN: &str = "Corrected edition. It replaces that of 21 November 2026.";
const JA: &str = "訂正版。2026年11月21日付の版に代わるものである。";

/// A project whose page of 21 November is kept, and was noted as sent; a figure has changed on the 28th.
fn changed() -> Desk {
    let desk = Desk::new();
    desk.expect(0, &with(&["-o", "first"]));
    let draft = desk.draft("first");
    let id = draft.split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap();
    desk.expect(0, &["ledger", "sent", id]);
    keep(&desk, "2026-11-21");
    desk.restate(FACTS, "320億", "350億");
    desk.edit("briefs/port/dossier.toml", "date = 2026-11-21", "date = 2026-11-28");
    desk
}

fn keep(desk: &Desk, name: &str) {
    let manifest = fs::read_to_string(desk.path("out/port/manifest.toml")).unwrap();
    desk.write(&format!("briefs/port/editions/{name}.toml"), &manifest);
}

fn corrected() -> Desk {
    let desk = changed();
    desk.edit(BRIEF, "audience =", MARK);
    desk.build();
    desk
}

fn out(desk: &Desk, name: &str) -> Vec<u8> {
    fs::read(desk.path("out/port").join(name)).unwrap()
}

#[test]
fn the_page_says_so_in_both_languages_and_in_all_its_forms() {
    let desk = corrected();
    for (language, line) in [("en", EN), ("ja", JA)] {
        let text = String::from_utf8(out(&desk, &format!("investor.{language}.md"))).unwrap();
        assert!(text.starts_with(&format!("> **{line}**\n\n**")), "{text:.600}");
        // The XMP packet stands in the file as it is.
        let pdf = out(&desk, &format!("investor.{language}.pdf"));
        assert!(pdf.windows(line.len()).any(|window| window == line.as_bytes()), "{language}");
    }
    // The other brief replaces nothing.
    let text = String::from_utf8(out(&desk, "policy.en.md")).unwrap();
    assert!(!text.contains("Corrected"), "{text:.400}");
    // An edition of another day makes another page.
    let before = out(&desk, "investor.en.pdf");
    desk.edit("briefs/port/editions/2026-11-21.toml", "date = \"2026-11-21\"", "date = \"2026-11-20\"");
    desk.build();
    assert_ne!(out(&desk, "investor.en.pdf"), before);
    // The file's name stays: links and the manifest hold it.
    assert!(!desk.path("out/port/investor.en corrected.pdf").exists());
}

#[test]
fn the_line_costs_the_page_room_and_never_gives_way() {
    let desk = changed();
    desk.build();
    desk.edit(BRIEF, "audience =", "min-type-size = 13\naudience =");
    desk.edit(BRIEF, "audience =", MARK);
    desk.run(&["build"]);
    let text = String::from_utf8(out(&desk, "investor.en.md")).unwrap();
    assert!(text.contains(EN), "{text:.600}");
}

#[test]
fn its_mail_says_so_and_its_attachment_has_a_name_of_its_own() {
    let desk = corrected();
    desk.expect(0, &with(&["-l", "en", "-o", "en"]));
    let draft = desk.draft("en");
    let text = readable(&draft);
    assert!(
        text.contains("This is a corrected edition. It replaces that of 21 November 2026."),
        "{text:.2000}"
    );
    assert!(text.contains("(investor) 2026-11-28 corrected.pdf"), "{text:.2000}");
    assert!(draft.contains("(investor) 2026-11-28 corrected.pdf\""), "the name of the attachment");
    desk.expect(0, &with(&["-l", "ja", "-o", "ja"]));
    let text = readable(&desk.draft("ja"));
    assert!(text.contains("これは訂正版で、2026年11月21日付の版に代わるものです。"), "{text:.2000}");
    assert!(text.contains("（investor）2026-11-28 訂正版.pdf"), "{text:.2000}");
    // A template of the project's own can't leave it out.
    let own = include_str!("../../templates/mail.txt.j2").replace("{{ brief.replaces }}", "");
    desk.write("templates/mail.txt.j2", &own);
    let said = desk.expect(1, &with(&["-o", "own"]));
    assert!(said.contains("doesn't say that a page is a corrected edition"), "{said}");
}

#[test]
fn a_correction_of_a_page_that_does_not_say_so_is_told_with_the_line_to_write() {
    let desk = changed();
    desk.build();
    let said = desk.expect(1, &["recall", "--draft", "-o", "without"]);
    assert!(
        said.contains("`port/investor` corrects a copy of 2026-11-21, but doesn't say so on its page"),
        "{said}"
    );
    assert!(said.contains("write `replaces = \"2026-11-21\"` into investor.toml"), "{said}");
    // The help works.
    desk.edit(BRIEF, "audience =", MARK);
    desk.build();
    let said = desk.expect(1, &["recall", "--draft", "-o", "with"]);
    assert!(!said.contains("sets right") && desk.drafts("with").len() == 1, "{said}");
    // An edition of that day that isn't the page that the reader has.
    let path = desk.path("briefs/port/editions/2026-11-21.toml");
    let kept = fs::read_to_string(&path).unwrap();
    let at = kept.find("[output.\"investor.en.pdf\"]").unwrap();
    let hash = kept[at..].find("hash = \"").unwrap() + at + "hash = \"".len();
    fs::write(&path, format!("{}{}{}", &kept[..hash], "0".repeat(64), &kept[hash + 64..])).unwrap();
    desk.build();
    let said = desk.expect(1, &["recall", "--draft", "-o", "other"]);
    assert!(
        said.contains(
            "says that it replaces the edition `2026-11-21`, but it corrects another copy, of 2026-11-21"
        ),
        "{said}"
    );
    assert!(
        said.contains("is the manifest of another page of that day: keep the one of this copy there"),
        "{said}"
    );
    assert!(!said.contains("write `replaces"), "what is written already is no help: {said}");
    // So does whoever mails the page without being asked for corrections.
    let said = desk.expect(0, &with(&["-o", "mailed"]));
    assert!(
        said.contains(
            "has `port/investor` of 2026-11-21, but the page says that it replaces the one of 2026-11-21"
        ),
        "{said}"
    );
    // With the right manifest neither says anything.
    fs::write(&path, &kept).unwrap();
    desk.build();
    let said = desk.expect(0, &with(&["-o", "right"]));
    assert!(!said.contains("replaces that of"), "{said}");
}

#[test]
fn a_correction_of_the_same_day_needs_a_later_date() {
    let desk = changed();
    desk.edit("briefs/port/dossier.toml", "date = 2026-11-28", "date = 2026-11-21");
    desk.build();
    let said = desk.expect(1, &["recall", "--draft"]);
    assert!(
        said.contains("set the dossier's `date` to the day of the correction, keep the manifest"),
        "{said}"
    );
}
