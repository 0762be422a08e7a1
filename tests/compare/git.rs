//! `diff` against git revisions.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::process::Command;

use crate::support::harbour::{FACT_FILE, Harbour, fates};
use crate::support::process::{FACTBRIEF, Start};

fn git(harbour: &Harbour, arguments: &[&str]) {
    let names = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"];
    let output =
        Command::new("git").current_dir(harbour.folder()).args(names).args(arguments).ended().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A project under git with one commit, tagged `first`; none where there is no git.
fn repository() -> Option<Harbour> {
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
    git(&harbour, &["tag", "first"]);
    Some(harbour)
}

fn commit(harbour: &Harbour) {
    git(harbour, &["add", "--all"]);
    git(harbour, &["commit", "--quiet", "--allow-empty", "--message", "state"]);
}

fn more_berths(harbour: &Harbour) {
    harbour.edit(FACT_FILE, "12, unit", "15, unit");
    harbour.edit(FACT_FILE, "12バース", "15バース");
}

fn against(harbour: &Harbour, revision: &str) -> Vec<(String, String)> {
    fates(&harbour.json(&["diff", "--format", "json", "--against", revision]))
}

fn one(id: &str, fate: &str) -> Vec<(String, String)> {
    vec![(id.to_owned(), fate.to_owned())]
}

#[test]
fn the_folder_is_compared_with_any_name_of_a_revision() {
    let Some(harbour) = repository() else { return };
    assert_eq!(harbour.run(&["diff", "--against", "HEAD", "--exit-code"]).code, 0);
    more_berths(&harbour);
    assert_eq!(against(&harbour, "HEAD"), one("berths", "changed"));
    commit(&harbour);
    assert_eq!(against(&harbour, "HEAD"), []);
    for revision in ["HEAD~1", "first", "HEAD^{}~1", "refs/tags/first"] {
        assert_eq!(against(&harbour, revision), one("berths", "changed"), "{revision}");
    }
}

#[test]
fn a_revision_knows_facts_that_no_brief_prints_and_short_forms() {
    let Some(harbour) = repository() else { return };
    harbour.edit(FACT_FILE, "900, unit", "950, unit");
    harbour.edit(FACT_FILE, "900メートル", "950メートル");
    assert_eq!(against(&harbour, "HEAD"), one("unprinted", "changed"));
    commit(&harbour);
    harbour.edit(
        FACT_FILE,
        "[ships]",
        "[ships]\nshort.en = \"Ships of {{ value }}\"\nshort.ja = \"{{ value }}の船\"",
    );
    let diff = harbour.json(&["diff", "--format", "json", "--against", "HEAD"]);
    assert_eq!(fates(&diff), one("ships", "changed"));
    let change = &diff["dossiers"][0]["facts"][0]["changes"][0];
    assert_eq!((&change["property"], &change["kind"]), (&"short".into(), &"wording".into()));
    assert_eq!(diff["dossiers"][0]["briefs"], serde_json::json!([]));
}

#[test]
fn a_redline_shows_what_changed_since_a_revision() {
    let Some(harbour) = repository() else { return };
    more_berths(&harbour);
    harbour.right(&["diff", "--against", "HEAD", "--redline", "red"]);
    let text = harbour.read("red/harbour/engineer.en.redline.md");
    assert!(text.contains("- The harbour has <del>12</del><ins>15</ins> berths. [^1]"), "{text}");
}

#[test]
fn templates_of_the_revision_are_used_for_it() {
    let Some(harbour) = repository() else { return };
    let template = "{% extends \"base.md.j2\" %}\n";
    harbour.write("templates/investor.md.j2", template);
    commit(&harbour);
    let base = factbrief::render::BUILT_IN.iter().find(|(name, _)| *name == "base.md.j2").unwrap().1;
    let changed = base.replace("{{ references }}", "{{ references }}\n\nAsk the desk.");
    assert_ne!(base, changed);
    harbour.write("templates/base.md.j2", &changed);
    let diff = harbour.json(&["diff", "--format", "json", "--against", "HEAD"]);
    assert_eq!(fates(&diff), []);
    assert_eq!(diff["dossiers"][0]["briefs"].as_array().unwrap().len(), 4, "{diff:#}");
}

#[test]
fn a_dossier_that_came_or_went_since_is_added_or_removed_whole() {
    let Some(harbour) = repository() else { return };
    std::fs::rename(harbour.path("briefs/harbour"), harbour.path("briefs/port")).unwrap();
    let diff = harbour.json(&["diff", "--format", "json", "--against", "HEAD"]);
    let names: Vec<&str> =
        diff["dossiers"].as_array().unwrap().iter().map(|one| one["dossier"].as_str().unwrap()).collect();
    assert_eq!(names, ["harbour", "port"]);
    let fate = |place: usize| diff["dossiers"][place]["facts"][0]["fate"].clone();
    assert_eq!((fate(0), fate(1)), ("removed".into(), "added".into()));
    // The folder itself has no earlier state under its new name.
    let said = harbour.run(&["diff", "briefs/port", "--against", "HEAD"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("there is no `briefs/port` at `HEAD`"), "{}", said.err);
}

#[test]
fn one_dossier_and_a_folder_elsewhere_are_found_in_the_revision() {
    let Some(harbour) = repository() else { return };
    more_berths(&harbour);
    let json = ["--format", "json", "--against", "HEAD"];
    let diff = harbour.json(&[&["diff", "briefs/harbour"][..], &json].concat());
    assert_eq!(fates(&diff), one("berths", "changed"));
    let folder = harbour.path("briefs/harbour");
    let output = Command::new(FACTBRIEF)
        .current_dir("/")
        .args(["diff", folder.to_str().unwrap(), "--against", "HEAD", "--exit-code"])
        .ended()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("isn't in the repository: its templates are used for both states"), "{said}");
}

#[test]
fn mistakes_at_the_revision_are_shown_with_its_name() {
    let Some(harbour) = repository() else { return };
    harbour.edit(FACT_FILE, "announced", "anounced");
    commit(&harbour);
    harbour.edit(FACT_FILE, "anounced", "announced");
    let said = harbour.run(&["diff", "--against", "HEAD"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("HEAD:briefs/harbour/facts/works.toml:3"), "{}", said.err);
    assert!(said.err.contains("the mistakes above are those of `HEAD`"), "{}", said.err);
}

#[test]
fn what_is_no_revision_is_refused() {
    let Some(harbour) = repository() else { return };
    let refused = |revision: &str, expected: &str| {
        let said = harbour.run(&["diff", &format!("--against={revision}")]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{revision}");
        assert!(said.err.contains(expected), "{revision}: {}", said.err);
    };
    refused("nowhere", "there is no file and no revision `nowhere`");
    refused("-nowhere", "`-nowhere` isn't the name of a revision");
    refused("--output=x", "isn't the name of a revision");
    refused("", "isn't the name of a revision");
    refused("HEAD:briefs", "there is no file and no revision");
    refused("HEAD HEAD", "there is no file and no revision");
    refused("HEAD\nHEAD", "there is no file and no revision");
    assert!(!harbour.path("x").exists());
}

#[test]
fn outside_a_repository_and_without_git_the_answer_is_clear() {
    let harbour = Harbour::new();
    // A repository around the folder of temporary files would be another one.
    let run = |name: &str, value: &str| {
        let output = Command::new(FACTBRIEF)
            .current_dir(harbour.folder())
            .args(["diff", "--against", "HEAD"])
            .env("GIT_CEILING_DIRECTORIES", harbour.folder().parent().unwrap())
            .env(name, value)
            .ended()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    let said = run("PATH", "/nowhere");
    assert!(said.contains("a revision can't be read without the program `git`"), "{said}");
    if repository().is_some() {
        let said = run("HARBOUR", "");
        assert!(said.contains("`briefs` isn't in a git repository"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_to_what_the_revision_may_not_hold() {
    let Some(harbour) = repository() else { return };
    std::fs::rename(harbour.path(FACT_FILE), harbour.path("works.toml")).unwrap();
    std::os::unix::fs::symlink(harbour.path("works.toml"), harbour.path(FACT_FILE)).unwrap();
    commit(&harbour);
    let said = harbour.run(&["diff", "--against", "HEAD"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("is a link, and links aren't followed at a revision"), "{}", said.err);
}

#[test]
fn a_hook_of_another_repository_can_compare() {
    let Some(harbour) = repository() else { return };
    more_berths(&harbour);
    let output = Command::new(FACTBRIEF)
        .current_dir(harbour.folder())
        .args(["diff", "--against", "HEAD", "--exit-code"])
        .env("GIT_DIR", "/nowhere")
        .ended()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_name_with_blanks_and_other_scripts_is_found() {
    let Some(harbour) = repository() else { return };
    std::fs::rename(harbour.path("briefs/harbour"), harbour.path("briefs/湊 港 \"a\"")).unwrap();
    commit(&harbour);
    harbour.edit("briefs/湊 港 \"a\"/facts/works.toml", "has {{ value }}", "holds {{ value }}");
    assert_eq!(against(&harbour, "HEAD"), one("berths", "changed"));
}
