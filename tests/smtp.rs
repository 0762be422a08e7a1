//! Sending, against a server of our own that does what servers do on bad days.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod desk;

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use desk::{Desk, files, printed, said};

/// What the server does on one connection.
#[derive(Debug, Clone, PartialEq)]
enum Mood {
    /// Takes everything.
    Good,
    /// Says 421 instead of a greeting.
    Busy,
    /// Says nothing at all.
    Silent,
    /// Says 550 to this recipient.
    Refuses(&'static str),
    /// Says 451 to the first mail.
    NotNow,
    /// Says 421 to the message and hangs up.
    BusyInTheEnd,
    /// Hangs up after MAIL.
    HangsUpEarly,
    /// Hangs up when it has the whole message, without a word.
    HangsUpLate,
    /// Hangs up in the middle of a long message.
    HangsUpInTheMiddle,
    /// Takes the message and says nothing more.
    FallsSilent,
    /// Says 552 to the message.
    TooLarge,
    /// Wants a login: user `desk`, password `correct horse`, or the token `tok-123`.
    Guarded,
}

/// A message as the server got it: recipients and text.
type Received = (Vec<String>, String);

struct Server {
    port: u16,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    /// A server whose first connections have these moods, and whose later ones are good.
    fn new(moods: &[Mood]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let received = Arc::new(Mutex::new(Vec::new()));
        let moods = Arc::new(Mutex::new(VecDeque::from(moods.to_vec())));
        let taken = Arc::clone(&received);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mood = moods.lock().unwrap().pop_front().unwrap_or(Mood::Good);
                let taken = Arc::clone(&taken);
                // A client that goes away ends the conversation; that is no failure of the server.
                thread::spawn(move || drop(converse(stream.unwrap(), &mood, &taken)));
            }
        });
        Self { port, received }
    }

    fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    fn recipients(&self) -> Vec<String> {
        self.received().into_iter().flat_map(|(to, _)| to).collect()
    }

    fn options(&self) -> Vec<String> {
        let port = self.port.to_string();
        [
            "--send",
            "--server",
            "127.0.0.1",
            "--port",
            &port,
            "--security",
            "none",
            "--timeout",
            "1",
            "--per-minute",
            "6000",
        ]
        .map(str::to_owned)
        .to_vec()
    }
}

fn converse(stream: TcpStream, mood: &Mood, taken: &Mutex<Vec<Received>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    let mut say = |text: &str| writer.write_all(format!("{text}\r\n").as_bytes());
    let mut mood = mood.clone();
    match mood {
        Mood::Busy => return say("421 busy"),
        Mood::Silent => return reader.read_line(&mut String::new()).map(drop),
        _ => say("220 ready")?,
    }
    let mut to: Vec<String> = Vec::new();
    let mut known = mood != Mood::Guarded;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        match verb.as_str() {
            "EHLO" if mood == Mood::Guarded => {
                say("250-here")?;
                say("250 AUTH PLAIN XOAUTH2")?;
            }
            "EHLO" => say("250 here")?,
            // \0desk\0correct horse, and user=desk with the bearer token tok-123.
            "AUTH" => {
                known = line.ends_with("AGRlc2sAY29ycmVjdCBob3JzZQ==")
                    || line.ends_with("dXNlcj1kZXNrAWF1dGg9QmVhcmVyIHRvay0xMjMBAQ==");
                say(if known { "235 welcome" } else { "535 who are you" })?;
            }
            _ if !known => say("530 log in first")?,
            "MAIL" if mood == Mood::NotNow => {
                mood = Mood::Good;
                say("451 not now")?;
            }
            "MAIL" if mood == Mood::HangsUpEarly => return Ok(()),
            "MAIL" => {
                to.clear();
                say("250 ok")?;
            }
            "RCPT" => {
                let address = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                if mood == Mood::Refuses("") || matches!(mood, Mood::Refuses(one) if one == address) {
                    say("550 no such reader")?;
                } else {
                    to.push(address);
                    say("250 ok")?;
                }
            }
            "DATA" => {
                say("354 go on")?;
                let mut text = String::new();
                loop {
                    let mut line = String::new();
                    if reader.read_line(&mut line)? == 0 {
                        return Ok(());
                    }
                    if line == ".\r\n" {
                        break;
                    }
                    if mood == Mood::HangsUpInTheMiddle && text.len() > 5_000 {
                        return Ok(());
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                }
                match mood {
                    Mood::HangsUpLate => return Ok(()),
                    Mood::FallsSilent => return reader.read_line(&mut String::new()).map(drop),
                    Mood::BusyInTheEnd => return say("421 busy"),
                    Mood::TooLarge => say("552 too large")?,
                    _ => {
                        taken.lock().unwrap().push((to.clone(), text));
                        say("250 taken")?;
                    }
                }
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok")?,
        }
    }
}

fn desk() -> Desk {
    let desk = Desk::new();
    let person = |name: &str| {
        format!("[[recipient]]\nname = '{name}'\naddress = '{name}@example.org'\naudience = 'investor'\n")
    };
    desk.recipients(&["ada", "ben", "cleo"].map(person).concat());
    desk
}

fn send(desk: &Desk, server: &Server, status: i32, more: &[&str]) -> String {
    let options = server.options();
    let options: Vec<&str> =
        ["mail", "--all"].into_iter().chain(options.iter().map(String::as_str)).collect();
    desk.expect(status, &[&options[..], more].concat())
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
    assert!(said.contains("3 mails accepted") || said.contains("3 of 3 mails accepted"), "{said}");
    assert_eq!(server.recipients(), EVERYBODY);
    let said = send(&desk, &server, 0, &[]);
    assert!(said.contains("skipped: `ada@example.org`: this copy was delivered on"), "{said}");
    assert_eq!(server.received().len(), 3);
    // Again, and again the same: the number of copies is what is asked for, not one more each time.
    send(&desk, &server, 0, &["--again"]);
    send(&desk, &server, 0, &["--again"]);
    assert_eq!(server.received().len(), 6);
    let ids: std::collections::BTreeSet<String> = server
        .received()
        .iter()
        .map(|(_, text)| text.lines().find(|line| line.starts_with("Message-ID")).unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 6);
    // Another page is another copy.
    desk.edit("briefs/port/facts/works.toml", "320億\", unit", "350億\", unit");
    desk.build();
    send(&desk, &server, 0, &[]);
    assert_eq!(server.received().len(), 9);
}

/// What `mail` with these arguments says when it sends.
fn send_typed(desk: &Desk, server: &Server, status: i32, typed: &[&str]) -> String {
    let options = server.options();
    let arguments: Vec<&str> =
        ["mail"].iter().chain(typed).copied().chain(options.iter().map(String::as_str)).collect();
    desk.expect(status, &arguments)
}

#[test]
fn a_figure_that_goes_and_comes_back_is_corrected() {
    let (desk, server) = (desk(), Server::new(&[]));
    let typed = ["investor", "--to", "ada@example.org"];
    send_typed(&desk, &server, 0, &typed);
    desk.edit("briefs/port/facts/works.toml", "320億\", unit", "350億\", unit");
    desk.build();
    send_typed(&desk, &server, 0, &typed);
    desk.edit("briefs/port/facts/works.toml", "350億\", unit", "320億\", unit");
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

/// The least time only: how much longer it takes is the machine's affair.
#[test]
fn mails_go_no_faster_than_the_server_is_to_be_asked() {
    let (desk, server) = (desk(), Server::new(&[]));
    let mut options = server.options();
    let pace = options.iter().position(|option| option == "6000").unwrap();
    options[pace] = "300".to_owned();
    let typed: Vec<&str> = ["mail", "--all"].into_iter().chain(options.iter().map(String::as_str)).collect();
    let started = Instant::now();
    desk.expect(0, &typed);
    assert!(started.elapsed() >= Duration::from_millis(400), "three mails at 300 a minute");
    assert_eq!(server.received().len(), 3);
}

#[test]
fn the_hidden_recipient_and_the_mark_of_drafts_stay_out_of_what_is_sent() {
    let (desk, server) = (desk(), Server::new(&[]));
    let options = server.options();
    let typed = [
        "mail",
        "investor",
        "--to",
        "ada@example.org",
        "--cc",
        "ben@example.org",
        "--bcc",
        "cleo@example.org",
    ];
    let arguments: Vec<&str> = typed.into_iter().chain(options.iter().map(String::as_str)).collect();
    desk.expect(0, &arguments);
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
    let options = server.options();
    let typed = ["mail", "investor", "--to", "ada@example.org", "--to", "ben@example.org"];
    let arguments: Vec<&str> = typed.into_iter().chain(options.iter().map(String::as_str)).collect();
    desk.expect(1, &arguments);
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
    let said = desk.run(
        &[&["mail", "--all"][..], &server.options().iter().map(String::as_str).collect::<Vec<_>>()].concat(),
    );
    let uncertain = desk::said(&said).contains("uncertain: `ada@example.org`");
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
fn a_silent_or_absent_server_ends_the_run_and_nobody_was_attempted() {
    let (desk, server) = (desk(), Server::new(&[Mood::Silent]));
    let said = send(&desk, &server, 2, &["--tries", "1"]);
    assert!(said.contains("no connection to `127.0.0.1`"), "{said}");
    assert!(said.contains("what was not attempted can be sent by the same command again"), "{said}");
    assert!(states(&desk).is_empty());
    send(&desk, &server, 0, &[]);
    assert_eq!(server.recipients(), EVERYBODY);
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let gone = Server { port: gone, received: Arc::default() };
    send(&desk, &gone, 2, &["--again", "--tries", "1"]);
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
fn a_secret_opens_the_server_and_is_written_nowhere() {
    let settings = |desk: &Desk, server: &Server, secret: &str| {
        let folder = desk.root.path().join("config/factbrief");
        fs::create_dir_all(&folder).unwrap();
        let text = format!(
            "server = '127.0.0.1'\nport = {}\nsecurity = 'none'\nuser = 'desk'\nper-minute = 6000\n{secret}\n",
            server.port
        );
        fs::write(folder.join("mail.toml"), text).unwrap();
    };
    let sources = [
        ("password-env = 'MAIL_PASSWORD'", "correct horse"),
        ("password-command = ['printenv', 'MAIL_PASSWORD']", "correct horse"),
        ("token-env = 'MAIL_PASSWORD'", "tok-123"),
    ];
    for (source, secret) in sources {
        for (given, status) in [(secret, 0), ("battery staple", 2)] {
            let (desk, server) = (desk(), Server::new(&[Mood::Guarded]));
            settings(&desk, &server, source);
            let mut command = desk.command(&["mail", "--all", "--send"]);
            let output = command.env("MAIL_PASSWORD", given).output().unwrap();
            assert_eq!(output.status.code(), Some(status), "{source}: {}", said(&output));
            assert_eq!(server.received().len(), if status == 0 { 3 } else { 0 }, "{source}");
            let spoken = said(&output) + &printed(&output);
            let written = files(desk.root.path()).into_iter().map(|path| fs::read(path).unwrap());
            let everything: Vec<Vec<u8>> = written.chain([spoken.into_bytes()]).collect();
            for bytes in everything {
                let text = String::from_utf8_lossy(&bytes);
                assert!(!text.contains(given), "{source}: the secret stands in {text:.300}");
            }
        }
    }
    let (desk, server) = (desk(), Server::new(&[]));
    settings(&desk, &server, "password-env = 'MAIL_PASSWORD'");
    let said = desk.expect(2, &["mail", "--all", "--send"]);
    assert!(said.contains("the environment variable `MAIL_PASSWORD` isn't set"), "{said}");
}

#[test]
fn settings_with_mistakes_are_shown_at_their_places() {
    let desk = desk();
    let folder = desk.root.path().join("config/factbrief");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("mail.toml"),
        "sever = 'a'\nport = 0\nsecurity = 'ssl'\npassword-env = 'A'\ntoken-env = 'B'\n",
    )
    .unwrap();
    let said = desk.expect(1, &["mail", "--all", "--send"]);
    for part in [
        "unknown-key",
        "write `server`",
        "out-of-range",
        "unknown-choice",
        "the secret comes from several places",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}
