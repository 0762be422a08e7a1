//! `add source`: takes a file into the archive, with its text, both pinned, and writes its entry.

use std::path::{Path, PathBuf};

use super::add_arguments::{AddArguments, AddSourceArguments, AddWhat};
use super::archive::{named, path_shown};
use super::arguments::PlaceArguments;
use super::messages::add as messages;
use super::terminal;
use super::verdict::Verdict;
use crate::disk::shown;
use crate::error::Result;
use crate::intake::{Intake, add};
use crate::make::load;

/// Adds what was asked for.
///
/// # Errors
/// When the disk fails, or the file can't be taken.
pub fn run(arguments: &AddArguments) -> Result<Verdict> {
    match &arguments.what {
        AddWhat::Source(arguments) => source(arguments),
    }
}

fn source(arguments: &AddSourceArguments) -> Result<Verdict> {
    let place = PlaceArguments {
        path: arguments.path.clone(),
        templates: PathBuf::from("templates"),
        font_dir: None,
        date: None,
    };
    let project = load(&terminal::options(&place)?)?;
    let [(folder, name, checked)] = project.dossiers.as_slice() else {
        terminal::diagnostics(&project.diagnostics);
        if project.dossiers.is_empty() {
            return Ok(Verdict::Wrong);
        }
        let folders: Vec<String> = project.dossiers.iter().map(|(folder, ..)| shown(folder)).collect();
        return Err(messages::which_dossier(&folders));
    };
    let declared = &checked.declared;
    let archives = named(arguments.archive.as_deref());
    if let Some(made) = archives.create(folder, declared.archive.as_ref())? {
        terminal::note(&messages::made(&path_shown(&made)));
    }
    let archive = match archives.find_here(folder, name, declared.archive.as_ref())? {
        Ok(archive) => archive,
        Err(diagnostic) => {
            terminal::diagnostics(&[diagnostic]);
            return Ok(Verdict::Wrong);
        }
    };
    let sources = folder.join("sources.toml");
    let added = add(&Intake {
        file: &arguments.file,
        id: arguments.id.as_deref(),
        archive: &archive,
        sources: &sources,
        taken: &declared.sources,
        program: concat!("factbrief ", env!("CARGO_PKG_VERSION")),
    })?;
    let path = |path: &Path| shown(path);
    terminal::note(&messages::stored(&path(&added.original), added.text.as_deref().map(path).as_deref()));
    for remark in messages::remarks(&added.extract) {
        terminal::note(&remark);
    }
    match &added.to_paste {
        None => terminal::note(&messages::written(&added.id, &shown(&sources))),
        Some(lines) => {
            terminal::note(&messages::to_paste(&added.id, &shown(&sources)));
            terminal::print(lines.lines())?;
        }
    }
    Ok(Verdict::Right)
}
