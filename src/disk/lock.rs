//! One build at a time in an output folder, and no temporary files left of one that was killed.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The beginning of the names under which files are written before they are renamed to their place.
pub const TEMPORARY: &str = ".factbrief-";

/// How many random letters and digits follow it.
const RANDOM: usize = 6;

/// A held lock. It is released when this is dropped or when the process ends.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
}

/// Waits until no other build works in a folder, and keeps others out. The lock is advisory: only builds ask for it. On a
/// file system without locks, two builds at once do the same work twice, and each file is still written whole. `waiting` is
/// called when another build holds the lock.
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

/// The folder itself, so that no file is left behind.
#[cfg(unix)]
fn handle(folder: &Path) -> std::io::Result<File> {
    File::open(folder)
}

/// A hidden file, because only Unix locks folders.
#[cfg(not(unix))]
fn handle(folder: &Path) -> std::io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(folder.join(".factbrief.lock"))
}

/// Removes the temporary files of a build that was killed. It needs the lock: without it they may be another build's.
///
/// # Errors
/// When the folder can't be read or a file can't be removed.
pub fn clean(folder: &Path, _: &Lock) -> Result<()> {
    litter(folder)?.iter().try_for_each(|path| fs::remove_file(path).map_err(Error::disk("remove", path)))
}

/// The temporary files in a folder, of a running build or of one that was killed.
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
