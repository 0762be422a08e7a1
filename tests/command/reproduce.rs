//! `reproduce`: a page from the commit that made it, byte for byte; and each input that is another one is named: font, template, theme, fact,
//! source copy, program, and where only an edition is left.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::fs;
use std::process::Command;

use factbrief::build::PROGRAM;

use crate::support::harbour::{FACT_FILE, Harbour, Said};
use crate::support::made_font::{Changes, runes};
use crate::support::process::Start;

const THEME: &str = "templates/themes/plain.toml";

fn git(harbour: &Harbour, arguments: &[&str]) {
    let names = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"];
    let output =
        Command::new("git").current_dir(harbour.folder()).args(names).args(arguments).ended().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(harbour: &Harbour) {
    git(harbour, &["add", "--all"]);
    git(harbour, &["commit", "--quiet", "--allow-empty", "--message", "state"]);
}

/// A project under git with a build, its investors' page delivered, and later edits with a build of their own; none where there is no git.
fn delivered() -> Option<Harbour> {
    if Command::new("git").arg("--version").ended().is_err() {
        // The reason is for whoever reads the test's output.
        #[expect(clippy::print_stderr, reason = "a test that doesn't run says so")]
        {
            eprintln!("skipped: git isn't installed");
        }
        return None;
    }
    let harbour = Harbour::new();
    git(&harbour, &["init", "--quiet"]);
    commit(&harbour);
    harbour.build();
    commit(&harbour);
    git(&harbour, &["tag", "delivered"]);
    fs::copy(harbour.path("out/harbour/investor.en.pdf"), harbour.path("page.pdf")).unwrap();
    harbour.edit(FACT_FILE, "exact = 12", "exact = 15");
    harbour.edit(FACT_FILE, "12バース", "15バース");
    harbour.build();
    commit(&harbour);
    Some(harbour)
}

fn reproduce(harbour: &Harbour, more: &[&str]) -> Said {
    harbour.run(&[&["reproduce", "page.pdf"], more].concat())
}

#[test]
fn a_page_is_made_again_from_the_commit_that_made_it() {
    let Some(harbour) = delivered() else { return };
    let said = reproduce(&harbour, &["-o", "again.pdf"]);
    assert!(said.code == 0 && said.out.contains("byte for byte"), "{}{}", said.out, said.err);
    assert_eq!(harbour.bytes("again.pdf"), harbour.bytes("page.pdf"));
    for revision in ["delivered", "HEAD~1"] {
        let said = reproduce(&harbour, &["--rev", revision]);
        assert!(
            said.code == 0 && said.out.contains(&format!("from the revision {revision}, byte")),
            "{}",
            said.out
        );
    }
    let json = harbour.json(&["reproduce", "page.pdf", "--json"]);
    assert_eq!((&json["standing"], &json["program"]), (&"same".into(), &PROGRAM.into()));
    // Before the first commit of its outputs the facts were the same, and so is the page.
    assert_eq!(reproduce(&harbour, &["--rev", "HEAD~2"]).code, 0);
    assert_eq!(reproduce(&harbour, &["--rev", "no-such"]).code, 2);
}

#[test]
fn a_page_that_nobody_committed_is_made_again_from_the_folder() {
    let Some(harbour) = delivered() else { return };
    harbour.edit(FACT_FILE, "exact = 15", "exact = 16");
    harbour.edit(FACT_FILE, "15バース", "16バース");
    harbour.build();
    fs::copy(harbour.path("out/harbour/investor.en.pdf"), harbour.path("page.pdf")).unwrap();
    let said = reproduce(&harbour, &[]);
    assert!(said.code == 0 && said.out.contains("from the folder as it is, byte for byte"), "{}", said.out);
}

#[test]
fn a_fact_that_is_another_one_is_named() {
    let Some(harbour) = delivered() else { return };
    let said = reproduce(&harbour, &["--rev", "HEAD"]);
    assert!(
        said.code == 1 && said.out.contains("  another input: the fact `berths` changed"),
        "{}",
        said.out
    );
    assert!(said.out.contains("fact berths: changed"), "{}", said.out);
    let json = harbour.json(&["reproduce", "page.pdf", "--rev", "HEAD", "--json"]);
    assert_eq!(json["standing"], "differs");
    assert_eq!(
        (&json["inputs"][0]["kind"], &json["inputs"][0]["id"]),
        (&"fact-changed".into(), &"berths".into())
    );
}

/// Delivers the page anew after an edit that was built and committed.
fn deliver(harbour: &Harbour, build: &[&str]) {
    harbour.right(build);
    commit(harbour);
    fs::copy(harbour.path("out/harbour/investor.en.pdf"), harbour.path("page.pdf")).unwrap();
}

/// A folder of templates outside of the repository is that of today, whatever the revision.
#[test]
fn a_template_or_theme_that_is_another_one_is_named() {
    let Some(harbour) = delivered() else { return };
    let elsewhere = tempfile::TempDir::new().unwrap();
    let folder = elsewhere.path().to_str().unwrap().to_owned();
    let template = |text: &str| fs::write(elsewhere.path().join("investor.md.j2"), text).unwrap();
    let theme = |text: &str| {
        fs::create_dir_all(elsewhere.path().join("themes")).unwrap();
        fs::write(elsewhere.path().join("themes/plain.toml"), text).unwrap();
    };
    harbour.edit("briefs/harbour/dossier.toml", "date =", "theme = \"plain\"\ndate =");
    template("{% extends \"base.md.j2\" %}{% block check %}Ask us.{% endblock %}\n");
    theme("[colour]\ntext = \"#111111\"\n");
    deliver(&harbour, &["build", "--templates", &folder]);
    let said = reproduce(&harbour, &["--templates", &folder]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    template("{% extends \"base.md.j2\" %}{% block check %}Ask them.{% endblock %}\n");
    let said = reproduce(&harbour, &["--templates", &folder]);
    assert!(
        said.code == 1 && said.out.contains("another input: the template `investor.md.j2`"),
        "{}",
        said.out
    );
    template("{% extends \"base.md.j2\" %}{% block check %}Ask us.{% endblock %}\n");
    theme("[colour]\ntext = \"#222222\"\n");
    let said = reproduce(&harbour, &["--templates", &folder]);
    assert!(said.code == 1 && said.out.contains("another input: the theme"), "{}", said.out);
}

#[test]
fn a_font_that_is_another_one_is_named() {
    let Some(harbour) = delivered() else { return };
    harbour.write(THEME, "[fonts]\nregular = [\"made.ttf\"]\n");
    harbour.edit("briefs/harbour/dossier.toml", "date =", "theme = \"plain\"\ndate =");
    harbour.edit(FACT_FILE, "The harbour has", "The harbour ᚠ has");
    let font = |changes: &Changes| {
        fs::create_dir_all(harbour.path("fonts")).unwrap();
        fs::write(harbour.path("fonts/made.ttf"), runes(changes)).unwrap();
    };
    font(&Changes::default());
    // Fonts are often not in the repository.
    harbour.write(".gitignore", "fonts/\n");
    deliver(&harbour, &["build", "--font-dir", "fonts"]);
    let said = reproduce(&harbour, &["--font-dir", "fonts"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    font(&Changes { units_per_em: Some(900), ..Changes::default() });
    let said = reproduce(&harbour, &["--font-dir", "fonts"]);
    assert!(said.code == 1 && said.out.contains("another input: the fonts"), "{}{}", said.out, said.err);
}

#[test]
fn a_source_copy_that_is_another_one_is_named_although_the_page_is_the_same() {
    let Some(harbour) = delivered() else { return };
    harbour.edit("briefs/harbour/dossier.toml", "date =", "archive = \"archive\"\ndate =");
    harbour.edit(
        "briefs/harbour/sources.toml",
        "issued = 2026-06-13",
        "issued = 2026-06-13\nfile = \"plan.txt\"",
    );
    harbour.edit(
        "briefs/harbour/sources.toml",
        "issued = 2026-07-01",
        "issued = 2026-07-01\nfile = \"paper.txt\"",
    );
    harbour.edit(FACT_FILE, "exact = 15", "exact = 16");
    harbour.edit(FACT_FILE, "15バース", "16バース");
    harbour.write("archive/plan.txt", "16バース\n200メートル以上\n900メートル\n");
    harbour.write("archive/paper.txt", "約120億円\n3年間\n");
    harbour.right(&["verify", "--pin", "briefs", "--archive", "archive"]);
    deliver(&harbour, &["build"]);
    harbour.write("archive/plan.txt", "another text\n");
    let said = reproduce(&harbour, &[]);
    assert!(said.out.contains("another input: the archived copy of `plan`"), "{}{}", said.out, said.err);
}

#[test]
fn a_page_of_another_version_is_answered_with_that_version() {
    let Some(harbour) = delivered() else { return };
    let other = "factbrief 0.1.0";
    let mut document = lopdf::Document::load_mem(&harbour.bytes("page.pdf")).unwrap();
    let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference).unwrap();
    let info = document.get_dictionary_mut(info).unwrap();
    info.set("Creator", lopdf::Object::string_literal(other));
    info.set("Producer", lopdf::Object::string_literal(other));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    fs::write(harbour.path("page.pdf"), bytes).unwrap();
    let said = reproduce(&harbour, &[]);
    assert!(
        said.code == 1 && said.out.contains(&format!("made by {other}; this is {PROGRAM}")),
        "{}{}",
        said.out,
        said.err
    );
    assert!(!said.out.contains("altered"), "{}", said.out);
}

#[test]
fn where_only_an_edition_is_left_its_facts_are_compared() {
    let harbour = Harbour::new();
    harbour.build();
    harbour.write("briefs/harbour/editions/2026-11-21.toml", &harbour.read("out/harbour/manifest.toml"));
    fs::copy(harbour.path("out/harbour/investor.en.pdf"), harbour.path("page.pdf")).unwrap();
    fs::remove_dir_all(harbour.path("out")).unwrap();
    let said = reproduce(&harbour, &[]);
    assert!(
        said.code == 1
            && said.out.contains(
                "the edition `briefs/harbour/editions/2026-11-21.toml` holds the hash of this very file"
            ),
        "{}{}",
        said.out,
        said.err
    );
    assert!(said.out.contains("its figures, facts and citations are those of the edition"), "{}", said.out);
    // A page of that day with other figures isn't that edition's.
    harbour.edit(FACT_FILE, "exact = 12", "exact = 15");
    harbour.edit(FACT_FILE, "12バース", "15バース");
    harbour.build();
    fs::copy(harbour.path("out/harbour/investor.en.pdf"), harbour.path("page.pdf")).unwrap();
    fs::remove_dir_all(harbour.path("out")).unwrap();
    let said = reproduce(&harbour, &[]);
    assert!(said.code == 1 && said.out.contains("has a page of its brief, language and day"), "{}", said.out);
    assert!(
        said.out.contains("its facts aren't those of the edition")
            && said.out.contains("fact berths: changed"),
        "{}",
        said.out
    );
}

#[test]
fn what_nothing_here_knows_is_said_to_be_unknown() {
    let harbour = Harbour::new();
    harbour.build();
    fs::copy(harbour.path("out/harbour/investor.en.pdf"), harbour.path("page.pdf")).unwrap();
    fs::remove_dir_all(harbour.path("out")).unwrap();
    let said = reproduce(&harbour, &[]);
    assert!(
        said.code == 1 && said.out.contains("no manifest, revision or edition that is here knows it"),
        "{}",
        said.out
    );
    harbour.write("page.pdf", "no PDF");
    assert_eq!(reproduce(&harbour, &[]).code, 1);
}

/// On an earlier day only the investors' page was possible: that for engineers names in its words what wasn't known.
fn of_an_earlier_day(embed_facts: bool) -> Option<Harbour> {
    let harbour = delivered()?;
    harbour.edit(FACT_FILE, "[ships]\n", "[ships]\nrecorded = 2026-11-02\n");
    harbour.edit(
        "briefs/harbour/engineer.toml",
        "The quay takes larger ships.",
        "It takes {{ fact('ships').value }}.",
    );
    harbour.edit(
        "briefs/harbour/engineer.toml",
        "岸壁は大型船に対応する。",
        "{{ fact('ships').value }}に対応する。",
    );
    if !embed_facts {
        harbour.edit("briefs/harbour/dossier.toml", "date =", "embed-facts = false\ndate =");
    }
    commit(&harbour);
    let day = ["build", "--known-on", "2026-10-31"];
    assert!(harbour.run(&day).err.contains("error[recorded-later]"));
    harbour.right(&[&day[..], &["--audience", "investor"]].concat());
    fs::copy(harbour.path("known-on/2026-10-31/harbour/investor.en.pdf"), harbour.path("page.pdf")).unwrap();
    Some(harbour)
}

#[test]
fn a_page_of_an_earlier_day_is_made_again_although_those_for_others_were_not_possible() {
    let day = ["--known-on", "2026-10-31"];
    let (manifest, file) = (["--out", "known-on/2026-10-31"], ["--out", "nowhere", "--rev", "HEAD"]);
    let left_out =
        "`harbour/engineer` can't be made as known that day, and is left out: the page is for other readers";
    for embed_facts in [true, false] {
        let Some(harbour) = of_an_earlier_day(embed_facts) else { return };
        let said = reproduce(&harbour, &[&day[..], &manifest].concat());
        assert!(said.code == 0 && said.out.contains("byte for byte"), "{}{}", said.out, said.err);
        assert!(said.err.contains(left_out), "{}{}", said.out, said.err);
        let said = reproduce(&harbour, &[&day[..], &file].concat());
        match embed_facts {
            true => assert!(said.code == 0 && said.err.contains(left_out), "{}{}", said.out, said.err),
            // Neither a manifest nor the file says whose page it is, so nothing is left out for it.
            false => assert!(
                said.code == 1 && said.err.contains("error[recorded-later]"),
                "{}{}",
                said.out,
                said.err
            ),
        }
        // Today the brief for engineers is possible.
        let said = reproduce(&harbour, &manifest);
        assert!(!said.err.contains(left_out), "{}{}", said.out, said.err);
    }
}

#[test]
fn the_choice_of_readers_changes_no_byte_of_a_page_of_an_earlier_day() {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[ships]\n", "[ships]\nrecorded = 2026-11-02\n");
    let day = ["build", "--known-on", "2026-10-31"];
    harbour.right(&[&day[..], &["-o", "all"]].concat());
    harbour.right(&[&day[..], &["--audience", "investor", "-o", "one"]].concat());
    for file in ["investor.en.pdf", "investor.ja.pdf", "investor.en.md"] {
        assert!(
            harbour.bytes(&format!("all/harbour/{file}")) == harbour.bytes(&format!("one/harbour/{file}")),
            "{file}"
        );
    }
    assert!(
        harbour.path("all/harbour/engineer.en.pdf").exists()
            && !harbour.path("one/harbour/engineer.en.pdf").exists()
    );
}
