//! `diff`: what has changed since the last build, a git revision, or a copy.

use std::path::{Path, PathBuf};

use super::arguments::{DiffArguments, DiffFormat};
use super::messages::diff as messages;
use super::terminal;
use super::verdict::Verdict;
use crate::compare::{
    Comparison, Made, PdfState, RedlinedBrief, Sides, Snapshot, at_revision, build_of, by_name, compare,
    explain, now, redlined_briefs, state_of_pdf, summary, to_html, to_markdown, to_text, view,
    with_last_build, with_one, write_redline,
};
use crate::diagnostic::Diagnostic;
use crate::disk::shown;
use crate::error::{Error, Result};

/// Compares.
///
/// # Errors
/// When the disk or git fails, or there is nothing to compare with.
pub fn run(arguments: &DiffArguments) -> Result<Verdict> {
    let options = terminal::options(&arguments.place)?;
    let here = shown(&arguments.place.path);
    let mut altered = false;
    let (old_name, pairs, made) = match arguments.against.as_deref() {
        None => {
            let made = now(&options)?;
            let Some(new) = snapshots(&made) else { return Ok(Verdict::Wrong) };
            (messages::last_build(), with_last_build(new, &arguments.out)?, made)
        }
        Some(file) if has_extension(file, "toml") || has_extension(file, "pdf") => {
            let made = now(&options)?;
            let Some(new) = snapshots(&made) else { return Ok(Verdict::Wrong) };
            let path = Path::new(file);
            let of_pdf = has_extension(file, "pdf");
            let old = match of_pdf {
                true => {
                    let PdfState { snapshot, doubts } = state_of_pdf(path, &made)?;
                    altered = !doubts.is_empty();
                    tell_doubts(path, &doubts);
                    snapshot
                }
                false => build_of(path)?,
            };
            let (old, mut new) = with_one(new, old, file)?;
            if of_pdf {
                // With contested figures as the brief of the copy shows them.
                let outcome = made.dossiers.iter().find(|outcome| outcome.name == new.dossier);
                let brief = old.briefs.keys().next().map(|(brief, _)| brief.as_str());
                let shown =
                    outcome.zip(brief).and_then(|(outcome, brief)| Snapshot::of_brief(outcome, brief));
                new = shown.unwrap_or(new).within(&old);
            }
            (file.to_owned(), vec![(old, new)], made)
        }
        Some(revision) => {
            // Both take as long as a build of everything.
            let (then, made) = rayon::join(|| at_revision(&options, revision), || now(&options));
            let then = then?;
            let made = made?;
            let Some(new) = snapshots(&made) else { return Ok(Verdict::Wrong) };
            then.notes.iter().for_each(|note| terminal::remark(note));
            let Some(old) = snapshots(&then) else {
                terminal::note(&messages::mistakes_of(revision));
                return Ok(Verdict::Wrong);
            };
            (revision.to_owned(), by_name(old, new), made)
        }
    };
    let sides = Sides { old: old_name, new: here };
    let comparisons: Vec<Comparison> = pairs
        .iter()
        .map(|(old, new)| {
            let mut comparison = compare(old, new);
            let outcome = made.dossiers.iter().find(|outcome| outcome.name == new.dossier);
            if let Some(dossier) = outcome.and_then(|outcome| outcome.dossier.as_deref()) {
                explain(&mut comparison, old, dossier);
            }
            comparison
        })
        .collect();
    print(arguments.format, &comparisons, &sides)?;
    if let Some(folder) = &arguments.redline {
        for ((old, new), comparison) in pairs.iter().zip(&comparisons) {
            write_redlines(folder, &redlined_briefs(old, new, comparison, &sides))?;
        }
    }
    let differs = altered || comparisons.iter().any(|comparison| !comparison.is_empty());
    Ok(if differs && arguments.exit_code { Verdict::Wrong } else { Verdict::Right })
}

/// The state of each dossier, or nothing where any has a mistake, which is printed.
fn snapshots(made: &Made) -> Option<Vec<Snapshot>> {
    let errors: Vec<Diagnostic> = made.errors().cloned().collect();
    terminal::diagnostics(&errors);
    if !errors.is_empty() {
        return None;
    }
    made.dossiers.iter().map(Snapshot::of_outcome).collect()
}

/// Says why a foreign PDF mustn't be believed.
fn tell_doubts(path: &Path, doubts: &[String]) {
    if !doubts.is_empty() {
        terminal::note(&messages::altered(&shown(path)));
    }
    doubts.iter().for_each(|doubt| terminal::note(&format!("  {doubt}")));
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

fn print(format: DiffFormat, comparisons: &[Comparison], sides: &Sides) -> Result<()> {
    match format {
        DiffFormat::Json => {
            let document = serde_json::to_value(view(comparisons, sides));
            terminal::print_json(&document.map_err(|error| Error::Disk {
                doing: "write",
                path: PathBuf::from("JSON"),
                source: error.into(),
            })?)
        }
        DiffFormat::Html => terminal::print_document(&to_html(comparisons, sides)),
        DiffFormat::Markdown => {
            let texts: Vec<String> =
                comparisons.iter().map(|comparison| to_markdown(comparison, sides)).collect();
            terminal::print_document(&texts.join("\n"))
        }
        DiffFormat::Human => {
            for comparison in comparisons.iter().filter(|comparison| !comparison.is_empty()) {
                terminal::print(to_text(comparison, sides))?;
                terminal::print([""])?;
            }
            for comparison in comparisons {
                terminal::note(&format!("{}: {}", comparison.dossier, summary(comparison)));
            }
            Ok(())
        }
    }
}

/// Writes the redlines of two states, and says where they are.
fn write_redlines(folder: &Path, redlined: &[RedlinedBrief]) -> Result<()> {
    for brief in redlined {
        match brief {
            RedlinedBrief::Unknown { name } => terminal::note(&messages::no_redline(name)),
            RedlinedBrief::Known { pieces, heading } => {
                for path in write_redline(folder, pieces, heading)? {
                    terminal::note(&messages::redline(&shown(&path)));
                }
            }
        }
    }
    Ok(())
}
