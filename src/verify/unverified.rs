//! Holds a project against its archives, and keeps apart what couldn't be compared, which is no mistake.

use std::path::Path;

use super::archive::{Archive, NamedArchives, near_folder};
use super::archived::ArchiveFolder;
use super::findings::{Absence, verify};
use super::memory::Memory;
use crate::check::Checked;
use crate::disk::Cache;
use crate::error::Result;
use crate::make::Project;

/// What couldn't be compared with an archived source in one dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unverified {
    /// The dossier's name.
    pub dossier: String,
    /// How many printed forms.
    pub forms: usize,
    /// The sources whose files aren't there, in the order of `sources.toml`.
    pub missing: Vec<MissingSource>,
    /// Where they were looked for.
    pub archive: Archive,
    /// Where the archive isn't there, a folder of the project whose name is near.
    pub near: Option<String>,
}

/// A source whose archived file isn't there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingSource {
    /// Its id.
    pub id: String,
    /// The name of the file, where one was looked for.
    pub file: Option<String>,
    /// A file of the archive whose name is near.
    pub near: Option<String>,
}

/// Verifies every dossier of a project that has an archive, and adds what is wrong to what the check found. An archived
/// source that isn't on this machine isn't a mistake; it is returned.
///
/// # Errors
/// When the disk fails, or the folder that was typed isn't there.
pub fn verify_project(
    project: &mut Project,
    named: &NamedArchives,
    cache: Option<&Cache>,
) -> Result<Vec<Unverified>> {
    let mut open = Vec::new();
    for (folder, name, checked) in &mut project.dossiers {
        open.extend(verify_dossier(folder, name, checked, named, cache)?);
    }
    Ok(open)
}

fn verify_dossier(
    folder: &Path,
    name: &str,
    checked: &mut Checked,
    named: &NamedArchives,
    cache: Option<&Cache>,
) -> Result<Option<Unverified>> {
    let Some(dossier) = &checked.dossier else { return Ok(None) };
    let archive = match named.find(folder, dossier.archive.as_ref())? {
        Ok(Some(archive)) => archive,
        Ok(None) => return Ok(None),
        Err(diagnostic) => {
            checked.diagnostics.push(diagnostic);
            return Ok(None);
        }
    };
    let (sources, near) = match &archive {
        Archive::Here(path) => (ArchiveFolder::new(path)?, None),
        Archive::Elsewhere(name) => (ArchiveFolder::elsewhere(), near_folder(folder, name)),
    };
    let report = verify(dossier, &sources, &Memory::open(cache, folder), Absence::Note)?;
    let missing = report.missing().map(|index| {
        let id = dossier.sources[index].id.clone();
        let (file, near) = report.tried.get(&id).cloned().unzip();
        MissingSource { id, file, near: near.flatten() }
    });
    let unverified = Unverified {
        dossier: name.to_owned(),
        forms: report.unverified(),
        missing: missing.collect(),
        archive,
        near,
    };
    checked.diagnostics.extend(report.diagnostics);
    crate::diagnostic::sort(&mut checked.diagnostics);
    Ok((unverified.forms > 0 || !unverified.missing.is_empty()).then_some(unverified))
}
