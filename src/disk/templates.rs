//! The folder of templates and of themes.

use std::path::Path;

use super::find::{FoundFolders, files_of};
use super::link::refused_link;
use super::messages;
use super::text_file::{ReadTexts, read_text};
use crate::diagnostic::Diagnostic;
use crate::error::Result;

/// The project's own themes, `themes/*.toml` in the folder of templates, and what is wrong with those that couldn't
/// be read.
///
/// # Errors
/// When the disk fails.
pub fn read_themes(templates: &Path) -> Result<ReadTexts> {
    // Reading the templates reports that.
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

/// Whether a folder of templates is the usual one, which nobody named: it may be missing, or have come with the project. A
/// user who names a folder means what it leads to, and that it is there.
fn is_usual(templates: &Path) -> bool {
    templates == Path::new("templates")
}

/// What is wrong with the folder of templates that nobody named, where it is a link.
fn refused_templates(templates: &Path) -> Result<Option<Diagnostic>> {
    if is_usual(templates) { refused_link(templates, Path::new(".")) } else { Ok(None) }
}

/// The templates in a folder, and what is wrong with those that couldn't be read. Where there is no folder
/// `templates` and none was named, the built-in ones are used.
///
/// # Errors
/// When the disk fails, or a folder that was named isn't there.
pub fn read_templates(folder: &Path) -> Result<ReadTexts> {
    if let Some(refused) = refused_templates(folder)? {
        return Ok((Vec::new(), vec![refused]));
    }
    let may_be_missing = is_usual(folder) && std::fs::symlink_metadata(folder).is_err();
    if !folder.is_dir() && !may_be_missing {
        return Err(match folder.exists() {
            true => messages::templates_are_a_file(folder),
            false => messages::no_templates(folder),
        });
    }
    read_texts(files_of(folder, "", "j2", Some("themes"))?)
}
