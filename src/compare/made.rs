//! A project whose dossiers were checked and whose briefs were made, as it is or as it was at a revision.

use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::Revision;
use crate::error::Result;
use crate::make::{DossierOutcome, Equipment, Options, Project, equip, load, produce, read};

/// A project that was made in memory.
#[derive(Debug)]
pub struct Made {
    /// What is wrong with the templates, the themes, or the folder as a whole.
    pub diagnostics: Vec<Diagnostic>,
    /// The dossiers, by name.
    pub dossiers: Vec<DossierOutcome>,
    /// What the user should know of how it was read.
    pub notes: Vec<String>,
}

impl Made {
    /// Everything that is wrong in it.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let all =
            self.diagnostics.iter().chain(self.dossiers.iter().flat_map(|outcome| &outcome.diagnostics));
        all.filter(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}

/// Makes the project as it is on the disk.
///
/// # Errors
/// When the disk fails.
pub fn now(options: &Options) -> Result<Made> {
    make(load(options)?, options, Vec::new())
}

/// Makes the project as it was at a revision.
///
/// # Errors
/// When git or the disk fails, the revision isn't there or doesn't hold the folder, or links are in the way.
pub fn at_revision(options: &Options, revision: &str) -> Result<Made> {
    let revision = Revision::read(&options.path, &options.templates, revision)?;
    make(read(&revision, options)?, options, revision.notes)
}

/// Every state is made with the fonts that the font folder has now.
fn make(mut project: Project, options: &Options, notes: Vec<String>) -> Result<Made> {
    let equipment = equip(&mut project, options)?;
    let tools = equipment.as_ref().map(Equipment::tools);
    let dossiers =
        project.dossiers.into_iter().map(|(_, name, checked)| produce(name, checked, tools.as_ref()));
    Ok(Made { dossiers: dossiers.collect(), diagnostics: project.diagnostics, notes })
}
