//! What `theme` says.

use crate::error::Error;

/// Where the theme is, and how it is used.
pub fn written(path: &str, name: &str) -> String {
    format!(
        "the theme is in `{path}`; write `theme = \"{name}\"` into dossier.toml or a brief, and edit from there"
    )
}

pub fn is_there(path: &str) -> Error {
    Error::usage(format!("`{path}` is there already"), "choose another name, or edit that theme")
}

pub fn bad_name(name: &str) -> Error {
    let message = format!("`{name}` can't be the name of a theme");
    Error::usage(message, "write lower-case letters, digits and hyphens, with a letter first: `house`")
}
