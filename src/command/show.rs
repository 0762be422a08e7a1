//! `show`: a fact with its evidence, in every language, and where it appears.

use serde_json::json;

use super::arguments::ShowArguments;
use super::messages::{list, show as messages};
use super::verdict::Verdict;
use super::{project, terminal};
use crate::error::Result;
use crate::question::fact_view;

/// Shows.
///
/// # Errors
/// When the disk fails, or the fact isn't there or is in several dossiers.
pub fn run(arguments: &ShowArguments) -> Result<Verdict> {
    let dossiers = match project::dossiers(&arguments.place)? {
        Ok(dossiers) => dossiers,
        Err(verdict) => return Ok(verdict),
    };
    let (within, id) = match arguments.id.split_once('/') {
        Some((dossier, id)) => (Some(dossier), id),
        None => (None, arguments.id.as_str()),
    };
    let found: Vec<_> = dossiers
        .iter()
        .map(|(_, dossier)| dossier)
        .filter(|dossier| within.is_none_or(|name| dossier.name == name))
        .filter_map(|dossier| Some((dossier, *dossier.fact_index.get(id)?)))
        .collect();
    let (dossier, index) = match found.as_slice() {
        [one] => *one,
        [] => {
            let known =
                dossiers.iter().flat_map(|(_, dossier)| dossier.fact_index.keys()).map(String::as_str);
            return Err(list::unknown("fact", id, known));
        }
        several => {
            let names = several.iter().map(|(dossier, _)| format!("{}/{id}", dossier.name));
            return Err(list::fact_in_several(id, names));
        }
    };
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
