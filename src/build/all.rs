//! Builds every dossier of a project.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::build_options::BuildOptions;
use super::built::{Built, build};
use super::fingerprint::Fingerprints;
use super::messages;
use crate::check::Checked;
use crate::disk;
use crate::error::{Error, Result};
use crate::make::{Listener, Tools};

/// Builds every dossier, each into its folder in `out`, several at once. After a failure of the disk no further dossier is
/// started.
///
/// # Errors
/// The failure, with the results of the dossiers that were built before it.
pub fn build_all(
    dossiers: Vec<(PathBuf, String, Checked)>,
    out: &Path,
    tools: Option<&Tools<'_>>,
    wish: &BuildOptions,
    listener: Listener<'_>,
) -> std::result::Result<Vec<Built>, (Vec<Built>, Error)> {
    if let Err(error) = usual_out(out) {
        return Err((Vec::new(), error));
    }
    let fingerprints = tools.map(Fingerprints::new).transpose().map_err(|error| (Vec::new(), error))?;
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

/// Refuses the usual folder of outputs where it is a link that leads out of the project. A user who names a folder means what
/// it leads to.
fn usual_out(out: &Path) -> Result<()> {
    let refused = if out == Path::new("out") { disk::refused_link(out, Path::new("."))? } else { None };
    match refused {
        None => Ok(()),
        Some(refused) => Err(messages::outputs_out_of_project(refused.message)),
    }
}
