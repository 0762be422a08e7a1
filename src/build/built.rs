//! Builds a dossier on the disk: looks at what the last build left, makes what isn't current, and puts it in place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::build_options::BuildOptions;
use super::fingerprint::Fingerprints;
use super::folder_plan::FolderPlan;
use super::output_state::Judged;
use super::past::{glance, look, look_again};
use super::renew::{renew, unchanged};
use super::settled::Settled;
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::disk::{clean, litter, lock, refuse_linked, shown};
use crate::error::{Error, Result};
use crate::language::Language;
use crate::make::{Conceded, DossierOutcome, Listener, Output, Tools};
use crate::manifest::{FILE_NAME, Manifest};

/// What became of a dossier.
#[derive(Debug, Default)]
pub struct Built {
    /// Its name.
    pub name: String,
    /// Where its outputs are.
    pub folder: PathBuf,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// How many briefs, in each language, weren't written because the dossier has errors; one of a dossier that
    /// couldn't be read.
    pub failed: usize,
    /// The briefs asked for, in each language.
    pub pages: Vec<BuiltPage>,
    /// Every audience that one of its briefs is for.
    pub audiences: BTreeSet<String>,
    /// The number of facts printed in the outputs asked for.
    pub facts: usize,
    /// What gave way for space.
    pub conceded: Vec<Conceded>,
    /// What there is to say about the folder, one sentence each.
    pub remarks: Vec<String>,
    /// Whether an earlier build had found these very inputs and outputs settled, so that nothing was rendered.
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
    /// Why, with the part of its files that it is true of left out.
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
    let settled = || Settled::open(wish, folder, &inputs, tools?.1);
    if let (Some(past), Some(settled)) = (&glance, settled())
        && settled.knows(folder, past)
        && litter(folder)?.is_empty()
    {
        let outcome = unchanged(name, checked, &past.manifest).outcome;
        let mut built = Built { settled: true, ..describe(folder, &outcome, false) };
        list_pages(&mut built, &outcome, &[], &BTreeMap::new(), &past.manifest, wish);
        outcome.dossier.iter().for_each(|dossier| dossier.briefs.iter().for_each(|_| (listener.done)()));
        return Ok(built);
    }
    let renewed = renew(name, checked, tools, wish, glance.as_ref(), listener);
    let outcome = &renewed.outcome;
    let mut built = describe(folder, outcome, tools.is_none());
    let Some(dossier) = outcome.dossier.as_ref().filter(|_| built.failed == 0) else { return Ok(built) };
    let look = if glance.is_some() { look_again } else { look };
    if outcome.outputs.is_empty() && glance.is_some() {
        // Facts of files that aren't current are missing here; the text is then another one and nothing is settled.
        let plan = FolderPlan::new(folder, dossier, &renewed, glance, wish)?;
        if plan.is_settled(folder)? {
            tell(&mut built, &plan, outcome, wish);
            settled().iter().for_each(|settled| settled.keep(folder));
            return Ok(built);
        }
    }
    let (past, unusable) = look(folder)?;
    if let Some(why) = unusable {
        let path = shown(&folder.join(FILE_NAME));
        // Files that hold the right bytes are left alone, so that most are counted as current.
        let then = match (past.is_some(), wish.dry_run) {
            (true, false) => "it was written anew",
            (true, true) => "it would be written anew",
            (false, false) => "it was written anew, and every file was held against what is made now",
            (false, true) => "it would be written anew; every file was held against what is made now",
        };
        built.remarks.push(format!("`{path}` can't be used: {why}; {then}"));
    }
    if past.is_none() && outcome.outputs.is_empty() {
        return Ok(built);
    }
    let plan = FolderPlan::new(folder, dossier, &renewed, past, wish)?;
    if wish.dry_run || plan.is_settled(folder)? {
        tell(&mut built, &plan, outcome, wish);
        return Ok(built);
    }
    fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
    // Nothing under the lock runs on the pool: a thread that waits there may take up another dossier and wait for its
    // lock, which another build may hold while it waits for this one.
    let held = lock(folder, listener.waiting)?;
    clean(folder, &held)?;
    // Another build may have been here since; what it left is seen now, and kept.
    let plan = FolderPlan::new(folder, dossier, &renewed, look(folder)?.0, wish)?;
    tell(&mut built, &plan, outcome, wish);
    plan.carry_out(folder)?;
    settled().iter().for_each(|settled| settled.keep(folder));
    drop(held);
    Ok(built)
}

fn describe(folder: &Path, outcome: &DossierOutcome, toolless: bool) -> Built {
    let briefs = outcome.dossier.iter().flat_map(|dossier| &dossier.briefs);
    let pages = outcome.dossier.as_ref().map_or(0, |dossier| dossier.briefs.len() * dossier.languages.len());
    let failed = outcome.failed() || outcome.dossier.is_none() || toolless;
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

/// Says what is to be done, and why.
fn tell(built: &mut Built, plan: &FolderPlan<'_>, outcome: &DossierOutcome, wish: &BuildOptions) {
    let judged = plan.judge(&built.folder);
    list_pages(built, outcome, &plan.differing, &judged, &plan.manifest, wish);
    let remarks: Vec<String> = plan.remarks(&built.folder, wish).collect();
    built.remarks.extend(remarks);
}

/// Lists the briefs asked for, in each language, and says which are not current.
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
                page.reasons.insert("asked for by `--force`".to_owned());
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
