//! The command `recall`: who holds what, what it says of it, and the corrections that it writes.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use crate::support::desk::{Desk, printed, readable};

/// Notes every draft of the outbox as sent.
fn send_by_hand(desk: &Desk) {
    let json: serde_json::Value =
        serde_json::from_slice(&desk.run(&["ledger", "list", "--json"]).stdout).unwrap();
    let messages = json["messages"].as_array().unwrap();
    let drafted = messages.iter().filter(|message| message["state"] == "drafted");
    let ids: Vec<&str> = drafted.map(|message| message["id"].as_str().unwrap()).collect();
    desk.expect(0, &[&["ledger", "sent"], &ids[..]].concat());
}

#[test]
fn the_command_names_who_holds_what_and_writes_the_corrections() {
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "-l", "en", "--to", "Yui Tanaka <yui@example.org>"]);
    desk.expect(0, &["mail", "policy", "-l", "ja", "--to", "paul@example.org"]);
    // Drafts aren't known to be sent.
    let said = desk.expect(0, &["recall"]);
    assert!(said.contains("0 copies known from the ledger") && said.contains("another machine"), "{said}");
    send_by_hand(&desk);
    desk.expect(0, &["recall"]);
    // 5% of 320億 is 16億.
    desk.restate("briefs/port/facts/works.toml", "320億", "330億");
    let output = desk.run(&["recall"]);
    assert!(output.status.success());
    assert!(printed(&output).contains(
        "value was `about ¥32 billion`, is `about ¥33 billion`, within `recall-above`  about +3.1 %"
    ));
    desk.restate("briefs/port/facts/works.toml", "330億", "350億");
    let output = desk.run(&["recall"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = printed(&output);
    assert!(shown.contains("paul@example.org holds port/policy.ja of 2026-11-21"), "{shown}");
    assert!(shown.contains("! works-cost: value was `about ¥32 billion`, is `about ¥35 billion`"), "{shown}");
    // The corrections go through the same gate.
    let said = desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    assert!(said.contains("is stale") && desk.drafts("corrections").is_empty(), "{said}");
    desk.build();
    desk.expect(1, &["recall", "--draft", "-o", "corrections", "--on", "2026-11-22"]);
    let drafts = desk.drafts("corrections");
    assert_eq!(drafts.len(), 2);
    assert!(drafts[0].1.contains("Subject: Correction: Kitahama"), "{:.600}", drafts[0].1);
    let text = readable(&drafts[0].1);
    assert!(
        text.contains("about ¥35 billion over 4 years. [1] (Your copy says about ¥32 billion.)"),
        "{text:.3000}"
    );
    assert!(readable(&drafts[1].1).contains("（旧版：約320億円）"), "{:.3000}", readable(&drafts[1].1));
    send_by_hand(&desk);
    desk.expect(0, &["recall"]);
    let json: serde_json::Value = serde_json::from_slice(&desk.run(&["recall", "--json"]).stdout).unwrap();
    assert_eq!((&json["schema"], &json["wrong"]), (&"factbrief/recall".into(), &0.into()));
    // Words only, of a fact with a threshold and of one without.
    desk.edit("briefs/port/facts/works.toml", "is to cost", "shall cost");
    let output = desk.run(&["recall"]);
    let shown = printed(&output);
    assert!(output.status.success() && shown.contains("nothing that counts has changed"), "{shown}");
    desk.edit("briefs/port/facts/works.toml", "From then on the harbour", "Afterwards the harbour");
    let output = desk.run(&["recall"]);
    let shown = printed(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        shown.contains("in other words: was `From then on") && shown.contains("is `Afterwards"),
        "{shown}"
    );
}

/// Makes the last draft a mail that was handed over and whose end isn't known.
fn lose_the_connection(desk: &Desk) {
    let text = std::fs::read_to_string(desk.ledger()).unwrap();
    let (before, last) = text.rsplit_once("\"state\":\"drafted\"").unwrap();
    std::fs::write(desk.ledger(), format!("{before}\"state\":\"attempted\"{last}")).unwrap();
}

const WORKS: &str = "briefs/port/facts/works.toml";
const YUI: [&str; 6] = ["mail", "investor", "-l", "en", "--to", "Yui Tanaka <yui@example.org>"];

#[test]
fn a_correction_speaks_of_the_copy_that_is_wrong() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    send_by_hand(&desk);
    desk.restate(WORKS, "320億", "350億");
    desk.build();
    desk.expect(0, &YUI);
    lose_the_connection(&desk);
    // The copy that surely arrived is right again; the one that may have arrived is wrong.
    desk.restate(WORKS, "350億", "320億");
    desk.build();
    desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    let text = readable(&desk.draft("corrections"));
    for part in [
        "Something in a brief that may have reached you has changed.",
        "What has changed since the copy of 21 November 2026 that may have reached you:",
        "about ¥32 billion over 4 years. [1] (That copy says about ¥35 billion.)",
    ] {
        assert!(text.contains(part), "{part}: {text:.3000}");
    }
    assert!(!text.contains("No fact has changed"), "{text:.3000}");
    // Both are wrong, and each is spoken of.
    desk.restate(WORKS, "320億", "400億");
    desk.build();
    desk.expect(1, &["recall", "--draft", "-o", "both"]);
    let text = readable(&desk.draft("both"));
    for part in [
        "Something in the brief that you hold has changed.",
        "What has changed since your copy of 21 November 2026:",
        "(Your copy says about ¥32 billion.)",
        "(That copy says about ¥35 billion.)",
    ] {
        assert!(text.contains(part), "{part}: {text:.3000}");
    }
}

#[test]
fn the_correction_of_a_draft_that_may_have_been_sent_says_what_has_changed() {
    let desk = Desk::new();
    desk.expect(0, &["mail", "investor", "-l", "ja", "--to", "yui@example.org"]);
    desk.restate(WORKS, "320億", "350億");
    desk.build();
    desk.expect(1, &["recall", "--drafts", "--draft", "-o", "corrections"]);
    let text = readable(&desk.draft("corrections"));
    for part in
        ["お手元に届いている場合", "可能性のある2026年11月21日付の版からの変更点", "（旧版：約320億円）"]
    {
        assert!(text.contains(part), "{part}: {text:.3000}");
    }
}

#[test]
fn a_correction_says_what_has_changed_when_it_is_no_figure() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    desk.expect(0, &["mail", "policy", "-l", "ja", "--to", "paul@example.org"]);
    send_by_hand(&desk);
    desk.edit(WORKS, "due = \"FY2030\"", "due = \"FY2033\"");
    desk.edit(WORKS, "status = \"announced\"", "status = \"reported\"");
    desk.build();
    let shown = printed(&desk.run(&["recall"]));
    assert!(shown.contains("! works-cost: due was `FY2030`, is `FY2033`"), "{shown}");
    desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    let drafts = desk.drafts("corrections");
    let (en, ja) = (readable(&drafts[0].1), readable(&drafts[1].1));
    for part in ["due date FY2030, which is now FY2033", "status announced, which is now reported"] {
        assert!(en.contains(part), "{part}: {en:.3000}");
    }
    for part in ["期限は2030年度（現在は2033年度）", "情報の区分は発表（現在は報道）"]
    {
        assert!(ja.contains(part), "{part}: {ja:.3000}");
    }
}

#[test]
fn a_correction_quotes_the_sentence_when_no_old_figure_tells_what_has_changed() {
    let desk = Desk::new();
    let works = std::fs::read_to_string(desk.path(WORKS)).unwrap();
    desk.edit(WORKS, " over {{ period }}", "");
    desk.edit(WORKS, "には{{ period }}で", "には");
    desk.edit(WORKS, "with.period = ", "# with.period = ");
    desk.edit(WORKS, ", period = \"4年間\"", "");
    desk.build();
    desk.expect(0, &YUI);
    send_by_hand(&desk);
    desk.write(WORKS, &works);
    desk.build();
    let shown = printed(&desk.run(&["recall"]));
    assert!(shown.contains("! works-cost: period was none, is `4 years`"), "{shown}");
    desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    let text = readable(&desk.draft("corrections"));
    assert!(
        text.contains("(Your copy says “Strengthening Berth 7 is to cost about ¥32 billion”.)"),
        "{text:.3000}"
    );
}

#[test]
fn a_fact_that_is_gone_is_wrong_in_every_copy_that_has_it() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    send_by_hand(&desk);
    desk.edit(WORKS, "[works-cost]", "[works-cost-as-announced]");
    for brief in ["investor", "policy"] {
        let path = format!("briefs/port/{brief}.toml");
        let text = std::fs::read_to_string(desk.path(&path)).unwrap();
        desk.write(&path, &text.replace("works-cost", "works-cost-as-announced"));
    }
    let output = desk.run(&["recall"]);
    let shown = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(shown.contains("! works-cost: withdrawn; the copy says `Strengthening Berth 7"), "{shown}");
}

#[test]
fn copies_that_cannot_be_judged_or_corrected_are_named() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    desk.expect(0, &["mail", "policy", "-l", "ja", "--to", "paul@example.org"]);
    send_by_hand(&desk);
    let ledger = std::fs::read_to_string(desk.ledger()).unwrap();
    // One copy is of a dossier that isn't here, and the other went to what isn't an address.
    let (first, second) = ledger.split_once('\n').unwrap();
    let first = first
        .replace("\"dossier\":\"port\",\"dossier-id\":\"", "\"dossier\":\"quay\",\"dossier-id\":\"quay-");
    let second = second.replace("paul@example.org", "paul at example");
    std::fs::write(desk.ledger(), format!("{first}\n{second}")).unwrap();
    let said = desk.expect(0, &["recall"]);
    for part in [
        "not judged: 1 copy of `quay` with `yui@example.org`: the dossier isn't here",
        "2 copies known from the ledger",
        ", 0 wrong, 1 not judged;",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let json: serde_json::Value = serde_json::from_slice(&desk.run(&["recall", "--json"]).stdout).unwrap();
    assert_eq!((&json["copies"], &json["wrong"]), (&2.into(), &0.into()));
    assert_eq!(json["not-judged"].as_array().unwrap().len(), 1);
    let unjudged = &json["not-judged"][0];
    assert_eq!((&unjudged["address"], &unjudged["dossier"]), (&"yui@example.org".into(), &"quay".into()));
    desk.restate(WORKS, "320億", "350億");
    desk.build();
    let said = desk.expect(1, &["recall", "--draft"]);
    assert!(said.contains("refused: `paul at example` in the ledger isn't an address"), "{said}");
    assert!(said.contains("write to this reader by hand"), "{said}");
}

#[test]
fn a_dossier_that_cannot_be_read_is_no_all_clear() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    send_by_hand(&desk);
    desk.expect(0, &["recall"]);
    desk.edit("briefs/port/dossier.toml", "languages =", "languages = [");
    let said = desk.expect(1, &["recall"]);
    assert!(said.contains("0 wrong, 1 not judged"), "{said}");
}

#[test]
fn a_statement_that_was_withdrawn_is_quoted() {
    let desk = Desk::new();
    desk.expect(0, &YUI);
    desk.expect(0, &["mail", "investor", "-l", "ja", "--to", "yui@example.org"]);
    send_by_hand(&desk);
    let text = std::fs::read_to_string(desk.path(WORKS)).unwrap();
    let (kept, rest) = text.split_once("[fishery-talks]").unwrap();
    let rest = rest.split_once("\n[").map(|(_, rest)| format!("[{rest}")).unwrap_or_default();
    desk.write(WORKS, &format!("{kept}{rest}"));
    for brief in ["investor", "policy"] {
        desk.edit(&format!("briefs/port/{brief}.toml"), ", \"fishery-talks\"", "");
    }
    desk.build();
    desk.expect(1, &["recall", "--draft", "-o", "corrections"]);
    let drafts = desk.drafts("corrections");
    let texts: Vec<String> = drafts.iter().map(|(_, draft)| readable(draft)).collect();
    assert!(
        texts.iter().any(|text| text.contains("Withdrawn: “Talks with the fishery cooperative")),
        "{texts:?}"
    );
    assert!(texts.iter().any(|text| text.contains("撤回：「")), "{texts:?}");
}

#[test]
fn what_says_how_corrections_are_written_needs_corrections() {
    let desk = Desk::new();
    let said = desk.expect(2, &["recall", "--from", "a@example.org"]);
    assert!(said.contains("add `--draft`"), "{said}");
}
