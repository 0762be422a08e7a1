//! Opens the key of `build --sign`, whose password only the user knows, and says what was signed.

use std::path::Path;

use super::messages::signing as messages;
use super::terminal;
use crate::build::{PageToSign, sign_pages};
use crate::error::Result;
use crate::signature::{Signer, open_signer};

/// Opens a secret key, with the password of an environment variable or of the user at the terminal where it is locked.
///
/// # Errors
/// When the file can't be read or isn't a key, or the password is missing or wrong.
pub fn signer(path: &Path, password_env: Option<&str>) -> Result<Signer> {
    open_signer(path, |file| match password_env {
        Some(name) => terminal::variable(name).ok_or_else(|| messages::no_variable(name)).map(Some),
        None => Ok(terminal::password(&messages::password_of(file))),
    })
}

/// Signs pages, and says how many.
///
/// # Errors
/// When the disk fails, the key can't sign, or there is no page.
pub fn sign(signer: &Signer, pages: &[PageToSign]) -> Result<()> {
    let signed = sign_pages(signer, pages)?;
    terminal::note(&messages::signed(signed.new, signed.held));
    Ok(())
}
