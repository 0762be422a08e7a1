//! Who holds what, by the commands that ask: corrections that return to an earlier page, notes that come late, and files
//! that aren't where they were said to be.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::desk::{Desk, printed};
use crate::support::process::nothing_starts;
use factbrief::ledger::{Appender, Entry, read};

const MAIL: [&str; 4] = ["mail", "investor", "--to", "yui@example.org"];
const FACTS: &str = "briefs/port/facts/works.toml";

/// Writes a draft into a folder of its own and returns its Message-ID.
fn draft(desk: &Desk, folder: &str, typed: &[&str]) -> String {
    let status = if typed[0] == "recall" { 1 } else { 0 };
    desk.expect(status, &[typed, &["-o", folder]].concat());
    let draft = desk.draft(folder);
    draft.split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap().to_owned()
}

/// Changes the cost of the works, in 億円, and builds.
fn change(desk: &Desk, from: &str, to: &str) {
    desk.restate(FACTS, &format!("{from}億"), &format!("{to}億"));
    desk.build();
}

#[test]
fn a_correction_that_returns_to_an_earlier_page_can_be_noted() {
    let desk = Desk::new();
    let first = draft(&desk, "first", &MAIL);
    desk.expect(0, &["ledger", "sent", &first]);
    change(&desk, "320", "350");
    let second = draft(&desk, "second", &MAIL);
    desk.expect(0, &["ledger", "sent", &second]);
    change(&desk, "350", "320");
    let third = draft(&desk, "third", &["recall", "--draft"]);
    assert_eq!(third, first.replace('@', ".1@"));
    desk.expect(0, &["ledger", "sent", &third]);
    desk.expect(0, &["recall"]);
}

#[test]
fn a_note_that_comes_late_hides_no_wrong_copy() {
    let desk = Desk::new();
    let first = draft(&desk, "first", &MAIL);
    change(&desk, "320", "350");
    let second = draft(&desk, "second", &MAIL);
    desk.expect(0, &["ledger", "sent", &second]);
    change(&desk, "350", "320");
    desk.expect(1, &["recall"]);
    // The first went out before the second or behind it.
    desk.expect(0, &["ledger", "sent", &first]);
    let output = desk.run(&["recall"]);
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
    assert!(printed(&output).contains("yui@example.org holds port/investor.en"), "{}", printed(&output));
}

#[test]
fn a_ledger_that_was_named_and_is_not_there_is_no_empty_one() {
    let desk = Desk::new();
    for typed in [
        &["recall"][..],
        &["ledger", "list"],
        &["ledger", "sent", "a@example.org"],
        &["ledger", "forget", "a@example.org"],
    ] {
        let said = desk.expect(2, &[typed, &["--ledger", "typo.jsonl"]].concat());
        assert!(said.contains("can't read `typo.jsonl`: it isn't there"), "{typed:?}: {said}");
    }
    assert!(!desk.path("typo.jsonl").exists() && !desk.path("typo.jsonl.lock").exists());
    // The usual one may be missing: nothing has gone out yet.
    desk.expect(0, &["ledger", "list"]);
    let said = desk.expect(0, &[&MAIL[..], &["--ledger", "new.jsonl"]].concat());
    assert!(said.contains("warning: the ledger `new.jsonl` is new: nothing is known as delivered"), "{said}");
    let said = desk.expect(0, &[&MAIL[..], &["--ledger", "new.jsonl"]].concat());
    assert!(!said.contains("is new"), "{said}");
    // A folder that isn't there may be a drive that isn't connected.
    let said = desk.expect(2, &[&MAIL[..], &["--ledger", "share/ledger.jsonl"]].concat());
    assert!(said.contains("can't read `share`: it isn't there"), "{said}");
}

#[cfg(unix)]
#[test]
fn recipients_behind_a_broken_link_are_not_nobody() {
    let desk = Desk::new();
    desk.recipients("[[recipient]]\nname = 'Yui'\naddress = 'yui@example.org'\naudience = 'policy'\n");
    desk.expect(1, &MAIL);
    let path = desk.root.path().join("data/factbrief/recipients.toml");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink("elsewhere.toml", &path).unwrap();
    let said = desk.expect(2, &MAIL);
    assert!(said.contains("recipients.toml`: it isn't there"), "{said}");
    assert!(desk.drafts("outbox").is_empty());
}

#[test]
fn drafts_are_never_replaced_by_what_was_sent() {
    let desk = Desk::new();
    draft(&desk, "first", &MAIL);
    change(&desk, "320", "350");
    let second = draft(&desk, "second", &MAIL);
    // As the server would answer.
    let history = read(&desk.ledger()).unwrap();
    let known = history.delivery(&second).unwrap().clone();
    let (id, time) = (second, "2026-11-22T10:00:00.000Z".to_owned());
    let quiet = nothing_starts();
    let mut ledger = Appender::open(&desk.ledger()).unwrap();
    ledger
        .append(Entry::Attempted {
            id: id.clone(),
            time: time.clone(),
            recipients: known.recipients,
            copies: known.copies,
        })
        .unwrap();
    ledger.append(Entry::Accepted { id, time, reply: "250 ok".to_owned() }).unwrap();
    drop((ledger, quiet));
    desk.expect(0, &["recall"]);
    let output = desk.run(&["recall", "--drafts"]);
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
    assert!(printed(&output).contains("yui@example.org may hold port/investor.en"), "{}", printed(&output));
}
