//! What is said of keys and signatures.

use std::fmt::Display;

use crate::diagnostic::wording::count;
use crate::error::Error;

const KEY: &str = "name the secret key that `minisign -G` made, often ~/.minisign/minisign.key";

pub fn not_a_secret_key(file: &str, why: impl Display) -> Error {
    cannot_sign(file, why, KEY)
}

pub fn no_password(file: &str, why: impl Display) -> Error {
    cannot_sign(file, why, "type it at a terminal, or name a variable: `--sign-password-env NAME`")
}

pub fn wrong_password(file: &str, why: impl Display) -> Error {
    cannot_sign(file, why, "try again")
}

fn cannot_sign(file: &str, why: impl Display, hint: &str) -> Error {
    Error::usage(format!("`{file}` can't sign: {why}"), hint)
}

pub fn no_variable(name: &str) -> Error {
    Error::usage(
        format!("the environment has no variable `{name}` with the password of the key"),
        "set it, or leave out `--sign-password-env` and type the password",
    )
}

/// What is asked at the terminal.
pub fn password_of(file: &str) -> String {
    format!("Password of `{file}`: ")
}

pub fn not_what_was_built(page: &str) -> Error {
    Error::usage(format!("`{page}` isn't what the build made, and wasn't signed"), "build again")
}

pub fn no_page() -> Error {
    Error::usage("there is no PDF to sign", "see above why none was made")
}

/// Numbers of pages: those that were signed, and those whose signature is still right.
pub fn signed(new: usize, before: usize) -> String {
    let before = if before > 0 { format!(", {before} signed before") } else { String::new() };
    format!("{} signed{before}", count(new, "page", "pages"))
}

pub fn not_signed(page: &str, why: impl Display) -> Error {
    Error::usage(format!("`{page}` wasn't signed: {why}"), "compare the key with a backup of it")
}

pub fn outdated(signature: &str) -> String {
    format!("`{signature}` signs an earlier page, and not this one: sign it anew with `--sign`, or remove it")
}

pub fn not_a_public_key_file(file: &str, why: impl Display) -> Error {
    Error::usage(format!("`{file}` can't tell who signed: {why}"), PUBLIC_KEY)
}

pub fn not_a_public_key(typed: &str, why: impl Display) -> Error {
    Error::usage(format!("there is no file `{typed}`, and it can't be used as a key: {why}"), PUBLIC_KEY)
}

const PUBLIC_KEY: &str = "name the file minisign.pub, or type the key itself, which begins with RW";

pub fn no_signature(place: &str) -> String {
    format!("there is no `{place}` beside it")
}

pub fn wrong_signature(place: &str, why: impl Display) -> String {
    format!("`{place}`: {why}")
}

pub fn too_large(file: &str) -> Error {
    Error::usage(
        format!("`{file}` is too large for a key or a signature"),
        "name the file that minisign made",
    )
}
