//! The folder for drafts as files: what they are called, and which of them may be written over.

use std::fs;
use std::path::{Path, PathBuf};

use super::prepared::Prepared;
use crate::disk::is_absent;
use crate::error::{Error, Result};
use crate::ledger::History;
use crate::model::Mailbox;

/// The folder for drafts.
#[derive(Debug)]
pub struct Outbox<'a> {
    folder: &'a Path,
    /// Whether others on this machine can list it. The names of drafts are addresses.
    pub is_open: bool,
}

impl<'a> Outbox<'a> {
    /// Makes the folder, which its owner alone may see. One that is there is left as it is.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn open(folder: &'a Path) -> Result<Self> {
        if !folder.is_dir() {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(folder).map_err(Error::disk("create", folder))?;
            return Ok(Self { folder, is_open: false });
        }
        Ok(Self { folder, is_open: others_may_list(folder)? })
    }

    /// The place of a draft.
    pub fn place(&self, prepared: &Prepared, from: &Mailbox) -> PathBuf {
        self.folder.join(draft_name(prepared, from))
    }

    /// Drafts of the same briefs to the same reader, but for the one just written, by name: one of them may hold last week's
    /// page.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn others(&self, prepared: &Prepared, written: &Path) -> Result<Vec<PathBuf>> {
        let stem = draft_stem(prepared);
        let mut others = Vec::new();
        for entry in fs::read_dir(self.folder).map_err(Error::disk("read", self.folder))? {
            let path = entry.map_err(Error::disk("read", self.folder))?.path();
            let rest =
                path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_prefix(&stem));
            if path != written && rest.is_some_and(|rest| rest.ends_with(".eml")) {
                others.push(path);
            }
        }
        others.sort();
        Ok(others)
    }
}

/// Whether a draft may take this place: nothing is there, or a draft just as the ledger knows it.
///
/// # Errors
/// When the disk fails.
pub fn may_replace(path: &Path, history: &History) -> Result<bool> {
    if is_absent(path) {
        return Ok(true);
    }
    // Reading a pipe would wait, and a link leads to another file.
    if !fs::symlink_metadata(path).map_err(Error::disk("read", path))?.is_file() {
        return Ok(false);
    }
    let bytes = fs::read(path).map_err(Error::disk("read", path))?;
    Ok(history.drafts.contains(blake3::hash(&bytes).to_hex().as_str()))
}

#[cfg(unix)]
fn others_may_list(folder: &Path) -> Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let found = fs::metadata(folder).map_err(Error::disk("read", folder))?;
    Ok(found.permissions().mode() & 0o044 != 0)
}

#[cfg(not(unix))]
fn others_may_list(_: &Path) -> Result<bool> {
    Ok(false)
}

/// `investor.en.ir@example.org.`: what the names of all drafts of these briefs to this reader begin with.
fn draft_stem(prepared: &Prepared) -> String {
    let first =
        prepared.recipients.first().map(|(_, mailbox)| mailbox.address.to_string()).unwrap_or_default();
    format!("{}.{}.{}.", for_a_file(&prepared.briefs.join("+")), prepared.language, for_a_file(&first))
}

/// Octets of a part of a file's name: three such parts stay below what every disk takes, 255.
const MAX_PART: usize = 80;

/// A text as a part of a file's name. One that is too long or holds what not every disk takes ends with a hash of the
/// whole instead, so that two texts never make the same name.
fn for_a_file(text: &str) -> String {
    let harmless = |c: char| c.is_alphanumeric() || "@._+-".contains(c);
    if text.len() <= MAX_PART && text.chars().all(harmless) {
        return text.to_owned();
    }
    let hash: String = blake3::hash(text.as_bytes()).to_hex().chars().take(8).collect();
    let mut part = String::new();
    for character in text.chars().map(|c| if harmless(c) { c } else { '_' }) {
        if part.len() + character.len_utf8() + 1 + hash.len() > MAX_PART {
            break;
        }
        part.push(character);
    }
    format!("{part}-{hash}")
}

/// `investor.en.ir@example.org.2026-11-21.1a2b3c4d.eml`: reader and page can be seen, and two mails never share a file.
fn draft_name(prepared: &Prepared, from: &Mailbox) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [&prepared.key, &prepared.text.subject, &from.to_string()] {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    let hash: String = hasher.finalize().to_hex().chars().take(8).collect();
    format!("{}{}.{hash}.eml", draft_stem(prepared), prepared.dossier.date)
}
