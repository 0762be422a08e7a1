//! Files of a project that aren't texts: logos beside themes, pictures beside briefs.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::link::refused_link;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 16 << 20;

/// A file that was asked for by its name.
#[derive(Debug)]
pub enum FoundFile {
    /// Its bytes.
    Read(Vec<u8>),
    /// There is none of this name.
    Absent,
    /// It isn't a file, or has more bytes than are read.
    Unfit,
    /// It is a link that leads out of the project, or nowhere.
    Refused(Diagnostic),
}

/// Whether a name is that of a drawing.
pub(super) fn is_drawing(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("svg" | "png" | "jpg" | "jpeg"))
}

/// Reads a file in a folder of a project.
///
/// # Errors
/// When the disk fails.
pub(super) fn read_file(folder: &Path, name: &str) -> Result<FoundFile> {
    let path = folder.join(name);
    if super::is_absent(&path) {
        return Ok(FoundFile::Absent);
    }
    if let Some(refused) = refused_link(&path, folder)? {
        return Ok(FoundFile::Refused(refused));
    }
    let failed = || Error::disk("read", &path);
    // Opening a pipe would wait for its writer.
    if !std::fs::metadata(&path).map_err(failed())?.is_file() {
        return Ok(FoundFile::Unfit);
    }
    let file = std::fs::File::open(&path).map_err(failed())?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed())?;
    Ok(if bytes.len() as u64 > MAX_BYTES { FoundFile::Unfit } else { FoundFile::Read(bytes) })
}

/// The drawings in a folder, which may be missing.
///
/// # Errors
/// When the disk fails.
pub(super) fn drawings_of(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(Error::disk("list", folder))? {
        let path = entry.map_err(Error::disk("list", folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if is_drawing(name) && !name.starts_with('.') {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
