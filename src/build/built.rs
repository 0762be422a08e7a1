//! Builds a dossier on the disk: looks at what the last build left, makes what isn't current, and puts it in place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::fingerprint::Fingerprints;
use super::lock::{Lock, clean, lock};
use super::options::Wish;
use super::outcome::{Conceded, DossierOutcome, Output};
use super::past::{Past, Standing, look};
use super::produce::{Tick, Tools, renew};
use super::reason::{Reason, reasons};
use super::record::record;
use super::write::{differing, holds, put};
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::manifest::{FILE_NAME, Manifest, print};

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
    wish: &Wish,
    tick: &Tick<'_>,
) -> Result<Built> {
    let mut held = None;
    if !wish.dry_run && folder.is_dir() {
        held = Some(hold(folder)?);
    }
    let (mut past, unusable) = look(folder)?;
    let outcome = renew(name, checked, tools, wish, past.as_ref(), tick);
    let mut built = describe(folder, &outcome, tools.is_none());
    if let Some(why) = unusable {
        let path = crate::read::shown(&folder.join(FILE_NAME));
        built.remarks.push(format!("`{path}` can't be used: {why}; every brief was made anew"));
    }
    let Some(dossier) = outcome.dossier.as_ref().filter(|_| built.failed == 0) else { return Ok(built) };
    if past.is_none() && outcome.outputs.is_empty() {
        return Ok(built);
    }
    if !wish.dry_run && held.is_none() {
        fs::create_dir_all(folder).map_err(Error::disk("create", folder))?;
        held = Some(hold(folder)?);
        // Another build may have been here since; then everything was made anew above, and what it left is kept.
        past = look(folder)?.0;
    }
    let past = past.as_ref();
    let manifest = record(dossier, &outcome.briefs, &outcome.outputs, past, &wish.select);
    let differing = differing(folder, &outcome.outputs);
    list_pages(&mut built, &outcome, &differing, past, &manifest, wish);
    if let Some(past) = past {
        // First, because where a file system doesn't tell capitals a new file may have the name of an old one.
        remove_left_over(&mut built, past, &manifest, wish)?;
    }
    if !wish.dry_run {
        differing.par_iter().try_for_each(|output| put(&folder.join(output.file_name()), &output.bytes))?;
        put_manifest(folder, &manifest)?;
    }
    drop(held);
    Ok(built)
}

/// Writes the manifest last: until it stands, the next build sees files that aren't what the old one says.
fn put_manifest(folder: &Path, manifest: &Manifest) -> Result<()> {
    let path = folder.join(FILE_NAME);
    let text = print(manifest).map_err(|error| Error::disk("write", &path)(std::io::Error::other(error)))?;
    if holds(&path, text.as_bytes()) { Ok(()) } else { put(&path, text.as_bytes()) }
}

fn hold(folder: &Path) -> Result<Lock> {
    let held = lock(folder)?;
    clean(folder, &held)?;
    Ok(held)
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

/// Lists the briefs asked for, in each language, and says which are not current.
fn list_pages(
    built: &mut Built,
    outcome: &DossierOutcome,
    differing: &[&Output],
    past: Option<&Past>,
    manifest: &Manifest,
    wish: &Wish,
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
                page.reasons.extend(why(&name, past, manifest));
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

/// Why a file that would change would.
fn why(name: &str, past: Option<&Past>, manifest: &Manifest) -> Vec<String> {
    let Some(past) = past else { return vec!["not made yet".to_owned()] };
    let mut found: Vec<String> =
        reasons(&past.manifest, manifest, name).iter().map(Reason::to_string).collect();
    match past.files.get(name) {
        None => found.push("not made yet".to_owned()),
        Some(Standing::Missing) => found.push(format!("`{name}` is missing")),
        Some(Standing::Altered) => found.push(format!("`{name}` is not what the last build wrote")),
        Some(Standing::Same) => {}
    }
    found
}

/// Removes the files that belong to no brief any more, if they are as we wrote them.
fn remove_left_over(built: &mut Built, past: &Past, manifest: &Manifest, wish: &Wish) -> Result<()> {
    let left: BTreeMap<&String, &Standing> =
        past.files.iter().filter(|(name, _)| !manifest.outputs.contains_key(*name)).collect();
    for (name, standing) in left {
        let path = built.folder.join(name);
        let shown = crate::read::shown(&path);
        match standing {
            Standing::Missing => {}
            Standing::Same if wish.dry_run => {
                built.remarks.push(format!("`{shown}` would be removed: it belongs to no brief any more"));
            }
            // Asked again at the last moment, since the file may have been altered while briefs were made.
            Standing::Same if past.standing(&built.folder, name) == Standing::Same => {
                fs::remove_file(&path).map_err(Error::disk("remove", &path))?;
                built.remarks.push(format!("`{shown}` was removed: it belongs to no brief any more"));
            }
            _ => built.remarks.push(format!(
                "`{shown}` belongs to no brief any more and was kept, since it isn't what was written there"
            )),
        }
    }
    Ok(())
}
