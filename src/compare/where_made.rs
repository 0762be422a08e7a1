//! Finds where a delivered page was made: the manifests that list it, in the history of the project and in the folder of outputs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::foreign_pdf::ForeignPdf;
use crate::disk::{Repository, inner_path};
use crate::error::Result;
use crate::manifest::{FILE_NAME, Found, Manifest, OutputEntry, OutputFormat, find, parse};

/// The most revisions that are made where the manifest doesn't hold the file itself.
const MOST_TRIED: usize = 40;

/// Where a delivered page was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A commit, by its short name, or the revision that was typed.
    Commit(String),
    /// The folder as it is, whose last build holds the page.
    Folder,
}

/// A manifest that lists a page, the name of its file there, and where it is.
pub struct Listed {
    pub manifest: Manifest,
    pub name: String,
    pub origin: Origin,
}

/// The manifests below a folder of outputs at a revision that list a wanted file.
///
/// # Errors
/// When git or the disk fails.
pub fn in_revision(
    repository: &Repository,
    out: &Path,
    shown: &str,
    wanted: impl Fn(&OutputEntry) -> bool,
) -> Result<Vec<Listed>> {
    let Some(inner) = inner_path(repository, out)? else { return Ok(Vec::new()) };
    let entries = repository.files(&inner)?;
    let manifests: Vec<_> = entries.iter().filter(|entry| entry.path.ends_with(FILE_NAME)).collect();
    let mut found = Vec::new();
    for text in repository.read(&manifests)? {
        // One of another version, or a damaged one, lists nothing.
        let Some(manifest) = String::from_utf8(text).ok().and_then(|text| parse(&text).ok()) else {
            continue;
        };
        let name = manifest.outputs.iter().find(|(_, output)| wanted(output)).map(|(name, _)| name.clone());
        let origin = Origin::Commit(shown.to_owned());
        found.extend(name.map(|name| Listed { manifest, name, origin }));
    }
    Ok(found)
}

/// The first commit whose manifest lists the file.
///
/// # Errors
/// When git or the disk fails.
pub fn in_history(repository: &Repository, out: &Path, hash: &str) -> Result<Option<Listed>> {
    let Some(inner) = inner_path(repository, out)? else { return Ok(None) };
    for commit in repository.commits_with(hash, &inner)? {
        let then = Repository::at(&repository.root, &commit)?;
        let short = then.short_name()?;
        if let Some(found) = in_revision(&then, out, &short, |one| one.hash == hash)?.into_iter().next() {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The last build of the folder of outputs, where that lists the file.
///
/// # Errors
/// When git or the disk fails.
pub fn in_folder(out: &Path, hash: &str) -> Result<Option<Listed>> {
    let Ok(entries) = std::fs::read_dir(out) else { return Ok(None) };
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    for folder in folders {
        let Found::Manifest(manifest) = find(&folder)? else { continue };
        let name = manifest.outputs.iter().find(|(_, output)| output.hash == hash);
        if let Some(name) = name.map(|(name, _)| name.clone()) {
            return Ok(Some(Listed { manifest: *manifest, name, origin: Origin::Folder }));
        }
    }
    Ok(None)
}

/// Revisions whose manifest has a page of the same brief, language and day, each of another key; the newest first. A file that was saved
/// anew has another hash than any.
///
/// # Errors
/// When git or the disk fails.
pub fn like_it(repository: &Repository, out: &Path, pdf: &ForeignPdf) -> Result<Vec<Origin>> {
    let (Some(facts), Some(inner)) = (&pdf.facts, inner_path(repository, out)?) else {
        return Ok(Vec::new());
    };
    let mut keys = BTreeSet::new();
    let mut found = Vec::new();
    for commit in repository.commits_of(&inner, MOST_TRIED)? {
        let then = Repository::at(&repository.root, &commit)?;
        let is_like = |one: &OutputEntry| {
            one.brief == facts.brief && one.language == facts.language && one.format == OutputFormat::Pdf
        };
        for listed in in_revision(&then, out, &commit, is_like)? {
            let brief = listed.manifest.briefs.get(&facts.brief);
            let of_day = brief.filter(|brief| brief.date == facts.date && brief.program == pdf.about.creator);
            let same = of_day.filter(|_| listed.manifest.dossier == facts.dossier);
            if same.is_some_and(|brief| keys.insert(brief.key.clone())) {
                found.push(Origin::Commit(then.short_name()?));
            }
        }
    }
    Ok(found)
}
