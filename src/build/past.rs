//! Reads what the last build left: its manifest, and whether each of its files is still as it was written.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::alteration::{Substitution, alteration};
use super::messages::REMOVED_MEANWHILE;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::make::Select;
use crate::manifest::{Each, FILE_NAME, Found, Manifest, OutputFormat, Unreadable, find, find_head};

/// A file of the last build, as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// The bytes that were written.
    Same,
    /// Gone.
    Missing,
    /// Other bytes.
    Altered,
}

/// The last build of a dossier.
#[derive(Debug)]
pub struct Past {
    /// Its manifest.
    pub manifest: Manifest,
    /// Its files by name.
    pub files: BTreeMap<String, OnDisk>,
}

/// Reads an output folder. The files are hashed, so that an altered file is found whatever its time stamp says.
///
/// # Errors
/// When the disk fails. A manifest that can't be used isn't a failure; the reason is returned.
pub fn look(folder: &Path) -> Result<(Option<Past>, Option<Unreadable>)> {
    Ok(match find(folder)? {
        Found::Nothing => (None, None),
        Found::Unusable(why) => (None, Some(why)),
        Found::Manifest(manifest) => (Some(judge(folder, *manifest)), None),
    })
}

/// Reads an output folder like [`look`], but not the facts and sources in the manifest: enough to judge what is current. None
/// when there is no manifest or it can't be used.
///
/// # Errors
/// As [`look`].
pub fn glance(folder: &Path) -> Result<Option<Past>> {
    Ok(match find_head(folder)? {
        Found::Manifest(manifest) => Some(judge(folder, *manifest)),
        Found::Nothing | Found::Unusable(_) => None,
    })
}

/// Reads a folder in full after a glance found a manifest there; where its facts can't be read, the result of a glance is
/// used.
///
/// # Errors
/// When the disk fails, or the manifest is gone.
pub fn look_again(folder: &Path) -> Result<(Option<Past>, Option<Unreadable>)> {
    match look(folder)? {
        (None, None) => {
            let gone = std::io::Error::new(ErrorKind::NotFound, REMOVED_MEANWHILE);
            Err(Error::disk("read", &folder.join(FILE_NAME))(gone))
        }
        (None, Some(why)) => Ok((glance(folder)?, Some(why))),
        found => Ok(found),
    }
}

fn judge(folder: &Path, manifest: Manifest) -> Past {
    let files = manifest
        .outputs
        .iter()
        .map(|(name, output)| (name.clone(), on_disk(&folder.join(name), output.size, &output.hash)))
        .collect();
    Past { manifest, files }
}

fn on_disk(path: &Path, size: u64, hash: &str) -> OnDisk {
    // A build writes files, so a link in the place of one counts as altered, wherever it leads.
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => OnDisk::Missing,
        // A file that can't be read is replaced; if that fails too, the build reports it.
        Ok(found) if found.is_file() && found.len() == size => match hashed(path) {
            Ok(found) if found.to_hex().as_str() == hash => OnDisk::Same,
            _ => OnDisk::Altered,
        },
        _ => OnDisk::Altered,
    }
}

/// The hash of a file, read piece by piece: room for each whole file cost more than hashing it.
fn hashed(path: &Path) -> std::io::Result<blake3::Hash> {
    Ok(blake3::Hasher::new().update_reader(fs::File::open(path)?)?.finalize())
}

impl Past {
    /// What an altered file in the folder is, where that can be recognised.
    pub fn alteration(&self, folder: &Path, name: &str) -> Option<Substitution> {
        let output =
            self.manifest.outputs.get(name).filter(|_| self.files.get(name) == Some(&OnDisk::Altered))?;
        let is_it = |bytes: &[u8]| blake3::hash(bytes).to_hex().as_str() == output.hash;
        alteration(&folder.join(name), is_it)
    }

    /// Whether every wanted file of a brief, with its charts, is still as it was made under a key.
    pub fn is_as_made(
        &self,
        brief: &str,
        audience: &str,
        languages: &[Language],
        key: &str,
        select: &Select,
    ) -> bool {
        let made = |name: &str| {
            self.manifest.outputs.get(name).is_some_and(|output| {
                self.manifest.key_of(output) == Some(key) && self.files.get(name) == Some(&OnDisk::Same)
            })
        };
        let mut texts = languages
            .iter()
            .flat_map(|&language| OutputFormat::of_pages().map(move |format| (language, format)));
        let mut charts = self.manifest.outputs.iter().filter(|(_, output)| {
            let language = Language::from_tag(&output.language);
            output.brief == brief
                && output.format.each() != Each::Language
                && language.is_some_and(|language| select.wants(audience, language, output.format))
        });
        texts.all(|(language, format)| {
            !select.wants(audience, language, format)
                || made(&format!("{brief}.{language}.{}", format.extension()))
        }) && charts.all(|(name, _)| made(name))
    }
}
