//! What `--audience` and `--language` select, what is said where that is nothing, and what `--dry-run` asks for.

use std::collections::BTreeSet;

use super::build_arguments::BuildArguments;
use super::messages::build::{no_brief_for, no_brief_in_language};
use super::terminal;
use crate::build::WriteMode;
use crate::error::{Error, Result};
use crate::make::DossierOutcome;
use crate::model::EarlierDay;

/// Every audience that a brief is for.
pub(super) fn audiences(outcomes: &[DossierOutcome]) -> BTreeSet<String> {
    let briefs =
        outcomes.iter().filter_map(|outcome| outcome.dossier.as_ref()).flat_map(|dossier| &dossier.briefs);
    briefs.map(|brief| brief.audience.clone()).collect()
}

/// Why no output was asked for.
pub(super) fn nothing_selected(arguments: &BuildArguments, known: &BTreeSet<String>) -> Error {
    match &arguments.audience {
        Some(audience) if !known.contains(audience) => {
            no_brief_for(audience, known.iter().map(String::as_str))
        }
        _ => no_brief_in_language(),
    }
}

/// Whether the arguments ask for files, or only for what would be written.
pub(super) fn writing(arguments: &BuildArguments) -> WriteMode {
    if arguments.dry_run { WriteMode::Dry } else { WriteMode::Real }
}

/// The earlier day for which pages are asked, and for whom.
///
/// # Errors
/// When what was typed isn't a day.
pub(super) fn earlier_day(arguments: &BuildArguments) -> Result<Option<EarlierDay>> {
    let day = arguments.known_on.as_deref().map(|text| terminal::date(text, "--known-on")).transpose()?;
    Ok(day.map(|day| EarlierDay { day, audience: arguments.audience.clone() }))
}
