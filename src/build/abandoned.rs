//! Finds the folders of outputs whose dossier is no longer there.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::make::Project;
use crate::manifest::FILE_NAME;

/// The folders in `out` that a build of another dossier wrote, when the project was read as a whole. Nothing is removed:
/// they may belong to another project that is built into the same folder.
///
/// # Errors
/// When the folder is there and can't be read.
pub fn abandoned(out: &Path, project: &Project) -> Result<Vec<PathBuf>> {
    if !project.whole {
        return Ok(Vec::new());
    }
    let entries = match fs::read_dir(out) {
        // A build reports a file in its place.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        entries => entries.map_err(Error::disk("read", out))?,
    };
    let known: BTreeSet<&str> = project.dossiers.iter().map(|(_, name, _)| name.as_str()).collect();
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Error::disk("read", out))?;
        let here = entry.file_name().to_str().is_some_and(|name| known.contains(name));
        if !here && entry.path().join(FILE_NAME).is_file() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}
