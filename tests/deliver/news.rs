//! A letter to a reader who has some of its briefs: the others go out, and what was left out is named.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::sync::Arc;

use factbrief::deliver::{Wish, only_news};
use factbrief::language::Language;
use factbrief::ledger::{Copy, Entry, History, Recipient, RecipientRole};
use factbrief::mail::{Letter, Named, Prepared};
use factbrief::model::Mailbox;
use factbrief::render::{Cited, MailText};

use crate::support::plain_facts::{AUDIENCES, Plain, dossier};

fn copy(brief: &str) -> Copy {
    Copy {
        dossier: "port".to_owned(),
        dossier_id: None,
        brief: brief.to_owned(),
        audience: brief.to_owned(),
        language: "en".to_owned(),
        date: "2026-12-31".to_owned(),
        file: format!("{brief}.en.pdf"),
        file_hash: brief.to_owned(),
        content_hash: None,
        facts: Vec::new(),
    }
}

/// A letter with both briefs of a dossier, and what is prepared from it.
fn letter() -> (Letter, Prepared) {
    let recipients = vec![(RecipientRole::To, Mailbox::parse("dora@example.org").unwrap())];
    let dossier = Arc::new(dossier(&[Plain::of(10)]));
    let briefs = (0..dossier.briefs.len()).map(|brief| Named { dossier: 0, brief }).collect();
    let letter = Letter {
        recipients: recipients.clone(),
        briefs,
        language: None,
        audiences: Vec::new(),
        salutation: None,
        subject: None,
        replaces: Vec::new(),
    };
    let body = Cited {
        language: Language::En,
        markdown: String::new(),
        facts: Vec::new(),
        references: Vec::new(),
        charts: Vec::new(),
        marks: Vec::new(),
    };
    let prepared = Prepared {
        recipients,
        briefs: dossier.briefs.iter().map(|brief| brief.name.clone()).collect(),
        dossier,
        language: Language::En,
        attachments: Vec::new(),
        text: MailText { subject: String::new(), body },
        key: String::new(),
        copies: AUDIENCES.iter().map(|brief| copy(brief)).collect(),
        allowed: Vec::new(),
        told: Vec::new(),
    };
    (letter, prepared)
}

/// A ledger in which the reader got these briefs, each in a mail of its own.
fn delivered(briefs: &[&str]) -> History {
    let mut history = History::default();
    for (number, brief) in briefs.iter().enumerate() {
        let (id, time) = (format!("{number}@example.org"), format!("T{number}"));
        let reader =
            Recipient { address: "dora@example.org".to_owned(), name: None, role: RecipientRole::To };
        let (recipients, copies) = (vec![reader], vec![copy(brief)]);
        history.apply(Entry::Attempted { id: id.clone(), time: time.clone(), recipients, copies });
        history.apply(Entry::Accepted { id, time, reply: String::new() });
    }
    history
}

#[test]
fn what_a_reader_has_is_left_out_where_something_is_new() {
    let (letter, mail) = letter();
    let [has, new] = [0, 1].map(|brief| mail.dossier.briefs[brief].name.clone());
    let news = only_news(&letter, &mail, &delivered(&[has.as_str()]), Wish::default()).unwrap();
    let named: Vec<&String> =
        news.letter.briefs.iter().map(|named| &mail.dossier.briefs[named.brief].name).collect();
    assert_eq!(named, [&new]);
    let left: Vec<&str> = news.left_out.iter().map(|receipt| receipt.what.as_str()).collect();
    assert_eq!(left, [format!("port/{has}.en")]);
    for history in [delivered(&[]), delivered(&[has.as_str(), new.as_str()])] {
        assert!(only_news(&letter, &mail, &history, Wish::default()).is_none());
    }
    let again = Wish { times: 2, ..Wish::default() };
    assert!(
        only_news(&letter, &mail, &delivered(&[has.as_str()]), again).is_none(),
        "all of it goes once more"
    );
}
