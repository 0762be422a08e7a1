//! What an earlier build found settled. Where the same program is given the same bytes, and every output and the manifest are
//! still the bytes that it left, nothing is to be done, and no page need be rendered to see it again. Every mistake that the
//! check finds is found all the same.
//!
//! It may be lost at any time, reaches no output, and holds hashes only: one for each folder of outputs.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};

use super::build_options::BuildOptions;
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
    /// All that an outcome follows from but the manifest, which holds the hashes of the outputs.
    inputs: Hasher,
}

impl Settled {
    /// The memory of a folder that is built from some inputs; none where a build is to do more than look, or where the folder
    /// isn't sure.
    pub fn open(
        wish: &BuildOptions,
        folder: &Path,
        inputs: &Hash,
        fingerprints: &Fingerprints,
    ) -> Option<Self> {
        let shelf = wish.shelf.as_ref().filter(|_| !(wish.force || wish.dry_run || wish.lists))?;
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

    /// Whether an earlier build found these very inputs and this manifest settled, and every output still is what it says.
    pub fn knows(&self, folder: &Path, past: &Past) -> bool {
        past.files.values().all(|on_disk| *on_disk == OnDisk::Same)
            && self.kept().is_some_and(|kept| Some(kept) == self.hash(folder))
    }

    /// Remembers that nothing is left to do. What can't be remembered is looked for again, which costs time and nothing else.
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
        // A pipe would be waited for.
        if !fs::metadata(&self.file).ok()?.is_file() {
            return None;
        }
        let mut text = String::new();
        fs::File::open(&self.file).ok()?.take(64).read_to_string(&mut text).ok()?;
        Hash::from_hex(text).ok()
    }
}
