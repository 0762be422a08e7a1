//! Adds records to the ledger. Only one process at a time can, so that two runs never send the same copy.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::history::{History, Unfinished, read};
use super::record::{Entry, Line};
use crate::error::{Error, Result};
use crate::read::shown;

/// The ledger, locked, with what it says.
#[derive(Debug)]
pub struct Appender {
    /// What it says, every record added here included.
    pub history: History,
    file: File,
    path: PathBuf,
    // Closing it ends the lock.
    _lock: File,
}

impl Appender {
    /// Locks and reads the ledger, which is made when it isn't there, readable by its owner only.
    ///
    /// # Errors
    /// When another process holds it, a line of it is no record, or the disk fails.
    pub fn open(path: &Path) -> Result<Self> {
        let lock = lock(path)?;
        let history = read(path)?;
        let is_new = !path.exists();
        let file = private(path).map_err(Error::disk("write", path))?;
        if is_new {
            sync_folder(path)?;
        }
        let mut appender = Self { history, file, path: path.to_owned(), _lock: lock };
        match appender.history.unfinished {
            Unfinished::No => {}
            Unfinished::WithoutBreak => appender.write(b"\n")?,
            Unfinished::CutOff => {
                appender.write(b"\n")?;
                appender.append(Entry::CutOff)?;
            }
        }
        appender.history.unfinished = Unfinished::No;
        Ok(appender)
    }

    /// Adds a record and waits until the disk has it.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn append(&mut self, entry: Entry) -> Result<()> {
        let line = Line::new(entry);
        let mut bytes = serde_json::to_vec(&line).map_err(|error| {
            Error::usage(format!("the record can't be written: {error}"), "this is a mistake of factbrief's")
        })?;
        bytes.push(b'\n');
        self.write(&bytes)?;
        self.history.apply(line.entry);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_data());
        written.map_err(Error::disk("write", &self.path))
    }
}

/// Locks a file beside the ledger, because the ledger itself is replaced when an address is forgotten.
pub(super) fn lock(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let lock_path = PathBuf::from(name);
    let lock = private(&lock_path).map_err(Error::disk("write", &lock_path))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Error::usage(
            format!("another factbrief is using the ledger `{}`", shown(path)),
            "wait until it has ended",
        )),
        Err(TryLockError::Error(error)) => Err(Error::disk("lock", &lock_path)(error)),
    }
}

/// Waits until the disk knows of a new file.
#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::disk("write", folder))
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<()> {
    Ok(())
}

/// A file to add to. It holds addresses, so others can't read it.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
