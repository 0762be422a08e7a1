//! Where the archive of a dossier is looked for, and what is kept apart of a project whose archive isn't here.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use factbrief::make::{Options, Project, load};
use factbrief::verify::{Archive, MissingSource, NamedArchives, verify_project};

use crate::support::harbour::Harbour;

/// The harbour, whose dossier names an archive and whose plan is archived in a file.
fn archived() -> Harbour {
    let harbour = Harbour::new();
    harbour.edit("briefs/harbour/dossier.toml", "date =", "archive = \"archive\"\ndate =");
    let issued = "issued = 2026-06-13";
    harbour.edit("briefs/harbour/sources.toml", issued, &format!("{issued}\nfile = \"plan.txt\""));
    harbour
}

fn project(harbour: &Harbour) -> Project {
    let path = |name: &str| harbour.path(name);
    fs::create_dir_all(path("templates")).unwrap();
    load(&Options {
        path: path("briefs"),
        templates: path("templates"),
        font_dir: None,
        date: None,
        known_on: None,
        shelf: None,
    })
    .unwrap()
}

/// Where the archive is found; the message where the name can't be that of an archive.
fn found(harbour: &Harbour, named: &NamedArchives) -> Result<Option<Archive>, String> {
    let project = project(harbour);
    let (folder, _, checked) = &project.dossiers[0];
    let found = named.find(folder, checked.dossier.as_ref().unwrap().archive.as_ref());
    found.map_err(|error| error.to_string())?.map_err(|diagnostic| diagnostic.message)
}

#[test]
fn what_was_typed_precedes_the_users_own_and_that_the_dossiers() {
    let harbour = archived();
    for name in ["archive", "typed", "own"] {
        fs::create_dir(harbour.path(name)).unwrap();
    }
    let (typed, own) = (Some(harbour.path("typed")), Some(harbour.path("own")));
    let here = |name: &str| Ok(Some(Archive::Here(harbour.path(name))));
    assert_eq!(found(&harbour, &NamedArchives { typed, own: own.clone() }), here("typed"));
    assert_eq!(found(&harbour, &NamedArchives { typed: None, own }), here("own"));
    assert_eq!(found(&harbour, &NamedArchives::default()), here("archive"));
    fs::create_dir(harbour.path("briefs/archive")).unwrap();
    assert_eq!(found(&harbour, &NamedArchives::default()), here("briefs/archive"), "the nearest one");
    assert_eq!(found(&Harbour::new(), &NamedArchives::default()), Ok(None));
}

#[test]
fn only_what_was_typed_must_be_there() {
    let harbour = archived();
    let gone = Some(harbour.path("gone"));
    let typed = NamedArchives { typed: gone.clone(), own: None };
    assert!(found(&harbour, &typed).unwrap_err().contains("it isn't there"));
    let own = NamedArchives { typed: None, own: gone };
    assert!(matches!(found(&harbour, &own), Ok(Some(Archive::Elsewhere(name))) if name.ends_with("/gone")));
    let elsewhere = Archive::Elsewhere("archive".to_owned());
    assert_eq!(found(&harbour, &NamedArchives::default()), Ok(Some(elsewhere)));
    harbour.write("archive", "a file");
    assert_eq!(found(&harbour, &NamedArchives::default()), Err("`archive` isn't a folder".to_owned()));
}

#[test]
fn what_was_not_compared_is_no_mistake() {
    let harbour = archived();
    fs::create_dir(harbour.path("archives")).unwrap();
    let mut elsewhere = project(&harbour);
    let open = verify_project(&mut elsewhere, &NamedArchives::default(), None).unwrap();
    assert!(elsewhere.dossiers.iter().all(|(_, _, checked)| checked.diagnostics.is_empty()));
    let [one] = open.as_slice() else { panic!("{open:?}") };
    assert_eq!((one.dossier.as_str(), one.near.as_deref()), ("harbour", Some("archives")));
    assert_eq!(one.archive, Archive::Elsewhere("archive".to_owned()));
    harbour.write("archive/plans.txt", "");
    let open = verify_project(&mut project(&harbour), &NamedArchives::default(), None).unwrap();
    let plan = MissingSource {
        id: "plan".to_owned(),
        file: Some("plan.txt".to_owned()),
        near: Some("plans.txt".to_owned()),
    };
    assert_eq!(open[0].missing, [plan]);
    assert_eq!(open[0].archive, Archive::Here(harbour.path("archive")));
}
