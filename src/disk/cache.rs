//! What a run remembers and may lose: notes in the user's cache folder, each one hash, that say what needn't be done again.
//!
//! A note that is missing, damaged or another program's counts as none. None reaches an output.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};

use super::write::put_private;
use crate::error::{Error, Result};

/// Where a run remembers what the next one needn't look for again, and which program remembers it.
#[derive(Debug, Clone)]
pub struct Cache {
    /// The user's folder for what may be lost.
    pub folder: PathBuf,
    /// The exact program: another one may judge differently.
    pub program: String,
}

impl Cache {
    /// The file of a kind for a folder of the user's; none where the folder's full path isn't known, since it could then be
    /// taken for another one.
    pub fn file(&self, kind: &str, folder: &Path) -> Option<PathBuf> {
        let folder = folder.canonicalize().ok()?;
        let name = blake3::hash(folder.as_os_str().as_encoded_bytes()).to_hex();
        Some(self.folder.join(kind).join(&name.as_str()[..32]))
    }

    /// The note of a kind on a folder of the user's.
    pub fn note(&self, kind: &str, folder: &Path) -> Option<Note> {
        let mut program = Hasher::new();
        program.update(&(self.program.len() as u64).to_le_bytes()).update(self.program.as_bytes());
        Some(Note { file: self.file(kind, folder)?, program })
    }
}

/// One hash that an earlier run of the same program left.
#[derive(Debug)]
pub struct Note {
    file: PathBuf,
    program: Hasher,
}

impl Note {
    /// Whether this is what was noted.
    pub fn says(&self, hash: &Hash) -> bool {
        self.kept() == Some(self.signed(hash))
    }

    /// Notes it. What can't be noted is found out again, which only costs time; so a home folder that is read-only or full isn't
    /// reported.
    pub fn keep(&self, hash: &Hash) {
        if !self.says(hash) {
            let _ = self.write(&self.signed(hash));
        }
    }

    fn signed(&self, hash: &Hash) -> Hash {
        self.program.clone().update(hash.as_bytes()).finalize()
    }

    fn write(&self, hash: &Hash) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
        }
        put_private(&self.file, hash.to_hex().as_bytes())
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
