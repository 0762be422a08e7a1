//! Earlier states that files hold: the last build, and foreign PDFs.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::messages;
use super::snapshot::Snapshot;
use crate::error::{Error, Result};
use crate::manifest::{Found, Manifest, find, parse};

/// The largest foreign PDF that is read, in bytes: many times what a brief has.
pub const MAX_FOREIGN_PDF_BYTES: u64 = 4 * 1024 * 1024;

/// The last build of a dossier, from its folder of outputs; none where it was never built.
///
/// # Errors
/// When the disk fails, or the manifest can't be used.
pub fn last_build(folder: &Path) -> Result<Option<Snapshot>> {
    match find(folder)? {
        Found::Nothing => Ok(None),
        Found::Manifest(manifest) => Ok(Some(of_manifest(&manifest, folder))),
        Found::Unusable(why) => {
            Err(messages::manifest_unusable(&folder.join(crate::manifest::FILE_NAME), &why))
        }
    }
}

/// The build that a manifest describes.
///
/// # Errors
/// When the file can't be read, or isn't a manifest that can be used.
pub fn build_of(path: &Path) -> Result<Snapshot> {
    let text = fs::read_to_string(path).map_err(Error::disk("read", path))?;
    let manifest = parse(&text).map_err(|why| messages::manifest_unusable(path, &why))?;
    Ok(of_manifest(&manifest, path.parent().unwrap_or(Path::new(""))))
}

/// The Markdown beside the manifest is used only while its hash is the one in the manifest.
fn of_manifest(manifest: &Manifest, folder: &Path) -> Snapshot {
    Snapshot::of_build(manifest, |name| {
        let bytes = fs::read(folder.join(name)).ok()?;
        let hash = blake3::hash(&bytes).to_hex();
        let written = manifest.outputs.get(name).is_some_and(|output| output.hash == hash.as_str());
        written.then(|| String::from_utf8(bytes).ok()).flatten()
    })
}

/// The bytes of a foreign PDF.
///
/// # Errors
/// When the disk fails, or the file is larger than any brief.
pub fn foreign_pdf_bytes(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(Error::disk("read", path))?;
    let mut bytes = Vec::new();
    file.take(MAX_FOREIGN_PDF_BYTES + 1).read_to_end(&mut bytes).map_err(Error::disk("read", path))?;
    if bytes.len() as u64 > MAX_FOREIGN_PDF_BYTES {
        return Err(messages::pdf_too_large(path, MAX_FOREIGN_PDF_BYTES));
    }
    Ok(bytes)
}
