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

/// The files of a folder and of those in it, by name.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true => found.extend(files(&path).into_iter().map(|inner| format!("{name}/{inner}"))),
            false => found.push(name),
        }
    }
    found.sort();
    found
}

#[cfg(unix)]
#[test]
fn a_project_is_there_whole_or_not_at_all() {
    let whole = tempfile::tempdir().unwrap();
    assert!(factbrief(whole.path(), &["new", "port"]).status.success());
    let whole = files(&whole.path().join("port"));
    for is_there in [false, true] {
        // No file may be larger than this many blocks: each try fails at another file, the last at none.
        let mut failed = 0;
        for blocks in 0..12 {
            let root = tempfile::tempdir().unwrap();
            if is_there {
                fs::create_dir(root.path().join("port")).unwrap();
            }
            let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec '{FACTBRIEF}' new port");
            let tried = Command::new("sh").args(["-c", &limited]).current_dir(root.path()).ended().unwrap();
            match tried.status.success() {
                true => assert_eq!(files(&root.path().join("port")), whole),
                false => {
                    failed += 1;
                    assert_eq!(tried.status.code(), Some(2), "{}", said(&tried));
                    assert_eq!(files(root.path()), [""; 0], "{blocks}");
                    let again = factbrief(root.path(), &["new", "port"]);
                    assert!(again.status.success(), "{}", said(&again));
                    assert_eq!(files(&root.path().join("port")), whole);
                }
            }
        }
        assert!(failed > 0, "no try failed");
    }
}

#[test]
fn what_a_killed_try_left_is_no_hindrance() {
    // In a folder that is there: what was being made, and then what was put in place first.
    let root = tempfile::tempdir().unwrap();
    let port = root.path().join("port");
    fs::create_dir_all(port.join(".factbrief-new-a1B2c3/briefs/port/facts")).unwrap();
    fs::write(port.join(".factbrief-new-a1B2c3/briefs/port/dossier.toml"), "half").unwrap();
    let made = factbrief(root.path(), &["new", "port"]);
    assert!(made.status.success(), "{}", said(&made));
    let whole = files(&port);
    assert!(whole.iter().all(|name| !name.contains(".factbrief-")), "{whole:?}");
    fs::remove_dir_all(port.join("briefs")).unwrap();
    let made = factbrief(root.path(), &["new", "port"]);
    assert!(made.status.success(), "{}", said(&made));
    assert_eq!(files(&port), whole);
    // A file of the user's by one of our names is none of ours.
    fs::remove_dir_all(port.join("briefs")).unwrap();
    fs::write(port.join(".gitignore"), "mine").unwrap();
    let refused = factbrief(root.path(), &["new", "port"]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert_eq!(fs::read_to_string(port.join(".gitignore")).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn a_new_project_is_as_readable_as_other_folders_and_no_link_is_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("usual")).unwrap();
    assert!(factbrief(root.path(), &["new", "port"]).status.success());
    let mode = |name: &str| fs::metadata(root.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("port"), mode("usual"));
    std::os::unix::fs::symlink("nowhere", root.path().join("link")).unwrap();
    let refused = factbrief(root.path(), &["new", "link"]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert!(said(&refused).contains("a link that leads nowhere"), "{}", said(&refused));
}

/// The command that it says works in a shell, whatever the folder is called.
#[cfg(unix)]
#[test]
fn the_way_into_the_project_can_be_typed() {
    for name in ["plain", "A B", "-x", "it's", "$HOME", "a;b", "湊", "-a b"] {
        let folder = tempfile::tempdir().unwrap();
        let output = factbrief(folder.path(), &["new", "--", name]);
        assert!(output.status.success(), "{name}: {output:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        let go = said.split("; `").nth(1).and_then(|rest| rest.split("`, then").next()).unwrap();
        let mut shell = Command::new("sh");
        let shell = shell.current_dir(folder.path()).args(["-c", &format!("{go} && ls briefs")]);
        let listed = shell.ended().unwrap();
        assert!(listed.status.success(), "{name}: {go}: {listed:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let said = String::from_utf8(factbrief(folder.path(), &["new", "."]).stderr).unwrap();
    assert!(!said.contains("cd "), "{said}");
}

#[test]
fn a_new_theme_has_every_key_changes_nothing_yet_and_overwrites_nothing() {
    let root = tempfile::tempdir().unwrap();
    assert!(factbrief(root.path(), &["new", "port"]).status.success());
    let project = root.path().join("port");
    assert!(factbrief(&project, &["build"]).status.success());
    let before = fs::read(project.join("out/port/investor.en.pdf")).unwrap();
    let made = factbrief(&project, &["theme", "new", "house"]);
    assert!(made.status.success() && said(&made).contains("templates/themes/house.toml"), "{}", said(&made));
    let dossier = project.join("briefs/port/dossier.toml");
    let text = fs::read_to_string(&dossier).unwrap();
    fs::write(&dossier, text.replace("\ndate =", "\ntheme = \"house\"\ndate =")).unwrap();
    let built = factbrief(&project, &["build", "--force"]);
    assert!(built.status.success(), "{}", said(&built));
    assert_eq!(fs::read(project.join("out/port/investor.en.pdf")).unwrap(), before, "it changes nothing yet");
    let theme = project.join("templates/themes/house.toml");
    fs::write(&theme, "# mine\n").unwrap();
    let refused = factbrief(&project, &["theme", "new", "house"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("is there already"), "{}", said(&refused));
    assert_eq!(fs::read_to_string(&theme).unwrap(), "# mine\n");
    for name in ["House", "../house", "my theme", "", "7"] {
        let refused = factbrief(&project, &["theme", "new", name]);
        assert_eq!(refused.status.code(), Some(2), "{name}: {}", said(&refused));
    }
}
