//! Writes files so that each is either the old one or the new one, and whole.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::lock::TEMPORARY;
use super::messages;
use crate::error::{Error, Result};

/// Whether a file holds these bytes.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_size =
        fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    same_size && fs::read(path).is_ok_and(|old| old == bytes)
}

/// Refuses a folder of outputs that is a link: the files that it leads to are the user's, and would be overwritten.
///
/// # Errors
/// When it is one.
pub fn refuse_linked(folder: &Path) -> Result<()> {
    if !fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink()) {
        return Ok(());
    }
    Err(messages::linked_outputs(folder))
}

/// Writes a file beside its target and renames it over the target, without waiting for the disk. If a power cut damages an
/// output, the next build finds that its hash differs.
///
/// # Errors
/// When the disk fails; the target is then as it was.
pub fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    persist(stage(path, bytes)?, path)
}

/// Writes a file that isn't there yet, whole; `false` where something of its name is there already, which stays as it is.
///
/// # Errors
/// When the disk fails; nothing is there then.
pub fn put_new(path: &Path, bytes: &[u8]) -> Result<bool> {
    match stage(path, bytes)?.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(Error::disk("write", path)(error.error)),
    }
}

/// Writes a file beside its target, waits until it is on the disk, and renames it over the target: for files that no
/// build can make again.
///
/// # Errors
/// When the disk fails; the target is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = stage(path, bytes)?;
    file.as_file().sync_data().map_err(Error::disk("write", path))?;
    persist(file, path)
}

/// A file on the disk, beside its target, that is ready to take its place. Nobody else on this machine may read it, since
/// it holds people's addresses. If it is dropped before that, it is removed.
#[derive(Debug)]
pub struct Staged {
    file: NamedTempFile,
    path: PathBuf,
}

impl Staged {
    /// Writes a file beside its target and waits until it is on the disk.
    ///
    /// # Errors
    /// When the disk fails; the target is then as it was.
    pub fn write(path: &Path, bytes: &[u8]) -> Result<Self> {
        let file = temporary(path, bytes)?;
        file.as_file().sync_data().map_err(Error::disk("write", path))?;
        Ok(Self { file, path: path.to_owned() })
    }

    /// The file, so that its permissions can be set.
    pub fn file(&self) -> &fs::File {
        self.file.as_file()
    }

    /// Puts it in place; returns where that is.
    ///
    /// # Errors
    /// When the disk fails; the target is then as it was.
    pub fn put(self) -> Result<PathBuf> {
        persist(self.file, &self.path)?;
        Ok(self.path)
    }
}

/// As `put`, but nobody else on this machine may read the file.
///
/// # Errors
/// When the disk fails; the target is then as it was.
pub fn put_private(path: &Path, bytes: &[u8]) -> Result<()> {
    persist(temporary(path, bytes)?, path)
}

fn stage(path: &Path, bytes: &[u8]) -> Result<NamedTempFile> {
    let file = temporary(path, bytes)?;
    readable(&file, path)?;
    Ok(file)
}

/// A file beside its target, which only its owner may read.
fn temporary(path: &Path, bytes: &[u8]) -> Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = || Error::disk("write", path);
    let mut file = NamedTempFile::with_prefix_in(TEMPORARY, folder).map_err(failed())?;
    file.write_all(bytes).map_err(failed())?;
    Ok(file)
}

fn persist(file: NamedTempFile, path: &Path) -> Result<()> {
    file.persist(path).map_err(|error| Error::disk("write", path)(error.error))?;
    Ok(())
}

/// A temporary file is private; an output is as readable as any file the user makes.
#[cfg(unix)]
fn readable(file: &NamedTempFile, path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let old = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file);
    let mode = old.map_or(0o644, |old| old.permissions().mode());
    file.as_file().set_permissions(fs::Permissions::from_mode(mode)).map_err(Error::disk("write", path))
}

#[cfg(not(unix))]
fn readable(_: &NamedTempFile, _: &Path) -> Result<()> {
    Ok(())
}
