//! A project begins whole or not at all: with an id of its own, under a name that a dossier may have, and over nothing of the
//! user's.

use std::fs;

use factbrief::check::check;
use factbrief::disk::{read_dossier, start_project};

const ID: &str = "0123456789abcdef";

#[test]
fn a_new_project_checks_and_has_the_id_that_it_was_given() {
    let root = tempfile::tempdir().unwrap();
    for (folder, name) in [("tidal-power", "tidal-power"), ("My Briefs 2026", "kitahama"), ("deep/er", "er")]
    {
        let project = root.path().join(folder);
        let made = start_project(&project, ID).unwrap();
        assert_eq!(made, project.join("briefs").join(name));
        let checked = check(&read_dossier(&made).unwrap(), None);
        assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
        assert_eq!(checked.dossier.unwrap().id.unwrap().0, ID);
        assert!(project.join(".gitignore").is_file());
    }
}

#[test]
fn what_an_earlier_try_left_is_taken_over_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join(".factbrief-new-a1b2c3")).unwrap();
    start_project(root.path(), ID).unwrap();
    let mut names: Vec<_> =
        fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".gitignore", "briefs"]);
    let again = start_project(root.path(), ID).unwrap_err().to_string();
    assert!(again.ends_with("isn't empty"), "{again}");
    let file = root.path().join("notes.txt");
    fs::write(&file, "mine").unwrap();
    let refused = start_project(&file, ID).unwrap_err().to_string();
    assert!(refused.ends_with("is a file"), "{refused}");
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}
