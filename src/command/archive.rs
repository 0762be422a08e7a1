//! Holds the dossiers of a command against their archives, and says what couldn't be compared.

use std::path::Path;

use serde_json::json;

use super::messages::archive::{self as messages, ArchiveOfDossier};
use super::terminal;
use crate::diagnostic::Diagnostic;
use crate::disk::shown;
use crate::error::Result;
use crate::make::Project;
use crate::model::Dossier;
use crate::question::Proofs;
use crate::verify::{
    Absence, Archive, ArchiveFolder, Memory, MissingSource, NamedArchives, Report, Unverified, verify,
    verify_project,
};

/// The archives that the user names, by `--archive` and in the environment.
pub fn named(typed: Option<&Path>) -> NamedArchives {
    NamedArchives { typed: typed.map(Path::to_owned), own: terminal::own_archive() }
}

/// Verifies every dossier of a project that has an archive, and adds what is wrong to what the check found. An archived
/// source that isn't on this machine isn't a mistake; it is returned.
///
/// # Errors
/// When the disk fails or the folder that was typed isn't there.
pub fn compare_archived(project: &mut Project, typed: Option<&Path>) -> Result<Vec<Unverified>> {
    verify_project(project, &named(typed), terminal::shelf().as_ref())
}

/// A path as seen from the folder that the user is in.
pub fn path_shown(path: &Path) -> String {
    let here = std::path::absolute(".").unwrap_or_default();
    shown(path.strip_prefix(here).unwrap_or(path))
}

/// Says which archived sources aren't there.
pub fn tell(open: &[Unverified]) {
    for Unverified { dossier, missing, archive, near, .. } in
        open.iter().filter(|one| !one.missing.is_empty())
    {
        terminal::note(&match archive {
            Archive::Elsewhere(name) => messages::elsewhere(dossier, name, near.as_deref()),
            Archive::Here(path) => {
                let tried: Vec<String> = missing.iter().filter_map(tried).collect();
                messages::lacks(dossier, &path_shown(path), &tried, missing.len())
            }
        });
    }
}

/// A source whose archived file isn't there, with the name under which it was looked for.
fn tried(source: &MissingSource) -> Option<String> {
    let file = source.file.as_deref()?;
    Some(messages::missing_copy(&source.id, file, source.near.as_deref()))
}

/// Says of each dossier whose pages print how many figures no archived source shows what would make that number smaller.
pub fn unpinned(project: &Project) -> Vec<String> {
    let dossiers = project.dossiers.iter().filter_map(|(_, _, checked)| checked.dossier.as_ref());
    let tell = |dossier: &Dossier| {
        let open = dossier.unpinned();
        let archive = match dossier.archive {
            Some(_) => ArchiveOfDossier::Named,
            None => ArchiveOfDossier::Unnamed,
        };
        (!open.is_empty()).then(|| messages::unpinned(&dossier.name, &open, archive))
    };
    dossiers.filter_map(tell).collect()
}

/// Adds to a summary how many printed forms were compared with no archived source.
pub fn with_unverified(summary: &str, open: &[Unverified]) -> String {
    match open.iter().map(|one| one.forms).sum() {
        0 => summary.to_owned(),
        forms => messages::with_unverified(summary, forms),
    }
}

/// Names the dossiers with printed forms that were compared with no archived source.
pub fn tell_forms(open: &[Unverified]) {
    for one in open.iter().filter(|one| one.forms > 0) {
        terminal::note(&messages::unverified_forms(&one.dossier, one.forms));
    }
}

/// The same for programs.
pub fn unverified_json(open: &[Unverified]) -> Vec<serde_json::Value> {
    let as_json = |one: &Unverified| {
        let missing: Vec<&String> = one.missing.iter().map(|source| &source.id).collect();
        json!({ "dossier": one.dossier, "printed-forms": one.forms, "missing": missing })
    };
    open.iter().map(as_json).collect()
}

/// What the archive says of a dossier's printed forms, for a command that only tells it: an archive that isn't there is an answer.
///
/// # Errors
/// When the disk fails, or the folder that was typed isn't there.
pub fn proofs(
    folder: &Path,
    dossier: &Dossier,
    typed: Option<&Path>,
) -> Result<std::result::Result<Proofs, Diagnostic>> {
    Ok(match named(typed).find(folder, dossier.archive.as_ref())? {
        Err(diagnostic) => Err(diagnostic),
        Ok(None) => Ok(Proofs::NoArchive),
        Ok(Some(Archive::Elsewhere(name))) => Ok(Proofs::Elsewhere(name)),
        Ok(Some(Archive::Here(path))) => {
            let memory = Memory::open(terminal::shelf().as_ref(), folder);
            let report = verify(dossier, &ArchiveFolder::new(&path)?, &memory, Absence::Note)?;
            Ok(Proofs::Compared(path_shown(&path), report))
        }
    })
}

/// Verifies a dossier for a command that was asked to, and says which archive was used where none was typed.
///
/// # Errors
/// When the disk fails, or there is no such archive.
pub fn verify_strictly(
    folder: &Path,
    dossier: &Dossier,
    typed: Option<&Path>,
) -> Result<std::result::Result<Report, Diagnostic>> {
    let path = match named(typed).find_here(folder, &dossier.name, dossier.archive.as_ref())? {
        Err(diagnostic) => return Ok(Err(diagnostic)),
        Ok(path) => path,
    };
    if typed.is_none() {
        terminal::note(&messages::used(&dossier.name, &path_shown(&path)));
    }
    let memory = Memory::open(terminal::shelf().as_ref(), folder);
    verify(dossier, &ArchiveFolder::new(&path)?, &memory, Absence::Mistake).map(Ok)
}
