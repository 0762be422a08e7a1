//! The secret with which Message-IDs are made. Without it, an id would confirm a guess at who else got the mail.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::messages;
use super::place::{Locked, share_alike, sync_folder};
use super::random::{hex, random};
use crate::disk::Staged;
use crate::error::{Error, Result};

/// Octets of a secret.
const OCTETS: usize = 32;

/// 32 random octets, kept in hexadecimal in a file beside the ledger.
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

    /// The beginning of a Message-ID, made from what distinguishes the mail from every other.
    pub fn key(&self, content: &str) -> String {
        blake3::keyed_hash(&self.0, content.as_bytes()).to_hex().chars().take(32).collect()
    }

    /// The secret beside a ledger; none when there is no file for it.
    fn read(path: &Path, ledger: &Path) -> Result<Option<Self>> {
        // Checked before opening: opening a pipe would wait until something is written to it.
        let is_file = match fs::metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            found => found.map_err(Error::disk("read", path))?.is_file(),
        };
        let mut text = Vec::new();
        if is_file {
            let file = File::open(path).map_err(Error::disk("read", path))?;
            // Everybody who shares the ledger now must be able to read the secret too.
            share_alike(&file, ledger);
            file.take(4 * OCTETS as u64).read_to_end(&mut text).map_err(Error::disk("read", path))?;
        }
        let secret = std::str::from_utf8(&text).ok().and_then(|text| from_hex(text.trim_end()));
        // All zeros aren't random: a disk may return them for a file that it lost.
        let secret = secret.filter(|octets| octets.iter().any(|octet| *octet != 0));
        secret.map(|octets| Some(Self(octets))).ok_or_else(|| messages::not_a_secret(path))
    }

    /// Writes the secret beside the ledger, whole or not at all, for those who may read the ledger.
    fn write(&self, path: &Path, ledger: &Path) -> Result<()> {
        let line = hex(&self.0) + "\n";
        let staged = Staged::write(path, line.as_bytes())?;
        share_alike(staged.file(), ledger);
        staged.put()?;
        sync_folder(path)
    }
}

/// The secret of a ledger.
#[derive(Debug)]
pub struct SecretFound {
    /// The secret.
    pub secret: Secret,
    /// Whether it was made just now.
    pub is_new: bool,
}

/// Reads the secret beside a ledger, or makes one.
pub(super) fn secret(ledger: &Locked) -> Result<SecretFound> {
    let path = path(&ledger.path);
    if let Some(secret) = Secret::read(&path, &ledger.path)? {
        return Ok(SecretFound { secret, is_new: false });
    }
    // It is a link to a file that isn't there: the drive that holds the file may not be connected.
    if fs::symlink_metadata(&path).is_ok() {
        return Err(messages::secret_dangling(&path));
    }
    let secret = Secret(random()?);
    secret.write(&path, &ledger.path)?;
    Ok(SecretFound { secret, is_new: true })
}

/// Replaces a secret that was used, so that nobody can test a guess with it on the ids that it made.
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
