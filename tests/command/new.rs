//! `new` makes a project that checks and builds at once, and overwrites nothing.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use crate::support::process::{FACTBRIEF, Start};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn factbrief(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(FACTBRIEF).args(arguments).current_dir(folder).ended().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_new_project_checks_and_builds_at_once() {
    let root = tempfile::tempdir().unwrap();
    let made = factbrief(root.path(), &["new", "tidal-power"]);
    assert!(made.status.success(), "{}", said(&made));
    let project = root.path().join("tidal-power");
    let checked = factbrief(&project, &["check"]);
    assert!(checked.status.success() && said(&checked).contains("nothing wrong"), "{}", said(&checked));
    let built = factbrief(&project, &[]);
    assert!(built.status.success(), "{}", said(&built));
    for name in ["investor.en.pdf", "investor.ja.pdf", "investor.en.md", "investor.ja.md"] {
        assert!(fs::metadata(project.join("out/tidal-power").join(name)).unwrap().len() > 0, "{name}");
    }
    let ignored = fs::read_to_string(project.join(".gitignore")).unwrap();
    assert!(ignored.contains("outbox") && ignored.contains("ledger.jsonl"), "{ignored}");
}

#[test]
fn a_folder_with_anything_in_it_is_left_alone() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("notes.txt"), "mine").unwrap();
    let refused = factbrief(root.path(), &["new", "."]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("isn't empty"), "{}", said(&refused));
    let refused = factbrief(root.path(), &["new", "notes.txt"]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    let names: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["notes.txt"]);
}

#[test]
fn a_folder_whose_name_is_no_dossier_name_gets_one() {
    let root = tempfile::tempdir().unwrap();
    let made = factbrief(root.path(), &["new", "My Briefs 2026"]);
    assert!(made.status.success(), "{}", said(&made));
    assert!(root.path().join("My Briefs 2026/briefs/kitahama/dossier.toml").is_file());
}
