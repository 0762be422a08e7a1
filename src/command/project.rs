//! The project that a command is about: for those that make or judge pages, with what it takes to make them; for `list`, `show`
//! and `verify`, its checked dossiers.

use std::path::{Path, PathBuf};

use super::arguments::PlaceArguments;
use super::verdict::Verdict;
use super::{archive, terminal};
use crate::diagnostic::Severity;
use crate::error::Result;
use crate::make::{Equipment, Options, Project, equip, load};
use crate::model::{Dossier, EarlierDay};
use crate::verify::Unverified;

/// A project that was read, checked and compared with its archives.
pub struct Opened {
    pub project: Project,
    /// What its pages are made with; none where some of that is wrong.
    pub equipment: Option<Equipment>,
    /// What was compared with no archived source.
    pub unverified: Vec<Unverified>,
}

/// Opens a project. What is wrong in it isn't printed yet.
///
/// # Errors
/// When the disk fails, or a folder that was typed isn't there.
pub fn open(place: &PlaceArguments, archive: Option<&Path>) -> Result<Opened> {
    open_as_known(place, archive, None)
}

/// Opens a project as it was known on a day.
///
/// # Errors
/// As [`open`].
pub fn open_as_known(
    place: &PlaceArguments,
    archive: Option<&Path>,
    known_on: Option<EarlierDay>,
) -> Result<Opened> {
    let options = Options { known_on, ..terminal::options(place)? };
    let mut project = load(&options)?;
    let equipment = equip(&mut project, &options)?;
    let unverified = archive::compare_archived(&mut project, archive)?;
    Ok(Opened { project, equipment, unverified })
}

/// The project, or the verdict when any of its dossiers is wrong; what is wrong is printed. Warnings stay with the dossiers.
pub fn checked(options: &Options) -> Result<std::result::Result<Project, Verdict>> {
    let mut project = load(options)?;
    terminal::diagnostics(&project.diagnostics);
    let mut wrong = !project.is_sound();
    for (_, _, checked) in &mut project.dossiers {
        let (errors, others): (Vec<_>, Vec<_>) = std::mem::take(&mut checked.diagnostics)
            .into_iter()
            .partition(|diagnostic| diagnostic.severity() == Severity::Error);
        wrong |= !errors.is_empty();
        terminal::diagnostics(&errors);
        checked.diagnostics = others;
    }
    Ok(if wrong { Err(Verdict::Wrong) } else { Ok(project) })
}

/// Every dossier in reach with its folder, or the verdict when any is wrong; what is wrong is printed.
pub fn dossiers(place: &PlaceArguments) -> Result<std::result::Result<Vec<(PathBuf, Dossier)>, Verdict>> {
    let project = match checked(&terminal::options(place)?)? {
        Ok(project) => project,
        Err(verdict) => return Ok(Err(verdict)),
    };
    let dossiers = project.dossiers.into_iter();
    Ok(Ok(dossiers.filter_map(|(folder, _, checked)| Some((folder, checked.dossier?))).collect()))
}
