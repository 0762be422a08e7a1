//! Finds dossiers and the files in them. Each file and folder that it meets is read, refused or named as unread.

use std::collections::BTreeSet;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use super::drawings::is_drawing;
use super::link::refused_link;
use super::messages;
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{Diagnostic, visible};
use crate::error::{Error, Result};

/// What was found, and what is wrong with the rest.
pub type FoundFolders = (Vec<PathBuf>, Vec<Diagnostic>);

/// Each of these makes a folder a dossier, even where the rest is missing.
const MARKS: [&str; 3] = ["dossier.toml", "sources.toml", "facts"];

/// The dossiers that `path` means: itself when it holds a `dossier.toml`, else the folders in it that do.
///
/// # Errors
/// When the folder isn't there or can't be listed. A folder without any dossier is a diagnostic.
pub fn find_dossiers(path: &Path) -> Result<FoundFolders> {
    // A user who names a link means what it leads to. The usual folder, which nobody named, may have come with the project.
    if path == Path::new("briefs")
        && let Some(refused) = refused_link(path, Path::new("."))?
    {
        return Ok((Vec::new(), vec![refused]));
    }
    let metadata = fs::metadata(path).map_err(Error::disk("read", path))?;
    if !metadata.is_dir() {
        return Err(messages::not_a_dossier_folder(path));
    }
    // A folder with fact tables but no dossier.toml is a dossier with a mistake, not an empty folder. So is one whose
    // dossier.toml is a link that leads nowhere.
    if is_dossier(path) {
        let named = path.file_name().and_then(|_| unprintable(path));
        return Ok(
            named.map_or_else(|| (vec![path.to_owned()], Vec::new()), |wrong| (Vec::new(), vec![wrong]))
        );
    }
    let (mut dossiers, mut deeper, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for (entry, kind) in listed(path)? {
        if is_harmless(&entry) {
            continue;
        }
        if let Some(refused) = unprintable(&entry) {
            wrong.push(refused);
        } else if kind.is_symlink()
            && let Some(refused) = refused_link(&entry, path)?
        {
            wrong.push(refused);
        } else if is_dossier(&entry) {
            dossiers.push(entry);
        } else if entry.is_dir() && holds_dossier(&entry) {
            deeper.push(entry);
        } else if looks_like(&entry, "toml") {
            wrong.push(messages::outside_of_dossiers(&entry));
        }
    }
    if dossiers.is_empty() {
        wrong.push(messages::no_dossier(path, deeper.first().map(PathBuf::as_path)));
    } else {
        wrong.extend(deeper.iter().map(|folder| messages::dossiers_too_deep(folder, path)));
    }
    Ok((dossiers, wrong))
}

/// The nearest folder that holds dossiers, or is one, to a path that isn't there: another name is tried for the first folder
/// of the path that isn't there, and the rest must follow. It serves a hint only, so what can't be listed has nothing to
/// offer.
pub fn nearest_project(path: &Path) -> Option<PathBuf> {
    let above = |folder: &Path| match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut missing = path.ancestors().filter(|folder| !folder.as_os_str().is_empty());
    let first = missing.find(|folder| above(folder).is_dir())?;
    let (typed, rest) = (first.file_name()?.to_str()?, path.strip_prefix(first).ok()?);
    let place = |name: &str| {
        let folder = first.with_file_name(name);
        // To join nothing would write a slash at the end.
        if rest.as_os_str().is_empty() { folder } else { folder.join(rest) }
    };
    let entries = fs::read_dir(above(first)).ok()?.flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    // Only folders of a near name are looked into: their parent may hold many.
    let is_meant = |name: &String| nearest(typed, [name.as_str()]).is_some() && *name == *visible(name);
    let names: BTreeSet<String> =
        names.filter(|name| is_meant(name) && holds_dossier(&place(name))).collect();
    nearest(typed, names.iter().map(String::as_str)).map(place)
}

/// The `*.toml` files directly in a dossier's folder, by name. Other files and folders may be there; those that were
/// probably meant to be read are reported.
pub(super) fn top_files(folder: &Path) -> Result<FoundFolders> {
    let (files, mut wrong, others) = sorted(folder, folder, "toml")?;
    for other in others {
        let name = other.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // Where a file system doesn't tell capitals, `Facts` is `facts`.
        let is_it = |meant: &str| other.canonicalize().ok() == folder.join(meant).canonicalize().ok();
        let meant = nearest(&name, ["facts", "editions"]).filter(|meant| !is_it(meant));
        if looks_like(&other, "toml") {
            wrong.push(messages::other_extension(&other, "toml"));
        } else if let Some(meant) = meant.filter(|_| other.is_dir()) {
            wrong.push(messages::other_folder(&other, &folder.join(meant)));
        }
    }
    Ok((files, wrong))
}

/// The files with an extension directly in the folder `name` of `home`, by name; none where there is no such folder. The
/// folder should hold nothing else: all other files but `known` are reported.
pub(super) fn files_of(
    home: &Path,
    name: &str,
    extension: &str,
    known: Option<&str>,
) -> Result<FoundFolders> {
    let folder = if name.is_empty() { home.to_owned() } else { home.join(name) };
    if let Some(refused) = refused_link(&folder, home)?.filter(|_| !name.is_empty()) {
        return Ok((Vec::new(), vec![refused]));
    }
    if !folder.is_dir() {
        let file = folder.exists();
        let wrong = file.then(|| messages::not_a_folder(&folder));
        return Ok((Vec::new(), wrong.into_iter().collect()));
    }
    let (files, mut wrong, others) = sorted(&folder, home, extension)?;
    // Drawings beside themes are named where a theme doesn't name them.
    let is_logo = |path: &Path| {
        extension == "toml"
            && name == "themes"
            && path.file_name().and_then(|name| name.to_str()).is_some_and(is_drawing)
    };
    let others = others.into_iter().filter(|other| !is_logo(other));
    for other in others.filter(|other| known.is_none_or(|known| !other.ends_with(known))) {
        wrong.push(match other.is_dir() {
            true => messages::other_folder(&other, &folder),
            false => messages::other_extension(&other, extension),
        });
    }
    Ok((files, wrong))
}

/// What is in a folder: the files with an extension, what is wrong with other entries of that extension, and the rest
/// without what is known to be harmless.
fn sorted(
    folder: &Path,
    home: &Path,
    extension: &str,
) -> Result<(Vec<PathBuf>, Vec<Diagnostic>, Vec<PathBuf>)> {
    let (mut files, mut wrong, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (path, kind) in listed(folder)? {
        if is_harmless(&path) {
            continue;
        }
        if let Some(refused) = unprintable(&path) {
            wrong.push(refused);
        } else if path.extension().is_none_or(|found| found != extension) {
            others.push(path);
        } else if kind.is_symlink()
            && let Some(refused) = refused_link(&path, home)?
        {
            wrong.push(refused);
        } else if kind.is_file() || kind.is_symlink() && path.is_file() {
            files.push(path);
        } else {
            wrong.push(messages::not_a_file(&path));
        }
    }
    Ok((files, wrong, others))
}

/// What is wrong with a name that can't be printed as it is: messages, manifests and pages would show another one.
fn unprintable(path: &Path) -> Option<Diagnostic> {
    let name = path.file_name()?;
    match name.to_str() {
        Some(name) if *name == *visible(name) => None,
        Some(_) => Some(messages::unprintable_name(path)),
        None => Some(messages::name_not_utf8(path)),
    }
}

/// The entries of a folder, by name, each with its own type: a link counts as a link.
fn listed(folder: &Path) -> Result<Vec<(PathBuf, FileType)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::disk("list", folder))? {
        let entry = entry.map_err(Error::disk("list", folder))?;
        let path = entry.path();
        let kind = entry.file_type().map_err(Error::disk("read", &path))?;
        entries.push((path, kind));
    }
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(entries)
}

/// Whether nobody expects a file to be read: hidden ones, what editors and version control leave behind, and notes for
/// people.
fn is_harmless(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().to_lowercase()) else { return false };
    let left = ["~", "#", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", ".old"];
    let note = ["readme", "license", "copying", "notes", "todo"]
        .iter()
        .any(|word| name.strip_prefix(word).is_some_and(|end| matches!(end, "" | ".md" | ".txt")));
    name.starts_with(['.', '#']) || left.iter().any(|end| name.ends_with(end)) || note
}

/// Whether a name is nearly one with an extension: `more.TOML`, `more.toml.txt`, `more.toml `.
fn looks_like(path: &Path, extension: &str) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    name.contains(&format!(".{extension}"))
}

/// Whether a folder is a dossier, perhaps one with mistakes: a link that leads nowhere counts too.
fn is_dossier(folder: &Path) -> bool {
    MARKS.iter().any(|mark| fs::symlink_metadata(folder.join(mark)).is_ok())
}

/// Whether a folder is a dossier or holds one. It serves a hint only, so a folder that can't be read holds none.
fn holds_dossier(folder: &Path) -> bool {
    let is_dossier = |folder: &Path| folder.join("dossier.toml").is_file();
    let inside = || fs::read_dir(folder).into_iter().flatten().flatten();
    is_dossier(folder) || inside().any(|entry| is_dossier(&entry.path()))
}
