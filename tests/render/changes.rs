//! A brief that names a kept edition lists what has changed since: values, new facts and facts that are gone.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::repo::repo;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::process::{FACTBRIEF, Start};
use tempfile::TempDir;

fn build(folder: &Path) -> (bool, String) {
    let output = Command::new(FACTBRIEF).arg("build").current_dir(folder).ended().unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("out/port").join(name)).unwrap()
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} isn't in {path:?}");
    fs::write(path, text.replace(from, to)).unwrap();
}

/// A project that was built in March; its manifest is kept, and the brief names it in November.
fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    let base = repo("tests/diagnostic/cases/base/briefs/port");
    let port = folder.path().join("briefs/port");
    fs::create_dir_all(port.join("facts")).unwrap();
    for name in ["dossier.toml", "sources.toml", "investor.toml", "facts/works.toml"] {
        fs::copy(base.join(name), port.join(name)).unwrap();
    }
    let (right, said) = build(folder.path());
    assert!(right, "{said}");
    fs::create_dir(port.join("editions")).unwrap();
    fs::copy(folder.path().join("out/port/manifest.toml"), port.join("editions/first.toml")).unwrap();
    edit(&port.join("editions/first.toml"), "date = \"2026-11-21\"", "date = \"2026-11-03\"");
    edit(&port.join("investor.toml"), "audience = ", "changes-since = \"first\"\naudience = ");
    folder
}

#[test]
fn without_a_change_the_page_says_so() {
    let folder = project();
    let (right, said) = build(folder.path());
    assert!(right, "{said}");
    let en = text(folder.path(), "investor.en.md");
    assert!(
        en.contains("## Changed since 3 November 2026\n\nNo figure here has changed, and none is new."),
        "{en}"
    );
    let ja = text(folder.path(), "investor.ja.md");
    assert!(ja.contains("## 2026年11月3日からの変更\n\n数値の変更も追加もない。"), "{ja}");
}

#[test]
fn a_changed_value_stands_beside_the_old_one_with_its_citation() {
    let folder = project();
    let facts = folder.path().join("briefs/port/facts/works.toml");
    let before = text(folder.path(), "investor.en.md");
    assert!(!before.contains("Changed since"), "{before}");
    let file = fs::read_to_string(&facts).unwrap();
    let start = file.find("[extension-cost]").unwrap();
    let value = file[start..].lines().find(|line| line.starts_with("value = ")).unwrap().to_owned();
    edit(&facts, &value, "value = { at-most = \"999億\", unit = \"JPY\" }");
    edit(&facts, "value = \"約320億円\"", "value = \"最大999億円\"");
    let (right, said) = build(folder.path());
    assert!(right, "{said}");
    let en = text(folder.path(), "investor.en.md");
    let row =
        en.lines().find(|line| line.starts_with('|') && line.contains("up to ¥99.9 billion [^1]")).unwrap();
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    assert_eq!(cells.len(), 5, "{row}");
    assert!(cells[2].starts_with('¥') || cells[2].starts_with("about ¥"), "{row}");
    assert!(!cells[2].contains("[^"), "what is no longer so has no source: {row}");
}

#[test]
fn what_is_new_and_what_is_gone_are_told() {
    let folder = project();
    let brief = folder.path().join("briefs/port/investor.toml");
    edit(&brief, "\"containers-handled\", ", "");
    edit(&folder.path().join("briefs/port/editions/first.toml"), "opening", "closing");
    let (right, said) = build(folder.path());
    assert!(right, "{said}");
    let en = text(folder.path(), "investor.en.md");
    assert!(en.contains("| not shown |"), "{en}");
    assert!(en.contains("2 points of that edition are no longer here."), "{en}");
    assert!(text(folder.path(), "investor.ja.md").contains("前の版にあった2項目は載せていない。"));
}

#[test]
fn a_change_of_wording_alone_is_none() {
    let folder = project();
    let facts = folder.path().join("briefs/port/facts/works.toml");
    let file = fs::read_to_string(&facts).unwrap();
    let statement = file.lines().find(|line| line.starts_with("statement.en = ")).unwrap();
    let longer = statement.replace("statement.en = \"", "statement.en = \"As told, ");
    edit(&facts, statement, &longer);
    let (right, said) = build(folder.path());
    assert!(right, "{said}");
    assert!(text(folder.path(), "investor.en.md").contains("No figure here has changed"));
}

#[test]
fn an_edition_makes_the_brief_stale_when_it_changes() {
    let folder = project();
    assert!(build(folder.path()).0);
    let (_, said) = build(folder.path());
    assert!(said.contains("0 rebuilt, 2 current"), "{said}");
    edit(
        &folder.path().join("briefs/port/editions/first.toml"),
        "date = \"2026-11-03\"",
        "date = \"2026-10-31\"",
    );
    let (_, said) = build(folder.path());
    assert!(said.contains("2 rebuilt, 0 current"), "{said}");
}
