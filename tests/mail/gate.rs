//! The gate before every mail: what goes out is what a build makes now, to whom it is meant for, or nothing does.

use std::fs;

use crate::support::desk::{Desk, TO, printed, readable, with};
use crate::support::process::Start;

/// What is done to the project, and what the gate says then.
type Case = (&'static str, fn(&Desk), &'static [&'static str], &'static [&'static str]);

#[test]
fn the_gate_names_its_reason_and_nothing_is_written() {
    let cases: &[Case] = &[
        (
            "a fact changed since the build",
            |desk| desk.restate("briefs/port/facts/works.toml", "320億", "350億"),
            &[],
            &["is stale"],
        ),
        (
            "a missing PDF",
            |desk| fs::remove_file(desk.path("out/port/investor.en.pdf")).unwrap(),
            &[],
            &["isn't there"],
        ),
        (
            "an empty PDF",
            |desk| fs::write(desk.path("out/port/investor.en.pdf"), "").unwrap(),
            &[],
            &["is empty"],
        ),
        (
            "a file that is no PDF",
            |desk| fs::write(desk.path("out/port/investor.en.pdf"), "%PDF-1.7").unwrap(),
            &[],
            &["is stale", "can't be checked"],
        ),
        (
            "40 MB",
            |desk| fs::write(desk.path("out/port/investor.en.pdf"), vec![b' '; 40_000_000]).unwrap(),
            &[],
            &["has 40.0 MB, which takes 54.7 MB in a mail; the limit is 10.0 MB"],
        ),
        (
            "8 MB, which an attachment makes 10.9",
            |desk| fs::write(desk.path("out/port/investor.en.pdf"), vec![b' '; 8_000_000]).unwrap(),
            &[],
            &["has 8.0 MB, which takes 10.9 MB in a mail; the limit is 10.0 MB"],
        ),
        (
            "the page of another audience",
            |desk| {
                fs::copy(desk.path("out/port/policy.en.pdf"), desk.path("out/port/investor.en.pdf")).unwrap();
            },
            &[],
            &["is stale"],
        ),
        (
            "a dossier with a mistake",
            |desk| desk.edit("briefs/port/investor.toml", "layout = \"prose\"", "layout = \"verse\""),
            &[],
            &["unknown-choice"],
        ),
        (
            "a plan whose date has passed",
            |_| {},
            &["--on", "2032-01-01"],
            &["still presents as open plans whose date has passed: `works-cost`"],
        ),
        (
            "a fact whose place another one has taken since",
            |desk| {
                desk.edit(
                    "briefs/port/facts/works.toml",
                    "[works-cost]\n",
                    "[works-cost]\nsuperseded-by = { fact = \"works-done\", on = 2026-11-28, why = \"a test\" }\n",
                );
                let works = fs::read_to_string(desk.path("briefs/port/facts/works.toml")).unwrap();
                let other = works.split("[works-cost]\n").nth(1).unwrap().split("\n[").next().unwrap();
                let other = other.split_once('\n').unwrap().1.to_owned();
                desk.write(
                    "briefs/port/facts/more.toml",
                    &format!("[defaults]\nas-of = 2026-06-30\n[works-done]\n{other}\n"),
                );
            },
            &[],
            &["the page dated 2026-11-21 prints facts whose place others have taken since: `works-cost`"],
        ),
        (
            "a fact computed from one whose place another one has taken since",
            |desk| {
                let works = fs::read_to_string(desk.path("briefs/port/facts/works.toml")).unwrap();
                let other = works.split("[works-cost]\n").nth(1).unwrap().split("\n[").next().unwrap();
                desk.write(
                    "briefs/port/facts/more.toml",
                    &format!(
                        "[defaults]\nas-of = 2026-06-30\n[works-done]\n{other}\n[works-twice]\nstatement.en = \"The plan reckons with {{{{ value }}}}.\"\nstatement.ja = \"計画上の数は{{{{ value }}}}である。\"\nshort.en = \"Plan\"\nshort.ja = \"計画\"\nformula = \"works-cost * 2\"\n"
                    ),
                );
                desk.edit(
                    "briefs/port/facts/works.toml",
                    "[works-cost]\n",
                    "[works-cost]\nsuperseded-by = { fact = \"works-done\", on = 2026-11-28, why = \"a test\" }\n",
                );
                desk.restate("briefs/port/investor.toml", "works-cost", "works-twice");
                desk.build();
            },
            &[],
            &[
                "prints facts whose place others have taken since, or that of what they are computed from: `works-twice` (computed from `works-cost`)",
            ],
        ),
        (
            "a fact that is too old for its readers by then",
            |desk| {
                let dossier = fs::read_to_string(desk.path("briefs/port/dossier.toml")).unwrap();
                desk.write(
                    "briefs/port/dossier.toml",
                    &format!("{dossier}\n[audience.investor.freshness]\nforbid = 12\n"),
                );
            },
            &["--on", "2027-07-01"],
            &[
                "facts of the page are older on 2027-07-01 than a page for `investor` may have: `turbines-a-year` and `works-cost`",
            ],
        ),
        (
            "a line break in the subject",
            |_| {},
            &["--subject", "Hello\r\nBcc: all@example.org"],
            &["the subject can't be used in a mail: it contains a line break"],
        ),
        (
            "a line break in the sender",
            |_| {},
            &["--from", "Desk\nX: y <desk@example.org>"],
            &["`--from` can't be the sender"],
        ),
        (
            "a line break in an address",
            |_| {},
            &["--cc", "b@example.org\nBcc: all@example.org"],
            &["isn't an address"],
        ),
        ("no address", |_| {}, &["--cc", "example.org"], &["it has no `@`"]),
        (
            "an address twice",
            |_| {},
            &["--bcc", "YUI@example.org"],
            &["`YUI@example.org` would get the mail twice"],
        ),
        (
            "another audience",
            |_| {},
            &["--audience", "policy"],
            &["the brief `investor` is for `investor`, but the reader belongs to `policy`"],
        ),
        (
            "no sender",
            |desk| {
                desk.edit("briefs/port/dossier.toml", "contact =", "#");
                desk.build();
            },
            &[],
            &["has no contact to send it from"],
        ),
    ];
    for (name, spoil, arguments, reasons) in cases {
        let desk = Desk::new();
        spoil(&desk);
        let said = desk.expect(1, &with(arguments));
        for reason in *reasons {
            assert!(said.contains(reason), "{name}: {said}");
        }
        assert!(desk.drafts("outbox").is_empty(), "{name}");
        let remembered = fs::read_to_string(desk.ledger()).unwrap_or_default();
        assert_eq!(remembered, "", "{name}");
    }
}

#[test]
fn a_fact_that_became_secret_is_found_in_the_pdf_itself() {
    let desk = Desk::new();
    desk.edit("briefs/port/facts/works.toml", "[orders]", "[orders]\nonly-for = [\"policy\"]");
    desk.edit(
        "briefs/port/investor.toml",
        "facts = [\"orders\", \"fishery-talks\"]",
        "facts = [\"fishery-talks\"]",
    );
    desk.edit(
        "briefs/port/investor.toml",
        ", and orders for {{ fact('orders').value }} have been signed",
        "",
    );
    desk.edit(
        "briefs/port/investor.toml",
        "、契約済みの受注は{{ fact('orders').value }}である",
        "る見込みである",
    );
    let said = desk.expect(1, &TO);
    assert!(said.contains("holds facts that aren't for `investor`: `orders`"), "{said}");
    desk.build();
    desk.expect(0, &TO);
    assert!(!readable(&desk.draft("outbox")).contains("turbines have been signed"));
}

#[test]
fn without_embedded_facts_the_content_hash_is_judged() {
    let desk = Desk::new();
    desk.edit("briefs/port/dossier.toml", "languages =", "embed-facts = false\nlanguages =");
    desk.build();
    desk.expect(0, &TO);
    desk.restate("briefs/port/facts/works.toml", "320億", "350億");
    let said = desk.expect(1, &TO);
    assert!(said.contains("is stale") && said.contains("its content hash isn't that of the brief"), "{said}");
}

#[test]
fn a_subject_cannot_decode_to_another_header_nor_fill_a_line_beyond_its_limit() {
    let desk = Desk::new();
    for subject in ["=?utf-8?q?Hi=0D=0ABcc:_all@example.net?=", &"a".repeat(3000), " "] {
        let said = desk.expect(1, &with(&["--subject", subject]));
        assert!(said.contains("the subject can't be used in a mail"), "{said}");
    }
    let said =
        desk.expect(1, &["mail", "investor", "--to", &format!("{} <a@example.org>", "a".repeat(3000))]);
    assert!(said.contains("longer than 500 characters"), "{said}");
    assert!(desk.drafts("outbox").is_empty());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_page_is_not_a_file() {
    let desk = Desk::new();
    let path = desk.path("out/port/investor.en.pdf");
    fs::remove_file(&path).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&path).ended().unwrap().status.success());
    let said = desk.expect(1, &TO);
    assert!(said.contains("investor.en.pdf` isn't a file"), "{said}");
}

#[test]
fn the_limit_is_for_the_size_of_the_attachments_in_the_mail() {
    let desk = Desk::new();
    let shown = printed(&desk.run(&with(&["--dry-run"])));
    desk.expect(0, &with(&[]));
    let draft = desk.draft("outbox");
    let part = draft.split("\r\n--").find(|part| part.contains("application/pdf")).unwrap();
    let size = part.split_once("\r\n\r\n").unwrap().1.len().div_ceil(1000);
    assert!(
        shown.contains(&format!("{size} kB of attachments in the mail; the limit is 10.0 MB")),
        "{size}: {shown}"
    );
}

#[test]
fn what_is_sent_is_judged_by_no_day_that_is_past() {
    let desk = Desk::new();
    let send = ["--send", "--server", "127.0.0.1", "--port", "9", "--security", "none", "--tries", "1"];
    for day in ["2026-11-22", "1970-01-01", "0001-01-01"] {
        let said = desk.expect(2, &[&with(&send)[..], &["--on", day]].concat());
        assert!(said.contains(&format!("`--on {day}` is past, and what is sent goes out today")), "{said}");
        assert!(said.contains("leave out `--on`"), "{said}");
    }
    assert!(!desk.ledger().exists());
    // A draft of a past day can be made anew.
    desk.expect(0, &with(&["--on", "2026-11-22"]));
}

#[test]
fn a_clock_before_the_page_sends_nothing() {
    let desk = Desk::new();
    for due in ["FY2030", "FY2031"] {
        desk.edit("briefs/port/facts/works.toml", due, "FY9999");
    }
    let day = ["--date", "9998-01-01"];
    desk.expect(0, &[&["build"][..], &day].concat());
    let send = ["--send", "--server", "127.0.0.1", "--port", "9", "--security", "none", "--tries", "1"];
    // Whichever day is named: it is the clock that is wrong.
    for on in [&[][..], &["--on", "9999-01-01"]] {
        let said = desk.expect(1, &[&with(&send)[..], &day, on].concat());
        assert!(said.contains("the page is dated 9998-01-01, but the clock says 2"), "{said}");
        assert!(said.contains("correct the clock"), "{said}");
    }
    let remembered = fs::read_to_string(desk.ledger()).unwrap_or_default();
    assert_eq!(remembered, "");
}

#[test]
fn a_draft_of_a_past_day_tells_what_was_to_be_looked_at_again_since() {
    let desk = Desk::new();
    desk.edit("briefs/port/facts/works.toml", "as-of = ", "review-by = 2026-11-22\nas-of = ");
    desk.build();
    let said = desk.expect(0, &with(&["--on", "2026-11-21"]));
    assert!(said.contains("facts of the page should have been reviewed: `"), "{said}");
    assert!(said.contains("warning: by today, "), "{said}");
    // Judged by a day on which it was overdue it is told as ever.
    let said = desk.expect(0, &with(&["--on", "2026-11-24"]));
    assert!(
        said.contains("should have been reviewed before 2026-11-24") && !said.contains("by today"),
        "{said}"
    );
    // An error of it holds back what goes out that day, and is told of what was drafted for a day before.
    desk.edit("briefs/port/dossier.toml", "languages =", "review-overdue = \"error\"\nlanguages =");
    desk.build();
    let said = desk.expect(0, &with(&["--on", "2026-11-21"]));
    assert!(said.contains("warning: by today, "), "{said}");
    desk.expect(1, &with(&["--on", "2026-11-24"]));
}

/// Words of a house hold in a mail, too: in what the template says, and in a subject of one's own.
#[test]
fn a_mail_says_no_word_that_the_house_forbids() {
    let desk = Desk::new();
    let dossier = "briefs/port/dossier.toml";
    let text = fs::read_to_string(desk.path(dossier)).unwrap();
    let words =
        "[audience.investor.words]\nen = [{ word = \"leverage\", say = \"use\", otherwise = \"forbid\" }]\n";
    desk.write(dossier, &format!("{text}\n{words}"));
    desk.build();
    desk.expect(0, &with(&["--dry-run", "--subject", "Our use"]));
    let said = desk.expect(1, &with(&["--dry-run", "--subject", "Our leverage"]));
    assert!(said.contains("the mail says “leverage”, which the house doesn't say to `investor`"), "{said}");
    let mail = factbrief::render::BUILT_IN.iter().find(|(name, _)| *name == "mail.txt.j2").unwrap().1;
    let spoken = mail.replacen("{{ references }}", "We leverage it.\n\n{{ references }}", 1);
    desk.write("templates/mail.txt.j2", &spoken);
    let said = desk.expect(1, &with(&["--dry-run"]));
    assert!(said.contains("the mail says “leverage”"), "{said}");
    // A word that the house had rather not use is said, and stops nothing.
    desk.edit(dossier, ", otherwise = \"forbid\"", "");
    desk.build();
    let said = desk.expect(0, &with(&["--dry-run"]));
    assert!(said.contains("the mail says “leverage”"), "{said}");
}
