//! `new`: a small made-up dossier whose checks pass, to be replaced piece by piece.

use std::fs;
use std::path::Path;

use super::Verdict;
use super::arguments::NewArguments;
use super::terminal;
use crate::build::replace;
use crate::error::{Error, Result};
use crate::ledger::{hex, random};
use crate::read::shown;

/// The files of the dossier's folder.
const DOSSIER: [(&str, &str); 4] = [
    ("dossier.toml", include_str!("../../assets/starter/dossier.toml")),
    ("sources.toml", include_str!("../../assets/starter/sources.toml")),
    ("facts/works.toml", include_str!("../../assets/starter/facts/works.toml")),
    ("investor.toml", include_str!("../../assets/starter/investor.toml")),
];

const IGNORED: &str = include_str!("../../assets/starter/gitignore");

/// What the starter has where a new dossier has an id that no other has.
const NO_ID: &str = "0000000000000000";

/// The dossier's name where the folder's can't be one.
const NAME: &str = "kitahama";

/// Makes the project.
///
/// # Errors
/// When the folder holds anything already, or the disk fails.
pub fn run(arguments: &NewArguments) -> Result<Verdict> {
    let root = &arguments.folder;
    refuse_occupied(root)?;
    let name = root.file_name().and_then(|name| name.to_str()).filter(|name| is_name(name)).unwrap_or(NAME);
    let dossier = root.join("briefs").join(name);
    let facts = dossier.join("facts");
    fs::create_dir_all(&facts).map_err(Error::disk("create", &facts))?;
    let id = hex(&random::<8>()?);
    for (file, text) in DOSSIER {
        replace(&dossier.join(file), text.replace(NO_ID, &id).as_bytes())?;
    }
    replace(&root.join(".gitignore"), IGNORED.as_bytes())?;
    terminal::note(&format!(
        "a made-up dossier is in `{}`; `cd {}`, then `factbrief`, and edit from there",
        shown(&dossier),
        shown(root)
    ));
    Ok(Verdict::Right)
}

/// Nothing of the user's is ever overwritten: the folder must be new or empty.
fn refuse_occupied(root: &Path) -> Result<()> {
    match fs::read_dir(root) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
            Err(Error::usage(format!("`{}` is a file", shown(root)), "name a folder that isn't there yet"))
        }
        Err(error) => Err(Error::disk("list", root)(error)),
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Error::usage(
                format!("the folder `{}` isn't empty", shown(root)),
                "name a folder that isn't there yet; nothing is overwritten",
            )),
        },
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
