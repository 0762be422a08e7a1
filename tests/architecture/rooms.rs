//! The table of rooms in docs/architecture.md is true.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::repo::repo;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the table, in its order.
pub fn rooms() -> Vec<String> {
    let text = fs::read_to_string(repo("docs/architecture.md")).unwrap();
    let table = text.split("| room | what is in it |").nth(1).unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.split('|').nth(1).unwrap().trim().to_owned()).collect()
}

/// Every Rust file under a folder, or the file itself, in order.
pub fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return if path.extension().is_some_and(|end| end == "rs") {
            vec![path.to_owned()]
        } else {
            Vec::new()
        };
    }
    let mut found: Vec<PathBuf> =
        fs::read_dir(path).unwrap().flat_map(|entry| sources(&entry.unwrap().path())).collect();
    found.sort();
    found
}

fn room_path(room: &str) -> PathBuf {
    let folder = repo("src").join(room);
    if folder.is_dir() { folder } else { folder.with_extension("rs") }
}

#[test]
fn every_room_of_the_table_is_there_and_every_room_there_is_in_the_table() {
    let mut there: Vec<String> = fs::read_dir(repo("src"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "lib" && name != "main")
        .collect();
    let mut listed = rooms();
    there.sort();
    listed.sort();
    assert_eq!(listed, there);
}

#[test]
fn a_room_imports_only_rooms_before_it() {
    let rooms = rooms();
    let rank: BTreeMap<&str, usize> =
        rooms.iter().enumerate().map(|(rank, room)| (room.as_str(), rank)).collect();
    let mut wrong = Vec::new();
    for room in &rooms {
        for file in sources(&room_path(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in text.lines().enumerate() {
                for piece in line.split("crate::").skip(1) {
                    let name: String =
                        piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                    if let Some(&other) = rank.get(name.as_str())
                        && other > rank[room.as_str()]
                        && !line.trim_start().starts_with("//")
                    {
                        wrong.push(format!("{}:{}: `{room}` imports `{name}`", file.display(), number + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// While a program is being started it holds what this process has open; `tests/support/process.rs` says what follows.
#[test]
fn tests_start_programs_in_one_way() {
    for file in sources(&repo("tests")) {
        let started = ["output", "spawn", "status"].map(|way| format!(".{way}()"));
        let process = file.ends_with("support/process.rs");
        if process || file.extension().is_none_or(|end| end != "rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let other: Vec<&String> = started.iter().filter(|way| text.contains(way.as_str())).collect();
        assert!(
            other.is_empty(),
            "{} starts a program with {other:?}; use `ended` or `started`",
            file.display()
        );
    }
}

/// The index is for whoever looks for a test, so it must not lag behind.
#[test]
fn the_index_of_the_tests_names_every_file() {
    let index = fs::read_to_string(repo("tests/README.md")).unwrap();
    for file in sources(&repo("tests")).iter().filter(|file| file.extension().is_some_and(|end| end == "rs"))
    {
        let name = file.strip_prefix(repo("tests")).unwrap();
        // What a folder's mod.rs gathers is described there.
        let gathered = name
            .ancestors()
            .skip(1)
            .filter(|folder| repo("tests").join(folder).join("mod.rs").exists())
            .last();
        let shown =
            gathered.map_or_else(|| name.display().to_string(), |folder| format!("{}/", folder.display()));
        assert!(index.contains(&format!("`{shown}`")), "tests/README.md doesn't name `{shown}`");
    }
}

#[test]
fn what_is_open_to_tests_is_used_by_them_alone() {
    for file in sources(&repo("src")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("internals::"), "{} uses what is there for the tests", file.display());
    }
}
