//! Logging in to a mail server, and where the secret for it comes from: nothing of a project takes part.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;
use std::path::PathBuf;

use crate::support::desk::{Desk, files, printed, said};
use crate::support::post_office::{Mood, Server};
use crate::support::process::{Start, nothing_starts};

const TO_ADA: [&str; 5] = ["mail", "investor", "--to", "ada@example.org", "--send"];

/// The user's own folder for settings.
fn folder(desk: &Desk) -> PathBuf {
    let folder = desk.root.path().join("config/factbrief");
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn settings(desk: &Desk, server: &Server, more: &str) {
    let text = format!(
        "server = '127.0.0.1'\nport = {}\nsecurity = 'none'\nuser = 'desk'\nper-minute = 6000\n{more}\n",
        server.port
    );
    fs::write(folder(desk).join("mail.toml"), text).unwrap();
}

#[test]
fn a_secret_opens_the_server_and_is_written_nowhere() {
    let sources = [
        ("PLAIN XOAUTH2", "password-env = 'MAIL_SECRET'", "correct horse"),
        ("PLAIN LOGIN", "password-command = ['printenv', 'MAIL_SECRET']", "correct horse"),
        ("LOGIN", "password-env = 'MAIL_SECRET'", "correct horse"),
        ("PLAIN XOAUTH2", "token-env = 'MAIL_SECRET'", "tok-123"),
        ("XOAUTH2", "token-command = ['printenv', 'MAIL_SECRET']", "tok-123"),
    ];
    for (ways, source, secret) in sources {
        for (given, status) in [(secret, 0), ("battery staple", 2)] {
            let (desk, server) = (Desk::new(), Server::new(&[Mood::Guarded(ways)]));
            settings(&desk, &server, source);
            let output = desk.command(&TO_ADA).env("MAIL_SECRET", given).ended().unwrap();
            assert_eq!(output.status.code(), Some(status), "{ways}, {source}: {}", said(&output));
            assert_eq!(server.received().len(), if status == 0 { 1 } else { 0 }, "{ways}, {source}");
            let spoken = said(&output) + &printed(&output);
            if status == 2 {
                let what = if source.starts_with("token") {
                    "the login failed: the server refused the token, which may have expired"
                } else {
                    "the login failed: the server refused user and password (535 5.7.8)"
                };
                assert!(spoken.contains(what), "{ways}, {source}: {spoken}");
            }
            let written = files(desk.root.path()).into_iter().map(|path| fs::read(path).unwrap());
            let everything: Vec<Vec<u8>> = written.chain([spoken.into_bytes()]).collect();
            // As it is, and as it went over the wire.
            let forms = server.secrets().into_iter().chain([given.to_owned()]).collect::<Vec<_>>();
            assert_eq!(forms.len(), 2, "{ways}, {source}");
            for bytes in everything {
                let text = String::from_utf8_lossy(&bytes);
                for form in &forms {
                    assert!(!text.contains(form), "{ways}, {source}: the secret stands in {text:.300}");
                }
            }
        }
    }
    let (desk, server) = (Desk::new(), Server::new(&[]));
    settings(&desk, &server, "password-env = 'MAIL_SECRET'");
    let said = desk.expect(2, &TO_ADA);
    assert!(said.contains("the environment variable that should hold the secret isn't set"), "{said}");
}

#[test]
fn a_way_to_log_in_that_isnt_offered_is_named() {
    let (desk, server) = (Desk::new(), Server::new(&[Mood::Guarded("PLAIN LOGIN")]));
    settings(&desk, &server, "token-command = ['echo', 'tok-123']");
    let said = desk.expect(2, &TO_ADA);
    assert!(said.contains("the server doesn't offer `XOAUTH2`"), "{said}");
    assert!(server.secrets().is_empty());
}

/// The project holds a file of each name too, as one that was given to the user may.
#[cfg(unix)]
#[test]
fn relative_paths_of_the_settings_are_those_beside_them_and_never_the_projects() {
    use std::os::unix::fs::PermissionsExt;
    let give = |path: PathBuf, secret: &str| {
        let _quiet = nothing_starts();
        fs::write(&path, format!("#!/bin/sh\necho '{secret}'\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    };
    for command in ["['./give.sh']", "['sh', 'give.sh']"] {
        let (desk, server) = (Desk::new(), Server::new(&[Mood::Guarded("PLAIN")]));
        settings(&desk, &server, &format!("password-command = {command}"));
        give(desk.path("give.sh"), "the wrong one");
        let said = desk.expect(2, &TO_ADA);
        assert!(server.secrets().is_empty(), "{command}: {said}");
        give(folder(&desk).join("give.sh"), "correct horse");
        desk.expect(0, &TO_ADA);
        assert_eq!(server.secrets(), ["AGRlc2sAY29ycmVjdCBob3JzZQ=="], "{command}");
    }
    // What is typed is taken from where it is typed.
    let (desk, server) = (Desk::new(), Server::new(&[Mood::Guarded("PLAIN")]));
    settings(&desk, &server, "");
    give(desk.path("give.sh"), "correct horse");
    desk.expect(0, &[&TO_ADA[..], &["--password-command", "./give.sh"]].concat());
    let (desk, server) = (Desk::new(), Server::new(&[]));
    settings(&desk, &server, "ca-file = 'ca.pem'\npassword-command = ['echo', 'correct horse']");
    desk.write("ca.pem", "-----BEGIN CERTIFICATE-----\n");
    let said = desk.expect(2, &TO_ADA);
    assert!(said.contains("config/factbrief/ca.pem`: it isn't there"), "{said}");
}

#[test]
fn settings_with_mistakes_are_shown_at_their_places() {
    let desk = Desk::new();
    fs::write(
        folder(&desk).join("mail.toml"),
        "sever = 'a'\nport = 0\nsecurity = 'ssl'\npassword-env = 'A'\ntoken-env = 'B'\n",
    )
    .unwrap();
    let said = desk.expect(1, &TO_ADA);
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
