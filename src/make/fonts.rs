//! The fonts of a build: the embedded ones, and those of the font folder that a theme in use names. Never the system's.

use std::collections::BTreeSet;

use super::messages;
use super::options::Options;
use super::project::Project;
use crate::diagnostic::{Diagnostic, Span};
use crate::disk;
use crate::error::Result;
use crate::page::{Fonts, file_and_face};

/// Reads the fonts that the project's briefs need.
///
/// # Errors
/// When the disk fails or the font folder isn't there. A named font that isn't found or can't be used is a diagnostic.
pub fn load_fonts(project: &Project, options: &Options) -> Result<(Fonts, Vec<Diagnostic>)> {
    let mut fonts = Fonts::embedded();
    let mut found = Vec::new();
    let files = options.font_dir.as_deref().map(disk::font_files).transpose()?;
    let mut seen = BTreeSet::new();
    for (name, span) in named(project) {
        if !seen.insert(name.clone()) {
            continue;
        }
        found.extend(match (&options.font_dir, &files) {
            (Some(folder), Some(files)) if files.iter().any(|file| file == file_and_face(&name).0) => {
                match disk::read_font(&folder.join(file_and_face(&name).0))? {
                    Ok(bytes) => {
                        fonts.add(&name, bytes).err().map(|fault| messages::bad_font(&name, &span, &fault))
                    }
                    Err(error) => Some(messages::bad_font_file(&name, &span, error)),
                }
            }
            (Some(folder), Some(files)) => Some(messages::not_in_font_folder(&name, &span, folder, files)),
            _ => Some(messages::no_font_folder(&name, &span)),
        });
    }
    Ok((fonts, found))
}

/// The fonts that the themes of the project's briefs name, each with its place.
fn named(project: &Project) -> Vec<(String, Span)> {
    let Some(themes) = &project.themes else { return Vec::new() };
    let dossiers = project.dossiers.iter().filter_map(|(_, _, checked)| checked.dossier.as_ref());
    dossiers
        .flat_map(|dossier| dossier.briefs.iter().map(move |brief| (brief, dossier)))
        .flat_map(|(brief, dossier)| themes.fonts_of(brief, dossier))
        .collect()
}
