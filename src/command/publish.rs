//! `build --to-publish`: writes what one audience may have into a folder of its own, and nothing of others.

use rayon::prelude::*;

use super::archive;
use super::build_arguments::BuildArguments;
use super::messages::earlier_day::report;
use super::messages::publish as messages;
use super::project::{self, Opened};
use super::selection::{audiences, earlier_day, nothing_selected, writing};
use super::signing;
use super::terminal::{self, Progress};
use super::verdict::Verdict;
use crate::build::{BuildOptions, Fingerprints, Publication, WriteMode, publish, published_pages, renew};
use crate::disk::shown;
use crate::error::Result;
use crate::make::{DossierOutcome, Equipment, Listener, Select};
use crate::signature::{EXTENSION, Signer};

/// Publishes. Everything is made from nothing, so that no earlier build decides what readers get.
///
/// # Errors
/// When the disk fails, or the folder or the arguments don't fit.
pub fn run(arguments: &BuildArguments, select: Select, signer: Option<&Signer>) -> Result<Verdict> {
    let known_on = earlier_day(arguments)?;
    let audience = select.audience.clone().ok_or_else(messages::no_audience)?;
    let Opened { project, equipment, unverified } =
        project::open_as_known(&arguments.place, arguments.archive.as_deref(), known_on)?;
    terminal::diagnostics(&project.diagnostics);
    let whole = project.is_sound();
    let tools = equipment.as_ref().map(Equipment::tools);
    let fingerprints = tools.as_ref().map(Fingerprints::new).transpose()?;
    let dossiers = project.dossiers.iter().filter_map(|(_, _, checked)| checked.dossier.as_ref());
    let told = project
        .dossiers
        .iter()
        .filter_map(|(_, name, checked)| Some((name, checked.dossier.as_ref()?.known_on.as_ref()?)));
    told.flat_map(|(name, known)| report(name, known)).for_each(|line| terminal::note(&line));
    let progress = Progress::new(dossiers.map(|dossier| dossier.briefs.len()).sum(), "briefs");
    let listener = Listener { done: &|| progress.tick(), waiting: &|folder| progress.waits(folder) };
    let wish = BuildOptions { select, force: true, ..BuildOptions::default() };
    let tools = tools.as_ref().zip(fingerprints.as_ref());
    let outcomes: Vec<DossierOutcome> = project
        .dossiers
        .into_par_iter()
        .map(|(_, name, checked)| renew(name, checked, tools, &wish, None, listener).outcome)
        .collect();
    progress.end();
    outcomes.iter().for_each(|outcome| terminal::diagnostics(&outcome.diagnostics));
    let wrong = |outcome: &&DossierOutcome| outcome.failed() || outcome.dossier.is_none() || tools.is_none();
    let wrong: Vec<&String> = outcomes.iter().filter(wrong).map(|outcome| &outcome.name).collect();
    if !whole || !wrong.is_empty() {
        terminal::note(&messages::nothing(&wrong));
        return Ok(Verdict::Wrong);
    }
    if outcomes.iter().all(|outcome| outcome.outputs.is_empty()) {
        return Err(nothing_selected(arguments, &audiences(&outcomes)));
    }
    outcomes.iter().for_each(|outcome| terminal::conceded(&outcome.name, &outcome.conceded));
    let published = publish(&outcomes, &audience, &arguments.out(), writing(arguments), listener)?;
    archive::tell(&unverified);
    tell(&published, &audience, arguments);
    if let Some(signer) = signer {
        signing::sign(signer, &published_pages(&outcomes, &arguments.out()))?;
    }
    Ok(Verdict::Right)
}

fn tell(published: &Publication, audience: &str, arguments: &BuildArguments) {
    let Publication { written, current, removed } = published;
    let run = writing(arguments);
    for name in removed {
        terminal::note(&match name.ends_with(EXTENSION) {
            true => messages::removed_signature(name, run),
            false => messages::removed_output(name, run),
        });
    }
    if run == WriteMode::Dry {
        written.iter().for_each(|name| terminal::note(&messages::would_write(name)));
    }
    let files = [written.len(), *current, removed.len()];
    terminal::note(&messages::summary(files, &shown(&arguments.out()), audience, run));
}
