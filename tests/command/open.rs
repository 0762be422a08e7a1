//! `build --open`: the viewer gets the pages that were made, and a viewer that fails is reported after all is written.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "helpers outside the tests themselves")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

use crate::support::ports::Ports;
use crate::support::process::{FACTBRIEF, Start, nothing_starts};

/// Runs the program with a viewer that notes what it is given and ends with a status.
fn factbrief(ports: &Ports, status: u8, arguments: &[&str]) -> Output {
    let viewer = ports.path("bin/xdg-open");
    let note = ports.path("shown");
    let quiet = nothing_starts();
    ports.write("bin/xdg-open", &format!("#!/bin/sh\necho \"$1\" >> '{}'\nexit {status}\n", note.display()));
    fs::set_permissions(&viewer, Permissions::from_mode(0o755)).unwrap();
    drop(quiet);
    let mut command = Command::new(FACTBRIEF);
    command.current_dir(ports.root()).args(arguments).env("PATH", viewer.parent().unwrap()).ended().unwrap()
}

fn shown(ports: &Ports) -> Vec<String> {
    let text = fs::read_to_string(ports.path("shown")).unwrap_or_default();
    let _ = fs::remove_file(ports.path("shown"));
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_pages_that_were_made_are_shown_and_with_a_filter_those_asked_for() {
    let ports = Ports::new();
    assert!(factbrief(&ports, 0, &["build", "--open"]).status.success());
    assert_eq!(shown(&ports).len(), 5);
    assert!(factbrief(&ports, 0, &["build", "--open"]).status.success());
    assert_eq!(shown(&ports), Vec::<String>::new());
    assert!(factbrief(&ports, 0, &["build", "--open", "-a", "crew", "-l", "ja"]).status.success());
    assert_eq!(shown(&ports), ["out/port/crew.ja.pdf"]);
    ports.edit("briefs/port/facts/works.toml", "The crane stands.", "The crane is up.");
    assert!(factbrief(&ports, 0, &["build", "--open"]).status.success());
    assert_eq!(shown(&ports), ["out/port/board.en.pdf"]);
}

#[test]
fn a_viewer_that_fails_is_exit_status_2_after_everything_is_written() {
    let ports = Ports::new();
    let output = factbrief(&ports, 3, &["build", "--open", "-a", "crew", "-l", "ja"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("`out/port/crew.ja.pdf` can't be shown: `xdg-open`: exit status: 3"), "{said}");
    assert!(ports.path("out/port/crew.ja.pdf").exists() && ports.path("out/port/manifest.toml").exists());
}
