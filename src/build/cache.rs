//! The place of memories that may be lost.

use std::path::PathBuf;

/// Where runs remember what needn't be looked for again, and by which program.
#[derive(Debug, Clone)]
pub struct Cache {
    /// The user's folder for what may be lost.
    pub folder: PathBuf,
    /// The very program: another one may judge otherwise.
    pub program: String,
}
