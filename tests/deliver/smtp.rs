//! Sending: everybody gets it once, and whoever doesn't is named.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use crate::support::desk::{Desk, printed, said};
use crate::support::post_office::{Mood, Server};

fn desk() -> Desk {
    let desk = Desk::new();
    let person = |name: &str| {
        format!("[[recipient]]\nname = '{name}'\naddress = '{name}@example.org'\naudience = 'investor'\n")
    };
    desk.recipients(&["ada", "ben", "cleo"].map(person).concat());
    desk
}

fn send(desk: &Desk, server: &Server, status: i32, more: &[&str]) -> String {
    post(desk, server, status, &[&["--all"], more].concat())
}

fn post(desk: &Desk, server: &Server, status: i32, typed: &[&str]) -> String {
    post_slowly(desk, server, "6000", status, typed)
}

fn post_slowly(desk: &Desk, server: &Server, per_minute: &str, status: i32, typed: &[&str]) -> String {
    let options = server.options(per_minute);
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    desk.expect(status, &[&["mail"], typed, &options].concat())
}

fn states(desk: &Desk) -> Vec<(String, String)> {
    let json: serde_json::Value =
        serde_json::from_slice(&desk.run(&["ledger", "list", "--json"]).stdout).unwrap();
    let messages = json["messages"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    messages.map(|one| (text(&one["recipients"][0]["address"]), text(&one["state"]))).collect()
}

fn state_of(desk: &Desk, name: &str) -> String {
    let states = states(desk);
    let mut mine =
        states.iter().filter(|(address, _)| address.starts_with(name)).map(|(_, state)| state.clone());
    mine.next().unwrap_or_else(|| "nothing".to_owned())
}

const EVERYBODY: [&str; 3] = ["ada@example.org", "ben@example.org", "cleo@example.org"];

#[test]
fn everybody_gets_it_once() {
    let (desk, server) = (desk(), Server::new(&[]));
    let said = send(&desk, &server, 0, &[]);
    assert!(said.contains("3 of 3 mails accepted by `127.0.0.1`"), "{said}");
    assert_eq!(server.recipients(), EVERYBODY);
    let said = send(&desk, &server, 0, &[]);
    assert!(said.contains("skipped: `ada@example.org`: this copy was delivered on"), "{said}");
    assert_eq!(server.received().len(), 3);
    // Again, and again the same: the number of copies is what is asked for, not one more each time.
    send(&desk, &server, 0, &["--again"]);
    send(&desk, &server, 0, &["--again"]);
    assert_eq!(server.received().len(), 6);
    let ids: BTreeSet<String> = server.headers("Message-ID").into_iter().collect();
    assert_eq!(ids.len(), 6);
    // Another page is another copy.
    desk.restate("briefs/port/facts/works.toml", "320億", "350億");
    desk.build();
    send(&desk, &server, 0, &[]);
    assert_eq!(server.received().len(), 9);
}

/// What `mail` with these arguments says when it sends.
fn send_typed(desk: &Desk, server: &Server, status: i32, typed: &[&str]) -> String {
    let options = server.options("6000");
    let arguments: Vec<&str> =
        ["mail"].iter().chain(typed).copied().chain(options.iter().map(String::as_str)).collect();
    desk.expect(status, &arguments)
}

#[test]
fn a_figure_that_goes_and_comes_back_is_corrected() {
    let (desk, server) = (desk(), Server::new(&[]));
    let typed = ["investor", "--to", "ada@example.org"];
    send_typed(&desk, &server, 0, &typed);
    desk.restate("briefs/port/facts/works.toml", "320億", "350億");
    desk.build();
    send_typed(&desk, &server, 0, &typed);
    desk.restate("briefs/port/facts/works.toml", "350億", "320億");
    desk.build();
    desk.expect(1, &["recall"]);
    send_typed(&desk, &server, 0, &typed);
    desk.expect(0, &["recall"]);
    send_typed(&desk, &server, 0, &typed);
    let id = |text: &str| text.lines().find(|line| line.starts_with("Message-ID")).unwrap().to_owned();
    let ids: Vec<String> = server.received().iter().map(|(_, text)| id(text)).collect();
    assert_eq!(ids.len(), 3, "the third is the correction, and the fourth would be one too many");
    // A program that shows each Message-ID once would hide the correction otherwise.
    assert_eq!(ids[2], ids[0].replace('@', ".1@"));
}

#[test]
fn the_same_file_goes_to_nobody_twice_in_another_mail() {
    let (desk, server) = (desk(), Server::new(&[]));
    send_typed(&desk, &server, 0, &["investor", "policy", "--to", "dora@example.org"]);
    let said = send_typed(
        &desk,
        &server,
        0,
        &["policy", "investor", "--attach-markdown", "--to", "dora@example.org"],
    );
    assert!(said.contains("skipped: `dora@example.org`: this copy was delivered on"), "{said}");
    send_typed(&desk, &server, 0, &["investor", "--to", "ada@example.org"]);
    let both = ["investor", "--to", "ben@example.org", "--cc", "ada@example.org"];
    let said = send_typed(&desk, &server, 1, &both);
    assert!(
        said.contains("refused: `ben@example.org` and `ada@example.org`: a part of it was delivered"),
        "{said}"
    );
    assert!(said.contains("`ada@example.org` has `port/investor.en` since 2"), "{said}");
    assert!(said.contains("leave out who has it") && said.contains("`--again=2`"), "{said}");
    assert_eq!(server.received().len(), 2);
    // The rest of everybody.
    send(&desk, &server, 0, &[]);
    assert_eq!(server.recipients(), ["dora", "ada", "ben", "cleo"].map(|name| format!("{name}@example.org")));
    send_typed(&desk, &server, 0, &[&both[..], &["--again"]].concat());
    send_typed(&desk, &server, 0, &[&both[..], &["--again"]].concat());
    assert_eq!(server.received().len(), 5);
}

#[test]
fn of_two_briefs_the_one_that_is_new_goes_to_everybody() {
    let (desk, server) = (desk(), Server::new(&[]));
    desk.recipients(
        "[[recipient]]\nname = 'Dora'\naddress = 'dora@example.org'\naudience = ['investor', 'policy']\n",
    );
    send(&desk, &server, 0, &[]);
    desk.edit("briefs/port/policy.toml", "The prefecture pays", "The prefecture pays it all");
    desk.build();
    let said = send(&desk, &server, 0, &[]);
    assert!(said.contains("left out: `dora@example.org`: `port/investor.en` was delivered on 2"), "{said}");
    let received = server.received();
    assert_eq!(received.len(), 2);
    let pages = |text: &str| text.matches("Content-Type: application/pdf").count();
    assert_eq!((pages(&received[0].1), pages(&received[1].1)), (2, 1));
    let said = send(&desk, &server, 0, &[]);
    assert!(said.contains("skipped"), "{said}");
}

#[test]
fn a_draft_of_what_was_sent_is_named_and_can_still_be_noted() {
    let (desk, server) = (desk(), Server::new(&[]));
    let typed = ["investor", "--to", "ada@example.org"];
    desk.expect(0, &[&["mail"], &typed[..]].concat());
    let draft = desk.draft("outbox");
    let id = draft.split("Message-ID: ").nth(1).unwrap().lines().next().unwrap();
    let said = send_typed(&desk, &server, 0, &typed);
    assert!(said.contains("note: there is a draft of the mail to `ada@example.org`"), "{said}");
    // Another copy follows, and then the draft goes out by hand: which came last isn't known.
    desk.restate("briefs/port/facts/works.toml", "320億", "350億");
    desk.build();
    send_typed(&desk, &server, 0, &typed);
    desk.expect(0, &["recall"]);
    desk.expect(1, &["recall", "--drafts"]);
    // As it stands in the header, in angle brackets.
    desk.expect(0, &["ledger", "sent", id]);
    desk.expect(1, &["recall"]);
    let said = desk.expect(2, &["ledger", "sent", id]);
    assert!(said.contains("is neither a draft"), "{said}");
}

#[test]
fn a_mail_speaks_of_every_copy_that_its_reader_may_hold() {
    let (desk, server) = (desk(), Server::new(&[Mood::Good, Mood::HangsUpLate]));
    let typed = ["investor", "--to", "ada@example.org"];
    send_typed(&desk, &server, 0, &typed);
    desk.restate("briefs/port/facts/works.toml", "320億", "350億");
    desk.build();
    send_typed(&desk, &server, 1, &typed);
    desk.restate("briefs/port/facts/works.toml", "350億", "320億");
    desk.build();
    send_typed(&desk, &server, 0, &[&typed[..], &["--retry-uncertain"]].concat());
    let text = crate::support::desk::readable(&server.received().last().unwrap().1);
    assert!(text.contains("No fact has changed since your copy of 21 November 2026."), "{text:.2500}");
    assert!(text.contains("since the copy of 21 November 2026 that may have reached you:"), "{text:.2500}");
    assert!(text.contains("(That copy says about ¥35 billion.)"), "{text:.2500}");
}

#[test]
fn a_doubt_cannot_be_got_around_by_another_mail() {
    let (desk, server) = (desk(), Server::new(&[Mood::HangsUpLate]));
    send_typed(&desk, &server, 1, &["investor", "--to", "ada@example.org"]);
    let both = ["investor", "--to", "ada@example.org", "--to", "ben@example.org"];
    let said = send_typed(&desk, &server, 1, &both);
    assert!(
        said.contains("whether the mail of 2") && said.contains("to `ada@example.org` arrived"),
        "{said}"
    );
    assert!(server.received().is_empty());
    send_typed(&desk, &server, 0, &[&both[..], &["--retry-uncertain"]].concat());
    send_typed(&desk, &server, 0, &["investor", "--to", "ada@example.org"]);
    assert_eq!(server.recipients(), &EVERYBODY[..2]);
}

#[test]
fn what_the_server_refused_can_be_sent_by_hand() {
    let (desk, server) = (desk(), Server::new(&[Mood::TooLarge]));
    let typed = ["investor", "--to", "ada@example.org"];
    send_typed(&desk, &server, 1, &typed);
    desk.expect(0, &[&["mail"], &typed[..]].concat());
    assert_eq!(state_of(&desk, "ada"), "drafted");
    let draft = desk.draft("outbox");
    let id = draft.split("Message-ID: <").nth(1).unwrap().split('>').next().unwrap();
    desk.expect(0, &["ledger", "sent", id]);
    assert!(send_typed(&desk, &server, 0, &typed).contains("skipped"));
    assert!(server.received().is_empty());
}

/// The least times only: how much longer it takes is the machine's affair.
#[test]
fn mails_keep_the_time_between_them_and_each_has_its_own_date() {
    let (desk, server) = (desk(), Server::new(&[]));
    let started = Instant::now();
    post_slowly(&desk, &server, "60", 0, &["--all"]);
    assert!(started.elapsed() >= Duration::from_secs(2), "three mails at 60 a minute");
    let dates: BTreeSet<String> = server.headers("Date").into_iter().collect();
    assert_eq!(dates.len(), 3, "{dates:?}");
    // Another try is another mail to the server; by itself it would come after one second.
    let server = Server::new(&[Mood::NotNow]);
    let started = Instant::now();
    post_slowly(&desk, &server, "30", 0, &["investor", "--to", "dora@example.org"]);
    assert!(started.elapsed() >= Duration::from_secs(2), "two tries at 30 a minute");
    assert_eq!(server.recipients(), ["dora@example.org"]);
}

#[test]
fn the_hidden_recipient_and_the_mark_of_drafts_stay_out_of_what_is_sent() {
    let (desk, server) = (desk(), Server::new(&[]));
    let typed =
        ["investor", "--to", "ada@example.org", "--cc", "ben@example.org", "--bcc", "cleo@example.org"];
    post(&desk, &server, 0, &typed);
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].0, EVERYBODY);
    let text = received[0].1.split("\r\n\r\n").next().unwrap().to_lowercase();
    assert!(text.contains("to: ada@example.org") && text.contains("cc: ben@example.org"));
    assert!(!text.contains("bcc") && !text.contains("x-unsent") && !text.contains("cleo@example.org"));
}

#[test]
fn a_refused_reader_is_named_and_the_others_get_theirs() {
    let (desk, server) = (desk(), Server::new(&[Mood::Refuses("ben@example.org")]));
    let said = send(&desk, &server, 1, &[]);
    assert!(
        said.contains(
            "refused: `ben@example.org`: for `ben@example.org`: permanent error (550): no such reader"
        ),
        "{said}"
    );
    assert_eq!(server.recipients(), ["ada@example.org", "cleo@example.org"]);
    assert_eq!(state_of(&desk, "ben"), "refused");
    // The next run tries who was refused, and nobody else.
    send(&desk, &server, 0, &[]);
    assert_eq!(server.recipients(), ["ada@example.org", "cleo@example.org", "ben@example.org"]);
}

#[test]
fn a_mail_to_several_goes_to_all_or_to_none() {
    let (desk, server) = (desk(), Server::new(&[Mood::Refuses("ben@example.org")]));
    post(&desk, &server, 1, &["investor", "--to", "ada@example.org", "--to", "ben@example.org"]);
    assert!(server.received().is_empty());
}

#[test]
fn a_connection_lost_at_the_end_is_named_and_not_tried_again_unasked() {
    for mood in [Mood::HangsUpLate, Mood::FallsSilent] {
        let (desk, server) = (desk(), Server::new(std::slice::from_ref(&mood)));
        let said = send(&desk, &server, 1, &[]);
        assert!(
            said.contains("uncertain: `ada@example.org`: whether it arrived can't be known"),
            "{mood:?}: {said}"
        );
        assert_eq!(server.recipients(), ["ben@example.org", "cleo@example.org"], "{mood:?}");
        let said = send(&desk, &server, 1, &[]);
        assert!(said.contains("uncertain: `ada@example.org`: whether the mail of"), "{mood:?}: {said}");
        assert_eq!(server.received().len(), 2, "{mood:?}");
        send(&desk, &server, 0, &["--retry-uncertain"]);
        assert_eq!(server.recipients()[2], "ada@example.org", "{mood:?}");
        send(&desk, &server, 0, &["--retry-uncertain"]);
        assert_eq!(server.received().len(), 3, "{mood:?}");
    }
}

#[test]
fn a_reader_who_says_that_it_arrived_ends_the_doubt() {
    let (desk, server) = (desk(), Server::new(&[Mood::HangsUpLate]));
    send(&desk, &server, 1, &[]);
    let json: serde_json::Value =
        serde_json::from_slice(&desk.run(&["ledger", "list", "--json"]).stdout).unwrap();
    let id = json["messages"][0]["id"].as_str().unwrap();
    desk.expect(0, &["ledger", "sent", id]);
    send(&desk, &server, 0, &[]);
    assert_eq!(server.recipients(), ["ben@example.org", "cleo@example.org"]);
}

#[test]
fn what_was_surely_not_handed_over_is_tried_again() {
    for mood in [Mood::Busy, Mood::NotNow, Mood::HangsUpEarly, Mood::BusyInTheEnd] {
        let (desk, server) = (desk(), Server::new(std::slice::from_ref(&mood)));
        send(&desk, &server, 0, &[]);
        assert_eq!(server.recipients(), EVERYBODY, "{mood:?}");
        assert!(states(&desk).iter().all(|(_, state)| state == "accepted"), "{mood:?}");
    }
}

#[test]
fn a_connection_lost_in_the_middle_reaches_nobody_twice() {
    let (desk, server) = (desk(), Server::new(&[Mood::HangsUpInTheMiddle]));
    // Whether the last byte had left our side when the server hung up is the system's to know: then it is uncertain.
    let options = server.options("6000");
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let output = desk.run(&[&["mail", "--all"], &options[..]].concat());
    let uncertain = said(&output).contains("uncertain: `ada@example.org`");
    let expected = if uncertain { &EVERYBODY[1..] } else { &EVERYBODY[..] };
    assert_eq!(server.recipients(), expected);
    assert_eq!(state_of(&desk, "ada"), if uncertain { "uncertain" } else { "accepted" });
}

#[test]
fn a_permanent_no_is_not_asked_twice() {
    let (desk, server) = (desk(), Server::new(&[Mood::TooLarge]));
    let said = send(&desk, &server, 1, &[]);
    assert_eq!(said.matches("552").count(), 3, "{said}");
    assert!(server.received().is_empty());
}

#[test]
fn what_a_server_says_cant_write_on_the_terminal() {
    let (desk, server) = (desk(), Server::new(&[Mood::TooLarge]));
    let spoken = send(&desk, &server, 1, &[]);
    assert!(!fs::read_to_string(desk.ledger()).unwrap().contains("\\u001b"));
    // Nor what another program wrote into a ledger that is shared.
    let text = fs::read_to_string(desk.ledger()).unwrap();
    assert!(text.contains("552"), "{text}");
    fs::write(desk.ledger(), text.replace("552", "\\u001b[2J\\u0007552")).unwrap();
    let listed = printed(&desk.run(&["ledger", "list"]));
    assert!(listed.contains("552"), "{listed}");
    for text in [spoken, listed] {
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    }
}

#[test]
fn an_answer_that_does_not_fit_its_command_counts_for_nothing() {
    // Read one answer too early, the 552 would be the next mail's, and the 354 would pass for an acceptance.
    let (twice, more) = (desk(), desk());
    let server = Server::new(&[Mood::AnswersTwice]);
    send(&twice, &server, 0, &[]);
    assert_eq!(server.recipients(), EVERYBODY);
    let (desk, server) = (more, Server::new(&[Mood::WantsMore]));
    let said = send(&desk, &server, 1, &[]);
    assert!(said.contains("uncertain: `ada@example.org`: whether it arrived can't be known"), "{said}");
    assert_eq!(server.recipients(), ["ben@example.org", "cleo@example.org"]);
}

#[test]
fn a_server_may_take_its_time_over_a_message() {
    let (desk, server) = (desk(), Server::new(&[Mood::LooksThrough]));
    post(&desk, &server, 0, &["investor", "--to", "ada@example.org"]);
    assert_eq!(server.recipients(), ["ada@example.org"]);
}

#[test]
fn when_the_server_is_lost_everybody_who_got_nothing_is_named() {
    let (desk, server) = (desk(), Server::new(&[Mood::TakesOne, Mood::Busy, Mood::Busy]));
    let said = send(&desk, &server, 2, &["--tries", "2"]);
    for part in [
        "sent: `ada@example.org`",
        "refused: `ben@example.org`: transient error (421): busy",
        "not sent: `cleo@example.org`: the run ended before its turn",
        "1 of 3 mails accepted",
        "no connection to `127.0.0.1`",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    send(&desk, &server, 0, &[]);
    assert_eq!(server.recipients(), EVERYBODY);
}

#[test]
fn a_silent_or_absent_server_ends_the_run_and_nobody_was_attempted() {
    let (desk, server) = (desk(), Server::new(&[Mood::Silent]));
    let said = send(&desk, &server, 2, &["--tries", "1"]);
    assert!(said.contains("no connection to `127.0.0.1`"), "{said}");
    assert!(said.contains("run the same command again to send what was not attempted"), "{said}");
    assert!(states(&desk).is_empty());
    send(&desk, &server, 0, &[]);
    assert_eq!(server.recipients(), EVERYBODY);
    send(&desk, &Server::gone(), 2, &["--again", "--tries", "1"]);
}

#[test]
fn nothing_is_sent_in_the_clear_to_another_machine() {
    let (desk, server) = (desk(), Server::new(&[]));
    let typed = ["mail", "--all", "--send", "--server", "192.0.2.1", "--security", "none"];
    let said = desk.expect(2, &typed);
    assert!(said.contains("is another machine"), "{said}");
    let port = server.port.to_string();
    let said = desk.expect(2, &["mail", "--all", "--send", "--server", "127.0.0.1", "--port", &port]);
    assert!(said.contains("the server doesn't offer STARTTLS, so nothing was sent"), "{said}");
    assert!(server.received().is_empty() && states(&desk).is_empty());
}

#[test]
fn a_reply_has_a_time_and_a_size() {
    for (mood, why) in [
        (Mood::Drips, "the server didn't answer in time"),
        (Mood::EndlessLine, "a line of the server's answer is too long"),
        (Mood::EndlessReply, "the server's answer is too long"),
        (Mood::Babbles("HTTP/1.1 400 Bad Request"), "isn't a reply of a mail server"),
        (Mood::Babbles("2\u{e9}0 ready"), "isn't a reply of a mail server"),
        (Mood::Babbles("220-ready\r\n250 here"), "isn't a reply of a mail server"),
        (Mood::Babbles("22"), "isn't a reply of a mail server"),
        (Mood::Babbles(""), "isn't a reply of a mail server"),
        (Mood::Babbles("199 early"), "isn't a reply of a mail server"),
        (Mood::Babbles("220x"), "isn't a reply of a mail server"),
    ] {
        let (desk, server) = (desk(), Server::new(std::slice::from_ref(&mood)));
        let said = send(&desk, &server, 2, &["--tries", "1"]);
        assert!(said.contains(why), "{mood:?}: {said}");
        assert!(states(&desk).is_empty(), "{mood:?}");
    }
}

#[test]
fn anything_after_the_answer_to_starttls_stops_everything() {
    for words in ["250 put in", "250-x\r\n250 AUTH PLAIN\r\n250 a\r\n250 b\r\n354 c\r\n250 taken", "2", " "] {
        let (desk, server) = (desk(), Server::new(&[Mood::PutsIn(words)]));
        let port = server.port.to_string();
        let typed = ["mail", "--all", "--send", "--server", "127.0.0.1", "--port", &port, "--timeout", "2"];
        let said = desk.expect(2, &typed);
        assert!(said.contains("more came with the server's answer to STARTTLS"), "{said}");
        assert!(server.received().is_empty() && states(&desk).is_empty(), "{said}");
    }
}

#[test]
fn a_line_that_begins_with_a_dot_arrives_as_it_was() {
    let (desk, server) = (desk(), Server::new(&[]));
    let subject = format!(".{}", "b".repeat(74));
    post(&desk, &server, 0, &["investor", "--to", "ada@example.org", "--subject", &subject]);
    let (_, text) = &server.received()[0];
    assert!(text.contains(&subject) && !text.contains(&format!(".{subject}")), "{text:.600}");
    assert!(text.ends_with("--\r\n"), "nothing is added at the end");
}
