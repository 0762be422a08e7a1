//! A project as a whole: reads its templates and its dossiers, and builds them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::listener::Listener;
use super::options::{Options, Wish};
use super::produce::Tools;
use super::themes::Themes;
use crate::build::built::{Built, build};
use crate::build::fingerprint::Fingerprints;
use crate::check::{Checked, check};
use crate::diagnostic::{Code, Diagnostic, Severity, Span};
use crate::disk;
use crate::draft::{Engine, Templates};
use crate::error::{Error, Result};

/// A project that has been read and checked, dossier by dossier.
#[derive(Debug)]
pub struct Project {
    /// The engine; absent when a template is wrong.
    pub engine: Option<Arc<Engine>>,
    /// The themes; absent when one of them is wrong.
    pub themes: Option<Themes>,
    /// What is wrong with templates or themes, or with the folder as a whole.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the path is a folder of dossiers, and not one of them.
    pub whole: bool,
    /// Each dossier's folder, name and what the check found.
    pub dossiers: Vec<(PathBuf, String, Checked)>,
}

/// Reads and checks.
///
/// # Errors
/// When the disk fails or the path isn't a folder.
pub fn load(options: &Options) -> Result<Project> {
    let mut diagnostics = Vec::new();
    let (own, found) = disk::read_templates(&options.templates)?;
    // A template that can't be read isn't replaced by a built-in one: that would make other pages of it.
    let readable = !found.iter().any(is_error);
    diagnostics.extend(found);
    let engine = match Engine::new(Templates::new(own)) {
        Ok(engine) => Some(Arc::new(engine)).filter(|_| readable),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let (own, found) = disk::read_themes(&options.templates)?;
    let readable = !found.iter().any(is_error);
    diagnostics.extend(found);
    let themes = match Themes::new(&own) {
        Ok(themes) => Some(themes).filter(|_| readable),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    };
    let (folders, found) = disk::find_dossiers(&options.path)?;
    diagnostics.extend(found);
    let whole = !folders.contains(&options.path);
    let dossiers: Result<Vec<_>> = folders
        .into_par_iter()
        .map(|folder| {
            let files = disk::read_dossier(&folder)?;
            let checked = check(&files, options.date);
            Ok((folder, files.name, checked))
        })
        .collect();
    let mut dossiers = dossiers?;
    refuse_same_ids(&mut dossiers);
    Ok(Project { engine, themes, diagnostics, whole, dossiers })
}

/// Refuses every dossier whose id another has too: a folder was copied, and the record of who got what would take both for
/// one.
fn refuse_same_ids(dossiers: &mut [(PathBuf, String, Checked)]) {
    let mut places: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for (_, _, checked) in dossiers.iter() {
        if let Some((id, span)) = checked.dossier.as_ref().and_then(|dossier| dossier.id.as_ref()) {
            places.entry(id.clone()).or_default().push(span.clone());
        }
    }
    places.retain(|_, spans| spans.len() > 1);
    for (_, _, checked) in dossiers.iter_mut().filter(|_| !places.is_empty()) {
        let Some((id, span)) = checked.dossier.as_ref().and_then(|dossier| dossier.id.as_ref()) else {
            continue;
        };
        let others = places.get(id).into_iter().flatten().filter(|other| *other != span);
        let message = format!("the id `{id}` is another dossier's too");
        let mut found = Diagnostic::at(Code::DuplicateId, span.clone(), message);
        for other in others.clone() {
            found = found.also(other.clone(), "here too");
        }
        if others.count() > 0 {
            checked.diagnostics.push(found.hint(
                "in the newer one write another: 8 to 64 lower-case letters, digits and hyphens; or take the line out there",
            ));
            checked.dossier = None;
        }
    }
}

/// Sees that the folder of outputs that nobody named doesn't lead out of the project. Whoever names one means what it
/// leads to.
fn usual_out(out: &Path) -> Result<()> {
    let refused = if out == Path::new("out") { disk::refused_link(out, Path::new("."))? } else { None };
    match refused {
        None => Ok(()),
        Some(refused) => Err(Error::usage(
            refused.message,
            "remove the link, or name the folder that is meant with `--out DIR`",
        )),
    }
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity() == Severity::Error
}

impl Project {
    /// Whether nothing is wrong with templates, themes or the folder as a whole, but for what is worth a look only.
    pub fn is_sound(&self) -> bool {
        !self.diagnostics.iter().any(is_error)
    }
}

/// Builds every dossier, each into its folder in `out`, several at once. After a failure of the disk no other dossier
/// is begun.
///
/// # Errors
/// What came of the dossiers up to the failure, and the failure.
pub fn build_all(
    dossiers: Vec<(PathBuf, String, Checked)>,
    out: &Path,
    tools: Option<&Tools<'_>>,
    wish: &Wish,
    listener: Listener<'_>,
) -> std::result::Result<Vec<Built>, (Vec<Built>, Error)> {
    if let Err(error) = usual_out(out) {
        return Err((Vec::new(), error));
    }
    let fingerprints = tools.map(Fingerprints::new);
    let tools = tools.zip(fingerprints.as_ref());
    let stopped = AtomicBool::new(false);
    let results: Vec<Option<Result<Built>>> = dossiers
        .into_par_iter()
        .map(|(_, name, checked)| {
            if stopped.load(Ordering::Relaxed) {
                return None;
            }
            let built = build(&out.join(&name), name, checked, tools, wish, listener);
            if built.is_err() {
                stopped.store(true, Ordering::Relaxed);
            }
            Some(built)
        })
        .collect();
    let mut all = Vec::new();
    let mut failure = None;
    for result in results.into_iter().flatten() {
        match result {
            Ok(built) => all.push(built),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    match failure {
        None => Ok(all),
        Some(error) => Err((all, error)),
    }
}
