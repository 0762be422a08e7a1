//! The real program killed, starved and crowded: whatever happens, each output is the old or the new one, whole, the next
//! build repairs the rest, and a build that failed doesn't claim success.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "helpers outside the tests themselves")]

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::support::ports::{Ports, files};
use crate::support::process::{FACTBRIEF, Start};

type Files = BTreeMap<String, Vec<u8>>;

const FACTS: &str = "briefs/port/facts/works.toml";

/// The project without its full page, so that a build is short.
fn small() -> Ports {
    let ports = Ports::new();
    fs::remove_dir_all(ports.path("briefs/quay")).unwrap();
    ports
}

fn start(ports: &Ports, arguments: &[&str]) -> Child {
    let mut command = Command::new(FACTBRIEF);
    command.current_dir(ports.root()).args(arguments).stderr(Stdio::piped()).started().unwrap()
}

fn factbrief(ports: &Ports, arguments: &[&str]) -> Output {
    start(ports, arguments).wait_with_output().unwrap()
}

fn build(ports: &Ports) -> Files {
    let output = factbrief(ports, &["build"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files(&ports.path("out"))
}

/// Every output is one of two, whole; what neither knows is a temporary file.
fn assert_whole(now: &Files, old: &Files, new: &Files) {
    for (name, bytes) in now {
        if name.contains("/.factbrief-") {
            continue;
        }
        let whole = old.get(name) == Some(bytes) || new.get(name) == Some(bytes);
        assert!(whole, "{name} is neither the old nor the new one");
    }
    for name in old.keys().filter(|name| new.contains_key(*name)) {
        assert!(now.contains_key(name), "{name} is lost");
    }
}

/// The project in two versions, with what each gives.
fn two_versions(ports: &Ports) -> [(String, Files); 2] {
    let first = fs::read_to_string(ports.path(FACTS)).unwrap();
    let second = first.replace("120億", "130億");
    [first, second].map(|text| {
        ports.write(FACTS, &text);
        let built = build(ports);
        (text, built)
    })
}

#[test]
fn killed_at_any_moment_a_build_leaves_each_output_old_or_new_and_the_next_repairs() {
    let ports = small();
    let versions = two_versions(&ports);
    let mut killed = 0;
    for round in 0..24_usize {
        let (_, old) = &versions[(round + 1) % 2];
        let (text, new) = &versions[round % 2];
        ports.write(FACTS, text);
        let mut child = start(&ports, &["build"]);
        // Every other round when so many files are new, the others at a moment of the whole run.
        let wanted = round / 2;
        let started = Instant::now();
        let moment = Duration::from_millis(25 * wanted as u64);
        while child.try_wait().unwrap().is_none() {
            let reached = if round % 2 == 0 {
                let now = files_as_they_change(&ports);
                now.iter().filter(|(name, bytes)| old.get(*name) != Some(bytes)).count() >= wanted.max(1)
            } else {
                started.elapsed() >= moment
            };
            if reached {
                child.kill().unwrap();
                break;
            }
            std::thread::yield_now();
        }
        killed += usize::from(!child.wait().unwrap().success());
        assert_whole(&files(&ports.path("out")), old, new);
        assert_eq!(build(&ports), *new, "round {round}");
    }
    assert!(killed > 0, "no build was ever killed in time");
}

/// The files of `out`, some of which may go while they are listed.
fn files_as_they_change(ports: &Ports) -> Files {
    let Ok(entries) = fs::read_dir(ports.path("out/port")) else { return Files::new() };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let read = |name: String| {
        let bytes = fs::read(ports.path("out/port").join(&name)).ok()?;
        Some((format!("port/{name}"), bytes))
    };
    names.filter(|name| !name.starts_with('.')).filter_map(read).collect()
}

#[test]
fn litter_of_a_killed_build_is_removed_and_nothing_that_only_looks_alike() {
    let ports = small();
    let good = build(&ports);
    ports.write("out/port/.factbrief-Ab3xYz", "half a fi");
    ports.write("out/port/.factbrief-notes", "mine, one letter short");
    ports.write("out/port/.factbrief-a-b-cd", "mine, with hyphens");
    let mut now = build(&ports);
    assert_eq!(now.remove("port/.factbrief-notes").unwrap(), b"mine, one letter short");
    assert_eq!(now.remove("port/.factbrief-a-b-cd").unwrap(), b"mine, with hyphens");
    assert_eq!(now, good);
}

#[test]
fn builds_at_once_on_one_folder_do_not_disturb_each_other() {
    let ports = small();
    // Several dossiers, so that each build has several folders to wait for.
    for name in ["pier", "quayside"] {
        for (file, bytes) in files(&ports.path("briefs/port")) {
            ports.write(&format!("briefs/{name}/{file}"), &String::from_utf8(bytes).unwrap());
        }
    }
    let good = build(&ports);
    for round in 0..4 {
        fs::remove_dir_all(ports.path("out")).unwrap();
        let asked: [&[&str]; 4] = [
            &["build", "-a", "board"],
            &["build", "-a", "crew"],
            &["build", "-l", "ja"],
            &["build", "-t", "pdf", "-j", "1"],
        ];
        let children: Vec<Child> = asked.iter().map(|arguments| start(&ports, arguments)).collect();
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        // Between them they asked for every output, and the manifest knows of each.
        assert_eq!(files(&ports.path("out")), good, "round {round}");
    }
}

#[test]
fn a_build_that_waits_for_another_says_so() {
    let ports = small();
    let good = build(&ports);
    fs::remove_file(ports.path("out/port/board.en.md")).unwrap();
    let other = File::open(ports.path("out/port")).unwrap();
    other.lock().unwrap();
    let mut child = start(&ports, &["build"]);
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    assert_eq!(said.next().unwrap().unwrap(), "waiting for another build in `out/port`");
    assert!(!ports.path("out/port/board.en.md").exists());
    drop(other);
    assert!(said.any(|line| line.unwrap().starts_with("1 rebuilt")));
    assert!(child.wait().unwrap().success());
    assert_eq!(files(&ports.path("out")), good);
}

/// Asserts that a build failed with the disk, said where, and neither claimed success nor spoilt an output.
fn assert_failed(output: &Output, path: &str) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(path), "{said}");
    assert!(!said.contains("rebuilt"), "{said}");
}

#[test]
fn a_full_disk_fails_the_build_and_the_next_one_repairs() {
    let ports = small();
    let versions = two_versions(&ports);
    let ((text, new), (_, old)) = (&versions[0], &versions[1]);
    ports.write(FACTS, text);
    // No file may pass 8 KiB, which Markdown keeps and a page doesn't; without the trap the system would kill.
    let limited = format!("trap '' XFSZ; ulimit -f 8; exec '{}' build", FACTBRIEF);
    let output = Command::new("bash").arg("-c").arg(&limited).current_dir(ports.root()).ended().unwrap();
    assert_failed(&output, ".pdf`");
    let now = files(&ports.path("out"));
    assert_whole(&now, old, new);
    assert!(!now.keys().any(|name| name.contains("/.factbrief-")), "temporary files are left");
    assert_eq!(build(&ports), *new);
}

#[test]
fn a_folder_that_is_a_file_is_named_and_kept() {
    let ports = small();
    ports.write("out", "Mine.");
    assert_failed(&factbrief(&ports, &["build"]), "out/port");
    assert_eq!(fs::read_to_string(ports.path("out")).unwrap(), "Mine.");
    fs::remove_file(ports.path("out")).unwrap();
    ports.write("out/port", "Mine.");
    assert_failed(&factbrief(&ports, &["build"]), "out/port");
    assert_eq!(fs::read_to_string(ports.path("out/port")).unwrap(), "Mine.");
}

#[test]
fn an_output_whose_place_is_taken_by_a_folder_fails_the_build() {
    let ports = small();
    let good = build(&ports);
    for name in ["board.en.md", "manifest.toml"] {
        let path = ports.path("out/port").join(name);
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_failed(&factbrief(&ports, &["build"]), name);
        fs::remove_dir(&path).unwrap();
        assert_eq!(build(&ports), good);
    }
}

#[test]
fn a_folder_that_may_not_be_written_fails_the_build() {
    let ports = small();
    let good = build(&ports);
    ports.restate(FACTS, "120億", "130億");
    let folder = ports.path("out/port");
    fs::set_permissions(&folder, Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("probe"), "").is_ok() {
        fs::remove_file(folder.join("probe")).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        eprintln!("skipped: this user may write where nobody may; the other tests of this file stand in");
        return;
    }
    assert_failed(&factbrief(&ports, &["build"]), "out/port");
    assert_eq!(files(&ports.path("out")), good);
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
    assert_ne!(build(&ports), good);
}
