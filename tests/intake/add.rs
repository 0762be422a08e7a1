//! `add source`: a file is stored with its text, both pinned, and what was verified stays so; nothing is overwritten.

#![allow(clippy::unwrap_used, reason = "a test harness")]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::support::process::{FACTBRIEF, Start};
use crate::support::repo::repo;

const PAGE: &str = "<!doctype html><html lang=\"en\"><head><title>Fees</title></head>\
    <body><h1>Fees at Hoshimi</h1><p>The new pier opens on 3&nbsp;October.</p></body></html>";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() { copy(&from, &to) } else { fs::copy(&from, &to).map(drop).unwrap() }
    }
}

fn project() -> TempDir {
    let root = TempDir::new().unwrap();
    copy(&repo("tests/diagnostic/cases/base"), root.path());
    fs::write(root.path().join("Fees 2026.html"), PAGE).unwrap();
    root
}

/// The exit status of a command, and what it says.
fn run(root: &TempDir, arguments: &[&str]) -> (Option<i32>, String) {
    let ended = Command::new(FACTBRIEF).args(arguments).current_dir(root).ended().unwrap();
    let said = String::from_utf8([ended.stdout, ended.stderr].concat()).unwrap();
    (ended.status.code(), said)
}

fn read(root: &TempDir, path: &str) -> String {
    fs::read_to_string(root.path().join(path)).unwrap()
}

#[test]
fn a_page_is_stored_with_its_text_and_its_entry_is_written() {
    let root = project();
    let before = read(&root, "briefs/port/sources.toml");
    let (status, said) = run(&root, &["add", "source", "Fees 2026.html", "--archive", "archive"]);
    assert_eq!(
        said,
        "`archive/fees-2026.html` is in the archive, and its text in `archive/fees-2026.txt`\n\
         `fees-2026` is in `briefs/port/sources.toml`, with the hashes; `factbrief check` names what its entry lacks\n"
    );
    assert_eq!(status, Some(0));
    assert_eq!(read(&root, "archive/fees-2026.html"), PAGE);
    assert_eq!(
        read(&root, "archive/fees-2026.txt"),
        "Fees at Hoshimi\n\nThe new pier opens on 3\u{a0}October.\n"
    );
    let after = read(&root, "briefs/port/sources.toml");
    let entry = after.strip_prefix(&before).unwrap();
    assert!(
        entry.starts_with(
            "\n[fees-2026]\ntitle.en = \"Fees\"\nlanguage = \"en\"\nfile = \"fees-2026.html\"\nsha256 = \""
        ),
        "{entry}"
    );
    assert!(
        entry.contains(&format!("by = \"factbrief {}, html5ever ", env!("CARGO_PKG_VERSION")))
            || entry.contains("html5ever"),
        "{entry}"
    );
    let (_, said) = run(&root, &["check", "--on", "2026-11-21"]);
    for lacking in ["`type`", "`nature`", "`publisher`"] {
        assert!(said.contains(&format!("a source lacks {lacking}")), "{said}");
    }
}

#[test]
fn the_text_is_searched_and_no_other_text_or_original_passes_for_it() {
    let root = project();
    run(&root, &["add", "source", "Fees 2026.html", "--archive", "archive", "--id", "fees"]);
    let sources = read(&root, "briefs/port/sources.toml");
    let whole = "[fees]\ntype = \"web\"\nnature = \"official\"\npublisher = \"Port\"\nissued = 2026-07-01\n";
    fs::write(root.path().join("briefs/port/sources.toml"), sources.replace("[fees]\n", whole)).unwrap();
    let facts = read(&root, "briefs/port/facts/works.toml");
    let old = "{ source = \"herald-2026-07-14\", locator = \"paragraph 2\", lines = \"2\", as-printed = \"3 October\" }";
    assert!(facts.contains(old));
    let new = "{ source = \"fees\", locator = \"whole\", as-printed = \"3 October\" }";
    fs::write(root.path().join("briefs/port/facts/works.toml"), facts.replace(old, new)).unwrap();
    let verify = || run(&root, &["verify", "--archive", "archive"]);
    assert_eq!(verify().0, Some(0), "{}", verify().1);

    let text = root.path().join("archive/fees.txt");
    let kept = fs::read(&text).unwrap();
    fs::write(&text, "The new pier opens on 4 October.\n").unwrap();
    assert!(
        verify().1.contains("error[copy-changed]: `fees.txt` isn't the text that was extracted"),
        "{}",
        verify().1
    );
    fs::remove_file(&text).unwrap();
    assert!(verify().1.contains("error[no-copy]: there is no `fees.txt` in the archive"), "{}", verify().1);
    fs::write(&text, kept).unwrap();
    assert_eq!(verify().0, Some(0));
    fs::write(root.path().join("archive/fees.html"), PAGE.replace('3', "4")).unwrap();
    assert!(verify().1.contains("error[copy-changed]: the archived file of `fees`"), "{}", verify().1);
}

#[test]
fn nothing_is_overwritten_and_nothing_is_half_done() {
    let root = project();
    let add = |arguments: &[&str]| {
        let arguments = [&["add", "source", "Fees 2026.html", "--archive", "archive"], arguments].concat();
        run(&root, &arguments)
    };
    let sources = read(&root, "briefs/port/sources.toml");
    fs::write(root.path().join("archive/fees-2026.txt"), "mine").unwrap();
    let (status, said) = add(&[]);
    assert!(said.contains("`archive/fees-2026.txt` is there already, and is another file"), "{said}");
    assert_eq!((status, read(&root, "archive/fees-2026.txt").as_str()), (Some(2), "mine"));
    assert!(!root.path().join("archive/fees-2026.html").exists());
    assert_eq!(read(&root, "briefs/port/sources.toml"), sources);
    assert!(add(&["--id", "Fees"]).1.contains("`Fees` can't be the id of a source"));

    // The file of a source that is there: the lines are for its author to add.
    let (status, said) = add(&["--id", "herald-2026-07-14"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("extracted = { file = \"herald-2026-07-14.txt\""), "{said}");
    assert_eq!(read(&root, "briefs/port/sources.toml"), sources);

    fs::write(root.path().join("picture.png"), b"\x89PNG\r\n\x1a\n\0").unwrap();
    let (status, said) = run(&root, &["add", "source", "picture.png", "--archive", "archive"]);
    assert!(said.contains("`picture.png` is neither HTML nor PDF nor a text in UTF-8"), "{said}");
    assert_eq!(status, Some(2));
    let (status, said) = run(&root, &["add", "source", "nothing.pdf", "--archive", "archive"]);
    assert!(said.contains("can't read `nothing.pdf`: it isn't there"), "{said}");
    assert_eq!(status, Some(2));
    let (status, said) = run(&root, &["add", "source", "Fees 2026.html"]);
    assert_eq!(status, Some(2), "{said}");
}

/// The first source of an archive makes its folder, and says so; a name that is only mistyped makes none.
#[test]
fn a_missing_archive_is_made() {
    let root = project();
    let (status, said) = run(&root, &["add", "source", "Fees 2026.html", "--archive", "copies/port"]);
    assert!(said.starts_with("`copies/port` is made: the archive wasn't there\n"), "{said}");
    assert_eq!((status, read(&root, "copies/port/fees-2026.html").as_str()), (Some(0), PAGE));

    let root = project();
    let dossier = root.path().join("briefs/port/dossier.toml");
    let text = fs::read_to_string(&dossier).unwrap();
    assert!(!text.contains("archive ="));
    fs::write(&dossier, format!("archive = \"kept-sources\"\n{text}")).unwrap();
    let (status, said) = run(&root, &["add", "source", "Fees 2026.html"]);
    assert!(said.starts_with("`kept-sources` is made"), "{said}");
    assert_eq!((status, read(&root, "kept-sources/fees-2026.html").as_str()), (Some(0), PAGE));

    fs::write(&dossier, format!("archive = \"kept-source\"\n{text}")).unwrap();
    let (status, said) = run(&root, &["add", "source", "Fees 2026.html", "--id", "again"]);
    assert!(said.contains("write `archive = \"kept-sources\"`"), "{said}");
    assert_eq!(status, Some(2));
}

/// A second source can be added while the entry of the first still lacks keys; a text needs no other text.
#[test]
fn a_text_is_taken_as_it_is_beside_entries_that_arent_whole() {
    let root = project();
    run(&root, &["add", "source", "Fees 2026.html", "--archive", "archive"]);
    fs::write(root.path().join("archive/tides.txt"), "High tide at 6.\n").unwrap();
    let (status, said) = run(&root, &["add", "source", "archive/tides.txt", "--archive", "archive"]);
    assert_eq!(status, Some(0), "{said}");
    let sources = read(&root, "briefs/port/sources.toml");
    let entry = sources.split("[tides]\n").nth(1).unwrap();
    assert!(
        entry.starts_with("file = \"tides.txt\"\nsha256 = \"") && !entry.contains("extracted"),
        "{entry}"
    );
}
