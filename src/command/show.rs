//! `show`: a fact with the whole chain behind it, in every language, and where it appears.

use std::path::Path;

use serde_json::json;

use super::arguments::ShowArguments;
use super::messages::figure as figures;
use super::messages::inspect::unreadable;
use super::messages::show as messages;
use super::verdict::Verdict;
use super::{archive, project, terminal};
use crate::compare::{foreign_pdf_bytes, read_foreign_pdf};
use crate::disk::shown;
use crate::error::Result;
use crate::make::{Equipment, equip};
use crate::model::Dossier;
use crate::pdf::Sealed;
use crate::question::{FactView, find_fact, find_figure, trace, traced_view};

/// Shows.
///
/// # Errors
/// When the disk fails, the fact isn't there or is in several dossiers, or the archive that was typed isn't there.
pub fn run(arguments: &ShowArguments) -> Result<Verdict> {
    if let Some(file) = &arguments.within {
        return find(file, arguments);
    }
    let options = terminal::options(&arguments.place)?;
    let mut project = match project::checked(&options)? {
        Ok(project) => project,
        Err(verdict) => return Ok(verdict),
    };
    let dossiers = project.dossiers.iter().filter_map(|(_, _, checked)| checked.dossier.as_ref());
    let dossiers: Vec<&Dossier> = dossiers.collect();
    let (dossier, index) = find_fact(&arguments.id, &dossiers)?;
    let place = project.dossiers.iter().position(|(_, name, _)| *name == dossier.name);
    // What is wrong with templates, themes or fonts says nothing against a fact.
    let equipment = equip(&mut project, &options)?;
    let Some((folder, name, checked)) = place.map(|place| project.dossiers.swap_remove(place)) else {
        return Ok(Verdict::Wrong);
    };
    let tools = equipment.as_ref().map(Equipment::tools);
    let out = arguments.out.join(&name);
    let Some(traced) = trace(name, checked, tools.as_ref(), index, &out)? else { return Ok(Verdict::Wrong) };
    let proofs = match archive::proofs(&folder, &traced.dossier, arguments.archive.as_deref())? {
        Ok(proofs) => proofs,
        Err(diagnostic) => {
            terminal::diagnostics(&[diagnostic]);
            return Ok(Verdict::Wrong);
        }
    };
    let view = traced_view(&traced.dossier, &proofs, index);
    let view = FactView { outputs: traced.outputs, ..view };
    if arguments.json {
        terminal::print_json(&json!({
            "schema": "factbrief/show", "version": 1, "dossier": traced.dossier.name,
            "archive": messages::archive_json(&proofs), "fact": view,
        }))?;
    } else {
        terminal::print(messages::fact(&view, &proofs))?;
    }
    Ok(Verdict::Right)
}

/// Finds a figure in a PDF of a brief.
fn find(file: &Path, arguments: &ShowArguments) -> Result<Verdict> {
    let bytes = foreign_pdf_bytes(file)?;
    let pdf = match read_foreign_pdf(&bytes) {
        Ok(pdf) => pdf,
        Err(why) => {
            let why = why.to_string();
            terminal::note(&unreadable(&shown(file), &why));
            if arguments.json {
                let answer = json!({ "schema": "factbrief/show-in", "version": 1, "file": shown(file), "problem": why });
                terminal::print_json(&answer)?;
            }
            return Ok(Verdict::Wrong);
        }
    };
    let found = find_figure(&pdf, &arguments.id);
    if arguments.json {
        terminal::print_json(&figures::json(&shown(file), &arguments.id, &pdf, &found))?;
    } else {
        terminal::print(figures::lines(&shown(file), &arguments.id, &pdf, &found))?;
    }
    let doubtful = !pdf.alterations.is_empty() || pdf.sealed == Sealed::Drawing;
    Ok(if found.places.is_empty() || doubtful { Verdict::Wrong } else { Verdict::Right })
}
