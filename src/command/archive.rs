//! The archive of each dossier (the one that was typed, the user's own, or the one that the project names), and what its copies
//! say, added to what the check found.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::messages::archive as messages;
use super::terminal;
use crate::check::Checked;
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::disk::{is_within, shown};
use crate::error::{Error, Result};
use crate::make::Project;
use crate::model::Dossier;
use crate::verify::{Absence, ArchiveFolder, Memory, Report, verify};

/// The archive of a dossier.
pub enum Archive {
    /// A folder that is there.
    Here(PathBuf),
    /// One that isn't on this machine, as it was named.
    Elsewhere(String),
    /// Nobody names one.
    None,
}

/// What couldn't be compared with an archived copy in one dossier.
pub struct Unverified {
    pub dossier: String,
    /// How many printed forms.
    pub forms: usize,
    /// The ids of the sources whose copies aren't there.
    pub missing: Vec<String>,
    /// For each of them, a clause with the name of the file that was looked for, and a near one that is there.
    tried: Vec<String>,
    /// Where they were looked for.
    archive: String,
    /// Whether the archive itself isn't there.
    elsewhere: bool,
    /// A folder of the project whose name is near that of the archive.
    near: Option<String>,
}

/// Finds the archive of a dossier.
///
/// # Errors
/// When the folder that was typed isn't there.
pub fn find(
    typed: Option<&Path>,
    folder: &Path,
    dossier: &Dossier,
) -> Result<std::result::Result<Archive, Diagnostic>> {
    if let Some(typed) = typed {
        ArchiveFolder::new(typed)?;
        return Ok(Ok(Archive::Here(typed.to_owned())));
    }
    if let Some(own) = terminal::own_archive() {
        // A drive that isn't connected isn't a mistake; a file instead of a folder is one.
        let absent = std::fs::metadata(&own).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
        if absent {
            return Ok(Ok(Archive::Elsewhere(shown(&own))));
        }
        ArchiveFolder::new(&own)?;
        return Ok(Ok(Archive::Here(own)));
    }
    let Some((name, span)) = &dossier.archive else { return Ok(Ok(Archive::None)) };
    named(folder, name, span)
}

/// The folder of that name in the project: beside dossier.toml, beside the dossier, or beside the folder of dossiers.
fn named(folder: &Path, name: &str, span: &Span) -> Result<std::result::Result<Archive, Diagnostic>> {
    let start = std::path::absolute(folder).map_err(Error::disk("find", folder))?;
    let levels: Vec<&Path> = start.ancestors().take(3).collect();
    // The root of the file system is nobody's project.
    if levels.iter().all(|level| level.parent().is_none()) {
        return Ok(Ok(Archive::Elsewhere(name.to_owned())));
    }
    for path in levels.iter().map(|level| level.join(name)) {
        match std::fs::symlink_metadata(&path) {
            Ok(_) => {}
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory
                ) =>
            {
                continue;
            }
            Err(error) => return Err(Error::disk("read", &path)(error)),
        }
        let full = match path.canonicalize() {
            Ok(full) => full,
            // A link to a drive that isn't connected.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Ok(Archive::Elsewhere(name.to_owned())));
            }
            Err(error) => return Err(Error::disk("read", &path)(error)),
        };
        // Without a link on the way, it is where it was looked for.
        let level = path.parent().unwrap_or(&path).canonicalize().map_err(Error::disk("find", &path))?;
        let straight = path.file_name().is_some_and(|last| full == level.join(last));
        if !straight && !is_within(&full, folder)? {
            return Ok(Err(messages::leads_out(span.clone(), name)));
        }
        if !full.is_dir() {
            return Ok(Err(messages::not_a_folder(span.clone(), name)));
        }
        return Ok(Ok(Archive::Here(path)));
    }
    Ok(Ok(Archive::Elsewhere(name.to_owned())))
}

/// Verifies every dossier of a project that has an archive, and adds what is wrong to what the check found. A copy that
/// isn't on this machine isn't a mistake; it is returned.
///
/// # Errors
/// When the disk fails or the folder that was typed isn't there.
pub fn hold(project: &mut Project, typed: Option<&Path>) -> Result<Vec<Unverified>> {
    let mut open = Vec::new();
    for (folder, name, checked) in &mut project.dossiers {
        open.extend(hold_one(folder, name, checked, typed)?);
    }
    Ok(open)
}

fn hold_one(
    folder: &Path,
    name: &str,
    checked: &mut Checked,
    typed: Option<&Path>,
) -> Result<Option<Unverified>> {
    let Some(dossier) = &checked.dossier else { return Ok(None) };
    let (copies, archive, elsewhere) = match find(typed, folder, dossier)? {
        Ok(Archive::None) => return Ok(None),
        Ok(Archive::Here(path)) => (ArchiveFolder::new(&path)?, path_shown(&path), false),
        Ok(Archive::Elsewhere(named)) => (ArchiveFolder::elsewhere(), named, true),
        Err(diagnostic) => {
            checked.diagnostics.push(diagnostic);
            return Ok(None);
        }
    };
    let memory = Memory::open(terminal::shelf().as_ref(), folder);
    let report = verify(dossier, &copies, &memory, Absence::Note)?;
    let unverified = Unverified {
        dossier: name.to_owned(),
        forms: report.unverified(),
        tried: report.missing().filter_map(|index| tried(&dossier.sources[index].id, &report)).collect(),
        missing: report.missing().map(|index| dossier.sources[index].id.clone()).collect(),
        near: if elsewhere && typed.is_none() { near_folder(folder, &archive) } else { None },
        archive,
        elsewhere,
    };
    checked.diagnostics.extend(report.diagnostics);
    crate::diagnostic::sort(&mut checked.diagnostics);
    Ok((unverified.forms > 0 || !unverified.missing.is_empty()).then_some(unverified))
}

/// The folder with the nearest name where the archive of a dossier is looked for. It is for a hint, so a place that can't be
/// listed gives none.
fn near_folder(folder: &Path, name: &str) -> Option<String> {
    let start = std::path::absolute(folder).ok()?;
    let listed =
        start.ancestors().take(3).filter_map(|level| std::fs::read_dir(level).ok()).flatten().flatten();
    let folders = listed.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names: BTreeSet<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
}

/// A source whose copy isn't there, with the name under which it was looked for.
fn tried(id: &str, report: &Report) -> Option<String> {
    let (file, near) = report.tried.get(id)?;
    Some(messages::missing_copy(id, file, near.as_deref()))
}

/// A path as seen from the folder that the user is in.
fn path_shown(path: &Path) -> String {
    let here = std::path::absolute(".").unwrap_or_default();
    shown(path.strip_prefix(here).unwrap_or(path))
}

/// Says which copies aren't there.
pub fn tell(open: &[Unverified]) {
    for Unverified { dossier, missing, tried, archive, elsewhere, near, .. } in
        open.iter().filter(|one| !one.missing.is_empty())
    {
        terminal::note(&match elsewhere {
            true => messages::elsewhere(dossier, archive, near.as_deref()),
            false => messages::lacks(dossier, archive, tried, missing.len()),
        });
    }
}

/// Says of each dossier whose pages print how many figures no copy shows what would make that number smaller.
pub fn unpinned(project: &Project) -> Vec<String> {
    let dossiers = project.dossiers.iter().filter_map(|(_, _, checked)| checked.dossier.as_ref());
    let tell = |dossier: &Dossier| {
        let open = dossier.unpinned();
        (!open.is_empty()).then(|| messages::unpinned(&dossier.name, &open, dossier.archive.is_some()))
    };
    dossiers.filter_map(tell).collect()
}

/// Adds to a summary how many printed forms were compared with no archived copy.
pub fn with_unverified(summary: &str, open: &[Unverified]) -> String {
    match open.iter().map(|one| one.forms).sum() {
        0 => summary.to_owned(),
        forms => messages::with_unverified(summary, forms),
    }
}

/// Names the dossiers with printed forms that were compared with no archived copy.
pub fn tell_forms(open: &[Unverified]) {
    for one in open.iter().filter(|one| one.forms > 0) {
        terminal::note(&messages::unverified_forms(&one.dossier, one.forms));
    }
}

/// The same for programs.
pub fn unverified_json(open: &[Unverified]) -> Vec<serde_json::Value> {
    open.iter()
        .map(|one| json!({ "dossier": one.dossier, "printed-forms": one.forms, "missing": one.missing }))
        .collect()
}

/// Verifies a dossier for a command that was asked to.
///
/// # Errors
/// When the disk fails, or there is no such archive.
pub fn verify_strictly(
    folder: &Path,
    dossier: &Dossier,
    typed: Option<&Path>,
) -> Result<std::result::Result<Report, Diagnostic>> {
    let path = match find(typed, folder, dossier)? {
        Err(diagnostic) => return Ok(Err(diagnostic)),
        Ok(Archive::Here(path)) => path,
        Ok(Archive::Elsewhere(named)) => {
            let near = near_folder(folder, &named);
            return Err(messages::not_there(&dossier.name, &named, near.as_deref()));
        }
        Ok(Archive::None) => return Err(messages::none_named(&dossier.name)),
    };
    if typed.is_none() {
        terminal::note(&messages::used(&dossier.name, &path_shown(&path)));
    }
    let memory = Memory::open(terminal::shelf().as_ref(), folder);
    verify(dossier, &ArchiveFolder::new(&path)?, &memory, Absence::Mistake).map(Ok)
}

/// Whether what was found stops anything.
pub fn is_sound(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().all(|found| found.severity() != Severity::Error)
}
