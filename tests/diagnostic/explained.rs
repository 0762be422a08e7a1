//! Tries what `explain` shows: each example, put into the sound project in `tests/diagnostic/explained`, is refused with its
//! code and these words, and the way out brings no complaint.
//!
//! In a text, a line `Refused, in `PATH`:` (or `Warned of`), `and in `PATH`:` or `Instead:` says where the indented lines after it go. Lines
//! of a TOML file that is there take the place of the same keys in the same table; any other file is written whole.
//! `UPDATE_EXPECT=1 cargo test diagnostic::explained` writes what the command says into each text.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test harness")]

use crate::support::repo::repo;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::process::{FACTBRIEF, Start};
use factbrief::diagnostic::{Code, Explanation, Severity};
use rayon::prelude::*;
use tempfile::TempDir;

/// Codes whose example is told in words, and why it can't be lines of a file.
const TOLD: [(Code, &str); 12] = [
    (Code::NoDossier, "an empty folder"),
    (Code::NoBrief, "a missing file"),
    (Code::MissingFile, "a missing file"),
    (Code::BadLink, "a link"),
    (Code::NotUtf8, "bytes that aren't text"),
    (Code::FileTooLarge, "17 MiB"),
    (Code::MissingLanguage, "every text in two languages"),
    (Code::LanguagesDiffer, "every text in two languages"),
    (Code::BadAddress, "a list of people, which only `mail` reads"),
    (Code::TooLong, "two pages of text"),
    (Code::LittleRoom, "a dozen sources with long titles"),
    (Code::Internal, "a bug of the program"),
];

/// Codes whose way out isn't lines of a file, and what it is.
const OTHER_WAY_OUT: [(Code, &str); 5] = [
    (Code::UnknownEdition, "the manifest of a build"),
    (Code::BadEdition, "the manifest of a build"),
    (Code::MissingFont, "a font"),
    (Code::BadFont, "a font"),
    (Code::CopyChanged, "a command"),
];

#[derive(Default)]
struct Example {
    refused: Vec<(String, String)>,
    instead: Vec<(String, String)>,
    command: String,
    says: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Words,
    Refused,
    Instead,
    Says,
}

fn example(code: Code) -> Example {
    let mut example = Example::default();
    let mut part = Part::Words;
    for line in Explanation::of(code).example.lines() {
        let first = example.refused.first().map(|(path, _)| path.clone());
        let lines = match part {
            Part::Refused => example.refused.last_mut(),
            Part::Instead => example.instead.last_mut(),
            _ => None,
        };
        if let Some(text) = line.strip_prefix("    ") {
            assert!(!text.is_empty());
            match (part, lines) {
                (Part::Says, _) => text.clone_into(&mut example.says),
                (_, Some((_, snippet))) => *snippet += &format!("{text}\n"),
                _ => {}
            }
            continue;
        }
        let path = || Some(line.split_once("in `")?.1.split_once('`')?.0.to_owned());
        if line.is_empty() {
            if let Some((_, snippet)) = lines {
                *snippet += "\n";
            }
        } else if line.starts_with("Refused") || line.starts_with("Warned of") {
            part = Part::Refused;
            example.refused.extend(path().map(|path| (path, String::new())));
        } else if line.starts_with("Instead") {
            part = Part::Instead;
            example.instead.extend(path().or(first).map(|path| (path, String::new())));
        } else if line.starts_with("and in `") {
            let files = if part == Part::Refused { &mut example.refused } else { &mut example.instead };
            files.extend(path().map(|path| (path, String::new())));
        } else if let Some(command) =
            line.strip_prefix("`factbrief ").and_then(|rest| rest.strip_suffix("` says:"))
        {
            part = Part::Says;
            command.clone_into(&mut example.command);
        }
    }
    example.refused.iter_mut().chain(&mut example.instead).for_each(|(_, snippet)| {
        *snippet = format!("{}\n", snippet.trim_end());
    });
    example
}

/// The project with these files laid over it, and what the command says there: all diagnostics, a line each.
fn complaints(files: &[&(String, String)], command: &str) -> Vec<String> {
    let root = TempDir::new().unwrap();
    copy(&folder(), root.path());
    for (path, snippet) in files {
        let elsewhere = ["archive/", "fonts/", "templates/"].iter().any(|start| path.starts_with(start));
        let path = root.path().join(if elsewhere { "" } else { "briefs/port" }).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let merged = match fs::read_to_string(&path) {
            Ok(old) if path.extension().is_some_and(|end| end == "toml") => merge(&old, snippet),
            _ => snippet.clone(),
        };
        fs::write(&path, merged).unwrap();
    }
    let mut arguments: Vec<&str> = command.split_whitespace().collect();
    if arguments[0] == "check" && !arguments.contains(&"--on") {
        arguments.extend(["--on", "2026-11-21"]);
    }
    let ended = Command::new(FACTBRIEF).args(arguments).current_dir(&root).ended().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    let is_complaint = |line: &&str| line.starts_with("error") || line.starts_with("warning[");
    said.lines().filter(is_complaint).map(str::to_owned).collect()
}

fn folder() -> PathBuf {
    repo("tests/diagnostic/explained")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() { copy(&from, &to) } else { fs::copy(&from, &to).map(drop).unwrap() }
    }
}

/// The keys of a TOML text by table, each with all of its lines; the table's heading is the first line of its first key.
fn tables(text: &str) -> Vec<(String, Vec<String>)> {
    let mut tables = vec![(String::new(), Vec::<String>::new())];
    let mut open = false;
    for line in text.lines() {
        let (heading, keys) = tables.last_mut().unwrap();
        if open {
            *keys.last_mut().unwrap() += &format!("\n{line}");
            open = line != "]";
        } else if line.starts_with('[') {
            // `[[section]]` may come several times; the first is meant.
            tables.push((line.to_owned(), Vec::new()));
        } else if !line.is_empty() {
            assert!(line.contains(" = "), "{heading}: {line}");
            keys.push(line.to_owned());
            open = line.ends_with('[');
        }
    }
    tables
}

fn merge(old: &str, snippet: &str) -> String {
    let key = |lines: &String| lines.split_once(" = ").unwrap().0.to_owned();
    let mut merged = tables(old);
    for (heading, keys) in tables(snippet) {
        let Some((_, into)) = merged.iter_mut().find(|(other, _)| *other == heading) else {
            merged.push((heading, keys));
            continue;
        };
        for lines in keys {
            match into.iter_mut().find(|other| key(other) == key(&lines)) {
                Some(other) => *other = lines,
                None => into.push(lines),
            }
        }
    }
    merged.iter().map(|(heading, keys)| format!("{heading}\n{}\n", keys.join("\n"))).collect()
}

#[test]
fn the_project_is_sound() {
    for command in ["check", "verify --archive archive"] {
        assert_eq!(complaints(&[], command), Vec::<String>::new());
    }
}

#[test]
fn each_example_is_refused_in_these_words() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let wrong: Vec<String> = Code::ALL
        .par_iter()
        .filter(|code| TOLD.iter().all(|(told, _)| told != *code))
        .filter_map(|code| {
            let (name, example) = (code.name(), example(*code));
            assert!(!example.command.is_empty() && !example.refused.is_empty(), "{name} has no example");
            let mut found = complaints(&example.refused.iter().collect::<Vec<_>>(), &example.command);
            found.retain(|line| !comes_along(*code, line));
            let others: BTreeSet<&String> =
                found.iter().filter(|line| !line.contains(&format!("[{name}]: "))).collect();
            let Some(first) = found.first().filter(|_| others.is_empty()) else {
                return Some(format!("{name}: {found:#?}"));
            };
            if *first == example.says {
                return None;
            }
            if update {
                let path = repo(format!("src/diagnostic/explained/{name}.md"));
                let text = fs::read_to_string(&path).unwrap();
                fs::write(
                    path,
                    text.replace(&format!("\n    {}\n", example.says), &format!("\n    {first}\n")),
                )
                .unwrap();
                return None;
            }
            Some(format!("{name} says\n  {}\nbut found\n  {first}", example.says))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{}\n{} differ; UPDATE_EXPECT=1 accepts other words",
        wrong.join("\n"),
        wrong.len()
    );
}

/// Whether a complaint always comes with one of a code: facts of which a brief prints only one contradict each other on any page.
fn comes_along(code: Code, line: &str) -> bool {
    code == Code::OneSided && line.contains("[rivals]: ")
}

#[test]
fn the_way_out_brings_no_complaint() {
    let wrong: Vec<String> = Code::ALL
        .par_iter()
        .filter(|code| TOLD.iter().chain(&OTHER_WAY_OUT).all(|(other, _)| other != *code))
        .filter_map(|code| {
            let example = example(*code);
            assert!(!example.instead.is_empty(), "{} has no way out", code.name());
            // What isn't written anew stays; a file under another spelling was renamed.
            let stays = |refused: &&(String, String)| {
                example.instead.iter().all(|(path, _)| !path.eq_ignore_ascii_case(&refused.0))
            };
            let files: Vec<_> = example.refused.iter().filter(stays).chain(&example.instead).collect();
            let mut found = complaints(&files, &example.command);
            found.retain(|line| !comes_along(*code, line));
            (!found.is_empty()).then(|| format!("{}: {found:#?}", code.name()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_text_is_whole() {
    for explained in Code::ALL.iter().copied().map(Explanation::of) {
        let (name, text) = (explained.code.name(), explained.text());
        for line in [explained.wrong, explained.helps] {
            assert!(line.ends_with('.') && !line.contains(" | "), "{name}: {line}");
        }
        let begins = match explained.code.severity() {
            Severity::Error => "\nRefused",
            Severity::Warning => "\nWarned of",
        };
        assert!(explained.example.contains(begins) && explained.example.contains("\nInstead"), "{name}");
        assert!(!text.contains("](") && !text.contains("    ?\n"), "{text}");
    }
}
