//! Reads a manifest: a text that may be damaged, edited, merged by git or written by a later program.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;

use super::entry::Manifest;
use super::{FILE_NAME, VERSION};
use crate::error::{Error, Result};

/// The largest manifest that is read, many times what a large dossier has.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// What was found where a manifest may be.
#[derive(Debug)]
pub enum Found {
    /// There is none.
    Nothing,
    /// There is something that can't be used.
    Unusable(Unreadable),
    /// A manifest.
    Manifest(Box<Manifest>),
}

/// Why a manifest can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// A later program wrote it.
    Newer {
        /// The version of its format.
        version: u32,
    },
    /// It isn't a manifest, or no longer one.
    Broken {
        /// One lower-case sentence.
        why: String,
    },
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Newer { version } => {
                write!(f, "a later version of factbrief wrote it, in version {version} of the format")
            }
            Self::Broken { why } => f.write_str(why),
        }
    }
}

/// Looks for the manifest of an output folder.
///
/// # Errors
/// When the disk fails; a folder or file that isn't there is no failure.
pub fn find(folder: &Path) -> Result<Found> {
    find_part(folder, |text| text)
}

/// Looks for the manifest of an output folder and reads its briefs and outputs, which is a third of the work. They stand
/// before the facts in whatever a build wrote; of a file in another order some may be missed, so what is concluded
/// from them must be held against the whole text.
///
/// # Errors
/// As [`find`].
pub fn find_head(folder: &Path) -> Result<Found> {
    find_part(folder, |text| text.find("\n[fact.").map_or(text, |end| &text[..=end]))
}

fn find_part(folder: &Path, part: fn(&str) -> &str) -> Result<Found> {
    let path = folder.join(FILE_NAME);
    let broken = |why: &str| Ok(Found::Unusable(Unreadable::Broken { why: why.to_owned() }));
    // A link isn't followed: a build writes files.
    let bytes = match fs::symlink_metadata(&path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Found::Nothing);
        }
        Err(error) => return Err(Error::disk("read", &path)(error)),
        Ok(found) if !found.is_file() => return broken("it isn't a file"),
        Ok(found) if found.len() > MAX_BYTES => return broken("it is larger than any manifest"),
        Ok(_) => fs::read(&path).map_err(Error::disk("read", &path))?,
    };
    Ok(match String::from_utf8(bytes) {
        Err(_) => return broken("it isn't UTF-8 text"),
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
        _ => Unreadable::Broken { why: why(&error, text) },
    })?;
    if newer(manifest.version) {
        return Err(Unreadable::Newer { version: manifest.version });
    }
    // The ledger leaves it out, a build never does.
    let earlier = manifest.outputs.values().flat_map(|output| &output.earlier);
    if let Some((id, _)) =
        manifest.facts.iter().chain(earlier).find(|(_, fact)| fact.standing.lapsed.is_none())
    {
        return Err(Unreadable::Broken { why: format!("missing field `lapsed` of the fact `{id}`") });
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
            return Err(Unreadable::Broken { why: format!("`{name}` is no name of an output") });
        }
    }
    Ok(manifest)
}

/// What is wrong, and in which line, where it isn't the text as a whole.
fn why(error: &toml::de::Error, text: &str) -> String {
    let message = error.message().trim().replace('\n', ", ");
    let start = error.span().map_or(0, |span| span.start);
    match text.get(..start).map(|before| before.matches('\n').count()) {
        Some(0) | None => message,
        Some(before) => format!("line {}: {message}", before + 1),
    }
}
