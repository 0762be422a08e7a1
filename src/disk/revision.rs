//! A project as it was at a revision of a git repository.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::dossier_files::{DossierFiles, dossier_files};
use super::drawings::FoundFile;
use super::git::{EntryKind, Repository, TreeEntry};
use super::reader::{Disk, ProjectReader};
use super::text_file::{ReadText, ReadTexts, text_of};
use super::{messages, shown};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::error::{Error, Result};

/// A project at a revision. Links aren't followed there: they lead to what the revision may not hold.
pub struct Revision {
    /// The folder of dossiers, or the dossier.
    path: PathBuf,
    dossiers: TreeFolder,
    /// None where the folder isn't in the repository; the templates on the disk are used then.
    templates: Option<TreeFolder>,
    /// What the user should know of how it was read.
    pub notes: Vec<String>,
}

impl Revision {
    /// Reads a folder of dossiers, or a dossier, and a folder of templates.
    ///
    /// # Errors
    /// When git or the disk fails, the revision isn't there or doesn't hold the folder, or links are in the way.
    pub fn read(path: &Path, templates: &Path, revision: &str) -> Result<Self> {
        let repository = Repository::at(path, revision)?;
        let inner = inner_path(&repository, path)?.ok_or_else(|| messages::outside_of_repository(path))?;
        let mut notes = Vec::new();
        let own = match inner_path(&repository, templates)? {
            Some(folder) => Some(TreeFolder::read(&repository, &folder, of_templates)?),
            None => {
                notes.push(messages::templates_of_both(templates));
                None
            }
        };
        let dossiers = TreeFolder::read(&repository, &inner, of_dossier)?;
        if dossiers.names.is_empty() {
            return Err(messages::not_in_revision(path, revision));
        }
        let links = dossiers.links().map(|link| format!("{inner}/{link}"));
        notes.extend(links.map(|link| messages::link_left_out(revision, &link)));
        Ok(Self { path: path.to_owned(), dossiers, templates: own, notes })
    }
}

impl ProjectReader for Revision {
    fn templates(&self, folder: &Path) -> Result<ReadTexts> {
        match &self.templates {
            Some(own) => Ok(parted(own.texts(""))),
            None => Disk.templates(folder),
        }
    }

    fn themes(&self, templates: &Path) -> Result<ReadTexts> {
        match &self.templates {
            Some(own) => Ok(parted(own.texts("themes/"))),
            None => Disk.themes(templates),
        }
    }

    fn theme_file(&self, templates: &Path, name: &str) -> Result<FoundFile> {
        match &self.templates {
            Some(own) => own.file(&format!("themes/{name}")),
            None => Disk.theme_file(templates, name),
        }
    }

    fn theme_drawings(&self, _: &Path) -> Result<Vec<PathBuf>> {
        // What a revision leaves unread is told of the folder as it is now.
        Ok(Vec::new())
    }

    fn dossier_file(&self, folder: &Path, name: &str) -> Result<FoundFile> {
        let inner = folder.strip_prefix(&self.path).map(shown).unwrap_or_default();
        self.dossiers.file(&if inner.is_empty() { name.to_owned() } else { format!("{inner}/{name}") })
    }

    fn dossiers(&self, _: &Path) -> Result<(Vec<PathBuf>, Vec<Diagnostic>)> {
        let place = |name: String| if name.is_empty() { self.path.clone() } else { self.path.join(name) };
        Ok((self.dossiers.dossiers().into_iter().map(place).collect(), Vec::new()))
    }

    fn dossier(&self, folder: &Path) -> Result<DossierFiles> {
        let name = folder.strip_prefix(&self.path).map(shown).unwrap_or_default();
        let prefix = if name.is_empty() { String::new() } else { format!("{name}/") };
        let texts = |inner: &str| self.dossiers.texts(&format!("{prefix}{inner}"));
        Ok(dossier_files(folder, texts(""), texts("facts/"), texts("editions/")))
    }
}

/// A path from the root of the repository, with forward slashes; none when it is elsewhere.
///
/// # Errors
/// When the disk fails.
pub fn inner_path(repository: &Repository, path: &Path) -> Result<Option<String>> {
    let root = repository.root.canonicalize().map_err(Error::disk("find", &repository.root))?;
    // A folder that no longer exists is found from the nearest one above it that does.
    let full = std::path::absolute(path).map_err(Error::disk("find", path))?;
    let there = full.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(&full);
    let rest = full.strip_prefix(there).unwrap_or(Path::new(""));
    let real = there.canonicalize().map_err(Error::disk("find", there))?.join(rest);
    Ok(real.strip_prefix(&root).ok().map(shown))
}

/// A folder at the revision, with the texts in it that a project is read from.
struct TreeFolder {
    /// The paths of its files and links within it.
    names: Vec<(String, EntryKind)>,
    texts: BTreeMap<String, std::result::Result<Arc<SourceText>, Diagnostic>>,
    /// Every file of it, by its path within it, for what is read when it is asked for.
    files: BTreeMap<String, TreeEntry>,
    repository: Repository,
}

impl TreeFolder {
    /// Reads every file that is `wanted` by its path within the folder.
    fn read(repository: &Repository, path: &str, wanted: impl Fn(&str) -> bool) -> Result<Self> {
        let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
        let entries = repository.files(path)?;
        let named: Vec<(&str, &TreeEntry)> =
            entries.iter().filter_map(|entry| Some((entry.path.strip_prefix(&prefix)?, entry))).collect();
        let files: Vec<(&str, &TreeEntry)> = named.iter().copied().filter(|(name, _)| wanted(name)).collect();
        // A link leads to what this revision may not hold; the file on the disk would be read instead.
        if let Some((_, link)) = files.iter().find(|(_, entry)| entry.kind != EntryKind::File) {
            return Err(messages::link_in_revision(&repository.revision, &link.path));
        }
        let contents = repository.read(&files.iter().map(|(_, entry)| *entry).collect::<Vec<_>>())?;
        let texts = files.iter().zip(contents).map(|((name, entry), content)| {
            let shown = format!("{}:{}", repository.revision, entry.path);
            ((*name).to_owned(), text_of(content, shown))
        });
        let texts = texts.collect();
        Ok(Self {
            names: named.iter().map(|(name, entry)| ((*name).to_owned(), entry.kind)).collect(),
            texts,
            files: named.iter().map(|(name, entry)| ((*name).to_owned(), (*entry).clone())).collect(),
            repository: repository.clone(),
        })
    }

    /// A file of it.
    fn file(&self, name: &str) -> Result<FoundFile> {
        let Some(entry) = self.files.get(name) else { return Ok(FoundFile::Absent) };
        if entry.kind != EntryKind::File {
            return Ok(FoundFile::Unfit);
        }
        let found = self.repository.read(&[entry])?.pop();
        Ok(found.map_or(FoundFile::Absent, FoundFile::Read))
    }

    fn has(&self, path: &str) -> bool {
        self.texts.contains_key(path)
    }

    /// The dossiers in it, found by the same rules as on the disk: itself, under an empty name, or folders.
    fn dossiers(&self) -> Vec<String> {
        let marks = ["dossier.toml", "sources.toml"];
        if marks.iter().any(|mark| self.has(mark))
            || self.names.iter().any(|(name, _)| name.starts_with("facts/"))
        {
            return vec![String::new()];
        }
        let folders: BTreeSet<&str> =
            self.names.iter().filter_map(|(name, _)| Some(name.split_once('/')?.0)).collect();
        let is_dossier = |folder: &&str| marks.iter().any(|mark| self.has(&format!("{folder}/{mark}")));
        folders.into_iter().filter(is_dossier).map(str::to_owned).collect()
    }

    /// Links and submodules directly in it, which may have been dossiers.
    fn links(&self) -> impl Iterator<Item = &str> {
        let links = self.names.iter().filter(|(name, kind)| *kind != EntryKind::File && !name.contains('/'));
        links.map(|(name, _)| name.as_str())
    }

    /// The texts directly in a folder of it, by name.
    fn texts(&self, folder: &str) -> Vec<ReadText> {
        let within = self.texts.iter().filter_map(|(name, text)| {
            let file = name.strip_prefix(folder).filter(|file| !file.contains('/'))?;
            Some((PathBuf::from(file), text.clone()))
        });
        within.collect()
    }
}

/// Whether a project is read from a file of this name: hidden ones are left out, as editors leave them behind.
fn is_read(name: &str, extension: &str) -> bool {
    !name.starts_with('.') && name.strip_suffix(extension).is_some_and(|stem| stem.ends_with('.'))
}

/// A file of a dossier, or of one in a folder of dossiers.
fn of_dossier(name: &str) -> bool {
    match name.split('/').collect::<Vec<_>>()[..] {
        // A link in the place of the fact tables or of the editions.
        ["facts" | "editions"] | [_, "facts" | "editions"] => true,
        [file] | ["facts" | "editions", file] | [_, file] | [_, "facts" | "editions", file] => {
            is_read(file, "toml")
        }
        _ => false,
    }
}

/// A template or a theme.
fn of_templates(name: &str) -> bool {
    match name.split('/').collect::<Vec<_>>()[..] {
        ["themes"] => true,
        [file] => is_read(file, "j2"),
        ["themes", file] => is_read(file, "toml"),
        _ => false,
    }
}

/// The texts that could be read, and what is wrong with the others.
fn parted(texts: Vec<ReadText>) -> (Vec<Arc<SourceText>>, Vec<Diagnostic>) {
    let (mut read, mut wrong) = (Vec::new(), Vec::new());
    for (_, text) in texts {
        match text {
            Ok(text) => read.push(text),
            Err(diagnostic) => wrong.push(diagnostic),
        }
    }
    (read, wrong)
}
