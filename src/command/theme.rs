//! `theme`: a theme of one's own, with every key, its default and its meaning.

use super::arguments::{ThemeAction, ThemeArguments};
use super::messages::theme as messages;
use super::terminal;
use super::verdict::Verdict;
use crate::disk::{put_new, shown};
use crate::error::{Error, Result};
use crate::page::commented_theme;

/// Writes the theme.
///
/// # Errors
/// When its name can't be one, a file of the name is there already, or the disk fails.
pub fn run(arguments: &ThemeArguments) -> Result<Verdict> {
    let ThemeAction::New { name, templates } = &arguments.action;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(plain) {
        return Err(messages::bad_name(name));
    }
    let folder = templates.join("themes");
    std::fs::create_dir_all(&folder).map_err(Error::disk("create", &folder))?;
    let path = folder.join(format!("{name}.toml"));
    if !put_new(&path, commented_theme().as_bytes())? {
        return Err(messages::is_there(&shown(&path)));
    }
    terminal::note(&messages::written(&shown(&path), name));
    Ok(Verdict::Right)
}
