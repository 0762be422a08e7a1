//! `build`: makes the briefs.

use std::time::Instant;

use super::Verdict;
use super::arguments::{BuildArguments, OutputFormat};
use super::terminal;
use crate::build::{
    DossierOutcome, Format, Select, Tools, Written, load, load_fonts, produce, write_outputs,
};
use crate::diagnostic::wording::{count, list, unknown_name};
use crate::error::{Error, Result};
use crate::language::Language;

/// Builds.
///
/// # Errors
/// When the disk fails or the arguments don't fit the project.
pub fn run(arguments: &BuildArguments) -> Result<Verdict> {
    let started = Instant::now();
    if let Some(jobs) = arguments.jobs {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
        threads.map_err(|error| Error::Threads(error.to_string()))?;
    }
    let select = select(arguments)?;
    let options = terminal::options(&arguments.place)?;
    let mut project = load(&options)?;
    let (fonts, found) = load_fonts(&project, &options)?;
    let sound_fonts = found.is_empty();
    project.diagnostics.extend(found);
    terminal::diagnostics(&project.diagnostics);
    let mut failed: Vec<String> = Vec::new();
    let mut written = Written::default();
    let mut pages = 0;
    let mut facts = 0;
    let mut audiences: Vec<String> = Vec::new();
    let tools = match (&project.engine, &project.themes) {
        (Some(engine), Some(themes)) if sound_fonts => Some(Tools { engine, themes, fonts: &fonts }),
        _ => None,
    };
    for (_, name, checked) in project.dossiers {
        let outcome = produce(name, checked, tools.as_ref());
        terminal::diagnostics(&outcome.diagnostics);
        if outcome.failed() || tools.is_none() {
            failed.push(outcome.name);
            continue;
        }
        terminal::conceded(&outcome);
        audiences.extend(outcome.outputs.iter().map(|output| output.audience.clone()));
        let wanted: Vec<_> = outcome
            .outputs
            .iter()
            .filter(|output| select.wants(&output.audience, output.language, output.format))
            .collect();
        pages += pages_in(&wanted.iter().map(|output| (&output.brief, output.language)).collect::<Vec<_>>());
        facts += facts_in(&outcome);
        let one = write_outputs(&arguments.out.join(&outcome.name), wanted.iter().copied())?;
        written.written += one.written;
        written.unchanged += one.unchanged;
    }
    if failed.is_empty() && project.diagnostics.is_empty() && pages == 0 {
        return Err(nothing_selected(arguments, &audiences));
    }
    let mut summary = format!(
        "{} · {} written, {} unchanged · {} · {} ms",
        count(pages, "brief", "briefs"),
        count(written.written, "file", "files"),
        written.unchanged,
        count(facts, "fact", "facts"),
        started.elapsed().as_millis(),
    );
    if !failed.is_empty() {
        summary = format!("{summary}\nnothing written for {}", list(&failed));
    }
    terminal::note(&summary);
    let sound = failed.is_empty() && project.diagnostics.is_empty();
    Ok(if sound { Verdict::Right } else { Verdict::Wrong })
}

fn pages_in(outputs: &[(&String, Language)]) -> usize {
    outputs.iter().collect::<std::collections::BTreeSet<_>>().len()
}

fn facts_in(outcome: &DossierOutcome) -> usize {
    outcome.outputs.iter().flat_map(|output| &output.facts).collect::<std::collections::BTreeSet<_>>().len()
}

fn select(arguments: &BuildArguments) -> Result<Select> {
    let language = match arguments.language.as_deref() {
        None => None,
        Some(tag) => Some(Language::from_tag(tag).ok_or_else(|| {
            let hint = unknown_name(tag, Language::ALL.map(Language::tag), "language");
            Error::usage(format!("there is no language `{tag}`"), hint)
        })?),
    };
    let formats = arguments.to.iter().map(|format| match format {
        OutputFormat::Md => Format::Markdown,
        OutputFormat::Pdf => Format::Pdf,
    });
    Ok(Select { audience: arguments.audience.clone(), language, formats: formats.collect() })
}

fn nothing_selected(arguments: &BuildArguments, audiences: &[String]) -> Error {
    let mut known: Vec<&str> = audiences.iter().map(String::as_str).collect();
    known.sort_unstable();
    known.dedup();
    match &arguments.audience {
        Some(audience) if !known.contains(&audience.as_str()) => Error::usage(
            format!("no brief is for the audience `{audience}`"),
            unknown_name(audience, known, "audience"),
        ),
        _ => Error::usage(
            "no brief is in the language asked for",
            "leave out `--language`, or add it to `languages` of dossier.toml",
        ),
    }
}
