//! Links are followed within the project only. A dossier that came from elsewhere may hold any link: one that leads out
//! would show the user's own files, or print them on a page.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::shown;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::{Error, Result};

/// The folders of dossiers and of templates as they are called unless a user names others.
const USUAL: [&str; 2] = ["briefs", "templates"];

/// What is wrong with a path in a folder of a project, if it is a link: it leads out of the project, or nowhere.
///
/// # Errors
/// When the disk fails.
pub fn refused_link(path: &Path, folder: &Path) -> Result<Option<Diagnostic>> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {}
        // What isn't there is no link; whoever reads it says so.
        _ => return Ok(None),
    }
    let named = shown(path);
    let target = match path.canonicalize() {
        Ok(target) => target,
        Err(error) => {
            let target = fs::read_link(path).map_err(Error::disk("read", path))?;
            let why = match error.kind() {
                ErrorKind::NotFound => "which isn't there".to_owned(),
                _ => format!("which can't be followed: {error}"),
            };
            let message = format!("the link `{named}` leads to `{}`, {why}", shown(&target));
            return Ok(Some(Diagnostic::without_place(Code::BadLink, message).hint(format!(
                "bring back what it leads to, or put the file itself there; if it isn't needed, remove `{named}`"
            ))));
        }
    };
    if is_within(&target, folder)? {
        return Ok(None);
    }
    let message = format!("the link `{named}` leads out of the project, to `{}`", shown(&target));
    Ok(Some(
        Diagnostic::without_place(Code::BadLink, message)
            .hint("put the file or folder itself there; links are followed within the project only"),
    ))
}

/// Whether what a link leads to, as a path without links, is of the project that a folder of it lies in.
///
/// # Errors
/// When the disk fails.
pub fn is_within(target: &Path, folder: &Path) -> Result<bool> {
    let leads_into = |root: &Path| {
        // What git keeps in there isn't the project's: addresses with passwords, for one.
        target.strip_prefix(root).is_ok_and(|inner| inner.iter().all(|name| name != ".git"))
    };
    let own = folder.canonicalize().map_err(Error::disk("find", folder))?;
    // The folder itself may be a link that the user named; what is in it is the project's.
    Ok(leads_into(&own) || leads_into(&project_of(folder, &own)?))
}

/// The project that a folder of it lies in: the repository, or else the folder that holds `briefs` or `templates`, or else
/// the folder itself.
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
