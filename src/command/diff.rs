//! `diff`: what has changed since the last build, a git revision, or a copy.

use std::path::{Path, PathBuf};

use super::arguments::{DiffArguments, DiffFormat};
use super::messages::diff as messages;
use super::terminal;
use super::verdict::Verdict;
use crate::compare::{
    Alteration, Comparison, Fate, Likeness, Made, Pages, Sides, Snapshot, at_revision, build_of, by_name,
    compare, currency, foreign_pdf_bytes, now, read_foreign_pdf, summary, to_html, to_markdown, to_text,
    view, with_last_build, with_one,
};
use crate::diagnostic::Diagnostic;
use crate::disk::{refuse_linked, replace, shown};
use crate::error::{Error, Result};
use crate::redline::{Heading, redline, redline_html, redline_markdown};

/// Compares.
///
/// # Errors
/// When the disk or git fails, or there is nothing to compare with.
pub fn run(arguments: &DiffArguments) -> Result<Verdict> {
    let options = terminal::options(&arguments.place)?;
    let here = shown(&arguments.place.path);
    let mut altered = false;
    let (old_name, pairs) = match arguments.against.as_deref() {
        None => {
            let Some(new) = snapshots(&now(&options)?) else { return Ok(Verdict::Wrong) };
            (messages::last_build(), with_last_build(new, &arguments.out)?)
        }
        Some(file) if has_extension(file, "toml") || has_extension(file, "pdf") => {
            let made = now(&options)?;
            let Some(new) = snapshots(&made) else { return Ok(Verdict::Wrong) };
            let path = Path::new(file);
            let of_copy = has_extension(file, "pdf");
            let old = match of_copy {
                true => {
                    let (old, doubts) = copy(path, &made)?;
                    doubts.iter().for_each(|doubt| terminal::note(doubt));
                    altered = !doubts.is_empty();
                    old
                }
                false => build_of(path)?,
            };
            let (old, new) = with_one(new, old, file)?;
            let new = if of_copy { new.within(&old) } else { new };
            (file.to_owned(), vec![(old, new)])
        }
        Some(revision) => {
            // Both take as long as a build of everything.
            let (then, made) = rayon::join(|| at_revision(&options, revision), || now(&options));
            let then = then?;
            let Some(new) = snapshots(&made?) else { return Ok(Verdict::Wrong) };
            then.notes.iter().for_each(|note| terminal::remark(note));
            let Some(old) = snapshots(&then) else {
                terminal::note(&messages::mistakes_of(revision));
                return Ok(Verdict::Wrong);
            };
            (revision.to_owned(), by_name(old, new))
        }
    };
    let sides = Sides { old: old_name, new: here };
    let comparisons: Vec<Comparison> = pairs.iter().map(|(old, new)| compare(old, new)).collect();
    print(arguments.format, &comparisons, &sides)?;
    if let Some(folder) = &arguments.redline {
        for ((old, new), comparison) in pairs.iter().zip(&comparisons) {
            write_redlines(folder, old, new, comparison, &sides)?;
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

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// The state that a copy holds, and why it mustn't be believed, if it was altered.
fn copy(path: &Path, made: &Made) -> Result<(Snapshot, Vec<String>)> {
    let name = shown(path);
    let bytes = foreign_pdf_bytes(path)?;
    let copy = read_foreign_pdf(&bytes).map_err(|why| messages::not_comparable(&name, why))?;
    let currency = currency(&bytes, &copy, &Pages::new(made));
    let currency = currency.map_err(|why| messages::not_comparable(&name, why))?;
    let facts = copy.facts.ok_or_else(|| messages::not_comparable(&name, messages::no_facts()))?;
    let mut doubts: Vec<String> = match &currency.standing {
        standing if standing.is_current() => Vec::new(),
        Likeness::Altered { departures } => departures.clone(),
        _ => copy.alterations.iter().map(Alteration::describe).collect(),
    };
    if !doubts.is_empty() {
        let first = messages::altered(&name);
        doubts = [first].into_iter().chain(doubts.into_iter().map(|doubt| format!("  {doubt}"))).collect();
    }
    let snapshot = Snapshot::of_facts(&facts).map_err(|why| messages::not_comparable(&name, why))?;
    Ok((snapshot, doubts))
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

/// Writes the redline of each brief whose text has changed.
fn write_redlines(
    folder: &Path,
    old: &Snapshot,
    new: &Snapshot,
    comparison: &Comparison,
    sides: &Sides,
) -> Result<()> {
    let folder = folder.join(&comparison.dossier);
    refuse_linked(&folder)?;
    for brief in &comparison.briefs {
        let name = format!("{}.{}", brief.brief, brief.language);
        let key = (brief.brief.clone(), brief.language);
        // A brief that wasn't there had no text; of one that was, the text may be unknown.
        let text = |snapshot: &Snapshot, none: Fate| match snapshot.briefs.get(&key) {
            Some(state) => state.markdown.clone(),
            None => (brief.fate == none).then(String::new),
        };
        let (Some(one), Some(two)) = (text(old, Fate::Added), text(new, Fate::Removed)) else {
            terminal::note(&messages::no_redline(&name));
            continue;
        };
        if one == two {
            continue;
        }
        let pieces = redline(&one, &two);
        let heading = Heading {
            brief: format!("{}/{name}", comparison.dossier),
            language: brief.language,
            old: sides.old.clone(),
            new: sides.new.clone(),
        };
        std::fs::create_dir_all(&folder).map_err(Error::disk("create", &folder))?;
        for (extension, text) in
            [("md", redline_markdown(&pieces)), ("html", redline_html(&pieces, &heading))]
        {
            let path = folder.join(format!("{name}.redline.{extension}"));
            replace(&path, text.as_bytes())?;
            terminal::note(&messages::redline(&shown(&path)));
        }
    }
    Ok(())
}
