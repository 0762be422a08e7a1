//! Judges whether each output of a dossier is current, and if not, why. Nothing is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::build_options::{BuildOptions, WriteMode};
use super::fingerprint::Fingerprints;
use super::folder_plan::FolderPlan;
use super::lying_annex::judge_annexes;
use super::output_state::{Judged, OutputState};
use super::past::look;
use super::renew::renew;
use crate::check::{Checked, DayAsked, overdue, policies_since};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::error::Result;
use crate::make::{DossierOutcome, Listener, Tools};
use crate::manifest::{Each, OutputFormat, Unreadable};
use crate::model::{Brief, Dossier, EndedFact, Overdue, OverdueFact};

/// An output and its state.
#[derive(Debug)]
pub struct OutputStatus {
    /// The file.
    pub path: PathBuf,
    /// The brief.
    pub brief: String,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// Its format.
    pub format: OutputFormat,
    /// Its state, and the reasons.
    pub judged: Judged,
    /// Ids of plans that it presents as open although their date has passed since.
    pub lapsed: Vec<String>,
    /// Printed facts that should have been reviewed by now, themselves or what they are computed from.
    pub overdue: Vec<OverdueFact>,
    /// Ids of printed facts that have become too old for its readers.
    pub aged: Vec<String>,
    /// Printed facts whose place others have taken since its date, or that of what they are computed from.
    pub superseded: Vec<EndedFact>,
}

/// A dossier's outputs.
#[derive(Debug, Default)]
pub struct DossierStatus {
    /// The dossier's name.
    pub name: String,
    /// The date of its pages, where it could be read.
    pub date: Option<NaiveDate>,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// The outputs by name; none when the dossier has errors.
    pub outputs: Vec<OutputStatus>,
    /// The annexes that aren't what `build --annex` would leave.
    pub annexes: Vec<(PathBuf, OutputState)>,
    /// Why the manifest can't be used, if it can't.
    pub unusable: Option<Unreadable>,
}

impl DossierStatus {
    /// Whether anything is a warning, also where that is told beside an output.
    pub fn warns(&self) -> bool {
        let told = |output: &OutputStatus| {
            let others = [&output.lapsed, &output.aged];
            !output.overdue.is_empty()
                || !output.superseded.is_empty()
                || others.iter().any(|facts| !facts.is_empty())
        };
        !self.diagnostics.is_empty() || self.outputs.iter().any(told)
    }

    /// Whether anything is an error.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}

/// Judges the outputs of a dossier by planning what a build would do. A brief that is as the last build left it is rendered,
/// but its page isn't set.
///
/// # Errors
/// When the disk fails.
pub fn status(
    folder: &Path,
    name: String,
    checked: Checked,
    tools: Option<(&Tools<'_>, &Fingerprints)>,
    asked: DayAsked,
) -> Result<DossierStatus> {
    let on = asked.day;
    let (past, unusable) = look(folder)?;
    let wish = BuildOptions { writing: WriteMode::Dry, ..BuildOptions::default() };
    let renewed = renew(name, checked, tools, &wish, past.as_ref(), Listener::NOBODY);
    let outcome = &renewed.outcome;
    let mut found = DossierStatus {
        name: outcome.name.clone(),
        diagnostics: outcome.diagnostics.clone(),
        unusable,
        ..DossierStatus::default()
    };
    let Some(dossier) = &outcome.dossier else { return Ok(found) };
    found.date = Some(dossier.date);
    if found.failed() {
        return Ok(found);
    }
    if let Some((tools, _)) = tools {
        found.annexes = judge_annexes(folder, dossier, tools)?;
    }
    let plan = FolderPlan::new(folder, dossier, &renewed, past, &wish)?;
    found.outputs = describe(folder, dossier, outcome, &plan, on);
    // Of old facts and reviews, warnings are reported beside the outputs that print the facts.
    let since = policies_since(dossier, &outcome.printed, asked);
    found.diagnostics.extend(since.into_iter().filter(|found| found.code != Code::NotFresh));
    if dossier.overdue == Overdue::Error {
        found.diagnostics.extend(overdue(dossier, on));
    }
    Ok(found)
}

fn describe(
    folder: &Path,
    dossier: &Dossier,
    outcome: &DossierOutcome,
    plan: &FolderPlan<'_>,
    on: NaiveDate,
) -> Vec<OutputStatus> {
    let each = plan.judge(folder).into_iter().filter_map(|(name, judged)| {
        let before = plan.past.as_ref().and_then(|past| Some((past, past.manifest.outputs.get(&name)?)));
        let output = plan.manifest.outputs.get(&name).or(before.map(|(_, old)| old))?;
        // For a chart too, the manifest lists the facts of its whole brief.
        let drawn = outcome.charts.range(..=name.clone()).next_back();
        let drawn = drawn.filter(|(start, _)| name.starts_with(*start)).map(|(_, facts)| facts);
        let shows = |id: &&String| {
            output.format.each() == Each::Language
                || drawn.is_some_and(|facts: &BTreeSet<String>| facts.contains(*id))
        };
        let brief = dossier.briefs.iter().find(|brief| brief.name == output.brief);
        let showing = brief.map_or_else(|| dossier.showing(), Brief::showing);
        let lapsed = before.iter().flat_map(|(past, old)| {
            let lapsed = |id: &&String| {
                let Some(fact) = dossier.fact(id) else { return false };
                let was_open = past.manifest.fact_in(old, id).is_some_and(|printed| {
                    // The manifest says it of the pages that show one version of a contested date.
                    printed.standing.lapsed != Some(true) || !fact.has_lapsed(dossier.date, showing)
                });
                was_open && fact.has_lapsed(on, showing)
            };
            old.facts.iter().filter(lapsed).filter(shows)
        });
        let overdue = |id: &String| dossier.overdue_fact(dossier.fact(id)?, on);
        let aged = |id: &&String| {
            let fact = dossier.fact(id).zip(brief);
            shows(id) && fact.is_some_and(|(fact, brief)| dossier.aged(fact, brief, on).age.is_some())
        };
        let superseded = |id: &String| dossier.ended_fact(dossier.fact(id)?, on);
        Some(OutputStatus {
            path: folder.join(&name),
            brief: output.brief.clone(),
            language: output.language.clone(),
            format: output.format,
            lapsed: lapsed.cloned().collect(),
            overdue: output.facts.iter().filter(shows).filter_map(overdue).collect(),
            aged: output.facts.iter().filter(aged).cloned().collect(),
            superseded: output.facts.iter().filter(shows).filter_map(superseded).collect(),
            judged,
        })
    });
    each.collect()
}
