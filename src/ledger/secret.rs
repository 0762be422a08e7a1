//! The secret with which Message-IDs are made. Without it an id would confirm a guess at who else got the mail.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::place::{Locked, share_alike, sync_folder};
use super::random::{hex, random};
use crate::disk::{Staged, shown};
use crate::error::{Error, Result};

/// Octets of a secret.
const OCTETS: usize = 32;

/// 32 random octets that lie beside the ledger, in hexadecimal.
#[derive(Clone)]
pub struct Secret([u8; OCTETS]);

// It is never printed.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// A secret of these octets.
    pub fn new(octets: [u8; OCTETS]) -> Self {
        Self(octets)
    }

    /// What a Message-ID begins with, by what tells the mail from every other.
    pub fn key(&self, content: &str) -> String {
        blake3::keyed_hash(&self.0, content.as_bytes()).to_hex().chars().take(32).collect()
    }

    /// The secret beside a ledger; nothing when there is none.
    fn read(path: &Path, ledger: &Path) -> Result<Option<Self>> {
        // Asked before it is opened: to open a pipe would wait for somebody to write.
        let is_file = match fs::metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            found => found.map_err(Error::disk("read", path))?.is_file(),
        };
        let mut text = Vec::new();
        if is_file {
            let file = File::open(path).map_err(Error::disk("read", path))?;
            // Whoever has come to share the ledger shares it too.
            share_alike(&file, ledger);
            file.take(4 * OCTETS as u64).read_to_end(&mut text).map_err(Error::disk("read", path))?;
        }
        let secret = std::str::from_utf8(&text).ok().and_then(|text| from_hex(text.trim_end()));
        // Nobody's random numbers; a disk that lost the file may give them.
        let secret = secret.filter(|octets| octets.iter().any(|octet| *octet != 0));
        secret.map(|octets| Some(Self(octets))).ok_or_else(|| {
            Error::usage(
                format!("`{}` holds no secret of a ledger", shown(path)),
                "restore it from a backup, or remove it and a new one is made; what is in the ledger keeps its Message-IDs",
            )
        })
    }

    /// Writes the secret beside the ledger, whole or not at all, for those who may read the ledger.
    fn write(&self, path: &Path, ledger: &Path) -> Result<()> {
        let line = hex(&self.0)
            + "
";
        let staged = Staged::write(path, line.as_bytes())?;
        share_alike(staged.file(), ledger);
        staged.put()?;
        sync_folder(path)
    }
}

/// The secret of a ledger, made when there is none.
#[derive(Debug)]
pub struct Found {
    /// The secret.
    pub secret: Secret,
    /// Whether it was made now.
    pub is_new: bool,
}

/// Reads the secret beside a ledger, or makes it.
pub(super) fn secret(ledger: &Locked) -> Result<Found> {
    let path = path(&ledger.path);
    if let Some(secret) = Secret::read(&path, &ledger.path)? {
        return Ok(Found { secret, is_new: false });
    }
    // A link that leads to nothing: the drive it leads to may not be there.
    if fs::symlink_metadata(&path).is_ok() {
        let message = format!("`{}` is a link to a file that isn't there", shown(&path));
        return Err(Error::usage(message, "connect the drive it lies on, or take the link away"));
    }
    let secret = Secret(random()?);
    secret.write(&path, &ledger.path)?;
    Ok(Found { secret, is_new: true })
}

/// Puts another secret in the place of one that was used, so that nobody can test a guess against the ids made with it.
pub(super) fn renew(ledger: &Locked) -> Result<()> {
    let path = path(&ledger.path);
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        _ => Secret(random()?).write(&path, &ledger.path),
    }
}

/// `ledger.jsonl.key`.
fn path(ledger: &Path) -> PathBuf {
    let mut name = ledger.as_os_str().to_owned();
    name.push(".key");
    PathBuf::from(name)
}

fn from_hex(text: &str) -> Option<[u8; OCTETS]> {
    let mut octets = [0; OCTETS];
    if text.len() != 2 * OCTETS || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (octet, at) in octets.iter_mut().zip((0..).step_by(2)) {
        *octet = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(octets)
}
