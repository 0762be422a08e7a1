//! Drafts put into a mailbox: each once, in the right folder, with its record; and whatever a server says, nothing is put
//! there without a message, no secret is printed, and no command is anybody else's.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;
use std::time::{Duration, Instant};

use crate::support::desk::{Desk, files, printed, said};
use crate::support::mailbox::{Mailbox, Twist};
use crate::support::process::Start;

const TO_ADA: [&str; 6] = ["mail", "investor", "--to", "ada@example.org", "--bcc", "hidden@example.org"];

/// What is said with this exit status.
fn put(desk: &Desk, mailbox: &Mailbox, status: i32, more: &[&str]) -> String {
    put_with(desk, mailbox, "correct horse", status, more)
}

fn put_with(desk: &Desk, mailbox: &Mailbox, secret: &str, status: i32, more: &[&str]) -> String {
    let options = mailbox.options();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let typed = [&TO_ADA[..], &options, more].concat();
    let output = desk.command(&typed).env("MAIL_SECRET", secret).ended().unwrap();
    assert_eq!(output.status.code(), Some(status), "{}{}", printed(&output), said(&output));
    said(&output)
}

fn state(desk: &Desk) -> serde_json::Value {
    let output = desk.run(&["ledger", "list", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    json["messages"].clone()
}

#[test]
fn a_draft_is_put_there_once_and_its_record_says_where() {
    let (desk, mailbox) = (Desk::new(), Mailbox::new(&[]));
    let said = put(&desk, &mailbox, 0, &[]);
    assert!(said.contains("in `Drafts`, number 41"), "{said}");
    let said = put(&desk, &mailbox, 0, &[]);
    assert!(said.contains("`Drafts` has a draft of it already, which is left as it is"), "{said}");
    let messages = mailbox.messages();
    let [(command, text)] = messages.as_slice() else { panic!("{}", messages.len()) };
    assert!(command.starts_with("APPEND \"Drafts\" (\\Draft) {"), "{command}");
    assert!(text.contains("Bcc: hidden@example.org") && !text.contains("X-Unsent"), "{text:.600}");
    assert!(!desk.path("outbox").exists());
    let states = state(&desk);
    assert_eq!(states[0]["state"], "drafted");
    assert_eq!(states[0]["mailboxes"][0]["folder"], "Drafts");
    assert_eq!(states[0]["mailboxes"][0]["server"], "127.0.0.1");
    assert_eq!(states[0]["mailboxes"][0]["user"], "desk");
    assert_eq!(states.as_array().unwrap().len(), 1);
    let listed = printed(&desk.run(&["ledger", "list"]));
    assert!(listed.contains("draft in `Drafts` of `desk` at `127.0.0.1`"), "{listed}");
    // The draft as a file is the same but for the mark of a file.
    desk.expect(0, &TO_ADA);
    let body = |text: &str| text.split("\r\n\r\n").skip(1).collect::<String>();
    assert_eq!(body(&desk.draft("outbox")), body(text));
}

#[test]
fn one_that_the_ledger_doesnt_know_is_recorded_and_not_written_twice() {
    let (desk, mailbox) = (Desk::new(), Mailbox::new(&[&[Twist::Has]]));
    put(&desk, &mailbox, 0, &[]);
    assert!(mailbox.messages().is_empty());
    assert_eq!(state(&desk)[0]["state"], "drafted");
}

#[test]
fn a_lost_connection_leaves_it_uncertain_and_the_next_run_settles_it() {
    let (desk, mailbox) = (Desk::new(), Mailbox::new(&[&[Twist::TakesSilently]]));
    let said = put(&desk, &mailbox, 1, &[]);
    assert!(
        said.contains("uncertain: `ada@example.org` and `hidden@example.org`: whether the draft is there"),
        "{said}"
    );
    assert_eq!(state(&desk)[0]["state"], "drafted");
    put(&desk, &mailbox, 0, &[]);
    assert_eq!(mailbox.messages().len(), 1);
    // One that hung up in the middle has none. Whether we notice that before our last byte is the system's affair: it is
    // then refused, and else uncertain.
    let (desk, mailbox) = (Desk::new(), Mailbox::new(&[&[Twist::HangsUpInTheMiddle]]));
    let said = put(&desk, &mailbox, 1, &[]);
    let refused = said.contains("refused: ");
    assert!(refused != said.contains("uncertain: "), "{said}");
    assert_eq!(state(&desk)[0]["state"], if refused { "refused" } else { "drafted" });
    put(&desk, &mailbox, 0, &[]);
    assert_eq!(mailbox.messages().len(), 1);
    assert_eq!(state(&desk)[0]["state"], "drafted");
}

#[test]
fn when_the_connection_is_lost_the_others_are_named() {
    let desk = Desk::new();
    let person = |name: &str| {
        format!("[[recipient]]\nname = '{name}'\naddress = '{name}@example.org'\naudience = 'investor'\n")
    };
    desk.recipients(&["ada", "ben", "cleo"].map(person).concat());
    let mailbox = Mailbox::new(&[&[Twist::TakesSilently]]);
    let options = mailbox.options();
    let typed: Vec<&str> = ["mail", "--all"].into_iter().chain(options.iter().map(String::as_str)).collect();
    let all = |status| {
        let output = desk.command(&typed).env("MAIL_SECRET", "correct horse").ended().unwrap();
        assert_eq!(output.status.code(), Some(status), "{}", said(&output));
        said(&output)
    };
    let said = all(1);
    for part in [
        "uncertain: `ada@example.org`",
        "not put there: `ben@example.org`: the connection was lost before its turn",
        "not put there: `cleo@example.org`",
        "0 of 3 drafts",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(state(&desk).as_array().unwrap().len(), 1);
    all(0);
    assert_eq!(mailbox.messages().len(), 3);
}

/// What the server lists, what is named, and what is selected, or what is said.
type Listed<'a> = (&'a [u8], Option<&'a str>, Result<&'a str, &'a str>);

#[test]
fn the_folder_is_the_marked_one_or_the_named_one_or_it_is_asked_for() {
    let rows: [Listed<'_>; 16] = [
        (b"* LIST (\\HasNoChildren \\Drafts) \"/\" Drafts\r\n", None, Ok("\"Drafts\"")),
        (b"* LIST (\\drafts) NIL \"Entw&APw-rfe\"\r\n", None, Ok("\"Entw&APw-rfe\"")),
        (b"* LIST (\\Drafts) \"/\" {15}\r\n&Tgtm+DBN-[x] a\r\n", None, Ok("\"&Tgtm+DBN-[x] a\"")),
        (b"* LIST () \".\" \"&Tgtm+DBN-\"\r\n", Some("\u{4e0b}\u{66f8}\u{304d}"), Ok("\"&Tgtm+DBN-\"")),
        (b"* LIST () \".\" \"A &- B\"\r\n", Some("A & B"), Ok("\"A &- B\"")),
        (b"* LIST () \".\" \"Entw&APw-rfe\"\r\n", Some("Entw&APw-rfe"), Ok("\"Entw&APw-rfe\"")),
        (b"* LIST (\\Drafts) \"/\" Drafts\r\n* LIST () \"/\" Other\r\n", Some("Other"), Ok("\"Other\"")),
        (
            b"* LIST () \"/\" \"The \\\"new\\\" \\\\ one\"\r\n",
            Some("The \"new\" \\ one"),
            Ok("\"The \\\"new\\\" \\\\ one\""),
        ),
        (
            b"* LIST () \"/\" INBOX\r\n* LIST () \"/\" &Tgtm+DBN-\r\n",
            None,
            Err("marked no folder as the one for drafts; it has `INBOX` and `\u{4e0b}\u{66f8}\u{304d}`"),
        ),
        (b"* LIST () \"/\" Drafts\r\n", Some("Draughts"), Err("no folder `Draughts`; it has `Drafts`")),
        (
            b"* LIST (\\Drafts) \"/\" A\r\n* LIST (\\Drafts) \"/\" B\r\n",
            None,
            Err("several folders for drafts, `A` and `B`"),
        ),
        (b"* LIST (\\Drafts \\Noselect) \"/\" A\r\n", None, Err("the server lists no folders")),
        (b"", None, Err("the server lists no folders")),
        // What could be another command is no name.
        (b"* LIST (\\Drafts) \"/\" {13}\r\na\r\nf9 DELETE b\r\n", None, Err("the server lists no folders")),
        // Names are shown and not obeyed; what isn't as the form prescribes is shown as it came.
        (
            b"* LIST () \"/\" \"a\x1b[2Jb\"\r\n* LIST () \"/\" \"&AGE-\"\r\n* LIST () \"/\" \"&Jjo\"\r\n",
            None,
            Err("it has `a\\u{1b}[2Jb`, `&AGE-` and `&Jjo`"),
        ),
        (b"* LIST \"no marks\r\n", None, Err("the server's answer isn't IMAP")),
    ];
    let desk = Desk::new();
    for (listed, named, expected) in rows {
        let listed_text = String::from_utf8_lossy(listed).into_owned();
        let mailbox = Mailbox::new(&[&[Twist::Lists(listed)]]);
        let more: Vec<&str> = named.iter().flat_map(|named| ["--drafts-folder", named]).collect();
        match expected {
            Ok(folder) => {
                put(&desk, &mailbox, 0, &more);
                let messages = mailbox.messages();
                let (command, _) = &messages[0];
                assert!(command.starts_with(&format!("APPEND {folder} (\\Draft) {{")), "{command}");
                assert!(mailbox.heard().iter().any(|line| line.ends_with(&format!("EXAMINE {folder}"))));
            }
            Err(why) => {
                let said = put(&desk, &mailbox, 2, &more);
                assert!(said.contains(why), "{listed_text}: {said}");
                assert!(mailbox.messages().is_empty());
                assert!(!mailbox.heard().iter().any(|line| line.starts_with("f9")));
            }
        }
    }
}

#[test]
fn a_name_in_utf8_is_sent_back_as_it_came() {
    let listed = "* LIST (\\Drafts) \"/\" \"Entwürfe\"\r\n".as_bytes();
    let (desk, mailbox) = (Desk::new(), Mailbox::new(&[&[Twist::Lists(listed)]]));
    // Octets beyond ASCII are never in quotes; this server doesn't ask for the name's octets.
    let said = put(&desk, &mailbox, 2, &[]);
    assert!(said.contains("`Entwürfe`"), "{said}");
    assert!(mailbox.heard().iter().any(|line| line.ends_with("EXAMINE {9}")), "{:?}", mailbox.heard());
}

#[test]
fn each_way_to_log_in_works_and_no_secret_is_shown() {
    // What is offered, how the secret comes, and what is said of a wrong one.
    let rows = [
        (
            "IMAP4rev1 SASL-IR AUTH=PLAIN",
            "password-env",
            "correct horse",
            "refused user and password [AUTHENTICATIONFAILED]",
        ),
        ("IMAP4rev1 AUTH=PLAIN", "password-env", "correct horse", "refused user and password"),
        ("IMAP4rev2 AUTH=PLAIN", "password-env", "correct horse", "refused user and password"),
        ("IMAP4rev1", "password-env", "correct horse", "refused user and password"),
        (
            "IMAP4rev1 SASL-IR AUTH=XOAUTH2",
            "token-env",
            "tok-123",
            "refused the token, which may have expired",
        ),
        ("IMAP4rev1 AUTH=XOAUTH2", "token-env", "tok-123", "refused the token, which may have expired"),
    ];
    for (offers, key, secret, refusal) in rows {
        for (given, status) in [(secret, 0), ("battery staple", 2)] {
            let (desk, mailbox) = (Desk::new(), Mailbox::new(&[&[Twist::Offers(offers)]]));
            let folder = desk.root.path().join("config/factbrief");
            fs::create_dir_all(&folder).unwrap();
            // The keys for sending are nobody's business here.
            let text = format!(
                "server = '127.0.0.2'\nuser = 'other'\npassword-env = 'OTHER'\n[imap]\nserver = '127.0.0.1'\nport = {}\nsecurity = 'none'\nuser = 'desk'\n{key} = 'MAIL_SECRET'\n",
                mailbox.port
            );
            fs::write(folder.join("mail.toml"), text).unwrap();
            let typed = [&TO_ADA[..], &["--imap"]].concat();
            let output = desk.command(&typed).env("MAIL_SECRET", given).ended().unwrap();
            let spoken = said(&output) + &printed(&output);
            assert_eq!(output.status.code(), Some(status), "{offers}: {spoken}");
            assert_eq!(mailbox.messages().len(), usize::from(status == 0), "{offers}");
            assert!(status == 0 || spoken.contains(refusal), "{offers}: {spoken}");
            let over_the_wire: Vec<String> = mailbox
                .heard()
                .iter()
                .filter_map(|line| line.split(' ').next_back().map(str::to_owned))
                .collect();
            let over_the_wire =
                over_the_wire.into_iter().filter(|word| word.len() > 20 && !word.contains('@'));
            let forms: Vec<String> = over_the_wire.chain([given.to_owned()]).collect();
            let written = files(desk.root.path()).into_iter().map(|path| fs::read(path).unwrap());
            for bytes in written.chain([spoken.into_bytes()]) {
                let text = String::from_utf8_lossy(&bytes);
                assert!(!forms.iter().any(|form| text.contains(form)), "{offers}: {forms:?} in {text:.300}");
            }
        }
    }
}

#[test]
fn the_user_must_be_known_and_a_typed_server_gets_no_password_of_the_file() {
    let (desk, mailbox) = (Desk::new(), Mailbox::new(&[&[Twist::Greets(b"* PREAUTH welcome\r\n")]]));
    let said = put(&desk, &mailbox, 2, &[]);
    assert!(said.contains("takes the connection as logged in before any login"), "{said}");
    // Nobody is named, and the server on this machine knows who is meant.
    let mailbox = Mailbox::new(&[&[Twist::Greets(b"* PREAUTH welcome\r\n")], &[]]);
    let port = mailbox.port.to_string();
    let bare = ["--imap", "--server", "localhost", "--port", &port, "--security", "none", "--timeout", "1"];
    let folder = desk.root.path().join("config/factbrief");
    fs::create_dir_all(&folder).unwrap();
    let text = "[imap]\nserver = '127.0.0.1'\nuser = 'desk'\npassword-command = ['touch', 'asked']\ndrafts-folder = 'Mine'\n";
    fs::write(folder.join("mail.toml"), text).unwrap();
    desk.expect(0, &[&TO_ADA[..], &bare].concat());
    let said = desk.expect(2, &[&TO_ADA[..], &bare].concat());
    assert!(said.contains("the server asks for a login, but no user is named"), "{said}");
    assert!(!folder.join("asked").exists());
    assert_eq!(mailbox.messages().len(), 1);
}

#[test]
fn tls_is_never_left_out_and_nothing_waits_before_it() {
    let desk = Desk::new();
    let rows: [(&[Twist], &str); 6] = [
        (&[], "the server doesn't offer STARTTLS, so nothing was sent"),
        (
            &[Twist::Greets(b"* PREAUTH welcome\r\n"), Twist::Offers("IMAP4rev1 STARTTLS")],
            "the server doesn't offer STARTTLS",
        ),
        (
            &[
                Twist::Offers("IMAP4rev1 STARTTLS"),
                Twist::Says("STARTTLS", b"{tag} OK go on\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n"),
            ],
            "more came with the server's answer to STARTTLS",
        ),
        (
            &[Twist::Greets(b"* OK ready\r\n* CAPABILITY IMAP4rev1\r\n")],
            "the server answered before it was asked",
        ),
        (&[Twist::Greets(b"* OK ready\r\nf1 OK done\r\n")], "the server answered before it was asked"),
        (
            &[Twist::Offers("IMAP4rev1 STARTTLS"), Twist::Says("STARTTLS", b"{tag} NO not today\r\n")],
            "not today",
        ),
    ];
    for (twists, why) in rows {
        let mailbox = Mailbox::new(&[twists]);
        let options = mailbox.options();
        let options = options.iter().map(|word| if word == "none" { "starttls" } else { word });
        let typed: Vec<&str> = TO_ADA.into_iter().chain(options).collect();
        let output = desk.command(&typed).env("MAIL_SECRET", "correct horse").ended().unwrap();
        assert_eq!(output.status.code(), Some(2), "{why}");
        let said = said(&output);
        assert!(said.contains(why), "{why}: {said}");
        assert!(mailbox.heard().iter().all(|line| !line.contains("AUTHENTICATE") && !line.contains("LOGIN")));
    }
}

#[test]
fn any_answer_of_a_server_ends_the_run_in_time_with_a_message() {
    let rows: [(&[Twist], i32, &str); 24] = [
        (&[Twist::Greets(b"* BYE full\r\n")], 2, "the server refuses the connection: full"),
        (&[Twist::Greets(b"220 smtp.example.org ESMTP\r\n")], 2, "the server's answer isn't IMAP"),
        (&[Twist::Greets(b"f1 OK ready\r\n")], 2, "sent another answer before its greeting"),
        (&[Twist::Offers("IMAP4")], 2, "neither IMAP4rev1 nor IMAP4rev2"),
        (&[Twist::Offers("IMAP4rev1 LOGINDISABLED")], 2, "offers neither `PLAIN` nor `LOGIN`"),
        (&[Twist::Floods("CAPABILITY", b"* X")], 2, "a line of the server's answer is too long"),
        (&[Twist::Floods("LIST", b"* LIST () \"/\" a\r\n")], 2, "the server's answer is too long"),
        (&[Twist::Floods("LIST", b"* \r\n")], 2, "the server's answer is too long"),
        (&[Twist::Drips("LIST", b"* OK still here\r\n")], 2, "didn't answer in time"),
        (&[Twist::Drips("EXAMINE", b"*")], 2, "didn't answer in time"),
        (&[Twist::Says("LIST", b"* LIST () \"/\" {4294967296}\r\n")], 2, "too long for a folder's name"),
        (
            &[Twist::Says("LIST", b"* LIST () \"/\" {99999999999999999999999}\r\n")],
            2,
            "too long for a folder's name",
        ),
        (&[Twist::Says("LIST", b"f77 OK done\r\n")], 2, "doesn't fit the command"),
        (
            &[Twist::Says("LIST", b"* BYE for now {12}\r\n")],
            2,
            "the server ends the connection: for now {12}",
        ),
        (&[Twist::Says("LIST", b"+ go on\r\n")], 2, "doesn't fit the command"),
        (&[Twist::HangsUp("LIST")], 2, "the server closed the connection"),
        (
            &[Twist::Says("EXAMINE", b"{tag} NO [NOPERM] not \x1b[2Jyours\r\n")],
            2,
            "`127.0.0.1` doesn't open the folder `Drafts`: the server refuses: [NOPERM] not \\u{1b}[2Jyours",
        ),
        // A search that isn't answered can't say that nothing is there.
        (
            &[Twist::Says("UID SEARCH", b"{tag} OK done\r\n")],
            1,
            "doesn't say whether the folder holds the draft already",
        ),
        (&[Twist::Says("UID SEARCH", b"{tag} BAD what\r\n")], 1, "refused: "),
        (
            &[Twist::Says("APPEND", b"{tag} NO [OVERQUOTA] full\r\n")],
            1,
            "the server refuses: [OVERQUOTA] full",
        ),
        (&[Twist::Says("APPEND", b"{tag} OK done\r\n")], 1, "doesn't fit the command"),
        (&[Twist::Says("APPEND", b"* BYE too much\r\n")], 1, "the server ends the connection: too much"),
        (
            &[Twist::Offers("IMAP4rev1 AUTH=PLAIN APPENDLIMIT=5000")],
            1,
            "bytes, and the folder `Drafts` accepts at most 5000",
        ),
        (
            &[
                Twist::OffersLater("IMAP4rev1 APPENDLIMIT"),
                Twist::Says("STATUS", b"* STATUS \"Drafts\" (APPENDLIMIT 5001)\r\n{tag} OK done\r\n"),
            ],
            1,
            "accepts at most 5001",
        ),
    ];
    for (twists, status, why) in rows {
        let (desk, mailbox) = (Desk::new(), Mailbox::new(&[twists]));
        let started = Instant::now();
        let said = put(&desk, &mailbox, status, &[]);
        assert!(said.contains(why), "{twists:?}: {said}");
        assert!(!said.contains('\u{1b}') && !said.contains("correct horse"), "{said}");
        // Ten seconds are for the program; the server had one for each answer.
        assert!(started.elapsed() < Duration::from_secs(60), "{twists:?}");
        assert!(mailbox.messages().is_empty(), "{twists:?}");
        let states = state(&desk);
        assert!(
            states.as_array().unwrap().iter().all(|one| one["state"] == "refused"),
            "{twists:?}: {states}"
        );
        // Nothing of it stays behind.
        put(&desk, &mailbox, 0, &[]);
        assert_eq!(mailbox.messages().len(), 1, "{twists:?}");
        assert_eq!(state(&desk)[0]["state"], "drafted");
    }
}

#[test]
fn news_between_commands_is_not_an_answer() {
    let twists = [Twist::Says("EXAMINE", b"{tag} OK done\r\n* 4 EXISTS\r\n* OK [ALERT] soon\r\n")];
    let (desk, mailbox) = (Desk::new(), Mailbox::new(&[&twists]));
    put(&desk, &mailbox, 0, &[]);
    let twists = [Twist::Says("EXAMINE", b"{tag} OK done\r\nf6 OK done\r\n")];
    let (desk, mailbox) = (Desk::new(), Mailbox::new(&[&twists]));
    put(&desk, &mailbox, 1, &[]);
    assert!(mailbox.messages().is_empty());
}

#[test]
fn the_refusal_of_one_draft_takes_nothing_from_another() {
    // A file that may be sent at any time.
    let desk = Desk::new();
    desk.expect(0, &TO_ADA);
    let mailbox = Mailbox::new(&[&[Twist::Says("APPEND", b"{tag} NO full\r\n")]]);
    put(&desk, &mailbox, 1, &[]);
    assert_eq!(state(&desk)[0]["state"], "drafted");
    let said = put(&desk, &mailbox, 0, &[]);
    assert!(
        said.contains("note: another draft of it, of ") && said.contains("factbrief ledger sent "),
        "{said}"
    );
}

#[test]
fn arguments_that_dont_go_together_are_refused() {
    let desk = Desk::new();
    for more in [
        &["--imap", "--send"][..],
        &["--imap", "--dry-run"],
        &["--imap", "-o", "box"],
        &["--imap", "--again"],
        &["--drafts-folder", "Drafts"],
        &["--send", "--drafts-folder", "Drafts"],
        &["--user", "desk"],
    ] {
        desk.expect(2, &[&TO_ADA[..], more].concat());
    }
    let said = desk.expect(2, &[&TO_ADA[..], &["--imap"]].concat());
    assert!(said.contains("no mailbox server is named"), "{said}");
    let said =
        desk.expect(2, &[&TO_ADA[..], &["--imap", "--server", "192.0.2.1", "--security", "none"]].concat());
    assert!(said.contains("is another machine"), "{said}");
}
