//! A made-up project with its own home folder, for tests of mails.

#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::process::{FACTBRIEF, Start};
use tempfile::TempDir;

/// A mail to one reader.
pub const TO: [&str; 4] = ["mail", "investor", "--to", "Yui Tanaka <yui@example.org>"];

/// That mail with more arguments.
pub fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    TO.iter().copied().chain(more.iter().copied()).collect()
}

/// Three people, of whom no brief is for the last.
pub const PEOPLE: &str = "
[[recipient]]
name = 'Yui Tanaka'
address = 'yui@example.org'
audience = 'investor'
language = 'ja'
salutation.ja = '田中様、いつもお世話になっております。'

[[recipient]]
name = 'Paul Reed'
address = 'paul@example.org'
audience = ['policy', 'investor']
brief = 'policy'

[[recipient]]
name = 'Ada Stone'
address = 'ada@example.org'
audience = 'engineer'
";

pub struct Desk {
    pub root: TempDir,
}

impl Desk {
    /// The project that `new` makes, with a second brief for another audience, built.
    pub fn new() -> Self {
        let desk = Self { root: tempfile::tempdir().unwrap() };
        let made = Command::new(FACTBRIEF).args(["new", "port"]).current_dir(desk.root.path()).ended();
        assert!(made.unwrap().status.success());
        let investor = fs::read_to_string(desk.path("briefs/port/investor.toml")).unwrap();
        let policy = investor.replace("audience = \"investor\"", "audience = \"policy\"");
        let policy = policy.replace("The works are costed", "The prefecture pays");
        desk.write("briefs/port/policy.toml", &policy);
        desk.build();
        desk
    }

    pub fn project(&self) -> PathBuf {
        self.root.path().join("port")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.project().join(name)
    }

    pub fn ledger(&self) -> PathBuf {
        self.root.path().join("data/factbrief/ledger.jsonl")
    }

    pub fn recipients(&self, text: &str) {
        let folder = self.root.path().join("data/factbrief");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("recipients.toml"), text).unwrap();
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    /// Replaces a text that must stand in the file.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} doesn't hold {from:?}");
        fs::write(self.path(name), text.replacen(from, to, 1)).unwrap();
    }

    /// Gives a figure another number wherever it is written: in its value, and as its source prints it.
    pub fn restate(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} doesn't hold {from:?}");
        fs::write(self.path(name), text.replace(from, to)).unwrap();
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(FACTBRIEF);
        let root = self.root.path();
        command.args(arguments).current_dir(self.project());
        // A mail is judged by the day it goes out. The tests name one, so that they don't change by themselves. What is
        // sent can't be judged by a day that is past; on this one no plan of the project has lapsed yet.
        if arguments.first() == Some(&"mail") && !arguments.contains(&"--on") {
            let sends = arguments.contains(&"--send");
            command.args(["--on", if sends { "2030-12-31" } else { "2026-11-28" }]);
        }
        command.env("HOME", root.join("home")).env("NO_COLOR", "1").env("RAYON_NUM_THREADS", "2");
        command.env("XDG_DATA_HOME", root.join("data")).env("XDG_CONFIG_HOME", root.join("config"));
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).ended().unwrap()
    }

    pub fn build(&self) {
        let output = self.run(&["build"]);
        assert!(output.status.success(), "{}", said(&output));
    }

    /// Runs and demands an exit status; returns what was said on standard error.
    pub fn expect(&self, status: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(status),
            "{arguments:?}: {}{}",
            printed(&output),
            said(&output)
        );
        said(&output)
    }

    /// The drafts in a folder of the project, by name.
    pub fn drafts(&self, folder: &str) -> Vec<(String, String)> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut drafts: Vec<(String, String)> = entries
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, String::from_utf8(fs::read(path).unwrap()).unwrap())
            })
            .collect();
        drafts.sort();
        drafts
    }

    /// The only draft in a folder.
    pub fn draft(&self, folder: &str) -> String {
        let drafts = self.drafts(folder);
        assert_eq!(drafts.len(), 1, "{:?}", drafts.iter().map(|(name, _)| name).collect::<Vec<_>>());
        drafts[0].1.clone()
    }
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text parts of a message, decoded.
pub fn readable(message: &str) -> String {
    let parts = message.split("\r\n--").filter_map(|part| part.split_once("\r\n\r\n"));
    let texts = parts.filter(|(head, _)| head.contains("Content-Type: text/"));
    let decoded = texts.map(|(head, body)| match head {
        head if head.contains("base64") => base64(body),
        head if head.contains("quoted-printable") => quoted_printable(body),
        _ => body.to_owned(),
    });
    decoded.collect::<Vec<_>>().join("\n\n").replace("\r\n", "\n")
}

fn base64(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut bytes) = (0_u32, 0, Vec::new());
    for value in text.bytes().filter_map(|byte| ALPHABET.iter().position(|&one| one == byte)) {
        bits = bits << 6 | u32::try_from(value).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn quoted_printable(text: &str) -> String {
    let bytes = text.replace("=\r\n", "").into_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'=').then(|| bytes.get(at + 1..at + 3)).flatten();
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        decoded.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap()
}

/// Every file under a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
