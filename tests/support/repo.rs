//! The repository that is tested: Cargo starts the tests in the folder `tests`, which is the package of the tests.

use std::path::{Path, PathBuf};

/// Its top folder.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A file or folder of it, by its path from the top.
pub fn repo(path: impl AsRef<Path>) -> PathBuf {
    Path::new(ROOT).join(path)
}
