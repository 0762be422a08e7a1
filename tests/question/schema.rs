//! The shipped TOML files point to the committed JSON Schemas.

#![expect(clippy::expect_used, reason = "what is missing fails the test")]

use crate::support::repo::repo;
use std::fs;
use std::path::{Path, PathBuf};

fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            toml_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
}

#[test]
fn every_shipped_toml_file_begins_with_the_path_of_its_schema() {
    let briefs = repo("briefs");
    let mut files = Vec::new();
    toml_files(&briefs, &mut files);
    assert!(!files.is_empty());
    for path in files {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let first = text.lines().next().unwrap_or_default();
        let schema = first.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{}: {first}", path.display()));
        let folder = path.parent().expect("a folder");
        assert!(folder.join(schema).is_file(), "{}: {schema} isn't there", path.display());
        let name = match path.file_stem().and_then(|stem| stem.to_str()) {
            _ if folder.ends_with("facts") => "facts",
            Some(stem @ ("dossier" | "sources")) => stem,
            _ => "brief",
        };
        assert!(schema.ends_with(&format!("/{name}.json")), "{}: {schema}", path.display());
    }
}
