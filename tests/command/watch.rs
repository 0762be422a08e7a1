//! `watch` as a user runs it: it builds after each save, survives mistakes, and follows files and folders that are
//! replaced. Every wait is for a condition, with a deadline.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::harbour::{FACT_FILE, Harbour};
use crate::support::process::{FACTBRIEF, Start, nothing_starts};

/// Far longer than a build takes on the slowest machine.
const DEADLINE: Duration = Duration::from_secs(60);

/// The running program.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    /// Starts it and waits until it watches.
    fn start(harbour: &Harbour, arguments: &[&str]) -> Self {
        Self::start_as(Command::new(FACTBRIEF), harbour, arguments)
    }

    /// The same with a command of its own.
    fn start_as(mut command: Command, harbour: &Harbour, arguments: &[&str]) -> Self {
        let mut child = command
            .current_dir(harbour.folder())
            .arg("watch")
            .args(arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .started()
            .unwrap();
        let (sender, lines) = channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut watch = Self { child, lines };
        watch.line("watching");
        watch
    }

    /// Waits for a line that holds a text, and gives it.
    fn line(&mut self, text: &str) -> String {
        let end = Instant::now() + DEADLINE;
        let mut before = Vec::new();
        loop {
            let rest = end.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(rest) {
                Ok(line) if line.contains(text) => return line,
                Ok(line) => before.push(line),
                Err(_) => panic!("`{text}` was never said, but: {before:#?}"),
            }
        }
    }

    /// Waits for a build that rebuilt a number of pages. Several may come of one save, as editors save in steps.
    fn rebuilt(&mut self, pages: usize) {
        self.line(&format!("{pages} rebuilt"));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const OUT: &str = "out/harbour/investor.en.md";

#[test]
fn a_fact_that_is_saved_appears_in_the_outputs() {
    let harbour = Harbour::new();
    let mut watch = Watch::start(&harbour, &[]);
    assert!(harbour.read(OUT).contains("12 berths"));
    // Written in place, as some editors do.
    let facts = harbour.read(FACT_FILE).replace("12, unit", "15, unit").replace("12バース", "15バース");
    harbour.write(FACT_FILE, &facts);
    watch.rebuilt(4);
    assert!(harbour.read(OUT).contains("15 berths"));
}

#[test]
fn a_mistake_leaves_the_good_outputs_and_names_its_code_until_it_is_mended() {
    let harbour = Harbour::new();
    let mut watch = Watch::start(&harbour, &[]);
    let good = harbour.bytes(OUT);
    harbour.edit(FACT_FILE, "unit = \"berths\"", "unit = \"berth\"");
    watch.line("error[unknown-unit]");
    watch.line("failed");
    assert_eq!(harbour.bytes(OUT), good);
    harbour.edit(FACT_FILE, "unit = \"berth\"", "unit = \"berths\"");
    harbour.edit(FACT_FILE, "has {{ value }}", "now has {{ value }}");
    watch.rebuilt(2);
    assert!(harbour.read(OUT).contains("now has 12 berths"));
}

#[test]
fn a_file_that_an_editor_replaces_is_followed_again_and_again() {
    let harbour = Harbour::new();
    let mut watch = Watch::start(&harbour, &[]);
    for word in ["holds", "offers", "keeps"] {
        let text = harbour.read(FACT_FILE);
        let (head, tail) = text.split_once("The harbour ").unwrap();
        let (_, tail) = tail.split_once(' ').unwrap();
        harbour.write("briefs/harbour/facts/.works.toml.new", &format!("{head}The harbour {word} {tail}"));
        fs::rename(harbour.path("briefs/harbour/facts/.works.toml.new"), harbour.path(FACT_FILE)).unwrap();
        watch.rebuilt(2);
        assert!(harbour.read(OUT).contains(&format!("The harbour {word} 12 berths")));
    }
}

#[test]
fn a_new_table_of_facts_and_a_new_brief_are_built() {
    let harbour = Harbour::new();
    let mut watch = Watch::start(&harbour, &[]);
    let fact = "[cranes]\nas-of = 2026-06-12\nstatus = \"announced\"\nstatement.en = \"Cranes are to come.\"\n\
                statement.ja = \"クレーンを設ける。\"\nevidence = [{ source = \"plan\", locator = \"page 9\" }]\n";
    harbour.write("briefs/harbour/facts/cranes.toml", fact);
    watch.rebuilt(0);
    let brief =
        harbour.read("briefs/harbour/engineer.toml").replace("[\"ships\", \"berths\"]", "[\"cranes\"]");
    harbour.write("briefs/harbour/policy.toml", &brief.replace("\"engineer\"", "\"policy\""));
    watch.rebuilt(2);
    assert!(harbour.read("out/harbour/policy.en.md").contains("Cranes are to come."));
}

#[test]
fn a_folder_that_is_renamed_is_followed_under_its_new_name() {
    let harbour = Harbour::new();
    let mut watch = Watch::start(&harbour, &[]);
    fs::rename(harbour.path("briefs/harbour"), harbour.path("briefs/port")).unwrap();
    watch.rebuilt(4);
    let facts = "briefs/port/facts/works.toml";
    harbour.edit(facts, "has {{ value }}", "keeps {{ value }}");
    watch.rebuilt(2);
    assert!(harbour.read("out/port/investor.en.md").contains("keeps 12 berths"));
    // The folder of dossiers itself may go and come back, as when a branch is checked out.
    fs::rename(harbour.path("briefs"), harbour.path("aside")).unwrap();
    watch.line("there is no folder `briefs`");
    fs::rename(harbour.path("aside"), harbour.path("briefs")).unwrap();
    watch.rebuilt(0);
    harbour.edit(facts, "keeps {{ value }}", "offers {{ value }}");
    watch.rebuilt(2);
}

#[test]
fn templates_that_come_later_are_followed() {
    let harbour = Harbour::new();
    let mut watch = Watch::start(&harbour, &[]);
    let base = factbrief::render::BUILT_IN.iter().find(|(name, _)| *name == "base.md.j2").unwrap().1;
    harbour.write(
        "templates/base.md.j2",
        &base.replace("{{ references }}", "{{ references }}\n\nAsk the desk."),
    );
    watch.rebuilt(4);
    assert!(harbour.read(OUT).contains("Ask the desk."));
    harbour.write("templates/base.md.j2", &base.replace("{{ references }}", "{{ references }}\n\nAsk us."));
    watch.rebuilt(4);
    assert!(harbour.read(OUT).contains("Ask us."));
}

#[test]
fn what_is_no_input_makes_no_build() {
    let harbour = Harbour::new();
    // The outputs stand among the inputs, which is unwise and must not run in circles.
    let watch = Watch::start(&harbour, &["--out", "briefs/out", "--jobs", "2"]);
    harbour.write("briefs/harbour/notes.txt", "notes");
    harbour.write("briefs/harbour/.engineer.toml.swp", "swap");
    harbour.write("briefs/harbour/engineer.toml~", "backup");
    harbour.write("briefs/out/harbour/investor.en.md", "by hand");
    harbour.edit(FACT_FILE, "has {{ value }}", "keeps {{ value }}");
    // Nothing but that save was built: the first line that comes is its own, and the next one the next save's.
    let first = watch.lines.recv_timeout(DEADLINE).unwrap();
    assert!(first.contains("rebuilt"), "{first}");
    harbour.edit(FACT_FILE, "announced", "anounced");
    let next = watch.lines.recv_timeout(DEADLINE).unwrap();
    assert!(next.contains("error["), "{next}");
}

#[test]
fn arguments_that_do_not_fit_end_it_at_once() {
    let harbour = Harbour::new();
    let said = harbour.run(&["watch", "--audience", "nobody"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("no brief is for the audience `nobody`"), "{}", said.err);
    let said = harbour.run(&["watch", "nowhere"]);
    assert_eq!(said.code, 2);
}

/// What is read through a link is watched where it is; a link that is refused brings nothing to watch.
#[cfg(unix)]
#[test]
fn what_links_lead_to_is_followed_within_the_project() {
    let harbour = Harbour::new();
    harbour.write("store/works.toml", &harbour.read(FACT_FILE));
    fs::remove_file(harbour.path(FACT_FILE)).unwrap();
    std::os::unix::fs::symlink("../../../store/works.toml", harbour.path(FACT_FILE)).unwrap();
    let mut watch = Watch::start(&harbour, &[]);
    for word in ["holds", "offers"] {
        let text = harbour.read("store/works.toml");
        let (head, tail) = text.split_once("The harbour ").unwrap();
        let (_, tail) = tail.split_once(' ').unwrap();
        harbour.write("store/.new", &format!("{head}The harbour {word} {tail}"));
        fs::rename(harbour.path("store/.new"), harbour.path("store/works.toml")).unwrap();
        watch.rebuilt(2);
        assert!(harbour.read(OUT).contains(&format!("The harbour {word} 12 berths")));
    }
    // A dossier that comes as a link is watched from then on.
    fs::rename(harbour.path("briefs/harbour"), harbour.path("store/harbour")).unwrap();
    fs::remove_file(harbour.path("store/harbour/facts/works.toml")).unwrap();
    std::os::unix::fs::symlink("../../works.toml", harbour.path("store/harbour/facts/works.toml")).unwrap();
    std::os::unix::fs::symlink("../store/harbour", harbour.path("briefs/harbour")).unwrap();
    std::os::unix::fs::symlink("/usr", harbour.path("briefs/away")).unwrap();
    watch.line("the link `briefs/away` leads out of the project");
    fs::remove_file(harbour.path("briefs/away")).unwrap();
    harbour.edit("store/harbour/investor.toml", "What is there", "What is there now");
    while !harbour.read(OUT).contains("What is there now") {
        watch.line("rebuilt");
    }
}

/// On a file system that tells of nothing: looking finds what is saved, added, linked to and put in place again.
#[test]
fn what_nobody_tells_of_is_found_by_looking() {
    let harbour = Harbour::new();
    let mut watch = Watch::start(&harbour, &["--poll", "1"]);
    harbour.edit(FACT_FILE, "12, unit", "13, unit");
    harbour.edit(FACT_FILE, "12バース", "13バース");
    watch.rebuilt(4);
    // As large as before, and at once.
    harbour.edit(FACT_FILE, "13, unit", "14, unit");
    harbour.edit(FACT_FILE, "13バース", "14バース");
    watch.rebuilt(4);
    assert!(harbour.read(OUT).contains("14 berths"));
    harbour.write("templates/base.md.j2", "{{ nonsense }}");
    watch.line("template-error");
    fs::remove_dir_all(harbour.path("templates")).unwrap();
    watch.line("4 current");
}

#[test]
fn how_often_is_looked_is_said_and_can_be_chosen() {
    let harbour = Harbour::new();
    for wrong in ["0", "3601", "often"] {
        let said = harbour.run(&["watch", "--poll", wrong]);
        assert_eq!(said.code, 2, "{wrong}: {}", said.err);
    }
    let mut child = Command::new(FACTBRIEF)
        .current_dir(harbour.folder())
        .args(["watch", "--poll", "7"])
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .started()
        .unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let line = lines.map_while(Result::ok).find(|line| line.contains("watching"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(
        line.unwrap(),
        "watching `briefs` and `templates`, by looking every 7 seconds; Ctrl-C ends it"
    );
}

/// A viewer shows a page that is made again by itself, and a window for each save would be in the way.
#[cfg(target_os = "linux")]
#[test]
fn a_page_is_shown_once_however_often_it_is_made() {
    use std::os::unix::fs::PermissionsExt;
    let harbour = Harbour::new();
    let quiet = nothing_starts();
    harbour
        .write("bin/xdg-open", &format!("#!/bin/sh\necho \"$1\" >> '{}'\n", harbour.path("shown").display()));
    fs::set_permissions(harbour.path("bin/xdg-open"), fs::Permissions::from_mode(0o755)).unwrap();
    drop(quiet);
    let mut command = Command::new(FACTBRIEF);
    command.env("PATH", harbour.path("bin"));
    let mut watch = Watch::start_as(command, &harbour, &["--open"]);
    let first: Vec<String> = harbour.read("shown").lines().map(str::to_owned).collect();
    assert!(first.contains(&"out/harbour/investor.en.pdf".to_owned()), "{first:?}");
    harbour.edit(FACT_FILE, "has {{ value }}", "now has {{ value }}");
    watch.rebuilt(2);
    let brief = harbour.read("briefs/harbour/engineer.toml");
    harbour.write("briefs/harbour/policy.toml", &brief.replace("\"engineer\"", "\"policy\""));
    watch.rebuilt(2);
    // Pages are shown after the count is said, and before the next build.
    harbour.edit(FACT_FILE, "now has {{ value }}", "has {{ value }}");
    watch.line("rebuilt");
    let shown = harbour.read("shown");
    let new = ["out/harbour/policy.en.pdf", "out/harbour/policy.ja.pdf"].map(str::to_owned);
    assert_eq!(shown.lines().map(str::to_owned).collect::<Vec<_>>(), [first, new.to_vec()].concat());
}
