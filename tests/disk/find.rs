//! Which folder is named where the one that was typed isn't there: the nearest that holds dossiers.

use std::fs;

use factbrief::disk::nearest_project;

use crate::support::harbour::Harbour;

#[test]
fn a_misspelt_folder_is_told_the_nearest_that_holds_dossiers() {
    let harbour = Harbour::new();
    harbour.write("work/briefs/quay/dossier.toml", "");
    for empty in ["briefz", "brief", "briefs/harbours"] {
        fs::create_dir(harbour.path(empty)).unwrap();
    }
    let cases = [
        ("briefss", Some("briefs")),
        ("Briefs-", Some("briefs")),
        ("briefs/harbor", Some("briefs/harbour")),
        ("breifs/harbour", Some("briefs/harbour")),
        ("work/brief", Some("work/briefs")),
        ("wok/briefs/quay", Some("work/briefs/quay")),
        ("wok/briefs/pier", None),
        ("quite/elsewhere", None),
        ("reports", None),
    ];
    for (typed, expected) in cases {
        let found = nearest_project(&harbour.path(typed));
        assert_eq!(found, expected.map(|expected| harbour.path(expected)), "{typed}");
    }
}
