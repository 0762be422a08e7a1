//! The command `ledger`: what it lists, notes and forgets.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::desk::{Desk, printed, said, with};
use crate::support::process::Start;
use factbrief::ledger::{content_key, read};

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
    assert!(said_so.contains("`other@example.org` is neither a draft nor an uncertain mail"), "{said_so}");
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

#[test]
fn nothing_in_a_mail_confirms_a_guess_at_its_hidden_readers() {
    let desk = Desk::new();
    desk.expect(0, &with(&["--bcc", "boss@example.org"]));
    let draft = desk.draft("outbox");
    let history = read(&desk.ledger()).unwrap();
    let delivery = &history.deliveries[0];
    // Whoever has the attachment can work this out for every address that they guess.
    let guess = content_key(&delivery.recipients, &delivery.copies);
    assert!(!draft.contains(&guess) && !delivery.id.contains(&guess), "{}", delivery.id);
    // The same draft has the same bytes, whoever uses the ledger; without its secret no other can make the id.
    let again = with(&["--bcc", "boss@example.org", "-o", "again"]);
    desk.expect(0, &again);
    assert_eq!(desk.draft("again"), draft);
    desk.expect(0, &with(&["--bcc", "boss@example.org", "-o", "other", "--ledger", "other.jsonl"]));
    assert!(!desk.draft("other").contains(delivery.id.as_str()));
}

#[test]
fn a_secret_that_is_lost_is_told_and_one_that_is_damaged_refused() {
    let desk = Desk::new();
    let key = desk.ledger().with_extension("jsonl.key");
    desk.expect(0, &with(&["--dry-run"]));
    assert!(!key.exists() && !desk.ledger().exists(), "a dry run writes nothing");
    let said = desk.expect(0, &with(&[]));
    assert!(!said.contains("secret"), "{said}");
    let draft = desk.draft("outbox");
    fs::write(&key, "my notes").unwrap();
    let said = desk.expect(2, &with(&["-o", "again"]));
    assert!(said.contains("ledger.jsonl.key` doesn't hold a ledger's secret"), "{said}");
    assert!(desk.drafts("again").is_empty());
    fs::remove_file(&key).unwrap();
    let said = desk.expect(0, &with(&["-o", "again"]));
    assert!(said.contains("ledger.jsonl.key` wasn't beside the ledger, and a new one was made"), "{said}");
    assert_eq!(desk.draft("again"), draft, "what is in the ledger keeps its id");
    assert!(!desk.expect(0, &with(&["-o", "again"])).contains("wasn't beside"));
}

#[cfg(unix)]
#[test]
fn what_holds_addresses_is_made_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let said = desk.expect(0, &with(&[]));
    assert!(!said.contains("others on this machine"), "{said}");
    let data = desk.ledger();
    assert_eq!((mode(&desk.path("outbox")), mode(data.parent().unwrap())), (0o700, 0o700));
    assert_eq!((mode(&data), mode(&data.with_extension("jsonl.key"))), (0o600, 0o600));
    // A folder that is there is left as it is.
    fs::create_dir(desk.path("shared")).unwrap();
    fs::set_permissions(desk.path("shared"), fs::Permissions::from_mode(0o755)).unwrap();
    let said = desk.expect(0, &with(&["-o", "shared"]));
    assert!(
        said.contains("others on this machine can list `shared`") && said.contains("chmod 700"),
        "{said}"
    );
    assert_eq!(mode(&desk.path("shared")), 0o755);
}

/// A disk that is full is played by a limit on the size of files: the ledger has come to it, the draft is below.
#[cfg(unix)]
#[test]
fn a_draft_is_never_without_its_record() {
    let desk = Desk::new();
    desk.expect(0, &with(&["-o", "first"]));
    let mark = "{\"schema\":\"factbrief/ledger\",\"version\":1,\"state\":\"cut-off\"}\n";
    let limit = 4_000 * 1024;
    let mut ledger = fs::read_to_string(desk.ledger()).unwrap();
    ledger.push_str(&mark.repeat((limit - ledger.len()) / mark.len()));
    fs::write(desk.ledger(), &ledger).unwrap();
    let mut command = std::process::Command::new("bash");
    let mail = desk.command(&with(&["-o", "second"]));
    command.args(["-c", "trap '' XFSZ; ulimit -f 4000; exec \"$0\" \"$@\""]);
    command.arg(mail.get_program()).args(mail.get_args()).current_dir(desk.project());
    command.envs(mail.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = command.ended().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(desk.drafts("second").is_empty());
    assert!(said(&output).contains("not written: `second/investor.en.yui@example.org."), "{}", said(&output));
    // With room again the ledger is read, and the draft is made.
    desk.expect(0, &with(&["-o", "second"]));
    assert_eq!(desk.drafts("second").len(), 1);
}
