//! What this room says: why a key or a signature can't be used, and what would help.

use std::fmt::{self, Display};

use super::key::SignatureError;
use crate::error::Error;

impl Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecretKey => write!(f, "it isn't a secret key of minisign"),
            Self::Locked => write!(f, "the key is locked with a password"),
            Self::WrongPassword => write!(f, "the password doesn't open the key"),
            Self::NoPublicKey => write!(f, "it isn't a public key of minisign"),
            Self::NoSignature => write!(f, "it isn't a signature of minisign"),
            Self::OtherKey { made_by, asked } => {
                write!(f, "the key {made_by} made it, not the key {asked}")
            }
            Self::OtherFile => write!(f, "it belongs to another file, or to this one before it was changed"),
            Self::NotMade => write!(f, "the key is damaged, or the system gives no random numbers"),
        }
    }
}

impl std::error::Error for SignatureError {}

const KEY: &str = "name the secret key that `minisign -G` made, often ~/.minisign/minisign.key";

pub(super) fn not_a_secret_key(file: &str, why: impl Display) -> Error {
    cannot_sign(file, why, KEY)
}

pub(super) fn no_password(file: &str, why: impl Display) -> Error {
    cannot_sign(file, why, "type it at a terminal, or name a variable: `--sign-password-env NAME`")
}

pub(super) fn wrong_password(file: &str, why: impl Display) -> Error {
    cannot_sign(file, why, "try again")
}

fn cannot_sign(file: &str, why: impl Display, hint: &str) -> Error {
    Error::usage(format!("`{file}` can't sign: {why}"), hint)
}

pub(super) fn not_signed(page: &str, why: impl Display) -> Error {
    Error::usage(format!("`{page}` wasn't signed: {why}"), "compare the key with a backup of it")
}

pub(super) fn not_a_public_key_file(file: &str, why: impl Display) -> Error {
    Error::usage(format!("`{file}` can't tell who signed: {why}"), PUBLIC_KEY)
}

pub(super) fn not_a_public_key(typed: &str, why: impl Display) -> Error {
    Error::usage(format!("there is no file `{typed}`, and it can't be used as a key: {why}"), PUBLIC_KEY)
}

const PUBLIC_KEY: &str = "name the file minisign.pub, or type the key itself, which begins with RW";

pub(super) fn no_signature(place: &str) -> String {
    format!("there is no `{place}` beside it")
}

pub(super) fn wrong_signature(place: &str, why: impl Display) -> String {
    format!("`{place}`: {why}")
}

pub(super) fn too_large(file: &str) -> Error {
    Error::usage(
        format!("`{file}` is too large for a key or a signature"),
        "name the file that minisign made",
    )
}
