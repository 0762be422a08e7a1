//! The folder of fonts.

use std::io::Read;
use std::path::Path;

use super::messages::FontFileError;
use crate::error::{Error, Result};

/// The names of the font files in a folder, in order.
///
/// # Errors
/// When the folder can't be listed.
pub fn font_files(folder: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).map_err(Error::disk("read", folder))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(Error::disk("read", folder))?.file_name();
        let Some(name) = name.to_str() else { continue };
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        if matches!(extension.as_deref(), Some("ttf" | "otf" | "ttc" | "otc")) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The bytes of a font file, or what is wrong with it.
///
/// # Errors
/// When the disk fails.
pub fn read_font(path: &Path) -> Result<std::result::Result<Vec<u8>, FontFileError>> {
    let file = std::fs::File::open(path).map_err(Error::disk("read", path))?;
    if !file.metadata().map_err(Error::disk("read", path))?.is_file() {
        return Ok(Err(FontFileError::NotAFile));
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(Error::disk("read", path))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Ok(Err(FontFileError::TooLarge { limit: MAX_BYTES }));
    }
    Ok(Ok(bytes))
}

/// The largest font file that is read, in bytes: the fonts with all kanji have about 10 MiB.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
