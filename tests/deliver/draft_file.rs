//! A draft as a file: the ledger knows its bytes, so that one that was changed by hand is told from one that wasn't.

use std::fs;
use std::time::{Duration, SystemTime};

use factbrief::deliver::{Draft, DraftFate, write_draft};
use factbrief::ledger::{Appender, read};
use factbrief::mail::may_replace;
use factbrief::model::Mailbox;

use crate::support::prepared::letter;

#[test]
fn a_draft_is_there_with_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let (path, ledger) = (folder.path().join("draft.eml"), folder.path().join("ledger.jsonl"));
    let (_, mail) = letter();
    let from = Mailbox::parse("Desk <desk@example.org>").unwrap();
    let date = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let draft = Draft { id: "one@example.org".to_owned(), mail: &mail, from: &from, date };
    let mut appender = Appender::open(&ledger).unwrap();
    let fate = write_draft(&draft, &path, &mut appender, "T1".to_owned()).unwrap();
    assert!(matches!(fate, DraftFate::Written(written) if written == path));
    drop(appender);
    let history = read(&ledger).unwrap();
    let known = history.delivery("one@example.org").unwrap();
    assert!(known.drafted && known.recipients == mail.ledger_recipients() && known.copies == mail.copies);
    assert!(may_replace(&path, &history).unwrap());
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("Subject: The plans") && text.contains("X-Unsent: 1"), "{text}");
    fs::write(&path, text.replace("go on", "have ended")).unwrap();
    assert!(!may_replace(&path, &history).unwrap());
}
