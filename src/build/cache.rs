//! The folder for what a run remembers and may lose.

use std::path::PathBuf;

/// Where a run remembers what the next one needn't look for again, and which program remembers it.
#[derive(Debug, Clone)]
pub struct Cache {
    /// The user's folder for what may be lost.
    pub folder: PathBuf,
    /// The exact program: another one may judge differently.
    pub program: String,
}
