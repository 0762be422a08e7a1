//! From the disk to texts: which dossiers there are, and what their files say. No other room before `build`
//! touches the disk.

mod find;
mod text;

pub use find::find_dossiers;
pub use text::{MAX_FILE_BYTES, private_use, private_use_diagnostic, read_text};

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
    /// What was wrong with files that are therefore missing here.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads every file of a dossier, several at a time.
///
/// # Errors
/// When the folder can't be listed or a file can't be read. A file that isn't UTF-8, is too large or holds
/// private-use characters is a diagnostic instead.
pub fn read_dossier(folder: &Path) -> Result<DossierFiles> {
    let top = find::toml_files(folder)?;
    let facts_folder = folder.join("facts");
    let facts = if facts_folder.is_dir() { find::toml_files(&facts_folder)? } else { Vec::new() };

    let read: Vec<_> = top.par_iter().chain(facts.par_iter()).map(|path| read_text(path)).collect();
    let mut texts = Vec::with_capacity(read.len());
    let mut diagnostics = Vec::new();
    for one in read {
        match one? {
            Ok(text) => texts.push(Some(text)),
            Err(diagnostic) => {
                diagnostics.push(diagnostic);
                texts.push(None);
            }
        }
    }
    let fact_texts = texts.split_off(top.len());

    let mut files = DossierFiles {
        name: folder_name(folder),
        folder: folder.to_owned(),
        dossier: None,
        sources: None,
        facts: fact_texts.into_iter().flatten().collect(),
        briefs: Vec::new(),
        diagnostics,
    };
    for (path, text) in top.iter().zip(texts) {
        match path.file_name().and_then(|name| name.to_str()) {
            Some("dossier.toml") => files.dossier = text,
            Some("sources.toml") => {
                if text.is_none() || files.sources.is_none() {
                    files.sources = text;
                }
            }
            _ => files.briefs.extend(text),
        }
    }
    for name in ["dossier.toml", "sources.toml"] {
        if !top.iter().any(|path| path.ends_with(name)) {
            files.diagnostics.push(
                Diagnostic::without_place(
                    Code::MissingFile,
                    format!("the dossier `{}` has no `{name}`", shown(folder)),
                )
                .hint(format!("write `{}`; docs/file-format.md shows its keys", shown(&folder.join(name)))),
            );
        }
    }
    if facts.is_empty() {
        files.diagnostics.push(
            Diagnostic::without_place(
                Code::MissingFile,
                format!("the dossier `{}` has no fact table", shown(folder)),
            )
            .hint(format!("write one as `{}`", shown(&folder.join("facts").join("NAME.toml")))),
        );
    }
    Ok(files)
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
    let folder = templates.join("themes");
    let paths = if folder.is_dir() { find::toml_files(&folder)? } else { Vec::new() };
    read_texts(&paths)
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

fn read_texts(paths: &[PathBuf]) -> Result<(Vec<Arc<SourceText>>, Vec<Diagnostic>)> {
    let mut texts = Vec::new();
    let mut found = Vec::new();
    for path in paths {
        match read_text(path)? {
            Ok(text) => texts.push(text),
            Err(diagnostic) => found.push(diagnostic),
        }
    }
    Ok((texts, found))
}

/// The templates in a folder, and what is wrong with those that couldn't be read. A folder that isn't there has
/// none: the built-in ones serve.
///
/// # Errors
/// When the disk fails.
pub fn read_templates(folder: &Path) -> Result<(Vec<Arc<SourceText>>, Vec<Diagnostic>)> {
    let paths = if folder.is_dir() { find::template_files(folder)? } else { Vec::new() };
    read_texts(&paths)
}
