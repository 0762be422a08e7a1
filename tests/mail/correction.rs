//! Who gets a letter of correction, and who a mail is from.

use std::sync::Arc;

use factbrief::ledger::{Copy, Entry, History, Recipient, RecipientRole};
use factbrief::mail::{corrections, sender};
use factbrief::make::DossierOutcome;
use factbrief::recall::{Deviation, OpenDrafts, Outdated, Wrong, holdings};

use crate::support::plain_facts::{Plain, dossier};

fn port() -> DossierOutcome {
    let dossier = Some(Arc::new(dossier(&[Plain::of(100)])));
    DossierOutcome { name: "port".to_owned(), dossier, ..DossierOutcome::default() }
}

/// A history in which each address got a copy of a brief in a language.
fn history(copies: &[(&str, &str, &str)]) -> History {
    let mut history = History::default();
    for (number, (address, brief, language)) in copies.iter().enumerate() {
        let (id, time) = (format!("{number}@example.org"), format!("T{number}"));
        let copy = Copy {
            dossier: "port".to_owned(),
            dossier_id: None,
            brief: (*brief).to_owned(),
            audience: "investor".to_owned(),
            language: (*language).to_owned(),
            date: "2026-11-21".to_owned(),
            file: "Port.pdf".to_owned(),
            file_hash: number.to_string(),
            content_hash: None,
            facts: Vec::new(),
        };
        let recipients =
            vec![Recipient { address: (*address).to_owned(), name: None, role: RecipientRole::To }];
        let entry = Entry::Attempted { id: id.clone(), time: time.clone(), recipients, copies: vec![copy] };
        history.apply(entry);
        history.apply(Entry::Accepted { id, time, reply: String::new() });
    }
    history
}

/// Each letter as its addresses, how many briefs it brings and how many copies it replaces, or why it can't be made.
fn letters(copies: &[(&str, &str, &str)], deviation: &Deviation) -> Vec<String> {
    let history = history(copies);
    let found: Vec<Wrong<'_>> = holdings(&history, OpenDrafts::LeftOut)
        .into_iter()
        .map(|holding| Wrong {
            holding,
            facts: vec![Outdated {
                id: "fact-0".to_owned(),
                fact: None,
                statement: String::new(),
                causes: Vec::new(),
                deviations: vec![deviation.clone()],
            }],
            dossier: "port",
        })
        .collect();
    let said = corrections(&found, &[port()]).into_iter().map(|(letter, refusal)| match refusal {
        Some(refusal) => refusal.message,
        None => format!("{} {} {}", letter.addresses(), letter.briefs.len(), letter.replaces.len()),
    });
    said.collect()
}

#[test]
fn a_reader_gets_one_letter_for_all_wrong_copies_in_one_language() {
    for (copies, expected) in [
        (&[("ada@example.org", "investor", "en")][..], &["`ada@example.org` 1 1"][..]),
        (
            &[("ada@example.org", "investor", "en"), ("Ada@Example.org", "policy", "en")],
            &["`ada@example.org` 2 2"],
        ),
        (
            &[("ada@example.org", "investor", "en"), ("ada@example.org", "investor", "ja")],
            &["`ada@example.org` 1 1", "`ada@example.org` 1 1"],
        ),
        (&[("ada@example.org", "nobody", "en")], &["there is no brief `port/nobody`"]),
        (
            &[("ada at example", "investor", "en")],
            &["`ada at example` in the ledger isn't an address: it has no `@`"],
        ),
    ] {
        assert_eq!(letters(copies, &Deviation::Withdrawn), expected, "{copies:?}");
    }
}

#[test]
fn a_mail_is_from_the_typed_sender_else_from_the_contact_of_the_dossier() {
    for (typed, contact, expected) in [
        (Some("Desk <desk@example.org>"), Some("port@example.org"), "Desk <desk@example.org>"),
        (None, Some("port@example.org"), "port@example.org"),
        (None, None, "the dossier `port` has no contact to send it from"),
        (Some("desk"), Some("port@example.org"), "`--from` can't be the sender: `desk`: it has no `@`"),
        (None, Some("port"), "the dossier's `contact` can't be the sender: `port`: it has no `@`"),
    ] {
        let mut dossier = dossier(&[Plain::of(100)]);
        dossier.contact = contact.map(str::to_owned);
        let said = match sender(typed, &dossier) {
            Ok(mailbox) => mailbox.to_string(),
            Err(refusal) => refusal.message,
        };
        assert_eq!(said, expected);
    }
}
