//! What `build --sign` says, and asks at the terminal.

use crate::diagnostic::wording::count;
use crate::error::Error;

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

/// Numbers of pages: those that were signed, and those whose signature is still right.
pub fn signed(new: usize, before: usize) -> String {
    let before = if before > 0 { format!(", {before} signed before") } else { String::new() };
    format!("{} signed{before}", count(new, "page", "pages"))
}

pub fn outdated(signature: &str) -> String {
    format!("`{signature}` signs an earlier page, and not this one: sign it anew with `--sign`, or remove it")
}
