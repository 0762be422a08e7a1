//! Publishes: writes the outputs of one audience, and nothing else, into a folder of their own. No manifest is written, since
//! it holds the facts of every audience.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::build_options::WriteMode;
use super::messages;
use crate::disk::{clean, holds, lock, put, refuse_linked};
use crate::error::{Error, Result};
use crate::make::{DossierOutcome, Listener};
use crate::manifest::{PUBLISHED, Published};
use crate::signature::EXTENSION;

/// The largest list of published files that is read, many times what a project has.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What publishing did to a folder, or would do.
#[derive(Debug, Default)]
pub struct Publication {
    /// The files that were written.
    pub written: Vec<String>,
    /// How many already held the right bytes.
    pub current: usize,
    /// The files of an earlier publication that were removed, with the signatures of pages that have changed.
    pub removed: Vec<String>,
}

/// Publishes what was made for an audience. Afterwards the folder holds only that, and hidden files.
///
/// # Errors
/// When the disk fails, or the folder holds what this program didn't publish there for the same audience.
pub fn publish(
    outcomes: &[DossierOutcome],
    audience: &str,
    folder: &Path,
    writing: WriteMode,
    listener: Listener<'_>,
) -> Result<Publication> {
    refuse_linked(folder)?;
    let due: Vec<(String, &[u8])> = outcomes
        .iter()
        .flat_map(|outcome| {
            let named =
                |output| (format!("{}/{}", outcome.name, crate::make::Output::file_name(output)), output);
            outcome.outputs.iter().map(named).map(|(name, output)| (name, output.bytes.as_slice()))
        })
        .collect();
    let names: BTreeSet<&String> = due.iter().map(|(name, _)| name).collect();
    if writing == WriteMode::Dry {
        let before = if folder.exists() { judge(folder, audience, &names)? } else { Vec::new() };
        return Ok(plan(folder, &due, &names, before));
    }
    fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
    let held = lock(folder, listener.waiting)?;
    for name in entries(folder)?.into_iter().filter(|name| !name.starts_with('.')) {
        let inner = folder.join(name);
        if fs::symlink_metadata(&inner).is_ok_and(|found| found.is_dir()) {
            clean(&inner, &held)?;
        }
    }
    clean(folder, &held)?;
    let before = judge(folder, audience, &names)?;
    let publication = plan(folder, &due, &names, before);
    // First, so that after a publication that was stopped, the next one knows every file that is there.
    let known = names.iter().copied().chain(&publication.removed).cloned().collect();
    say(folder, audience, known)?;
    for (name, bytes) in due.iter().filter(|(name, _)| publication.written.contains(name)) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            refuse_linked(parent)?;
            fs::create_dir_all(parent).map_err(Error::disk("create", parent))?;
        }
        put(&path, bytes)?;
    }
    for name in &publication.removed {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(Error::disk("remove", &path))?;
        // Even an empty folder would show that a dossier of this name exists.
        if let Some(parent) =
            path.parent().filter(|parent| entries(parent).is_ok_and(|names| names.is_empty()))
        {
            fs::remove_dir(parent).map_err(Error::disk("remove", parent))?;
        }
    }
    say(folder, audience, names.into_iter().cloned().collect())?;
    drop(held);
    Ok(publication)
}

/// Whether a folder was published, so that it holds only pages for one audience.
pub fn is_published(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(PUBLISHED)).is_ok()
}

fn plan(
    folder: &Path,
    due: &[(String, &[u8])],
    names: &BTreeSet<&String>,
    before: Vec<String>,
) -> Publication {
    let differing = due.iter().filter(|(name, bytes)| !holds(&folder.join(name), bytes));
    let written: Vec<String> = differing.map(|(name, _)| name.clone()).collect();
    // A signature belongs to its page as it was signed.
    let stays = |name: &String| match name.strip_suffix(EXTENSION).map(str::to_owned) {
        Some(page) => names.contains(&page) && !written.contains(&page),
        None => names.contains(name),
    };
    let removed = before.into_iter().filter(|name| !stays(name)).collect();
    Publication { current: due.len() - written.len(), written, removed }
}

fn say(folder: &Path, audience: &str, files: Vec<String>) -> Result<()> {
    let path = folder.join(PUBLISHED);
    let text = Published::new(audience, files).print();
    let text = text.map_err(|error| Error::disk("write", &path)(std::io::Error::other(error)))?;
    if holds(&path, text.as_bytes()) { Ok(()) } else { put(&path, text.as_bytes()) }
}

/// The published files in a folder.
///
/// # Errors
/// When nothing may be published here.
fn judge(folder: &Path, audience: &str, due: &BTreeSet<&String>) -> Result<Vec<String>> {
    let found = files(folder)?;
    if !is_published(folder) {
        let Some(first) = found.first() else { return Ok(Vec::new()) };
        return Err(messages::not_published(folder, first));
    }
    let path = folder.join(PUBLISHED);
    // A link or a pipe in its place wasn't written by a publication, and isn't read.
    let written = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file() && found.len() <= MAX_BYTES);
    let text = if written { fs::read(&path).map_err(Error::disk("read", &path))? } else { Vec::new() };
    let Some(published) = std::str::from_utf8(&text).ok().and_then(Published::parse) else {
        return Err(messages::list_unreadable(&path));
    };
    if published.audience != audience {
        return Err(messages::other_audience(folder, &published.audience));
    }
    let page = |name: &String| published.files.contains(name) || due.contains(name);
    let signature = |name: &String| name.strip_suffix(EXTENSION).is_some_and(|of| page(&of.to_owned()));
    let known = |name: &String| name == PUBLISHED || page(name) || signature(name);
    let strange: Vec<String> = found.iter().filter(|name| !known(name)).cloned().collect();
    if strange.is_empty() {
        return Ok(found
            .into_iter()
            .filter(|name| published.files.contains(name) || signature(name))
            .collect());
    }
    Err(messages::other_files(folder, &strange))
}

/// Everything in a folder and in the folders in it, by path from there; hidden files at the top are left out.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for name in entries(folder)?.into_iter().filter(|name| !name.starts_with('.')) {
        let inner: PathBuf = folder.join(&name);
        match fs::symlink_metadata(&inner).map_err(Error::disk("read", &inner))?.is_dir() {
            true => found.extend(entries(&inner)?.into_iter().map(|file| format!("{name}/{file}"))),
            false => found.push(name),
        }
    }
    found.sort();
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(Error::disk("read", folder))?;
    entries
        .map(|entry| {
            Ok(entry.map_err(Error::disk("read", folder))?.file_name().to_string_lossy().into_owned())
        })
        .collect()
}
