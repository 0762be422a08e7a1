//! The shipped dossier, which benchmarks copy and edit.

use std::fs;
use std::path::Path;

/// Its folder.
pub const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../briefs/japan-sovereign-ai");

/// A line of its `facts/funding.toml`: the value of a fact that every brief prints.
pub const VALUE: &str = "value = { about = \"3兆\", unit = \"JPY\" }";

/// Copies it.
pub fn copy_shipped(to: &Path) {
    copy(Path::new(SHIPPED), to);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
