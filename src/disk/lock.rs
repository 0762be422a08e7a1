//! One build at a time in an output folder, and no litter of one that was killed.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The beginning of the names under which files are written before they are renamed to their place.
pub const TEMPORARY: &str = ".factbrief-";

/// How many random letters and digits follow it.
const RANDOM: usize = 6;

/// A held lock; it goes when this is dropped, and with the process however that ends.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
}

/// Waits until no other build works in a folder, and keeps others out. The lock is advisory: it is asked for by
/// every build and by nothing else. On a file system without locks there is none, and two builds at once then do
/// work twice; each file is whole all the same. `waiting` is told when there is somebody to wait for.
///
/// # Errors
/// When the folder can't be opened.
pub fn lock(folder: &Path, waiting: &(dyn Fn(&Path) + Sync)) -> Result<Lock> {
    let file = handle(folder).map_err(Error::disk("open", folder))?;
    let held = match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            waiting(folder);
            file.lock()
        }
        Err(TryLockError::Error(error)) => Err(error),
    };
    match held {
        Ok(()) => Ok(Lock { _file: Some(file) }),
        Err(error) if error.kind() == std::io::ErrorKind::Unsupported => Ok(Lock { _file: None }),
        Err(error) => Err(Error::disk("lock", folder)(error)),
    }
}

/// The folder's own handle, so that nothing is left behind.
#[cfg(unix)]
fn handle(folder: &Path) -> std::io::Result<File> {
    File::open(folder)
}

/// A hidden file, because only Unix locks folders.
#[cfg(not(unix))]
fn handle(folder: &Path) -> std::io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(folder.join(".factbrief.lock"))
}

/// Removes the temporary files of a build that was killed. Only under the lock, else they may be another's.
///
/// # Errors
/// When the folder can't be read or a file not removed.
pub fn clean(folder: &Path, _: &Lock) -> Result<()> {
    litter(folder)?.iter().try_for_each(|path| fs::remove_file(path).map_err(Error::disk("remove", path)))
}

/// The temporary files in a folder, of a build at work or of one that was killed.
///
/// # Errors
/// When the folder can't be read.
pub fn litter(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::disk("read", folder))? {
        let entry = entry.map_err(Error::disk("read", folder))?;
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY));
        let ours = random.is_some_and(|random| {
            random.len() == RANDOM && random.chars().all(|c| c.is_ascii_alphanumeric())
        });
        if ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            found.push(entry.path());
        }
    }
    Ok(found)
}
