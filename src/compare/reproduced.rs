//! Makes a delivered page again, from the revision or folder whose manifest holds it: byte for byte, or what differs.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::comparison::{Comparison, compare};
use super::currency::{PROGRAM, departures};
use super::foreign_pdf::ForeignPdf;
use super::messages::{self, ForeignPdfError};
use super::snapshot::Snapshot;
use super::where_made::{Listed, Origin, in_folder, in_history, in_revision, like_it};
use crate::build::{BuildOptions, Fingerprints, Reason, Renewed, reasons, record, renew};
use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{Disk, ProjectReader, Repository, Revision};
use crate::error::Result;
use crate::language::Language;
use crate::make::{Equipment, Listener, Options, Output, Project, Select, equip, load, read};
use crate::manifest::{OutputFormat, parse};
use crate::model::{Dossier, EarlierDay};
use crate::pdf::compare_files;

/// What became of making a delivered page again.
#[derive(Debug)]
pub enum Reproduction {
    /// It was made, byte for byte.
    Same,
    /// It was made; another program has saved the file since.
    SavedAnew {
        /// The name that this program gives itself, if any.
        by: Option<String>,
    },
    /// Another version of the program made it.
    OtherVersion,
    /// A page of this brief was made, and it is another one.
    Differs {
        /// Which inputs are others than those that the manifest holds of the file; empty where none holds it.
        inputs: Vec<Reason>,
        /// Where the files differ, one lower-case clause each.
        departures: Vec<String>,
        /// What differs in the facts.
        facts: Option<Box<Comparison>>,
    },
    /// The project has mistakes there.
    Mistakes(Vec<Diagnostic>),
    /// There is no such brief there.
    NoBrief,
    /// Nothing holds it but a kept edition.
    Edition {
        /// The file of the edition.
        path: String,
        /// Whether it holds the hash of this very file.
        very_file: bool,
        /// What differs between the facts of the edition and those of the file; none where the file has no facts.
        facts: Option<Box<Comparison>>,
    },
    /// Nothing that is here knows of it.
    Unknown,
}

/// The outcome for one file.
#[derive(Debug)]
pub struct Reproduced {
    /// What became of it.
    pub standing: Reproduction,
    /// Where it was made again, or would be.
    pub origin: Option<Origin>,
    /// The page that was made.
    pub page: Option<Vec<u8>>,
    /// The dossier that it was made from, with its folder, and the sources that the page cites.
    pub cited: Option<PageSources>,
    /// What the user should know of how it was read.
    pub notes: Vec<String>,
}

/// The sources that a page cites, for a look at their archived copies.
#[derive(Debug)]
pub struct PageSources {
    /// The folder of the dossier.
    pub folder: PathBuf,
    /// The dossier as it was there.
    pub dossier: std::sync::Arc<Dossier>,
    /// The indices of the sources.
    pub sources: Vec<usize>,
}

/// Makes a delivered page again. `out` is the folder of outputs; `revision` is where to make it, else it is looked for.
///
/// # Errors
/// When the disk or git fails, or the file is in a language that this program doesn't know.
pub fn reproduce(
    (bytes, pdf): (&[u8], &ForeignPdf),
    options: &Options,
    out: &Path,
    revision: Option<&str>,
) -> Result<std::result::Result<Reproduced, ForeignPdfError>> {
    let options =
        Options { date: options.date.or(pdf.about.date.parse::<NaiveDate>().ok()), ..options.clone() };
    let hash = blake3::hash(bytes).to_hex().to_string();
    let mut notes = Vec::new();
    let repository = match Repository::at(&options.path, revision.unwrap_or("HEAD")) {
        Ok(repository) => Some(repository),
        Err(error) if revision.is_some() => return Err(error),
        Err(error) => {
            notes.push(error.to_string());
            None
        }
    };
    let listed = match (&repository, revision) {
        (Some(repository), Some(typed)) => {
            let here = in_revision(repository, out, typed, |one| one.hash == hash)?;
            here.into_iter().next().map_or_else(|| in_history(repository, out, &hash), |one| Ok(Some(one)))?
        }
        (Some(repository), None) => in_history(repository, out, &hash)?,
        (None, _) => None,
    };
    let listed = match listed {
        Some(listed) => Some(listed),
        None => in_folder(out, &hash)?,
    };
    // Its page is the same whoever else could have one that day, so those for others needn't be possible.
    let reader = reader(pdf, listed.as_ref());
    let known_on = options.known_on.map(|asked| EarlierDay { audience: reader, ..asked });
    let options = Options { known_on, ..options };
    let typed = revision.map(|revision| Origin::Commit(revision.to_owned()));
    let origin = typed.or_else(|| listed.as_ref().map(|listed| listed.origin.clone()));
    let told = |standing, origin| Reproduced { standing, origin, page: None, cited: None, notes: Vec::new() };
    if pdf.about.creator != PROGRAM {
        return Ok(Ok(Reproduced { notes, ..told(Reproduction::OtherVersion, origin) }));
    }
    let tried = match (origin, &repository) {
        (Some(origin), _) => vec![origin],
        (None, Some(repository)) => like_it(repository, out, pdf)?,
        (None, None) => Vec::new(),
    };
    let mut last = None;
    let alone = tried.len() == 1;
    for origin in tried {
        let mut made = match make(&options, &origin)? {
            Remade::Sound(made, more) => {
                notes.extend(more);
                made
            }
            Remade::Mistakes(found) if alone => {
                return Ok(Ok(Reproduced { notes, ..told(Reproduction::Mistakes(found), Some(origin)) }));
            }
            Remade::Mistakes(_) => continue,
        };
        let Some((folder, renewed, place)) = find(&mut made, pdf, listed.as_ref()) else {
            last = Some(told(Reproduction::NoBrief, Some(origin)));
            continue;
        };
        let standing = match judge(bytes, pdf, &renewed, place, listed.as_ref()) {
            Ok(standing) => standing,
            Err(error) => return Ok(Err(error)),
        };
        let is_it = matches!(standing, Reproduction::Same | Reproduction::SavedAnew { .. });
        let output = &renewed.outcome.outputs[place];
        let cited = renewed.outcome.dossier.clone().map(|dossier| PageSources {
            sources: sources_of(&dossier, output),
            dossier,
            folder,
        });
        let page = Some(output.bytes.clone());
        let found = Reproduced { standing, origin: Some(origin), page, cited, notes: Vec::new() };
        // Among pages that are only like it, one that isn't it tells nothing.
        if is_it || alone {
            return Ok(Ok(Reproduced { notes, ..found }));
        }
    }
    match edition(&options, &hash, pdf)? {
        Ok(Some(standing)) => Ok(Ok(Reproduced { notes, ..told(standing, None) })),
        Ok(None) => Ok(Ok(Reproduced { notes, ..last.unwrap_or_else(|| told(Reproduction::Unknown, None)) })),
        Err(error) => Ok(Err(error)),
    }
}

/// The audience of a page, as the manifest that lists it says, else the file itself.
fn reader(pdf: &ForeignPdf, listed: Option<&Listed>) -> Option<String> {
    let entry = listed.and_then(|listed| {
        let brief = &listed.manifest.outputs.get(&listed.name)?.brief;
        listed.manifest.briefs.get(brief)
    });
    let in_file = || pdf.facts.as_ref().map(|facts| facts.audience.clone());
    entry.map(|brief| brief.audience.clone()).or_else(in_file)
}

enum Remade {
    Sound(Vec<(PathBuf, Renewed)>, Vec<String>),
    Mistakes(Vec<Diagnostic>),
}

/// Makes a project in memory as it was.
fn make(options: &Options, origin: &Origin) -> Result<Remade> {
    let (mut project, notes): (Project, Vec<String>) = match origin {
        Origin::Commit(revision) => {
            let revision = Revision::read(&options.path, &options.templates, revision)?;
            (read(&revision, options)?, revision.notes)
        }
        Origin::Folder => (load(options)?, Vec::new()),
    };
    let equipment = equip(&mut project, options)?;
    let tools = equipment.as_ref().map(Equipment::tools);
    let fingerprints = tools.as_ref().map(Fingerprints::new).transpose()?;
    let tools = tools.as_ref().zip(fingerprints.as_ref());
    let wish = BuildOptions::default();
    let one = |(folder, name, checked): (PathBuf, String, Checked)| {
        (folder, renew(name, checked, tools, &wish, None, Listener::NOBODY))
    };
    let made: Vec<(PathBuf, Renewed)> = project.dossiers.into_par_iter().map(one).collect();
    let all = made.iter().flat_map(|(_, renewed)| &renewed.outcome.diagnostics);
    let errors = project.diagnostics.iter().chain(all).filter(|found| found.severity() == Severity::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    let mut notes = notes;
    for (_, Renewed { outcome, .. }) in &made {
        let known = outcome.dossier.as_ref().and_then(|dossier| dossier.known_on.as_ref());
        let unread = known.into_iter().flat_map(|known| &known.not_made);
        let others = unread.chain(&outcome.not_made);
        notes.extend(others.map(|brief| messages::not_possible_that_day(&outcome.name, brief)));
    }
    Ok(if errors.is_empty() { Remade::Sound(made, notes) } else { Remade::Mistakes(errors) })
}

/// The page that a file says it is, or that the manifest says it is: the folder, what was made of its dossier, and its place there.
fn find(
    made: &mut Vec<(PathBuf, Renewed)>,
    pdf: &ForeignPdf,
    listed: Option<&Listed>,
) -> Option<(PathBuf, Renewed, usize)> {
    let output = listed.and_then(|listed| Some((listed, listed.manifest.outputs.get(&listed.name)?)));
    let (dossier, brief, language) = match (output, &pdf.facts) {
        (Some((listed, output)), _) => (&listed.manifest.dossier, &output.brief, &output.language),
        (None, Some(facts)) => (&facts.dossier, &facts.brief, &facts.language),
        (None, None) => return None,
    };
    let index = made.iter().position(|(_, renewed)| renewed.outcome.name == *dossier)?;
    let is_it = |output: &Output| {
        output.format == OutputFormat::Pdf && output.brief == *brief && output.language.tag() == language
    };
    let place = made[index].1.outcome.outputs.iter().position(is_it)?;
    let (folder, renewed) = made.swap_remove(index);
    Some((folder, renewed, place))
}

fn judge(
    bytes: &[u8],
    pdf: &ForeignPdf,
    renewed: &Renewed,
    place: usize,
    listed: Option<&Listed>,
) -> std::result::Result<Reproduction, ForeignPdfError> {
    let page = &renewed.outcome.outputs[place];
    if page.bytes == bytes {
        return Ok(Reproduction::Same);
    }
    let compared = compare_files(bytes, &page.bytes)?;
    if compared.departures.is_empty() {
        return Ok(Reproduction::SavedAnew { by: compared.saved_by });
    }
    let now =
        renewed.outcome.dossier.as_ref().map(|dossier| {
            record(dossier, &renewed.briefs, &renewed.outcome.outputs, None, &Select::default())
        });
    let inputs = now.zip(listed).map(|(now, listed)| reasons(&listed.manifest, &now, &listed.name));
    let facts = match &pdf.facts {
        None => None,
        Some(facts) => {
            let old = Snapshot::of_facts(facts)?;
            let new = Snapshot::of_brief(&renewed.outcome, &facts.brief);
            new.map(|new| Box::new(compare(&old, &new.within(&old))))
        }
    };
    Ok(Reproduction::Differs { inputs: inputs.unwrap_or_default(), departures: departures(&compared), facts })
}

/// The sources that a page cites.
fn sources_of(dossier: &Dossier, output: &Output) -> Vec<usize> {
    let facts = output.facts.iter().map(|&fact| &dossier.facts[fact]);
    let mut sources: Vec<usize> = facts.flat_map(|fact| &fact.evidence).map(|one| one.source).collect();
    let brief = dossier.briefs.iter().find(|brief| brief.name == output.brief);
    sources.extend(brief.and_then(|brief| brief.picture.as_ref()).map(|picture| picture.source.0));
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// A kept edition that has this very file, or a page of the same brief, language and day.
fn edition(
    options: &Options,
    hash: &str,
    pdf: &ForeignPdf,
) -> Result<std::result::Result<Option<Reproduction>, ForeignPdfError>> {
    let mut like_it = None;
    let (folders, _) = Disk.dossiers(&options.path)?;
    let dossiers: Result<Vec<_>> = folders.iter().map(|folder| Disk.dossier(folder)).collect();
    for text in dossiers?.into_iter().flat_map(|dossier| dossier.editions) {
        let path = text.path.clone();
        let Ok(manifest) = parse(&text.text) else { continue };
        let very_file = manifest.outputs.values().any(|output| output.hash == hash);
        let is_like = pdf.facts.as_ref().is_some_and(|facts| {
            manifest.dossier == facts.dossier
                && manifest.briefs.get(&facts.brief).is_some_and(|brief| brief.date == facts.date)
                && manifest
                    .outputs
                    .values()
                    .any(|output| output.brief == facts.brief && output.language == facts.language)
        });
        if very_file || is_like && like_it.is_none() {
            like_it = Some((path, manifest, very_file));
        }
        if very_file {
            break;
        }
    }
    let Some((path, manifest, very_file)) = like_it else { return Ok(Ok(None)) };
    let facts = match &pdf.facts {
        None => None,
        Some(facts) => match Snapshot::of_facts(facts) {
            Err(error) => return Ok(Err(error)),
            Ok(of_file) => {
                let mut of_edition = Snapshot::of_build(&manifest, |_| None);
                let language = Language::from_tag(&facts.language);
                of_edition
                    .briefs
                    .retain(|(brief, spoken), _| *brief == facts.brief && Some(*spoken) == language);
                Some(Box::new(compare(&of_edition, &of_file)))
            }
        },
    };
    Ok(Ok(Some(Reproduction::Edition { path, very_file, facts })))
}
