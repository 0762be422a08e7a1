//! Which copies are of one dossier: a table of what was recorded and of what is still in a reader's hands.

use factbrief::ledger::{Copy, Entry, History, Recipient, RecipientRole};
use factbrief::recall::{OpenDrafts, holdings};

/// `port:a` is a copy of the dossier `port` whose id is `a`; `port` is one without an id.
fn history(copies: &[&str]) -> History {
    let mut history = History::default();
    for (number, named) in copies.iter().enumerate() {
        let (name, dossier_id) = match named.split_once(':') {
            Some((name, id)) => (name, Some(id.to_owned())),
            None => (*named, None),
        };
        let copy = Copy {
            dossier: name.to_owned(),
            dossier_id,
            brief: "investor".to_owned(),
            audience: "investor".to_owned(),
            language: "en".to_owned(),
            date: "2026-11-21".to_owned(),
            file: "Port.pdf".to_owned(),
            file_hash: number.to_string(),
            content_hash: None,
            facts: Vec::new(),
        };
        let (id, time) = (format!("{number}@example.org"), format!("T{number}"));
        let recipients =
            vec![Recipient { address: "ada@example.org".to_owned(), name: None, role: RecipientRole::To }];
        history.apply(Entry::Attempted {
            id: id.clone(),
            time: time.clone(),
            recipients,
            copies: vec![copy],
        });
        history.apply(Entry::Accepted { id, time, reply: String::new() });
    }
    history
}

#[test]
fn a_copy_is_replaced_by_a_later_one_of_the_same_dossier_alone() {
    for (copies, held) in [
        (&["port", "port"][..], &["1"][..]),
        (&["port:a", "port:a"], &["1"]),
        // The folder was renamed.
        (&["port:a", "pier:a"], &["1"]),
        (&["port:a", "port:b"], &["0", "1"]),
        (&["port:a", "port:b", "port:a"], &["1", "2"]),
        (&["port", "pier"], &["0", "1"]),
        // What was recorded before the dossier had an id counts for its name.
        (&["port", "port:a"], &["1"]),
        (&["port:a", "port"], &["1"]),
        // Of which of the two it is nobody can tell, so nothing replaces it but its like, and it replaces nothing.
        (&["port", "port:a", "port:b"], &["0", "1", "2"]),
        (&["port:a", "port:b", "port"], &["0", "1", "2"]),
        (&["port", "port:a", "port:b", "port"], &["1", "2", "3"]),
        (&["port", "pier:a"], &["0", "1"]),
    ] {
        let history = history(copies);
        let mut found: Vec<&str> =
            holdings(&history, OpenDrafts::LeftOut).iter().map(|one| one.copy.file_hash.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, held, "{copies:?}");
    }
}
