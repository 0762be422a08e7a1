//! A small made-up dossier whose checks pass, as the beginning of a project.

use std::fs;
use std::path::{Path, PathBuf};

use super::write::replace;
use super::{messages, shown};
use crate::error::{Error, Result};

/// The files of the dossier's folder.
const DOSSIER: [(&str, &str); 4] = [
    ("dossier.toml", include_str!("../../assets/starter/dossier.toml")),
    ("sources.toml", include_str!("../../assets/starter/sources.toml")),
    ("facts/works.toml", include_str!("../../assets/starter/facts/works.toml")),
    ("investor.toml", include_str!("../../assets/starter/investor.toml")),
];

const IGNORED: &str = include_str!("../../assets/starter/gitignore");

/// What the starter has where a new dossier has an id that no other has.
const NO_ID: &str = "0000000000000000";
const GITIGNORE: &str = ".gitignore";

/// The dossier's name where the folder's can't be one.
const NAME: &str = "kitahama";

/// The beginning of the name under which the project is made before it is put in place.
const MAKING: &str = ".factbrief-new-";

/// Makes a project in a folder: whole and beside its place, so that it is there or isn't, whatever happens. `id` is the
/// dossier's, 16 digits in hexadecimal that no other dossier has. Returns the folder of the dossier.
///
/// # Errors
/// When the folder holds anything already, or the disk fails; then nothing of it is there, and the next try may succeed.
pub fn start_project(root: &Path, id: &str) -> Result<PathBuf> {
    let is_there = refuse_occupied(root)?;
    let name = root.file_name().and_then(|name| name.to_str()).filter(|name| is_name(name)).unwrap_or(NAME);
    let dossier = Path::new("briefs").join(name);
    // A folder that is there may be somebody's current one, so it stays, and what belongs into it is put there.
    let beside = match (is_there, root.parent()) {
        (true, _) => root,
        (false, Some(parent)) if !parent.as_os_str().is_empty() => parent,
        (false, _) => Path::new("."),
    };
    fs::create_dir_all(beside).map_err(Error::disk("create", beside))?;
    let making = tempfile::Builder::new().prefix(MAKING).tempdir_in(beside);
    let making = making.map_err(Error::disk("create", root))?;
    let facts = making.path().join(&dossier).join("facts");
    fs::create_dir_all(&facts).map_err(Error::disk("create", &root.join(&dossier)))?;
    for (file, text) in DOSSIER {
        replace(&making.path().join(&dossier).join(file), text.replace(NO_ID, id).as_bytes())?;
    }
    replace(&making.path().join(GITIGNORE), IGNORED.as_bytes())?;
    if is_there {
        // The dossier comes last: without it, the next try goes on from here.
        for name in [GITIGNORE, "briefs"] {
            fs::rename(making.path().join(name), root.join(name)).map_err(Error::disk("write", root))?;
        }
    } else {
        readable(making.path())?;
        fs::rename(making.path(), root).map_err(Error::disk("write", root))?;
    }
    Ok(root.join(dossier))
}

/// A temporary folder is private; a project is as readable as any folder the user makes.
#[cfg(unix)]
fn readable(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // That of a folder in it, which the system made as the user wants folders.
    let usual =
        fs::metadata(folder.join("briefs")).map_err(Error::disk("read", folder))?.permissions().mode();
    fs::set_permissions(folder, fs::Permissions::from_mode(usual)).map_err(Error::disk("write", folder))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> Result<()> {
    Ok(())
}

/// Nothing of the user's is ever overwritten: the folder must be new or empty, apart from what an earlier try left when it was
/// stopped. Returns whether the folder is there.
fn refuse_occupied(root: &Path) -> Result<bool> {
    let entries = match fs::read_dir(root) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            // For a link that leads nowhere the error is the same, and the link isn't ours to replace.
            return match fs::symlink_metadata(root) {
                Ok(_) => Err(messages::dangling_link(&shown(root))),
                Err(_) => Ok(false),
            };
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            return Err(messages::is_file(&shown(root)));
        }
        entries => entries.map_err(Error::disk("list", root))?,
    };
    let mut left = Vec::new();
    for entry in entries {
        let path = entry.map_err(Error::disk("list", root))?.path();
        let name = path.file_name().unwrap_or_default();
        let is_ours = match name.to_str() {
            Some(GITIGNORE) => fs::read(&path).is_ok_and(|text| text == IGNORED.as_bytes()),
            Some(name) => name.starts_with(MAKING) && path.is_dir(),
            None => false,
        };
        if !is_ours {
            return Err(messages::not_empty(&shown(root)));
        }
        left.push(path);
    }
    for path in left.iter().filter(|path| path.is_dir()) {
        fs::remove_dir_all(path).map_err(Error::disk("remove", path))?;
    }
    Ok(true)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
