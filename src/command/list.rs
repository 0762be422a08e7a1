//! `list`: the facts, a line each; and what rests on a source.

use std::collections::BTreeSet;

use serde_json::json;

use super::arguments::ListArguments;
use super::messages::list::{self as messages, Affected};
use super::verdict::Verdict;
use super::{post, project, terminal};
use crate::disk::shown;
use crate::error::Result;
use crate::ledger::read;
use crate::manifest::{Each, FILE_NAME, Found, OutputEntry, find};
use crate::model::Dossier;
use crate::question::{Filter, WithdrawnView, fact_view, uses, withdrawn};
use crate::recall::{Holding, OpenDrafts, holdings, is_of};
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
    let source = arguments.source.as_deref();
    let withdrawn: Vec<WithdrawnView<'_>> =
        source.iter().flat_map(|id| all.iter().filter_map(|dossier| withdrawn(dossier, id))).collect();
    let affected = withdrawn.iter().map(|view| affected(view, arguments)).collect::<Result<Vec<_>>>()?;
    let history = source.map(|_| post::known_ledger(arguments.ledger.as_deref())).transpose()?;
    let history = history.map(|ledger| read(&ledger)).transpose()?;
    let held = history.as_ref().map(|history| holdings(history, OpenDrafts::LeftOut)).unwrap_or_default();
    let holders: Vec<Vec<&Holding<'_>>> = withdrawn
        .iter()
        .map(|view| {
            let dossier = all.iter().find(|dossier| dossier.name == view.dossier);
            dossier.map(|dossier| of_view(&held, dossier, view)).unwrap_or_default()
        })
        .collect();
    if arguments.json {
        let facts = found
            .iter()
            .map(|(dossier, index)| json!({ "dossier": dossier.name, "fact": fact_view(dossier, *index) }));
        let facts: Vec<_> = facts.collect();
        let mut answer = json!({ "schema": "factbrief/list", "version": 1, "facts": facts });
        if source.is_some() {
            let views = withdrawn.iter().zip(&affected).zip(&holders);
            let views =
                views.map(|((view, outputs), holders)| messages::withdrawn_json(view, outputs, holders));
            answer["withdrawn"] = views.collect();
        }
        terminal::print_json(&answer)?;
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
    for ((view, outputs), holders) in withdrawn.iter().zip(&affected).zip(&holders) {
        lines.push(String::new());
        lines.extend(messages::withdrawn(view, outputs, holders));
    }
    terminal::print(lines)?;
    terminal::note(&messages::summary(found.len()));
    Ok(Verdict::Right)
}

/// The files of the last build that print any of the facts.
fn affected(view: &WithdrawnView<'_>, arguments: &ListArguments) -> Result<Affected> {
    let folder = arguments.out.join(view.dossier);
    let manifest = match find(&folder)? {
        Found::Nothing => return Ok(Affected::NotBuilt(shown(&folder))),
        Found::Unusable(why) => {
            return Ok(Affected::Unusable(shown(&folder.join(FILE_NAME)), why.to_string()));
        }
        Found::Manifest(manifest) => manifest,
    };
    let facts = view.facts();
    let prints = |output: &&OutputEntry| output.facts.iter().any(|fact| facts.contains(fact.as_str()));
    // The picture of a page that was built may be another one than that of the brief now.
    let sources: Vec<&str> = view.resting_on_it.iter().copied().chain([view.source]).collect();
    let picture = |output: &OutputEntry| manifest.briefs.get(&output.brief)?.picture.as_ref();
    let shows = |output: &&OutputEntry| {
        picture(output).is_some_and(|picture| sources.contains(&picture.source.as_str()))
    };
    // The entry of a chart or picture has the facts of its whole page.
    let files = manifest.outputs.iter().filter(|(_, output)| prints(output) || shows(output));
    let files = files.filter(|(_, output)| output.format.each() == Each::Language);
    Ok(Affected::Files(files.map(|(name, _)| shown(&folder.join(name))).collect()))
}

/// The copies of a dossier that print any of the facts that are affected, or may have such a picture: the ledger knows no pictures.
fn of_view<'a, 'h>(
    held: &'a [Holding<'h>],
    dossier: &Dossier,
    view: &WithdrawnView<'_>,
) -> Vec<&'a Holding<'h>> {
    let facts: BTreeSet<&str> = view.facts();
    let prints = |holding: &&Holding<'_>| {
        let copy = holding.copy;
        copy.facts.iter().any(|fact| facts.contains(fact.id.as_str()))
            || view.pictures.contains(&copy.brief.as_str())
    };
    held.iter().filter(|holding| is_of(holding.copy, dossier)).filter(prints).collect()
}
