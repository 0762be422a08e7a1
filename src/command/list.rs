//! `list`: the facts, a line each.

use serde_json::json;

use super::arguments::ListArguments;
use super::messages::list as messages;
use super::verdict::Verdict;
use super::{project, terminal};
use crate::error::Result;
use crate::model::{Dossier, Status};
use crate::question::{Filter, fact_view, uses};
use crate::value::{Choice, Rendering, format};

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
        unused: arguments.unused,
    };
    let all: Vec<&Dossier> = dossiers.iter().map(|(_, dossier)| dossier).collect();
    check_filter(&filter, &all)?;
    let found: Vec<(&Dossier, usize)> = all
        .iter()
        .flat_map(|dossier| (0..dossier.facts.len()).map(move |index| (*dossier, index)))
        .filter(|(dossier, index)| filter.admits(dossier, *index))
        .collect();
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
        lines.push(messages::line(fact, value.as_deref(), &uses(dossier, *index), width));
    }
    terminal::print(lines)?;
    terminal::note(&messages::summary(found.len()));
    Ok(Verdict::Right)
}

/// A filter that can match nothing is a mistake, not an empty answer.
fn check_filter(filter: &Filter, dossiers: &[&Dossier]) -> Result<()> {
    if let Some(status) = &filter.status
        && !Status::NAMES.contains(&status.as_str())
    {
        return Err(messages::unknown("status", status, Status::NAMES.iter().copied()));
    }
    if let Some(source) = &filter.source {
        let known: Vec<&str> =
            dossiers.iter().flat_map(|dossier| &dossier.sources).map(|source| source.id.as_str()).collect();
        if !known.contains(&source.as_str()) {
            return Err(messages::unknown("source", source, known));
        }
    }
    if let Some(topic) = &filter.topic {
        let mut known: Vec<&str> = dossiers
            .iter()
            .flat_map(|dossier| &dossier.facts)
            .filter_map(|fact| fact.topic.as_deref())
            .collect();
        known.sort_unstable();
        known.dedup();
        if !known.contains(&topic.as_str()) {
            return Err(messages::unknown("topic", topic, known));
        }
    }
    Ok(())
}
