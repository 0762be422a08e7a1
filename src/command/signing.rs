//! Signs pages with the user's own key, and compares signatures with pages: `build --sign`, `inspect --signed-by`.

use std::fs;
use std::path::{Path, PathBuf};

use super::messages::signing as messages;
use super::terminal;
use crate::build::Built;
use crate::disk::{replace, shown};
use crate::error::{Error, Result};
use crate::manifest::{Found, find};
use crate::signature::{EXTENSION, SignatureError, Signer, Verifier};

/// The largest key or signature that is read, in bytes.
const LARGEST: u64 = 64 << 10;

/// Opens a secret key, with the password of an environment variable or of the user at the terminal where it is locked.
///
/// # Errors
/// When the file can't be read or isn't a key, or the password is missing or wrong.
pub fn signer(path: &Path, password_env: Option<&str>) -> Result<Signer> {
    let text = text_of(path)?;
    let file = shown(path);
    let password = match Signer::open(&text, None) {
        Ok(signer) => return Ok(signer),
        Err(SignatureError::Locked) => match password_env {
            Some(name) => terminal::variable(name).ok_or_else(|| messages::no_variable(name))?,
            None => terminal::password(&messages::password_of(&file))
                .ok_or_else(|| messages::no_password(&file, SignatureError::Locked))?,
        },
        Err(why) => return Err(messages::not_a_secret_key(&file, why)),
    };
    Signer::open(&text, Some(password)).map_err(|why| messages::wrong_password(&file, why))
}

/// Where the signature of a file is: beside it.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(EXTENSION);
    PathBuf::from(name)
}

/// Signs the pages that were asked for, those too that were current, and says how many. A signature that holds is left.
///
/// # Errors
/// When the disk fails, a page isn't what the build made, or none was made to sign.
pub fn sign(signer: &Signer, built: &[Built]) -> Result<()> {
    let mut pages = Vec::new();
    for built in built.iter().filter(|built| built.failed == 0) {
        let manifest = match find(&built.folder)? {
            Found::Manifest(manifest) => manifest,
            _ => continue,
        };
        for page in &built.pages {
            let Some(name) = page.path.file_name().and_then(|name| name.to_str()) else { continue };
            let Some(output) = manifest.outputs.get(name) else { continue };
            let bytes = fs::read(&page.path).map_err(Error::disk("read", &page.path))?;
            if blake3::hash(&bytes).to_hex().as_str() != output.hash {
                return Err(messages::not_what_was_built(&shown(&page.path)));
            }
            pages.push((page.path.clone(), bytes, format!("{}/{name}", built.name)));
        }
    }
    sign_pages(signer, &pages)
}

/// Signs pages, each with its place, its bytes and what it is.
///
/// # Errors
/// When the disk fails, or there is none.
pub fn sign_pages(signer: &Signer, pages: &[(PathBuf, Vec<u8>, String)]) -> Result<()> {
    let (mut signed, mut held) = (0, 0);
    for (path, bytes, comment) in pages {
        match sign_file(signer, path, bytes, comment)? {
            true => signed += 1,
            false => held += 1,
        }
    }
    if pages.is_empty() {
        return Err(messages::no_page());
    }
    terminal::note(&messages::signed(signed, held));
    Ok(())
}

/// Whether a new signature was written; the one that is there may hold.
fn sign_file(signer: &Signer, path: &Path, bytes: &[u8], comment: &str) -> Result<bool> {
    let place = beside(path);
    if let Ok(signature) = text_of(&place)
        && signer.has_signed(bytes, &signature, comment)
    {
        return Ok(false);
    }
    let signature = signer.sign(bytes, comment).map_err(|why| messages::not_signed(&shown(path), why))?;
    replace(&place, signature.as_bytes())?;
    Ok(true)
}

/// What to say of signatures that a build without a key left: they are of pages that are no longer there.
pub fn outdated(built: &[Built]) -> Vec<String> {
    let pages = built.iter().flat_map(|built| &built.pages);
    let anew = pages.filter(|page| {
        let name = page.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        page.written.iter().any(|written| written == name) && beside(&page.path).is_file()
    });
    anew.map(|page| messages::outdated(&shown(&beside(&page.path)))).collect()
}

/// A public key, from a file or typed.
///
/// # Errors
/// When it is neither a public key nor a file with one.
pub fn verifier(key: &str) -> Result<Verifier> {
    let path = Path::new(key);
    let text = match path.is_file() {
        true => text_of(path)?,
        false => key.to_owned(),
    };
    Verifier::read(&text).map_err(|why| {
        let file = shown(path);
        match path.is_file() {
            true => messages::not_a_public_key_file(&file, why),
            false => messages::not_a_public_key(&file, why),
        }
    })
}

/// What a file's signature says.
pub struct Signature {
    /// The number of the key that was asked for.
    pub key: String,
    /// Whether it is that key's.
    pub outcome: Signed,
}

/// Whether a file was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// Byte for byte, with this comment.
    With(String),
    /// Nothing says so: why, as one clause.
    Not(String),
}

impl Signed {
    /// The comment that was signed with the file.
    pub fn comment(&self) -> Option<&str> {
        match self {
            Self::With(comment) => Some(comment),
            Self::Not(_) => None,
        }
    }

    /// Why nothing says that it was signed.
    pub fn problem(&self) -> Option<&str> {
        match self {
            Self::With(_) => None,
            Self::Not(why) => Some(why),
        }
    }
}

/// Compares the signature beside a file with its bytes.
pub fn compare(verifier: &Verifier, path: &Path, bytes: &[u8]) -> Signature {
    let place = beside(path);
    let outcome = match text_of(&place) {
        Err(_) if !place.exists() => Signed::Not(messages::no_signature(&shown(&place))),
        Err(error) => Signed::Not(error.to_string()),
        Ok(text) => match verifier.verify(bytes, &text) {
            Ok(comment) => Signed::With(comment),
            Err(why) => Signed::Not(messages::wrong_signature(&shown(&place), why)),
        },
    };
    Signature { key: verifier.number(), outcome }
}

fn text_of(path: &Path) -> Result<String> {
    let size = fs::metadata(path).map_err(Error::disk("read", path))?.len();
    if size > LARGEST {
        return Err(messages::too_large(&shown(path)));
    }
    fs::read_to_string(path).map_err(Error::disk("read", path))
}
