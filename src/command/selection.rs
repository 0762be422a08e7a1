//! What `--audience` and `--language` select, and what is said where that is nothing.

use std::collections::BTreeSet;

use super::arguments::BuildArguments;
use crate::diagnostic::wording::unknown_name;
use crate::error::Error;
use crate::make::DossierOutcome;

/// Every audience that a brief is for.
pub(super) fn audiences(outcomes: &[DossierOutcome]) -> BTreeSet<String> {
    let briefs =
        outcomes.iter().filter_map(|outcome| outcome.dossier.as_ref()).flat_map(|dossier| &dossier.briefs);
    briefs.map(|brief| brief.audience.clone()).collect()
}

/// Why no output was asked for.
pub(super) fn nothing_selected(arguments: &BuildArguments, known: &BTreeSet<String>) -> Error {
    match &arguments.audience {
        Some(audience) if !known.contains(audience) => Error::usage(
            format!("no brief is for the audience `{audience}`"),
            unknown_name(audience, known.iter().map(String::as_str), "audience"),
        ),
        _ => Error::usage(
            "no brief is in the language asked for",
            "leave out `--language`, or add it to `languages` of dossier.toml",
        ),
    }
}
