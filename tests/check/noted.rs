//! What a check notes: that nothing was found in the words of a dossier. Where that is known they aren't read again, and nothing
//! else is different.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fs;
use std::path::Path;

use factbrief::check::{Checked, check_noting};
use factbrief::disk::{Cache, read_dossier};

use crate::support::ports::Ports;
use crate::support::repo::repo;

fn cache(folder: &Path, program: &str) -> Cache {
    Cache { folder: folder.to_owned(), program: program.to_owned() }
}

fn checked(dossier: &Path, cache: Option<&Cache>) -> Checked {
    let note = cache.and_then(|cache| cache.note("sound", dossier));
    check_noting(&read_dossier(dossier).unwrap(), None, None, note.as_ref())
}

fn said(checked: &Checked) -> String {
    format!("{checked:?}")
}

#[test]
fn what_is_known_to_be_sound_is_read_as_if_it_were_new() {
    let folder = tempfile::tempdir().unwrap();
    let cache = cache(folder.path(), "this");
    let mut dossiers = 0;
    for root in ["briefs", "tests/page/drawings/briefs", "tests/page/torture/briefs"] {
        let Ok(entries) = fs::read_dir(repo(root)) else { continue };
        for dossier in
            entries.map(|entry| entry.unwrap().path()).filter(|path| path.join("dossier.toml").exists())
        {
            let new = checked(&dossier, None);
            assert_eq!(said(&checked(&dossier, Some(&cache))), said(&new), "{}", dossier.display());
            assert!(cache.note("sound", &dossier).unwrap().says(&new.inputs), "{}", dossier.display());
            assert_eq!(said(&checked(&dossier, Some(&cache))), said(&new), "{}", dossier.display());
            dossiers += 1;
        }
    }
    assert!(dossiers >= 2, "{dossiers} dossiers");
}

#[test]
fn the_note_is_believed() {
    // A figure that nothing gives, and a note that says that nothing is wrong: as if another program had taken this one's name.
    let ports = Ports::new();
    ports.build();
    let dossier = ports.path("briefs/port");
    let text = fs::read_to_string(dossier.join("facts/works.toml")).unwrap();
    let spoilt = text.replacen("statement.en = \"", "statement.en = \"Of 77 ships, ", 1);
    assert_ne!(text, spoilt);
    fs::write(dossier.join("facts/works.toml"), spoilt).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (this, that) = (cache(folder.path(), "this"), cache(folder.path(), "that"));
    let found = checked(&dossier, Some(&this));
    assert!(!found.diagnostics.is_empty());
    assert_eq!(said(&checked(&dossier, Some(&this))), said(&found), "a finding isn't noted");
    this.note("sound", &dossier).unwrap().keep(&found.inputs);
    assert!(checked(&dossier, Some(&this)).diagnostics.is_empty(), "the words were read again");
    // Another program, another text and another date are not what was noted.
    assert_eq!(said(&checked(&dossier, Some(&that))), said(&found));
    fs::write(
        dossier.join("facts/works.toml"),
        text.replacen("statement.en = \"", "statement.en = \"Of 78 ships, ", 1),
    )
    .unwrap();
    assert!(!checked(&dossier, Some(&this)).diagnostics.is_empty());
    let note = this.note("sound", &dossier);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 1);
    let again = check_noting(&read_dossier(&dossier).unwrap(), day, None, note.as_ref());
    assert!(!again.diagnostics.is_empty());
}
