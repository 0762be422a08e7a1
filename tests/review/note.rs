//! `review`: one key is written into a table, nothing else of the file changes, and what changes later makes the review outdated by name.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use crate::support::harbour::{FACT_FILE, Harbour};

const BRIEF: &str = "briefs/harbour/investor.toml";
const ON: [&str; 4] = ["--by", "legal desk", "--on", "2026-11-20"];

/// The figure of `berths` with what its source prints, and another one.
const TWELVE: &str = "exact = 12, unit = \"berths\" }\nevidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"12バース\"";
const THIRTEEN: &str = "exact = 13, unit = \"berths\" }\nevidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"13バース\"";

const DOTTED: &str = r#"berths.statement.en = "The harbour has {{ value }}."
berths.statement.ja = "湊港には{{ value }}がある。"
berths.value = { exact = 12, unit = "berths" }
berths.status = "announced"
berths.as-of = 2026-06-12
berths.evidence = [{ source = "plan", locator = "page 3", as-printed = "12バース" }]
"#;

const INLINE: &str = r#"berths = { statement = { en = "The harbour has {{ value }}.", ja = "湊港には{{ value }}がある。" }, value = { exact = 12, unit = "berths" }, status = "announced", as-of = 2026-06-12, evidence = [{ source = "plan", locator = "page 3", as-printed = "12バース" }] }
"#;

const INNER: &str = r#"[berths.statement] # both
en = "The harbour has {{ value }}."
ja = "湊港には{{ value }}がある。"
[berths.value]
exact = 12
unit = "berths"
[defaults]
status = "announced"
as-of = 2026-06-12
[[berths.evidence]]
source = "plan"
locator = "page 3"
as-printed = "12バース"
"#;

/// The harbour with the fact `berths` written in this way, in a file of its own.
fn with_berths(text: &str) -> Harbour {
    let harbour = Harbour::new();
    let facts = harbour.read(FACT_FILE);
    let (head, rest) = facts.split_once("[berths]").unwrap();
    let (_, others) = rest.split_once("[cost]").unwrap();
    harbour.write(FACT_FILE, &format!("{head}[cost]{others}"));
    harbour.write("briefs/harbour/facts/berths.toml", text);
    harbour
}

/// The lines of a report that are warnings or errors.
fn complaints(harbour: &Harbour) -> Vec<String> {
    let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
    let complaint = |line: &&str| line.starts_with("error") || line.starts_with("warning[");
    said.lines().filter(complaint).map(str::to_owned).collect()
}

#[test]
fn nothing_but_the_note_is_added_however_the_fact_is_written() {
    let plain = Harbour::new().read(FACT_FILE);
    let (_, rest) = plain.split_once("[berths]").unwrap();
    let (own, _) = rest.split_once("[cost]").unwrap();
    let table = |head: &str| format!("[defaults]\nas-of = 2026-06-12\nstatus = \"announced\"\n{head}{own}");
    let forms = [
        ("plain", table("[berths]")),
        ("remark", table("  [ berths ]   # twelve of them")),
        ("quoted", table("['berths']")),
        ("dotted", DOTTED.to_owned()),
        ("inline", INLINE.to_owned()),
        ("inner tables", INNER.to_owned()),
        ("invisible", table("[berths]").replace("harbour", "har\u{ad}bour")),
    ];
    let file = "briefs/harbour/facts/berths.toml";
    for (name, text) in forms {
        for (end, mark) in [("\n", ""), ("\r\n", ""), ("\n", "\u{feff}")] {
            let before = format!("{mark}{}", text.replace('\n', end));
            let harbour = with_berths(&before);
            let said = harbour.right(&[&["review", "berths"][..], &ON].concat());
            assert_eq!(
                said.err,
                format!("`berths` as reviewed by `legal desk` on 2026-11-20 is noted in `{file}`\n"),
                "{name}"
            );
            let after = harbour.read(file);
            let at = after.find("reviewed = { by = \"legal desk\", on = 2026-11-20, hash = \"").unwrap();
            // Whatever was there stands around it in order.
            let (mut kept, mut rest) = (before.chars().peekable(), after.chars());
            let added: String = rest.by_ref().filter(|c| kept.next_if(|next| next == c).is_none()).collect();
            assert!(kept.next().is_none(), "{name}: {after}");
            assert_eq!(added.matches("reviewed").count(), 1, "{name}: {after}");
            let line_end = after[at..].find('\n').map_or(after.len(), |line| at + line);
            assert_eq!(
                after[at..line_end].ends_with('\r'),
                end == "\r\n" && line_end < after.len(),
                "{name}"
            );
            // A second review takes the place of the first, and both are of what is there.
            assert_eq!(complaints(&harbour), Vec::<String>::new(), "{name}");
            harbour.right(&["review", "harbour/berths", "--by", "a \"new\" desk", "--on", "2026-11-21"]);
            let again = harbour.read(file);
            assert_eq!(again.matches("reviewed").count(), 1, "{name}: {again}");
            assert!(again.contains(r#"by = "a \"new\" desk", on = 2026-11-21"#), "{name}: {again}");
            assert_eq!(complaints(&harbour), Vec::<String>::new(), "{name}");
        }
    }
}

#[test]
fn what_has_changed_since_a_review_is_named() {
    let cases: &[(&str, &str, &str, Option<&str>)] = &[
        (FACT_FILE, "The harbour has", "The harbour is said to have", Some("its texts")),
        (FACT_FILE, TWELVE, THIRTEEN, Some("its figures and its evidence")),
        (FACT_FILE, "[berths]", "[berths]\nstage = \"planned\"\ndue = 2030", Some("its status or dates")),
        (FACT_FILE, "page 3", "page 4", Some("its evidence")),
        ("briefs/harbour/sources.toml", "Harbour plan", "Plan for the harbour", Some("its evidence")),
        (FACT_FILE, "[berths]", "[berths]\nnote = \"look again\"\npriority = 3\ntopic = \"quay\"", None),
        ("briefs/harbour/dossier.toml", "date = 2026-11-21", "date = 2026-11-22", None),
    ];
    for (file, from, to, changed) in cases {
        let harbour = Harbour::new();
        harbour.right(&[&["review", "berths"][..], &ON].concat());
        harbour.edit(file, from, to);
        let said: Vec<String> =
            complaints(&harbour).into_iter().filter(|line| line.contains("review")).collect();
        match changed {
            None => assert_eq!(said, Vec::<String>::new(), "{to}"),
            Some(changed) => assert_eq!(
                said,
                [format!(
                    "warning[review-outdated]: `berths` isn't as `legal desk` reviewed it on 2026-11-20: what differs is {changed}"
                )],
                "{to}"
            ),
        }
    }
}

#[test]
fn the_words_of_a_brief_are_reviewed_apart_from_its_facts() {
    let harbour = Harbour::new();
    let before = harbour.read(BRIEF);
    harbour.right(&[&["review", "investor"][..], &ON].concat());
    let after = harbour.read(BRIEF);
    let added: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
    assert_eq!(added.len(), 1, "{after}");
    assert!(after.starts_with("audience = \"investor\"\nreviewed = { by = "), "{after}");
    assert_eq!(complaints(&harbour), Vec::<String>::new());
    harbour.edit(FACT_FILE, TWELVE, THIRTEEN);
    assert!(complaints(&harbour).iter().all(|line| !line.contains("review-outdated")));
    harbour.edit(BRIEF, "is being dredged", "is dredged");
    harbour.edit(BRIEF, "What is there", "What there is");
    assert!(complaints(&harbour).contains(
        &"warning[review-outdated]: the brief `investor` isn't as `legal desk` reviewed it on 2026-11-20: what differs is the title and headings".to_owned()
    ));
}

#[test]
fn a_review_of_a_day_to_come_is_refused_and_one_that_is_typed_doesnt_count() {
    let harbour = Harbour::new();
    let facts = harbour.read(FACT_FILE);
    let said = harbour.run(&["review", "berths", "investor", "--by", "legal desk", "--on", "2136-11-20"]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("`--on 2136-11-20` is a day that hasn't come"), "{}", said.err);
    assert_eq!(harbour.read(FACT_FILE), facts);
    // A page that is dated ahead may be reviewed for its day.
    let dossier = "briefs/harbour/dossier.toml";
    harbour.edit(dossier, "date = 2026-11-21", "date = 2136-11-21");
    harbour.right(&["review", "berths", "--by", "legal desk", "--on", "2136-11-20"]);
    harbour.edit(dossier, "date = 2136-11-21", "date = 2026-11-21");
    harbour.edit(
        dossier,
        "[unit.berths]",
        "[audience.engineer.policy]\nreview = { otherwise = \"forbid\" }\nplan-age = { months = 6, otherwise = \"forbid\" }\n[unit.berths]",
    );
    harbour.right(&["review", "ships", "engineer", "--by", "legal desk", "--on", "2026-11-20"]);
    let of = |on: &str| {
        let said = harbour.run(&["check", "--on", on]).err;
        let complaint = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
        said.lines().filter(complaint).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        of("2026-11-21"),
        [
            "error[policy-forbids]: `berths` has no review of what it says now, against the rule `review` for `engineer`; the brief `engineer` prints it",
            "warning[review-outdated]: the review of `berths` by `legal desk` is dated 2136-11-20, after 2026-11-21, and counts from that day only",
        ]
    );
    assert!(of("2136-11-20").iter().all(|line| line.contains("[plan-lapsed]: `cost`")));
    // The day of asking itself counts.
    harbour.right(&["review", "berths", "--by", "legal desk", "--on", "2026-11-21"]);
    assert_eq!(of("2026-11-21"), Vec::<String>::new());
    assert!(!of("2026-11-20").is_empty());
    // Nor does it make a plan newer, in a mail too.
    harbour.edit(FACT_FILE, "[berths]\n", "[berths]\nstage = \"planned\"\ndue = 2140\n");
    harbour.right(&["review", "berths", "--by", "legal desk", "--on", "2026-11-21"]);
    harbour.edit(FACT_FILE, "on = 2026-11-21, hash", "on = 2136-11-20, hash");
    harbour.build();
    assert!(
        of("2027-06-30").iter().any(|line| line.contains("neither told anew nor reviewed since 2026-06-12"))
    );
    let said = harbour.run(&[
        "mail",
        "engineer",
        "--to",
        "Yui <yui@example.org>",
        "--from",
        "Desk <desk@example.org>",
        "--ledger",
        "l.jsonl",
        "--on",
        "2027-06-30",
    ]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("neither told anew nor reviewed"), "{}", said.err);
}

#[test]
fn names_that_mean_nothing_or_several_things_write_nothing() {
    let harbour = Harbour::new();
    let facts = harbour.read(FACT_FILE);
    for (names, says) in [
        (&["berths", "berth"][..], "there is no fact and no brief `berth`"),
        (&["ships.toml"][..], "there is no fact and no brief `ships.toml`"),
        (&["port/berths"][..], "there is no fact and no brief `port/berths`"),
    ] {
        let said = harbour.run(&[&["review"][..], names, &ON].concat());
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(said.err.contains(says), "{}", said.err);
        assert_eq!(harbour.read(FACT_FILE), facts);
    }
    // A fact that is called as a brief is.
    harbour.edit(FACT_FILE, "[ships]", "[investor]");
    harbour.edit("briefs/harbour/engineer.toml", "\"ships\"", "\"investor\"");
    let said = harbour.run(&[&["review", "investor"][..], &ON].concat());
    assert!(
        said.code == 2 && said.err.contains("`harbour/investor` or `harbour/investor.toml`"),
        "{}",
        said.err
    );
    harbour.right(&[&["review", "investor.toml"][..], &ON].concat());
    assert!(harbour.read(BRIEF).contains("reviewed = "));
    let said = harbour.run(&["review", "berths", "--by", " "]);
    assert!(said.code == 2 && said.err.contains("`--by` names nobody"), "{}", said.err);
}

#[test]
fn several_in_one_file_are_noted_at_once() {
    let harbour = Harbour::new();
    harbour.right(&[&["review", "berths", "cost", "ships", "engineer"][..], &ON].concat());
    assert_eq!(harbour.read(FACT_FILE).matches("reviewed = ").count(), 3);
    assert_eq!(complaints(&harbour), Vec::<String>::new());
    let shown = harbour.right(&["show", "cost"]).out;
    assert!(shown.contains("  reviewed   by legal desk on 2026-11-20\n"), "{shown}");
    harbour.edit(FACT_FILE, "with.period = { exact = 3", "with.period = { exact = 4");
    harbour.edit(FACT_FILE, "3年間", "4年間");
    let shown = harbour.right(&["show", "cost"]).out;
    assert!(
        shown.contains(
            "  reviewed   by legal desk on 2026-11-20 (changed since: its figures and its evidence)\n"
        ),
        "{shown}"
    );
}
