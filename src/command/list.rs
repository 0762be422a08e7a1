//! `list`: the facts, a line each.

use serde_json::json;

use super::arguments::ListArguments;
use super::messages::list as messages;
use super::verdict::Verdict;
use super::{project, terminal};
use crate::error::Result;
use crate::model::Dossier;
use crate::question::{Filter, fact_view, uses};
use crate::value::{Rendering, format};

/// Lists.
///
/// # Errors
/// When the disk fails, or a filter names what isn't there.
pub fn run(arguments: &ListArguments) -> Result<Verdict> {
    let dossiers = match project::dossiers(&arguments.place)? {
        Ok(dossiers) => dossiers,
        Err(verdict) => return Ok(verdict),
    };
    let filter = Filter {
        topic: arguments.topic.clone(),
        status: arguments.status.clone(),
        source: arguments.source.clone(),
        owner: arguments.owner.clone(),
        unused: arguments.unused,
    };
    let all: Vec<&Dossier> = dossiers.iter().map(|(_, dossier)| dossier).collect();
    let found = filter.choose(&all)?;
    if arguments.json {
        let facts = found
            .iter()
            .map(|(dossier, index)| json!({ "dossier": dossier.name, "fact": fact_view(dossier, *index) }));
        terminal::print_json(
            &json!({ "schema": "factbrief/list", "version": 1, "facts": facts.collect::<Vec<_>>() }),
        )?;
        return Ok(Verdict::Right);
    }
    let width = found.iter().map(|(dossier, index)| dossier.facts[*index].id.len()).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (dossier, index) in &found {
        let fact = &dossier.facts[*index];
        let language = dossier.languages.first().copied().unwrap_or(crate::language::Language::En);
        let value =
            fact.value.as_ref().map(|value| format(value, dossier.style(language), Rendering::Compact));
        lines.push(messages::line(fact, dossier.date, value.as_deref(), &uses(dossier, *index), width));
    }
    terminal::print(lines)?;
    terminal::note(&messages::summary(found.len()));
    Ok(Verdict::Right)
}
