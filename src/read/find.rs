//! Finds dossiers and the TOML files in them.

use std::fs;
use std::path::{Path, PathBuf};

use super::shown;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::{Error, Result};

/// The dossiers that `path` means: itself when it holds a `dossier.toml`, else the folders in it that do.
///
/// # Errors
/// When the folder isn't there or can't be listed. A folder without any dossier is a diagnostic.
pub fn find_dossiers(path: &Path) -> Result<std::result::Result<Vec<PathBuf>, Diagnostic>> {
    let metadata = fs::metadata(path).map_err(Error::disk("read", path))?;
    if !metadata.is_dir() {
        return Err(Error::usage(
            format!("`{}` is a file, not a dossier folder", shown(path)),
            "name the folder that holds `dossier.toml`, or a folder of such folders",
        ));
    }
    if path.join("dossier.toml").is_file() {
        return Ok(Ok(vec![path.to_owned()]));
    }
    // A folder with fact tables but no dossier.toml is a dossier with a mistake, not an empty folder.
    if path.join("sources.toml").is_file() || path.join("facts").is_dir() {
        return Ok(Ok(vec![path.to_owned()]));
    }
    let mut dossiers = Vec::new();
    for entry in fs::read_dir(path).map_err(Error::disk("list", path))? {
        let folder = entry.map_err(Error::disk("list", path))?.path();
        let marks = ["dossier.toml", "sources.toml"];
        if folder.is_dir() && marks.iter().any(|mark| folder.join(mark).is_file()) {
            dossiers.push(folder);
        }
    }
    dossiers.sort();
    if dossiers.is_empty() {
        let briefs = path.join("briefs");
        let hint = match holds_dossier(&briefs) {
            true => format!("name the folder of the dossiers, `{}`", shown(&briefs)),
            false => "a dossier is a folder with a `dossier.toml`; `factbrief new DIR` makes a small one"
                .to_owned(),
        };
        return Ok(Err(Diagnostic::without_place(
            Code::NoDossier,
            format!("there is no dossier in `{}`", shown(path)),
        )
        .hint(hint)));
    }
    Ok(Ok(dossiers))
}

/// The `*.toml` files directly in a folder, by name.
pub(super) fn toml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    files(folder, "toml")
}

/// The `*.j2` files directly in a folder, by name.
pub(super) fn template_files(folder: &Path) -> Result<Vec<PathBuf>> {
    files(folder, "j2")
}

/// Hidden files are left out, as editors leave them behind.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::disk("list", folder))? {
        let path = entry.map_err(Error::disk("list", folder))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|found| found == extension) && path.is_file() && !hidden {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a folder is a dossier or holds one. It is asked for a hint, so that what can't be read holds none.
fn holds_dossier(folder: &Path) -> bool {
    let is_dossier = |folder: &Path| folder.join("dossier.toml").is_file();
    let inside = || fs::read_dir(folder).into_iter().flatten().flatten();
    is_dossier(folder) || inside().any(|entry| is_dossier(&entry.path()))
}
