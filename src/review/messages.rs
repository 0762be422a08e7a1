//! What this room says.

use std::path::Path;

use crate::diagnostic::wording::{choice, unknown_name};
use crate::disk::shown;
use crate::error::Error;

pub(super) fn unknown<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Error {
    Error::usage(
        format!("there is no fact and no brief `{typed}`"),
        unknown_name(typed, known, "fact or brief"),
    )
}

/// `names` are what each of them may be called instead.
pub(super) fn several(typed: &str, names: &[String]) -> Error {
    let hint = match names.iter().any(|name| name == typed) {
        true => format!("`{typed}.toml` is the brief; give the fact another id"),
        false => format!("write {}", choice(names)),
    };
    Error::usage(format!("`{typed}` is the name of several"), hint)
}

pub(super) fn changed_meanwhile(file: &Path) -> Error {
    Error::usage(
        format!("`{}` was changed since it was read, and the review isn't noted there", shown(file)),
        "look at what has changed, and run the command again",
    )
}

pub(super) fn no_place(name: &str, place: &str, value: &str) -> Error {
    Error::usage(
        format!("the review of `{name}` can't be written at `{place}`"),
        format!("write `reviewed = {value}` there by hand"),
    )
}
