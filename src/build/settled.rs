//! What an earlier build found settled. Where the same program gets the same bytes, and the manifest and every output are still
//! as it left them, nothing is to be done, and no page is rendered to find that out again. The check still runs, and finds
//! every mistake that it would find.
//!
//! It may be lost at any time, reaches no output, and holds hashes only: one for each folder of outputs.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};

use super::build_options::{BuildOptions, WriteMode};
use super::digest::digest;
use super::fingerprint::Fingerprints;
use super::past::{OnDisk, Past};
use crate::disk::put_private;
use crate::error::Error;
use crate::language::Language;
use crate::make::Select;
use crate::manifest::FILE_NAME;

/// What is remembered of one folder of outputs.
#[derive(Debug)]
pub struct Settled {
    file: PathBuf,
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
        let place = folder.canonicalize().ok()?;
        let name = blake3::hash(place.as_os_str().as_encoded_bytes()).to_hex();
        let Select { audience, language, formats } = &wish.select;
        let select = (audience, language.map(Language::tag), formats);
        let all = (&shelf.program, select, inputs.as_bytes(), fingerprints.all.as_bytes());
        let mut hasher = Hasher::new();
        hasher.update(digest(&all).ok()?.as_bytes());
        let file = shelf.folder.join("settled").join(&name.as_str()[..32]);
        Some(Self { file, inputs: hasher })
    }

    /// Whether an earlier build found the same inputs and manifest settled, and every output is still what the manifest says.
    pub fn knows(&self, folder: &Path, past: &Past) -> bool {
        past.files.values().all(|on_disk| *on_disk == OnDisk::Same)
            && self.kept().is_some_and(|kept| Some(kept) == self.hash(folder))
    }

    /// Remembers that nothing is left to do. What can't be remembered is looked for again, which only costs time.
    pub fn keep(&self, folder: &Path) {
        let Some(hash) = self.hash(folder).filter(|hash| self.kept() != Some(*hash)) else { return };
        let written = match self.file.parent() {
            Some(parent) => fs::create_dir_all(parent).map_err(Error::disk("create", parent)),
            None => Ok(()),
        };
        let _ = written.and_then(|()| put_private(&self.file, hash.to_hex().as_bytes()));
    }

    fn hash(&self, folder: &Path) -> Option<Hash> {
        let manifest = fs::read(folder.join(FILE_NAME)).ok()?;
        Some(self.inputs.clone().update(&manifest).finalize())
    }

    fn kept(&self) -> Option<Hash> {
        // Reading a pipe would wait for its writer.
        if !fs::metadata(&self.file).ok()?.is_file() {
            return None;
        }
        let mut text = String::new();
        fs::File::open(&self.file).ok()?.take(64).read_to_string(&mut text).ok()?;
        Hash::from_hex(text).ok()
    }
}
