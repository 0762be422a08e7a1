//! The fonts of a build: the embedded ones, and those of the font folder that a theme in use names. Never the system's.

use std::collections::BTreeSet;
use std::path::Path;

use super::options::Options;
use super::project::Project;
use crate::diagnostic::wording::list;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::disk;
use crate::error::Result;
use crate::page::Fonts;

/// How many files of the folder a hint lists.
const MOST_LISTED: usize = 12;

/// Reads the fonts that the project's briefs need.
///
/// # Errors
/// When the disk fails or the font folder isn't there. A font that is named and not found, or can't be used, is a
/// diagnostic.
pub fn load_fonts(project: &Project, options: &Options) -> Result<(Fonts, Vec<Diagnostic>)> {
    let mut fonts = Fonts::embedded();
    let mut found = Vec::new();
    let files = options.font_dir.as_deref().map(disk::font_files).transpose()?;
    let mut seen = BTreeSet::new();
    for (name, span) in named(project) {
        if !seen.insert(name.clone()) {
            continue;
        }
        let missing = |hint: String| {
            Diagnostic::at(Code::MissingFont, span.clone(), format!("there is no font `{name}`")).hint(hint)
        };
        match (&options.font_dir, &files) {
            (Some(folder), Some(files)) if files.contains(&name) => {
                let bytes = disk::read_font(&folder.join(&name))?;
                if let Err(fault) = bytes.map_err(|fault| (fault.to_string(), None)).and_then(|bytes| {
                    fonts.add(&name, bytes).map_err(|fault| (fault.to_string(), Some(fault.hint())))
                }) {
                    let (problem, hint) = fault;
                    let wrong = Diagnostic::at(Code::BadFont, span, format!("`{name}` {problem}"));
                    found.push(match hint {
                        Some(hint) => wrong.hint(hint),
                        None => wrong,
                    });
                }
            }
            (Some(folder), Some(files)) => found.push(missing(holds(folder, files))),
            _ => found.push(missing("name the folder it stands in with `--font-dir`".to_owned())),
        }
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

/// What a folder holds, as a remedy.
fn holds(folder: &Path, files: &[String]) -> String {
    let folder = disk::shown(folder);
    match files.len() {
        0 => format!("the folder `{folder}` holds no `.ttf` and no `.otf` file"),
        count if count > MOST_LISTED => {
            let more = count - MOST_LISTED;
            format!(
                "the folder `{folder}` holds {} and {more} more",
                list(&files[..MOST_LISTED]).replace(" and ", ", ")
            )
        }
        _ => format!("the folder `{folder}` holds {}", list(files)),
    }
}
