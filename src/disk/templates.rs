//! The folder of templates and of themes.

use std::path::Path;

use super::find::{FoundFolders, files_of};
use super::link::refused_link;
use super::shown;
use super::text_file::{ReadTexts, read_text};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};

/// The project's own themes, `themes/*.toml` in the folder of templates, and what is wrong with those that couldn't
/// be read.
///
/// # Errors
/// When the disk fails.
pub fn read_themes(templates: &Path) -> Result<ReadTexts> {
    // The templates are named for that.
    if refused_templates(templates)?.is_some() {
        return Ok((Vec::new(), Vec::new()));
    }
    read_texts(files_of(templates, "themes", "toml", None)?)
}

fn read_texts((paths, mut found): FoundFolders) -> Result<ReadTexts> {
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
pub fn read_templates(folder: &Path) -> Result<ReadTexts> {
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
                "check the path; it is taken from the folder you stand in",
            ),
        });
    }
    read_texts(files_of(folder, "", "j2", Some("themes"))?)
}
