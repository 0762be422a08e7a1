//! Finds the files of a folder that aren't what a build from nothing would write.

use std::path::{Path, PathBuf};

use super::alteration::{Substitution, alteration};
use super::record::record;
use super::renew::Renewed;
use crate::disk::holds;
use crate::error::{Error, Result};
use crate::make::Select;
use crate::manifest::{FILE_NAME, print};

/// The outputs and the manifest, where they are missing or differ; each with what it is instead where that can be recognised.
/// `renewed` is everything that a dossier makes; for one with mistakes the result is empty.
///
/// # Errors
/// When the manifest can't be written, which would be a bug of the library for it.
pub fn stale(folder: &Path, renewed: &Renewed) -> Result<Vec<(PathBuf, Option<Substitution>)>> {
    let Renewed { outcome, briefs } = renewed;
    let Some(dossier) = outcome.dossier.as_ref().filter(|_| !outcome.failed()) else { return Ok(Vec::new()) };
    let manifest = print(&record(dossier, briefs, &outcome.outputs, None, &Select::default()));
    let manifest = manifest
        .map_err(|error| Error::disk("write", &folder.join(FILE_NAME))(std::io::Error::other(error)))?;
    let outputs = outcome.outputs.iter().map(|output| (output.file_name(), output.bytes.as_slice()));
    let due = outputs.chain([(FILE_NAME.to_owned(), manifest.as_bytes())]);
    let due = due.map(|(name, bytes)| (folder.join(name), bytes)).filter(|(path, bytes)| !holds(path, bytes));
    Ok(due
        .map(|(path, bytes)| {
            let how = alteration(&path, |found| found == bytes);
            (path, how)
        })
        .collect())
}
