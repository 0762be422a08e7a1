//! Writes outputs so that each file is the old or the new one, whole.

use std::fs;
use std::io::Write;
use std::path::Path;

use tempfile::NamedTempFile;

use super::outcome::Output;
use crate::error::{Error, Result};

/// What became of the files.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Files whose bytes changed or that were new.
    pub written: usize,
    /// Files that already held these bytes and were left alone.
    pub unchanged: usize,
}

/// Writes each output into the folder, which is made when it isn't there. A file that already holds the same
/// bytes keeps its time stamp.
///
/// # Errors
/// When the disk fails. Files written before stay; each is whole.
pub fn write_outputs<'a>(folder: &Path, outputs: impl IntoIterator<Item = &'a Output>) -> Result<Written> {
    fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
    let mut written = Written::default();
    for output in outputs {
        let path = folder.join(output.file_name());
        if fs::read(&path).is_ok_and(|old| old == output.bytes) {
            written.unchanged += 1;
        } else {
            replace(&path, &output.bytes)?;
            written.written += 1;
        }
    }
    Ok(written)
}

/// Writes a file beside its target and renames it over the target.
///
/// # Errors
/// When the disk fails; the target is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = || Error::disk("write", path);
    let mut file = NamedTempFile::with_prefix_in(".factbrief-", folder).map_err(failed())?;
    file.write_all(bytes).map_err(failed())?;
    file.as_file().sync_data().map_err(failed())?;
    readable(&file, path)?;
    file.persist(path).map_err(|error| failed()(error.error))?;
    Ok(())
}

/// A temporary file is private; an output is as readable as any file the user makes.
#[cfg(unix)]
fn readable(file: &NamedTempFile, path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_or(0o644, |old| old.permissions().mode());
    file.as_file().set_permissions(fs::Permissions::from_mode(mode)).map_err(Error::disk("write", path))
}

#[cfg(not(unix))]
fn readable(_: &NamedTempFile, _: &Path) -> Result<()> {
    Ok(())
}
