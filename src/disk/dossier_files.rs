//! Reads the files of one dossier as texts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::find::{files_of, top_files};
use super::messages;
use super::text_file::{ReadText, read_text};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::error::Result;

/// The texts of one dossier's files, not yet parsed as TOML.
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
    /// What is wrong with files that are therefore missing here.
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
    let (top, mut found) = top_files(folder)?;
    let mut inside = |name: &str| -> Result<Vec<PathBuf>> {
        let (files, wrong) = files_of(folder, name, "toml", None)?;
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
            files.diagnostics.push(messages::no_file(folder, name));
        }
    }
    if no_facts {
        files.diagnostics.push(messages::no_fact_table(folder));
    }
    files
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
