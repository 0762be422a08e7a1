//! What `new` says.

use crate::error::Error;

/// `cd` is the folder to go to as it is typed in a shell; none where that is the current one.
pub fn made(dossier: &str, cd: Option<&str>) -> String {
    let go = cd.map(|folder| format!("`cd {folder}`, then ")).unwrap_or_default();
    format!("a made-up dossier is in `{dossier}`; {go}run `factbrief`, and edit from there")
}

pub fn dangling_link(folder: &str) -> Error {
    Error::usage(format!("`{folder}` is a link that leads nowhere"), ANOTHER)
}

pub fn is_file(folder: &str) -> Error {
    Error::usage(format!("`{folder}` is a file"), ANOTHER)
}

pub fn not_empty(folder: &str) -> Error {
    Error::usage(
        format!("the folder `{folder}` isn't empty"),
        "name a folder that isn't there yet; nothing is overwritten",
    )
}

const ANOTHER: &str = "name a folder that isn't there yet";
