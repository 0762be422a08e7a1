//! Reads a manifest, which may be damaged, edited, merged by git or written by a later program.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;

use super::entry::Manifest;
use super::messages::Unreadable;
use super::{FILE_NAME, VERSION};
use crate::error::{Error, Result};

/// The largest manifest that is read, many times what a large dossier has.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// What is in the place of a manifest.
#[derive(Debug)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// Something that can't be used.
    Unusable(Unreadable),
    /// A manifest.
    Manifest(Box<Manifest>),
}

/// Looks for the manifest of an output folder.
///
/// # Errors
/// When the disk fails. A folder or file that isn't there isn't a failure.
pub fn find(folder: &Path) -> Result<Found> {
    find_part(folder, |text| text)
}

/// Looks for the manifest of an output folder and reads its briefs and outputs, which is a third of the work. A build writes
/// them before the facts. In a file with another order some may be missed, so the conclusions must be checked against the
/// whole text.
///
/// # Errors
/// As [`find`].
pub fn find_head(folder: &Path) -> Result<Found> {
    find_part(folder, |text| text.find("\n[fact.").map_or(text, |end| &text[..=end]))
}

fn find_part(folder: &Path, part: fn(&str) -> &str) -> Result<Found> {
    let path = folder.join(FILE_NAME);
    // A build writes a file, so a link isn't followed.
    let bytes = match fs::symlink_metadata(&path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Found::Nothing);
        }
        Err(error) => return Err(Error::disk("read", &path)(error)),
        Ok(found) if !found.is_file() => return Ok(Found::Unusable(Unreadable::NotAFile)),
        Ok(found) if found.len() > MAX_BYTES => return Ok(Found::Unusable(Unreadable::TooLarge)),
        Ok(_) => fs::read(&path).map_err(Error::disk("read", &path))?,
    };
    Ok(match String::from_utf8(bytes) {
        Err(_) => Found::Unusable(Unreadable::NotText),
        Ok(text) => match parse(part(&text)) {
            Ok(manifest) => Found::Manifest(Box::new(manifest)),
            Err(unreadable) => Found::Unusable(unreadable),
        },
    })
}

/// Reads the text of a manifest.
///
/// # Errors
/// When it can't be used.
pub fn parse(text: &str) -> std::result::Result<Manifest, Unreadable> {
    #[derive(Deserialize)]
    struct Head {
        version: u32,
    }
    let newer = |version| version > VERSION;
    let manifest: Manifest = toml::from_str(text).map_err(|error| match toml::from_str::<Head>(text) {
        Ok(Head { version }) if newer(version) => Unreadable::Newer { version },
        _ => not_toml(&error, text),
    })?;
    if newer(manifest.version) {
        return Err(Unreadable::Newer { version: manifest.version });
    }
    // The ledger leaves it out, a build never does.
    let earlier = manifest.outputs.values().flat_map(|output| &output.earlier);
    if let Some((id, _)) =
        manifest.facts.iter().chain(earlier).find(|(_, fact)| fact.standing.lapsed.is_none())
    {
        return Err(Unreadable::NoLapsed { id: id.clone() });
    }
    // A name leads to a file that may be replaced or removed, so it must be one that a build could have given.
    for (name, output) in &manifest.outputs {
        let stem = format!("{}.{}.", output.brief, output.language);
        let plain = name.chars().all(|c| !matches!(c, '/' | '\\' | ':') && !c.is_control());
        if !(plain
            && !name.starts_with('.')
            && name.starts_with(&stem)
            && name.ends_with(output.format.extension()))
        {
            return Err(Unreadable::OutputName { name: name.clone() });
        }
    }
    Ok(manifest)
}

/// What is wrong, and in which line, where it isn't the text as a whole.
fn not_toml(error: &toml::de::Error, text: &str) -> Unreadable {
    let start = error.span().map_or(0, |span| span.start);
    let before = text.get(..start).map_or(0, |before| before.matches('\n').count());
    Unreadable::Toml {
        line: (before > 0).then_some(before + 1),
        why: error.message().trim().replace('\n', ", "),
    }
}
