//! `list`: the facts, a line each.

use serde_json::json;

use super::arguments::ListArguments;
use super::verdict::Verdict;
use super::{project, terminal};
use crate::diagnostic::wording::{count, unknown_name};
use crate::error::{Error, Result};
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
        let state = if fact.stage == crate::model::Stage::Done {
            fact.status.name().to_owned()
        } else {
            format!("{}, {}", fact.status.name(), fact.stage.name())
        };
        let briefs = uses(dossier, *index);
        let briefs = if briefs.is_empty() { "unused".to_owned() } else { briefs.join(", ") };
        let value = value.unwrap_or_else(|| "–".to_owned());
        lines.push(format!("{:width$}  {value}  ({state}; {briefs})", fact.id));
    }
    terminal::print(lines)?;
    terminal::note(&count(found.len(), "fact", "facts"));
    Ok(Verdict::Right)
}

/// A filter that can match nothing is a mistake, not an empty answer.
fn check_filter(filter: &Filter, dossiers: &[&Dossier]) -> Result<()> {
    if let Some(status) = &filter.status
        && !Status::NAMES.contains(&status.as_str())
    {
        return Err(Error::usage(
            format!("there is no status `{status}`"),
            unknown_name(status, Status::NAMES.iter().copied(), "status"),
        ));
    }
    if let Some(source) = &filter.source {
        let known: Vec<&str> =
            dossiers.iter().flat_map(|dossier| &dossier.sources).map(|source| source.id.as_str()).collect();
        if !known.contains(&source.as_str()) {
            return Err(Error::usage(
                format!("there is no source `{source}`"),
                unknown_name(source, known, "source"),
            ));
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
            return Err(Error::usage(
                format!("there is no topic `{topic}`"),
                unknown_name(topic, known, "topic"),
            ));
        }
    }
    Ok(())
}
