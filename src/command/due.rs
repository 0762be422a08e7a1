//! `due`: what to look at again, the oldest first.

use serde_json::json;

use super::messages::due as messages;
use super::past_arguments::DueArguments;
use super::verdict::Verdict;
use super::{project, terminal};
use crate::error::Result;
use crate::model::{Dossier, TooOld};
use crate::question::{DueEntry, DueSubject, Reminder, due, waiver_view};

/// Tells it.
///
/// # Errors
/// When the disk fails, or the day that was typed isn't a day.
pub fn run(arguments: &DueArguments) -> Result<Verdict> {
    let on = terminal::date(&arguments.on, "--on")?;
    let dossiers = match project::dossiers(&arguments.place)? {
        Ok(dossiers) => dossiers,
        Err(verdict) => return Ok(verdict),
    };
    let dossiers: Vec<&Dossier> = dossiers.iter().map(|(_, dossier)| dossier).collect();
    let found = due(&dossiers, on);
    let now = found.iter().filter(|one| one.is_due(on)).count();
    if arguments.json {
        terminal::print_json(&json!({
            "schema": "factbrief/due",
            "version": 1,
            "on": on.to_string(),
            "due": found.iter().map(as_json).collect::<Vec<_>>(),
        }))?;
    } else {
        terminal::print(found.iter().flat_map(messages::lines))?;
        terminal::note(&messages::summary(now, found.len() - now, on));
    }
    Ok(if arguments.exit_code && now > 0 { Verdict::Wrong } else { Verdict::Right })
}

fn as_json(due: &DueEntry<'_>) -> serde_json::Value {
    let mut view = json!({
        "dossier": due.dossier.name,
        "kind": due.reminder.name(),
        "since": due.since.to_string(),
        "briefs": due.briefs,
        "file": due.span().source.path,
        "line": due.span().line(),
    });
    match due.of {
        DueSubject::Fact(fact) => view["fact"] = json!(fact.id),
        DueSubject::Brief(brief) => view["brief"] = json!(brief.name),
    }
    match &due.reminder {
        Reminder::Review | Reminder::Lapsed { .. } => {}
        Reminder::Superseded { by, input } => {
            view["by"] = json!(by);
            input.iter().for_each(|input| view["input"] = json!(input));
        }
        Reminder::Old { audience, months, too_old } => {
            view["audience"] = json!(audience);
            view["months"] = json!(months);
            view["forbidden"] = json!(*too_old == TooOld::Forbidden);
        }
        Reminder::Waiver { waiver, holds } => {
            view["waiver"] = json!(waiver_view(waiver));
            view["holds"] = json!(holds);
        }
    }
    view
}
