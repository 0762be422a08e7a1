//! `build`: makes the briefs that are out of date.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use super::archive;
use super::build_arguments::BuildArguments;
use super::messages::build::{self as messages, Totals};
use super::messages::earlier_day::{folder, report as report_known};
use super::messages::signing::outdated;
use super::project::{self, Opened};
use super::publish;
use super::selection::{earlier_day, nothing_selected, writing};
use super::signing;
use super::terminal::{self, Progress};
use super::verdict::Verdict;
use super::viewer;
use crate::build::{
    BuildOptions, Built, BuiltPage, WriteMode, abandoned, build_all, is_published, outdated_annexes,
    outdated_signatures, pages_to_sign, write_annexes,
};
use crate::disk;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::make::{Equipment, Listener, Options, Select, equip, load};
use crate::manifest::OutputFormat;
use crate::model::EarlierDay;
use crate::verify::Unverified;

/// The most pages that `--open` shows: nobody wants more windows by mistake.
const MAX_OPENED: usize = 12;

/// Builds.
///
/// # Errors
/// When the disk fails, the arguments don't fit the project, or no viewer opens a page.
pub fn run(arguments: &BuildArguments) -> Result<Verdict> {
    make(arguments, &mut BTreeSet::new())
}

/// Builds, and shows no page that a viewer was given before: `opened` holds those.
///
/// # Errors
/// As [`run`].
pub fn make(arguments: &BuildArguments, opened: &mut BTreeSet<PathBuf>) -> Result<Verdict> {
    if let Some(jobs) = arguments.jobs {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
        threads.map_err(|error| Error::Threads(error.to_string()))?;
    }
    let signer = match &arguments.sign {
        Some(_) if !arguments.to.is_empty() && !arguments.to.contains(&OutputFormat::Pdf) => {
            return Err(messages::no_pdf_asked_for());
        }
        Some(key) => Some(signing::signer(key, arguments.sign_password_env.as_deref())?),
        None => None,
    };
    if arguments.to_publish {
        return publish::run(arguments, select(arguments)?, signer.as_ref());
    }
    let known_on = earlier_day(arguments)?;
    let out = arguments.out();
    if is_published(&out) {
        return Err(messages::is_published(&disk::shown(&out)));
    }
    let started = Instant::now();
    let wish = BuildOptions {
        select: select(arguments)?,
        force: arguments.force,
        writing: writing(arguments),
        shelf: terminal::shelf(),
        lists: false,
    };
    let Opened { project, equipment, unverified } =
        project::open_as_known(&arguments.place, arguments.archive.as_deref(), known_on.clone())?;
    let unpinned = archive::unpinned(&project);
    terminal::diagnostics(&project.diagnostics);
    let whole = project.is_sound();
    let tools = equipment.as_ref().map(Equipment::tools);
    let dossiers = project.dossiers.iter().filter_map(|(_, _, checked)| checked.dossier.as_ref());
    let told = project
        .dossiers
        .iter()
        .filter_map(|(_, name, checked)| Some((name, checked.dossier.as_ref()?.known_on.as_ref()?)));
    told.flat_map(|(name, known)| report_known(name, known)).for_each(|line| terminal::note(&line));
    let progress = Progress::new(dossiers.map(|dossier| dossier.briefs.len()).sum(), "briefs");
    let left = abandoned(&out, &project)?;
    let listener = Listener { done: &|| progress.tick(), waiting: &|folder| progress.waits(folder) };
    let built = build_all(project.dossiers, &out, tools.as_ref(), &wish, listener);
    progress.end();
    let built = match built {
        Ok(built) => built,
        Err((before, error)) => {
            before.iter().for_each(|built| report(built, &wish));
            return Err(error);
        }
    };
    built.iter().for_each(|built| report(built, &wish));
    terminal::abandoned(&left, &arguments.place.path);
    let sound = whole && built.iter().all(|built| built.failed == 0);
    if sound && built.iter().all(|built| built.pages.is_empty()) {
        let known = built.iter().flat_map(|built| built.audiences.iter().cloned()).collect();
        return Err(nothing_selected(arguments, &known));
    }
    archive::tell(&unverified);
    unpinned.iter().for_each(|note| terminal::note(note));
    terminal::note(&summary(&built, &unverified, &wish, started));
    let of_earlier = known_on.is_some();
    if of_earlier && sound && wish.writing == WriteMode::Real {
        terminal::note(&folder(&disk::shown(&out)));
    }
    let wrong: Vec<&String> =
        built.iter().filter(|built| built.failed > 0).map(|built| &built.name).collect();
    if !wrong.is_empty() {
        terminal::note(&messages::nothing_written(&wrong));
    }
    if !arguments.annex && wish.writing == WriteMode::Real {
        outdated_annexes(&built).iter().for_each(|path| terminal::remark(&messages::outdated_annex(path)));
    }
    let sound = sound && (!arguments.annex || annexes(arguments, &wish.select, known_on)?);
    match &signer {
        Some(signer) => signing::sign(signer, &pages_to_sign(&built)?)?,
        None => outdated_signatures(&built)
            .iter()
            .for_each(|place| terminal::remark(&outdated(&disk::shown(place)))),
    }
    if arguments.open && wish.writing == WriteMode::Real {
        open(&built, &wish.select, opened)?;
    }
    Ok(if sound { Verdict::Right } else { Verdict::Wrong })
}

/// Writes the annexes of the pages that were asked for; whether all of them could be made.
fn annexes(arguments: &BuildArguments, select: &Select, known_on: Option<EarlierDay>) -> Result<bool> {
    let options = Options { known_on, ..terminal::options(&arguments.place)? };
    let mut project = load(&options)?;
    let equipment = equip(&mut project, &options)?;
    let tools = equipment.as_ref().map(Equipment::tools);
    let mut sound = true;
    for (_, name, checked) in project.dossiers {
        let annexes =
            write_annexes(&arguments.out().join(&name), name.clone(), checked, tools.as_ref(), select)?;
        terminal::diagnostics(&annexes.diagnostics);
        terminal::note(&messages::annexes(&name, annexes.files.len(), annexes.written));
        sound &= annexes.diagnostics.is_empty();
    }
    Ok(sound)
}

/// Says what came of a dossier.
fn report(built: &Built, wish: &BuildOptions) {
    terminal::diagnostics(&built.diagnostics);
    built.remarks.iter().for_each(|remark| terminal::remark(remark));
    if built.failed > 0 {
        return;
    }
    terminal::conceded(&built.name, &built.conceded);
    if wish.writing == WriteMode::Dry {
        for page in built.pages.iter().filter(|page| !page.written.is_empty()) {
            let reasons: Vec<&str> = page.reasons.iter().map(String::as_str).collect();
            let name = format!("{}/{}.{}", built.name, page.brief, page.language);
            terminal::note(&messages::would_rebuild(&name, &reasons));
        }
    }
}

fn summary(built: &[Built], unverified: &[Unverified], wish: &BuildOptions, started: Instant) -> String {
    let pages = || built.iter().flat_map(|built| &built.pages);
    let rebuilt = pages().filter(|page| !page.written.is_empty()).count();
    let totals = Totals {
        rebuilt,
        current: pages().count() - rebuilt,
        failed: built.iter().map(|built| built.failed).sum(),
        facts: built.iter().map(|built| built.facts).sum(),
        took: started.elapsed(),
    };
    let summary = messages::summary(&totals, wish.writing);
    let summary = terminal::with_unproven(&summary, built.iter().flat_map(|built| &built.diagnostics));
    archive::with_unverified(&summary, unverified)
}

/// Shows the pages that were made; where a selection was asked for and all of it is current, that.
fn open(built: &[Built], select: &Select, opened: &mut BTreeSet<PathBuf>) -> Result<()> {
    let pages = || built.iter().flat_map(|built| &built.pages);
    let made: Vec<&BuiltPage> = pages().filter(|page| !page.written.is_empty()).collect();
    let shown = match made.is_empty() && !select.is_everything() {
        true => pages().collect(),
        false => made,
    };
    let paths: Vec<&PathBuf> = shown
        .iter()
        .map(|page| &page.path)
        .filter(|path| path.is_file() && !opened.contains(*path))
        .collect();
    if paths.len() > MAX_OPENED {
        return Err(messages::too_many_to_open(paths.len()));
    }
    for path in paths {
        viewer::open(path)?;
        opened.insert(path.clone());
    }
    Ok(())
}

fn select(arguments: &BuildArguments) -> Result<Select> {
    let language = arguments.language.as_deref().map(language).transpose()?;
    let formats = arguments.to.clone();
    Ok(Select { audience: arguments.audience.clone(), language, formats })
}

/// The language of a tag that was typed.
///
/// # Errors
/// When there is no such language.
pub fn language(tag: &str) -> Result<Language> {
    Language::from_tag(tag).ok_or_else(|| messages::no_such_language(tag))
}
