//! `status`: of each output whether it is current, and every reason why not.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use factbrief::build::PROGRAM;
use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Output};

use crate::support::made_font::{Changes, runes};
use crate::support::ports::{Ports, files};
use crate::support::process::{FACTBRIEF, Start};
use serde_json::Value;

/// Runs the program in the project.
fn factbrief(ports: &Ports, arguments: &[&str]) -> Output {
    Command::new(FACTBRIEF).current_dir(ports.root()).args(arguments).ended().unwrap()
}

fn built() -> Ports {
    let ports = Ports::new();
    // By the program itself, so that the paths are those that it shows.
    assert!(factbrief(&ports, &["build"]).status.success());
    ports
}

/// What `status --json` says of each output, by its file name.
fn status(ports: &Ports) -> BTreeMap<String, Value> {
    let output = factbrief(ports, &["status", "--json", "--on", "2026-11-21"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&answer["schema"], &answer["version"]), (&"factbrief/status".into(), &1.into()));
    assert_eq!(answer["on"], "2026-11-21");
    let outputs = answer["outputs"].as_array().unwrap().iter();
    outputs.map(|output| (output["file"].as_str().unwrap().replace("out/", ""), output.clone())).collect()
}

/// The state and reasons of one output after an edit, in the words of the text form.
fn said(ports: &Ports, file: &str) -> String {
    let output = factbrief(ports, &["status", "--on", "2026-11-21"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find(|line| line.contains(&format!("out/{file}"))).unwrap();
    line.replace(&format!("out/{file}"), "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said_after(file: &str, from: &str, to: &str, output: &str) -> String {
    let ports = built();
    ports.edit(file, from, to);
    said(&ports, output)
}

const FACTS: &str = "briefs/port/facts/works.toml";
const DOSSIER: &str = "briefs/port/dossier.toml";

#[test]
fn after_a_build_every_output_is_current_and_status_touches_nothing() {
    let ports = built();
    let before = files(ports.root());
    let found = status(&ports);
    assert_eq!(found.len(), 10);
    for (name, output) in &found {
        assert_eq!(output["state"], "current", "{name}");
        assert_eq!(output["reasons"], Value::Array(Vec::new()), "{name}");
    }
    assert_eq!(files(ports.root()), before);
}

#[test]
fn every_reason_is_named() {
    let crew = "port/crew.en.pdf";
    for (file, from, to, expected) in [
        (
            "briefs/port/crew.toml",
            "\"dredger\"]",
            "\"dredger\", \"pilot\"]",
            "stale : the fact `pilot` was added",
        ),
        ("briefs/port/crew.toml", ", \"dredger\"]", "]", "stale : the fact `dredger` is no longer printed"),
        (
            "briefs/port/crew.toml",
            "\"berth\", \"dredger\"",
            "\"dredger\", \"berth\"",
            "stale : the order of the facts changed",
        ),
        ("briefs/port/sources.toml", "Harbour report", "Port report", "stale : the source `report` changed"),
        ("templates/words.md.j2", "Crew brief", "For the crew", "stale : the template `words.md.j2` changed"),
        ("templates/themes/deck.toml", "#004400", "#002200", "stale : the theme changed"),
        ("briefs/port/crew.toml", "It is so.", "So it is.", "stale : the brief's own words changed"),
        (DOSSIER, "2026-11-21", "2026-11-22", "stale : the date was 2026-11-21 and is 2026-11-22"),
        (
            DOSSIER,
            "desk@example.org",
            "works@example.org",
            "stale : the dossier's title, publisher, contact, letterhead or disclaimer changed",
        ),
        (
            DOSSIER,
            "date =",
            "embed-facts = false\ndate =",
            "stale : a setting of the dossier or the brief changed",
        ),
        (
            DOSSIER,
            "date =",
            "tell-as-of-after = 6\ndate =",
            "stale : a setting of the dossier or the brief changed",
        ),
        ("templates/unused.md.j2", "Unused", "Idle", "current"),
        (FACTS, "A note.", "Another note.", "current"),
    ] {
        assert_eq!(said_after(file, from, to, crew), expected, "{from} to {to}");
    }
    let ports = built();
    ports.restate(FACTS, "120億", "130億");
    assert_eq!(said(&ports, crew), "stale : the fact `berth` changed");
}

#[test]
fn another_version_of_the_program_is_named() {
    let ports = built();
    let path = ports.path("out/port/manifest.toml");
    let text = fs::read_to_string(&path).unwrap();
    let program = PROGRAM.to_owned();
    // As another version would have left it: one file with other bytes, all under other keys.
    let file = ports.path("out/port/board.en.md");
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
    let good = fs::read(&file).unwrap();
    fs::write(&file, "Made otherwise.").unwrap();
    let manifest = text.replace(&program, "factbrief 0.0.9").replace("key = \"", "key = \"0").replace(
        &format!("{}\"\nsize = {}", hash(&good), good.len()),
        &format!("{}\"\nsize = 15", hash(b"Made otherwise.")),
    );
    fs::write(&path, manifest).unwrap();
    let why = format!("made by an older version, factbrief 0.0.9; this is {program}");
    assert_eq!(said(&ports, "port/board.en.md"), format!("stale : {why}"));
    assert_eq!(would_rebuild(&ports), [format!("`port/board.en`: {why}")]);
    // What it left is what this one makes, so nothing is to be done.
    assert_eq!(said(&ports, "port/board.en.pdf"), "current");
}

/// What `build --dry-run` would make anew, each with why.
fn would_rebuild(ports: &Ports) -> Vec<String> {
    let output = factbrief(ports, &["build", "--dry-run"]);
    let said = String::from_utf8(output.stderr).unwrap();
    said.lines().filter_map(|line| line.strip_prefix("would rebuild ")).map(str::to_owned).collect()
}

/// `status` and `build --dry-run` give one answer: the same pages, for the same reasons.
#[test]
fn what_status_calls_current_is_what_a_dry_run_leaves_alone() {
    const THEME: &str = "templates/themes/deck.toml";
    let rows: [(&str, &str, &str, &[&str]); 9] = [
        // What isn't read of a theme, and what is read of it and makes no difference.
        (THEME, "[colour]", "# A remark.\n[colour]", &[]),
        (THEME, "[colour]", "[type]\nreference = 7.6\n[colour]", &["port/crew.en", "port/crew.ja"]),
        ("templates/crew.md.j2", "{% extends", "{# A remark. #}{% extends", &[]),
        (FACTS, "The crane stands.", "The crane is up.", &["port/board.en"]),
        (FACTS, "A remark.", "Another remark.", &[]),
        ("briefs/port/board.toml", "audience =", "pages = 2\naudience =", &[]),
        ("briefs/quay/full.toml", "audience =", "pages = 2\naudience =", &["quay/full.en"]),
        ("briefs/quay/full.toml", "audience =", "min-type-size = 8.4\naudience =", &["quay/full.en"]),
        (DOSSIER, "date =", "review-overdue = \"error\"\ndate =", &[]),
    ];
    for (file, from, to, expected) in rows {
        let ports = built();
        ports.edit(file, from, to);
        let found = status(&ports);
        let anew = found.iter().filter(|(_, output)| output["state"] != "current");
        let mut pages: Vec<String> = anew.clone().filter_map(|(name, _)| page_of(name)).collect();
        pages.dedup();
        assert_eq!(pages, expected, "{file}: {to}");
        let dry: Vec<String> = would_rebuild(&ports);
        let named: Vec<&str> = dry.iter().filter_map(|line| line.split('`').nth(1)).collect();
        assert_eq!(named, expected, "{file}: {to}");
        for (name, output) in anew {
            assert!(!output["reasons"].as_array().unwrap().is_empty(), "{name}: {output}");
            assert_ne!(output["reasons"][0]["kind"], "text", "{name}: {output}");
        }
    }
}

/// `port/crew.en` of one of its files.
fn page_of(name: &str) -> Option<String> {
    let mut parts = name.splitn(3, '.');
    Some(format!("{}.{}", parts.next()?, parts.next()?))
}

/// Where a theme names a font is no part of how pages look.
#[test]
fn a_comment_before_the_fonts_of_a_theme_makes_nothing_stale() {
    let ports = Ports::new();
    let font = runes(&Changes::default());
    fs::create_dir(ports.path("fonts")).unwrap();
    fs::write(ports.path("fonts/Made.ttf"), font).unwrap();
    ports.edit("templates/themes/deck.toml", "[colour]", "[fonts]\nregular = [\"Made.ttf\"]\n[colour]");
    let run = |arguments: &[&str]| {
        let output = factbrief(&ports, &[arguments, &["--font-dir", "fonts"]].concat());
        let said = [output.stdout, output.stderr].concat();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
        String::from_utf8(said).unwrap()
    };
    run(&["build"]);
    ports.edit("templates/themes/deck.toml", "[fonts]", "# A remark.\n[fonts]");
    assert!(!run(&["status"]).contains("stale"));
    assert!(run(&["build", "--dry-run"]).contains("0 to be rebuilt"));
}

/// More pages are a setting of the brief, and its text is what it was.
#[test]
fn a_page_more_is_named_as_a_setting() {
    let ports = built();
    ports.edit("briefs/quay/full.toml", "audience =", "pages = 2\naudience =");
    let said = said(&ports, "quay/full.en.pdf");
    assert!(
        said.starts_with("stale") && said.contains("a setting of the dossier or the brief changed"),
        "{said}"
    );
    assert!(!said.contains("its text changed"), "{said}");
}

#[test]
fn what_is_missing_altered_not_made_or_left_over_is_told_apart() {
    let ports = built();
    fs::remove_file(ports.path("out/port/board.en.md")).unwrap();
    fs::write(ports.path("out/port/board.en.pdf"), "Mine.").unwrap();
    fs::remove_file(ports.path("briefs/port/crew.toml")).unwrap();
    let text = fs::read_to_string(ports.path("briefs/port/board.toml")).unwrap();
    ports.write("briefs/port/pilots.toml", &text);
    let states: BTreeMap<String, String> = status(&ports)
        .into_iter()
        .filter(|(name, _)| name.starts_with("port/") && name.contains(".en."))
        .map(|(name, output)| (name, output["state"].as_str().unwrap().to_owned()))
        .collect();
    let expected = [
        ("port/board.en.md", "missing"),
        ("port/board.en.pdf", "altered"),
        ("port/crew.en.md", "left-over"),
        ("port/crew.en.pdf", "left-over"),
        ("port/pilots.en.md", "not-made"),
        ("port/pilots.en.pdf", "not-made"),
    ];
    assert_eq!(states, expected.map(|(name, state)| (name.to_owned(), state.to_owned())).into());
}

#[test]
fn the_outputs_of_a_dossier_that_is_gone_are_named_and_kept() {
    let ports = built();
    // Beside it, a folder that no build made.
    ports.write("out/notes/mine.txt", "Mine.");
    let moved = ports.path("briefs/quay");
    fs::rename(&moved, ports.path("quay")).unwrap();
    for arguments in [&["build"][..], &["status"], &["check", "--outputs"]] {
        let output = factbrief(&ports, arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        assert!(said.contains("`out/quay` holds the outputs of a dossier that isn't in `briefs`"), "{said}");
        assert!(!said.contains("notes"), "{said}");
    }
    assert!(ports.path("out/quay/manifest.toml").is_file());
    // A single dossier isn't the whole project.
    let output = factbrief(&ports, &["build", "briefs/port"]);
    assert!(!String::from_utf8_lossy(&output.stderr).contains("out/quay"));
}

#[test]
fn a_build_of_one_language_leaves_the_others_stale_for_a_reason() {
    let ports = built();
    ports.restate(FACTS, "120億", "130億");
    assert!(factbrief(&ports, &["build", "-l", "ja"]).status.success());
    assert_eq!(said(&ports, "port/crew.ja.pdf"), "current");
    assert_eq!(
        said(&ports, "port/crew.en.pdf"),
        "stale : the fact `berth` changed; the last build of the brief left this file out"
    );
}

#[test]
fn plans_whose_date_has_passed_since_are_named() {
    let ports = built();
    let lapsed = |on: &str| {
        let output = factbrief(&ports, &["status", "--json", "--on", on]);
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let outputs = answer["outputs"].as_array().unwrap().iter();
        let named = outputs.filter(|output| output["lapsed"] == serde_json::json!(["dredger"]));
        named.map(|output| output["file"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lapsed("2027-03-31"), Vec::<String>::new());
    let crew = ["en.md", "en.pdf", "ja.md", "ja.pdf"].map(|end| format!("out/port/crew.{end}"));
    assert_eq!(lapsed("2027-04-01"), crew);
}

#[test]
fn a_dossier_with_a_mistake_is_exit_status_1_and_the_others_are_told() {
    let ports = built();
    ports.edit(FACTS, "status = \"confirmed\"", "status = \"certain\"");
    let output = factbrief(&ports, &["status"]);
    assert_eq!(output.status.code(), Some(1));
    let (out, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(out.contains("out/quay/full.en.pdf") && !out.contains("out/port"), "{out}");
    assert!(said.contains("`certain`"), "{said}");
}

#[test]
fn a_manifest_that_cannot_be_used_is_named_and_each_output_is_held_against_what_is_made_now() {
    let ports = built();
    ports.write("out/port/manifest.toml", "version = 9\n");
    let output = factbrief(&ports, &["status"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("a later version of factbrief wrote it, in version 9 of the format"), "{said}");
    fs::write(ports.path("out/port/board.ja.md"), "Mine.").unwrap();
    fs::remove_file(ports.path("out/port/crew.ja.md")).unwrap();
    let found = status(&ports);
    for (name, state) in [
        ("port/board.en.md", "current"),
        // Nobody knows whether a build wrote it.
        ("port/board.ja.md", "not-made"),
        ("port/crew.ja.md", "not-made"),
    ] {
        assert_eq!(found[name]["state"], state, "{name}");
    }
    assert_eq!(would_rebuild(&ports), ["`port/board.ja`: not made yet", "`port/crew.ja`: not made yet"]);
}

#[test]
fn check_outputs_looks_at_the_manifest_too() {
    let ports = built();
    assert!(factbrief(&ports, &["check", "--outputs"]).status.success());
    let path = ports.path("out/port/manifest.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("stage = \"done\"", "stage = \"planned\"")).unwrap();
    let output = factbrief(&ports, &["check", "--outputs"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("stale: `out/port/manifest.toml` is not what would be built"), "{said}");
}

/// What git or a file system put in the place of an output is told for what it is, by every command that looks.
#[test]
fn what_became_of_an_output_is_told_for_what_it_is() {
    const OUTPUT: &str = "out/port/crew.en.md";
    type Change = fn(&[u8]) -> Vec<u8>;
    let with_bytes: [(&str, Option<&str>, Change); 9] = [
        ("line-ends", Some("only its line ends differ"), |text| {
            String::from_utf8(text.to_vec()).unwrap().replace('\n', "\r\n").into_bytes()
        }),
        ("encoding", Some("the same text in another encoding"), |text| [b"\xef\xbb\xbf", text].concat()),
        ("encoding", Some("the same text in another encoding"), |text| {
            let text = String::from_utf8(text.to_vec()).unwrap().replace('\n', "\r\n");
            let wide = std::iter::once(0xfeff).chain(text.encode_utf16());
            wide.flat_map(u16::to_le_bytes).collect()
        }),
        ("lfs-pointer", Some("a pointer of Git LFS"), |_| {
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n".to_vec()
        }),
        ("annex-pointer", Some("a pointer of git-annex"), |_| b"/annex/objects/SHA256E-s1--0.pdf\n".to_vec()),
        ("encrypted", Some("encrypted by git-crypt"), |_| b"\0GITCRYPT\0\x01\x02".to_vec()),
        ("conflict", Some("git left both sides of a merge conflict in it"), |text| {
            [b"<<<<<<< HEAD\n", text, b"=======\n", text, b">>>>>>> other\n"].concat()
        }),
        // Whoever edited it changed more than the line ends.
        ("", None, |text| String::from_utf8(text.to_vec()).unwrap().replace('\n', " \r\n").into_bytes()),
        ("", None, |_| Vec::new()),
    ];
    for (kind, told, change) in with_bytes {
        let ports = built();
        let path = ports.root().join(OUTPUT);
        fs::write(&path, change(&fs::read(&path).unwrap())).unwrap();
        let found = &status(&ports)["port/crew.en.md"];
        assert_eq!(found["state"], "altered", "{kind}");
        assert_eq!(found["altered"].as_str().unwrap_or_default(), kind);
        let outputs = ["status", "build --dry-run", "check --outputs"].map(|command| {
            let output = factbrief(&ports, &command.split(' ').collect::<Vec<_>>());
            String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
        });
        for said in outputs {
            assert!(said.contains("crew.en"), "{kind}: {said}");
            match told {
                Some(told) => assert!(said.contains(told), "{kind}: {said}"),
                None => assert!(!said.contains(".gitattributes"), "{said}"),
            }
        }
        assert!(factbrief(&ports, &["build"]).status.success());
        assert_eq!(status(&ports)["port/crew.en.md"]["state"], "current", "{kind}");
    }
}

/// Files with the same bytes and other times, as a check-out leaves them, are what was built.
#[test]
fn what_was_made_anew_with_the_same_bytes_is_current() {
    let ports = built();
    for (name, bytes) in files(&ports.root().join("out")) {
        let path = ports.root().join("out").join(name);
        fs::remove_file(&path).unwrap();
        fs::write(&path, bytes).unwrap();
    }
    assert!(status(&ports).values().all(|output| output["state"] == "current"));
    let outputs = ["build", "check --outputs"].map(|command| {
        let output = factbrief(&ports, &command.split(' ').collect::<Vec<_>>());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stderr).unwrap()
    });
    assert!(outputs[0].contains("0 rebuilt"), "{}", outputs[0]);
    // Without its manifest too; and the note and the count say the same.
    fs::write(ports.root().join("out/port/manifest.toml"), "").unwrap();
    let built = factbrief(&ports, &["build"]);
    let said = String::from_utf8(built.stderr).unwrap();
    assert!(
        said.contains("it was written anew, and every file was compared with what is made now"),
        "{said}"
    );
    assert!(said.contains("0 rebuilt, 5 current"), "{said}");
}
