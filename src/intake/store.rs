//! Stores a file with its text in the archive, and writes its source's entry.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::entry::{Pinned, entry, pins};
use super::extract::{Extract, FileKind, extract};
use super::messages;
use crate::check::gains_table;
use crate::disk::{holds, is_absent, replace, shown};
use crate::error::{Error, Result};

/// The largest file that is taken, in bytes.
const MAX_ORIGINAL_BYTES: u64 = 256 << 20;

/// A file, and where it goes.
#[derive(Debug)]
pub struct Intake<'a> {
    /// The file.
    pub file: &'a Path,
    /// The id that was typed; made from the file's name where none was.
    pub id: Option<&'a str>,
    /// The folder of the archive.
    pub archive: &'a Path,
    /// `sources.toml` of the dossier.
    pub sources: &'a Path,
    /// The ids that are taken.
    pub taken: &'a [String],
    /// The program's name and version.
    pub program: &'a str,
}

/// What was stored.
#[derive(Debug)]
pub struct Stored {
    /// The source's id.
    pub id: String,
    /// The original in the archive.
    pub original: PathBuf,
    /// Its text there, where it isn't a text itself.
    pub text: Option<PathBuf>,
    /// What was extracted.
    pub extract: Extract,
    /// The lines for the entry of a source that was there already and names no file; none where the entry was written.
    pub to_paste: Option<String>,
}

/// Stores a file. Nothing that is there is overwritten.
///
/// # Errors
/// When the disk fails, the file can't be read or holds no text, or something else is under its name.
pub fn add(intake: &Intake<'_>) -> Result<Stored> {
    let bytes = read(intake.file)?;
    let extract = extract(&bytes).map_err(|why| messages::unextracted(intake.file, &why))?;
    let id = id(intake)?;
    let known = intake.taken.contains(&id);
    let original = placed(intake, &id, extract.kind)?;
    let text = extract.kind.library().map(|library| {
        let by = format!("{}, {library}", intake.program);
        (original.with_extension("txt"), by)
    });
    let sha256 = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let pinned = |path: &Path, bytes: &[u8]| Pinned { name: name(path), sha256: sha256(bytes) };
    let pinned_text = text.as_ref().map(|(path, by)| (pinned(path, extract.text.as_bytes()), by.as_str()));
    let pins = pins(&pinned(&original, &bytes), pinned_text.as_ref().map(|(text, by)| (text, *by)));
    // Everything that could refuse is asked before anything is written.
    let sources = match known {
        true => None,
        false => Some(with_entry(intake.sources, &id, &entry(&id, &extract, &pins))?),
    };
    refuse_other(&original, &bytes)?;
    if let Some((path, _)) = &text {
        refuse_other(path, extract.text.as_bytes())?;
    }
    put_new(&original, &bytes)?;
    if let Some((path, _)) = &text {
        put_new(path, extract.text.as_bytes())?;
    }
    if let Some((old, new)) = &sources {
        // An editor may have saved meanwhile.
        if contents(intake.sources)? != *old {
            return Err(messages::changed_meanwhile(intake.sources, &id));
        }
        replace(&real(intake.sources)?, new.as_bytes())?;
    }
    Ok(Stored { id, original, text: text.map(|(path, _)| path), extract, to_paste: known.then_some(pins) })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let metadata = fs::metadata(path).map_err(Error::disk("read", path))?;
    if !metadata.is_file() {
        return Err(messages::no_file(path));
    }
    let file = fs::File::open(path).map_err(Error::disk("read", path))?;
    let mut bytes = Vec::new();
    file.take(MAX_ORIGINAL_BYTES + 1).read_to_end(&mut bytes).map_err(Error::disk("read", path))?;
    if bytes.len() as u64 > MAX_ORIGINAL_BYTES {
        return Err(messages::too_large(path, MAX_ORIGINAL_BYTES));
    }
    Ok(bytes)
}

/// The id that was typed, or one made from the file's name.
fn id(intake: &Intake<'_>) -> Result<String> {
    let stem = intake.file.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let made: String = stem.chars().map(|c| if plain(c) { c } else { '-' }).collect();
    let made: Vec<&str> = made.split('-').filter(|part| !part.is_empty()).collect();
    let made = made.join("-");
    match intake.id {
        Some(id) if id.starts_with(plain) && id.chars().all(|c| plain(c) || c == '-') => Ok(id.to_owned()),
        Some(id) => Err(messages::bad_id(id)),
        None if made.is_empty() => Err(messages::nameless(intake.file)),
        None if intake.taken.contains(&made) => Err(messages::taken(&made, intake.file)),
        None => Ok(made),
    }
}

/// Where the original goes: it stays where it is if that is in the archive already.
fn placed(intake: &Intake<'_>, id: &str, kind: FileKind) -> Result<PathBuf> {
    let archive = intake.archive.canonicalize().map_err(Error::disk("read", intake.archive))?;
    let file = intake.file.canonicalize().map_err(Error::disk("read", intake.file))?;
    let inside = file.parent() == Some(archive.as_path());
    let extension = file.extension().map(|extension| extension.to_ascii_lowercase());
    // Its text would stand under its own name.
    let clashes = kind.library().is_some() && extension.as_deref() == Some("txt".as_ref());
    match inside && !clashes && file.file_name().is_some_and(|name| name.to_str().is_some()) {
        true => Ok(intake.archive.join(name(&file))),
        false => Ok(intake.archive.join(format!("{id}.{}", kind.extension()))),
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Refuses a place where something else is.
fn refuse_other(path: &Path, bytes: &[u8]) -> Result<()> {
    match is_absent(path) || holds(path, bytes) {
        true => Ok(()),
        false => Err(messages::other_file(path)),
    }
}

/// Writes a file where there is none; one with the same bytes is left as it is.
fn put_new(path: &Path, bytes: &[u8]) -> Result<()> {
    if holds(path, bytes) { Ok(()) } else { replace(path, bytes) }
}

fn contents(path: &Path) -> Result<String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Error::disk("read", path)(error)),
    }
}

/// The file that a link leads to, so that the link stays; the check has refused one that leads out of the project.
fn real(path: &Path) -> Result<PathBuf> {
    if is_absent(path) {
        return Ok(path.to_owned());
    }
    path.canonicalize().map_err(Error::disk("read", path))
}

/// `sources.toml` as it is, and with the entry at its end.
fn with_entry(path: &Path, id: &str, entry: &str) -> Result<(String, String)> {
    let old = contents(path)?;
    let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let mut new = old.clone();
    if !new.trim().is_empty() {
        if !new.ends_with('\n') {
            new.push_str(end);
        }
        if !new.ends_with("\n\n") && !new.ends_with("\r\n\r\n") {
            new.push_str(end);
        }
    }
    new.push_str(&entry.replace('\n', end));
    match gains_table(&old, &new, id) {
        true => Ok((old, new)),
        false => Err(messages::not_written(&shown(path), entry)),
    }
}
