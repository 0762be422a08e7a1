//! Drafts and the gate before them: what goes out is what a build makes now, to whom it is meant for, or nothing does.

use std::fs;

use crate::support::desk::{Desk, PEOPLE, TO, files, printed, readable, said, with};

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
    assert!(
        text.contains("about ¥32 billion [1], and orders for more than 20 turbines [2] have been signed.")
    );
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
    // 北浜 begins the file's name: as RFC 2231 writes it, and for programs that don't know that.
    assert!(draft.contains("\r\n filename*=UTF-8''%E5%8C%97%E6%B5%9C"), "{draft:.2000}");
    assert!(draft.contains("\r\n name=\"=?UTF-8?Q?=E5=8C=97=E6=B5=9C"), "{draft:.2000}");
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

#[test]
fn a_draft_that_was_changed_by_hand_is_kept() {
    let desk = Desk::new();
    let day = ["--on", "2026-11-22"];
    desk.expect(0, &with(&day));
    let name = desk.drafts("outbox")[0].0.clone();
    let path = desk.path("outbox").join(&name);
    let written = fs::read_to_string(&path).unwrap();
    // As it was written, it is written anew, on whatever day.
    desk.expect(0, &with(&["--on", "2026-11-24"]));
    desk.expect(0, &with(&day));
    let records = fs::read_to_string(desk.ledger()).unwrap();
    let edits = [written.replace("Dear Yui", "Dear Ms"), format!("{written} "), String::new()];
    for edited in edits {
        fs::write(&path, &edited).unwrap();
        let said = desk.expect(1, &with(&day));
        assert!(said.contains(&format!("`outbox/{name}` was changed since it was written")), "{said}");
        assert!(said.contains("move it away or remove it") && !said.contains("draft: "), "{said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), edited);
    }
    assert_eq!(fs::read_to_string(desk.ledger()).unwrap(), records, "nothing was drafted");
    // A draft of another ledger isn't known either.
    fs::write(&path, &written).unwrap();
    let said = desk.expect(1, &with(&["--on", "2026-11-22", "--ledger", "other.jsonl"]));
    assert!(said.contains("or the ledger doesn't know it"), "{said}");
    fs::remove_file(&path).unwrap();
    desk.expect(0, &with(&day));
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    // The others get theirs.
    desk.recipients(PEOPLE);
    desk.expect(1, &["mail", "--all", "-o", "all"]);
    let first = desk.path("all").join(&desk.drafts("all")[0].0);
    fs::write(&first, "mine").unwrap();
    let said = desk.expect(1, &["mail", "--all", "-o", "all"]);
    assert!(said.contains("1 draft written") && fs::read_to_string(&first).unwrap() == "mine", "{said}");
}

#[cfg(unix)]
#[test]
fn a_draft_is_never_written_through_a_link() {
    let desk = Desk::new();
    desk.expect(0, &with(&["--on", "2026-11-22"]));
    let path = desk.path("outbox").join(&desk.drafts("outbox")[0].0);
    let elsewhere = desk.path("elsewhere");
    fs::rename(&path, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    let said = desk.expect(1, &with(&["--on", "2026-11-22"]));
    assert!(said.contains("is left as it is") && path.is_symlink(), "{said}");
}

#[cfg(unix)]
#[test]
fn no_draft_is_there_without_its_record() {
    use crate::support::process::{FACTBRIEF, Start};
    let desk = Desk::new();
    desk.expect(0, &with(&["-o", "first"]));
    // The ledger is longer than any file may be, so that its next record can't be written; a draft can.
    let record = fs::read_to_string(desk.ledger()).unwrap();
    let long = record.repeat(1024 * 1024 / record.len() + 1);
    fs::write(desk.ledger(), &long).unwrap();
    let mut limited = std::process::Command::new("bash");
    limited.arg("-c").arg(format!("trap '' XFSZ; ulimit -f 1024; exec '{FACTBRIEF}' \"$@\"")).arg("bash");
    limited.args(with(&["--on", "2026-11-28"])).current_dir(desk.project());
    for (name, value) in desk.command(&["mail"]).get_envs() {
        limited.env(name, value.unwrap());
    }
    let output = limited.ended().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("ledger.jsonl"), "{}", said(&output));
    assert!(files(&desk.path("outbox")).is_empty());
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

#[test]
fn a_mail_tells_what_has_changed_since_the_last_copy_sent() {
    let desk = Desk::new();
    desk.expect(0, &with(&["-o", "first"]));
    let id = desk.draft("first").split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap().to_owned();
    desk.expect(0, &["ledger", "sent", &id]);
    desk.restate("briefs/port/facts/works.toml", "320億", "350億");
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
        text.contains("about ¥35 billion over 4 years. [1] (Your copy says about ¥32 billion.)"),
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
    let built_in = include_str!("../../templates/mail.txt.j2");
    let enclosed = "{{ label(\"enclosed\") }}";
    assert!(built_in.contains(enclosed));
    desk.write("templates/mail.txt.j2", &built_in.replace(enclosed, "Our brief, 12 pages long."));
    let said = desk.expect(1, &TO);
    assert!(said.contains("unsourced-number") && said.contains("the figure `12` has no source"), "{said}");
    desk.write("templates/mail.txt.j2", &built_in.replace(enclosed, "Our little brief."));
    desk.expect(0, &TO);
    assert!(readable(&desk.draft("outbox")).contains("Our little brief."));
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

#[test]
fn docs_mail_md_knows_every_key_and_its_examples_are_sound() {
    let page = include_str!("../../docs/mail.md");
    for format in [&factbrief::format::RECIPIENT, &factbrief::format::OUTGOING, &factbrief::format::MAILBOX] {
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
    assert!(found.is_empty() && settings.smtp.user.is_some() && settings.smtp.secret.is_some(), "{found:?}");
    let (settings, found) = factbrief::check::outgoing(&source(blocks[2]));
    assert!(found.is_empty() && settings.imap.user.is_some() && settings.imap.secret.is_some(), "{found:?}");
}
