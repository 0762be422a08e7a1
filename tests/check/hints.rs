//! Every hint that the program gives on a figure can be followed: a dossier with the fault gets the hint, and the same dossier
//! after the hint has nothing to complain of. `hints.txt` has the cases; whatever gives a hint on a figure has one there.

#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test harness")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use factbrief::check::check;
use factbrief::diagnostic::{Code, Diagnostic, SourceText};
use factbrief::disk::DossierFiles;
use factbrief::verify::{Absence, ArchiveFolder, Memory, verify};
use tempfile::TempDir;

use crate::support::repo::repo;

/// The keys of each file of the sound dossier.
const SOUND: [(&str, &str); 4] = [
    (
        "dossier",
        "title.en = \"The port\"\nlanguages = [\"en\"]\ndate = 2030-11-21\npublisher = \"Bay Desk\"\n\
         fiscal.bay = { starts = \"07\", named-by = \"end\" }\nunit.ships = { en = [\"ship\", \"ships\"] }",
    ),
    (
        "source",
        "type = \"report\"\nnature = \"official\"\ntitle.en = \"The port\"\npublisher = \"Port Authority\"\n\
         issued = 2030-06-30\nlanguage = \"en\"\nfile = \"report.txt\"",
    ),
    (
        "fact",
        "statement.en = \"It is so.\"\nstatus = \"announced\"\nas-of = 2030-06-30\n\
         evidence = [{ source = \"report\", locator = \"page 3\", unverifiable = \"a picture\" }]",
    ),
    ("copy", "The port"),
];
const BRIEF: &str = "audience = \"investor\"\ntitle.en = \"The port grows\"\nbottom-line.en = \"It is paid for.\"\n\
                     [[section]]\nheading.en = \"Cost\"\nfacts = [\"cost\"]\n";

/// Where hints on figures are given, as functions that make a diagnostic and as variants of an error.
const FUNCTIONS: [&str; 8] = [
    "check/messages/dossier.rs",
    "check/messages/values.rs",
    "check/messages/evidence.rs",
    "check/messages/texts.rs",
    "check/messages/facts.rs",
    "check/messages/plan.rs",
    "check/messages/fiscal.rs",
    "verify/messages.rs",
];
const VARIANTS: [&str; 2] = ["reading/messages.rs", "value/messages.rs"];

/// What gives a hint and has no case, and why.
const LEFT_OUT: [(&str, &str); 39] = [
    ("dossier::bad_id", "the dossier, no figure"),
    ("dossier::bad_archive", "the dossier, no figure"),
    ("dossier::language_twice", "the dossier, no figure"),
    ("dossier::unknown_language", "the dossier, no figure"),
    ("dossier::no_language", "the dossier, no figure"),
    ("dossier::bad_unit", "an error of a unit, each of which has a case"),
    ("values::taken_companion", "a name, no figure"),
    ("values::bad_companion", "a name, no figure"),
    ("evidence::unknown_source", "an id, no figure"),
    ("evidence::unread_source", "a source, no figure"),
    ("evidence::unread_source_of_picture", "a source, no figure"),
    ("evidence::own_original", "a source, no figure"),
    ("texts::missing_languages", "the languages of a text, no figure"),
    ("texts::unknown_language", "the languages of a text, no figure"),
    ("texts::languages_differ", "two languages; `explain languages-differ` shows it"),
    ("texts::two_particles", "a Japanese text; tests/check/values.rs has them"),
    ("facts::id_used_twice", "an id, no figure"),
    ("facts::list_of_facts", "the form of the file, no figure"),
    ("facts::outside_any_fact", "the form of the file, no figure"),
    ("facts::confirmed_by_ai", "a status, no figure"),
    ("facts::key_in_evidence", "the form of the file; `explain misplaced-key` shows it"),
    ("plan::lapsed", "a day of the command; `explain plan-lapsed` shows it"),
    ("plan::passed_before_due", "what came of a date, which nobody can type here; tests/render/time.rs"),
    ("plan::without_due", "a day of the command; `explain plan-without-due` shows it"),
    ("plan::review_passed", "a day of the command; `explain review-overdue` shows it"),
    ("messages::archive_leads_out", "a folder, no figure"),
    ("messages::archive_is_no_folder", "a folder, no figure"),
    ("messages::not_a_file", "a file of the archive, no figure"),
    ("messages::too_large", "a file of the archive, no figure"),
    ("messages::not_text", "a file of the archive, no figure"),
    ("messages::not_the_pinned_one", "a file of the archive, no figure"),
    ("messages::not_the_extracted_text", "a file of the archive, no figure"),
    ("messages::no_extracted_text", "a file of the archive, no figure"),
    ("messages::not_on_page", "a copy with pages; tests/verify/pages.rs follows it"),
    ("messages::no_reader", "a warning that a person reads, and nothing in a file takes away"),
    ("messages::several_in_lines", "a form that its lines have more than a thousand times"),
    ("UnitError::Formless", "`check` names the missing forms of each language before it"),
    ("DateError::Impossible", "no hint"),
    ("NumberError::Overflow", "no hint"),
];

/// A case: what gives the hint, a part of it, and the keys before and after it, by file and key.
struct Case {
    of: String,
    hint: String,
    wrong: Vec<(String, String)>,
    right: Vec<(String, String)>,
}

/// The cases of `hints.txt`. A line `= NAME` begins one, `? HINT` has a part of the hint, `- KEY = …` a line of the fault and
/// `+ KEY = …` one that takes its place; `+ !KEY` takes it out. `source:` and the like before a key say in which file; without
/// them it is the fact.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in fs::read_to_string(repo("tests/check/hints.txt")).unwrap().lines() {
        let Some((sign, rest)) = line.split_once(' ') else { continue };
        let lines = |rest: &str| match rest
            .split_once(": ")
            .filter(|(file, _)| SOUND.iter().any(|one| one.0 == *file))
        {
            Some((file, line)) => (file.to_owned(), line.to_owned()),
            None => ("fact".to_owned(), rest.to_owned()),
        };
        match sign {
            "=" => {
                let of = rest.to_owned();
                cases.push(Case { of, hint: String::new(), wrong: Vec::new(), right: Vec::new() });
            }
            "?" => rest.clone_into(&mut cases.last_mut().unwrap().hint),
            "-" => cases.last_mut().unwrap().wrong.push(lines(rest)),
            "+" => cases.last_mut().unwrap().right.push(lines(rest)),
            "#" => {}
            _ => panic!("{line}"),
        }
    }
    cases
}

/// Files by their names, each with its lines by key.
type Files = BTreeMap<String, Vec<(String, String)>>;

fn key(line: &str) -> String {
    line.split(" = ").next().unwrap().trim_start_matches('!').to_owned()
}

fn sound() -> Files {
    let lines = |text: &str| text.lines().map(|line| (key(line), line.to_owned())).collect();
    SOUND.iter().map(|(file, text)| ((*file).to_owned(), lines(text))).collect()
}

fn put(files: &mut Files, edits: &[(String, String)]) {
    // A copy is written whole.
    if edits.iter().any(|(file, _)| file == "copy") {
        files.get_mut("copy").unwrap().clear();
    }
    for (file, line) in edits {
        let lines = files.get_mut(file).unwrap();
        if file == "copy" {
            lines.push((String::new(), line.clone()));
            continue;
        }
        let key = key(line);
        let at = lines.iter().position(|(other, _)| *other == key);
        match (at, line.starts_with('!')) {
            (Some(at), true) => drop(lines.remove(at)),
            (Some(at), false) => lines[at].1.clone_from(line),
            (None, true) => panic!("no `{key}` to take out"),
            (None, false) => lines.push((key, line.clone())),
        }
    }
}

/// All that `check` and `verify` say of a dossier.
fn complaints(files: &Files) -> Vec<Diagnostic> {
    let text = |file: &str| files[file].iter().map(|(_, line)| format!("{line}\n")).collect::<String>();
    let source = |path: &str, text: String| Arc::new(SourceText { path: path.to_owned(), text });
    let dossier = DossierFiles {
        name: "port".to_owned(),
        folder: PathBuf::from("port"),
        dossier: Some(source("dossier.toml", text("dossier"))),
        sources: Some(source("sources.toml", format!("[report]\n{}", text("source")))),
        facts: vec![source("facts.toml", format!("[cost]\n{}", text("fact")))],
        briefs: vec![source("investor.toml", BRIEF.to_owned())],
        editions: Vec::new(),
        diagnostics: Vec::new(),
    };
    let checked = check(&dossier, None);
    let mut all = checked.diagnostics;
    if let Some(dossier) = checked.dossier {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("report.txt"), text("copy")).unwrap();
        let archive = ArchiveFolder::new(folder.path()).unwrap();
        all.extend(verify(&dossier, &archive, &Memory::default(), Absence::Mistake).unwrap().diagnostics);
    }
    // The evidence of most cases prints nothing, so that a case is about one thing.
    let bare = text("fact").contains("\"a picture\"");
    all.retain(|one| !(bare && one.code == Code::NotCompared));
    all
}

fn told(all: &[Diagnostic]) -> String {
    all.iter().map(|one| format!("\n    {}: {} ({:?})", one.code.name(), one.message, one.hint)).collect()
}

#[test]
fn each_hint_on_a_figure_can_be_followed() {
    assert_eq!(told(&complaints(&sound())), "", "the sound dossier");
    let mut wrong = String::new();
    for case in cases() {
        let Case { of, hint, .. } = &case;
        let mut files = sound();
        put(&mut files, &case.wrong);
        let before = complaints(&files);
        if !before.iter().any(|one| one.hint.as_deref().unwrap_or_default().contains(hint.as_str())) {
            wrong += &format!("{of}: `{hint}` isn't said:{}\n", told(&before));
            continue;
        }
        put(&mut files, &case.right);
        let after = complaints(&files);
        if !after.is_empty() {
            wrong += &format!("{of}: after `{hint}`:{}\n", told(&after));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn whatever_gives_a_hint_on_a_figure_has_a_case() {
    let mut givers = BTreeSet::new();
    for path in FUNCTIONS {
        let text = fs::read_to_string(repo("src").join(path)).unwrap();
        let room = path.rsplit('/').next().unwrap().trim_end_matches(".rs");
        let mut name = None;
        for line in text.lines() {
            if let Some((before, rest)) =
                line.split_once("fn ").filter(|(before, _)| before.is_empty() || before.starts_with("pub"))
            {
                let own = rest.split(['(', '<']).next().unwrap();
                name = (before.starts_with("pub")).then(|| format!("{room}::{own}"));
            }
            if line.contains(".hint(") || line.contains(".hint_if(") {
                givers.extend(name.clone());
            }
        }
    }
    for path in VARIANTS {
        let text = fs::read_to_string(repo("src").join(path)).unwrap();
        let (mut room, mut hints) = (String::new(), false);
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("impl ").and_then(|rest| rest.strip_suffix(" {")) {
                room = name.to_owned();
            }
            hints = hints && !line.starts_with("    }") || line.contains("fn hint(");
            let variants = line.split("Self::").skip(1).filter(|_| hints);
            givers.extend(
                variants
                    .map(|rest| {
                        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
                        format!("{room}::{name}")
                    })
                    .filter(|name| name.ends_with(char::is_lowercase)),
            );
        }
    }
    let mut had: BTreeSet<String> = cases().into_iter().map(|case| case.of).collect();
    for (name, _) in LEFT_OUT {
        assert!(had.insert(name.to_owned()), "{name} is left out, and has a case");
    }
    let missing: Vec<_> = givers.difference(&had).collect();
    let gone: Vec<_> = had.difference(&givers).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "without a case: {missing:#?}; cases of nothing: {gone:#?}"
    );
}
