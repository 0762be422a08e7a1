//! Earlier states that are written down in files: what the last build left, and copies of briefs.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::snapshot::Snapshot;
use crate::disk::shown;
use crate::error::{Error, Result};
use crate::manifest::{Found, Manifest, find, parse};

/// The largest copy that is read, in bytes: many times what a brief has.
pub const MAX_COPY_BYTES: u64 = 4 * 1024 * 1024;

/// The last build of a dossier, from its folder of outputs; none where it was never built.
///
/// # Errors
/// When the disk fails, or the manifest can't be used.
pub fn last_build(folder: &Path) -> Result<Option<Snapshot>> {
    match find(folder)? {
        Found::Nothing => Ok(None),
        Found::Manifest(manifest) => Ok(Some(of_manifest(&manifest, folder))),
        Found::Unusable(why) => Err(unusable(&folder.join(crate::manifest::FILE_NAME), &why.to_string())),
    }
}

/// The build that a manifest tells of.
///
/// # Errors
/// When the file can't be read, or is no manifest that can be used.
pub fn build_of(path: &Path) -> Result<Snapshot> {
    let text = fs::read_to_string(path).map_err(Error::disk("read", path))?;
    let manifest = parse(&text).map_err(|why| unusable(path, &why.to_string()))?;
    Ok(of_manifest(&manifest, path.parent().unwrap_or(Path::new(""))))
}

/// A file beside the manifest says what was printed only as long as it is as it was written.
fn of_manifest(manifest: &Manifest, folder: &Path) -> Snapshot {
    Snapshot::of_build(manifest, |name| {
        let bytes = fs::read(folder.join(name)).ok()?;
        let hash = blake3::hash(&bytes).to_hex();
        let written = manifest.outputs.get(name).is_some_and(|output| output.hash == hash.as_str());
        written.then(|| String::from_utf8(bytes).ok()).flatten()
    })
}

fn unusable(path: &Path, why: &str) -> Error {
    Error::usage(
        format!("`{}` can't be compared with: {why}", shown(path)),
        "build again, or name a revision: `--against HEAD`",
    )
}

/// The bytes of a copy.
///
/// # Errors
/// When the disk fails, or the file is larger than any brief.
pub fn copy_bytes(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(Error::disk("read", path))?;
    let mut bytes = Vec::new();
    file.take(MAX_COPY_BYTES + 1).read_to_end(&mut bytes).map_err(Error::disk("read", path))?;
    if bytes.len() as u64 > MAX_COPY_BYTES {
        let limit = MAX_COPY_BYTES / (1024 * 1024);
        return Err(Error::usage(
            format!("`{}` is larger than {limit} MiB, and so no brief of ours", shown(path)),
            "name a PDF that this program made",
        ));
    }
    Ok(bytes)
}
