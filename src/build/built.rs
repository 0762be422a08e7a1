//! Builds a dossier on the disk: reads what the last build left, makes what isn't current, and writes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::build_options::{BuildOptions, WriteMode};
use super::fingerprint::Fingerprints;
use super::folder_plan::FolderPlan;
use super::lying_annex::left_annexes;
use super::messages::{FORCED, OldOutputs, left_annex, manifest_unusable, not_made_of_earlier_day};
use super::output_state::Judged;
use super::past::{glance, look, look_again};
use super::renew::{renew, unchanged};
use super::settled::Settled;
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::disk::{clean, litter, lock, refuse_linked};
use crate::error::{Error, Result};
use crate::language::Language;
use crate::make::{Conceded, DossierOutcome, Listener, Output, Tools};
use crate::manifest::{FILE_NAME, Manifest};

/// The result of building a dossier.
#[derive(Debug, Default)]
pub struct Built {
    /// Its name.
    pub name: String,
    /// Where its outputs are.
    pub folder: PathBuf,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// How many pages (briefs in each language) weren't written because the dossier has errors; one for a dossier that couldn't
    /// be read.
    pub failed: usize,
    /// The requested briefs, in each language.
    pub pages: Vec<BuiltPage>,
    /// The audiences of its briefs.
    pub audiences: BTreeSet<String>,
    /// The number of facts printed in the requested outputs.
    pub facts: usize,
    /// What its briefs gave up for space.
    pub conceded: Vec<Conceded>,
    /// Remarks about the folder, one sentence each.
    pub remarks: Vec<String>,
    /// Whether an earlier build found the same inputs and outputs settled, so that nothing was rendered.
    pub settled: bool,
}

/// A brief in one language.
#[derive(Debug)]
pub struct BuiltPage {
    /// The brief.
    pub brief: String,
    /// Its language.
    pub language: Language,
    /// Its PDF.
    pub path: PathBuf,
    /// Its files that were written, or would be; none when it is current.
    pub written: Vec<String>,
    /// The reasons, without the names of the files that each is true of.
    pub reasons: BTreeSet<String>,
}

/// Builds a dossier into its folder. Nothing is written when it has an error; with nothing to do, nothing is touched.
///
/// # Errors
/// When the disk fails. Each file is then the old or the new one, and the next build does what this one left undone.
pub fn build(
    folder: &Path,
    name: String,
    checked: Checked,
    tools: Option<(&Tools<'_>, &Fingerprints)>,
    wish: &BuildOptions,
    listener: Listener<'_>,
) -> Result<Built> {
    refuse_linked(folder)?;
    let glance = glance(folder)?;
    let inputs = checked.inputs;
    // Words of a house are looked for in the rendered text, which nothing keeps.
    let has_words = checked.dossier.as_ref().is_some_and(|dossier| !dossier.words.is_empty());
    let settled = || Settled::open(wish, folder, &inputs, tools?.1).filter(|_| !has_words);
    if let (Some(past), Some(settled)) = (&glance, settled())
        && settled.knows(folder, past)
        && litter(folder)?.is_empty()
    {
        let outcome = unchanged(name, checked, &past.manifest).outcome;
        let mut built = Built { settled: true, ..describe(folder, &outcome, tools) };
        name_left_annexes(&mut built, &outcome)?;
        list_pages(&mut built, &outcome, &[], &BTreeMap::new(), &past.manifest, wish);
        outcome.dossier.iter().for_each(|dossier| dossier.briefs.iter().for_each(|_| (listener.done)()));
        return Ok(built);
    }
    let renewed = renew(name, checked, tools, wish, glance.as_ref(), listener);
    let outcome = &renewed.outcome;
    let mut built = describe(folder, outcome, tools);
    let Some(dossier) = outcome.dossier.as_ref().filter(|_| built.failed == 0) else { return Ok(built) };
    name_left_annexes(&mut built, outcome)?;
    let look = if glance.is_some() { look_again } else { look };
    if outcome.outputs.is_empty() && glance.is_some() {
        // The glance lacks the facts of files that aren't current. Where there are any, the new manifest differs, and the folder
        // isn't settled.
        let plan = FolderPlan::new(folder, dossier, &renewed, glance, wish)?;
        if plan.is_settled(folder)? {
            tell(&mut built, &plan, outcome, wish);
            settled().iter().for_each(|settled| settled.keep(folder));
            return Ok(built);
        }
    }
    let (past, unusable) = look(folder)?;
    if let Some(why) = unusable {
        let outputs = if past.is_some() { OldOutputs::Known } else { OldOutputs::Unknown };
        built.remarks.push(manifest_unusable(&folder.join(FILE_NAME), &why, outputs, wish.writing));
    }
    if past.is_none() && outcome.outputs.is_empty() {
        return Ok(built);
    }
    let plan = FolderPlan::new(folder, dossier, &renewed, past, wish)?;
    if wish.writing == WriteMode::Dry || plan.is_settled(folder)? {
        tell(&mut built, &plan, outcome, wish);
        return Ok(built);
    }
    fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
    // While the lock is held, nothing runs on the thread pool: a thread that waits there may start another dossier and wait for
    // its lock, which another build may hold while it waits for this one.
    let held = lock(folder, listener.waiting)?;
    clean(folder, &held)?;
    // Another build may have written here meanwhile; its files are judged now, and kept.
    let plan = FolderPlan::new(folder, dossier, &renewed, look(folder)?.0, wish)?;
    tell(&mut built, &plan, outcome, wish);
    plan.carry_out(folder)?;
    settled().iter().for_each(|settled| settled.keep(folder));
    drop(held);
    Ok(built)
}

/// A result without pages yet. Without tools nothing could be made.
fn describe(folder: &Path, outcome: &DossierOutcome, tools: Option<(&Tools<'_>, &Fingerprints)>) -> Built {
    let briefs = outcome.dossier.iter().flat_map(|dossier| &dossier.briefs);
    let pages = outcome.dossier.as_ref().map_or(0, |dossier| dossier.briefs.len() * dossier.languages.len());
    let failed = outcome.failed() || outcome.dossier.is_none() || tools.is_none();
    Built {
        name: outcome.name.clone(),
        folder: folder.to_owned(),
        diagnostics: outcome.diagnostics.clone(),
        failed: if failed { pages.max(1) } else { 0 },
        audiences: briefs.map(|brief| brief.audience.clone()).collect(),
        conceded: outcome.conceded.clone(),
        ..Built::default()
    }
}

/// Names the annexes of pages that are no longer made.
fn name_left_annexes(built: &mut Built, outcome: &DossierOutcome) -> Result<()> {
    let left = outcome.dossier.as_ref().map(|dossier| left_annexes(&built.folder, dossier)).transpose()?;
    built.remarks.extend(left.iter().flatten().map(|path| left_annex(path)));
    Ok(())
}

/// Adds what is to be done, and why.
fn tell(built: &mut Built, plan: &FolderPlan<'_>, outcome: &DossierOutcome, wish: &BuildOptions) {
    let judged = plan.judge(&built.folder);
    list_pages(built, outcome, &plan.differing, &judged, &plan.manifest, wish);
    let not_made = &outcome.not_made;
    built.remarks.extend(not_made.iter().map(|brief| not_made_of_earlier_day(&built.name, brief)));
    let remarks: Vec<String> = plan.remarks(&built.folder, wish).collect();
    built.remarks.extend(remarks);
}

/// Adds the requested briefs, in each language, with the files that are not current.
fn list_pages(
    built: &mut Built,
    outcome: &DossierOutcome,
    differing: &[&Output],
    judged: &BTreeMap<String, Judged>,
    manifest: &Manifest,
    wish: &BuildOptions,
) {
    let Some(dossier) = &outcome.dossier else { return };
    let mut facts: BTreeSet<&String> = BTreeSet::new();
    for brief in &dossier.briefs {
        for &language in &dossier.languages {
            if !wish.select.wants_any(&brief.audience, language) {
                continue;
            }
            let of_page = |output: &&Output| output.brief == brief.name && output.language == language;
            let mut page = BuiltPage {
                brief: brief.name.clone(),
                language,
                path: built.folder.join(format!("{}.{language}.pdf", brief.name)),
                written: Vec::new(),
                reasons: BTreeSet::new(),
            };
            let made: Vec<&Output> = match wish.force {
                true => outcome.outputs.iter().filter(of_page).collect(),
                false => differing.iter().copied().filter(of_page).collect(),
            };
            for output in made {
                let name = output.file_name();
                page.reasons.extend(judged.get(&name).into_iter().flat_map(|judged| judged.why(&name)));
                page.written.push(name);
            }
            if wish.force {
                page.reasons.insert(FORCED.to_owned());
            }
            let outputs = manifest
                .outputs
                .values()
                .filter(|output| output.brief == brief.name && output.language == language.tag());
            facts.extend(outputs.flat_map(|output| &output.facts));
            built.pages.push(page);
        }
    }
    built.facts = facts.len();
}
