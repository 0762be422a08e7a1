//! A project as a whole: its templates, themes and dossiers, read and checked.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::messages;
use super::options::Options;
use super::picture_files::read_pictures;
use super::themes::Themes;
use crate::check::{Checked, check_noting};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::disk::{Disk, ProjectReader, unnamed_drawing};
use crate::error::Result;
use crate::render::{Engine, Templates};

/// A project that has been read and checked, dossier by dossier.
#[derive(Debug)]
pub struct Project {
    /// The engine; none when a template is wrong.
    pub engine: Option<Arc<Engine>>,
    /// The themes; none when one of them is wrong.
    pub themes: Option<Themes>,
    /// What is wrong with templates or themes, or with the folder as a whole.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the path is a folder of dossiers, and not one of them.
    pub whole: bool,
    /// Each dossier's folder, name and what the check found.
    pub dossiers: Vec<(PathBuf, String, Checked)>,
}

/// Reads and checks what is on the disk.
///
/// # Errors
/// When the disk fails or the path isn't a folder.
pub fn load(options: &Options) -> Result<Project> {
    let mut project = read(&Disk, options)?;
    refuse_same_ids(&mut project.dossiers);
    Ok(project)
}

/// Reads and checks, from the disk or a revision. Dossiers with the same id are not refused.
///
/// # Errors
/// When the reading fails or the path isn't a folder.
pub fn read(reader: &impl ProjectReader, options: &Options) -> Result<Project> {
    let mut diagnostics = Vec::new();
    let (own, found) = reader.templates(&options.templates)?;
    // A template that can't be read isn't replaced by a built-in one, which would make other pages.
    let readable = !found.iter().any(is_error);
    diagnostics.extend(found);
    let engine = match Engine::new(Templates::new(own)) {
        Ok(engine) => Some(Arc::new(engine)).filter(|_| readable),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let (own, found) = reader.themes(&options.templates)?;
    let readable = !found.iter().any(is_error);
    diagnostics.extend(found);
    let themes = match Themes::new(&own) {
        Ok(mut themes) => {
            let found = themes.read_logos(|name| reader.theme_file(&options.templates, name))?;
            let readable = readable && found.is_empty();
            diagnostics.extend(found);
            let drawings = reader.theme_drawings(&options.templates)?;
            let is_named = |path: &PathBuf| {
                let name = path.file_name().and_then(|name| name.to_str());
                themes.logos().any(|logo| Some(logo) == name)
            };
            diagnostics
                .extend(drawings.iter().filter(|path| !is_named(path)).map(|path| unnamed_drawing(path)));
            Some(themes).filter(|_| readable)
        }
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let (folders, found) = reader.dossiers(&options.path)?;
    diagnostics.extend(found);
    let whole = !folders.contains(&options.path);
    let dossiers: Result<Vec<_>> = folders
        .into_par_iter()
        .map(|folder| {
            let files = reader.dossier(&folder)?;
            let note = options.shelf.as_ref().and_then(|shelf| shelf.note("sound", &folder));
            let mut checked = check_noting(&files, options.date, options.known_on.as_ref(), note.as_ref());
            read_pictures(&mut checked, |name| reader.dossier_file(&folder, name))?;
            Ok((folder, files.name, checked))
        })
        .collect();
    Ok(Project { engine, themes, diagnostics, whole, dossiers: dossiers? })
}

/// Refuses every dossier whose id another one has too. A folder was copied, and the ledger would confuse the two.
fn refuse_same_ids(dossiers: &mut [(PathBuf, String, Checked)]) {
    let mut places: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for (_, _, checked) in dossiers.iter() {
        if let Some((id, span)) = checked.dossier.as_ref().and_then(|dossier| dossier.id.as_ref()) {
            places.entry(id.clone()).or_default().push(span.clone());
        }
    }
    places.retain(|_, spans| spans.len() > 1);
    for (_, _, checked) in dossiers.iter_mut().filter(|_| !places.is_empty()) {
        let Some((id, span)) = checked.dossier.as_ref().and_then(|dossier| dossier.id.as_ref()) else {
            continue;
        };
        let others: Vec<&Span> =
            places.get(id).into_iter().flatten().filter(|other| *other != span).collect();
        if !others.is_empty() {
            checked.diagnostics.push(messages::same_id(id, span, &others));
            checked.dossier = None;
        }
    }
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity() == Severity::Error
}

impl Project {
    /// Whether templates, themes and the folder as a whole have no errors; there may be warnings.
    pub fn is_sound(&self) -> bool {
        !self.diagnostics.iter().any(is_error)
    }
}
