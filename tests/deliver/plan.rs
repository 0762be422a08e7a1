//! What is to become of a mail, by what the ledger says: a table of histories and the course that follows from each.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use factbrief::deliver::{Course, Wish, plan};
use factbrief::ledger::{Copy, Entry, History, Recipient, RecipientRole, Secret, content_key};
use factbrief::recall::{OpenDrafts, holdings};

fn secret() -> Secret {
    Secret::new([7; 32])
}

fn readers(names: &str) -> Vec<Recipient> {
    let reader = |name: &str| {
        let (role, name) = match name.strip_prefix("cc:") {
            Some(name) => (RecipientRole::Cc, name),
            None => (RecipientRole::To, name),
        };
        Recipient { address: format!("{name}@example.org"), name: None, role }
    };
    names.split(' ').map(reader).collect()
}

/// `A` is the file A of the brief `investor`, `policy/A` of another.
fn copies(files: &str) -> Vec<Copy> {
    let copy = |file: &str| {
        let (brief, file_hash) = file.split_once('/').unwrap_or(("investor", file));
        Copy {
            dossier: "port".to_owned(),
            dossier_id: None,
            brief: brief.to_owned(),
            audience: brief.to_owned(),
            language: "en".to_owned(),
            date: "2026-11-21".to_owned(),
            file: "Port.pdf".to_owned(),
            file_hash: format!("{brief} {file_hash}"),
            content_hash: None,
            facts: Vec::new(),
        }
    };
    files.split(' ').map(copy).collect()
}

/// A ledger written by what happened: `accepted`, `refused`, `lost` or `drafted`, the readers and the files; under the
/// Message-ID that the plan gives. `sent` notes the first message with that file as sent by hand.
fn history(events: &[(&str, &str, &str)]) -> History {
    let mut history = History::default();
    for (number, (what, names, files)) in events.iter().enumerate() {
        let (recipients, copies, time) = (readers(names), copies(files), format!("T{number}"));
        let planned = plan(&history, &recipients, &copies, (&secret(), "example.org"), Wish::default());
        let (id, reply) = (planned.id, String::new());
        if *what == "sent" {
            let with_file = history.deliveries.iter().find(|known| known.copies == copies);
            let id = with_file.unwrap().id.clone();
            history.apply(Entry::Sent { id, time });
            continue;
        }
        let (opened, started) = (id.clone(), time.clone());
        history.apply(match *what {
            "drafted" => Entry::Drafted {
                id: opened,
                time: started,
                recipients,
                copies,
                draft_hash: None,
                mailbox: None,
            },
            _ => Entry::Attempted { id: opened, time: started, recipients, copies },
        });
        match *what {
            "accepted" => history.apply(Entry::Accepted { id, time, reply }),
            "refused" => history.apply(Entry::Refused { id, time, reply, mailbox: None }),
            _ => {}
        }
    }
    history
}

/// The course in short, with the number in the Message-ID.
fn course(events: &[(&str, &str, &str)], names: &str, files: &str, wish: Wish) -> String {
    let (recipients, copies) = (readers(names), copies(files));
    let planned = plan(&history(events), &recipients, &copies, (&secret(), "example.org"), wish);
    let key = secret().key(&content_key(&recipients, &copies));
    let (local, _) = planned.id.split_once('@').unwrap();
    let number =
        local.strip_prefix(&key).map_or("another's id", |rest| rest.strip_prefix('.').unwrap_or("0"));
    let name = |address: &str| address.split('@').next().unwrap().to_owned();
    let course = match planned.course {
        Course::Send => "send".to_owned(),
        Course::Delivered { last, times } => format!("delivered {times} times, last {}", last.time),
        Course::Divided { held, .. } => {
            let held: Vec<String> =
                held.iter().map(|one| format!("{} {}", name(&one.address), one.what)).collect();
            format!("divided: {}", held.join(", "))
        }
        Course::Uncertain { doubts } => {
            let doubts: Vec<String> =
                doubts.iter().map(|one| format!("{} {}", name(&one.address), one.time)).collect();
            format!("uncertain: {}", doubts.join(", "))
        }
    };
    format!("{course} [{number}]")
}

fn once(events: &[(&str, &str, &str)], names: &str, files: &str) -> String {
    course(events, names, files, Wish::default())
}

fn again(events: &[(&str, &str, &str)], names: &str, files: &str, times: usize) -> String {
    course(events, names, files, Wish { times, ..Wish::default() })
}

fn retry(events: &[(&str, &str, &str)], names: &str, files: &str) -> String {
    course(events, names, files, Wish { retry_uncertain: true, ..Wish::default() })
}

#[test]
fn a_copy_is_delivered_when_it_is_the_last_that_the_reader_got() {
    assert_eq!(once(&[], "ada", "A"), "send [0]");
    assert_eq!(once(&[("accepted", "ada", "A")], "ada", "A"), "delivered 1 times, last T0 [1]");
    assert_eq!(once(&[("refused", "ada", "A")], "ada", "A"), "send [0]");
    assert_eq!(once(&[("drafted", "ada", "A")], "ada", "A"), "send [0]");
    assert_eq!(once(&[("accepted", "ada", "A")], "ben", "A"), "send [0]");
    // A figure that goes and comes back: the file is the same, and the reader holds another. A mail program that shows
    // each Message-ID once must show it.
    let returned = [("accepted", "ada", "A"), ("accepted", "ada", "B")];
    assert_eq!(once(&returned, "ada", "A"), "send [1]");
    assert_eq!(once(&returned, "ada", "B"), "delivered 1 times, last T1 [1]");
    let twice = [returned[0], returned[1], ("accepted", "ada", "A"), ("accepted", "ada", "B")];
    assert_eq!(once(&twice, "ada", "A"), "send [2]");
    // It was taken or not before the other: that is past, and its Message-ID is used up.
    assert_eq!(once(&[("lost", "ada", "A"), ("accepted", "ada", "B")], "ada", "A"), "send [1]");
    assert_eq!(once(&[("drafted", "ada", "A"), ("accepted", "ada", "B")], "ada", "A"), "send [1]");
}

#[test]
fn under_which_message_a_reader_got_it_does_not_matter() {
    for (events, names, files) in [
        (&[("accepted", "ada ben", "A")][..], "ada", "A"),
        (&[("accepted", "ada", "A"), ("accepted", "ben", "A")], "ben ada", "A"),
        (&[("accepted", "ada cc:ben", "A")], "ben cc:ada", "A"),
        (&[("accepted", "ada", "A policy/A")], "ada", "policy/A A"),
        (&[("accepted", "ada", "A policy/A")], "ADA", "policy/A"),
        (&[("accepted", "ada", "A"), ("accepted", "ada", "policy/A")], "ada", "policy/A A"),
    ] {
        let course = once(events, names, files);
        assert!(course.starts_with("delivered 1 times"), "{events:?}: {course}");
    }
    // The order of names and files and the place of an address make no other Message-ID.
    let key = content_key(&readers("ada ben"), &copies("A policy/A"));
    assert_eq!(content_key(&readers("cc:ben ADA"), &copies("policy/A A")), key);
    assert_ne!(content_key(&readers("ada"), &copies("A policy/A")), key);
    assert_ne!(content_key(&readers("ada ben"), &copies("A")), key);
}

#[test]
fn who_has_it_is_named_when_others_have_it_not() {
    let events = [("accepted", "ada", "A")];
    assert_eq!(once(&events, "ada ben", "A"), "divided: ada port/investor.en [0]");
    assert_eq!(once(&events, "ada", "A policy/A"), "divided: ada port/investor.en [0]");
    assert_eq!(again(&events, "ada ben", "A", 2), "send [0]");
    let events = [events[0], ("accepted", "ben", "B")];
    assert_eq!(once(&events, "ada ben", "A"), "divided: ada port/investor.en [0]");
    // The same run, repeated.
    let events = [events[0], ("accepted", "ada ben", "A")];
    assert_eq!(again(&events, "ada ben", "A", 2), "delivered 2 times, last T1 [1]");
}

#[test]
fn again_counts_how_often_a_reader_got_it() {
    let events = [("accepted", "ada", "A"), ("accepted", "ada ben", "A")];
    assert_eq!(again(&events, "ada", "A", 2), "delivered 2 times, last T1 [1]");
    assert_eq!(again(&events, "ada", "A", 3), "send [1]");
    // What went out before another copy counts too, so that the run can be repeated.
    let returned = [("accepted", "ada", "A"), ("accepted", "ada", "B")];
    assert_eq!(again(&returned, "ada", "A", 2), "send [1]");
    let repeated = [returned[0], returned[1], ("accepted", "ada", "A")];
    assert_eq!(again(&repeated, "ada", "A", 2), "delivered 2 times, last T2 [2]");
}

#[test]
fn a_doubt_about_any_reader_under_any_message_is_asked_about() {
    let lost = [("lost", "ada", "A")];
    assert_eq!(once(&lost, "ada", "A"), "uncertain: ada T0 [0]");
    assert_eq!(retry(&lost, "ada", "A"), "send [0]");
    assert_eq!(again(&lost, "ada", "A", 2), "uncertain: ada T0 [0]");
    assert_eq!(once(&lost, "ada ben", "A"), "uncertain: ada T0 [0]");
    assert_eq!(retry(&lost, "ada ben", "A"), "send [0]");
    assert_eq!(once(&lost, "ada", "policy/A A"), "uncertain: ada T0 [0]");
    assert_eq!(once(&[("lost", "ada ben", "A")], "ben", "A"), "uncertain: ben T0 [0]");
    // The doubt is about another copy, and the present one isn't the last for sure only because of it.
    let other = [("accepted", "ada", "A"), ("lost", "ada", "B")];
    assert_eq!(once(&other, "ada", "A"), "uncertain: ada T1 [1]");
    assert_eq!(retry(&other, "ada", "A"), "send [1]");
    assert_eq!(once(&other, "ada", "C"), "send [0]");
    assert_eq!(once(&[other[0], other[1], ("sent", "ada", "B")], "ada", "A"), "send [1]");
    // What may have followed it uses up its Message-ID.
    assert_eq!(retry(&[lost[0], ("lost", "ada", "B")], "ada", "A"), "send [1]");
    // A sure copy ends it.
    assert_eq!(
        once(&[("lost", "ada", "A"), ("accepted", "ada", "B")], "ada", "B"),
        "delivered 1 times, last T1 [1]"
    );
}

#[test]
fn a_mail_of_a_ledger_without_a_secret_or_with_another_goes_on_as_it_was() {
    let (names, files) = ("ada ben", "A");
    let (recipients, copies) = (readers(names), copies(files));
    let content = content_key(&recipients, &copies);
    let another = Secret::new([8; 32]);
    for earlier in [content.clone(), another.key(&content)] {
        for (number, local) in [("", earlier.clone()), (".1", format!("{earlier}.1"))] {
            let next = |events: &[&str], retry_uncertain| {
                let mut history = History::default();
                let id = format!("{local}@example.org");
                for (at, event) in events.iter().enumerate() {
                    let (id, time, reply) = (id.clone(), format!("T{at}"), String::new());
                    let (recipients, copies) = (recipients.clone(), copies.clone());
                    history.apply(match *event {
                        "drafted" => {
                            Entry::Drafted { id, time, recipients, copies, draft_hash: None, mailbox: None }
                        }
                        "attempted" => Entry::Attempted { id, time, recipients, copies },
                        "accepted" => Entry::Accepted { id, time, reply },
                        _ => Entry::Refused { id, time, reply, mailbox: None },
                    });
                }
                let wish = Wish { retry_uncertain, ..Wish::default() };
                let planned = plan(&history, &recipients, &copies, (&secret(), "example.org"), wish);
                (planned.id == id, planned.course)
            };
            // What may have arrived is repeated under its own id, and so is a draft, which may have been sent.
            assert!(matches!(next(&["attempted"], false), (true, Course::Uncertain { .. })), "{number}");
            assert_eq!(next(&["attempted"], true), (true, Course::Send), "{number}");
            assert_eq!(next(&["drafted"], false), (true, Course::Send), "{number}");
            // What arrived is skipped, and its id is used up.
            let accepted = next(&["attempted", "accepted"], false);
            assert!(matches!(accepted, (false, Course::Delivered { .. })), "{number}");
            // What nobody got goes out under an id that tells nothing.
            assert_eq!(next(&["attempted", "refused"], false), (false, Course::Send), "{number}");
        }
    }
    let ids: Vec<String> = [secret(), another]
        .iter()
        .map(|secret| {
            let mail = (secret, "example.org");
            plan(&History::default(), &recipients, &copies, mail, Wish::default()).id
        })
        .collect();
    assert_ne!(ids[0], ids[1]);
    assert!(ids.iter().all(|id| !id.starts_with(&content)));
}

fn held(events: &[(&str, &str, &str)], drafts: OpenDrafts) -> Vec<String> {
    let history = history(events);
    let mut held: Vec<String> =
        holdings(&history, drafts).iter().map(|one| one.copy.file_hash.clone()).collect();
    held.sort();
    held.iter().map(|hash| hash.replace("investor ", "")).collect()
}

#[test]
fn a_note_that_comes_late_clears_no_copy_that_came_before_it() {
    // A went out before B, if at all; that it did is noted after B.
    let late = [("lost", "ada", "A"), ("accepted", "ada", "B"), ("sent", "ada", "A")];
    assert_eq!(held(&late, OpenDrafts::LeftOut), ["A", "B"]);
    assert_eq!(held(&late[..2], OpenDrafts::LeftOut), ["B"]);
    let by_hand = [("drafted", "ada", "A"), ("accepted", "ada", "B"), ("sent", "ada", "A")];
    assert_eq!(held(&by_hand, OpenDrafts::LeftOut), ["A", "B"]);
    // Nobody knows which is on top, so neither is skipped.
    assert_eq!(once(&by_hand, "ada", "A"), "send [1]");
    assert_eq!(once(&by_hand, "ada", "B"), "send [1]");
    assert_eq!(
        held(&[by_hand[0], by_hand[1], by_hand[2], ("accepted", "ada", "A")], OpenDrafts::LeftOut),
        ["A"]
    );
    // A draft may be sent tomorrow.
    assert_eq!(held(&by_hand[..2], OpenDrafts::Counted), ["A", "B"]);
    assert_eq!(held(&by_hand[..2], OpenDrafts::LeftOut), ["B"]);
    // What was refused and drafted then goes out no earlier than the draft was written.
    let drafted =
        [("refused", "ada", "A"), ("accepted", "ada", "B"), ("drafted", "ada", "A"), ("sent", "ada", "A")];
    assert_eq!(held(&drafted, OpenDrafts::LeftOut), ["A"]);
}
