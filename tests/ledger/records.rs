//! The ledger: nothing in it is lost, whatever happens to its last line, and an address can be taken out.
//!
//! These tests take locks in this process, so each keeps programs from being started meanwhile. tests/command/ledger.rs
//! tests the command.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;
use std::path::Path;

use factbrief::account::{CopiedFact, FactRecord, Spelled, Standing};
use factbrief::ledger::{Appender, Copy, Entry, Recipient, RecipientRole, State, content_key, forget, read};

use crate::support::process::{Start, nothing_starts};

fn recipient(address: &str) -> Recipient {
    Recipient { address: address.to_owned(), name: None, role: RecipientRole::To }
}

fn copy() -> Copy {
    let standing = Standing {
        likelihood: None,
        confidence: None,
        status: Spelled::read("announced"),
        stage: Spelled::read("planned"),
        as_of: Spelled::read("2026-06-30"),
        due: None,
        lapsed: None,
        subject: None,
    };
    let record = FactRecord {
        statement: "The works cost ¥3 billion.".to_owned(),
        printed: Vec::new(),
        values: std::collections::BTreeMap::new(),
        computed: None,
        standing,
        evidence: None,
        backing: Default::default(),
        worded: std::collections::BTreeMap::new(),
    };
    let fact = CopiedFact { id: "works-cost".to_owned(), record };
    Copy {
        dossier: "port".to_owned(),
        dossier_id: None,
        brief: "investor".to_owned(),
        audience: "investor".to_owned(),
        language: "en".to_owned(),
        date: "2026-11-21".to_owned(),
        file: "Port.pdf".to_owned(),
        file_hash: "00".to_owned(),
        content_hash: None,
        facts: vec![fact],
    }
}

fn attempted(id: &str, addresses: &[&str]) -> Entry {
    Entry::Attempted {
        id: id.to_owned(),
        time: "2026-11-21T10:00:00.000Z".to_owned(),
        recipients: addresses.iter().map(|address| recipient(address)).collect(),
        copies: vec![copy()],
    }
}

fn accepted(id: &str) -> Entry {
    let (time, reply) = ("2026-11-21T10:00:01.000Z".to_owned(), "250 ok".to_owned());
    Entry::Accepted { id: id.to_owned(), time, reply }
}

fn refused(id: &str, reply: &str) -> Entry {
    Entry::Refused {
        id: id.to_owned(),
        time: "2026-11-21T10:00:01.000Z".to_owned(),
        reply: reply.to_owned(),
        mailbox: None,
    }
}

fn write(path: &Path, entries: Vec<Entry>) {
    let mut ledger = Appender::open(path).unwrap();
    entries.into_iter().for_each(|entry| ledger.append(entry).unwrap());
}

fn states(path: &Path) -> Vec<(String, &'static str)> {
    let history = read(path).unwrap();
    history.deliveries.iter().map(|delivery| (delivery.id.clone(), delivery.state.name())).collect()
}

#[test]
fn what_was_written_is_read_and_an_attempt_without_an_end_is_uncertain() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("deep/down/ledger.jsonl");
    write(
        &path,
        vec![
            attempted("a@x", &["a@example.org"]),
            accepted("a@x"),
            attempted("b@x", &["b@example.org"]),
            refused("b@x", "550 no"),
            attempted("c@x", &["c@example.org"]),
            // An attempt nobody knows the end of stays so, whatever the next one says but yes.
            attempted("d@x", &["d@example.org"]),
            attempted("d@x", &["d@example.org"]),
            refused("d@x", "451 later"),
            attempted("e@x", &["e@example.org"]),
            refused("e@x", "451 later"),
            attempted("e@x", &["e@example.org"]),
            accepted("e@x"),
        ],
    );
    let expected = [
        ("a@x", "accepted"),
        ("b@x", "refused"),
        ("c@x", "uncertain"),
        ("d@x", "uncertain"),
        ("e@x", "accepted"),
    ];
    assert_eq!(states(&path), expected.map(|(id, state)| (id.to_owned(), state)));
    assert_eq!(read(&path).unwrap().deliveries[0].copies, [copy()]);
}

#[test]
fn a_last_line_cut_off_anywhere_loses_nothing_before_it() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    write(
        &path,
        vec![attempted("a@x", &["a@example.org"]), accepted("a@x"), attempted("b@x", &["b@example.org"])],
    );
    let whole = fs::read(&path).unwrap();
    let second = whole.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    let third = second + whole[second..].iter().position(|&byte| byte == b'\n').unwrap() + 1;
    // Every place near an end of a line, and every seventh elsewhere.
    let near = |cut: &usize| [second, third, whole.len()].iter().any(|end| end.abs_diff(*cut) < 4);
    for cut in (second..whole.len()).filter(|cut| near(cut) || cut % 7 == 0) {
        fs::write(&path, &whole[..cut]).unwrap();
        let before = read(&path).unwrap();
        let in_middle = cut != second && cut != third && cut != third - 1 && cut != whole.len() - 1;
        assert_eq!(!before.cut_off.is_empty(), in_middle, "cut at {cut}");
        // The message whose answer was cut off is uncertain, not forgotten and not delivered.
        let first = if cut >= third - 1 { State::Accepted } else { State::Uncertain };
        assert_eq!(before.deliveries[0].state, first, "cut at {cut}");
        // Going on begins a new line and keeps every byte.
        write(&path, vec![attempted("c@x", &["c@example.org"])]);
        let after = fs::read(&path).unwrap();
        assert!(after.starts_with(&whole[..cut]), "cut at {cut}");
        let history = read(&path).unwrap();
        assert_eq!(history.deliveries.last().unwrap().id, "c@x", "cut at {cut}");
        assert_eq!(history.deliveries[0].state, first, "cut at {cut}");
        assert_eq!(history.cut_off, before.cut_off, "cut at {cut}");
    }
}

#[test]
fn a_repair_that_is_cut_off_itself_is_understood() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    write(&path, vec![attempted("a@x", &["a@example.org"]), accepted("a@x")]);
    let whole = fs::read(&path).unwrap();
    let torn = [&whole[..], b"{\"schema\":\"factbrief/led"].concat();
    fs::write(&path, &torn).unwrap();
    drop(Appender::open(&path).unwrap());
    let repaired = fs::read(&path).unwrap();
    assert!(repaired.starts_with(&torn) && repaired.ends_with(b"\"state\":\"cut-off\"}\n"));
    let repair = &repaired[torn.len()..];
    for tail in [&b""[..], b"\0\0\0"] {
        for first in (0..=repair.len()).filter(|cut| cut % 7 == 0 || *cut < 3 || cut + 3 > repair.len()) {
            // The next repair may be cut off as well.
            for second in [0, 1, 2, repair.len() / 2, repair.len()] {
                fs::write(&path, [&torn, tail, &repair[..first]].concat()).unwrap();
                read(&path).unwrap_or_else(|error| panic!("{first}: {error}"));
                drop(Appender::open(&path).unwrap());
                let before = [&torn, tail, &repair[..first]].concat().len();
                let again = fs::read(&path).unwrap();
                let cut = (before + second).min(again.len());
                fs::write(&path, &again[..cut]).unwrap();
                write(&path, vec![attempted("b@x", &["b@example.org"])]);
                let expected = [("a@x", "accepted"), ("b@x", "uncertain")];
                assert_eq!(
                    states(&path),
                    expected.map(|(id, state)| (id.to_owned(), state)),
                    "{first} {second}"
                );
            }
        }
    }
    // What only looks like it was damaged, and stops everything.
    for damaged in [&b"[1]\n"[..], b"{\"schema\":oops\n", b"[1]\n{\"schema\":\"fact", b"{\"sch\n\n"] {
        fs::write(&path, [&whole[..], damaged].concat()).unwrap();
        assert!(read(&path).is_err(), "{}", String::from_utf8_lossy(damaged));
    }
}

#[test]
fn a_line_that_is_not_a_record_stops_everything() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    write(&path, vec![attempted("a@x", &["a@example.org"]), accepted("a@x")]);
    let text = fs::read_to_string(&path).unwrap();
    for (damaged, says) in [
        (text.replacen("accepted", "acc", 1), "line 2 of the ledger"),
        (text.replacen('{', "[", 1), "line 1 of the ledger"),
        (text.replacen("\"version\":1", "\"version\":2", 1), "has version 2"),
        (text.replacen("factbrief/ledger", "other", 1), "isn't a record"),
    ] {
        fs::write(&path, &damaged).unwrap();
        let error = read(&path).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
        assert!(Appender::open(&path).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), damaged, "nothing was changed");
    }
}

/// A comparison with a figure that nobody can read would find no difference.
#[test]
fn a_figure_that_cannot_be_read_is_refused_with_its_line() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    write(&path, vec![accepted("b@x"), attempted("a@x", &["a@example.org"])]);
    let text = fs::read_to_string(&path).unwrap();
    let with = |number: &str| {
        let value = format!(
            r#""values":{{"value":{{"text":"¥3 billion","kind":"quantity","bound":"exact","about":false,"number":"{number}","unit":"JPY"}}}}"#
        );
        text.replacen(r#""values":{}"#, &value, 1)
    };
    fs::write(&path, with("3000000000.00")).unwrap();
    assert!(read(&path).is_ok());
    fs::write(&path, with("3 billion")).unwrap();
    let error = read(&path).unwrap_err().to_string();
    assert!(error.contains("line 2 of the ledger"), "{error}");
    assert!(error.ends_with("isn't a record: `3 billion` isn't a number"), "{error}");
}

#[test]
fn a_file_that_is_not_a_ledger_is_left_unchanged() {
    let _quiet = nothing_starts();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    for text in ["my precious notes", "{\"a\":1", "{\"schema\":\"factbrief/lodger", "\u{0}a"] {
        fs::write(&path, text).unwrap();
        assert!(forget(&path, "a@example.org").is_err(), "{text}");
        assert!(Appender::open(&path).is_err(), "{text}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn a_copy_that_a_killed_run_left_is_forgotten_too() {
    let _quiet = nothing_starts();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.jsonl");
    write(&path, vec![attempted("a@x", &["a@example.org"]), accepted("a@x")]);
    let left = folder.path().join(".factbrief-a1B2c3");
    fs::copy(&path, &left).unwrap();
    let mine = folder.path().join(".factbrief-mine00");
    fs::write(&mine, "Mine.").unwrap();
    forget(&path, "a@example.org").unwrap();
    assert!(!left.exists() && mine.exists());
    assert!(!fs::read_to_string(&path).unwrap().contains("a@example.org"));
}

#[cfg(unix)]
#[test]
fn a_ledger_must_be_a_file() {
    let _quiet = nothing_starts();
    let error = read(Path::new("/dev/zero")).unwrap_err().to_string();
    assert!(error.contains("isn't a file"), "{error}");
}

#[test]
fn two_processes_never_write_at_once() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    let first = Appender::open(&path).unwrap();
    let second = Appender::open(&path).unwrap_err().to_string();
    assert!(second.contains("another factbrief is using the ledger"), "{second}");
    assert!(forget(&path, "a@example.org").is_err());
    drop(first);
    Appender::open(&path).unwrap();
}

#[test]
fn an_address_is_forgotten_everywhere() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    write(
        &path,
        vec![
            attempted("a@x", &["a@example.org"]),
            refused("a@x", "550 no <a@example.org>"),
            attempted("b@x", &["b@example.org"]),
            accepted("b@x"),
            attempted("c@x", &["A@Example.org", "c@example.org"]),
            refused("c@x", "550 for `a@example.org`"),
        ],
    );
    // A line cut off may hold the address too.
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(
        b"{\"schema\":\"factbrief/ledger\",\"version\":1,\"recipients\":[{\"address\":\"a@example.org\"",
    );
    fs::write(&path, bytes).unwrap();
    let forgotten = forget(&path, "a@example.org").unwrap();
    assert_eq!((forgotten.messages, forgotten.shared), (1, 1));
    let text = fs::read_to_string(&path).unwrap().to_lowercase();
    assert!(!text.contains("a@example.org"), "{text}");
    assert_eq!(states(&path), [("b@x".to_owned(), "accepted"), ("c@x".to_owned(), "refused")]);
    assert_eq!(forget(&path, "a@example.org").unwrap().messages, 0);
}

#[test]
fn a_draft_of_a_refused_mail_can_be_noted_as_sent() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    let drafted = |id: &str| Entry::Drafted {
        id: id.to_owned(),
        time: "2026-11-21T11:00:00.000Z".to_owned(),
        recipients: vec![recipient("a@example.org")],
        copies: vec![copy()],
        draft_hash: None,
        mailbox: None,
    };
    let sent = |id: &str| Entry::Sent { id: id.to_owned(), time: "2026-11-22T10:00:00.000Z".to_owned() };
    write(
        &path,
        vec![
            attempted("a@x", &["a@example.org"]),
            refused("a@x", "552 too large"),
            drafted("a@x"),
            // The draft is still there when the server refuses it.
            drafted("b@x"),
            attempted("b@x", &["a@example.org"]),
            refused("b@x", "552 too large"),
            // A draft doesn't end a doubt.
            attempted("c@x", &["a@example.org"]),
            drafted("c@x"),
        ],
    );
    let expected = [("a@x", "drafted"), ("b@x", "refused"), ("c@x", "uncertain")];
    assert_eq!(states(&path), expected.map(|(id, state)| (id.to_owned(), state)));
    assert!(read(&path).unwrap().deliveries.iter().all(|delivery| delivery.drafted));
    write(&path, ["a@x", "b@x", "c@x"].map(sent).to_vec());
    assert!(states(&path).iter().all(|(_, state)| *state == "accepted"));
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_same_ledger_and_the_same_lock() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let (path, link) = (root.path().join("share.jsonl"), root.path().join("link.jsonl"));
    write(&path, vec![attempted("a@x", &["a@example.org"]), attempted("b@x", &["b@example.org"])]);
    std::os::unix::fs::symlink("share.jsonl", &link).unwrap();
    let held = Appender::open(&path).unwrap();
    let error = Appender::open(&link).unwrap_err().to_string();
    assert!(error.contains("another factbrief is using the ledger"), "{error}");
    drop(held);
    assert_eq!(forget(&link, "a@example.org").unwrap().messages, 1);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(!fs::read_to_string(&path).unwrap().contains("a@example.org"));
    // A link to nothing is no empty ledger: the drive may not be there.
    fs::remove_file(&path).unwrap();
    for error in [read(&link).unwrap_err(), Appender::open(&link).unwrap_err()] {
        assert!(error.to_string().contains("is a link to a file that isn't there"), "{error}");
    }
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn a_new_user_of_the_ledger_shares_its_secret() {
    use std::os::unix::fs::PermissionsExt;
    let quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    let key = root.path().join("ledger.jsonl.key");
    let use_it = || Appender::open(&path).unwrap().secret().map(|found| found.is_new);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert!(use_it().unwrap());
    assert_eq!((mode(&path), mode(&key)), (0o600, 0o600));
    for (ledger, before) in [(0o660, 0o600), (0o600, 0o644)] {
        fs::set_permissions(&path, fs::Permissions::from_mode(ledger)).unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(before)).unwrap();
        assert!(!use_it().unwrap());
        assert_eq!(mode(&key), ledger);
    }
    // A pipe would be waited for without end.
    drop(quiet);
    fs::remove_file(&key).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&key).ended().is_ok_and(|made| made.status.success()));
    assert!(use_it().unwrap_err().to_string().contains("doesn't hold a ledger's secret"));
}

#[test]
fn the_secret_is_beside_the_ledger_and_stays() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    let key = root.path().join("ledger.jsonl.key");
    let id = || {
        let found = Appender::open(&path).unwrap().secret().unwrap();
        (found.secret.key("a mail"), found.is_new)
    };
    let first = id();
    assert!(first.1);
    assert_eq!(id(), (first.0.clone(), false));
    let line = fs::read_to_string(&key).unwrap();
    assert_eq!(line.trim_end().len(), 64);
    assert!(!format!("{:?}", Appender::open(&path).unwrap().secret().unwrap()).contains(line.trim_end()));
    // It travels with the ledger.
    let other = tempfile::tempdir().unwrap();
    for name in ["ledger.jsonl", "ledger.jsonl.key"] {
        fs::copy(root.path().join(name), other.path().join(name)).unwrap();
    }
    let moved = Appender::open(&other.path().join("ledger.jsonl")).unwrap().secret().unwrap();
    assert_eq!(moved.secret.key("a mail"), first.0);
    // Lost, it is made anew; what is there and can't be a secret is refused and left as it is.
    fs::remove_file(&key).unwrap();
    let second = id();
    assert!(second.1 && second.0 != first.0);
    let zeros = format!("{}\n", "0".repeat(64));
    let damaged = [
        "",
        "\n",
        "ab\n",
        "my notes",
        &zeros,
        &line[1..],
        &line.replacen(&line[..1], "x", 1),
        &line.repeat(2),
    ];
    for text in damaged {
        fs::write(&key, text).unwrap();
        let error = Appender::open(&path).unwrap().secret().unwrap_err();
        assert!(error.to_string().contains("ledger.jsonl.key` doesn't hold a ledger's secret"), "{error}");
        assert_eq!(fs::read_to_string(&key).unwrap(), text);
    }
    fs::remove_file(&key).unwrap();
    fs::create_dir(&key).unwrap();
    assert!(Appender::open(&path).unwrap().secret().is_err());
}

#[test]
fn no_id_confirms_an_address_that_was_forgotten() {
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    let key = root.path().join("ledger.jsonl.key");
    let both = ["a@example.org", "b@example.org"];
    let recipients = both.map(recipient);
    let content = content_key(&recipients, &[copy()]);
    let secret = Appender::open(&path).unwrap().secret().unwrap().secret;
    let id = format!("{}@x", secret.key(&content));
    write(&path, vec![attempted(&id, &both), accepted(&id)]);
    let before = fs::read_to_string(&key).unwrap();
    // Whoever has the ledger and its secret could test guesses at who else got the mail.
    let forgotten = forget(&path, "b@example.org").unwrap();
    assert_eq!((forgotten.shared, forgotten.guessable), (1, 0));
    assert_ne!(fs::read_to_string(&key).unwrap(), before);
    // An id without a secret lies in the mailbox of the other reader; that is said.
    let old = format!("{content}@y");
    write(&path, vec![attempted(&old, &both), accepted(&old)]);
    let forgotten = forget(&path, "b@example.org").unwrap();
    assert_eq!((forgotten.shared, forgotten.guessable), (1, 1));
    assert_eq!(states(&path).len(), 2);
}

#[cfg(unix)]
#[test]
fn everybody_who_may_write_to_the_ledger_may_lock_it() {
    let _quiet = nothing_starts();
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    write(&path, vec![attempted("a@x", &["a@example.org"]), attempted("b@x", &["b@example.org"])]);
    assert_eq!((mode(&path), mode(&path.with_extension("jsonl.lock"))), (0o600, 0o600));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
    forget(&path, "a@example.org").unwrap();
    let key = path.with_extension("jsonl.key");
    Appender::open(&path).unwrap().secret().unwrap();
    assert_eq!((mode(&path), mode(&path.with_extension("jsonl.lock")), mode(&key)), (0o660, 0o660, 0o660));
}

/// Only root can give files away, and only then is there something to keep.
#[cfg(unix)]
#[test]
fn a_ledger_that_is_written_anew_keeps_owner_group_and_rights() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let _quiet = nothing_starts();
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("ledger.jsonl");
    let of = |path: &Path| {
        let found = fs::metadata(path).unwrap();
        (found.uid(), found.gid(), found.permissions().mode() & 0o7777)
    };
    let (own, group, _) = of(root.path());
    let other = if own == 0 { (1000, 1000) } else { (own, group) };
    write(&path, vec![attempted("a@x", &["a@example.org", "b@example.org"])]);
    chown(&path, Some(other.0), Some(other.1)).unwrap();
    for mode in [0o640, 0o660, 0o600] {
        write(&path, vec![attempted("b@x", &["a@example.org", "b@example.org"])]);
        Appender::open(&path).unwrap().secret().unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let forgotten = forget(&path, "a@example.org").unwrap();
        assert!(forgotten.shared > 0 && !forgotten.is_taken_over);
        assert_eq!(of(&path), (other.0, other.1, mode));
        // Beside it lie files that belong to whoever made them, and that its group may use as it may use the ledger.
        let key = of(&path.with_extension("jsonl.key"));
        assert_eq!((key.1, key.2), (other.1, mode));
    }
}
