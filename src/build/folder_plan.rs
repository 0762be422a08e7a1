//! What is to be done to a folder of outputs, judged in one place: a build carries it out, `build --dry-run` and `status`
//! report it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::build_options::BuildOptions;
use super::messages;
use super::output_state::{Judged, OutputState};
use super::past::{OnDisk, Past};
use super::reason::reasons;
use super::record::record;
use super::renew::Renewed;
use crate::disk::{holds, litter, put};
use crate::error::{Error, Result};
use crate::make::Output;
use crate::manifest::{FILE_NAME, Manifest, print};
use crate::model::Dossier;

/// What is to be done to a folder.
pub struct FolderPlan<'a> {
    /// What the last build left.
    pub past: Option<Past>,
    /// The manifest as it is to be.
    pub manifest: Manifest,
    /// The manifest's text.
    text: String,
    /// The outputs whose files don't have the right bytes yet.
    pub differing: Vec<&'a Output>,
    /// The files that no longer belong to any brief.
    left: Vec<(String, OnDisk)>,
}

impl<'a> FolderPlan<'a> {
    /// Judges a folder.
    ///
    /// # Errors
    /// When the manifest can't be written, which would be a bug of the library for it.
    pub fn new(
        folder: &Path,
        dossier: &Dossier,
        renewed: &'a Renewed,
        past: Option<Past>,
        wish: &BuildOptions,
    ) -> Result<Self> {
        let outputs = &renewed.outcome.outputs;
        let manifest = record(dossier, &renewed.briefs, outputs, past.as_ref(), &wish.select);
        let text = print(&manifest)
            .map_err(|error| Error::disk("write", &folder.join(FILE_NAME))(std::io::Error::other(error)))?;
        let files = past.iter().flat_map(|past| &past.files);
        let left = files.filter(|(name, _)| !manifest.outputs.contains_key(*name));
        let left = left.map(|(name, standing)| (name.clone(), *standing)).collect();
        Ok(Self { differing: differing(folder, outputs), manifest, text, left, past })
    }

    /// Whether nothing is to be done.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn is_settled(&self, folder: &Path) -> Result<bool> {
        let settled = self.differing.is_empty()
            && self.left.is_empty()
            && holds(&folder.join(FILE_NAME), self.text.as_bytes());
        Ok(settled && litter(folder)?.is_empty())
    }

    /// The state of each output that is due or on the disk, by the name of its file.
    pub fn judge(&self, folder: &Path) -> BTreeMap<String, Judged> {
        let files = self.past.iter().flat_map(|past| past.files.keys());
        let names: BTreeSet<&String> = self.manifest.outputs.keys().chain(files).collect();
        let differing: BTreeSet<String> = self.differing.iter().map(|output| output.file_name()).collect();
        let one = |name: &String| {
            let past = self.past.as_ref();
            let on_disk = past.and_then(|past| past.files.get(name));
            let state = match (self.manifest.outputs.contains_key(name), differing.contains(name), on_disk) {
                (false, _, Some(OnDisk::Missing) | None) => return None,
                (false, ..) => OutputState::LeftOver,
                (true, false, _) => OutputState::Current,
                (true, true, None) => OutputState::NotMade,
                (true, true, Some(OnDisk::Missing)) => OutputState::Missing,
                (true, true, Some(OnDisk::Altered)) => OutputState::Altered,
                (true, true, Some(OnDisk::Same)) => OutputState::Stale,
            };
            let why = past.filter(|_| state != OutputState::Current);
            let reasons = why.map(|past| reasons(&past.manifest, &self.manifest, name)).unwrap_or_default();
            let alteration = why.and_then(|past| past.alteration(folder, name));
            Some((name.clone(), Judged { state, alteration, reasons }))
        };
        names.into_iter().filter_map(one).collect()
    }

    /// Remarks on files that no longer belong to any brief, one sentence each.
    pub fn remarks<'s>(
        &'s self,
        folder: &'s Path,
        wish: &'s BuildOptions,
    ) -> impl Iterator<Item = String> + 's {
        self.left.iter().filter_map(move |(name, on_disk)| match on_disk {
            OnDisk::Missing => None,
            OnDisk::Same => Some(messages::left_over(&folder.join(name), wish.writing)),
            OnDisk::Altered => Some(messages::left_over_kept(&folder.join(name))),
        })
    }

    /// Carries it out. The manifest is written last: if that fails, the next build finds files that differ from the old one.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn carry_out(&self, folder: &Path) -> Result<()> {
        // First, because on a file system without capitals a new file may have the name of an old one.
        for (name, _) in self.left.iter().filter(|(_, standing)| *standing == OnDisk::Same) {
            let path = folder.join(name);
            fs::remove_file(&path).map_err(Error::disk("remove", &path))?;
        }
        for output in &self.differing {
            put(&folder.join(output.file_name()), &output.bytes)?;
        }
        let path = folder.join(FILE_NAME);
        if holds(&path, self.text.as_bytes()) { Ok(()) } else { put(&path, self.text.as_bytes()) }
    }
}

/// The outputs whose files don't hold their bytes.
fn differing<'a>(folder: &Path, outputs: &'a [Output]) -> Vec<&'a Output> {
    let differs = |output: &&Output| !holds(&folder.join(output.file_name()), &output.bytes);
    outputs.iter().filter(differs).collect()
}
