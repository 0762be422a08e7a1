//! What an earlier build found settled. Where the same program gets the same bytes, and the manifest and every output are still
//! as it left them, nothing is to be done, and no page is rendered to find that out again. The check still runs, and finds
//! every mistake that it would find.

use std::fs;
use std::path::Path;

use blake3::{Hash, Hasher};

use super::build_options::{BuildOptions, WriteMode};
use super::digest::digest;
use super::fingerprint::Fingerprints;
use super::past::{OnDisk, Past};
use crate::disk::Note;
use crate::language::Language;
use crate::make::Select;
use crate::manifest::FILE_NAME;

/// What is remembered of one folder of outputs.
#[derive(Debug)]
pub struct Settled {
    note: Note,
    /// Everything that an outcome depends on, except for the manifest, which holds the hashes of the outputs.
    inputs: Hasher,
}

impl Settled {
    /// The memory of a folder that is built from these inputs; none where the build is asked for more, or where the full path
    /// of the folder isn't known.
    pub fn open(
        wish: &BuildOptions,
        folder: &Path,
        inputs: &Hash,
        fingerprints: &Fingerprints,
    ) -> Option<Self> {
        let shelf =
            wish.shelf.as_ref().filter(|_| !(wish.force || wish.writing == WriteMode::Dry || wish.lists))?;
        let note = shelf.note("settled", folder)?;
        let Select { audience, language, formats } = &wish.select;
        let select = (audience, language.map(Language::tag), formats);
        let all = (select, inputs.as_bytes(), fingerprints.all.as_bytes());
        let mut hasher = Hasher::new();
        hasher.update(digest(&all).ok()?.as_bytes());
        Some(Self { note, inputs: hasher })
    }

    /// Whether an earlier build found the same inputs and manifest settled, and every output is still what the manifest says.
    pub fn knows(&self, folder: &Path, past: &Past) -> bool {
        past.files.values().all(|on_disk| *on_disk == OnDisk::Same)
            && self.hash(folder).is_some_and(|hash| self.note.says(&hash))
    }

    /// Remembers that nothing is left to do.
    pub fn keep(&self, folder: &Path) {
        self.hash(folder).iter().for_each(|hash| self.note.keep(hash));
    }

    fn hash(&self, folder: &Path) -> Option<Hash> {
        let manifest = fs::read(folder.join(FILE_NAME)).ok()?;
        Some(self.inputs.clone().update(&manifest).finalize())
    }
}
