//! The command `ledger`: what it lists, notes and forgets.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::desk::{Desk, printed, said};

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
        listed.contains("drafted        `yui@example.org`")
            && listed.contains("port/investor.en of 2026-11-21"),
        "{listed}"
    );
    let id = listed.lines().nth(1).unwrap().trim().to_owned();
    let said_so = desk.expect(2, &["ledger", "sent", &id, "other@example.org"]);
    assert!(said_so.contains("`other@example.org` is no draft and no uncertain mail"), "{said_so}");
    desk.expect(0, &["ledger", "sent", &id]);
    let json: serde_json::Value =
        serde_json::from_slice(&desk.run(&["ledger", "list", "--json"]).stdout).unwrap();
    assert_eq!(json["messages"][0]["state"], "accepted");
    assert_eq!(json["messages"][0]["by-hand"], true);
    assert!(printed(&desk.run(&["ledger", "list"])).contains("noted as sent"));
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
