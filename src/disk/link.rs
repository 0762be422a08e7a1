//! Links are followed within the project only. A dossier that came from elsewhere may hold any link, and one that leads out
//! of the project would show the user's own files, or print them on a page.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::messages;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};

/// The usual names of the folders of dossiers and of templates.
const USUAL: [&str; 2] = ["briefs", "templates"];

/// What is wrong with a path in a folder of a project, if it is a link: it leads out of the project, or nowhere.
///
/// # Errors
/// When the disk fails.
pub fn refused_link(path: &Path, folder: &Path) -> Result<Option<Diagnostic>> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {}
        // Where nothing is there, reading it reports that.
        _ => return Ok(None),
    }
    let target = match path.canonicalize() {
        Ok(target) => target,
        Err(error) => {
            let target = fs::read_link(path).map_err(Error::disk("read", path))?;
            let why: Option<&dyn std::fmt::Display> =
                if error.kind() == ErrorKind::NotFound { None } else { Some(&error) };
            return Ok(Some(messages::broken_link(path, &target, why)));
        }
    };
    if is_within(&target, folder)? {
        return Ok(None);
    }
    Ok(Some(messages::link_out_of_project(path, &target)))
}

/// Whether a path without links is in the project that has this folder.
///
/// # Errors
/// When the disk fails.
pub fn is_within(target: &Path, folder: &Path) -> Result<bool> {
    let leads_into = |root: &Path| {
        // Git's own files aren't the project's; they may hold addresses with passwords.
        target.strip_prefix(root).is_ok_and(|inner| inner.iter().all(|name| name != ".git"))
    };
    let own = folder.canonicalize().map_err(Error::disk("find", folder))?;
    // The folder itself may be a link that the user named; what is in it is the project's.
    Ok(leads_into(&own) || leads_into(&project_of(folder, &own)?))
}

/// The project that a folder is in: the repository, or else the folder that holds `briefs` or `templates`, or else the folder
/// itself.
fn project_of(folder: &Path, own: &Path) -> Result<PathBuf> {
    if let Some(repository) = own.ancestors().find(|level| level.join(".git").exists()) {
        return Ok(repository.to_owned());
    }
    let start = std::path::absolute(folder).map_err(Error::disk("find", folder))?;
    let usual =
        |level: &&Path| level.file_name().is_some_and(|name| USUAL.iter().any(|usual| name == *usual));
    match start.ancestors().take(2).find(usual).and_then(Path::parent) {
        Some(project) => project.canonicalize().map_err(Error::disk("find", project)),
        None => Ok(own.to_owned()),
    }
}
