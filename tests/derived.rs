//! Documents that are made from the program are what it makes now. `UPDATE_EXPECT=1 cargo test derived` writes them anew.

#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a test harness")]

use crate::support::repo::repo;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::process::{FACTBRIEF, Start};
use factbrief::diagnostic::{Code, Explanation};

const SCHEMAS: [&str; 7] = ["brief", "dossier", "facts", "mail", "recipients", "sources", "theme"];

/// Holds a file against what it should be, or writes it.
fn hold(path: &Path, due: &str) {
    let found = fs::read_to_string(path).unwrap_or_default();
    if found == due {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_EXPECT").is_some(),
        "{} isn't what the program makes; UPDATE_EXPECT=1 cargo test derived",
        path.display()
    );
    fs::write(path, due).expect("the file is written");
}

fn document(path: &str) -> std::path::PathBuf {
    repo(path)
}

fn printed(arguments: &[&str]) -> String {
    let ended = Command::new(FACTBRIEF).args(arguments).ended().expect("the program runs");
    String::from_utf8(ended.stdout).expect("UTF-8")
}

#[test]
fn the_table_of_codes_is_that_of_explain() {
    const HEAD: &str = "| Code | What is wrong | What helps |\n| --- | --- | --- |\n";
    let path = document("docs/file-format.md");
    let page = fs::read_to_string(&path).expect("the page");
    let (before, after) = page.split_once(HEAD).expect("the table");
    let rest = after.split_once("\n\n").map_or("", |(_, rest)| rest);
    let rows: String = Code::ALL.iter().map(|code| format!("{}\n", Explanation::of(*code).row())).collect();
    let rest = if rest.is_empty() { String::new() } else { format!("\n{rest}") };
    hold(&path, &format!("{before}{HEAD}{rows}{rest}"));
}

#[test]
fn the_schemas_are_those_that_schema_prints() {
    let folder = document("docs/schema");
    for name in SCHEMAS {
        hold(&folder.join(name).with_extension("json"), &printed(&["schema", name]));
    }
    let mut there: Vec<_> = fs::read_dir(&folder)
        .expect("docs/schema")
        .map(|entry| entry.expect("an entry").path().file_stem().expect("a name").to_owned())
        .collect();
    there.sort();
    assert_eq!(there, SCHEMAS);
}

#[test]
fn readme_names_every_command_and_no_other() {
    let readme = fs::read_to_string(document("README.md")).expect("README.md");
    let help = printed(&["--help"]);
    let listed = help.split_once("Commands:\n").and_then(|(_, rest)| rest.split_once("\n\n"));
    let commands: Vec<&str> = listed
        .expect("a list of commands")
        .0
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .collect();
    for command in &commands {
        let named = [" ", "`"].iter().any(|end| readme.contains(&format!("`factbrief {command}{end}")));
        assert!(named, "README.md doesn't name `factbrief {command}`");
    }
    for word in readme.split("`factbrief ").skip(1).filter_map(|rest| rest.split([' ', '`']).next()) {
        assert!(commands.contains(&word), "README.md names `factbrief {word}`");
    }
}

/// A recipe that names a file of yesterday leads nowhere. Capitals stand for a name of one's own.
#[test]
fn the_files_that_pages_name_are_there() {
    let pages =
        fs::read_dir(document("docs")).expect("the folder docs").map(|entry| entry.expect("an entry").path());
    let pages = pages.chain(["CONTRIBUTING.md", "SECURITY.md", "README.md", "tests/README.md"].map(document));
    let mut missing = Vec::new();
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "md")) {
        let text = fs::read_to_string(&page).expect("a page");
        let named = text.split('`').filter(|part| part.ends_with(".rs") && part.contains('/'));
        for name in named.filter(|name| !name.contains([' ', '{', '*']) && *name == name.to_lowercase()) {
            let places = ["", "src", "tests", "benches"].map(|place| document(place).join(name));
            if !places.iter().any(|place| place.is_file()) {
                missing.push(format!("{}: `{name}`", page.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
