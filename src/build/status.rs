//! Says of each output of a dossier whether it is current, and if not, why; nothing is set or written for it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::Serialize;

use super::alteration::Alteration;
use super::drafts::Drafts;
use super::fingerprint::{Fingerprints, describe_brief};
use super::key::{PROGRAM, key};
use super::options::Format;
use super::past::{Past, Standing, look};
use super::produce::Tools;
use super::reason::{Reason, reasons};
use super::record::add_printed;
use crate::check::{Checked, compare_languages, overdue};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::error::Result;
use crate::manifest::{BriefEntry, Manifest, OutputEntry, Unreadable};
use crate::model::{Brief, Dossier, Overdue};

/// How an output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// What a build would write.
    Current,
    /// Made from something else than what is there now.
    Stale,
    /// Made, and gone since.
    Missing,
    /// Changed since it was made, by a hand or by a build that was stopped.
    Altered,
    /// Not made yet.
    NotMade,
    /// Of a brief, a language or a figure that is no more.
    LeftOver,
}

impl State {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::Altered => "altered",
            Self::NotMade => "not made",
            Self::LeftOver => "left over",
        }
    }
}

/// An output and how it is.
#[derive(Debug)]
pub struct OutputStatus {
    /// The file.
    pub path: PathBuf,
    /// The brief.
    pub brief: String,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// `md`, `pdf` or `svg`.
    pub format: String,
    /// How it is.
    pub state: State,
    /// What became of it, if it was altered and that can be told.
    pub alteration: Option<Alteration>,
    /// What it was made from and is different now.
    pub reasons: Vec<Reason>,
    /// Ids of plans that it prints as open and whose date has passed since.
    pub lapsed: Vec<String>,
    /// Ids of facts that it prints and that should have been looked at again.
    pub overdue: Vec<String>,
}

/// A dossier's outputs.
#[derive(Debug, Default)]
pub struct DossierStatus {
    /// The dossier's name.
    pub name: String,
    /// The date of its pages, where it could be read.
    pub date: Option<NaiveDate>,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
    /// The outputs by name; none when the dossier has errors.
    pub outputs: Vec<OutputStatus>,
    /// Why the manifest says nothing, if it should.
    pub unusable: Option<Unreadable>,
}

impl DossierStatus {
    /// Whether anything is an error.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}

/// Judges the outputs of a dossier. Each brief is drafted on the rungs of the ladder where the last build set it, which
/// tells whether it is current, but no page is set: that a brief no longer fits is found by `check`.
///
/// # Errors
/// When the disk fails.
pub fn status(
    folder: &Path,
    name: String,
    checked: Checked,
    tools: Option<(&Tools<'_>, &Fingerprints)>,
    on: NaiveDate,
) -> Result<DossierStatus> {
    let mut found = DossierStatus { name, diagnostics: checked.diagnostics, ..DossierStatus::default() };
    let (Some(dossier), Some((tools, fingerprints))) = (checked.dossier, tools) else { return Ok(found) };
    let dossier = Arc::new(dossier);
    found.date = Some(dossier.date);
    let (past, unusable) = look(folder)?;
    found.unusable = unusable;
    let prospects: Vec<_> = dossier
        .briefs
        .par_iter()
        .map(|brief| prospect(&dossier, brief, tools, fingerprints, past.as_ref()))
        .collect();
    let mut briefs = Vec::with_capacity(prospects.len());
    for (brief, result) in dossier.briefs.iter().zip(prospects) {
        match result {
            Ok(prospect) => {
                found.diagnostics.extend(compare_languages(brief, &dossier));
                briefs.push(prospect);
            }
            Err(wrong) => found.diagnostics.extend(wrong),
        }
    }
    diagnostic::sort(&mut found.diagnostics);
    if found.failed() {
        return Ok(found);
    }
    let pictures = pictures(&briefs);
    let now = expected(&dossier, briefs, past.as_ref());
    found.outputs = judge(folder, &dossier, &now, &pictures, past.as_ref(), on);
    // As warnings they stand beside the outputs that print the facts.
    if dossier.overdue == Overdue::Error {
        found.diagnostics.extend(overdue(&dossier, on));
    }
    Ok(found)
}

/// A brief as its drafts are now.
struct Prospect {
    name: String,
    entry: BriefEntry,
    /// Ids of the printed facts, by the tag of the language.
    facts: BTreeMap<String, Vec<String>>,
    /// Ids of the facts of each picture, in the order of the page, by the tag of the language.
    pictures: BTreeMap<String, Vec<Vec<String>>>,
}

fn prospect(
    dossier: &Arc<Dossier>,
    brief: &Brief,
    tools: &Tools<'_>,
    fingerprints: &Fingerprints,
    past: Option<&Past>,
) -> std::result::Result<Prospect, Vec<Diagnostic>> {
    let theme = tools.themes.of(brief, dossier).map_err(|found| vec![found])?;
    let mut drafts = Drafts::new(dossier, brief, tools.engine);
    let known = past.and_then(|past| past.manifest.briefs.get(&brief.name));
    let known = known.map(|known| (known.rung, known.tried.clone()));
    let first = drafts.first();
    let (rung, tried) = known
        .filter(|(rung, tried)| tried.iter().chain([rung]).all(|&rung| drafts.reaches(rung)))
        .unwrap_or_else(|| (first, vec![first]));
    for &rung in tried.iter().chain([&rung]) {
        let wrong: Vec<Diagnostic> =
            drafts.at(rung).iter().filter_map(|attempt| attempt.as_ref().err()).flatten().cloned().collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
    }
    let key = key(&mut drafts, &theme, fingerprints, rung, &tried).unwrap_or_default();
    let entry = describe_brief(&drafts, &theme, fingerprints, key, rung, tried);
    let id = |&fact: &usize| dossier.facts[fact].id.clone();
    let (mut facts, mut pictures) = (BTreeMap::new(), BTreeMap::new());
    for drafted in drafts.take(rung) {
        let language = drafted.draft.language.tag().to_owned();
        let drawn = drafted.cited.figures.iter().map(|figure| figure.iter().map(id).collect()).collect();
        facts.insert(language.clone(), drafted.facts.iter().map(id).collect());
        pictures.insert(language, drawn);
    }
    Ok(Prospect { name: brief.name.clone(), entry, facts, pictures })
}

/// The manifest that a build would write, as far as drafts tell: without hashes, and with the pictures of the last
/// build.
fn expected(dossier: &Dossier, prospects: Vec<Prospect>, past: Option<&Past>) -> Manifest {
    let mut now = Manifest::empty(PROGRAM, &dossier.name);
    for Prospect { name, entry, facts, .. } in prospects {
        for (language, facts) in facts {
            let output = |format: &str| OutputEntry {
                brief: name.clone(),
                language: language.clone(),
                format: format.to_owned(),
                hash: String::new(),
                size: 0,
                key: None,
                facts: facts.clone(),
                earlier: BTreeMap::new(),
            };
            for format in [Format::Markdown, Format::Pdf] {
                let extension = format.extension();
                now.outputs.insert(format!("{name}.{language}.{extension}"), output(extension));
            }
            let svg = Format::Svg.extension();
            let pictures = past
                .iter()
                .flat_map(|past| &past.manifest.outputs)
                .filter(|(_, old)| old.brief == name && old.language == language && old.format == svg);
            now.outputs.extend(pictures.map(|(picture, _)| (picture.clone(), output(svg))));
        }
        now.briefs.insert(name, entry);
    }
    let all: BTreeSet<String> = now.outputs.keys().cloned().collect();
    add_printed(&mut now, dossier, &all);
    now
}

/// The facts of each picture, by the beginning of its file's name: `investor.en.1-`.
fn pictures(prospects: &[Prospect]) -> BTreeMap<String, BTreeSet<String>> {
    let mut pictures = BTreeMap::new();
    for prospect in prospects {
        for (language, drawn) in &prospect.pictures {
            for (index, facts) in drawn.iter().enumerate() {
                let name = format!("{}.{language}.{}-", prospect.name, index + 1);
                pictures.insert(name, facts.iter().cloned().collect());
            }
        }
    }
    pictures
}

fn judge(
    folder: &Path,
    dossier: &Dossier,
    now: &Manifest,
    pictures: &BTreeMap<String, BTreeSet<String>>,
    past: Option<&Past>,
    on: NaiveDate,
) -> Vec<OutputStatus> {
    let nothing = BTreeMap::new();
    let before = past.map_or(&nothing, |past| &past.manifest.outputs);
    let names: BTreeSet<&String> = before.keys().chain(now.outputs.keys()).collect();
    let each = names.into_iter().filter_map(|name| {
        let output = now.outputs.get(name).or_else(|| before.get(name))?;
        let why = past.map(|past| reasons(&past.manifest, now, name)).unwrap_or_default();
        let standing = past.and_then(|past| past.files.get(name));
        let state = match (now.outputs.contains_key(name), standing) {
            (false, Some(Standing::Missing) | None) => return None,
            (false, _) => State::LeftOver,
            (true, None) => State::NotMade,
            (true, Some(Standing::Missing)) => State::Missing,
            (true, Some(Standing::Altered)) => State::Altered,
            (true, Some(Standing::Same)) if why.is_empty() => State::Current,
            (true, Some(Standing::Same)) => State::Stale,
        };
        let lapsed = |id: &&String| {
            let printed = past.zip(before.get(name)).and_then(|(past, old)| past.manifest.fact_in(old, id));
            printed.is_some_and(|printed| !printed.lapsed)
                && dossier.fact(id).is_some_and(|fact| fact.has_lapsed(on))
        };
        // The manifest lists the facts of its brief with a picture, too.
        let is_picture = output.format == Format::Svg.extension();
        let drawn = pictures.range(..=name.clone()).next_back().filter(|(start, _)| name.starts_with(*start));
        let shows = |id: &&String| !is_picture || drawn.is_some_and(|(_, facts)| facts.contains(*id));
        let lapsed = before.get(name).into_iter().flat_map(|old| &old.facts).filter(lapsed).filter(shows);
        let overdue = |id: &&String| shows(id) && dossier.fact(id).is_some_and(|fact| fact.is_overdue(on));
        Some(OutputStatus {
            path: folder.join(name),
            brief: output.brief.clone(),
            language: output.language.clone(),
            format: output.format.clone(),
            state,
            alteration: past.and_then(|past| past.alteration(folder, name)),
            lapsed: lapsed.cloned().collect(),
            overdue: output.facts.iter().filter(overdue).cloned().collect(),
            reasons: why,
        })
    });
    each.collect()
}
