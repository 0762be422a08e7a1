//! Reads a project: its templates and its dossiers.

use std::path::PathBuf;
use std::sync::Arc;

use super::options::Options;
use super::themes::Themes;
use crate::check::{Checked, check};
use crate::diagnostic::Diagnostic;
use crate::draft::{Engine, Templates};
use crate::error::Result;
use crate::read;

/// A project that has been read and checked, dossier by dossier.
#[derive(Debug)]
pub struct Project {
    /// The engine; absent when a template is wrong.
    pub engine: Option<Arc<Engine>>,
    /// The themes; absent when one of them is wrong.
    pub themes: Option<Themes>,
    /// What is wrong with templates or themes, or with the folder as a whole.
    pub diagnostics: Vec<Diagnostic>,
    /// Each dossier's folder, name and what the check found.
    pub dossiers: Vec<(PathBuf, String, Checked)>,
}

/// Reads and checks.
///
/// # Errors
/// When the disk fails or the path isn't a folder.
pub fn load(options: &Options) -> Result<Project> {
    let mut diagnostics = Vec::new();
    let (own, found) = read::read_templates(&options.templates)?;
    diagnostics.extend(found);
    let engine = match Engine::new(Templates::new(own)) {
        Ok(engine) => Some(Arc::new(engine)),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let (own, found) = read::read_themes(&options.templates)?;
    diagnostics.extend(found);
    let themes = match Themes::new(&own) {
        Ok(themes) => Some(themes),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let folders = match read::find_dossiers(&options.path)? {
        Ok(folders) => folders,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            Vec::new()
        }
    };
    let mut dossiers = Vec::with_capacity(folders.len());
    for folder in folders {
        let files = read::read_dossier(&folder)?;
        let checked = check(&files, options.date);
        dossiers.push((folder, files.name, checked));
    }
    Ok(Project { engine, themes, diagnostics, dossiers })
}
