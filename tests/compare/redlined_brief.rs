//! Which briefs get a redline: those whose text differs, where both texts are known.

use std::fs;

use factbrief::compare::{
    BriefState, RedlinedBrief, Sides, Snapshot, compare, redlined_briefs, write_redline,
};
use factbrief::language::Language;

/// A state of a dossier without facts. Each brief has a name, the hash of its file, and its text where it is known.
fn state(briefs: &[(&str, &str, Option<&str>)]) -> Snapshot {
    let brief = |&(name, hash, text): &(&str, &str, Option<&str>)| {
        let state = BriefState {
            markdown: text.map(str::to_owned),
            facts: Vec::new(),
            files: [(format!("{name}.en.md"), hash.to_owned())].into(),
        };
        ((name.to_owned(), Language::En), state)
    };
    Snapshot { briefs: briefs.iter().map(brief).collect(), ..Snapshot::none("port") }
}

fn redlined(old: &Snapshot, new: &Snapshot) -> Vec<RedlinedBrief> {
    let sides = Sides { old: "then".to_owned(), new: "now".to_owned() };
    redlined_briefs(old, new, &compare(old, new), &sides)
}

#[test]
fn a_brief_whose_text_is_not_known_is_named() {
    let old = state(&[
        ("changed", "1", Some("Twelve berths.")),
        ("gone", "1", Some("Old.")),
        ("same", "1", Some("Same.")),
        ("unknown", "1", None),
    ]);
    let new = state(&[
        ("added", "1", Some("New.")),
        ("changed", "2", Some("Fourteen berths.")),
        ("same", "2", Some("Same.")),
        ("unknown", "2", Some("Text.")),
    ]);
    let found = redlined(&old, &new);
    let said: Vec<(&str, bool)> = found
        .iter()
        .map(|one| match one {
            RedlinedBrief::Known { heading, .. } => (heading.brief.as_str(), true),
            RedlinedBrief::Unknown { name } => (name.as_str(), false),
        })
        .collect();
    let expected =
        [("port/added.en", true), ("port/changed.en", true), ("port/gone.en", true), ("unknown.en", false)];
    assert_eq!(said, expected);
}

#[test]
fn a_redline_is_written_into_the_folder_of_its_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let old = state(&[("changed", "1", Some("Twelve berths."))]);
    let new = state(&[("changed", "2", Some("Fourteen berths."))]);
    let found = redlined(&old, &new);
    let [RedlinedBrief::Known { pieces, heading }] = found.as_slice() else { panic!("{found:?}") };
    let written = write_redline(folder.path(), pieces, heading).unwrap();
    let expected = ["md", "html"].map(|end| folder.path().join(format!("port/changed.en.redline.{end}")));
    assert_eq!(written, expected);
    assert_eq!(fs::read_to_string(&written[0]).unwrap(), "<del>Twelve</del><ins>Fourteen</ins> berths.");
}
