//! Signs pages with the user's own key, and holds signatures against pages: `build --sign`, `inspect --signed-by`.

use std::fs;
use std::path::{Path, PathBuf};

use super::terminal;
use crate::build::Built;
use crate::diagnostic::wording::count;
use crate::disk::{replace, shown};
use crate::error::{Error, Result};
use crate::manifest::{Found, find};
use crate::signature::{EXTENSION, SignatureError, Signer, Verifier};

/// The largest key or signature that is read, in bytes.
const LARGEST: u64 = 64 << 10;

/// Opens a secret key, with the password of an environment variable or of the user at the terminal where it is locked.
///
/// # Errors
/// When the file can't be read or is no key, or the password is missing or wrong.
pub fn signer(path: &Path, password_env: Option<&str>) -> Result<Signer> {
    let text = text_of(path)?;
    let failed =
        |why: SignatureError, hint: &str| Error::usage(format!("`{}` can't sign: {why}", shown(path)), hint);
    let make = "name the secret key that `minisign -G` made, often ~/.minisign/minisign.key";
    let password = match Signer::open(&text, None) {
        Ok(signer) => return Ok(signer),
        Err(SignatureError::Locked) => match password_env {
            Some(name) => terminal::variable(name).ok_or_else(|| {
                let what = format!("the environment has no variable `{name}` with the password of the key");
                Error::usage(what, "set it, or leave out `--sign-password-env` and type the password")
            })?,
            None => terminal::password(&format!("Password of `{}`: ", shown(path))).ok_or_else(|| {
                failed(
                    SignatureError::Locked,
                    "type it at a terminal, or name a variable: `--sign-password-env NAME`",
                )
            })?,
        },
        Err(why) => return Err(failed(why, make)),
    };
    Signer::open(&text, Some(password)).map_err(|why| failed(why, "try again"))
}

/// The signature of a file lies beside it.
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
                return Err(Error::usage(
                    format!("`{}` isn't what the build made, and wasn't signed", shown(&page.path)),
                    "build again",
                ));
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
        return Err(Error::usage("there is no PDF to sign", "see above why none was made"));
    }
    let left = if held > 0 { format!(", {held} signed before") } else { String::new() };
    terminal::note(&format!("{} signed{left}", count(signed, "page", "pages")));
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
    let signature = signer.sign(bytes, comment).map_err(|why| {
        Error::usage(format!("`{}` wasn't signed: {why}", shown(path)), "hold the key against a copy of it")
    })?;
    replace(&place, signature.as_bytes())?;
    Ok(true)
}

/// What to say of signatures that a build without a key left behind: they are of pages that are no longer there.
pub fn outdated(built: &[Built]) -> Vec<String> {
    let pages = built.iter().flat_map(|built| &built.pages);
    let anew = pages.filter(|page| {
        let name = page.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        page.written.iter().any(|written| written == name) && beside(&page.path).is_file()
    });
    anew.map(|page| {
        let place = shown(&beside(&page.path));
        format!("note: `{place}` signs an earlier page, and not this one: sign it anew with `--sign`, or remove it")
    })
    .collect()
}

/// A public key, from a file or typed.
///
/// # Errors
/// When it is neither a file with one nor one.
pub fn verifier(key: &str) -> Result<Verifier> {
    let path = Path::new(key);
    let text = match path.is_file() {
        true => text_of(path)?,
        false => key.to_owned(),
    };
    Verifier::read(&text).map_err(|why| {
        let what = match path.is_file() {
            true => format!("`{}` can't tell who signed: {why}", shown(path)),
            false => format!("there is no file `{}`, and as a key {why}", shown(path)),
        };
        Error::usage(what, "name the file minisign.pub, or type the key itself, which begins with RW")
    })
}

/// What a file's signature says.
pub struct Signature {
    /// The number of the key that was asked for.
    pub key: String,
    /// The comment that was signed with the file, or why there is no signature that holds, as one clause.
    pub outcome: std::result::Result<String, String>,
}

/// Holds the signature beside a file against its bytes.
pub fn hold(verifier: &Verifier, path: &Path, bytes: &[u8]) -> Signature {
    let place = beside(path);
    let outcome = match text_of(&place) {
        Err(_) if !place.exists() => Err(format!("there is no `{}` beside it", shown(&place))),
        Err(error) => Err(error.to_string()),
        Ok(text) => verifier.verify(bytes, &text).map_err(|why| format!("`{}`: {why}", shown(&place))),
    };
    Signature { key: verifier.number(), outcome }
}

fn text_of(path: &Path) -> Result<String> {
    let size = fs::metadata(path).map_err(Error::disk("read", path))?.len();
    if size > LARGEST {
        return Err(Error::usage(
            format!("`{}` is too large for a key or a signature", shown(path)),
            "name the file that minisign made",
        ));
    }
    fs::read_to_string(path).map_err(Error::disk("read", path))
}
