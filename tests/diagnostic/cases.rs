//! Shows every diagnostic: each text in `tests/diagnostic/cases` lays files over the project in `base`, runs a command
//! and compares its standard error and exit status with what the text expects.
//!
//! A case is a line saying what it shows, files, the command, and what comes of it:
//!
//! ```text
//! # A key that isn't known.
//! -- briefs/port/dossier.toml (change) --
//! -date = 2026-11-21
//! +dat = 2026-11-21
//! $ factbrief check
//! error[unknown-key]: …
//! exit status 1
//! ```
//!
//! Behind a path may stand `(append)`, `(change)` with lines to take out and put in, `(remove)`, `(folder)`,
//! `(link)` with the target as text, `(latin-1)` for a text that isn't UTF-8, and `(1000 times)` for a large one.
//! `UPDATE_EXPECT=1 cargo test diagnostic::cases` writes what comes of each command into its text.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test harness")]

use crate::support::repo::repo;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::support::process::{FACTBRIEF, Start};
use factbrief::diagnostic::Code;
use rayon::prelude::*;
use tempfile::TempDir;

/// How long a command may run before it is taken to hang; each needs far less than a second.
const PATIENCE: Duration = Duration::from_secs(60);
/// Kilobytes of address space, so that a template that grows without end fails here and not on the machine.
const MEMORY: &str = "3000000";

struct Case {
    path: PathBuf,
    files: Vec<(String, String)>,
    command: String,
    /// Everything up to and with the command's line.
    head: String,
    expected: String,
}

fn folder() -> PathBuf {
    repo("tests/diagnostic/cases")
}

fn cases() -> Vec<Case> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| !path.ends_with("base")).collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Case {
    assert_eq!(path.extension().and_then(|end| end.to_str()), Some("txt"), "{path:?} is no case");
    let text = fs::read_to_string(path).unwrap();
    assert!(text.starts_with("# "), "{path:?} doesn't begin with a comment that says what it shows");
    let mut case = Case {
        path: path.to_owned(),
        files: Vec::new(),
        command: String::new(),
        head: String::new(),
        expected: String::new(),
    };
    for line in text.split_inclusive('\n') {
        if !case.command.is_empty() {
            case.expected.push_str(line);
            continue;
        }
        case.head.push_str(line);
        if let Some(command) = line.strip_prefix("$ factbrief ") {
            case.command = command.trim().to_owned();
        } else if let Some(name) =
            line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"))
        {
            case.files.push((name.to_owned(), String::new()));
        } else if let Some((_, content)) = case.files.last_mut() {
            content.push_str(line);
        } else {
            assert!(
                line.starts_with('#') || line.trim().is_empty(),
                "{path:?} has {line:?} before its files"
            );
        }
    }
    assert!(!case.command.is_empty(), "{path:?} has no line `$ factbrief …`");
    case
}

fn lay_out(case: &Case, root: &Path) {
    copy(&folder().join("base"), root);
    for (name, content) in &case.files {
        let (name, how) = name.strip_suffix(')').and_then(|name| name.split_once(" (")).unwrap_or((name, ""));
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match how {
            "" => fs::write(&path, content).unwrap(),
            "append" => fs::write(&path, fs::read_to_string(&path).unwrap() + content).unwrap(),
            "change" => fs::write(&path, change(&fs::read_to_string(&path).unwrap(), content)).unwrap(),
            "remove" if path.is_dir() => fs::remove_dir_all(&path).unwrap(),
            "remove" => fs::remove_file(&path).unwrap(),
            "folder" => fs::create_dir_all(&path).unwrap(),
            "latin-1" => fs::write(&path, content.chars().map(|c| c as u8).collect::<Vec<_>>()).unwrap(),
            #[cfg(unix)]
            "link" => std::os::unix::fs::symlink(content.trim(), &path).unwrap(),
            times => {
                let times = times.strip_suffix(" times").and_then(|times| times.parse().ok());
                fs::write(&path, content.repeat(times.unwrap_or_else(|| panic!("`{how}` is unknown"))))
                    .unwrap();
            }
        }
    }
}

/// Takes out the lines behind `-`, each of which must stand there once, and puts in the lines behind `+`.
fn change(text: &str, lines: &str) -> String {
    let mut text = text.to_owned();
    let mut at = 0;
    for line in lines.split_inclusive('\n') {
        if let Some(old) = line.strip_prefix('-') {
            let places: Vec<usize> = text
                .match_indices(old)
                .map(|(at, _)| at)
                .filter(|&at| at == 0 || text[..at].ends_with('\n'))
                .collect();
            assert_eq!(places.len(), 1, "{old:?} doesn't stand there once");
            at = places[0];
            text.replace_range(at..at + old.len(), "");
        } else {
            let new = line.strip_prefix('+').unwrap_or_else(|| panic!("{line:?} has neither `-` nor `+`"));
            text.insert_str(at, new);
            at += new.len();
        }
    }
    text
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() { copy(&from, &to) } else { fs::copy(&from, &to).map(drop).unwrap() }
    }
}

/// What the command says and how it ends.
fn outcome(case: &Case) -> String {
    let root = TempDir::new().unwrap();
    lay_out(case, root.path());
    let program = FACTBRIEF;
    let mut command = Command::new(if cfg!(unix) { "sh" } else { program });
    if cfg!(unix) {
        command.args(["-c", &format!("ulimit -v {MEMORY} 2>/dev/null; exec \"$0\" \"$@\""), program]);
    }
    command.args(case.command.split_whitespace()).current_dir(&root);
    command.env("NO_COLOR", "1").env("RAYON_NUM_THREADS", "2").env_remove("RUST_BACKTRACE");
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).started().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut text = String::new();
        stderr.read_to_string(&mut text).unwrap();
        sender.send(text)
    });
    let text = receiver.recv_timeout(PATIENCE);
    if text.is_err() {
        child.kill().unwrap();
    }
    let status = child.wait().unwrap();
    let Ok(text) = text else { return "it hangs\n".to_owned() };
    match status.code() {
        Some(code) => format!("{text}exit status {code}\n"),
        None => format!("{text}killed by a signal\n"),
    }
}

#[test]
fn each_case_says_what_it_should() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let wrong: Vec<String> = cases()
        .par_iter()
        .filter_map(|case| {
            let found = outcome(case);
            let name = case.path.file_name().unwrap().to_string_lossy();
            assert!(!found.contains("panicked"), "{name}: {found}");
            if found == case.expected {
                return None;
            }
            if update {
                fs::write(&case.path, format!("{}{found}", case.head)).unwrap();
                return None;
            }
            Some(format!("=== {name} expects\n{}=== but found\n{found}", case.expected))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{}\n{} cases differ; UPDATE_EXPECT=1 accepts them",
        wrong.join("\n"),
        wrong.len()
    );
}

#[test]
fn the_base_project_is_sound() {
    let nothing = |command: &str| Case {
        path: PathBuf::new(),
        files: Vec::new(),
        command: command.to_owned(),
        head: String::new(),
        expected: String::new(),
    };
    for command in ["check", "verify --archive archive"] {
        let found = outcome(&nothing(command));
        assert!(found.ends_with("exit status 0\n") && !found.contains("error"), "{found}");
    }
}

#[test]
fn every_code_has_a_case() {
    let cases = cases();
    let shown = |name: &&str| cases.iter().any(|case| case.expected.contains(&format!("[{name}]: ")));
    // Of a bug of the program there is no case: once there is one, it is corrected.
    let codes = Code::ALL.iter().filter(|code| **code != Code::Internal);
    let missing: Vec<&str> = codes.map(|code| code.name()).filter(|name| !shown(name)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn messages_are_lower_case_sentences_without_a_final_stop() {
    for case in cases() {
        for line in case.expected.lines() {
            let Some((_, message)) = line.split_once("]: ").filter(|(kind, _)| kind.contains('[')) else {
                continue;
            };
            // An abbreviation keeps its capitals.
            let mut first = message.chars();
            let capital =
                first.next().is_some_and(char::is_uppercase) && first.next().is_some_and(char::is_lowercase);
            let sound = !message.ends_with(['.', '!']) && !capital;
            assert!(sound, "{:?}: {message}", case.path);
        }
    }
}
