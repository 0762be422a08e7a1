//! The names of units are what the tables of `assets/units` say. `UPDATE_EXPECT=1 cargo test value::unit_tables` writes them anew.

#![expect(clippy::disallowed_methods, reason = "a test harness")]

use crate::support::repo::repo;
use factbrief::value::internals::unit_name_files;

#[test]
fn the_names_of_units_are_made_of_the_tables() {
    for (name, text) in unit_name_files() {
        let path = repo("assets/units/names").join(name);
        let on_disk = std::fs::read_to_string(&path).unwrap_or_default();
        if text != on_disk && std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &text).expect("the file of names is written");
            continue;
        }
        assert!(
            text == on_disk,
            "assets/units/names/{name} isn't what the tables say; UPDATE_EXPECT=1 cargo test value::unit_tables"
        );
    }
}

#[test]
fn rows_are_sorted_by_their_names() {
    for (name, text) in unit_name_files() {
        let names: Vec<&str> = text.lines().filter_map(|row| row.split('\t').next()).collect();
        assert!(names.len() > 10, "{name} holds names");
        assert!(names.is_sorted(), "{name} is searched by halves");
        assert!(text.lines().all(|row| row.split('\t').count() == 6), "{name} has six cells in each row");
    }
}
