//! From the disk to texts: which dossiers there are, and what their files say. No other room before `build`
//! touches the disk.

mod find;
mod link;
mod text;

pub use find::{Found, find_dossiers};
pub use link::{is_within, refused_link};
pub use text::{
    MAX_FILE_BYTES, invisible_diagnostic, private_use, private_use_diagnostic, read_text, text_of,
};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::text::is_private_use;
}

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, SourceText};
use crate::error::{Error, Result};

/// The texts of one dossier's files, unread as TOML.
#[derive(Debug)]
pub struct DossierFiles {
    /// The folder's name, by which the dossier is called.
    pub name: String,
    /// The folder as the user knows it.
    pub folder: PathBuf,
    /// `dossier.toml`.
    pub dossier: Option<Arc<SourceText>>,
    /// `sources.toml`.
    pub sources: Option<Arc<SourceText>>,
    /// `facts/*.toml`, by name.
    pub facts: Vec<Arc<SourceText>>,
    /// Every other `*.toml` of the folder, by name.
    pub briefs: Vec<Arc<SourceText>>,
    /// `editions/*.toml`: manifests of earlier editions, by name.
    pub editions: Vec<Arc<SourceText>>,
    /// What was wrong with files that are therefore missing here.
    pub diagnostics: Vec<Diagnostic>,
}

impl DossierFiles {
    /// A hash of all texts with their paths.
    pub fn hash(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        let mut feed = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        };
        feed(&self.name);
        let single = [&self.dossier, &self.sources].map(|text| text.as_slice());
        for texts in single.into_iter().chain([&*self.facts, &*self.briefs, &*self.editions]) {
            feed(&texts.len().to_string());
            texts.iter().for_each(|text| {
                feed(&text.path);
                feed(&text.text);
            });
        }
        hasher.finalize()
    }
}

/// Reads every file of a dossier, several at a time.
///
/// # Errors
/// When the folder can't be listed or a file can't be read. A file that isn't UTF-8, is too large or holds
/// private-use characters is a diagnostic instead.
pub fn read_dossier(folder: &Path) -> Result<DossierFiles> {
    let (top, mut found) = find::top_files(folder)?;
    let mut inside = |name: &str| -> Result<Vec<PathBuf>> {
        let (files, wrong) = find::files_of(folder, name, "toml", None)?;
        found.extend(wrong);
        Ok(files)
    };
    let (facts, editions) = (inside("facts")?, inside("editions")?);
    let read = |paths: Vec<PathBuf>| -> Result<Vec<ReadText>> {
        paths.into_par_iter().map(|path| Ok((path.clone(), read_text(&path)?))).collect()
    };
    let (top, (facts, editions)) =
        rayon::join(|| read(top), || rayon::join(|| read(facts), || read(editions)));
    let mut files = dossier_files(folder, top?, facts?, editions?);
    files.diagnostics.extend(found);
    Ok(files)
}

/// A file's path and its text, or what is wrong with it.
pub type ReadText = (PathBuf, std::result::Result<Arc<SourceText>, Diagnostic>);

/// A dossier of texts that have been read: the `*.toml` files directly in its folder, those of its fact tables and
/// those of its earlier editions, each by name.
pub fn dossier_files(
    folder: &Path,
    top: Vec<ReadText>,
    facts: Vec<ReadText>,
    editions: Vec<ReadText>,
) -> DossierFiles {
    let mut files = DossierFiles {
        name: folder_name(folder),
        folder: folder.to_owned(),
        dossier: None,
        sources: None,
        facts: Vec::new(),
        briefs: Vec::new(),
        editions: Vec::new(),
        diagnostics: Vec::new(),
    };
    let has = |name: &str| top.iter().any(|(path, _)| path.ends_with(name));
    let missing = ["dossier.toml", "sources.toml"].map(|name| (name, !has(name)));
    let no_facts = facts.is_empty();
    for (path, text) in top {
        let text = text.map_err(|diagnostic| files.diagnostics.push(diagnostic)).ok();
        match path.file_name().and_then(|name| name.to_str()) {
            Some("dossier.toml") => files.dossier = text,
            Some("sources.toml") => files.sources = text,
            _ => files.briefs.extend(text),
        }
    }
    for (texts, kept) in [(facts, &mut files.facts), (editions, &mut files.editions)] {
        for (_, text) in texts {
            match text {
                Ok(text) => kept.push(text),
                Err(diagnostic) => files.diagnostics.push(diagnostic),
            }
        }
    }
    for (name, missing) in missing {
        if missing {
            files.diagnostics.push(
                Diagnostic::without_place(
                    Code::MissingFile,
                    format!("the dossier `{}` has no `{name}`", shown(folder)),
                )
                .hint(format!("write `{}`; docs/file-format.md shows its keys", shown(&folder.join(name)))),
            );
        }
    }
    if no_facts {
        files.diagnostics.push(
            Diagnostic::without_place(
                Code::MissingFile,
                format!("the dossier `{}` has no fact table", shown(folder)),
            )
            .hint(format!("write one as `{}`", shown(&folder.join("facts").join("NAME.toml")))),
        );
    }
    files
}

/// A path as shown to the user: with forward slashes on every system.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

fn folder_name(folder: &Path) -> String {
    let named = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    named
        .or_else(|| {
            let full = folder.canonicalize().ok()?;
            full.file_name().map(|name| name.to_string_lossy().into_owned())
        })
        .unwrap_or_else(|| "dossier".to_owned())
}

/// The project's own themes, `themes/*.toml` in the folder of templates, and what is wrong with those that couldn't
/// be read.
///
/// # Errors
/// When the disk fails.
pub fn read_themes(templates: &Path) -> Result<(Vec<Arc<SourceText>>, Vec<Diagnostic>)> {
    // The templates are named for that.
    if refused_templates(templates)?.is_some() {
        return Ok((Vec::new(), Vec::new()));
    }
    read_texts(find::files_of(templates, "themes", "toml", None)?)
}

/// The names of the font files in a folder, in order.
///
/// # Errors
/// When the folder can't be listed.
pub fn font_files(folder: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).map_err(Error::disk("read", folder))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(Error::disk("read", folder))?.file_name();
        let Some(name) = name.to_str() else { continue };
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        if matches!(extension.as_deref(), Some("ttf" | "otf")) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The bytes of a font file, or what is wrong with it as the end of a sentence.
///
/// # Errors
/// When the disk fails.
pub fn read_font(path: &Path) -> Result<std::result::Result<Vec<u8>, String>> {
    let file = std::fs::File::open(path).map_err(Error::disk("read", path))?;
    if !file.metadata().map_err(Error::disk("read", path))?.is_file() {
        return Ok(Err("is no file".to_owned()));
    }
    let mut bytes = Vec::new();
    file.take(MAX_FONT_BYTES + 1).read_to_end(&mut bytes).map_err(Error::disk("read", path))?;
    if bytes.len() as u64 > MAX_FONT_BYTES {
        return Ok(Err(format!("is larger than {} MiB", MAX_FONT_BYTES / (1024 * 1024))));
    }
    Ok(Ok(bytes))
}

/// The largest font file that is read, in bytes: the fonts with all kanji have about 10 MiB.
const MAX_FONT_BYTES: u64 = 64 * 1024 * 1024;

fn read_texts((paths, mut found): Found) -> Result<(Vec<Arc<SourceText>>, Vec<Diagnostic>)> {
    let mut texts = Vec::new();
    for path in paths {
        match read_text(&path)? {
            Ok(text) => texts.push(text),
            Err(diagnostic) => found.push(diagnostic),
        }
    }
    Ok((texts, found))
}

/// Whoever names a folder of templates means what it leads to, and that it is there; the one that nobody named may be
/// missing, or have come with the project.
fn is_usual(templates: &Path) -> bool {
    templates == Path::new("templates")
}

/// What is wrong with the folder of templates that nobody named, where it is a link.
fn refused_templates(templates: &Path) -> Result<Option<Diagnostic>> {
    if is_usual(templates) { refused_link(templates, Path::new(".")) } else { Ok(None) }
}

/// The templates in a folder, and what is wrong with those that couldn't be read. Where there is no folder
/// `templates` and none was named, the built-in ones serve.
///
/// # Errors
/// When the disk fails, or a folder that was named isn't there.
pub fn read_templates(folder: &Path) -> Result<(Vec<Arc<SourceText>>, Vec<Diagnostic>)> {
    if let Some(refused) = refused_templates(folder)? {
        return Ok((Vec::new(), vec![refused]));
    }
    let may_be_missing = is_usual(folder) && std::fs::symlink_metadata(folder).is_err();
    if !folder.is_dir() && !may_be_missing {
        let shown = shown(folder);
        return Err(match folder.exists() {
            true => Error::usage(
                format!("`{shown}` is a file, not a folder of templates"),
                "name the folder that holds it",
            ),
            false => Error::usage(
                format!("there is no folder of templates `{shown}`"),
                "check the path; it starts from the current folder",
            ),
        });
    }
    read_texts(find::files_of(folder, "", "j2", Some("themes"))?)
}
