//! Key files, and the file with the signature beside each page.

use std::fs;
use std::path::{Path, PathBuf};

use super::key::{SignatureError, Signer, Verifier};
use super::messages;
use crate::disk::{replace, shown};
use crate::error::{Error, Result};

/// What the name of a signature adds to the name of its file.
pub const EXTENSION: &str = ".minisig";
/// The largest key or signature that is read, in bytes.
const LARGEST: u64 = 64 << 10;

/// Opens the file of a secret key. `password` is asked for one where the key is locked; it is given the name of the file as it
/// is shown to the user, and returns nothing where there is no way to ask.
///
/// # Errors
/// When the file can't be read or isn't a key, or the password is missing or wrong.
pub fn open_signer(path: &Path, password: impl FnOnce(&str) -> Result<Option<String>>) -> Result<Signer> {
    let text = text_of(path)?;
    let file = shown(path);
    let password = match Signer::open(&text, None) {
        Ok(signer) => return Ok(signer),
        Err(SignatureError::Locked) => {
            password(&file)?.ok_or_else(|| messages::no_password(&file, SignatureError::Locked))?
        }
        Err(why) => return Err(messages::not_a_secret_key(&file, why)),
    };
    Signer::open(&text, Some(password)).map_err(|why| messages::wrong_password(&file, why))
}

/// A public key, from a file or typed.
///
/// # Errors
/// When it is neither a public key nor a file with one.
pub fn read_verifier(key: &str) -> Result<Verifier> {
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

/// Where the signature of a file is: beside it.
pub fn signature_place(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(EXTENSION);
    PathBuf::from(name)
}

/// What was done to sign a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signing {
    /// A new signature was written.
    Written,
    /// The signature that was there holds, and was left as it is.
    Held,
}

/// Signs a file, whose bytes are given, where it isn't signed by this key with this comment.
///
/// # Errors
/// When the disk fails, or the key can't sign.
pub fn sign_file(signer: &Signer, path: &Path, bytes: &[u8], comment: &str) -> Result<Signing> {
    let place = signature_place(path);
    if let Ok(signature) = text_of(&place)
        && signer.has_signed(bytes, &signature, comment)
    {
        return Ok(Signing::Held);
    }
    let signature = signer.sign(bytes, comment).map_err(|why| messages::not_signed(&shown(path), why))?;
    replace(&place, signature.as_bytes())?;
    Ok(Signing::Written)
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
pub fn compare_signature(verifier: &Verifier, path: &Path, bytes: &[u8]) -> Signature {
    let place = signature_place(path);
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
