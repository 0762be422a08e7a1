//! The ledger as a file: where it really is, its lock, its rights, and its safe writing to the disk.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::messages;
use crate::error::{Error, Result};

/// The ledger, kept from every other process until this is dropped.
#[derive(Debug)]
pub(super) struct Locked {
    /// The file itself, whatever link led to it. So every process meets the same lock, and replacing the file doesn't
    /// replace a link to it.
    pub path: PathBuf,
    // Closing it ends the lock.
    _lock: File,
}

/// Locks a file beside the ledger, because the ledger itself is replaced when an address is forgotten.
pub(super) fn lock(named: &Path) -> Result<Locked> {
    let path = resolve(named)?;
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let lock_path = PathBuf::from(name);
    let lock = private(&lock_path).map_err(Error::disk("write", &lock_path))?;
    share_alike(&lock, &path);
    match lock.try_lock() {
        Ok(()) => Ok(Locked { path, _lock: lock }),
        Err(TryLockError::WouldBlock) => Err(messages::in_use(named)),
        Err(TryLockError::Error(error)) => Err(Error::disk("lock", &lock_path)(error)),
    }
}

/// The file that a name leads to; its folder is made when it isn't there yet.
fn resolve(named: &Path) -> Result<PathBuf> {
    match named.canonicalize() {
        Ok(path) => return Ok(path),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(Error::disk("read", named)(error)),
    }
    refuse_dangling(named)?;
    let (folder, Some(name)) = (folder_of(named), named.file_name()) else {
        return Err(messages::not_a_file(named));
    };
    make_folder(folder)?;
    Ok(folder.canonicalize().map_err(Error::disk("read", folder))?.join(name))
}

/// Refuses a link to a file that isn't there: the drive that holds the ledger may not be connected.
pub(super) fn refuse_dangling(named: &Path) -> Result<()> {
    match fs::symlink_metadata(named) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::disk("read", named)(error)),
        Ok(_) => Err(messages::dangling(named)),
    }
}

/// Makes a folder and those above it, each written safely to the disk, so that a power cut can't remove them and the ledger.
fn make_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder_of(folder);
    if above != folder {
        make_folder(above)?;
    }
    match private_folder(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(Error::disk("create", folder)(error)),
        _ => sync_folder(folder),
    }
}

/// Makes a folder that only its owner can read: the names of files in it hold addresses too.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(false);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Waits until the disk has recorded that a file is in its folder.
#[cfg(unix)]
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    let folder = folder_of(path);
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::disk("write", folder))
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) -> Result<()> {
    Ok(())
}

/// A file to add to. It holds addresses, so a new one can be read by its owner only.
pub(super) fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the ledger's owner is another after it was rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Same,
    Changed,
}

/// Gives the file that replaces the ledger the owner, group and rights of the ledger. Only the system's administrator
/// may give a file to another owner. Otherwise the group is kept, by which several people share one ledger.
#[cfg(unix)]
pub(super) fn keep_rights(file: &File, ledger: &Path) -> Result<Owner> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let old = fs::metadata(ledger).map_err(Error::disk("read", ledger))?;
    let new = file.metadata().map_err(Error::disk("write", ledger))?;
    let mode = old.permissions().mode() & 0o7777;
    let mut owner = Owner::Same;
    if (old.uid(), old.gid()) != (new.uid(), new.gid())
        && fchown(file, Some(old.uid()), Some(old.gid())).is_err()
    {
        let has_group = old.gid() == new.gid() || fchown(file, None, Some(old.gid())).is_ok();
        if !has_group || old.uid() != new.uid() && mode & 0o060 != 0o060 {
            return Err(messages::rights_not_kept(ledger));
        }
        owner = if old.uid() == new.uid() { Owner::Same } else { Owner::Changed };
    }
    file.set_permissions(fs::Permissions::from_mode(mode)).map_err(Error::disk("write", ledger))?;
    Ok(owner)
}

#[cfg(not(unix))]
pub(super) fn keep_rights(_: &File, _: &Path) -> Result<Owner> {
    Ok(Owner::Same)
}

/// Gives a file beside the ledger the group and rights of the ledger, so that everybody who may write to the ledger can also
/// lock it and make its Message-IDs.
#[cfg(unix)]
pub(super) fn share_alike(beside: &File, ledger: &Path) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let (Ok(ledger), Ok(own)) = (fs::metadata(ledger), beside.metadata()) else { return };
    // Only the owner of the file can do this; for anybody else the file was already readable. The group comes first:
    // otherwise the old group would get the rights of the new one for a moment.
    if own.gid() != ledger.gid() && fchown(beside, None, Some(ledger.gid())).is_err() {
        return;
    }
    let mode = ledger.permissions().mode() & 0o777;
    if own.permissions().mode() & 0o777 != mode {
        drop(beside.set_permissions(fs::Permissions::from_mode(mode)));
    }
}

#[cfg(not(unix))]
pub(super) fn share_alike(_: &File, _: &Path) {}
