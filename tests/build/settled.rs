//! What a build remembers: that nothing was to be done for the same bytes, and nothing else.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;

use crate::support::ports::Ports;
use factbrief::build::{BuildOptions, Built, WriteMode};
use factbrief::disk::Cache;
use factbrief::make::Select;
use factbrief::manifest::OutputFormat;

const FACTS: &str = "briefs/port/facts/works.toml";

fn built(ports: &Ports, wish: &BuildOptions) -> Vec<Built> {
    ports.build_into("out", wish).unwrap()
}

fn settled(ports: &Ports) -> Vec<bool> {
    built(ports, &BuildOptions::default()).iter().map(|dossier| dossier.settled).collect()
}

#[test]
fn a_second_build_of_the_same_bytes_drafts_nothing_and_says_the_same() {
    let ports = Ports::new();
    ports.build();
    let told = |built: &[Built]| {
        let one = |one: &Built| {
            let pages: Vec<_> =
                one.pages.iter().map(|page| (&page.brief, page.language, &page.path)).collect();
            let findings: Vec<_> = one.diagnostics.iter().map(|found| &found.message).collect();
            format!(
                "{} {} {:?} {findings:?} {} {pages:?} {:?} {} {:?} {:?}",
                one.name,
                one.folder.display(),
                one.failed,
                one.facts,
                one.audiences,
                one.pages.len(),
                one.conceded,
                one.remarks
            )
        };
        built.iter().map(one).collect::<Vec<_>>()
    };
    let second = built(&ports, &BuildOptions::default());
    assert_eq!(second.iter().map(|dossier| dossier.settled).collect::<Vec<_>>(), [true, true]);
    assert!(second.iter().flat_map(|dossier| &dossier.pages).all(|page| page.written.is_empty()));
    // Without its memory it looks at everything, and finds the same.
    fs::remove_dir_all(ports.path("shelf")).unwrap();
    let third = built(&ports, &BuildOptions::default());
    assert_eq!(third.iter().map(|dossier| dossier.settled).collect::<Vec<_>>(), [false, false]);
    assert_eq!(told(&second), told(&third));
    assert_eq!(settled(&ports), [true, true]);
}

#[test]
fn whatever_changes_is_looked_at_again() {
    let ports = Ports::new();
    ports.build();
    let again = |what: &str| {
        assert!(!settled(&ports)[0], "{what}");
        assert!(settled(&ports)[0], "{what}, a second time");
    };
    assert!(settled(&ports)[0]);
    let text = fs::read_to_string(ports.path(FACTS)).unwrap();
    // Even what changes no page.
    ports.write(FACTS, &format!("{text}\n# A note.\n"));
    again("a comment");
    ports.edit("briefs/port/crew.toml", "It is so.", "So it is.");
    again("a brief");
    ports.write("templates/unused.md.j2", "Nobody's.");
    again("a template");
    ports.write("templates/themes/quay.toml", "[colour]\naccent = \"#004400\"\n");
    again("a theme");
    fs::write(ports.path("out/port/board.en.md"), "Spoilt.").unwrap();
    again("an output");
    fs::remove_file(ports.path("out/port/board.ja.pdf")).unwrap();
    again("an output that is gone");
    let manifest = ports.path("out/port/manifest.toml");
    fs::write(&manifest, format!("{}\n# Mine.\n", fs::read_to_string(&manifest).unwrap())).unwrap();
    again("the manifest");
    fs::write(ports.path("out/port/.factbrief-abcdef"), "Litter.").unwrap();
    again("litter");
}

#[test]
fn another_program_or_another_wish_looks_for_itself() {
    let ports = Ports::new();
    ports.build();
    let other = Cache { folder: ports.path("shelf"), program: "that".to_owned() };
    assert!(
        !built(&ports, &BuildOptions { shelf: Some(other.clone()), ..BuildOptions::default() })[0].settled
    );
    assert!(built(&ports, &BuildOptions { shelf: Some(other), ..BuildOptions::default() })[0].settled);
    let select = Select { formats: vec![OutputFormat::Markdown], ..Select::default() };
    assert!(!built(&ports, &BuildOptions { select, ..BuildOptions::default() })[0].settled);
    assert!(!built(&ports, &BuildOptions { force: true, ..BuildOptions::default() })[0].settled);
    assert!(!built(&ports, &BuildOptions { writing: WriteMode::Dry, ..BuildOptions::default() })[0].settled);
}

#[test]
fn a_memory_that_is_spoilt_or_cannot_be_written_is_as_none() {
    let ports = Ports::new();
    ports.build();
    for entry in fs::read_dir(ports.path("shelf/settled")).unwrap() {
        fs::write(entry.unwrap().path(), "Spoilt.").unwrap();
    }
    assert_eq!(settled(&ports), [false, false]);
    assert_eq!(settled(&ports), [true, true]);
    fs::remove_dir_all(ports.path("shelf")).unwrap();
    fs::write(ports.path("shelf"), "In the way.").unwrap();
    assert_eq!(settled(&ports), [false, false]);
    assert_eq!(settled(&ports), [false, false]);
}

#[test]
fn a_mistake_is_told_however_often_it_was() {
    let ports = Ports::new();
    ports.build();
    ports.edit(FACTS, "The crane stands.", "The 3 cranes stand.");
    for _ in 0..2 {
        let found = built(&ports, &BuildOptions::default());
        assert!(found[0].failed > 0 && !found[0].settled);
    }
}
