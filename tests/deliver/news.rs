//! A letter to a reader who has some of its briefs: the others go out, and what was left out is named.

use factbrief::deliver::{Wish, only_news};
use factbrief::ledger::{Entry, History, Recipient, RecipientRole};

use crate::support::prepared::{copy, letter};

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
