//! `status`: of each output whether it is current, and if not, why.

use rayon::prelude::*;
use serde_json::json;

use super::arguments::StatusArguments;
use super::messages::status as messages;
use super::project::{self, Opened};
use super::verdict::Verdict;
use super::{archive, terminal};
use crate::build::{DossierStatus, Fingerprints, OutputStatus, abandoned, status};
use crate::check::DayAsked;
use crate::disk::shown;
use crate::error::Result;
use crate::make::Equipment;

/// Says it.
///
/// # Errors
/// When the disk fails, or the day that was typed isn't a day.
pub fn run(arguments: &StatusArguments) -> Result<Verdict> {
    let on = terminal::date(&arguments.on, "--on")?;
    let Opened { project, equipment, unverified } =
        project::open(&arguments.place, arguments.archive.as_deref())?;
    terminal::diagnostics(&project.diagnostics);
    let (sound, warnings) = (project.is_sound(), project.diagnostics.len());
    let tools = equipment.as_ref().map(Equipment::tools);
    let fingerprints = tools.as_ref().map(Fingerprints::new).transpose()?;
    let tools = tools.as_ref().zip(fingerprints.as_ref());
    let left = abandoned(&arguments.out, &project)?;
    let asked = DayAsked { day: on, latest: terminal::latest_day(&arguments.on, on) };
    let found: Result<Vec<DossierStatus>> = project
        .dossiers
        .into_par_iter()
        .map(|(_, name, checked)| status(&arguments.out.join(&name), name, checked, tools, asked))
        .collect();
    let found = found?;
    for dossier in &found {
        terminal::diagnostics(&dossier.diagnostics);
        if let Some(why) = &dossier.unusable {
            let path = shown(&arguments.out.join(&dossier.name).join(crate::manifest::FILE_NAME));
            terminal::remark(&messages::unusable_manifest(&path, why));
        }
    }
    terminal::abandoned(&left, &arguments.place.path);
    let annexes = || found.iter().flat_map(|dossier| &dossier.annexes);
    if arguments.json {
        let outputs = found
            .iter()
            .flat_map(|dossier| dossier.outputs.iter().map(|output| output_json(&dossier.name, output)));
        let answer = json!({
            "schema": "factbrief/status",
            "version": 1,
            "on": on.to_string(),
            "outputs": outputs.collect::<Vec<_>>(),
            "annexes": annexes().map(|(path, state)| json!({ "file": shown(path), "state": state })).collect::<Vec<_>>(),
            "not-verified": archive::unverified_json(&unverified),
        });
        terminal::print_json(&answer)?;
    } else {
        terminal::print(found.iter().flat_map(|dossier| &dossier.outputs).map(messages::line))?;
        terminal::print(annexes().map(|(path, state)| messages::annex(path, *state)))?;
        if arguments.on != "today" {
            let dated = found.iter().filter_map(|dossier| Some((&dossier.name, dossier.date?)));
            dated.for_each(|(name, date)| terminal::later_than(name, date, on));
        }
        let told = found.iter().flat_map(|dossier| &dossier.diagnostics);
        archive::tell(&unverified);
        let summary = messages::summary(found.iter().flat_map(|dossier| &dossier.outputs));
        let said = terminal::with_unproven(&summary, told);
        terminal::note(&archive::with_unverified(&said, &unverified));
    }
    let warned = arguments.strict && (warnings > 0 || found.iter().any(DossierStatus::warns));
    let wrong = !sound || warned || found.iter().any(DossierStatus::failed);
    Ok(if wrong { Verdict::Wrong } else { Verdict::Right })
}

fn output_json(dossier: &str, output: &OutputStatus) -> serde_json::Value {
    json!({
        "dossier": dossier,
        "file": shown(&output.path),
        "brief": output.brief,
        "language": output.language,
        "format": output.format,
        "state": output.judged.state,
        "altered": output.judged.alteration,
        "reasons": output.judged.reasons,
        "lapsed": output.lapsed,
        "overdue": output.overdue.iter().map(|one| &one.id).collect::<Vec<_>>(),
        "aged": output.aged,
        "superseded": output.superseded.iter().map(|one| &one.id).collect::<Vec<_>>(),
    })
}
