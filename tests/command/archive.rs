//! A dossier that names its archive: `build`, `check`, `status` and `mail` compare it with the archived sources, what isn't on this
//! machine stops nothing, and what was found is remembered where nothing is committed.

#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::support::harbour::{FACT_FILE, Harbour, Said};
use crate::support::process::{FACTBRIEF, Start};
use tempfile::TempDir;

const PLAN: &str = "岸壁は12バースある。\n200メートル以上の船が入る。\n長さは900メートルである。\n";
const PAPER: &str = "費用は3年間で約120億円となる。\n";
const D: &str = "briefs/harbour/dossier.toml";
const S: &str = "briefs/harbour/sources.toml";

/// The harbour with an archive beside `briefs`, and a folder for what may be lost.
struct Archived {
    harbour: Harbour,
    cache: TempDir,
}

impl Archived {
    fn new() -> Self {
        let archived = Self { harbour: Harbour::new(), cache: TempDir::new().unwrap() };
        let harbour = &archived.harbour;
        harbour.edit(D, "date =", "archive = \"archive\"\ndate =");
        harbour.edit(S, "issued = 2026-06-13", "issued = 2026-06-13\nfile = \"plan.txt\"");
        harbour.edit(S, "issued = 2026-07-01", "issued = 2026-07-01\nfile = \"paper.txt\"");
        harbour.write("archive/plan.txt", PLAN);
        harbour.write("archive/paper.txt", PAPER);
        archived
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(FACTBRIEF);
        command.current_dir(self.harbour.folder()).args(arguments).env("XDG_CACHE_HOME", self.cache.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        said(&mut self.command(arguments))
    }

    fn ends(&self, code: i32, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, code, "{arguments:?}: {}{}", said.out, said.err);
        said.err
    }

    /// How many bytes of archived sources `verify` searched.
    fn normalised(&self) -> u64 {
        let said = self.run(&["verify", "--json"]);
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        json["dossiers"][0]["normalised"].as_u64().unwrap()
    }

    /// The files in which something is remembered.
    fn remembered(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.cache.path().join("factbrief/verified")) else {
            return Vec::new();
        };
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

fn said(command: &mut Command) -> Said {
    let output = command.ended().unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn last(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}

#[test]
fn what_is_an_error_in_verify_is_one_in_every_command_that_makes_or_judges_a_page() {
    let archived = Archived::new();
    archived.ends(0, &["build"]);
    archived.harbour.write("archive/plan.txt", &PLAN.replace("12バース", "13バース"));
    let verify = archived.ends(1, &["verify"]);
    let message = "`value` of `berths`: `12バース` isn't in the archived source";
    assert!(verify.contains(message), "{verify}");
    let place = verify.lines().find(|line| line.contains("-->")).unwrap().to_owned();
    for command in [
        &["build"][..],
        &["check"],
        &["status"],
        &["mail", "investor", "--to", "yui@example.org", "--outbox", "drafts", "--ledger", "ledger.jsonl"],
    ] {
        let err = archived.ends(1, command);
        assert!(err.contains("error[not-found]: ") && err.contains(message), "{command:?}: {err}");
        assert!(err.contains(&place), "{command:?}: {err}");
    }
    let drafts = fs::read_dir(archived.harbour.path("drafts")).map_or(0, |entries| entries.count());
    assert_eq!(drafts, 0);
}

#[test]
fn an_archived_source_that_was_altered_stops_a_build() {
    let archived = Archived::new();
    archived.ends(0, &["verify", "--pin"]);
    archived.ends(0, &["build"]);
    archived.harbour.write("archive/paper.txt", &format!("{PAPER}\n"));
    let err = archived.ends(1, &["build"]);
    assert!(err.contains("error[copy-changed]: "), "{err}");
}

#[test]
fn an_archived_source_that_is_not_on_this_machine_is_told_and_stops_nothing() {
    let archived = Archived::new();
    archived.ends(0, &["verify", "--pin"]);
    fs::remove_file(archived.harbour.path("archive/paper.txt")).unwrap();
    for command in [&["build"][..], &["check"], &["status"]] {
        let err = archived.ends(0, command);
        assert!(
            err.contains("not verified: `harbour`: `archive` lacks `paper.txt`, the file of `paper`\n"),
            "{command:?}: {err}"
        );
        assert!(last(&err).ends_with(" · 2 printed forms not verified"), "{command:?}: {err}");
    }
    let err = archived.ends(1, &["verify"]);
    assert!(err.contains("there is no `paper.txt` in the archive, the file of `paper`"), "{err}");
    // A draft says it too.
    let mail = ["mail", "investor", "--to", "yui@example.org", "--outbox", "drafts", "--ledger", "l.jsonl"];
    let said = archived.run(&mail);
    assert!(said.err.contains("note: `harbour`: 2 printed forms not verified\n"), "{}", said.err);
}

#[test]
fn an_archive_that_is_not_on_this_machine_is_told_and_stops_nothing() {
    let archived = Archived::new();
    fs::remove_dir_all(archived.harbour.path("archive")).unwrap();
    let err = archived.ends(0, &["build"]);
    assert!(err.contains("not verified: `harbour`: its archive `archive` isn't on this machine\n"), "{err}");
    assert!(last(&err).ends_with(" · 5 printed forms not verified"), "{err}");
    let err = archived.ends(2, &["verify"]);
    assert!(err.contains("the archive `archive` of `harbour` isn't there"), "{err}");
    // Whoever types a folder means it.
    archived.ends(2, &["build", "--archive", "archive"]);
}

#[test]
fn a_reason_why_a_form_is_in_no_archived_source_is_counted_too() {
    let archived = Archived::new();
    archived.harbour.edit(FACT_FILE, "\"12バース\"", "\"12バース\", unverifiable = \"a picture\"");
    let err = archived.ends(0, &["check"]);
    assert!(last(&err).ends_with(" · 1 printed form not verified"), "{err}");
}

#[test]
fn a_project_without_an_archive_is_not_verified() {
    let archived = Archived::new();
    archived.harbour.edit(D, "archive = \"archive\"\n", "");
    archived.harbour.write("archive/plan.txt", "");
    let err = archived.ends(0, &["build"]);
    assert!(!err.contains("verified"), "{err}");
    assert!(archived.remembered().is_empty());
    let err = archived.ends(2, &["verify"]);
    assert!(err.contains("no archive is named for `harbour`"), "{err}");
}

#[test]
fn a_folder_that_is_typed_or_the_users_own_goes_before_the_one_that_is_named() {
    let archived = Archived::new();
    archived.harbour.write("archive/plan.txt", "");
    archived.harbour.write("elsewhere/plan.txt", PLAN);
    archived.harbour.write("elsewhere/paper.txt", PAPER);
    archived.ends(1, &["build"]);
    for command in ["build", "check", "status", "verify"] {
        archived.ends(0, &[command, "--archive", "elsewhere"]);
        let own = said(archived.command(&[command]).env("FACTBRIEF_ARCHIVE", "elsewhere"));
        assert_eq!(own.code, 0, "{command}: {}", own.err);
    }
    let typed =
        said(archived.command(&["build", "--archive", "archive"]).env("FACTBRIEF_ARCHIVE", "elsewhere"));
    assert_eq!(typed.code, 1, "{}", typed.err);
    let file = said(archived.command(&["build"]).env("FACTBRIEF_ARCHIVE", "elsewhere/plan.txt"));
    assert_eq!(file.code, 2, "{}", file.err);
    assert!(file.err.contains("`elsewhere/plan.txt` isn't a folder"), "{}", file.err);
    // A drive that isn't connected.
    let away = said(archived.command(&["build"]).env("FACTBRIEF_ARCHIVE", "/nowhere/at/all"));
    assert_eq!(away.code, 0, "{}", away.err);
    assert!(away.err.contains("its archive `/nowhere/at/all` isn't on this machine"), "{}", away.err);
}

#[test]
fn each_dossier_has_its_own_archive() {
    let archived = Archived::new();
    let harbour = &archived.harbour;
    for name in ["dossier.toml", "sources.toml", "investor.toml", "engineer.toml", "facts/works.toml"] {
        let text = harbour.read(&format!("briefs/harbour/{name}"));
        harbour.write(&format!("briefs/second/{name}"), &text);
    }
    // The nearest folder of that name: this one is the second dossier's alone.
    harbour.write("briefs/second/archive/plan.txt", PLAN);
    harbour.write("briefs/second/archive/paper.txt", PAPER);
    archived.ends(0, &["build"]);
    assert_eq!(archived.remembered().len(), 2);
    harbour.write("briefs/second/archive/paper.txt", "");
    let err = archived.ends(1, &["build"]);
    assert!(err.contains("nothing written for `second`"), "{err}");
    let told = archived.ends(1, &["verify"]);
    assert!(told.contains("harbour: the archive is `archive`\n"), "{told}");
    assert!(told.contains("second: the archive is `briefs/second/archive`\n"), "{told}");
    assert!(!err.contains("briefs/harbour/"), "{err}");
}

#[test]
fn a_name_that_leads_out_of_the_project_is_refused() {
    let archived = Archived::new();
    for name in ["/archive", "../archive", "a/../../b", "~/archive", "C:\\\\archive", ".", "a//b", ""] {
        archived.harbour.edit(D, "archive = \"archive\"", &format!("archive = \"{name}\""));
        let err = archived.ends(1, &["build"]);
        let code = if name.is_empty() { "empty-text" } else { "bad-file-name" };
        assert!(err.contains(&format!("error[{code}]")), "{name}: {err}");
        archived.harbour.edit(D, &format!("archive = \"{name}\""), "archive = \"archive\"");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_project_is_refused_and_one_inside_is_not() {
    let archived = Archived::new();
    let (folder, away) = (archived.harbour.path("archive"), TempDir::new().unwrap());
    fs::rename(&folder, archived.harbour.path("kept")).unwrap();
    std::os::unix::fs::symlink("kept", &folder).unwrap();
    archived.ends(0, &["build"]);
    fs::remove_file(&folder).unwrap();
    std::os::unix::fs::symlink(away.path(), &folder).unwrap();
    let err = archived.ends(1, &["build"]);
    assert!(err.contains("error[bad-file-name]: `archive` is a link that leads out of the project"), "{err}");
    // What git keeps isn't the project's, here as for every other link.
    fs::remove_file(&folder).unwrap();
    fs::create_dir_all(archived.harbour.path(".git/kept")).unwrap();
    std::os::unix::fs::symlink(".git/kept", &folder).unwrap();
    let err = archived.ends(1, &["build"]);
    assert!(err.contains("error[bad-file-name]: `archive` is a link that leads out of the project"), "{err}");
    fs::remove_dir_all(archived.harbour.path(".git")).unwrap();
    // A link to a drive that isn't connected.
    fs::remove_file(&folder).unwrap();
    std::os::unix::fs::symlink("/nowhere/at/all", &folder).unwrap();
    let err = archived.ends(0, &["build"]);
    assert!(err.contains("its archive `archive` isn't on this machine"), "{err}");
    // A link in the archive counts as no archived source, here as in `verify`.
    fs::remove_file(&folder).unwrap();
    std::os::unix::fs::symlink("kept", &folder).unwrap();
    fs::rename(archived.harbour.path("kept/plan.txt"), archived.harbour.path("plan.txt")).unwrap();
    std::os::unix::fs::symlink("../plan.txt", archived.harbour.path("kept/plan.txt")).unwrap();
    let err = archived.ends(1, &["build"]);
    assert!(err.contains("`plan.txt` in the archive is a link or a folder, not a file"), "{err}");
}

#[test]
fn an_archived_source_is_searched_only_where_it_or_a_printed_form_changed() {
    let archived = Archived::new();
    let (plan, paper) = (PLAN.len() as u64, PAPER.len() as u64);
    assert_eq!(archived.normalised(), plan + paper);
    assert_eq!(archived.normalised(), 0);
    archived.harbour.write("archive/paper.txt", &format!("{PAPER}\n"));
    assert_eq!(archived.normalised(), paper + 1);
    archived.harbour.edit(FACT_FILE, "\"900メートル\"", "\"長さは900メートル\"");
    archived.harbour.edit(FACT_FILE, "\"長さは900メートル\"", "\"900メートル\"");
    assert_eq!(archived.normalised(), 0);
    archived.harbour.edit(FACT_FILE, "exact = 12, ", "exact = 13, ");
    archived.harbour.edit(FACT_FILE, "12バース", "13バース");
    assert_eq!(archived.normalised(), plan);
    // What is wrong is remembered as well as what is right.
    assert_eq!(archived.normalised(), 0);
    assert!(archived.ends(1, &["build"]).contains("error[not-found]"));
}

#[test]
fn what_is_remembered_lies_in_no_output_and_is_lost_without_harm() {
    let archived = Archived::new();
    archived.ends(0, &["build"]);
    let [file] = &archived.remembered()[..] else { panic!("{:?}", archived.remembered()) };
    let kept = fs::read(file).unwrap();
    // Damaged, cut off, another program's, a folder: as if it weren't there.
    let mut damaged = kept.clone();
    *damaged.last_mut().unwrap() ^= 1;
    for bytes in [&b""[..], &kept[..kept.len() / 2], &damaged, b"factbrief verified 9\n", &[0xff; 100]] {
        fs::write(file, bytes).unwrap();
        assert!(archived.normalised() > 0);
        assert_eq!(fs::read(file).unwrap(), kept);
    }
    fs::remove_file(file).unwrap();
    fs::create_dir(file).unwrap();
    assert!(archived.normalised() > 0);
    archived.ends(0, &["build"]);
    fs::remove_dir(file).unwrap();
    // What it would say wrongly isn't believed of another archived source.
    archived.ends(0, &["build"]);
    archived.harbour.write("archive/plan.txt", "");
    archived.ends(1, &["build"]);
}

#[test]
fn where_nothing_can_be_remembered_all_is_looked_for_again() {
    let archived = Archived::new();
    // A file where the folder would be: even root can't write there.
    fs::write(archived.cache.path().join("factbrief"), "").unwrap();
    for _ in 0..2 {
        assert!(archived.normalised() > 0);
        let err = archived.ends(0, &["build"]);
        assert!(!err.contains("error") && !err.contains("warning"), "{err}");
    }
    let mut homeless = archived.command(&["build"]);
    let homeless = said(homeless.env_remove("HOME").env("XDG_CACHE_HOME", "relative"));
    assert_eq!(homeless.code, 0, "{}", homeless.err);
    assert!(!archived.harbour.path("relative").exists());
}

#[test]
fn an_archive_changes_no_output() {
    let archived = Archived::new();
    archived.ends(0, &["build"]);
    let outputs = |archived: &Archived| {
        let mut files: Vec<_> = fs::read_dir(archived.harbour.path("out/harbour"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        files
            .iter()
            .map(|path| (path.file_name().unwrap().to_owned(), fs::read(path).unwrap()))
            .collect::<Vec<_>>()
    };
    let with = outputs(&archived);
    fs::remove_dir_all(archived.harbour.path("archive")).unwrap();
    fs::remove_dir_all(archived.harbour.path("out")).unwrap();
    archived.ends(0, &["build"]);
    assert_eq!(outputs(&archived), with);
}

#[test]
fn an_archived_source_beyond_the_limit_is_refused_and_not_read() {
    let archived = Archived::new();
    let file = fs::File::create(archived.harbour.path("archive/plan.txt")).unwrap();
    file.set_len(100_000_000).unwrap();
    for command in ["verify", "build"] {
        let err = archived.ends(1, &[command]);
        assert!(
            err.contains("error[file-too-large]: the archived source `plan.txt` is larger than 16 MiB"),
            "{err}"
        );
        assert_eq!(err.matches("error[").count(), 1, "{err}");
    }
}

#[test]
fn two_runs_at_once_are_fine() {
    let archived = Archived::new();
    for _ in 0..4 {
        let children: Vec<_> = (0..4)
            .map(|_| {
                let mut command = archived.command(&["verify"]);
                command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
                command.started().unwrap()
            })
            .collect();
        for mut child in children {
            assert!(child.wait().unwrap().success());
        }
        assert_eq!(archived.normalised(), 0);
        archived.remembered().iter().for_each(|file| fs::remove_file(file).unwrap());
    }
}

#[test]
fn a_page_tells_from_the_tables_alone_what_no_pinned_source_shows() {
    let archived = Archived::new();
    archived.ends(0, &["build"]);
    let page = |language: &str| archived.harbour.read(&format!("out/harbour/investor.{language}.md"));
    assert!(!page("en").contains("copy"), "{}", page("en"));
    archived.harbour.edit(D, "date =", "tell-unverified = true\ndate =");
    archived.ends(0, &["build"]);
    assert!(
        page("en").contains(" 3 of 3 figures could not be held against a copy of a source."),
        "{}",
        page("en")
    );
    assert!(page("ja").contains("数値3件のうち3件は、出典の写しと照合できていない。"), "{}", page("ja"));
    archived.ends(0, &["verify", "--pin"]);
    archived.harbour.edit(FACT_FILE, "\"12バース\"", "\"12バース\", unverifiable = \"a picture\"");
    let status = archived.run(&["status"]).out;
    assert!(status.contains("a setting of the dossier or the brief changed"), "{status}");
    // Whether the archived sources are on this machine plays no part.
    fs::remove_dir_all(archived.harbour.path("archive")).unwrap();
    archived.ends(0, &["build"]);
    assert!(page("en").contains(" 1 of 3 figures could not be held"), "{}", page("en"));
    archived.harbour.edit(FACT_FILE, "\"12バース\", unverifiable = \"a picture\"", "\"12バース\"");
    archived.ends(0, &["build"]);
    assert!(!page("en").contains("could not be held"), "{}", page("en"));
}

#[test]
fn a_template_that_keeps_it_from_the_page_is_refused() {
    let archived = Archived::new();
    archived.harbour.edit(D, "date =", "tell-unverified = true\ndate =");
    archived.harbour.write(
        "templates/investor.md.j2",
        "# {{ brief.title }}\n\n{{ brief.bottom_line }}\n\n{{ references }}\n",
    );
    let err = archived.ends(1, &["build"]);
    assert!(
        err.contains("the template `investor.md.j2` doesn't say how many figures are unverified"),
        "{err}"
    );
}

/// What a source prints for the right figure is set aside for the wrong one, and nobody is told to print it.
#[test]
fn a_page_before_a_correction_is_not_asked_for_what_its_source_prints() {
    let archived = Archived::new();
    let correction = "recorded = 2026-07-02\ncorrected = [{ on = 2026-10-02, was = { exact = 21, unit = \"berths\" }, why = \"digits swapped\" }]\n";
    archived.harbour.edit(FACT_FILE, "[berths]\n", &format!("[berths]\n{correction}"));
    archived.ends(0, &["verify", "--pin"]);
    let said = archived.ends(0, &["build", "--known-on", "2026-10-01"]);
    assert!(!said.contains("no printed form"), "{said}");
    let page = archived.harbour.read("known-on/2026-10-01/harbour/investor.en.md");
    assert!(page.contains("21 berths"), "{page}");
}
