//! `new`: a small made-up dossier whose checks pass, to be replaced piece by piece.

use std::path::Path;

use super::arguments::NewArguments;
use super::messages::new as messages;
use super::terminal;
use super::verdict::Verdict;
use crate::disk::{shown, start_project};
use crate::error::Result;
use crate::ledger::{hex, random};

/// Makes the project.
///
/// # Errors
/// When the folder holds anything already, or the disk fails.
pub fn run(arguments: &NewArguments) -> Result<Verdict> {
    let root = &arguments.folder;
    let dossier = start_project(root, &hex(&random::<8>()?))?;
    let cd = (root.as_path() != Path::new(".")).then(|| quoted(root));
    terminal::note(&messages::made(&shown(&dossier), cd.as_deref()));
    Ok(Verdict::Right)
}

/// A path as it is typed in a shell, where it isn't plain.
fn quoted(path: &Path) -> String {
    let path = shown(path);
    let plain = |character: char| character.is_alphanumeric() || "/._-+@".contains(character);
    match (path.starts_with('-'), path.chars().all(plain)) {
        (false, true) => path,
        (true, true) => format!("./{path}"),
        (begins, false) => {
            let before = if begins { "./" } else { "" };
            format!("'{before}{}'", path.replace('\'', "'\\''"))
        }
    }
}
