//! The program that is measured.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let made = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--package", "factbrief"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .status()
        .unwrap();
    assert!(made.success(), "the program can't be built");
    // A benchmark is run as target/release/deps/NAME.
    let own = std::env::current_exe().unwrap();
    own.parent()
        .and_then(|deps| deps.parent())
        .unwrap()
        .join("factbrief")
        .with_extension(std::env::consts::EXE_EXTENSION)
});

/// The program as its sources now make it.
pub fn program() -> &'static PathBuf {
    &PROGRAM
}
