//! The archive of a dossier: the one that was typed, the user's own, or the one that the dossier names.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::archived::ArchiveFolder;
use super::messages;
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Diagnostic, Span};
use crate::disk::{is_within, shown};
use crate::error::{Error, Result};

/// The archive of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Archive {
    /// A folder that is there.
    Here(PathBuf),
    /// One that isn't on this machine, as it was named.
    Elsewhere(String),
}

/// The archives that the user names, which take precedence over what a dossier says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedArchives {
    /// The one that was typed. It must be there.
    pub typed: Option<PathBuf>,
    /// The user's own, for all dossiers. It may be on a drive that isn't connected.
    pub own: Option<PathBuf>,
}

impl NamedArchives {
    /// Finds the archive of the dossier in a folder, which names `archive`; none where nobody names one, or the diagnostic of a name that can't be
    /// that of an archive.
    ///
    /// # Errors
    /// When the disk fails, or the folder that was typed isn't there.
    pub fn find(
        &self,
        folder: &Path,
        archive: Option<&(String, Span)>,
    ) -> Result<std::result::Result<Option<Archive>, Diagnostic>> {
        if let Some(typed) = &self.typed {
            ArchiveFolder::new(typed)?;
            return Ok(Ok(Some(Archive::Here(typed.clone()))));
        }
        if let Some(own) = &self.own {
            // A drive that isn't connected isn't a mistake; a file instead of a folder is one.
            if fs::metadata(own).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
                return Ok(Ok(Some(Archive::Elsewhere(shown(own)))));
            }
            ArchiveFolder::new(own)?;
            return Ok(Ok(Some(Archive::Here(own.clone()))));
        }
        let Some((name, span)) = archive else { return Ok(Ok(None)) };
        Ok(named(folder, name, span)?.map(Some))
    }

    /// Makes the folder of an archive that was typed or that the dossier names, where it isn't there, and returns it. The user's own may
    /// be on a drive that isn't connected, and a folder with nearly the dossier's name is what is meant by it: neither is made.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn create(&self, folder: &Path, archive: Option<&(String, Span)>) -> Result<Option<PathBuf>> {
        let path = match (&self.typed, &self.own, archive) {
            (Some(typed), ..) => typed.clone(),
            (None, None, Some((name, span))) => match named(folder, name, span)? {
                Ok(Archive::Elsewhere(_)) if near_folder(folder, name).is_none() => {
                    place_of(folder)?.join(name)
                }
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        if fs::symlink_metadata(&path).is_ok() {
            return Ok(None);
        }
        fs::create_dir_all(&path).map_err(Error::disk("make", &path))?;
        Ok(Some(path))
    }

    /// The folder of the archive, for a command that can do nothing without it.
    ///
    /// # Errors
    /// When the disk fails, nobody names an archive, or it isn't there.
    pub fn find_here(
        &self,
        folder: &Path,
        dossier: &str,
        archive: Option<&(String, Span)>,
    ) -> Result<std::result::Result<PathBuf, Diagnostic>> {
        match self.find(folder, archive)? {
            Err(diagnostic) => Ok(Err(diagnostic)),
            Ok(Some(Archive::Here(path))) => Ok(Ok(path)),
            Ok(Some(Archive::Elsewhere(name))) => {
                let near = near_folder(folder, &name);
                Err(messages::archive_not_there(dossier, &name, near.as_deref()))
            }
            Ok(None) => Err(messages::no_archive_named(dossier)),
        }
    }
}

/// The folder of that name in the project: in the folder of the dossier, beside it, or beside the folder of dossiers.
fn named(folder: &Path, name: &str, span: &Span) -> Result<std::result::Result<Archive, Diagnostic>> {
    let start = std::path::absolute(folder).map_err(Error::disk("find", folder))?;
    let levels: Vec<&Path> = start.ancestors().take(3).collect();
    // The root of the file system is nobody's project.
    if levels.iter().all(|level| level.parent().is_none()) {
        return Ok(Ok(Archive::Elsewhere(name.to_owned())));
    }
    for path in levels.iter().map(|level| level.join(name)) {
        match fs::symlink_metadata(&path) {
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => continue,
            Err(error) => return Err(Error::disk("read", &path)(error)),
        }
        let full = match path.canonicalize() {
            Ok(full) => full,
            // A link to a drive that isn't connected.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Ok(Archive::Elsewhere(name.to_owned())));
            }
            Err(error) => return Err(Error::disk("read", &path)(error)),
        };
        // Without a link on the way, it is where it was looked for.
        let level = path.parent().unwrap_or(&path).canonicalize().map_err(Error::disk("find", &path))?;
        let straight = path.file_name().is_some_and(|last| full == level.join(last));
        if !straight && !is_within(&full, folder)? {
            return Ok(Err(messages::archive_leads_out(span.clone(), name)));
        }
        if !full.is_dir() {
            return Ok(Err(messages::archive_is_no_folder(span.clone(), name)));
        }
        return Ok(Ok(Archive::Here(path)));
    }
    Ok(Ok(Archive::Elsewhere(name.to_owned())))
}

/// Where the archive of a dossier is made: beside `briefs`, where the dossier is in there, else beside its dossier.toml.
fn place_of(folder: &Path) -> Result<PathBuf> {
    let start = std::path::absolute(folder).map_err(Error::disk("find", folder))?;
    let briefs = start.parent().filter(|parent| parent.file_name().is_some_and(|name| name == "briefs"));
    Ok(briefs.and_then(Path::parent).unwrap_or(&start).to_owned())
}

/// The folder with the nearest name where the archive of a dossier is looked for. It is for a hint, so a place that can't be
/// listed gives none.
pub(super) fn near_folder(folder: &Path, name: &str) -> Option<String> {
    let start = std::path::absolute(folder).ok()?;
    let listed = start.ancestors().take(3).filter_map(|level| fs::read_dir(level).ok()).flatten().flatten();
    let folders = listed.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names: BTreeSet<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
}
