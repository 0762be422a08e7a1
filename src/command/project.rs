//! The checked dossiers that `list`, `show` and `verify` ask about.

use super::arguments::PlaceArguments;
use super::terminal;
use super::verdict::Verdict;
use crate::diagnostic::Severity;
use crate::error::Result;
use crate::make::load;
use crate::model::Dossier;
use std::path::PathBuf;

/// Every dossier in reach with its folder, or the verdict when any is wrong; what is wrong is printed.
pub fn dossiers(place: &PlaceArguments) -> Result<std::result::Result<Vec<(PathBuf, Dossier)>, Verdict>> {
    let project = load(&terminal::options(place)?)?;
    terminal::diagnostics(&project.diagnostics);
    let mut wrong = !project.is_sound();
    let mut dossiers = Vec::new();
    for (folder, _, checked) in project.dossiers {
        let errors: Vec<_> = checked
            .diagnostics
            .into_iter()
            .filter(|diagnostic| diagnostic.severity() == Severity::Error)
            .collect();
        wrong |= !errors.is_empty();
        terminal::diagnostics(&errors);
        dossiers.extend(checked.dossier.map(|dossier| (folder, dossier)));
    }
    Ok(if wrong { Err(Verdict::Wrong) } else { Ok(dossiers) })
}
