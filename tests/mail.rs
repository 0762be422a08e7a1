//! Drafts and the gate before them: what goes out is what a build makes now, to whom it is meant for, or nothing does.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod desk;

use std::fs;

use desk::{Desk, files, printed, readable, said};

const TO: [&str; 4] = ["mail", "investor", "--to", "Yui Tanaka <yui@example.org>"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    TO.iter().copied().chain(more.iter().copied()).collect()
}

#[test]
fn a_draft_holds_what_a_mail_needs_and_is_the_same_whenever_it_is_made() {
    let desk = Desk::new();
    let all = ["--cc", "b@example.org", "--bcc", "c@example.org", "--on", "2026-11-22"];
    desk.expect(0, &with(&[&all[..], &["-o", "one"]].concat()));
    desk.expect(0, &with(&[&all[..], &["-o", "two"]].concat()));
    assert_eq!(desk.drafts("one"), desk.drafts("two"));
    let draft = desk.draft("one");
    for header in [
        "From: \"Ellen Marsh\" <desk@example.org>\r\n",
        "To: \"Yui Tanaka\" <yui@example.org>\r\n",
        "Cc: b@example.org\r\n",
        "Bcc: c@example.org\r\n",
        "Date: Sun, 22 Nov 2026 00:00:00 +0000\r\n",
        "X-Unsent: 1\r\n",
        "Subject: Kitahama harbour and offshore wind: The works are costed",
    ] {
        assert!(draft.contains(header), "{header:?}\n{}", &draft[..800]);
    }
    let text = readable(&draft);
    assert!(text.contains("Dear Yui Tanaka,"), "{text}");
    // The bottom line with its figures, its citations and its sources.
    assert!(text.contains("about ¥32 billion, and orders for more than 20 turbines have been signed.[1][2]"));
    assert!(text.contains("[1] Aoba Prefecture") && text.contains("[2] Thomas Reed, Shore Gazette"));
    assert!(text.contains("<sup>[1]</sup>"));
}

#[test]
fn a_japanese_mail_is_japanese() {
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "-l", "ja", "--to", "田中 <yui@example.org>", "--on", "2026-11-22"]);
    let draft = desk.draft("outbox");
    assert!(draft.is_ascii(), "every character beyond ASCII is encoded");
    assert!(draft.contains("Subject: =?utf-8?b?"), "{}", &draft[..600]);
    // RFC 2231: 北浜 begins the file's name.
    assert!(draft.contains("filename*0*=utf-8''%E5%8C%97%E6%B5%9C"), "{draft:.2000}");
}

#[test]
fn several_briefs_go_in_one_mail_and_the_markdown_if_it_is_asked_for() {
    let desk = Desk::new();
    let to = ["--to", "yui@example.org", "--on", "2026-11-22"];
    desk.expect(0, &[&["mail", "investor", "port/policy", "--attach-markdown"][..], &to].concat());
    let draft = desk.draft("outbox");
    assert_eq!(draft.matches("Content-Type: application/pdf").count(), 2);
    assert_eq!(draft.matches("Content-Type: text/markdown").count(), 2);
    let text = readable(&draft);
    assert!(text.contains("The works are costed") && text.contains("The prefecture pays"), "{text:.3000}");
}

/// What is done to the project, and what the gate says then.
type Case = (&'static str, fn(&Desk), &'static [&'static str], &'static [&'static str]);

#[test]
fn the_gate_names_its_reason_and_nothing_is_written() {
    let cases: &[Case] = &[
        (
            "a fact changed since the build",
            |desk| desk.edit("briefs/port/facts/works.toml", "320億\", unit", "350億\", unit"),
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
            &["is stale", "can't be judged"],
        ),
        (
            "40 MB",
            |desk| fs::write(desk.path("out/port/investor.en.pdf"), vec![b' '; 40_000_000]).unwrap(),
            &[],
            &["has 40.0 MB, as an attachment 54.7 MB, more than 10.0 MB"],
        ),
        (
            "8 MB, which an attachment makes 10.9",
            |desk| fs::write(desk.path("out/port/investor.en.pdf"), vec![b' '; 8_000_000]).unwrap(),
            &[],
            &["has 8.0 MB, as an attachment 10.9 MB, more than 10.0 MB"],
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
            &["--on", "2031-04-02"],
            &["plans whose date has passed since: `works-cost`"],
        ),
        (
            "a line break in the subject",
            |_| {},
            &["--subject", "Hello\r\nBcc: all@example.org"],
            &["the subject can't stand in a mail: it holds a line break"],
        ),
        (
            "a line break in the sender",
            |_| {},
            &["--from", "Desk\nX: y <desk@example.org>"],
            &["`--from` is no sender"],
        ),
        (
            "a line break in an address",
            |_| {},
            &["--cc", "b@example.org\nBcc: all@example.org"],
            &["is no address"],
        ),
        ("no address", |_| {}, &["--cc", "example.org"], &["it has no `@`"]),
        (
            "an address twice",
            |_| {},
            &["--bcc", "YUI@example.org"],
            &["`YUI@example.org` would get it twice"],
        ),
        (
            "another audience",
            |_| {},
            &["--audience", "policy"],
            &["the brief `investor` is for `investor`, and the reader belongs to `policy`"],
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
    desk.edit("briefs/port/facts/works.toml", "320億\", unit", "350億\", unit");
    let said = desk.expect(1, &TO);
    assert!(said.contains("is stale") && said.contains("its content hash isn't that of the brief"), "{said}");
}

const PEOPLE: &str = "
[[recipient]]
name = 'Yui Tanaka'
address = 'yui@example.org'
audience = 'investor'
language = 'ja'
salutation.ja = '田中様、いつもお世話になっております。'

[[recipient]]
name = 'Paul Reed'
address = 'paul@example.org'
audience = ['policy', 'investor']
brief = 'policy'

[[recipient]]
name = 'Ada Stone'
address = 'ada@example.org'
audience = 'engineer'
";

#[test]
fn everybody_gets_the_brief_that_is_theirs_and_who_has_none_is_named() {
    let desk = Desk::new();
    desk.recipients(PEOPLE);
    let said = desk.expect(1, &["mail", "--all", "--on", "2026-11-22"]);
    assert!(said.contains("refused: `ada@example.org`: no brief here is for `engineer`"), "{said}");
    let drafts = desk.drafts("outbox");
    let names: Vec<&str> = drafts.iter().map(|(name, _)| &name[..name.len() - 24]).collect();
    assert_eq!(names, ["investor.ja.yui@example.org", "policy.en.paul@example.org"]);
    assert!(readable(&drafts[0].1).contains("田中様、いつもお世話になっております。"));
    assert!(readable(&drafts[1].1).contains("Dear Paul Reed,"));
}

#[test]
fn somebody_of_two_audiences_gets_both_pages_in_one_mail() {
    let desk = Desk::new();
    desk.recipients(&PEOPLE.replace("brief = 'policy'\n", ""));
    desk.expect(1, &["mail", "--all", "--on", "2026-11-22"]);
    let drafts = desk.drafts("outbox");
    let (name, draft) = &drafts[0];
    assert!(name.starts_with("investor+policy.en.paul@example.org."), "{name}");
    assert_eq!(draft.matches("Content-Type: application/pdf").count(), 2);
}

#[test]
fn a_brief_of_several_dossiers_is_named_in_full() {
    let desk = Desk::new();
    for file in ["dossier.toml", "sources.toml", "investor.toml", "facts/works.toml"] {
        desk.write(
            &format!("briefs/pier/{file}"),
            &fs::read_to_string(desk.path(&format!("briefs/port/{file}"))).unwrap(),
        );
    }
    desk.build();
    desk.recipients(PEOPLE);
    let said = desk.expect(2, &TO);
    assert!(said.contains("write `pier/investor` and `port/investor`"), "{said}");
    let said = desk.expect(1, &["mail", "--all"]);
    assert!(said.contains("the briefs of `pier` and `port` don't go into one mail"), "{said}");
    desk.expect(0, &["mail", "pier/investor", "--to", "new@example.org", "-o", "pier"]);
    assert_eq!(desk.drafts("pier").len(), 1);
    desk.expect(1, &["mail", "--all", "--path", "briefs/pier", "-o", "all"]);
    assert_eq!(desk.drafts("all").len(), 1);
    let said = desk.expect(2, &["mail", "invester", "--path", "briefs/pier", "--to", "a@example.org"]);
    assert!(said.contains("there is no brief `invester`") && said.contains("`investor`"), "{said}");
}

#[test]
fn who_is_known_never_gets_the_page_of_another_audience() {
    let desk = Desk::new();
    desk.recipients(PEOPLE);
    let said = desk.expect(1, &["mail", "policy", "--to", "yui@example.org"]);
    let why = "the brief `policy` is for `policy`, and recipients.toml says that `yui@example.org` belongs to `investor`";
    assert!(said.contains(why), "{said}");
    let said = desk.expect(1, &["mail", "policy", "--to", "new@example.org", "--bcc", "Yui@example.org"]);
    assert!(said.contains("belongs to `investor`"), "{said}");
    assert!(desk.drafts("outbox").is_empty());
}

#[test]
fn the_users_own_files_never_come_from_a_dossier() {
    let desk = Desk::new();
    desk.write("briefs/port/mine/people", PEOPLE);
    let said = desk.expect(2, &["mail", "--all", "--recipients", "briefs/port/mine/people"]);
    assert!(said.contains("lies inside a dossier"), "{said}");
    desk.write("briefs/port/mine/settings", "server = 'localhost'\n");
    let said = desk.expect(2, &with(&["--send", "--config", "briefs/port/mine/settings"]));
    assert!(said.contains("lies inside a dossier"), "{said}");
}

#[test]
fn a_dry_run_says_why_and_writes_nothing() {
    let desk = Desk::new();
    let output = desk.run(&with(&["--dry-run", "--on", "2026-11-22"]));
    assert!(output.status.success(), "{}", said(&output));
    let shown = printed(&output);
    let hash = blake3::hash(&fs::read(desk.path("out/port/investor.en.pdf")).unwrap()).to_hex().to_string();
    for part in [
        "to       Yui Tanaka <yui@example.org>",
        "file     Kitahama harbour and offshore wind (investor) 2026-11-21.pdf",
        &hash,
        "byte for byte what a build makes now",
        "2026-11-21.pdf`: 4 facts read back from it, each for `investor`",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!desk.path("outbox").exists() && !desk.ledger().exists());
}

#[test]
fn a_dry_run_says_when_a_page_carries_no_facts() {
    let desk = Desk::new();
    desk.edit("briefs/port/dossier.toml", "languages =", "embed-facts = false\nlanguages =");
    desk.build();
    let shown = printed(&desk.run(&with(&["--dry-run", "--on", "2026-11-22"])));
    assert!(shown.contains("4 facts known by its content hash, since it carries none"), "{shown}");
}

#[test]
fn a_subject_cannot_decode_to_another_header_nor_fill_a_line_beyond_its_limit() {
    let desk = Desk::new();
    for subject in ["=?utf-8?q?Hi=0D=0ABcc:_all@example.net?=", &"a".repeat(3000), " "] {
        let said = desk.expect(1, &with(&["--subject", subject]));
        assert!(said.contains("the subject can't stand in a mail"), "{said}");
    }
    let said =
        desk.expect(1, &["mail", "investor", "--to", &format!("{} <a@example.org>", "a".repeat(3000))]);
    assert!(said.contains("longer than 500 characters"), "{said}");
    assert!(desk.drafts("outbox").is_empty());
}

#[test]
fn an_entry_with_a_mistake_gets_nothing_and_the_others_their_mail() {
    let desk = Desk::new();
    let ida =
        "[[recipient]]\nname = 'Ida'\naddress = 'ida@example.org'\naudience = 'policy'\nlanguage = 'xx'\n";
    desk.recipients(&format!("{PEOPLE}{ida}"));
    let said = desk.expect(1, &["mail", "--all", "--on", "2026-11-22"]);
    assert!(said.contains("unknown-choice"), "{said}");
    let drafts = desk.drafts("outbox");
    assert!(drafts.len() == 2 && drafts.iter().all(|(name, _)| !name.contains("ida")), "{said}");
    // What she may see isn't known, whatever is typed.
    let said = desk.expect(1, &["mail", "investor", "--to", "Ida@example.org", "-o", "ida"]);
    assert!(said.contains("the entry of `Ida@example.org` in recipients.toml has mistakes"), "{said}");
    // Two entries for one address: which of them holds isn't known either.
    let twice = "[[recipient]]\nname = 'Yui'\naddress = 'yui@example.org'\naudience = 'policy'\n";
    desk.recipients(&format!("{PEOPLE}{twice}"));
    let said = desk.expect(1, &["mail", "policy", "--to", "yui@example.org", "-o", "ida"]);
    assert!(said.contains("the entry of `yui@example.org`"), "{said}");
    assert!(desk.drafts("ida").is_empty());
}

#[test]
fn recipients_that_cannot_be_read_are_not_nobody() {
    let desk = Desk::new();
    desk.recipients("[[recipient\n");
    let said = desk.expect(1, &["mail", "policy", "--to", "yui@example.org"]);
    assert!(said.contains("toml-syntax") && !said.contains("missing-key"), "{said}");
    let path = desk.root.path().join("data/factbrief/recipients.toml");
    fs::remove_file(&path).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.path("gone.toml"), &path).unwrap();
        let said = desk.expect(2, &["mail", "policy", "--to", "yui@example.org"]);
        assert!(said.contains("recipients.toml"), "{said}");
    }
    assert!(desk.drafts("outbox").is_empty());
}

#[test]
fn a_run_for_one_brief_passes_over_those_for_whom_it_is_not() {
    let desk = Desk::new();
    desk.recipients(&PEOPLE.replace("'engineer'", "'policy'"));
    let said = desk.expect(0, &["mail", "investor", "--all", "--on", "2026-11-22"]);
    assert!(!said.contains("refused"), "{said}");
    assert_eq!(desk.drafts("outbox").len(), 1);
}

#[test]
fn a_dossier_that_cannot_be_read_stops_its_own_mails() {
    let desk = Desk::new();
    desk.write("briefs/broken/dossier.toml", "title = [");
    desk.recipients(PEOPLE);
    for (arguments, why) in [
        (&["mail", "investor", "--to", "new@example.org"][..], "name yours in full, as `dossier/investor`"),
        (&["mail", "broken/investor", "--to", "new@example.org"], "`broken` has the mistakes above"),
        (&["mail", "--all"], "who gets briefs of `broken` can't be known"),
    ] {
        let said = desk.expect(1, arguments);
        assert!(said.contains("nothing was made: ") && said.contains(why), "{said}");
    }
    assert!(desk.drafts("outbox").is_empty());
    desk.expect(0, &["mail", "port/investor", "--to", "new@example.org"]);
    assert_eq!(desk.drafts("outbox").len(), 1);
}

#[test]
fn an_older_draft_to_the_same_reader_is_named() {
    let desk = Desk::new();
    let first = desk.expect(0, &with(&["--on", "2026-11-22"]));
    assert!(!first.contains("another draft"), "{first}");
    let again = desk.expect(0, &with(&["--on", "2026-11-22"]));
    assert!(!again.contains("another draft"), "{again}");
    let old = desk.drafts("outbox")[0].0.clone();
    assert!(old.starts_with("investor.en.yui@example.org.2026-11-21."), "{old}");
    let said = desk.expect(0, &with(&["--on", "2026-11-22", "--subject", "Another"]));
    assert!(said.contains(&format!("`outbox/{old}` is another draft to the same reader")), "{said}");
    assert_eq!(desk.drafts("outbox").len(), 2);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_a_draft() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.expect(0, &TO);
    let path = desk.path("outbox").join(&desk.drafts("outbox")[0].0);
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_page_is_no_file() {
    let desk = Desk::new();
    let path = desk.path("out/port/investor.en.pdf");
    fs::remove_file(&path).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let said = desk.expect(1, &TO);
    assert!(said.contains("investor.en.pdf` isn't a file"), "{said}");
}

#[test]
fn a_mail_tells_what_has_changed_since_the_last_copy_sent() {
    let desk = Desk::new();
    desk.expect(0, &with(&["-o", "first"]));
    let id = desk.draft("first").split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap().to_owned();
    desk.expect(0, &["ledger", "sent", &id]);
    desk.edit("briefs/port/facts/works.toml", "320億\", unit", "350億\", unit");
    desk.edit(
        "briefs/port/facts/works.toml",
        "Talks with the fishery cooperative",
        "Negotiations with the fishers",
    );
    desk.edit("briefs/port/dossier.toml", "date = 2026-11-21", "date = 2026-12-01");
    desk.build();
    desk.expect(0, &with(&["-o", "second", "--on", "2026-12-02"]));
    let text = readable(&desk.draft("second"));
    assert!(text.contains("What has changed since your copy of 21 November 2026:"), "{text:.4000}");
    assert!(
        text.contains("about ¥35 billion over 4 years.[1] (Your copy says about ¥32 billion.)"),
        "{text:.4000}"
    );
    assert!(text.contains("(Your copy says “Talks with the fishery cooperative"), "{text:.4000}");
    // Somebody else holds no copy.
    desk.expect(0, &["mail", "investor", "--to", "paul@example.org", "-o", "third"]);
    assert!(!readable(&desk.draft("third")).contains("changed since"));
}

#[test]
fn a_template_of_the_projects_own_is_audited_like_a_brief() {
    let desk = Desk::new();
    let built_in = include_str!("../templates/mail.txt.j2");
    desk.write("templates/mail.txt.j2", &built_in.replace("our brief.", "our brief, 12 pages long."));
    let said = desk.expect(1, &TO);
    assert!(said.contains("unsourced-number") && said.contains("the figure `12` has no source"), "{said}");
    desk.write("templates/mail.txt.j2", &built_in.replace("our brief.", "our little brief."));
    desk.expect(0, &TO);
    assert!(readable(&desk.draft("outbox")).contains("our little brief."));
}

#[test]
fn addresses_stay_out_of_everything_but_the_outbox_and_the_ledger() {
    let desk = Desk::new();
    desk.recipients(PEOPLE);
    desk.expect(1, &["mail", "--all"]);
    desk.build();
    for path in files(desk.root.path()) {
        let bytes = fs::read(&path).unwrap();
        let holds = bytes.windows(15).any(|window| window.eq_ignore_ascii_case(b"yui@example.org"));
        let text = path.display().to_string();
        let may = text.contains("outbox") || text.contains("data/factbrief");
        assert!(may || !holds, "{text}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(desk.ledger()).unwrap().permissions().mode() & 0o077,
            0,
            "only its owner reads it"
        );
    }
}

/// Each message of the ledger and what became of it.
fn states(desk: &Desk) -> Vec<String> {
    let json: serde_json::Value =
        serde_json::from_slice(&desk.run(&["ledger", "list", "--json"]).stdout).unwrap();
    let messages = json["messages"].as_array().unwrap().iter();
    messages.map(|message| message["state"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_command_lists_notes_and_forgets() {
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "--to", "yui@example.org"]);
    let listed = printed(&desk.run(&["ledger", "list"]));
    assert!(
        listed.contains("drafted    `yui@example.org`") && listed.contains("port/investor.en of 2026-11-21"),
        "{listed}"
    );
    let id = listed.lines().nth(1).unwrap().trim().to_owned();
    let said_so = desk.expect(2, &["ledger", "sent", &id, "other@example.org"]);
    assert!(said_so.contains("`other@example.org` is no draft and no uncertain mail"), "{said_so}");
    desk.expect(0, &["ledger", "sent", &id]);
    let json: serde_json::Value =
        serde_json::from_slice(&desk.run(&["ledger", "list", "--json"]).stdout).unwrap();
    assert_eq!(json["messages"][0]["state"], "accepted");
    // A draft of what was sent already is another message, so that it can be noted too, and changes nothing about the first.
    let warned = desk.expect(0, &["mail", "investor", "--to", "yui@example.org"]);
    assert!(warned.contains("warning: `yui@example.org`: this copy was delivered on"), "{warned}");
    assert_eq!(states(&desk), ["accepted", "drafted"]);
    let output = desk.run(&["ledger", "forget", "yui@example.org"]);
    assert!(said(&output).contains("2 messages taken out"), "{}", said(&output));
    assert!(states(&desk).is_empty());
}

#[test]
fn a_ledger_that_was_cut_off_is_named_and_goes_on() {
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "--to", "yui@example.org"]);
    let text = fs::read_to_string(desk.ledger()).unwrap();
    fs::write(desk.ledger(), format!("{text}{{\"schema\":\"factbr")).unwrap();
    let said = desk.expect(0, &["mail", "investor", "--to", "paul@example.org"]);
    assert!(said.contains("warning: line 2 of the ledger") && said.contains("was cut off"), "{said}");
    assert_eq!(states(&desk).len(), 2);
    let said = desk.expect(0, &["ledger", "list"]);
    assert!(said.contains("line 2 of the ledger"), "{said}");
}

#[test]
fn docs_mail_md_knows_every_key_and_its_examples_are_sound() {
    let page = include_str!("../docs/mail.md");
    for format in [&factbrief::format::RECIPIENT, &factbrief::format::OUTGOING] {
        for name in format.names() {
            assert!(page.contains(&format!("`{name}`")), "{name}");
        }
    }
    let blocks: Vec<&str> =
        page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let source = |text: &str| {
        let path = "docs/mail.md".to_owned();
        std::sync::Arc::new(factbrief::diagnostic::SourceText { path, text: text.to_owned() })
    };
    let (people, found) = factbrief::check::recipients(&source(blocks[0]));
    assert!(found.is_empty() && people.unwrap().sound.len() == 2, "{found:?}");
    let (settings, found) = factbrief::check::outgoing(&source(blocks[1]));
    assert!(found.is_empty() && settings.user.is_some() && settings.secret.is_some(), "{found:?}");
}

#[test]
fn the_limit_is_held_against_what_the_attachments_take_in_the_mail() {
    let desk = Desk::new();
    let shown = printed(&desk.run(&with(&["--dry-run"])));
    desk.expect(0, &with(&[]));
    let draft = desk.draft("outbox");
    let part = draft.split("\r\n--").find(|part| part.contains("application/pdf")).unwrap();
    let size = part.split_once("\r\n\r\n").unwrap().1.len().div_ceil(1000);
    assert!(
        shown.contains(&format!("{size} kB of attachments in the mail, at most 10.0 MB")),
        "{size}: {shown}"
    );
}
