//! A project whose dossiers were checked and whose briefs were made, as it stands or as it stood at a revision.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::check;
use crate::diagnostic::{Diagnostic, Severity, SourceText};
use crate::disk::{
    Entry, EntryKind, ReadText, Repository, dossier_files, read_templates, read_themes, shown, text_of,
};
use crate::draft::{Engine, Templates};
use crate::error::{Error, Result};
use crate::make::{DossierOutcome, Equipment, Options, Project, Themes, equip, load, produce};

/// A project that was made in memory.
#[derive(Debug)]
pub struct Made {
    /// What is wrong with the templates, the themes, or the folder as a whole.
    pub diagnostics: Vec<Diagnostic>,
    /// The dossiers, by name.
    pub dossiers: Vec<DossierOutcome>,
    /// What the user should know of how it was read.
    pub notes: Vec<String>,
}

impl Made {
    /// Everything that is wrong in it.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let all =
            self.diagnostics.iter().chain(self.dossiers.iter().flat_map(|outcome| &outcome.diagnostics));
        all.filter(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}

/// Makes the project as it stands.
///
/// # Errors
/// When the disk fails.
pub fn now(options: &Options) -> Result<Made> {
    make(load(options)?, options, Vec::new())
}

/// Makes the project as it stood at a revision.
///
/// # Errors
/// When git or the disk fails, the revision isn't there or doesn't hold the folder, or links stand in the way.
pub fn at_revision(options: &Options, revision: &str) -> Result<Made> {
    let repository = Repository::at(&options.path, revision)?;
    let path = within(&repository, &options.path)?.ok_or_else(|| {
        Error::usage(format!("`{}` isn't in the repository", shown(&options.path)), "name a folder of it")
    })?;
    let mut notes = Vec::new();
    let mut diagnostics = Vec::new();
    let (templates, themes) = match within(&repository, &options.templates)? {
        Some(folder) => {
            let own = Folder::read(&repository, &folder, of_templates)?;
            (own.texts(""), own.texts("themes/"))
        }
        None => {
            let folder = shown(&options.templates);
            notes.push(format!("`{folder}` isn't in the repository: its templates serve for both states"));
            let ((texts, wrong), (themes, wrong_themes)) =
                (read_templates(&options.templates)?, read_themes(&options.templates)?);
            diagnostics.extend(wrong.into_iter().chain(wrong_themes));
            (paths(texts), paths(themes))
        }
    };
    let (templates, wrong) = parted(templates);
    diagnostics.extend(wrong);
    let engine = match Engine::new(Templates::new(templates)) {
        Ok(engine) => Some(Arc::new(engine)),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let (themes, wrong) = parted(themes);
    diagnostics.extend(wrong);
    let themes = match Themes::new(&themes) {
        Ok(themes) => Some(themes),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let folder = Folder::read(&repository, &path, of_dossier)?;
    if folder.names.is_empty() {
        return Err(Error::usage(
            format!("there is no `{}` at `{revision}`", shown(&options.path)),
            "name a later revision, or the folder as it was called then",
        ));
    }
    notes.extend(folder.links().map(|link| format!("`{revision}:{path}/{link}` is a link and was left out")));
    let mut dossiers = Vec::new();
    for name in folder.dossiers() {
        let prefix = if name.is_empty() { String::new() } else { format!("{name}/") };
        let (top, facts) = (folder.texts(&prefix), folder.texts(&format!("{prefix}facts/")));
        let editions = folder.texts(&format!("{prefix}editions/"));
        let place = if name.is_empty() { options.path.clone() } else { options.path.join(&name) };
        let files = dossier_files(&place, top, facts, editions);
        let checked = check(&files, options.date);
        dossiers.push((place, files.name, checked));
    }
    make(Project { engine, themes, diagnostics, whole: false, dossiers }, options, notes)
}

/// The fonts of the font folder serve for every state.
fn make(mut project: Project, options: &Options, notes: Vec<String>) -> Result<Made> {
    let equipment = equip(&mut project, options)?;
    let tools = equipment.as_ref().map(Equipment::tools);
    let dossiers =
        project.dossiers.into_iter().map(|(_, name, checked)| produce(name, checked, tools.as_ref()));
    Ok(Made { dossiers: dossiers.collect(), diagnostics: project.diagnostics, notes })
}

/// A path from the root of the repository, with forward slashes; none when it lies elsewhere.
fn within(repository: &Repository, path: &Path) -> Result<Option<String>> {
    let root = repository.root.canonicalize().map_err(Error::disk("find", &repository.root))?;
    // A folder that has gone since is found from the nearest one that is there.
    let full = std::path::absolute(path).map_err(Error::disk("find", path))?;
    let there = full.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(&full);
    let rest = full.strip_prefix(there).unwrap_or(Path::new(""));
    let real = there.canonicalize().map_err(Error::disk("find", there))?.join(rest);
    Ok(real.strip_prefix(&root).ok().map(shown))
}

/// A folder at the revision, with the texts in it that a project is read from.
struct Folder {
    /// The paths of its files and links within it.
    names: Vec<(String, EntryKind)>,
    texts: BTreeMap<String, std::result::Result<Arc<SourceText>, Diagnostic>>,
}

impl Folder {
    /// Reads every file that is `wanted` by its path within the folder.
    fn read(repository: &Repository, path: &str, wanted: impl Fn(&str) -> bool) -> Result<Self> {
        let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
        let entries = repository.files(path)?;
        let named: Vec<(&str, &Entry)> =
            entries.iter().filter_map(|entry| Some((entry.path.strip_prefix(&prefix)?, entry))).collect();
        let files: Vec<(&str, &Entry)> = named.iter().copied().filter(|(name, _)| wanted(name)).collect();
        // A link leads to what this revision may not hold, and the disk's would be followed.
        if let Some((_, link)) = files.iter().find(|(_, entry)| entry.kind != EntryKind::File) {
            return Err(Error::usage(
                format!(
                    "`{}:{}` is a link, which isn't followed at a revision",
                    repository.revision, link.path
                ),
                "compare with a build or a copy: `--against manifest.toml` or `--against FILE.pdf`",
            ));
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
        })
    }

    fn has(&self, path: &str) -> bool {
        self.texts.contains_key(path)
    }

    /// The dossiers in it by the rules by which they are found on the disk: itself, under an empty name, or folders.
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

fn paths(texts: Vec<Arc<SourceText>>) -> Vec<ReadText> {
    texts.into_iter().map(|text| (PathBuf::from(&text.path), Ok(text))).collect()
}
