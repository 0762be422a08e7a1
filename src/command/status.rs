//! `status`: of each output whether it is current, and if not, why.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::json;

use super::arguments::StatusArguments;
use super::verdict::Verdict;
use super::{archive, terminal};
use crate::build::{
    DossierStatus, Fingerprints, Judged, OutputState, OutputStatus, Reason, Substitution, abandoned, status,
};
use crate::diagnostic::wording::{count, list};
use crate::disk::shown;
use crate::error::Result;
use crate::make::{Equipment, equip, load};

/// Tells.
///
/// # Errors
/// When the disk fails or the day is none.
pub fn run(arguments: &StatusArguments) -> Result<Verdict> {
    let on = terminal::date(&arguments.on, "--on")?;
    let options = terminal::options(&arguments.place)?;
    let mut project = load(&options)?;
    let equipment = equip(&mut project, &options)?;
    let open_forms = archive::hold(&mut project, arguments.archive.as_deref())?;
    terminal::diagnostics(&project.diagnostics);
    let sound = project.is_sound();
    let tools = equipment.as_ref().map(Equipment::tools);
    let fingerprints = tools.as_ref().map(Fingerprints::new).transpose()?;
    let tools = tools.as_ref().zip(fingerprints.as_ref());
    let left = abandoned(&arguments.out, &project)?;
    let found: Result<Vec<DossierStatus>> = project
        .dossiers
        .into_par_iter()
        .map(|(_, name, checked)| status(&arguments.out.join(&name), name, checked, tools, on))
        .collect();
    let found = found?;
    for dossier in &found {
        terminal::diagnostics(&dossier.diagnostics);
        if let Some(why) = &dossier.unusable {
            let path = shown(&arguments.out.join(&dossier.name).join(crate::manifest::FILE_NAME));
            terminal::note(&format!("note: `{path}` can't be used: {why}"));
        }
    }
    terminal::abandoned(&left, &arguments.place.path);
    if arguments.json {
        let outputs = found
            .iter()
            .flat_map(|dossier| dossier.outputs.iter().map(|output| output_json(&dossier.name, output)));
        let answer = json!({
            "schema": "factbrief/status",
            "version": 1,
            "on": on.to_string(),
            "outputs": outputs.collect::<Vec<_>>(),
            "not-verified": archive::unverified_json(&open_forms),
        });
        terminal::print_json(&answer)?;
    } else {
        terminal::print(found.iter().flat_map(|dossier| &dossier.outputs).map(line))?;
        if arguments.on != "today" {
            let dated = found.iter().filter_map(|dossier| Some((&dossier.name, dossier.date?)));
            dated.for_each(|(name, date)| terminal::later_than(name, date, on));
        }
        let told = found.iter().flat_map(|dossier| &dossier.diagnostics);
        archive::tell(&open_forms);
        let said = terminal::with_unproven(&tally(&found), told);
        terminal::note(&archive::with_unverified(&said, &open_forms));
    }
    let wrong = !sound || found.iter().any(DossierStatus::failed);
    Ok(if wrong { Verdict::Wrong } else { Verdict::Right })
}

/// An output on a line of its own, with what there is to say about it behind it.
fn line(output: &OutputStatus) -> String {
    let Judged { state, alteration, reasons } = &output.judged;
    let mut said: Vec<String> = alteration.iter().map(Substitution::to_string).collect();
    said.extend(reasons.iter().map(Reason::to_string));
    if !output.lapsed.is_empty() {
        said.push(format!("the date of {} has passed since", list(&output.lapsed)));
    }
    if !output.overdue.is_empty() {
        said.push(format!("{} should have been looked at again", list(&output.overdue)));
    }
    let said = if said.is_empty() { String::new() } else { format!(": {}", said.join("; ")) };
    format!("{:9} {}{said}", state.name(), shown(&output.path))
}

/// `12 current, 2 stale`.
fn tally(found: &[DossierStatus]) -> String {
    let mut numbers: BTreeMap<OutputState, usize> = BTreeMap::new();
    for output in found.iter().flat_map(|dossier| &dossier.outputs) {
        *numbers.entry(output.judged.state).or_default() += 1;
    }
    if numbers.is_empty() {
        return count(0, "output", "outputs");
    }
    numbers.iter().map(|(state, number)| format!("{number} {}", state.name())).collect::<Vec<_>>().join(", ")
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
        "overdue": output.overdue,
    })
}
