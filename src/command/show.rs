//! `show`: a fact with its evidence, in every language, and where it appears.

use serde_json::json;

use super::arguments::ShowArguments;
use super::messages::show as messages;
use super::verdict::Verdict;
use super::{project, terminal};
use crate::error::Result;
use crate::model::Dossier;
use crate::question::{fact_view, find_fact};

/// Shows.
///
/// # Errors
/// When the disk fails, or the fact isn't there or is in several dossiers.
pub fn run(arguments: &ShowArguments) -> Result<Verdict> {
    let dossiers = match project::dossiers(&arguments.place)? {
        Ok(dossiers) => dossiers,
        Err(verdict) => return Ok(verdict),
    };
    let dossiers: Vec<&Dossier> = dossiers.iter().map(|(_, dossier)| dossier).collect();
    let (dossier, index) = find_fact(&arguments.id, &dossiers)?;
    let view = fact_view(dossier, index);
    if arguments.json {
        terminal::print_json(
            &json!({ "schema": "factbrief/show", "version": 1, "dossier": dossier.name, "fact": view }),
        )?;
    } else {
        terminal::print(messages::fact(&view))?;
    }
    Ok(Verdict::Right)
}
